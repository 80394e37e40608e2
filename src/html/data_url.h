// data: URLs (RFC 2397, Fetch §6).
#pragma once

#include "colosseum/html.h"

namespace colosseum::html {

/// Decodes a data: URL; kUnreadable when it is malformed.
Result<Resource> read_data_url(const std::string& url);

/// Splits a Content-Type value into "type/subtype" in lower case and the charset parameter.
void split_media_type(std::string_view content_type, std::string& media_type, std::string& charset);

/// Forgiving base64 (Infra §8): white space is skipped, padding optional. False on foreign characters.
bool decode_base64(std::string_view text, std::string& out);

}  // namespace colosseum::html

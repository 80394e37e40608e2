// URLs as documents use them (RFC 3986 reference resolution, with the WHATWG rules that matter for file and
// http URLs).
#pragma once

#include <string>
#include <string_view>

namespace colosseum {

/// `reference` made absolute against `base`; "" base leaves it as it is. Data URLs pass through untouched.
std::string resolve_url(std::string_view base, std::string_view reference);
/// Percent-decoded bytes.
std::string percent_decode(std::string_view text);
/// An absolute file path as a file: URL, percent-encoded where needed; and back ("" when it is no file URL).
std::string file_url_from_path(std::string_view absolute_path);
std::string path_from_file_url(std::string_view url);
/// The scheme in lower case without the colon; "" when there is none.
std::string url_scheme(std::string_view url);
/// What follows '#', without it, percent-decoded; "" when there is none.
std::string url_fragment(std::string_view url);

}  // namespace colosseum

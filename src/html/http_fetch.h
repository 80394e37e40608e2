// http and https through libcurl, when it is there.
#pragma once

#include "colosseum/html.h"

namespace colosseum::html {

/// GETs a URL, following a few redirects within http and https. kUnsupported when built without libcurl.
Result<Resource> fetch_http(const std::string& url, double timeout_seconds, size_t max_bytes);

}  // namespace colosseum::html

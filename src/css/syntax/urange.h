// The <urange> type of unicode-range descriptors (css-syntax-3 §7).
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "css/syntax/token.h"

namespace colosseum::css {

/// Parses `<urange>#`; false when any of them is broken, out of order or past U+10FFFF.
bool parse_unicode_ranges(TokenStream in, std::vector<std::pair<uint32_t, uint32_t>>& out);

}  // namespace colosseum::css

// The An+B microsyntax (css-syntax-3 §6).
#pragma once

#include <cstdint>

#include "css/syntax/token.h"

namespace colosseum::css {

/// Parses <an+b> at the cursor, after white space; moves past it. False (cursor anywhere) when there is none.
bool parse_anb(TokenStream& in, int32_t& a, int32_t& b);

}  // namespace colosseum::css

// @supports conditions (css-conditional-3 §6, css-conditional-4).
#pragma once

#include "colosseum/atom.h"
#include "css/syntax/token.h"

namespace colosseum::css {

/// Whether the condition holds; false when it cannot be parsed.
bool evaluate_supports(TokenStream condition, AtomTable& atoms);
/// The argument of supports() in @import: a condition or a declaration.
bool evaluate_import_supports(TokenStream argument, AtomTable& atoms);

}  // namespace colosseum::css

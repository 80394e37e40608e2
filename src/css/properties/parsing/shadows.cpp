// box-shadow (css-backgrounds-3 §6.1).
#include "css/properties/parsing/families.h"

namespace colosseum::css {

namespace {

bool consume_lengths(TokenStream& s, bool quirks, BoxShadowInput& out) {
  if (!consume_length(s, 0, quirks, out.x) || !consume_length(s, 0, quirks, out.y)) return false;
  if (consume_length(s, kNonNegative, quirks, out.blur)) consume_length(s, 0, quirks, out.spread);
  return true;
}

// <color>? && [<length>{2} <length [0,∞]>? <length>?] && inset?
bool consume_shadow(TokenStream& s, bool quirks, BoxShadowInput& out) {
  bool has_color = false, has_lengths = false;
  while (!s.at_end() && s.peek().type != TokenType::kComma) {
    if (!out.inset && consume_ident(s, "inset")) {
      out.inset = true;
    } else if (!has_lengths && consume_lengths(s, quirks, out)) {
      has_lengths = true;
    } else if (!has_color && consume_color(s, false, out.color)) {
      has_color = true;
    } else {
      return false;
    }
  }
  return has_lengths;
}

}  // namespace

ValuePtr parse_box_shadow(TokenStream& s, const ParseArgs& args) {
  BoxShadowInputs shadows;
  if (consume_ident(s, "none")) return make_typed(std::move(shadows));
  do {
    BoxShadowInput shadow;
    if (!consume_shadow(s, args.quirks(), shadow)) return nullptr;
    shadows.push_back(std::move(shadow));
  } while (consume_comma(s));
  return make_typed(std::move(shadows));
}

}  // namespace colosseum::css

// Border and outline longhands (css-backgrounds-3 §4, css-ui-4 §3).
#include "css/properties/parsing/families.h"

namespace colosseum::css {

// thin, medium and thick are 1, 3 and 5 px, as in browsers.
ValuePtr parse_line_width(TokenStream& s, const ParseArgs& args) {
  constexpr std::string_view kWords[] = {"thin", "medium", "thick"};
  int i = consume_keyword(s, kWords);
  if (i >= 0) return make_dimension(1 + 2 * i, Unit::kPx);
  LengthInput l;
  if (!consume_length(s, args.flags, args.quirks(), l)) return nullptr;
  return length_value(std::move(l));
}

// `auto` may be drawn as any style; ours is solid. `hidden` is no outline style.
ValuePtr parse_outline_style(TokenStream& s, const ParseArgs& args) {
  if (consume_ident(s, "auto")) return make_keyword(static_cast<uint16_t>(BorderStyle::kSolid));
  if (is_ident(s.peek(), "hidden")) return nullptr;
  return parse_keyword(s, args);
}

ValuePtr parse_outline_color(TokenStream& s, const ParseArgs& args) {
  if (!consume_ident(s, "invert") && !consume_ident(s, "auto")) return parse_color(s, args);
  ColorInput c;
  c.color = Color::current();
  return make_typed(std::move(c));
}

}  // namespace colosseum::css

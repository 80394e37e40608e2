// border-image-* (css-backgrounds-3 §5).
#include "css/properties/parsing/families.h"

namespace colosseum::css {

namespace {

/// One to four values, from the top clockwise; what is left out is copied from the opposite side.
template <typename T, typename Consume>
bool consume_sides(T (&sides)[4], Consume consume) {
  int count = 0;
  while (count < 4 && consume(sides[count])) ++count;
  if (count == 0) return false;
  if (count < 2) sides[1] = sides[0];
  if (count < 3) sides[2] = sides[0];
  if (count < 4) sides[3] = sides[1];
  return true;
}

}  // namespace

bool consume_border_image_slice(TokenStream& s, BorderImageSlice& out) {
  out.fill = consume_ident(s, "fill");
  const bool any = consume_sides(out.sides, [&](Length& side) {
    double v = 0;
    if (consume_percentage(s, true, v)) {
      side = Length::percentage(static_cast<float>(v));
      return true;
    }
    if (!consume_number(s, kNumberNonNegative, v)) return false;
    side = Length::fixed(static_cast<float>(v));
    return true;
  });
  if (any && !out.fill) out.fill = consume_ident(s, "fill");
  return any;
}

bool consume_border_image_widths(TokenStream& s, uint16_t flags, BorderImageWidthsInput& out) {
  return consume_sides(out.sides, [&](BorderImageWidthsInput::Side& side) {
    double factor = 0;
    side.is_factor = consume_number(s, kNumberNonNegative, factor);
    if (!side.is_factor) return consume_length(s, flags, false, side.length);
    side.factor = static_cast<float>(factor);
    return true;
  });
}

bool consume_border_image_repeat(TokenStream& s, BorderImageRepeat& out) {
  constexpr std::string_view kWords[] = {"stretch", "repeat", "round", "space"};
  const int x = consume_keyword(s, kWords);
  if (x < 0) return false;
  const int y = consume_keyword(s, kWords);
  out = {static_cast<BorderImageRepeat::Style>(x), static_cast<BorderImageRepeat::Style>(y < 0 ? x : y)};
  return true;
}

ValuePtr parse_border_image_slice(TokenStream& s, const ParseArgs&) {
  BorderImageSlice slice;
  return consume_border_image_slice(s, slice) ? make_typed(std::move(slice)) : nullptr;
}
ValuePtr parse_border_image_widths(TokenStream& s, const ParseArgs& args) {
  BorderImageWidthsInput widths;
  return consume_border_image_widths(s, args.flags, widths) ? make_typed(std::move(widths)) : nullptr;
}
ValuePtr parse_border_image_repeat(TokenStream& s, const ParseArgs&) {
  BorderImageRepeat repeat;
  return consume_border_image_repeat(s, repeat) ? make_typed(repeat) : nullptr;
}

}  // namespace colosseum::css

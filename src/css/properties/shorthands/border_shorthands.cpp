// border, border-<side>, border-radius and border-image (css-backgrounds-3 §3.4, §4.1, §5.7).
#include <algorithm>

#include "css/properties/longhand_rules.h"
#include "css/properties/parsing/families.h"
#include "css/properties/shorthands/shorthands.h"

namespace colosseum::css {

namespace {

enum BorderPart { kWidthPart, kStylePart, kColorPart };

bool is_of_border_image(PropertyId longhand) {
  const auto longhands = shorthand_longhands(PropertyId::kBorderImage);
  return std::find(longhands.begin(), longhands.end(), longhand) != longhands.end();
}

BorderPart part_of(PropertyId longhand) {
  switch (property_type(resolve_logical(longhand, WritingDirection()))) {
    case PropertyType::kNumber: return kWidthPart;
    case PropertyType::kColor: return kColorPart;
    default: return kStylePart;
  }
}

}  // namespace

bool expand_border(PropertyId shorthand, TokenStream& s, const ParseContext& context, LonghandSink& sink) {
  constexpr PropertyId kGrammar[] = {PropertyId::kBorderTopWidth, PropertyId::kBorderTopStyle,
                                     PropertyId::kBorderTopColor};
  ParseContext strict = context;  // quirks standard §3: not in this shorthand
  strict.quirks = false;
  ValuePtr values[3];
  bool any = false;
  while (!s.at_end()) {
    bool found = false;
    for (int i = 0; i < 3 && !found; ++i) {
      if (values[i]) continue;
      size_t mark = s.position();
      values[i] = parse_longhand(kGrammar[i], s, strict);
      found = values[i] != nullptr;
      if (!found) s.rewind(mark);
    }
    if (!found) return false;
    any = true;
  }
  if (!any) return false;
  for (PropertyId p : shorthand_longhands(shorthand)) {
    if (is_of_border_image(p)) {  // §3.4: `border` resets it
      sink.add_initial(p);
      continue;
    }
    const ValuePtr& v = values[part_of(p)];
    if (v) {
      sink.add(p, v);
    } else {
      sink.add_initial(p);
    }
  }
  return true;
}

bool expand_border_radius(TokenStream& s, const ParseContext& context, LonghandSink& sink) {
  LengthInput radii[2][4];
  for (int axis = 0; axis < 2; ++axis) {
    int count = 0;
    while (count < 4 &&
           consume_length(s, kPercentAllowed | kNonNegative, context.quirks, radii[axis][count])) {
      ++count;
    }
    if (count == 0) return false;
    if (count < 2) radii[axis][1] = radii[axis][0];
    if (count < 3) radii[axis][2] = radii[axis][0];
    if (count < 4) radii[axis][3] = radii[axis][1];
    if (axis == 0 && !consume_slash(s)) {
      for (int i = 0; i < 4; ++i) radii[1][i] = radii[0][i];
      break;
    }
  }
  auto corners = shorthand_longhands(PropertyId::kBorderRadius);
  for (size_t i = 0; i < 4; ++i) sink.add(corners[i], make_typed(LengthPairInput{radii[0][i], radii[1][i]}));
  return true;
}

// <source> || <slice> [ / <width> | / <width>? / <outset> ]? || <repeat>
bool expand_border_image(TokenStream& s, const ParseContext& context, LonghandSink& sink) {
  ImageInput source;
  BorderImageSlice slice;
  BorderImageWidthsInput widths, outsets;
  for (auto& side : outsets.sides) side.factor = 0;
  BorderImageRepeat repeat;
  bool has_source = false, has_slice = false, has_repeat = false;
  while (!s.at_end()) {
    if (!has_source && (consume_ident(s, "none") || consume_image(s, context, source))) {
      has_source = true;
    } else if (!has_slice && consume_border_image_slice(s, slice)) {
      has_slice = true;
      if (!consume_slash(s)) continue;
      const bool has_width = consume_border_image_widths(s, kBorderImageWidth, widths);
      const bool has_outset = consume_slash(s) && consume_border_image_widths(s, kNonNegative, outsets);
      if (!has_width && !has_outset) return false;
    } else if (!has_repeat && consume_border_image_repeat(s, repeat)) {
      has_repeat = true;
    } else {
      return false;
    }
  }
  if (!has_source && !has_slice && !has_repeat) return false;
  sink.add(PropertyId::kBorderImageSource, make_typed(std::move(source)));
  sink.add(PropertyId::kBorderImageSlice, make_typed(std::move(slice)));
  sink.add(PropertyId::kBorderImageWidth, make_typed(std::move(widths)));
  sink.add(PropertyId::kBorderImageOutset, make_typed(std::move(outsets)));
  sink.add(PropertyId::kBorderImageRepeat, make_typed(repeat));
  return true;
}

}  // namespace colosseum::css

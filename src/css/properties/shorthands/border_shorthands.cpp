// border, border-<side> and border-radius (css-backgrounds-3 §4.4, §5.1).
#include "css/properties/longhand_rules.h"
#include "css/properties/parsing/families.h"
#include "css/properties/shorthands/shorthands.h"

namespace colosseum::css {

namespace {

enum Part { kWidth, kStyle, kColor };

Part part_of(PropertyId longhand) {
  switch (property_type(resolve_logical(longhand, WritingDirection()))) {
    case PropertyType::kNumber: return kWidth;
    case PropertyType::kColor: return kColor;
    default: return kStyle;
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

}  // namespace colosseum::css

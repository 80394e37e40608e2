#include "css/properties/shorthands/shorthands.h"

#include "css/properties/longhand_rules.h"

namespace colosseum::css {

namespace {

using P = PropertyId;

// Four sides: top, right, bottom, left (css2 §8.3); the same rule gives one or two values to pairs.
bool expand_sides(P shorthand, TokenStream& s, const ParseContext& context, LonghandSink& sink) {
  auto longhands = shorthand_longhands(shorthand);
  ValuePtr values[4];
  size_t count = 0;
  while (count < longhands.size() && count < 4 && !s.at_end()) {
    values[count] = parse_longhand(longhands[count], s, context);
    if (!values[count]) break;
    ++count;
  }
  if (count == 0) return false;
  for (size_t i = 0; i < longhands.size(); ++i) {
    size_t from = i;
    if (from >= count) from = i == 3 && count > 1 ? 1 : 0;
    sink.add(longhands[i], values[from]);
  }
  return true;
}

}  // namespace

bool expand_any_order(P shorthand, TokenStream& s, const ParseContext& context, LonghandSink& sink) {
  auto longhands = shorthand_longhands(shorthand);
  std::vector<ValuePtr> values(longhands.size());
  bool any = false;
  while (!s.at_end()) {
    bool found = false;
    for (size_t i = 0; i < longhands.size() && !found; ++i) {
      if (values[i]) continue;
      size_t mark = s.position();
      values[i] = parse_longhand(longhands[i], s, context);
      found = values[i] != nullptr;
      if (!found) s.rewind(mark);
    }
    if (!found) return false;
    any = true;
  }
  for (size_t i = 0; i < longhands.size(); ++i) {
    if (values[i]) {
      sink.add(longhands[i], std::move(values[i]));
    } else {
      sink.add_initial(longhands[i]);
    }
  }
  return any;
}

bool expand_shorthand(P shorthand, TokenStream& s, const ParseContext& context, LonghandSink& sink) {
  switch (shorthand) {
    case P::kAll: return false;  // takes CSS-wide keywords only
    case P::kBorder:
    case P::kBorderBlock:
    case P::kBorderInline:
    case P::kBorderTop:
    case P::kBorderRight:
    case P::kBorderBottom:
    case P::kBorderLeft:
    case P::kBorderBlockStart:
    case P::kBorderBlockEnd:
    case P::kBorderInlineStart:
    case P::kBorderInlineEnd: return expand_border(shorthand, s, context, sink);
    case P::kBorderRadius: return expand_border_radius(s, context, sink);
    case P::kBorderImage: return expand_border_image(s, context, sink);
    case P::kBackground: return expand_background(s, context, sink);
    case P::kFont: return expand_font(s, context, sink);
    case P::kFontVariant: return expand_font_variant(s, context, sink);
    case P::kFontSynthesis: return expand_font_synthesis(s, sink);
    case P::kListStyle: return expand_list_style(s, context, sink);
    case P::kWhiteSpace: return expand_white_space(s, context, sink);
    case P::kFlex: return expand_flex(s, context, sink);
    case P::kPlaceContent:
    case P::kPlaceItems:
    case P::kPlaceSelf: return expand_place(shorthand, s, context, sink);
    case P::kGridRow:
    case P::kGridColumn:
    case P::kGridArea: return expand_grid_lines(shorthand, s, sink);
    case P::kGridTemplate: return expand_grid_template(s, sink);
    case P::kGrid: return expand_grid(s, sink);
    case P::kOutline:
    case P::kTextWrap:
    case P::kTextDecoration:
    case P::kFlexFlow: return expand_any_order(shorthand, s, context, sink);
    default: return expand_sides(shorthand, s, context, sink);
  }
}

}  // namespace colosseum::css

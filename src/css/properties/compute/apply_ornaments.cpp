// Computing border images and shadows (css-backgrounds-3 §5, §6).
#include "css/properties/compute/compute_state.h"
#include "css/properties/compute/families.h"

namespace colosseum::css {

namespace {

BorderImageWidths widths(ComputeState& s, const SpecifiedValue& v) {
  const auto& in = typed<BorderImageWidthsInput>(v);
  BorderImageWidths out;
  for (size_t i = 0; i < 4; ++i) {
    out.sides[i].is_factor = in.sides[i].is_factor;
    out.sides[i].factor = in.sides[i].factor;
    if (!in.sides[i].is_factor) out.sides[i].length = s.length(in.sides[i].length);
  }
  return out;
}

BoxShadow shadow(ComputeState& s, const BoxShadowInput& in) {
  BoxShadow out;
  out.x = s.length(in.x).px;
  out.y = s.length(in.y).px;
  out.blur = s.length(in.blur).px;
  out.spread = s.length(in.spread).px;
  out.color = s.color(in.color);
  out.inset = in.inset;
  return out;
}

}  // namespace

void apply_ornament(ComputeState& s, PropertyId p, const SpecifiedValue& v) {
  switch (p) {
    case PropertyId::kBorderImageSource:
      s.builder.set_border_image_source(s.image(typed<ImageInput>(v)));
      break;
    case PropertyId::kBorderImageSlice: s.builder.set_border_image_slice(typed<BorderImageSlice>(v)); break;
    case PropertyId::kBorderImageWidth: s.builder.set_border_image_width(widths(s, v)); break;
    case PropertyId::kBorderImageOutset: s.builder.set_border_image_outset(widths(s, v)); break;
    case PropertyId::kBorderImageRepeat:
      s.builder.set_border_image_repeat(typed<BorderImageRepeat>(v));
      break;
    case PropertyId::kBoxShadow: {
      BoxShadowList shadows;
      for (const BoxShadowInput& i : typed<BoxShadowInputs>(v)) shadows.push_back(shadow(s, i));
      s.builder.set_box_shadow(std::move(shadows));
      break;
    }
    default: break;
  }
}

}  // namespace colosseum::css

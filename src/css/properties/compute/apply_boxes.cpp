// Computing values of boxes, borders and generated content.
#include <algorithm>
#include <cmath>

#include "css/properties/compute/compute_state.h"
#include "css/properties/compute/families.h"

namespace colosseum::css {

void apply_display(ComputeState& s, PropertyId, const SpecifiedValue& v) {
  s.builder.set_display(typed<Display>(v));
}

void apply_z_index(ComputeState& s, PropertyId, const SpecifiedValue& v) {
  AutoInteger z;
  z.is_auto = v.kind == ValueKind::kLengthKeyword;
  if (!z.is_auto) z.value = clamp_integer(s.number(v));
  s.builder.set_z_index(z);
}

void apply_clip(ComputeState& s, PropertyId, const SpecifiedValue& v) {
  const ClipInput& in = typed<ClipInput>(v);
  ClipRect clip;
  clip.is_auto = in.is_auto;
  if (!in.is_auto) {
    clip.top = s.length(in.top);
    clip.right = s.length(in.right);
    clip.bottom = s.length(in.bottom);
    clip.left = s.length(in.left);
  }
  s.builder.set_clip(clip);
}

void apply_opacity(ComputeState& s, PropertyId, const SpecifiedValue& v) {
  s.builder.set_opacity(static_cast<float>(std::clamp(s.number(v), 0.0, 1.0)));
}

void apply_aspect_ratio(ComputeState& s, PropertyId, const SpecifiedValue& v) {
  s.builder.set_aspect_ratio(typed<AspectRatio>(v));
}

void apply_vertical_align(ComputeState& s, PropertyId, const SpecifiedValue& v) {
  VerticalAlign a;
  if (v.kind == ValueKind::kKeyword) {
    a.kind = static_cast<VerticalAlign::Kind>(v.keyword);
  } else {
    a.kind = VerticalAlign::Kind::kLength;
    a.length = s.length(v);
  }
  s.builder.set_vertical_align(a);
}

// css-backgrounds-3 §3.3, as browsers do it: borders snap down to whole device pixels, but not to nothing.
// outline-offset does not.
void apply_pixels(ComputeState& s, PropertyId p, const SpecifiedValue& v) {
  double px = s.px(v);
  if (p != PropertyId::kOutlineOffset && px > 0) px = px < 1 ? 1 : std::floor(px);
  s.builder.set_number(p, static_cast<float>(px));
}

void apply_content(ComputeState& s, PropertyId, const SpecifiedValue& v) {
  const auto& in = typed<ContentInput>(v);
  ContentValue out = in.value;
  for (const auto& [index, gradient] : in.gradients) {
    ImageInput image;
    image.gradient = gradient;
    out.items[index].image = s.image(image);
  }
  s.builder.set_content(std::move(out));
}

void apply_list(ComputeState& s, PropertyId p, const SpecifiedValue& v) {
  switch (p) {
    case PropertyId::kListStyleType: s.builder.set_list_style_type(typed<CounterStyleRef>(v)); break;
    case PropertyId::kListStyleImage: s.builder.set_list_style_image(s.image(typed<ImageInput>(v))); break;
    case PropertyId::kQuotes: s.builder.set_quotes(typed<Quotes>(v)); break;
    case PropertyId::kCounterReset: s.builder.set_counter_reset(typed<CounterChanges>(v)); break;
    case PropertyId::kCounterIncrement: s.builder.set_counter_increment(typed<CounterChanges>(v)); break;
    case PropertyId::kCounterSet: s.builder.set_counter_set(typed<CounterChanges>(v)); break;
    default: break;
  }
}

}  // namespace colosseum::css

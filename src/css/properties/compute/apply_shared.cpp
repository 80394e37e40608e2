// Computing values of the types that many properties share.
#include <algorithm>

#include "css/properties/compute/compute_state.h"
#include "css/properties/compute/families.h"

namespace colosseum::css {

void apply_keyword(ComputeState& s, PropertyId p, const SpecifiedValue& v) {
  s.builder.set_keyword(p, v.keyword);
}
void apply_length(ComputeState& s, PropertyId p, const SpecifiedValue& v) {
  s.builder.set_length(p, s.length(v));
}
void apply_number(ComputeState& s, PropertyId p, const SpecifiedValue& v) {
  s.builder.set_number(p, static_cast<float>(s.number(v)));
}
void apply_integer(ComputeState& s, PropertyId p, const SpecifiedValue& v) {
  s.builder.set_integer(p, clamp_integer(s.number(v)));
}
void apply_color(ComputeState& s, PropertyId p, const SpecifiedValue& v) {
  const auto& c = typed<ColorInput>(v);
  if (p != PropertyId::kColor) {
    s.builder.set_color(p, s.color(c));
    return;
  }
  // css-color-4 §10.2: currentcolor in `color` is the inherited colour.
  const Color& inherited = s.parent().color();
  s.builder.set_color(p, compute_color(c, inherited).resolved(inherited));
}
void apply_length_pair(ComputeState& s, PropertyId p, const SpecifiedValue& v) {
  s.builder.set_length_pair(p, s.pair(typed<LengthPairInput>(v)));
}
void apply_alignment(ComputeState& s, PropertyId p, const SpecifiedValue& v) {
  s.builder.set_alignment(p, unpack_alignment(v.keyword));
}
void apply_string(ComputeState& s, PropertyId p, const SpecifiedValue& v) {
  s.builder.set_string(p, typed<std::string>(v));
}

}  // namespace colosseum::css

// Computing transforms: everything but translations becomes a matrix (css-transforms-2 §13).
#include "css/properties/compute/compute_state.h"
#include "css/properties/compute/families.h"

namespace colosseum::css {

namespace {

TransformFunction transform_function(ComputeState& s, const TransformInput& in) {
  TransformFunction out;
  if (in.kind == TransformInput::Kind::kTranslate) {
    out.x = s.length(in.x);
    out.y = s.length(in.y);
    out.z = s.length(in.z).px;
    return out;
  }
  out.is_matrix = true;
  for (size_t i = 0; i < 16; ++i) out.matrix[i] = static_cast<float>(censor_math(in.matrix[i]));
  if (in.kind == TransformInput::Kind::kPerspective) {
    const Length depth = s.length(in.z);
    // §13.1: as if infinite for `none`; less than 1px counts as 1px.
    if (!depth.is_none()) out.matrix[11] = -1 / std::max(depth.px, 1.0f);
  }
  return out;
}

TransformList transforms(ComputeState& s, const SpecifiedValue& v) {
  TransformList list;
  for (const TransformInput& in : typed<TransformInputs>(v)) list.push_back(transform_function(s, in));
  return list;
}

}  // namespace

void apply_transform(ComputeState& s, PropertyId p, const SpecifiedValue& v) {
  switch (p) {
    case PropertyId::kTransform: s.builder.set_transform(transforms(s, v)); break;
    case PropertyId::kTranslate: s.builder.set_translate(transforms(s, v)); break;
    case PropertyId::kRotate: s.builder.set_rotate(transforms(s, v)); break;
    case PropertyId::kScale: s.builder.set_scale(transforms(s, v)); break;
    case PropertyId::kTransformOrigin: {
      const auto& in = typed<TransformOriginInput>(v);
      s.builder.set_transform_origin({s.length(in.at.x), s.length(in.at.y), s.length(in.z).px});
      break;
    }
    default: break;
  }
}

}  // namespace colosseum::css

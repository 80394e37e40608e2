// Computing text values (css-text-4, css-text-decor-4).
#include <algorithm>

#include "css/properties/compute/compute_state.h"
#include "css/properties/compute/families.h"

namespace colosseum::css {

void apply_text(ComputeState& s, PropertyId p, const SpecifiedValue& v) {
  switch (p) {
    case PropertyId::kTextIndent: {
      const auto& in = typed<TextIndentInput>(v);
      s.builder.set_text_indent({s.length(in.length), in.hanging, in.each_line});
      break;
    }
    case PropertyId::kTextTransform: s.builder.set_text_transform(typed<TextTransform>(v)); break;
    case PropertyId::kTextDecorationLine:
      s.builder.set_text_decoration_line(typed<TextDecorationLines>(v));
      break;
    case PropertyId::kTabSize:
      if (v.kind == ValueKind::kNumber) {
        s.builder.set_tab_size({v.number, false});
      } else {
        s.builder.set_tab_size({static_cast<float>(std::max(s.px(v), 0.0)), true});
      }
      break;
    default: break;
  }
}

// css-text-4 §8.1: normal computes to zero.
void apply_spacing(ComputeState& s, PropertyId p, const SpecifiedValue& v) {
  Length l = s.length(v);
  s.builder.set_length(p, l.is_normal() ? Length::fixed(0) : l);
}

}  // namespace colosseum::css

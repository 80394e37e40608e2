#include "layout/core/empty_container.h"

#include "layout/core/fragment_builder.h"
#include "layout/core/sizing.h"

namespace colosseum::layout {

bool has_childless_out_of_flow_only(const Pass& pass, BoxId parent) {
  for (BoxId c = pass.box(parent).first_child; c.valid(); c = pass.box(c).next_sibling) {
    if (pass.box(c).has(kBoxOutOfFlow) && !has_no_children(pass.box(c))) return false;
  }
  return true;
}

LayoutResult layout_empty(Pass& pass, BoxId box, const SpaceReader& space) {
  const BoxModel model = box_model(pass.facts(box), space);
  const LayoutUnit inline_size = used_inline_size(pass, box, space, model);
  const LayoutUnit contained = contained_content_size(pass, box, model.wd).block_size;
  LayoutResult result;
  result.intrinsic_block_size =
      (is_indefinite(contained) ? LayoutUnit() : contained) + model.border_padding.block_sum();
  const LayoutUnit block_size =
      used_block_size(pass, box, space, model, inline_size, result.intrinsic_block_size);
  result.fragment = childless_fragment(pass, box, space, {inline_size, block_size}, model);
  return result;
}

MinMax min_max_empty(const Pass& pass, BoxId box) {
  const BoxModel model = box_model(pass.facts(box), LayoutUnit());
  const LayoutUnit contained = contained_content_size(pass, box, model.wd).inline_size;
  const LayoutUnit size =
      (is_indefinite(contained) ? LayoutUnit() : contained) + model.border_padding.inline_sum();
  return {size, size};
}

}  // namespace colosseum::layout

// The rendered legend of a fieldset (HTML §15.3.13): it stands in the block-start border.
#include <algorithm>

#include "layout/flow/block_layout_state.h"
#include "tree/atom_list.h"

namespace colosseum::layout {

namespace {

/// The first legend that is an in-flow child.
BoxId rendered_legend(const BoxTree& tree, BoxId fieldset) {
  if (!tree.is_box_of(fieldset, atoms::kFieldset)) return {};
  for (BoxId c = tree.box(fieldset).first_child; c.valid(); c = tree.box(c).next_sibling) {
    const Box& child = tree.box(c);
    if (child.is_inline_level() || child.has(kBoxOutOfFlow) || child.has(kBoxFloating)) continue;
    if (tree.is_box_of(c, atoms::kLegend)) return c;
  }
  return {};
}

}  // namespace

// A definite height is without the room of the legend, as in browsers.
BoxModel BlockFlowLayout::model_without_legend() const {
  BoxModel model = model_;
  model.border_padding.block_start -= legend_room_;
  return model;
}

// The border is as wide as the legend is tall; what is more than its own width counts as padding.
void BlockFlowLayout::layout_legend() {
  if (row_.has(kBoxChildrenInline)) return;
  legend_ = rendered_legend(pass_.boxes(), box_);
  if (!legend_.valid()) return;
  const LogicalEdges margins = margin_edges(pass_.facts(legend_), wd_, content_inline_);
  ConstraintSpace s;
  s.available = s.percentage = {content_inline_, kIndefiniteSize};
  s.inline_auto = AutoSize::kFitContent;
  const LayoutResult& result = pass_.layout(legend_, s, nullptr, &space_, kReadNothing);
  const LogicalSize size = to_logical(result.fragment->size, wd_);
  const LayoutUnit room = size.block_size + margins.block_sum() - model_.border.block_start;
  if (room > LayoutUnit()) {
    legend_room_ = room;
    model_.padding.block_start += room;
    model_.border_padding.block_start += room;
  }
  if (token_ != nullptr) return;
  const LayoutUnit above = room < LayoutUnit() ? -room / 2 : LayoutUnit();
  builder_.add_float(result,
                     {child_inline_offset(legend_, margins, size.inline_size), above + margins.block_start},
                     child_relative_offset(legend_));
  flow_.child_count = builder_.child_count();
}

}  // namespace colosseum::layout

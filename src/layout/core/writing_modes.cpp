#include "layout/core/writing_modes.h"

#include <algorithm>

#include "layout/core/box_edges.h"

namespace colosseum::layout {

namespace {

/// The smaller one; what is indefinite is no bound.
LayoutUnit smaller(LayoutUnit a, LayoutUnit b) {
  if (is_indefinite(a)) return b;
  return is_indefinite(b) ? a : std::min(a, b);
}

}  // namespace

void set_static_edges(OutOfFlowCandidate& c, WritingDirection wd, StaticEdge inline_edge,
                      StaticEdge block_edge) {
  const bool horizontal = wd.is_horizontal();
  c.horizontal = flipped(horizontal ? inline_edge : block_edge, runs_leftwards(wd));
  c.vertical = flipped(horizontal ? block_edge : inline_edge, runs_upwards(wd));
}

LayoutUnit baseline_in(WritingDirection parent, WritingDirection child, const Fragment& fragment,
                       LayoutUnit baseline) {
  if (is_indefinite(baseline) || is_orthogonal(parent, child)) return kIndefiniteSize;
  if (parent.is_flipped_blocks() == child.is_flipped_blocks()) return baseline;
  return to_logical(fragment.size, parent).block_size - baseline;
}

ChildSpaceBuilder::ChildSpaceBuilder(const ConstraintSpace& own, WritingDirection parent,
                                     const ComputedStyle& child) {
  space.scrollport = own.scrollport;
  space.orthogonal = is_orthogonal(parent, layout_direction(child));
}

void ChildSpaceBuilder::set_sizes(LogicalSize available, LogicalSize percentage) {
  space.available = available;
  space.percentage = percentage;
  if (!orthogonal()) return;
  space.available = swapped(available);
  space.percentage = swapped(percentage);
}

void ChildSpaceBuilder::set_auto(AutoSize inline_auto, AutoSize block_auto) {
  space.inline_auto = orthogonal() ? block_auto : inline_auto;
  space.block_auto = orthogonal() ? inline_auto : block_auto;
}

void ChildSpaceBuilder::fix_inline(LayoutUnit size) {
  (orthogonal() ? space.fixed_block : space.fixed_inline) = true;
  (orthogonal() ? space.available.block_size : space.available.inline_size) = size;
}

void ChildSpaceBuilder::fix_block(LayoutUnit size, bool indefinite) {
  (orthogonal() ? space.fixed_inline : space.fixed_block) = true;
  (orthogonal() ? space.available.inline_size : space.available.block_size) = size;
  space.fixed_block_indefinite = indefinite && !orthogonal();
}

bool scrolls(const ComputedStyle& style) {
  return style.overflow_x() != OverflowX::kVisible && style.overflow_x() != OverflowX::kClip;
}

PhysicalSize narrowed(PhysicalSize a, PhysicalSize b) {
  return {smaller(a.width, b.width), smaller(a.height, b.height)};
}

}  // namespace colosseum::layout

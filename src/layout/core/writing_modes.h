// From one writing mode to another: line-relative and orthogonal axes, and what a parent says to a child
// (css-writing-modes-4 §6.3, §7.3).
#pragma once

#include <optional>

#include "layout/core/box_edges.h"
#include "layout/core/layout_result.h"

namespace colosseum::layout {

/// Whether two boxes' inline axes are perpendicular.
constexpr bool is_orthogonal(WritingDirection a, WritingDirection b) {
  return a.is_horizontal() != b.is_horizontal();
}

/// Whether the flow runs from right to left along the horizontal axis, or from bottom to top along the
/// vertical.
constexpr bool runs_leftwards(WritingDirection wd) {
  return wd.is_horizontal() ? !wd.is_ltr() : wd.is_flipped_blocks();
}
constexpr bool runs_upwards(WritingDirection wd) {
  return !wd.is_horizontal() && wd.is_ltr() == (wd.mode == WritingMode::kSidewaysLr);
}

/// The axes of lines: inline from line-left, block from line-over (§6.3). Lines of vertical-lr are stacked
/// towards their over side.
constexpr WritingDirection line_relative(WritingDirection wd) {
  return {wd.mode == WritingMode::kVerticalLr ? WritingMode::kVerticalRl : wd.mode, Direction::kLtr};
}
/// Whether line-over is at the block end.
constexpr bool has_flipped_lines(WritingDirection wd) { return wd.mode == WritingMode::kVerticalLr; }

/// Whether the dominant baseline of a box's text is the central one (§4.4).
inline bool has_central_baseline(const ComputedStyle& style) {
  return is_vertical_typographic(style) && style.text_orientation() != TextOrientation::kSideways;
}

/// Edges of a physical box in other axes.
constexpr LogicalEdges converted(const LogicalEdges& e, WritingDirection from, WritingDirection to) {
  return to_logical(to_physical(e, from), to);
}
constexpr LogicalSize swapped(LogicalSize s) { return {s.block_size, s.inline_size}; }

/// Which edge of an axis that may run backwards lies left or on top.
constexpr StaticEdge flipped(StaticEdge edge, bool flip) {
  if (!flip || edge == StaticEdge::kCenter) return edge;
  return edge == StaticEdge::kStart ? StaticEdge::kEnd : StaticEdge::kStart;
}
/// Says which edges of a candidate lie at its static position.
void set_static_edges(OutOfFlowCandidate& candidate, WritingDirection wd, StaticEdge inline_edge,
                      StaticEdge block_edge);

/// A baseline of a child's fragment as a distance from the child's edge on the parent's block-start side;
/// indefinite when it has none in that axis.
LayoutUnit baseline_in(WritingDirection parent, WritingDirection child, const Fragment& fragment,
                       LayoutUnit baseline);

/// The baseline of a box without one, in a context of this style: from the block-start edge of a box as large
/// (§4.3, css-align-3 §9.1).
constexpr LayoutUnit synthesized_baseline(bool central, WritingDirection wd, LayoutUnit block_size) {
  if (central) return block_size - block_size / 2;
  return has_flipped_lines(wd) ? LayoutUnit() : block_size;
}
inline LayoutUnit synthesized_baseline(const ComputedStyle& context, LayoutUnit block_size) {
  return synthesized_baseline(has_central_baseline(context), layout_direction(context), block_size);
}

/// Builds the space of a child from sizes in the axes of its parent (css-writing-modes-4 §7.3, "the
/// dimensions of the box and the containing block are mapped to the inline size and block size").
class ChildSpaceBuilder {
 public:
  /// `own` is the parent's space: `scrollport` comes from there, so name kReadScrollport as forwarded.
  ChildSpaceBuilder(const ConstraintSpace& own, WritingDirection parent, const ComputedStyle& child);
  /// Available and percentage sizes in the parent's axes.
  void set_sizes(LogicalSize available, LogicalSize percentage);
  /// How auto sizes are resolved in the parent's inline and block axis.
  void set_auto(AutoSize inline_auto, AutoSize block_auto);
  /// Border-box sizes in the parent's axes that are decided. Only a block size of a parallel child can be
  /// said to be indefinite for percentages inside.
  void fix_inline(LayoutUnit size);
  void fix_block(LayoutUnit size, bool indefinite = false);

  bool orthogonal() const { return space.orthogonal; }
  ConstraintSpace space;  ///< everything else is set here
};

/// Whether a box is a scroll container (css-overflow-3 §3.1).
bool scrolls(const ComputedStyle& style);
/// The smaller size in each axis; what is indefinite is no bound.
PhysicalSize narrowed(PhysicalSize a, PhysicalSize b);

}  // namespace colosseum::layout

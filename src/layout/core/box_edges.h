// Used widths of the edges around a box's content (css-box-4, css2 §8).
#pragma once

#include "colosseum/geometry.h"
#include "colosseum/style.h"

namespace colosseum::layout {

/// Whether text is set in a vertical typographic mode (css-writing-modes-4 §3.2).
inline bool is_vertical_typographic(const ComputedStyle& style) {
  return style.writing_mode() == WritingMode::kVerticalRl || style.writing_mode() == WritingMode::kVerticalLr;
}
/// Whether all characters stand upright.
inline bool is_upright(const ComputedStyle& style) {
  return is_vertical_typographic(style) && style.text_orientation() == TextOrientation::kUpright;
}
/// The writing direction of a box (css-writing-modes-4 §3.2); upright text makes it left-to-right (§5.1).
inline WritingDirection layout_direction(const ComputedStyle& style) {
  return {style.writing_mode(), is_upright(style) ? Direction::kLtr : style.direction()};
}

/// Border widths; `none` and `hidden` computed to zero already.
LogicalEdges border_edges(const ComputedStyle& style, WritingDirection wd);
/// Padding; percentages refer to the containing block's inline size, 0 when that is indefinite (css-sizing-3
/// §5.2.1).
LogicalEdges padding_edges(const ComputedStyle& style, WritingDirection wd, LayoutUnit percentage_base);
/// Margins with `auto` as zero, in the writing direction `wd` (usually the containing block's).
LogicalEdges margin_edges(const ComputedStyle& style, WritingDirection wd, LayoutUnit percentage_base);

/// Which margins are `auto`.
struct MarginSides {
  bool inline_start = false, inline_end = false, block_start = false, block_end = false;
};
MarginSides auto_margins(const ComputedStyle& style, WritingDirection wd);
/// Which are the user-agent sheet's own (HTML §15.3.10).
MarginSides default_margins(const ComputedStyle& style, WritingDirection wd);

/// Properties by flow-relative name.
const Length& inline_size_property(const ComputedStyle& style, WritingDirection wd);
const Length& block_size_property(const ComputedStyle& style, WritingDirection wd);
const Length& min_inline_size_property(const ComputedStyle& style, WritingDirection wd);
const Length& max_inline_size_property(const ComputedStyle& style, WritingDirection wd);
const Length& min_block_size_property(const ComputedStyle& style, WritingDirection wd);
const Length& max_block_size_property(const ComputedStyle& style, WritingDirection wd);

}  // namespace colosseum::layout

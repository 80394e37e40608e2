// Stage 3: which items, and which parts of them, make up the next line (css-text-3 §5).
#pragma once

#include "layout/inline/glyph_slice.h"

namespace colosseum::layout::inline_layout {

/// A part of an item on one line.
struct LinePiece {
  uint32_t item = 0;
  ItemType type = ItemType::kText;
  uint8_t level = 0;        ///< bidi level
  bool hyphen = false;      ///< kText: a hyphen follows
  bool line_start = false;  ///< kText: cut by the line break before
  bool line_end = false;    ///< kText: cut by the line break after
  uint32_t start = 0, end = 0;
  LayoutUnit inline_size;  ///< advance; margin box of atomics; edges on that side of kOpen and kClose
  double width = 0;        ///< kText: advance before rounding, px
  uint32_t first_slice = 0, slice_count = 0;        ///< kText: its glyphs, in BrokenLine::slices
  const Fragment* fragment = nullptr;               ///< kAtomic
  std::span<const OutOfFlowCandidate> out_of_flow;  ///< kAtomic: seen inside
  LogicalEdges margin;                              ///< kAtomic, line-relative
};

/// The line before anything is placed.
struct BrokenLine {
  std::vector<LinePiece> pieces;  ///< in logical order
  std::vector<RunSlice> slices;
  LayoutUnit line_left;       ///< where the line may begin, from the content box's left
  LayoutUnit available;       ///< room for it, text-indent included
  LayoutUnit indent;          ///< text-indent
  LayoutUnit hang;            ///< of the width, what hangs at the end
  uint8_t base_level = 0;     ///< of the bidi paragraph that the line belongs to
  bool has_content = false;   ///< css2 §9.4.2: the line counts as there
  bool forced_break = false;  ///< ends with a forced break
  bool done = false;
  bool overflows = false;     ///< the content is longer than the line
  bool at_float = false;      ///< stopped at a float that is not placed yet
  LayoutUnit float_position;  ///< end of what is on the line before it
  Clear clear = Clear::kNone;
  InlineToken next;
};

/// Margin, border and padding of an inline box on its start and end side, in its own writing direction.
struct InlineEdges {
  LogicalEdges margin, border, padding;
  LayoutUnit start() const { return margin.inline_start + border.inline_start + padding.inline_start; }
  LayoutUnit end() const { return margin.inline_end + border.inline_end + padding.inline_end; }
};
InlineEdges inline_edges(const ComputedStyle& style, LayoutUnit percentage_base);

/// text-indent of a line (css-text-3 §8.1).
LayoutUnit text_indent(const ComputedStyle& style, const InlineContent& content, const InlineToken& start,
                       LayoutUnit inline_size);

/// How far a tab at `position` (from the line's start edge of the block container) reaches (css-text-3 §4.2
/// tab-size).
LayoutUnit tab_advance(const ComputedStyle& tab, const ComputedStyle& container,
                       const FontInfo& container_font, LayoutUnit position);

BrokenLine break_line(Pass& pass, BoxId container, const InlineContent& content, const LineInput& input,
                      const SpaceReader& space);

/// Lays an atomic inline out; fills fragment, margins and size.
void measure_atomic(Pass& pass, BoxId box, const LineInput& input, WritingDirection wd,
                    const SpaceReader& space, LinePiece& piece);

}  // namespace colosseum::layout::inline_layout

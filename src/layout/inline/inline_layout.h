// The inline formatting context as block flow uses it: content collected and shaped once, then one line at a
// time.
#pragma once

#include "layout/core/pass.h"

namespace colosseum::layout::inline_layout {

/// Items, paragraph string and shaped text of one block container; opaque outside this folder. Cached in the
/// LayoutStore.
struct InlineContent;

/// The content of a block container whose children are inline; collected and shaped on first use.
const InlineContent& content(Pass& pass, BoxId container);
/// Whether there is nothing but text, and inline boxes with text, in it.
bool has_only_text(const InlineContent& content);

/// False when no line box would ever be made visible: nothing but collapsed white space and empty inline
/// boxes without margins, borders or padding (css2 §9.4.2). Out-of-flow boxes and outside markers do not
/// count.
bool has_visible_content(const InlineContent& content);

/// What block flow says about the next line.
struct LineInput {
  LayoutUnit inline_size;   ///< content-box inline size of the container
  LogicalSize percentage;   ///< what percentages inside refer to
  LayoutUnit block_offset;  ///< of the line's top in the container's content box
  InlineToken start;        ///< where the line begins
  LayoutUnit line_left;     ///< between floats: where the line may begin, from the content box's left
  LayoutUnit line_size;     ///< and its length
};

/// One line box, or the news that there is none.
struct Line {
  const Fragment* fragment =
      nullptr;  ///< a kLine fragment as wide as LineInput::inline_size (content box of the container)
  LayoutUnit block_size;  ///< height of the line box; 0 for lines that count as not there
  LayoutUnit baseline;    ///< of the root inline box, from the line's top
  std::span<const OutOfFlowCandidate> out_of_flow;  ///< static positions from the fragment's corner
  bool is_empty = false;  ///< css2 §9.4.2: treated as zero-height and not there (but keeps its fragments)
  bool done = false;      ///< nothing follows
  InlineToken next;       ///< where the next line begins, when not done
  // Floats (css2 §9.5): a line stops at each float that is not placed yet, and is made again after it is.
  bool at_float = false;    ///< only this is valid, with the next three
  uint32_t float_item = 0;  ///< its item; InlineToken::floats_done is to go past it
  BoxId float_box;
  LayoutUnit float_position;   ///< what is on the line before it
  bool overflows = false;      ///< the content is wider than the line
  Clear clear = Clear::kNone;  ///< of the forced break at the end
};

/// Breaks and builds the line that begins at input.start.
Line next_line(Pass& pass, BoxId container, const InlineContent& content, const LineInput& input,
               const SpaceReader& space);

/// Where the content of a line without any would begin, by text-align, from the content box's inline-start
/// edge.
LayoutUnit empty_line_start(const ComputedStyle& container, LayoutUnit inline_size);

/// Min-content and max-content inline sizes of the content (content box, text-indent included).
/// `percentage_block_size`: what percentage heights refer to.
MinMax min_max(Pass& pass, BoxId container, const InlineContent& content, const SpaceReader& space,
               LayoutUnit percentage_block_size);

}  // namespace colosseum::layout::inline_layout

// Stage 4a: the inline boxes of one line and their places on the block axis (css2 §10.8).
#pragma once

#include "layout/inline/line_breaker.h"

namespace colosseum::layout::inline_layout {

inline constexpr uint32_t kNoNode = 0xFFFFFFFFu;

/// An inline box (or the root inline box, or an atomic inline) as far as it is on the line.
struct LineNode {
  BoxId box;
  uint32_t parent = kNoNode;
  uint32_t font = 0;
  uint32_t depth = 0;
  bool atomic = false;
  bool has_start = false;  ///< begins on this line
  bool has_end = false;    ///< ends on this line
  bool has_edges = false;
  bool has_text = false;  ///< directly inside (quirks)
  bool counts = true;     ///< its strut counts in the line's height
  bool own_root = false;  ///< vertical-align: top or bottom: aligned with the line box, not with the parent
  VerticalAlign::Kind align = VerticalAlign::Kind::kBaseline;
  InlineEdges edges;    ///< in the box's writing direction, sides that are not on this line included
  FontHeight metrics;   ///< of the box and what is aligned inside, around its own baseline
  LayoutUnit shift;     ///< of its baseline below the parent's
  LayoutUnit baseline;  ///< from the line's top
  uint32_t leaves = 0;  ///< leaves directly or deeper inside
  // Filled while the line is put in visual order.
  uint32_t pieces = 0, pieces_seen = 0;
};

/// What takes its place in visual order: text, a tab, an atomic inline, a break, or the place of an empty
/// box.
struct LineLeaf {
  uint32_t node = 0;  ///< innermost inline box; of atomics their own node
  uint32_t piece = kNoItem;
  uint8_t level = 0;
  /// The lowest level of an isolate's ends before it, which are between levels but no leaves themselves.
  uint8_t gap_level = kNoGap;
  LayoutUnit width;
  static constexpr uint8_t kNoGap = 255;
};

/// Nodes and leaves of a line in logical order, vertically aligned.
struct LineBoxes {
  std::vector<LineNode> nodes;  ///< parents before children; 0 is the root inline box
  std::vector<LineLeaf> leaves;
  FontHeight height;  ///< of the line box around the root's baseline
};

LineBoxes build_line_boxes(Pass& pass, BoxId container, const InlineContent& content, const LineInput& input,
                           const BrokenLine& line);

}  // namespace colosseum::layout::inline_layout

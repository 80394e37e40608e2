// Break tokens and layout results.
#pragma once

#include <span>

#include "colosseum/ids.h"
#include "layout/core/constraint_space.h"
#include "layout/core/fragment.h"

namespace colosseum::layout {

/// Where the lines of an inline formatting context go on: the next line starts at this item and text offset.
struct InlineToken {
  uint32_t item = 0;
  uint32_t floats_done = 0;  ///< floats before this item have been placed
  uint32_t offset = 0;       ///< UTF-16 offset in the paragraph
  uint32_t line_count = 0;   ///< lines made before
  bool after_forced_break = false;
  bool operator==(const InlineToken&) const = default;
};

/// Where a box that did not fit its fragmentainer goes on (css-break-3 §4). A tree: one token per broken
/// descendant.
struct BreakToken {
  BoxId box;
  LayoutUnit consumed_block_size;                   ///< border-box block size placed in earlier fragments
  bool break_before = false;                        ///< the box itself has not begun: the break is before it
  bool forced = false;                              ///< because of a forced break (margins after it are kept)
  BreakBetween forced_value = BreakBetween::kPage;  ///< which, when forced (left, right …)
  bool all_children_seen = false;                   ///< only the box's own block-end remains
  bool has_inline = false;
  InlineToken inline_token;     ///< when has_inline
  const void* state = nullptr;  ///< what the algorithm that made the token wants back; in the arena
  std::span<const BreakToken* const> children;  ///< tokens of children, in order; children before the first
                                                ///< are done, those after the last not begun
};

/// How good a break is (css-break-3 §4.4): higher is better.
enum class BreakAppeal : uint8_t {
  kLastResort,        ///< anything to make progress
  kViolatingAvoid,    ///< breaks rules 1 and 3 are dropped
  kViolatingOrphans,  ///< rule 2 (orphans and widows) is dropped
  kPerfect,
};

/// A stretch between two line-left edges of a block formatting context.
struct FloatBand {
  LayoutUnit left, right;
  LayoutUnit width() const { return right - left; }
};

/// A float and what it is sized and placed in.
struct FloatContext {
  BoxId box;
  FloatBand band;          ///< the content box of the containing block
  WritingDirection wd;     ///< of the containing block
  LogicalSize percentage;  ///< what percentages refer to
  LayoutUnit left;         ///< of its margin box, once it has begun
};

/// A float that a fragmentainer had no room for, or not for all of it; the root of its formatting context
/// goes on with it.
struct ContinuedFloat {
  FloatContext around;
  const BreakToken* token = nullptr;  ///< null: it has not begun
};

/// Which part of a margin box lies at its static position, in one axis.
enum class StaticEdge : uint8_t { kStart, kCenter, kEnd };  ///< left or top, centre, right or bottom

/// `safe` alignment in one axis of a static-position rectangle (css-align-3 §4.4): a box larger than the
/// rectangle is aligned to the start instead.
struct SafeStart {
  bool is_safe = false;
  LayoutUnit room;                        ///< size of the rectangle
  StaticEdge start = StaticEdge::kStart;  ///< the side on which the flow of the axis begins
  bool operator==(const SafeStart&) const = default;
};

/// Absolutely positioned box seen below, waiting for its containing block (css-position-3 §2.1, §3.5.1).
struct OutOfFlowCandidate {
  BoxId box;
  PhysicalOffset static_position;  ///< from the border-box corner of the fragment that the result holds
  StaticEdge horizontal = StaticEdge::kStart, vertical = StaticEdge::kStart;
  SafeStart safe_horizontal, safe_vertical;
  BoxId inline_container;  ///< the inline box that makes the containing block, if one does
  bool operator==(const OutOfFlowCandidate&) const = default;
};

/// The answer to one layout() call, not changed after it is made.
struct LayoutResult {
  const Fragment* fragment = nullptr;
  const BreakToken* break_token = nullptr;  ///< null: the box is complete
  std::span<const OutOfFlowCandidate> out_of_flow;
  const ExclusionSpace* floats = nullptr;  ///< those of the space and the box's own; null: it added none
  std::span<const ContinuedFloat> continued_floats;
  /// Where the border box begins after collapsing, relative to the space's bfc_offset.block_offset. When
  /// unresolved the box is self-collapsing so far and end_strut continues the adjoining margins.
  LayoutUnit block_offset;
  LayoutUnit intrinsic_block_size;  ///< border-box block size by content, before min/max and fixed sizes
  MarginStrut end_strut;  ///< adjoining margins at the block end, without the box's own block-end margin
  LayoutUnit assumed_offset;
  ReadMask reads = kReadEverything;
  bool is_whole = true;  ///< the fragment has all of its content; false of what only tells sizes
  bool offset_resolved = true;
  bool self_collapsing = false;       ///< zero height, and its margins collapse through it
  bool is_pushed = false;             ///< clearance moved it below where its margins alone would have put it
  bool floats_assume_offset = false;  ///< unresolved, but floats inside stand as if at `assumed_offset`
  BreakAppeal break_appeal = BreakAppeal::kPerfect;
};

/// Min-content and max-content sizes, of the border box unless said otherwise.
struct MinMax {
  LayoutUnit min, max;
  bool operator==(const MinMax&) const = default;
};

}  // namespace colosseum::layout

// What a parent says to a child before laying it out, and the recording of what the child reads of it.
#pragma once

#include <cstdint>

#include "colosseum/geometry.h"

namespace colosseum::layout {

/// Adjoining margins not yet resolved to an offset (css2 §8.3.1): the largest positive and the most negative.
struct MarginStrut {
  LayoutUnit positive, negative;
  LayoutUnit default_positive;   ///< the largest of the user-agent sheet's
  bool discard = false;          ///< margins adjoining an unforced break are cut to zero (css-break-3 §5.2)
  bool at_quirky_start = false;  ///< default margins do not count (HTML §15.3.10)
  LayoutUnit sum() const { return (default_positive > positive ? default_positive : positive) + negative; }
  /// The sum at the end of a body or table cell in quirks mode, where default margins do not count.
  LayoutUnit quirky_sum() const { return positive + negative; }
  void append(LayoutUnit margin, bool is_default = false) {
    if (discard || (is_default && at_quirky_start)) return;
    LayoutUnit& largest = is_default ? default_positive : positive;
    if (margin < LayoutUnit()) {
      if (margin < negative) negative = margin;
    } else if (margin > largest) {
      largest = margin;
    }
  }
  bool operator==(const MarginStrut&) const = default;
};

/// How an auto inline or block size is resolved.
enum class AutoSize : uint8_t {
  kFitContent,       ///< shrink to fit (inline axis), content height (block axis)
  kStretch,          ///< fill the available size; in the block axis a preferred aspect ratio goes before
  kStretchExplicit,  ///< fill it whatever the aspect ratio (`stretch` was written)
};

/// What kind of fragmentainer content is being broken for (css-break-3 §2).
enum class Fragmentation : uint8_t { kNone, kPage, kColumn };

class ExclusionSpace;
struct SubgridSpace;

/// Inputs of one layout() or min_max() call besides the box. Plain data, compared field by field; sizes are
/// in the box's own writing mode. Algorithms read it through SpaceReader only.
struct ConstraintSpace {
  /// Room for the margin box (the border box when the size is fixed). Block size may be indefinite.
  LogicalSize available{kIndefiniteSize, kIndefiniteSize};
  /// What percentages refer to. Either may be indefinite.
  LogicalSize percentage{kIndefiniteSize, kIndefiniteSize};
  // Sizing mode.
  AutoSize inline_auto = AutoSize::kStretch;
  AutoSize block_auto = AutoSize::kFitContent;
  bool fixed_inline = false;            ///< the border-box inline size is available.inline_size
  bool fixed_block = false;             ///< the border-box block size is available.block_size
  bool fixed_block_indefinite = false;  ///< … but percentages of children must not resolve against it
  bool new_formatting_context =
      true;                 ///< lay out as a formatting context root: no strut comes in or goes out
  bool orthogonal = false;  ///< the parent's inline axis is this box's block axis
  bool measuring = false;   ///< only sizes and baselines of the result count: it will be laid out again
  // Block formatting context the box takes part in (not for new formatting contexts).
  MarginStrut margin_strut;  ///< of the adjoining margins before the border box, this box's own included
  LogicalOffset bfc_offset;  ///< line-left edge of the border box, and where the strut begins, from the BFC
                             ///< root's border-box corner
  const ExclusionSpace* exclusions = nullptr;       ///< floats before this box; null: none
  LayoutUnit clearance_offset = LayoutUnit::min();  ///< content must not begin above this BFC offset
  LayoutUnit forced_offset =
      kIndefiniteSize;  ///< where, from the strut's begin, the border box will come to lie
  /// What an orthogonal flow takes for an indefinite available inline size: the smaller of the nearest
  /// ancestor scrollport and the initial containing block (css-writing-modes-4 §7.3.1).
  PhysicalSize scrollport{kIndefiniteSize, kIndefiniteSize};
  /// What a subgrid shares with the grid around it (css-grid-2 §9); null: the box is no subgrid.
  const SubgridSpace* subgrid = nullptr;
  /// Of a table cell: the halves of the collapsed borders around it, in the place of its own borders (css2
  /// §17.6.2); null: it has its own.
  const LogicalEdges* collapsed_borders = nullptr;
  // Fragmentation.
  Fragmentation fragmentation = Fragmentation::kNone;
  LayoutUnit fragmentainer_size = kIndefiniteSize;  ///< block size of the page area or column
  LayoutUnit fragmentainer_offset;      ///< where, in the fragmentainer, BFC offset 0 (or this new context's
                                        ///< block-start edge) lies
  bool at_fragmentainer_start = false;  ///< nothing has been placed before this box in the fragmentainer

  bool operator==(const ConstraintSpace&) const = default;
};

/// One bit per field, or per group of fields that are read together.
enum SpaceField : uint32_t {
  kReadAvailableInline = 1 << 0,
  kReadAvailableBlock = 1 << 1,
  kReadPercentageInline = 1 << 2,
  kReadPercentageBlock = 1 << 3,
  kReadInlineMode = 1 << 4,  ///< inline_auto, fixed_inline
  kReadBlockMode = 1 << 5,   ///< block_auto, fixed_block, fixed_block_indefinite
  kReadContext = 1 << 6,     ///< new_formatting_context
  kReadMarginStrut = 1 << 7,
  kReadBfcInline = 1 << 8,
  kReadBfcBlock = 1 << 9,
  kReadExclusions = 1 << 10,           ///< exclusions, clearance_offset
  kReadFragmentation = 1 << 11,        ///< fragmentation, fragmentainer_size
  kReadFragmentainerOffset = 1 << 12,  ///< fragmentainer_offset, at_fragmentainer_start
  kReadMeasuring = 1 << 13,
  kReadForcedOffset = 1 << 14,
  kReadScrollport = 1 << 15,
  kReadOrthogonal = 1 << 16,
  kReadSubgrid = 1 << 17,
  kReadCollapsedBorders = 1 << 18,
  /// Not a field: content would come out otherwise if the box's own block size, open now, were definite and
  /// the same. Handed up by parents whose children's block sizes depend on their own.
  kReadOwnBlockSize = 1 << 19,
};
using ReadMask = uint32_t;
inline constexpr ReadMask kReadNothing = 0;
inline constexpr ReadMask kReadEverything = (1u << 20) - 1;

/// The fields that are flags or small choices.
inline constexpr ReadMask kReadModes =
    kReadInlineMode | kReadBlockMode | kReadContext | kReadMeasuring | kReadOrthogonal;
/// The fields that say what the block size is.
inline constexpr ReadMask kReadBlockSize = kReadAvailableBlock | kReadPercentageBlock | kReadBlockMode;

/// All modes of a space in one number, and the bits of it that fields named by the mask hold.
using SpaceModes = uint16_t;
SpaceModes modes_of(const ConstraintSpace& space);
SpaceModes modes_read(ReadMask mask);
/// Whether the content decides on the block size, as far as the space tells.
bool has_open_block_size(SpaceModes modes);
bool is_measuring(SpaceModes modes);

/// Whether the fields named by the mask are equal.
bool equal_in(ReadMask mask, const ConstraintSpace& a, const ConstraintSpace& b);
/// A copy with every field not named by the mask set to an implausible value (the poison test).
ConstraintSpace poisoned(const ConstraintSpace& space, ReadMask keep);

/// The only way for an algorithm to look at its space: each getter records the read.
///
/// A value that is handed on to a child, as it is or shifted, need not count as read by the parent unless the
/// child reads it: take it through forward_to_child() and name the field in the `forwarded` mask of
/// Pass::layout().
class SpaceReader {
 public:
  SpaceReader(const ConstraintSpace& space, ReadMask& reads) : space_(space), reads_(reads) {}
  SpaceReader(const SpaceReader&) = delete;
  SpaceReader& operator=(const SpaceReader&) = delete;

  LayoutUnit available_inline_size() const {
    return reads_ |= kReadAvailableInline, space_.available.inline_size;
  }
  LayoutUnit available_block_size() const {
    return reads_ |= kReadAvailableBlock, space_.available.block_size;
  }
  LayoutUnit percentage_inline_size() const {
    return reads_ |= kReadPercentageInline, space_.percentage.inline_size;
  }
  LayoutUnit percentage_block_size() const {
    return reads_ |= kReadPercentageBlock, space_.percentage.block_size;
  }
  /// What percentages of margins and padding refer to: the inline size of the containing block
  /// (css-writing-modes-4 §7.2).
  LayoutUnit margin_percentage_base() const {
    return orthogonal() ? percentage_block_size() : percentage_inline_size();
  }
  AutoSize inline_auto() const { return reads_ |= kReadInlineMode, space_.inline_auto; }
  bool fixed_inline() const { return reads_ |= kReadInlineMode, space_.fixed_inline; }
  bool orthogonal() const { return reads_ |= kReadOrthogonal, space_.orthogonal; }
  AutoSize block_auto() const { return reads_ |= kReadBlockMode, space_.block_auto; }
  bool fixed_block() const { return reads_ |= kReadBlockMode, space_.fixed_block; }
  bool fixed_block_indefinite() const { return reads_ |= kReadBlockMode, space_.fixed_block_indefinite; }
  bool new_formatting_context() const { return reads_ |= kReadContext, space_.new_formatting_context; }
  bool measuring() const { return reads_ |= kReadMeasuring, space_.measuring; }
  const MarginStrut& margin_strut() const { return reads_ |= kReadMarginStrut, space_.margin_strut; }
  LayoutUnit bfc_inline_offset() const { return reads_ |= kReadBfcInline, space_.bfc_offset.inline_offset; }
  LayoutUnit bfc_block_offset() const { return reads_ |= kReadBfcBlock, space_.bfc_offset.block_offset; }
  const ExclusionSpace* exclusions() const { return reads_ |= kReadExclusions, space_.exclusions; }
  LayoutUnit clearance_offset() const { return reads_ |= kReadExclusions, space_.clearance_offset; }
  LayoutUnit forced_offset() const { return reads_ |= kReadForcedOffset, space_.forced_offset; }
  const PhysicalSize& scrollport() const { return reads_ |= kReadScrollport, space_.scrollport; }
  const SubgridSpace* subgrid() const { return reads_ |= kReadSubgrid, space_.subgrid; }
  const LogicalEdges* collapsed_borders() const {
    return reads_ |= kReadCollapsedBorders, space_.collapsed_borders;
  }
  Fragmentation fragmentation() const { return reads_ |= kReadFragmentation, space_.fragmentation; }
  LayoutUnit fragmentainer_size() const { return reads_ |= kReadFragmentation, space_.fragmentainer_size; }
  LayoutUnit fragmentainer_offset() const {
    return reads_ |= kReadFragmentainerOffset, space_.fragmentainer_offset;
  }
  bool at_fragmentainer_start() const {
    return reads_ |= kReadFragmentainerOffset, space_.at_fragmentainer_start;
  }

  /// The raw space, for building a child's space from it. Every field taken from here must be named in the
  /// `forwarded` mask of the child's layout.
  const ConstraintSpace& forward_to_child() const { return space_; }
  /// Records reads made by a child of forwarded fields.
  void add_reads(ReadMask mask) const { reads_ |= mask; }
  ReadMask reads() const { return reads_; }

 private:
  const ConstraintSpace& space_;
  ReadMask& reads_;
};

}  // namespace colosseum::layout

// Physical and flow-relative geometry. The two are different types and never convert implicitly
// (css-writing-modes-4 §6: abstract box terminology).
#pragma once

#include "colosseum/units.h"

namespace colosseum {

enum class WritingMode : uint8_t { kHorizontalTb, kVerticalRl, kVerticalLr, kSidewaysRl, kSidewaysLr };
enum class Direction : uint8_t { kLtr, kRtl };

/// What maps flow-relative directions to physical ones.
struct WritingDirection {
  WritingMode mode = WritingMode::kHorizontalTb;
  Direction direction = Direction::kLtr;
  constexpr bool is_horizontal() const { return mode == WritingMode::kHorizontalTb; }
  constexpr bool is_ltr() const { return direction == Direction::kLtr; }
  constexpr bool is_flipped_blocks() const {
    return mode == WritingMode::kVerticalRl || mode == WritingMode::kSidewaysRl;
  }
  constexpr bool operator==(const WritingDirection&) const = default;
};

// ---- physical ----------------------------------------------------------------------------------

struct PhysicalOffset {
  LayoutUnit x, y;
  constexpr bool operator==(const PhysicalOffset&) const = default;
  friend constexpr PhysicalOffset operator+(PhysicalOffset a, PhysicalOffset b) {
    return {a.x + b.x, a.y + b.y};
  }
  friend constexpr PhysicalOffset operator-(PhysicalOffset a, PhysicalOffset b) {
    return {a.x - b.x, a.y - b.y};
  }
};

struct PhysicalSize {
  LayoutUnit width, height;
  constexpr bool operator==(const PhysicalSize&) const = default;
};

struct PhysicalRect {
  PhysicalOffset offset;
  PhysicalSize size;
  constexpr LayoutUnit right() const { return offset.x + size.width; }
  constexpr LayoutUnit bottom() const { return offset.y + size.height; }
  constexpr bool operator==(const PhysicalRect&) const = default;
};

struct PhysicalEdges {
  LayoutUnit top, right, bottom, left;
  constexpr bool operator==(const PhysicalEdges&) const = default;
};

// ---- flow-relative -----------------------------------------------------------------------------

struct LogicalOffset {
  LayoutUnit inline_offset, block_offset;
  constexpr bool operator==(const LogicalOffset&) const = default;
  friend constexpr LogicalOffset operator+(LogicalOffset a, LogicalOffset b) {
    return {a.inline_offset + b.inline_offset, a.block_offset + b.block_offset};
  }
  friend constexpr LogicalOffset operator-(LogicalOffset a, LogicalOffset b) {
    return {a.inline_offset - b.inline_offset, a.block_offset - b.block_offset};
  }
};

struct LogicalSize {
  LayoutUnit inline_size, block_size;
  constexpr bool operator==(const LogicalSize&) const = default;
};

struct LogicalRect {
  LogicalOffset offset;
  LogicalSize size;
  constexpr bool operator==(const LogicalRect&) const = default;
};

/// Widths on the four flow-relative sides: margins, borders, padding, or their sums.
struct LogicalEdges {
  LayoutUnit inline_start, inline_end, block_start, block_end;
  constexpr LayoutUnit inline_sum() const { return inline_start + inline_end; }
  constexpr LayoutUnit block_sum() const { return block_start + block_end; }
  constexpr bool operator==(const LogicalEdges&) const = default;
  friend constexpr LogicalEdges operator+(const LogicalEdges& a, const LogicalEdges& b) {
    return {a.inline_start + b.inline_start, a.inline_end + b.inline_end, a.block_start + b.block_start,
            a.block_end + b.block_end};
  }
};

// ---- conversion ---------------------------------------------------------------------------------

constexpr PhysicalSize to_physical(LogicalSize s, WritingDirection wd) {
  return wd.is_horizontal() ? PhysicalSize{s.inline_size, s.block_size}
                            : PhysicalSize{s.block_size, s.inline_size};
}
constexpr LogicalSize to_logical(PhysicalSize s, WritingDirection wd) {
  return wd.is_horizontal() ? LogicalSize{s.width, s.height} : LogicalSize{s.height, s.width};
}
/// The physical offset, inside a container of `outer` size, of an inner box of `inner` size at a logical
/// offset.
constexpr PhysicalOffset to_physical(LogicalOffset o, WritingDirection wd, PhysicalSize outer,
                                     PhysicalSize inner) {
  if (wd.is_horizontal()) {
    return {wd.is_ltr() ? o.inline_offset : outer.width - o.inline_offset - inner.width, o.block_offset};
  }
  LayoutUnit x = wd.is_flipped_blocks() ? outer.width - o.block_offset - inner.width : o.block_offset;
  // sideways-lr runs its lines from bottom to top.
  bool from_top = wd.is_ltr() != (wd.mode == WritingMode::kSidewaysLr);
  LayoutUnit y = from_top ? o.inline_offset : outer.height - o.inline_offset - inner.height;
  return {x, y};
}
constexpr LogicalOffset to_logical(PhysicalOffset o, WritingDirection wd, PhysicalSize outer,
                                   PhysicalSize inner) {
  if (wd.is_horizontal()) {
    return {wd.is_ltr() ? o.x : outer.width - o.x - inner.width, o.y};
  }
  LayoutUnit block = wd.is_flipped_blocks() ? outer.width - o.x - inner.width : o.x;
  bool from_top = wd.is_ltr() != (wd.mode == WritingMode::kSidewaysLr);
  return {from_top ? o.y : outer.height - o.y - inner.height, block};
}
constexpr LogicalEdges to_logical(PhysicalEdges e, WritingDirection wd) {
  if (wd.is_horizontal()) {
    return wd.is_ltr() ? LogicalEdges{e.left, e.right, e.top, e.bottom}
                       : LogicalEdges{e.right, e.left, e.top, e.bottom};
  }
  bool from_top = wd.is_ltr() != (wd.mode == WritingMode::kSidewaysLr);
  LayoutUnit is = from_top ? e.top : e.bottom, ie = from_top ? e.bottom : e.top;
  return wd.is_flipped_blocks() ? LogicalEdges{is, ie, e.right, e.left}
                                : LogicalEdges{is, ie, e.left, e.right};
}
constexpr PhysicalEdges to_physical(LogicalEdges e, WritingDirection wd) {
  if (wd.is_horizontal()) {
    return wd.is_ltr() ? PhysicalEdges{e.block_start, e.inline_end, e.block_end, e.inline_start}
                       : PhysicalEdges{e.block_start, e.inline_start, e.block_end, e.inline_end};
  }
  bool from_top = wd.is_ltr() != (wd.mode == WritingMode::kSidewaysLr);
  LayoutUnit top = from_top ? e.inline_start : e.inline_end,
             bottom = from_top ? e.inline_end : e.inline_start;
  return wd.is_flipped_blocks() ? PhysicalEdges{top, e.block_start, bottom, e.block_end}
                                : PhysicalEdges{top, e.block_end, bottom, e.block_start};
}

}  // namespace colosseum

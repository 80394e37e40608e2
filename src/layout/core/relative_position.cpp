#include "layout/core/relative_position.h"

namespace colosseum::layout {

std::optional<LayoutUnit> used_inset(const Length& length, LayoutUnit base) {
  if (length.is_auto() || (length.has_percent() && is_indefinite(base))) return std::nullopt;
  return resolve(length, base);
}

PhysicalOffset relative_offset(const ComputedStyle& style, PhysicalSize cb, Direction direction) {
  PhysicalOffset offset;
  if (style.position() != Position::kRelative) return offset;
  std::optional<LayoutUnit> left = used_inset(style.left(), cb.width),
                            right = used_inset(style.right(), cb.width);
  std::optional<LayoutUnit> top = used_inset(style.top(), cb.height),
                            bottom = used_inset(style.bottom(), cb.height);
  // Over-constrained: the start side of the containing block's direction wins.
  if (left && (!right || direction == Direction::kLtr)) {
    offset.x = *left;
  } else if (right) {
    offset.x = -*right;
  }
  if (top) {
    offset.y = *top;
  } else if (bottom) {
    offset.y = -*bottom;
  }
  return offset;
}

}  // namespace colosseum::layout

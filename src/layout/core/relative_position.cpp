#include "layout/core/relative_position.h"

#include "layout/core/writing_modes.h"

namespace colosseum::layout {

std::optional<LayoutUnit> used_inset(const Length& length, LayoutUnit base) {
  if (length.is_auto() || (length.has_percent() && is_indefinite(base))) return std::nullopt;
  return resolve(length, base);
}

PhysicalOffset relative_offset(const ComputedStyle& style, PhysicalSize cb, WritingDirection wd) {
  PhysicalOffset offset;
  if (style.position() != Position::kRelative) return offset;
  // Over-constrained: the start side in the containing block's writing mode wins.
  auto moved = [](std::optional<LayoutUnit> first, std::optional<LayoutUnit> second, bool second_wins) {
    if (first && (!second || !second_wins)) return *first;
    return second ? -*second : LayoutUnit();
  };
  offset.x =
      moved(used_inset(style.left(), cb.width), used_inset(style.right(), cb.width), runs_leftwards(wd));
  offset.y =
      moved(used_inset(style.top(), cb.height), used_inset(style.bottom(), cb.height), runs_upwards(wd));
  return offset;
}

PhysicalOffset relative_offset(const ComputedStyle& style, PhysicalSize cb, WritingDirection wd,
                               const SpaceReader& space) {
  for (const Length* inset : {&style.top(), &style.right(), &style.bottom(), &style.left()}) {
    if (inset->has_percent()) space.add_reads(kReadOwnBlockSize);
  }
  return relative_offset(style, cb, wd);
}

}  // namespace colosseum::layout

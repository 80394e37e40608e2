#include "layout/flex/content_distribution.h"

namespace colosseum::layout {

Distribution distribute(const Alignment& alignment, LayoutUnit free, size_t count,
                        const DistributionAxis& axis) {
  using K = Alignment::Keyword;
  Distribution d;
  const bool overflows = free < LayoutUnit();
  // css-align-3 §5.4: an alignment that is `safe` does not push content past the start of the container.
  const bool safe = overflows && alignment.overflow == Alignment::Overflow::kSafe;
  const LayoutUnit flow_start = axis.reversed ? free : LayoutUnit();
  const LayoutUnit flow_end = axis.reversed ? LayoutUnit() : free;
  K keyword = alignment.keyword;
  if (keyword == K::kLeft || keyword == K::kRight) {
    const bool to_start = !axis.horizontal || (keyword == K::kLeft) != axis.right_to_left;
    keyword = to_start ? K::kStart : K::kEnd;
  }
  switch (keyword) {
    case K::kFlexStart: d.start = safe ? flow_start : LayoutUnit(); break;
    case K::kFlexEnd: d.start = safe ? flow_start : free; break;
    case K::kStart: d.start = flow_start; break;
    case K::kEnd:
    case K::kLastBaseline: d.start = safe ? flow_start : flow_end; break;
    case K::kCenter: d.start = safe ? flow_start : free / 2; break;
    case K::kSpaceBetween:
      // §5.3: without room or neighbours these fall back to (safe) flex-start and center.
      if (overflows || count < 2) break;
      d.free = free;
      d.parts = count - 1;
      break;
    case K::kSpaceAround:
      if (overflows || count == 0) {
        d.start = flow_start;
        break;
      }
      d.start = free / static_cast<int>(2 * count);
      d.free = free;
      d.parts = count;
      break;
    case K::kSpaceEvenly:
      if (overflows || count == 0) {
        d.start = flow_start;
        break;
      }
      d.start = free / static_cast<int>(count + 1);
      d.free = free;
      d.parts = count + 1;
      break;
    default: break;
  }
  return d;
}

}  // namespace colosseum::layout

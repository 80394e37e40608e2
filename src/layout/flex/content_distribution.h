// Content distribution: justify-content and align-content (css-align-3 §5, css-flexbox-1 §8.2, §8.4).
#pragma once

#include <cstddef>

#include "colosseum/style.h"

namespace colosseum::layout {

/// How the axis runs that things are distributed in.
struct DistributionAxis {
  bool reversed = false;       ///< from the flow's end to its start: `start` is then at the far end
  bool right_to_left = false;  ///< the flow's start of this axis is on the right
  bool horizontal = false;     ///< left and right mean something
};

/// Where the first thing begins, and the room added between neighbours.
struct Distribution {
  LayoutUnit start;
  LayoutUnit free;   ///< shared between neighbours
  size_t parts = 0;  ///< into how many equal parts
  /// Room added before thing number i, gaps of the container not counted.
  LayoutUnit before(size_t i) const {
    return parts == 0 ? LayoutUnit()
                      : LayoutUnit::from_raw(static_cast<int32_t>(
                            int64_t{free.raw()} * static_cast<int64_t>(i) / static_cast<int64_t>(parts)));
  }
};

/// Distributes `free` (negative: overflow) around `count` things.
Distribution distribute(const Alignment& alignment, LayoutUnit free, size_t count,
                        const DistributionAxis& axis);

}  // namespace colosseum::layout

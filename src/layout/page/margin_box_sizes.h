// Computing page-margin box dimensions (css-page-3 §5.3), on numbers alone.
#pragma once

#include <array>
#include <optional>

#include "colosseum/units.h"

namespace colosseum::layout {

/// One axis of a page-margin box. Sizes are of the border box; no value is `auto`.
struct MarginBoxAxis {
  std::optional<LayoutUnit> margin_start, size, margin_end;
  LayoutUnit edges;                         ///< borders and padding: no size is less
  LayoutUnit min, max = LayoutUnit::max();  ///< min-width and max-width, or the heights
  LayoutUnit min_content, max_content;      ///< for §5.3.2
  bool is_generated = true;                 ///< §5.3.2: otherwise it counts as 0 wide
};

struct MarginBoxExtent {
  LayoutUnit margin_start, size, margin_end;
  bool operator==(const MarginBoxExtent&) const = default;
};

/// §5.3.3: the axis across the page margin, which is `available` wide. `start_is_outer`: the start edge lies
/// on the paper's edge, so that its margin gives way when the values are over-constrained.
MarginBoxExtent fixed_extent(const MarginBoxAxis& box, LayoutUnit available, bool start_is_outer);

/// §5.3.2: the sizes along a side of the page of the boxes A, B and C.
std::array<MarginBoxExtent, 3> variable_extents(const std::array<MarginBoxAxis, 3>& boxes,
                                                LayoutUnit available);

}  // namespace colosseum::layout

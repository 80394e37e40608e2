// Which items go into which line of a multi-line flex container.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "colosseum/units.h"

namespace colosseum::layout {

/// One past the last item of each line; every line takes what fits, one item at least (css-flexbox-1 §9.3
/// step 5). `sizes`: outer hypothetical main sizes; `room` may be LayoutUnit::max().
std::vector<size_t> greedy_line_ends(std::span<const LayoutUnit> sizes, LayoutUnit gap, LayoutUnit room);

/// flex-wrap: balance (css-flexbox-2): as many lines, `least_lines` at least if there are so many items, with
/// what is left free in them spread as evenly as possible; earlier lines are the fuller ones.
std::vector<size_t> balanced_line_ends(std::span<const LayoutUnit> sizes, LayoutUnit gap, LayoutUnit room,
                                       int least_lines);

}  // namespace colosseum::layout

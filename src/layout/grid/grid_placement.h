// The grid item placement algorithm (css-grid-2 §8.5).
#pragma once

#include <span>
#include <vector>

#include "layout/grid/grid_lines.h"

namespace colosseum::layout {

/// What one item asks for in both axes.
struct ItemPlacement {
  AxisPlacement columns, rows;
};

/// The implicit grid in one axis, counted from its first line.
struct ImplicitGrid {
  int32_t tracks = 0;
  int32_t before = 0;  ///< implicit tracks before the explicit grid
};

struct GridPlacement {
  ImplicitGrid columns, rows;
  std::vector<GridSpan> column_spans, row_spans;  ///< by item, counted from the first implicit line
};

/// What the grid has before anything is placed.
struct ExplicitGrid {
  int32_t columns = 0, rows = 0;
  bool fixed_columns = false, fixed_rows = false;  ///< of a subgrid: items are clamped to it (§9)
};

/// Places items, which come in order-modified document order. `limit`: tracks per axis, to which areas are
/// clamped (§5.4).
GridPlacement place_items(std::span<const ItemPlacement> items, const ExplicitGrid& grid, GridAutoFlow flow,
                          int32_t limit);

}  // namespace colosseum::layout

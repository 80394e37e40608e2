// The grid item placement algorithm (css-grid-2 §8.5).
#pragma once

#include <algorithm>
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

/// §8.5 where no item is definite or spans: the cells of a grid, one after the other. Most items of most
/// grids.
class SingleCells {
 public:
  struct Cell {
    GridSpan columns, rows;
  };

  /// `limit`: tracks per axis; what comes later is in the last one.
  SingleCells(const ExplicitGrid& grid, GridAutoFlow flow, int32_t limit)
      : column_flow_(flow.column), across_(std::max(flow.column ? grid.rows : grid.columns, 1)) {
    const bool fixed = flow.column ? grid.fixed_columns : grid.fixed_rows;
    last_ = (fixed ? std::max(flow.column ? grid.columns : grid.rows, 1) : limit) - 1;
  }

  Cell next() {
    const GridSpan along{minor_, minor_ + 1}, beside{major_, major_ + 1};
    if (++minor_ == across_) {
      minor_ = 0;
      major_ = std::min(major_ + 1, last_);
    }
    return column_flow_ ? Cell{beside, along} : Cell{along, beside};
  }

 private:
  bool column_flow_;
  int32_t across_, last_;
  int32_t minor_ = 0, major_ = 0;
};

/// Places items, which come in order-modified document order. `limit`: tracks per axis, to which areas are
/// clamped (§5.4).
GridPlacement place_items(std::span<const ItemPlacement> items, const ExplicitGrid& grid, GridAutoFlow flow,
                          int32_t limit);

}  // namespace colosseum::layout

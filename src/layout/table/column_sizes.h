// Sizing columns: contributions of cells and the distribution of a table's width (css-tables-3 §3.8, §3.9).
#pragma once

#include <span>
#include <vector>

#include "layout/core/layout_result.h"

namespace colosseum::layout {

/// What a table asks for that has no largest size, in px.
inline constexpr int kLargestTable = 1'000'000;

/// What the cells of a column, and the column itself, ask for.
struct ColumnSizes {
  LayoutUnit min, max;
  double percent = -1;                 ///< of the table, 50 means 50 %; negative: none
  bool constrained = false;            ///< has a specified size
  LayoutUnit fixed = kIndefiniteSize;  ///< specified size, for fixed layout
  LayoutUnit percent_edges;            ///< what a percentage leaves out, for fixed layout
};

/// A cell that spans several columns.
struct SpanningSizes {
  size_t column = 0, span = 1;
  LayoutUnit min, max;
  double percent = -1;
  bool constrained = false;  ///< has a specified size
};

/// §3.8.3 "contributions of spanning cells": raises the columns so that each cell fits. `spacing` lies
/// between two columns.
void distribute_spanning_cells(std::vector<ColumnSizes>& columns, std::vector<SpanningSizes> cells,
                               LayoutUnit spacing);

/// The table's intrinsic sizes without spacing and edges. `percentages`: the largest is such that columns
/// with percentages have room for their content.
MinMax table_intrinsic_sizes(std::span<const ColumnSizes> columns, bool percentages);

/// §3.9.3: gives each column its size; they add up to `target` unless minima forbid.
std::vector<LayoutUnit> distribute_width(std::span<const ColumnSizes> columns, LayoutUnit target);
/// The same for `table-layout: fixed`.
std::vector<LayoutUnit> distribute_fixed_width(std::span<const ColumnSizes> columns, LayoutUnit target);

}  // namespace colosseum::layout

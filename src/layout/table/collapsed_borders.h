// The collapsing border model: which border stands on each edge of the table's grid (css2 §17.6.2).
#pragma once

#include <vector>

#include "layout/core/box_edges.h"
#include "layout/core/fragment.h"
#include "layout/table/table_structure.h"

namespace colosseum::layout {

class CollapsedBorders {
 public:
  /// Resolves the conflicts of all boxes of the table. `wd` is the table's.
  CollapsedBorders(const Pass& pass, BoxId table, const TableStructure& structure, WritingDirection wd);

  /// Half of the widest borders along each side of a cell.
  LogicalEdges cell_edges(const TableCell& cell) const;
  /// The same of the table, of all its rows and columns (css-tables-3 §3.7.1.1; css2 §17.6.2 has the first
  /// row only).
  LogicalEdges table_edges() const;

  /// What to paint of the rows from `first` on. `columns` and `rows` are the offsets of lines, one more than
  /// there are tracks, from the corner of a box of `size`.
  std::vector<CollapsedLine> lines(size_t first, const std::vector<LayoutUnit>& columns,
                                   const std::vector<LayoutUnit>& rows, PhysicalSize size) const;

 private:
  struct Edge {
    LayoutUnit width;
    BorderStyle style = BorderStyle::kNone;
    Color color;
    bool hidden = false;
  };
  Edge& across(size_t line, size_t column) { return across_[line * columns_ + column]; }
  const Edge& across(size_t line, size_t column) const { return across_[line * columns_ + column]; }
  Edge& along(size_t row, size_t line) { return along_[row * (columns_ + 1) + line]; }
  const Edge& along(size_t row, size_t line) const { return along_[row * (columns_ + 1) + line]; }
  void suppress_inside(const TableCell& cell);
  static void compete(Edge& edge, const Edge& other);
  Edge side_of(const ComputedStyle& style, int side) const;
  void add_box(BoxId box, size_t row, size_t row_count, size_t column, size_t column_count);

  const Pass& pass_;
  WritingDirection wd_;
  size_t rows_, columns_;
  std::vector<Edge> across_,
      along_;  ///< in the inline direction above each row; in the block direction before each column
};

}  // namespace colosseum::layout

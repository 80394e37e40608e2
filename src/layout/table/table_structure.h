// The rows, columns and cells of a table, found once per layout (css-tables-3 §3.3).
#pragma once

#include <vector>

#include "layout/core/pass.h"

namespace colosseum::layout {

struct TableCell {
  BoxId box;
  size_t row = 0, column = 0;
  size_t row_span = 1, column_span = 1;  ///< never beyond the section and the last column
  bool spans_columns = false;            ///< before columns were merged
};

struct TableRow {
  BoxId box;
  size_t section = 0;
  size_t first_cell = 0, cell_count = 0;  ///< cells that begin here
  bool collapsed = false;                 ///< visibility: collapse
};

struct TableSection {
  BoxId box;
  size_t first_row = 0, row_count = 0;
  bool is_header = false, is_footer = false;  ///< stands first or last, and is repeated on pages
};

struct TableColumn {
  BoxId box, group;  ///< either may be none
  bool collapsed = false;
};

/// css-tables-3 §3.5.1: `table-layout: fixed` needs a width.
bool is_fixed_table(const ComputedStyle& table);

/// In the order in which it is laid out: the header first, the footer last.
struct TableStructure {
  std::vector<BoxId> captions;
  std::vector<BoxId> out_of_flow;  ///< children of the table itself
  std::vector<TableSection> sections;
  std::vector<TableRow> rows;
  std::vector<TableColumn> columns;
  std::vector<TableCell> cells;  ///< row by row
};

/// Cells and columns past bounds are left out.
TableStructure find_table_structure(const Pass& pass, BoxId table);

}  // namespace colosseum::layout

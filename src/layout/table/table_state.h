// The state of one run of table layout, shared by the files of this folder.
#pragma once

#include <memory>
#include <optional>

#include "layout/core/fragment_builder.h"
#include "layout/core/writing_modes.h"
#include "layout/table/collapsed_borders.h"
#include "layout/table/column_sizes.h"
#include "layout/table/table_structure.h"

namespace colosseum::layout {

/// What one run finds out about a cell. Border box, in the table's writing direction.
struct CellSizes {
  const LogicalEdges* borders = nullptr;  ///< collapsed ones; in the arena
  LayoutUnit inline_size;                 ///< of all columns it spans: what its content has
  LayoutUnit shown_size;                  ///< of those that are not collapsed
  LayoutUnit content_size;                ///< block size by content
  LayoutUnit block_size;                  ///< by content and `height`
  LayoutUnit baseline;                    ///< from the block-start edge
  LayoutUnit end_edges;                   ///< block-end border and padding
  bool aligns_baseline = false;           ///< it has a baseline and takes part
};

struct RowSizes {
  LayoutUnit size;
  LayoutUnit baseline;       ///< of its cells that align to it, from the row's start
  LayoutUnit end_edges;      ///< below the content of its lowest cell
  double percent = -1;       ///< of the table's height
  bool constrained = false;  ///< a height was specified for it or for one of its cells
  bool has_baseline = false;
};

/// Everything that is known before fragments are made: found once, then handed from page to page.
struct TableSizes : std::enable_shared_from_this<TableSizes> {
  TableStructure structure;
  std::optional<CollapsedBorders> borders;  ///< of the collapsing model
  bool collapses = false;
  BoxModel model;  ///< with collapsed borders
  LogicalSize spacing;
  LayoutUnit unused_spacing;  ///< in the block axis, of a table without columns
  std::vector<ColumnSizes> columns;
  std::vector<CellSizes> cells;
  std::vector<RowSizes> rows;
  std::vector<LayoutUnit> column_sizes, column_offsets;  ///< from the grid's border-box corner
  std::vector<LayoutUnit> row_offsets;                   ///< likewise, in the unbroken table
  LogicalSize grid_size;                                 ///< border box without captions
  std::vector<bool> spans_into;  ///< by row: whether a cell of an earlier row reaches into it
  LayoutUnit content_size;       ///< block size of the grid by its rows
  LayoutUnit wrapper_inline;
  LayoutUnit definite_block = kIndefiniteSize;
  LayoutUnit caption_before, caption_after;
  // What it was found for.
  LogicalSize available, percentage;
  SpaceModes modes = 0;
};

/// Where a broken table goes on. In the arena; the sizes belong to the store.
struct TableContinuation {
  TableSizes* sizes = nullptr;
  size_t next_row = 0;
};
inline const TableContinuation& continuation(const BreakToken& token) {
  return *static_cast<const TableContinuation*>(token.state);
}

inline bool is_definite_length(const Length& l) { return l.is_length_percentage() && !l.has_percent(); }

class TableLayout {
 public:
  TableLayout(Pass& pass, BoxId box, const SpaceReader& space, const BreakToken* token);
  LayoutResult run();
  MinMax intrinsic_sizes();

 private:
  // ---- table_columns.cpp ----
  void collect_column_sizes();
  void add_column_style(ColumnSizes& column, BoxId box) const;
  void add_cell_sizes(const TableCell& cell, size_t index, std::vector<SpanningSizes>& spanning);
  MinMax content_sizes(const TableCell& cell, size_t index) const;
  LayoutUnit column_spacing() const;
  LogicalEdges cell_edges(const TableCell& cell, size_t index) const;
  LayoutUnit captions_minimum() const;
  MinMax grid_sizes(bool percentages) const;
  bool sizes_its_container() const;
  bool is_fixed_layout() const;
  void resolve_inline_size();
  void resolve_columns();

  // ---- table_rows.cpp ----
  void measure_rows();
  const LayoutResult& ask_cell(const TableCell& cell, const ConstraintSpace& space, bool for_size);
  void measure_cell(const TableCell& cell, size_t index);
  void size_row(size_t row);
  void distribute_spanning_rows();
  void grow_rows(size_t first, size_t count, LayoutUnit excess, bool of_table = false);
  void apply_section_heights();
  void resolve_block_size();
  LayoutUnit rows_size(size_t first, size_t count) const;
  bool has_definite_rows(const TableCell& cell) const;
  ChildSpaceBuilder cell_space(const TableCell& cell, size_t index) const;

  // ---- table_fragments.cpp ----
  /// A row as it lies in this fragmentainer.
  struct PlacedRow {
    size_t row;
    LayoutUnit offset, size;  ///< from the grid's border edge
    LayoutResult result;
  };
  void place_all();
  bool place_broken(LayoutResult& result);
  bool can_break_before(size_t row) const;
  bool keeps_together(size_t row, LayoutUnit at, LayoutUnit limit) const;
  LayoutUnit repeated_size(bool footer, LayoutUnit room) const;
  void place_section_again(bool footer, LayoutUnit& at);
  bool break_row(size_t row, const BreakToken* token, LayoutUnit at, LayoutUnit limit, PlacedRow& out,
                 std::vector<const BreakToken*>& tokens);
  const BreakToken* make_token(LayoutUnit consumed, size_t next_row, const BreakToken* row_token) const;

  // ---- table_layout.cpp ----
  void resolve_edges();
  void layout_captions(bool at_end);
  LayoutResult finish();
  void add_columns(FragmentBuilder& grid) const;
  void add_collapsed_lines(Fragment& grid) const;
  void add_rows(FragmentBuilder& grid);
  void place_rows();
  PhysicalOffset part_offset(BoxId part) const;
  LayoutResult layout_row(size_t row);
  LayoutResult finish_row(size_t row, FragmentBuilder& builder, LayoutUnit size);
  LayoutResult layout_cell(const TableCell& cell, size_t index);
  const Fragment* aligned(const Fragment& cell, LayoutUnit shift, PhysicalSize size) const;
  void leave_out_collapsed_columns();
  void place_column_offsets();

  Pass& pass_;
  BoxId box_;
  const SpaceReader& space_;
  const BreakToken* token_;
  const ComputedStyle& style_;
  const StyleFacts& facts_;
  WritingDirection wd_;
  std::shared_ptr<TableSizes> sizes_;
  TableSizes& t_;
  Fragmentation fragmentation_ = Fragmentation::kNone;
  std::optional<LayoutUnit> first_baseline_, last_baseline_;
  struct PlacedCaption {
    const LayoutResult* result;
    LogicalOffset offset;
    bool at_end;
  };
  std::vector<PlacedCaption> captions_;
  std::vector<PlacedRow> placed_;
  LayoutUnit grid_end_;  ///< border-box block size of the grid in this fragmentainer
};

}  // namespace colosseum::layout

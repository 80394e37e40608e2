// The state of one run of table layout, shared by the files of this folder.
#pragma once

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
  LayoutUnit inline_size;
  LayoutUnit content_size;  ///< block size by content
  LayoutUnit block_size;    ///< by content and `height`
  LayoutUnit baseline;      ///< from the block-start edge
  bool aligns_baseline = false;
};

struct RowSizes {
  LayoutUnit size;
  LayoutUnit baseline;       ///< of its cells that align to it, from the row's start
  double percent = -1;       ///< of the table's height
  bool constrained = false;  ///< a height was specified for it or for one of its cells
  bool has_baseline = false;
};

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
  MinMax caption_sizes() const;
  bool is_fixed_layout() const;
  void resolve_inline_size();
  void resolve_columns();

  // ---- table_rows.cpp ----
  void measure_rows();
  void measure_cell(const TableCell& cell, size_t index);
  void size_row(size_t row);
  void distribute_spanning_rows();
  void grow_rows(size_t first, size_t count, LayoutUnit excess);
  void apply_section_heights();
  void resolve_block_size();
  LayoutUnit rows_size() const;
  LayoutUnit span_size(const TableCell& cell) const;
  bool has_definite_rows(const TableCell& cell) const;
  ConstraintSpace cell_space(const TableCell& cell, size_t index) const;

  // ---- table_layout.cpp ----
  void resolve_edges();
  void layout_captions(bool at_end);
  LayoutResult finish();
  void add_columns(FragmentBuilder& grid) const;
  void add_sections(FragmentBuilder& grid);
  void place_rows();
  LayoutResult layout_row(size_t row, LayoutUnit& size);
  LayoutResult layout_cell(const TableCell& cell, size_t index);
  const Fragment* aligned(const Fragment& cell, LayoutUnit shift, PhysicalSize size) const;
  void place_column_offsets();

  Pass& pass_;
  BoxId box_;
  const SpaceReader& space_;
  const BreakToken* token_;
  const ComputedStyle& style_;
  const StyleFacts& facts_;
  WritingDirection wd_;
  BoxModel model_;  ///< with collapsed borders
  bool collapses_ = false;
  LogicalSize spacing_;
  TableStructure structure_;
  std::optional<CollapsedBorders> borders_;
  std::vector<ColumnSizes> columns_;
  std::vector<CellSizes> cells_;
  std::vector<RowSizes> rows_;
  std::vector<LayoutUnit> column_sizes_, column_offsets_;  ///< from the grid's border-box corner
  std::vector<LayoutUnit> row_offsets_;
  std::optional<LayoutUnit> first_baseline_, last_baseline_;
  LogicalSize grid_size_;  ///< border box without captions
  LayoutUnit wrapper_inline_;
  LayoutUnit definite_block_ = kIndefiniteSize;
  LayoutUnit caption_before_, caption_after_;
  struct PlacedCaption {
    const LayoutResult* result;
    LogicalOffset offset;
    bool at_end;
  };
  std::vector<PlacedCaption> captions_;
};

}  // namespace colosseum::layout

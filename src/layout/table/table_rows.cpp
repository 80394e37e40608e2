// Heights of rows and of the table (css-tables-3 §3.10).
#include <algorithm>

#include "layout/core/portions.h"
#include "layout/inline/inline_layout.h"
#include "layout/table/table_state.h"

namespace colosseum::layout {

namespace {

LayoutUnit length_or_zero(const Length& l) {
  return is_definite_length(l) ? std::max(resolve(l, LayoutUnit()), LayoutUnit()) : LayoutUnit();
}

bool has_flow_content(const Pass& pass, BoxId cell) {
  for (BoxId c = pass.box(cell).first_child; c.valid(); c = pass.box(c).next_sibling) {
    if (!pass.box(c).has(kBoxOutOfFlow) && !pass.box(c).has(kBoxFloating)) return true;
  }
  return false;
}

bool aligns_to_baseline(const ComputedStyle& s) {
  if (s.align_content().keyword != Alignment::Keyword::kNormal) return false;
  switch (s.vertical_align().kind) {
    case VerticalAlign::Kind::kTop:
    case VerticalAlign::Kind::kMiddle:
    case VerticalAlign::Kind::kBottom: return false;
    default: return true;  // css2 §17.5.3: other values mean baseline
  }
}

}  // namespace

ChildSpaceBuilder TableLayout::cell_space(const TableCell& cell, size_t index) const {
  ChildSpaceBuilder builder(space_.forward_to_child(), wd_, pass_.style(cell.box));
  const LayoutUnit size = t_.cells[index].inline_size;
  builder.set_sizes({size, kIndefiniteSize},
                    {t_.column_offsets.back() - t_.column_offsets.front(), kIndefiniteSize});
  builder.set_auto(AutoSize::kStretch, AutoSize::kFitContent);
  builder.fix_inline(size);
  builder.space.collapsed_borders = t_.cells[index].borders;
  return builder;
}

// Cells of text on pages are measured once and laid out once: the caches of a long table would take more
// memory than the table.
const LayoutResult& TableLayout::ask_cell(const TableCell& cell, const ConstraintSpace& space,
                                          bool for_size) {
  const Box& box = pass_.box(cell.box);
  const bool once = pass_.is_paged() && box.kind == BoxKind::kBlockFlow && box.has(kBoxChildrenInline) &&
                    box.first_child.valid() && space.fragmentation == Fragmentation::kNone &&
                    inline_layout::has_only_text(inline_layout::content(pass_, cell.box));
  if (once) return pass_.layout_once(cell.box, space, &space_, kReadScrollport, for_size);
  return pass_.layout(cell.box, space, nullptr, &space_, kReadScrollport);
}

// §3.10.2: the cell's size by content and by `height`, and its baseline.
void TableLayout::measure_cell(const TableCell& cell, size_t index) {
  const ScratchScope scope(pass_.scratch());
  CellSizes& sizes = t_.cells[index];
  const WritingDirection own = pass_.facts(cell.box).wd;
  const bool parallel = !is_orthogonal(own, wd_);
  ConstraintSpace s = cell_space(cell, index).space;
  s.measuring = true;
  const LayoutResult& result = ask_cell(cell, s, true);
  const LayoutUnit laid_out = to_logical(result.fragment->size, wd_).block_size;
  sizes.content_size = parallel ? result.intrinsic_block_size : laid_out;
  sizes.block_size = std::max(laid_out, sizes.content_size);
  sizes.end_edges = cell_edges(cell, index).block_end;
  LayoutUnit found = baseline_in(wd_, own, *result.fragment, result.fragment->first_baseline);
  // css2 §17.5.3: without a line, "the baseline is the bottom of content edge of the cell box".
  // DEVIATION: of cells with something in flow only, as in browsers
  // (tables/table-vertical-align-baseline-008.xht).
  if (is_indefinite(found) && parallel && has_flow_content(pass_, cell.box)) {
    found = sizes.content_size - sizes.end_edges;
  }
  sizes.aligns_baseline = !is_indefinite(found) && aligns_to_baseline(pass_.style(cell.box));
  if (!is_indefinite(found)) sizes.baseline = found;
}

void TableLayout::size_row(size_t r) {
  const TableRow& row = t_.structure.rows[r];
  RowSizes& sizes = t_.rows[r];
  LayoutUnit below;
  for (size_t k = 0; k < row.cell_count; ++k) {
    const size_t i = row.first_cell + k;
    const CellSizes& cell = t_.cells[i];
    sizes.end_edges = k == 0 ? cell.end_edges : std::min(sizes.end_edges, cell.end_edges);
    if (cell.aligns_baseline) {
      sizes.baseline = std::max(sizes.baseline, cell.baseline);
      sizes.has_baseline = true;
      if (t_.structure.cells[i].row_span == 1) below = std::max(below, cell.content_size - cell.baseline);
    }
    if (t_.structure.cells[i].row_span > 1) continue;
    sizes.size = std::max(sizes.size, cell.block_size);
    if (is_definite_length(block_size_property(pass_.style(t_.structure.cells[i].box), wd_))) {
      sizes.constrained = true;
    }
  }
  if (sizes.has_baseline) sizes.size = std::max(sizes.size, sizes.baseline + below);
  const ComputedStyle& style = pass_.style(row.box);
  const Length& height = block_size_property(style, wd_);
  sizes.size = std::max(sizes.size, length_or_zero(height));  // min-height: css2 §10.7
  if (length_or_zero(height) > LayoutUnit()) sizes.constrained = true;
  if (height.type == Length::Type::kPercent) sizes.percent = double{height.percent};
}

// Of rows with the spacing between them. Collapsed rows have none (css2 §17.5.5), nor have groups of them.
// Browsers keep the spacing of such groups.
LayoutUnit TableLayout::rows_size(size_t first, size_t count) const {
  LayoutUnit size;
  bool any = false;
  for (size_t r = first; r < first + count; ++r) {
    const TableRow& row = t_.structure.rows[r];
    if (any && !row.collapsed) size += t_.spacing.block_size;
    any = any || !row.collapsed;
    size += t_.rows[r].size;
  }
  return size;
}

// §3.10.5: rows without a height of their own take what is missing, in proportion to their sizes.
void TableLayout::grow_rows(size_t first, size_t count, LayoutUnit excess, bool of_table) {
  if (excess <= LayoutUnit() || count == 0) return;
  const std::span<RowSizes> rows = std::span(t_.rows).subspan(first, count);
  auto share = [&](auto&& takes) {
    double sum = 0;
    for (const RowSizes& row : rows) sum += takes(row) ? row.size.to_px() : 0;
    if (sum <= 0) return false;
    Portions portions(excess, sum);
    for (RowSizes& row : rows) {
      if (takes(row)) row.size += portions.next(row.size.to_px());
    }
    return true;
  };
  if (share([](const RowSizes& row) { return !row.constrained; })) return;
  // Rows of a table that are all empty are equal; below a spanning cell the last one takes all.
  if (of_table && std::ranges::all_of(rows, [](const RowSizes& r) { return r.size == LayoutUnit(); })) {
    Portions portions(excess, static_cast<double>(count));
    for (RowSizes& row : rows) row.size += portions.next(1);
    return;
  }
  // The last empty row goes before rows that have the height they want.
  for (size_t i = count; i-- > 0;) {
    if (rows[i].constrained || rows[i].size > LayoutUnit()) continue;
    rows[i].size = excess;
    return;
  }
  share([](const RowSizes&) { return true; });
}

// §3.10.2: cells that span rows, from top to bottom, those inside the rows of another before it.
void TableLayout::distribute_spanning_rows() {
  std::vector<size_t> spanning;
  for (size_t i = 0; i < t_.structure.cells.size(); ++i) {
    if (t_.structure.cells[i].row_span > 1) spanning.push_back(i);
  }
  std::stable_sort(spanning.begin(), spanning.end(), [&](size_t a, size_t b) {
    const TableCell &x = t_.structure.cells[a], &y = t_.structure.cells[b];
    const size_t x_end = x.row + x.row_span, y_end = y.row + y.row_span;
    return x_end != y_end ? x_end < y_end : x.row > y.row;
  });
  for (size_t i : spanning) {
    const TableCell& cell = t_.structure.cells[i];
    LayoutUnit wanted = t_.cells[i].block_size;
    if (t_.cells[i].aligns_baseline) {
      wanted = std::max(wanted, t_.rows[cell.row].baseline - t_.cells[i].baseline + t_.cells[i].content_size);
    }
    grow_rows(cell.row, cell.row_span, wanted - rows_size(cell.row, cell.row_span));
  }
}

void TableLayout::apply_section_heights() {
  for (const TableSection& s : t_.structure.sections) {
    if (!s.box.valid()) continue;
    const LayoutUnit wanted = length_or_zero(block_size_property(pass_.style(s.box), wd_));
    if (wanted <= LayoutUnit()) continue;
    // Percentages of its rows refer to it, as far as it has room.
    LayoutUnit left = wanted - rows_size(s.first_row, s.row_count);
    for (size_t r = s.first_row; r < s.first_row + s.row_count && left > LayoutUnit(); ++r) {
      RowSizes& row = t_.rows[r];
      if (row.percent < 0) continue;
      const LayoutUnit share = wanted.scaled(row.percent / 100);
      const LayoutUnit more = std::min(std::max(share - row.size, LayoutUnit()), left);
      row.size += more;
      row.constrained = true;
      left -= more;
    }
    grow_rows(s.first_row, s.row_count, left);
    for (size_t r = s.first_row; r < s.first_row + s.row_count; ++r) t_.rows[r].constrained = true;
  }
}

void TableLayout::measure_rows() {
  t_.rows.assign(t_.structure.rows.size(), {});
  for (size_t i = 0; i < t_.structure.cells.size(); ++i) measure_cell(t_.structure.cells[i], i);
  for (size_t r = 0; r < t_.rows.size(); ++r) size_row(r);
  distribute_spanning_rows();
  apply_section_heights();
  // css-tables-3 §5.4.2: collapsed rows are left out once all rows have their sizes.
  for (size_t r = 0; r < t_.rows.size(); ++r) {
    if (!t_.structure.rows[r].collapsed) continue;
    t_.rows[r].size = LayoutUnit();
    t_.rows[r].constrained = true;
  }
}

// §3.10.1: the table's height, and what of it the rows do not need.
void TableLayout::resolve_block_size() {
  const LayoutUnit edges = t_.model.border_padding.block_sum();
  const LayoutUnit captions = t_.caption_before + t_.caption_after;
  const auto open_rows =
      std::ranges::count_if(t_.structure.rows, [](const TableRow& r) { return !r.collapsed; });
  const bool any_row = open_rows > 0 && !t_.columns.empty();
  const LayoutUnit content =
      rows_size(0, t_.rows.size()) + (any_row ? 2 * t_.spacing.block_size : LayoutUnit()) + edges;
  if (space_.fixed_block()) {
    t_.definite_block = std::max(space_.available_block_size() - captions, LayoutUnit());
  } else {
    t_.definite_block = definite_block_size(pass_, box_, space_, t_.model, t_.grid_size.inline_size);
  }
  LayoutUnit size = content;
  if (!is_indefinite(t_.definite_block)) {
    size = std::max(content, t_.definite_block);
  } else {
    size = std::max(content, block_size_limits(pass_, box_, space_, t_.model, content).min);
  }
  t_.grid_size.block_size = size;
  t_.content_size = content;
  if (size <= content) return;
  // Percentages of rows refer to the table's height.
  LayoutUnit left = size - content;
  if (t_.columns.empty()) {
    left = std::max(left - t_.unused_spacing * static_cast<int>(open_rows + 1), LayoutUnit());
  }
  for (RowSizes& row : t_.rows) {
    if (row.percent < 0 || left <= LayoutUnit()) continue;
    const LayoutUnit wanted = (size - edges).scaled(row.percent / 100);
    const LayoutUnit more = std::min(std::max(wanted - row.size, LayoutUnit()), left);
    row.size += more;
    row.constrained = true;
    left -= more;
  }
  // Bodies grow before headers and footers.
  size_t first = 0, count = 0;
  bool any = false;
  for (const TableSection& s : t_.structure.sections) {
    if (s.is_header || s.is_footer || s.row_count == 0) continue;
    if (!any) first = s.first_row;
    count = s.first_row + s.row_count - first;
    any = true;
  }
  grow_rows(any ? first : 0, any ? count : t_.rows.size(), left, true);
}

}  // namespace colosseum::layout

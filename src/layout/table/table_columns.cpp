// Sizes of columns and of the table in the inline axis (css-tables-3 §3.8, §3.9).
#include <algorithm>

#include "layout/table/table_state.h"

namespace colosseum::layout {

namespace {

/// A pure percentage; negative: none. Browsers take 0 for none (tentative/colgroup-col.html).
double percent_of(const Length& l) {
  return l.type == Length::Type::kPercent && l.percent != 0 ? double{l.percent} : -1;
}

}  // namespace

bool TableLayout::is_fixed_layout() const { return is_fixed_table(style_); }

LayoutUnit TableLayout::column_spacing() const {
  const auto columns = static_cast<int>(t_.structure.columns.size());
  return columns > 0 ? t_.spacing.inline_size * (columns + 1) : LayoutUnit();
}

void TableLayout::add_column_style(ColumnSizes& column, BoxId box) const {
  const ComputedStyle& s = pass_.style(box);
  const Length& width = inline_size_property(s, wd_);
  const Length& min = min_inline_size_property(s, wd_);
  if (is_definite_length(min)) column.min = std::max(column.min, resolve(min, LayoutUnit()));
  if (is_definite_length(width)) {
    const LayoutUnit size = std::max(resolve(width, LayoutUnit()), column.min);
    // DEVIATION: §3.8.2 makes the width of a column its least too; browsers let it shrink to its cells
    // (tentative/column-widths.html).
    column.constrained = true;
    column.fixed = size;
    column.max = std::max(column.max, size);
  }
  column.percent = std::max(column.percent, percent_of(width));
  column.max = std::max(column.max, column.min);
}

// The content's sizes as border-box sizes with collapsed borders.
MinMax TableLayout::content_sizes(const TableCell& cell, size_t index) const {
  ChildSpaceBuilder builder(space_.forward_to_child(), wd_, pass_.style(cell.box));
  builder.set_sizes({kIndefiniteSize, kIndefiniteSize}, {kIndefiniteSize, kIndefiniteSize});
  builder.set_auto(AutoSize::kFitContent, AutoSize::kFitContent);
  builder.space.collapsed_borders = t_.cells[index].borders;
  if (builder.orthogonal()) {
    builder.space.measuring = true;
    const LayoutResult& r = pass_.layout(cell.box, builder.space, nullptr, &space_, kReadScrollport);
    const LayoutUnit size = to_logical(r.fragment->size, wd_).inline_size;
    return {size, size};
  }
  MinMax m = pass_.min_max(cell.box, builder.space, &space_, kReadScrollport);
  if (t_.collapses) {
    const LayoutUnit more = t_.cells[index].borders->inline_sum() - pass_.facts(cell.box).border.inline_sum();
    m.min += more;
    m.max += more;
  }
  return m;
}

// §3.8.2: contributions of one cell.
void TableLayout::add_cell_sizes(const TableCell& cell, size_t index, std::vector<SpanningSizes>& spanning) {
  const ComputedStyle& s = pass_.style(cell.box);
  const LayoutUnit edges = cell_edges(cell, index).inline_sum();
  const bool fixed_layout = is_fixed_layout();
  if (fixed_layout && cell.row != 0) return;
  const MinMax content = fixed_layout ? MinMax{edges, edges} : content_sizes(cell, index);
  const Length& width = inline_size_property(s, wd_);
  auto used = [&](const Length& l) { return border_box_length(s, l, LayoutUnit(), edges); };
  const Length &min_width = min_inline_size_property(s, wd_), &max_width = max_inline_size_property(s, wd_);
  const LayoutUnit least = is_definite_length(min_width) ? used(min_width) : LayoutUnit();
  const LayoutUnit most = is_definite_length(max_width) ? used(max_width) : LayoutUnit::max();
  const bool constrained = is_definite_length(width);
  LayoutUnit min = std::max(least, std::min(content.min, most));
  LayoutUnit max = std::max(min, std::min(content.max, most));
  if (constrained) max = std::max(min, std::min(used(width), most));
  const double percent = percent_of(width);
  const std::span<ColumnSizes> spanned = std::span(t_.columns).subspan(cell.column, cell.column_span);
  if (fixed_layout) {
    // §3.9.3.1: columns without a size of their own take that of the first row.
    const LayoutUnit gaps = t_.spacing.inline_size * static_cast<int>(cell.column_span - 1);
    for (ColumnSizes& c : spanned) {
      if (c.percent >= 0 || !is_indefinite(c.fixed)) continue;
      if (constrained) {
        c.fixed = std::max((used(width) - gaps) / static_cast<int>(cell.column_span), LayoutUnit());
      } else if (percent >= 0) {
        c.percent = percent / static_cast<double>(cell.column_span);
        // The cell's content box has that share.
        if (s.box_sizing() == BoxSizing::kContentBox && !cell.spans_columns) c.percent_edges = edges;
      }
    }
    return;
  }
  if (cell.spans_columns) {
    spanning.push_back({cell.column, cell.column_span, min, max, percent, constrained});
    return;
  }
  ColumnSizes& c = spanned[0];
  c.min = std::max(c.min, min);
  // As browsers do: beside cells with a width the others count with their minimum only.
  if (c.constrained == constrained) {
    c.max = std::max(c.max, max);
  } else {
    c.max = c.constrained ? std::max(c.max, min) : max;
  }
  c.max = std::max(c.max, c.min);
  c.constrained = c.constrained || constrained;
  c.percent = std::max(c.percent, percent);
}

void TableLayout::collect_column_sizes() {
  const TableStructure& t = t_.structure;
  t_.columns.assign(t.columns.size(), {});
  for (size_t i = 0; i < t_.columns.size(); ++i) {
    const BoxId group = t.columns[i].group, column = t.columns[i].box;
    // A column without a width has that of its group.
    const bool of_group = !column.valid() || inline_size_property(pass_.style(column), wd_).is_auto();
    if (group.valid() && of_group) add_column_style(t_.columns[i], group);
    if (column.valid()) add_column_style(t_.columns[i], column);
  }
  std::vector<SpanningSizes> spanning;
  for (size_t i = 0; i < t.cells.size(); ++i) add_cell_sizes(t.cells[i], i, spanning);
  distribute_spanning_cells(t_.columns, std::move(spanning), t_.spacing.inline_size);
}

// Borders, collapsed ones too, and padding of a cell in the table's axes; percentages count as zero.
LogicalEdges TableLayout::cell_edges(const TableCell& cell, size_t index) const {
  const StyleFacts& facts = pass_.facts(cell.box);
  const LogicalEdges& border = t_.collapses ? *t_.cells[index].borders : facts.border;
  return converted(border + facts.padding, facts.wd, wd_);
}

// §3.9.1: the least that the captions need.
LayoutUnit TableLayout::captions_minimum() const {
  LayoutUnit least;
  for (BoxId caption : t_.structure.captions) {
    ChildSpaceBuilder builder(space_.forward_to_child(), wd_, pass_.style(caption));
    builder.set_sizes({kIndefiniteSize, kIndefiniteSize}, {kIndefiniteSize, kIndefiniteSize});
    builder.set_auto(AutoSize::kFitContent, AutoSize::kFitContent);
    const MinMax c = min_max_contribution(pass_, caption, builder.space, &space_, kReadScrollport);
    const LayoutUnit margins = margin_edges(pass_.facts(caption), wd_, LayoutUnit()).inline_sum();
    least = std::max(least, c.min + margins);
  }
  return least;
}

// Sizes of the grid under a min-content and a max-content constraint, with its edges.
MinMax TableLayout::grid_sizes(bool percentages) const {
  MinMax m = table_intrinsic_sizes(t_.columns, percentages);
  if (is_fixed_layout()) {
    m = {};
    for (const ColumnSizes& c : t_.columns) {
      if (!is_indefinite(c.fixed)) m.min += c.fixed;
    }
    m.max = m.min;
  }
  const LayoutUnit edges = t_.model.border_padding.inline_sum() + column_spacing();
  return {m.min + edges, m.max + edges};
}

// As browsers do it: a cell, flex item or grid item is not made large for percentages of columns inside.
bool TableLayout::sizes_its_container() const {
  for (BoxId b = pass_.box(box_).parent; b.valid(); b = pass_.box(b).parent) {
    const Box& box = pass_.box(b);
    if (box.has(kBoxTableCell) || contains_items(box.kind)) return true;
  }
  return false;
}

MinMax TableLayout::intrinsic_sizes() {
  t_.structure = find_table_structure(pass_, box_);
  resolve_edges();
  collect_column_sizes();
  MinMax m = grid_sizes(!sizes_its_container());
  // As browsers do it: a percentage of what is asked for asks for everything.
  if (is_fixed_layout() && inline_size_property(style_, wd_).has_percent()) {
    m.max = LayoutUnit(kLargestTable) + t_.model.border_padding.inline_sum() + column_spacing();
  }
  const LayoutUnit captions = captions_minimum();
  return {std::max(m.min, captions), std::max(m.max, captions)};
}

// §3.9.1: the used width of the table.
void TableLayout::resolve_inline_size() {
  const ConstraintSpace& own = space_.forward_to_child();
  t_.available = own.available;
  t_.percentage = own.percentage;
  t_.modes = modes_of(own);
  const MinMax m = grid_sizes(true);
  const LayoutUnit captions = captions_minimum();
  const Length& width = inline_size_property(style_, wd_);
  const bool percent_is_auto = width.has_percent() && is_indefinite(space_.percentage_inline_size());
  LayoutUnit size;
  if (space_.fixed_inline()) {
    size = space_.available_inline_size();
  } else if ((!width.is_auto() && !percent_is_auto) || facts_.ratio > 0) {
    size = used_inline_size(pass_, box_, space_, t_.model);
  } else {
    const SizeLimits limits = inline_size_limits(pass_, box_, space_, t_.model);
    LayoutUnit available = space_.available_inline_size();
    if (is_indefinite(available)) {
      size = m.max;
    } else {
      available -= margin_edges(facts_, wd_, space_).inline_sum();
      size = space_.inline_auto() == AutoSize::kFitContent ? std::min(m.max, available) : available;
    }
    size = limits.clamp(std::max(size, captions));
  }
  t_.grid_size.inline_size = std::max(size, m.min);
  t_.wrapper_inline = std::max(t_.grid_size.inline_size, captions);
}

void TableLayout::resolve_columns() {
  const LayoutUnit room = t_.grid_size.inline_size - t_.model.border_padding.inline_sum() - column_spacing();
  t_.column_sizes =
      is_fixed_layout() ? distribute_fixed_width(t_.columns, room) : distribute_width(t_.columns, room);
  for (size_t i = 0; i < t_.structure.cells.size(); ++i) {
    const TableCell& cell = t_.structure.cells[i];
    LayoutUnit size = t_.spacing.inline_size * static_cast<int>(cell.column_span - 1), shown = size;
    size_t open = 0;
    for (size_t c = cell.column; c < cell.column + cell.column_span; ++c) {
      size += t_.column_sizes[c];
      if (t_.structure.columns[c].collapsed) continue;
      shown += t_.column_sizes[c];
      ++open;
    }
    shown -= t_.spacing.inline_size * static_cast<int>(cell.column_span - std::max<size_t>(open, 1));
    t_.cells[i].inline_size = size;
    t_.cells[i].shown_size = shown;
  }
  leave_out_collapsed_columns();
  place_column_offsets();
}

// css2 §17.5.5, css-tables-3 §5.4.2: once all columns have their sizes, as browsers do it.
void TableLayout::leave_out_collapsed_columns() {
  bool any = false;
  for (size_t c = 0; c < t_.column_sizes.size(); ++c) {
    if (!t_.structure.columns[c].collapsed) continue;
    t_.grid_size.inline_size -= t_.column_sizes[c] + t_.spacing.inline_size;
    t_.column_sizes[c] = LayoutUnit();
    any = true;
  }
  if (any) t_.wrapper_inline = std::max(t_.grid_size.inline_size, captions_minimum());
}

// The lines before each column and after the last, from the grid's border edge.
void TableLayout::place_column_offsets() {
  t_.column_offsets.clear();
  LayoutUnit at = t_.model.border_padding.inline_start;
  if (!t_.columns.empty()) at += t_.spacing.inline_size;
  bool any = false;
  for (size_t c = 0; c < t_.columns.size(); ++c) {
    const bool collapsed = t_.structure.columns[c].collapsed;
    if (!collapsed && any) at += t_.spacing.inline_size;
    any = any || !collapsed;
    t_.column_offsets.push_back(at);
    at += t_.column_sizes[c];
  }
  // css-tables-3 §3.6: rows without columns fill the table.
  if (t_.columns.empty()) {
    t_.column_offsets.push_back(at);
    at = t_.grid_size.inline_size - t_.model.border_padding.inline_end;
  }
  t_.column_offsets.push_back(at);
}

}  // namespace colosseum::layout

#include "layout/table/collapsed_borders.h"

#include <algorithm>

namespace colosseum::layout {

namespace {

enum LogicalSide { kInlineStart, kInlineEnd, kBlockStart, kBlockEnd };

/// §17.6.2.1 rule 3: styles in order of preference.
int preference(BorderStyle style) {
  switch (style) {
    case BorderStyle::kDouble: return 8;
    case BorderStyle::kSolid: return 7;
    case BorderStyle::kDashed: return 6;
    case BorderStyle::kDotted: return 5;
    case BorderStyle::kRidge: return 4;
    case BorderStyle::kOutset: return 3;
    case BorderStyle::kGroove: return 2;
    case BorderStyle::kInset: return 1;
    default: return 0;
  }
}

}  // namespace

CollapsedBorders::CollapsedBorders(const Pass& pass, BoxId table, const TableStructure& t,
                                   WritingDirection wd)
    : pass_(pass),
      wd_(wd),
      rows_(t.rows.size()),
      columns_(t.columns.size()),
      across_((rows_ + 1) * columns_),
      along_(rows_ * (columns_ + 1)) {
  if (rows_ == 0 || columns_ == 0) return;
  // §17.6.2.1 rule 4: cells win over rows, row groups, columns, column groups and the table; then what
  // stands further to the start. Whoever comes first keeps the edge from equals.
  for (const TableCell& c : t.cells) suppress_inside(c);
  for (const TableCell& c : t.cells) add_box(c.box, c.row, c.row_span, c.column, c.column_span);
  for (size_t r = 0; r < rows_; ++r) add_box(t.rows[r].box, r, 1, 0, columns_);
  for (const TableSection& s : t.sections) {
    if (s.box.valid()) add_box(s.box, s.first_row, s.row_count, 0, columns_);
  }
  for (size_t c = 0; c < columns_; ++c) {
    if (t.columns[c].box.valid()) add_box(t.columns[c].box, 0, rows_, c, 1);
  }
  for (size_t c = 0; c < columns_;) {
    size_t end = c + 1;
    const BoxId group = t.columns[c].group;
    while (end < columns_ && group.valid() && t.columns[end].group == group) ++end;
    if (group.valid()) add_box(group, 0, rows_, c, end - c);
    c = end;
  }
  add_box(table, 0, rows_, 0, columns_);
}

// No border crosses a cell.
void CollapsedBorders::suppress_inside(const TableCell& cell) {
  const size_t last_row = cell.row + cell.row_span, last_column = cell.column + cell.column_span;
  for (size_t r = cell.row; r < last_row; ++r) {
    for (size_t c = cell.column + 1; c < last_column; ++c) along(r, c).hidden = true;
  }
  for (size_t r = cell.row + 1; r < last_row; ++r) {
    for (size_t c = cell.column; c < last_column; ++c) across(r, c).hidden = true;
  }
}

// §17.6.2.1 rules 1 to 3.
void CollapsedBorders::compete(Edge& edge, const Edge& other) {
  if (edge.hidden) return;
  if (other.hidden) {
    edge = {LayoutUnit(), BorderStyle::kNone, {}, true};
    return;
  }
  if (other.style == BorderStyle::kNone) return;
  const bool wins = other.width > edge.width ||
                    (other.width == edge.width && preference(other.style) > preference(edge.style));
  if (wins) edge = other;
}

CollapsedBorders::Edge CollapsedBorders::side_of(const ComputedStyle& s, int side) const {
  // The sides of the table's writing mode, as physical ones.
  PhysicalEdges marks =
      to_physical(LogicalEdges{LayoutUnit(side == kInlineStart), LayoutUnit(side == kInlineEnd),
                               LayoutUnit(side == kBlockStart), LayoutUnit(side == kBlockEnd)},
                  wd_);
  auto made = [&](float width, BorderStyle style, const Color& color) {
    Edge e{LayoutUnit::from_px(width), style, color.resolved(s.color()), style == BorderStyle::kHidden};
    if (style == BorderStyle::kNone) e.width = LayoutUnit();
    return e;
  };
  if (marks.top) return made(s.border_top_width(), s.border_top_style(), s.border_top_color());
  if (marks.right) return made(s.border_right_width(), s.border_right_style(), s.border_right_color());
  if (marks.bottom) return made(s.border_bottom_width(), s.border_bottom_style(), s.border_bottom_color());
  return made(s.border_left_width(), s.border_left_style(), s.border_left_color());
}

void CollapsedBorders::add_box(BoxId box, size_t row, size_t row_count, size_t column, size_t column_count) {
  if (row_count == 0 || column_count == 0) return;
  const ComputedStyle& s = pass_.style(box);
  const Edge start = side_of(s, kInlineStart), end = side_of(s, kInlineEnd);
  const Edge above = side_of(s, kBlockStart), below = side_of(s, kBlockEnd);
  const size_t last_row = std::min(row + row_count, rows_),
               last_column = std::min(column + column_count, columns_);
  for (size_t r = row; r < last_row; ++r) {
    compete(along(r, column), start);
    compete(along(r, last_column), end);
  }
  for (size_t c = column; c < last_column; ++c) {
    compete(across(row, c), above);
    compete(across(last_row, c), below);
  }
}

LogicalEdges CollapsedBorders::cell_edges(const TableCell& cell) const {
  LogicalEdges e;
  const size_t last_row = cell.row + cell.row_span, last_column = cell.column + cell.column_span;
  for (size_t r = cell.row; r < last_row; ++r) {
    e.inline_start = std::max(e.inline_start, along(r, cell.column).width / 2);
    e.inline_end = std::max(e.inline_end, along(r, last_column).width / 2);
  }
  for (size_t c = cell.column; c < last_column; ++c) {
    e.block_start = std::max(e.block_start, across(cell.row, c).width / 2);
    e.block_end = std::max(e.block_end, across(last_row, c).width / 2);
  }
  return e;
}

LogicalEdges CollapsedBorders::table_edges() const {
  LogicalEdges e;
  if (rows_ == 0 || columns_ == 0) return e;
  for (size_t r = 0; r < rows_; ++r) {
    e.inline_start = std::max(e.inline_start, along(r, 0).width / 2);
    e.inline_end = std::max(e.inline_end, along(r, columns_).width / 2);
  }
  for (size_t c = 0; c < columns_; ++c) {
    e.block_start = std::max(e.block_start, across(0, c).width / 2);
    e.block_end = std::max(e.block_end, across(rows_, c).width / 2);
  }
  return e;
}

std::vector<CollapsedLine> CollapsedBorders::lines(size_t first, const std::vector<LayoutUnit>& columns,
                                                   const std::vector<LayoutUnit>& rows,
                                                   PhysicalSize size) const {
  std::vector<CollapsedLine> out;
  if (rows.empty() || columns_ == 0) return out;
  const size_t end_row = first + rows.size() - 1;
  auto add = [&](const Edge& e, LogicalOffset at, LogicalSize extent, bool is_across) {
    if (e.width <= LayoutUnit() || extent.inline_size <= LayoutUnit() || extent.block_size <= LayoutUnit())
      return;
    const PhysicalSize physical = to_physical(extent, wd_);
    out.push_back({{to_physical(at, wd_, size, physical), physical},
                   e.style,
                   e.color,
                   is_across == wd_.is_horizontal()});
  };
  auto same = [](const Edge& a, const Edge& b) {
    return a.width == b.width && a.style == b.style && a.color == b.color;
  };
  // How far an edge reaches into a corner: the widest edge that meets it there runs through.
  auto widest_along = [&](size_t line, size_t column) {
    LayoutUnit w;
    if (line > 0) w = std::max(w, along(line - 1, column).width);
    if (line < rows_) w = std::max(w, along(line, column).width);
    return w;
  };
  auto widest_across = [&](size_t line, size_t column) {
    LayoutUnit w;
    if (column > 0) w = std::max(w, across(line, column - 1).width);
    if (column < columns_) w = std::max(w, across(line, column).width);
    return w;
  };
  for (size_t line = first; line <= end_row; ++line) {
    for (size_t c = 0; c < columns_;) {
      const Edge& e = across(line, c);
      size_t end = c + 1;
      while (end < columns_ && same(e, across(line, end))) ++end;
      const LayoutUnit before = widest_along(line, c), after = widest_along(line, end);
      const LayoutUnit from = columns[c] + (e.width >= before ? -before / 2 : before - before / 2);
      const LayoutUnit to = columns[end] + (e.width >= after ? after - after / 2 : -after / 2);
      add(e, {from, rows[line - first] - e.width / 2}, {to - from, e.width}, true);
      c = end;
    }
  }
  for (size_t line = 0; line <= columns_; ++line) {
    for (size_t r = first; r < end_row;) {
      const Edge& e = along(r, line);
      size_t end = r + 1;
      while (end < end_row && same(e, along(end, line)) && widest_across(end, line) <= e.width) ++end;
      const LayoutUnit before = widest_across(r, line), after = widest_across(end, line);
      const LayoutUnit from = rows[r - first] + (e.width > before ? -before / 2 : before - before / 2);
      const LayoutUnit to = rows[end - first] + (e.width > after ? after - after / 2 : -after / 2);
      add(e, {columns[line] - e.width / 2, from}, {e.width, to - from}, false);
      r = end;
    }
  }
  return out;
}

}  // namespace colosseum::layout

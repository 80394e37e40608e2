// Backgrounds of table parts and collapsed borders (css2 §17.5.1, §17.6.2; css-tables-3 §5.3).
#include <algorithm>

#include "paint/paint_context.h"

namespace colosseum::paint {

using layout::Fragment;
using layout::FragmentLink;

namespace {

BoxKind kind_of(PaintContext& c, const Fragment& f) {
  return f.kind == layout::FragmentKind::kBox && f.box.valid() ? c.boxes().box(f.box).kind
                                                               : BoxKind::kBlockFlow;
}

/// Calls visit(cell) for each cell below a table, row group or row.
template <typename Visit>
void for_each_cell(PaintContext& c, PlacedFragment part, Visit&& visit) {
  for (const FragmentLink& l : part.fragment->children) {
    const Fragment& f = *l.fragment;
    if (f.kind != layout::FragmentKind::kBox || !f.box.valid()) continue;
    const PlacedFragment child{&f, part.offset + l.offset};
    if (c.boxes().box(f.box).has(kBoxTableCell)) {
      visit(child);
    } else if (is_table_internal(kind_of(c, f))) {
      for_each_cell(c, child, visit);
    }
  }
}

/// The part's background in a cell that begins in it: all of the cell, even if that spans out of the part
/// (css2 §17.5.1).
void paint_in_cell(PaintContext& c, PlacedFragment part, PlacedFragment cell) {
  const Rect covered = snapped(to_rect(cell.offset, cell.fragment->size), c.options);
  const Fragment& f = *part.fragment;
  paint_background_in(c, c.style(f), f, snapped(to_rect(part.offset, f.size), c.options), covered);
}

}  // namespace

bool paint_table_part(PaintContext& c, PlacedFragment part) {
  const BoxKind kind = kind_of(c, *part.fragment);
  if (!is_table_internal(kind)) return false;
  // Columns come before the rows; their table paints them.
  if (kind != BoxKind::kTableSection && kind != BoxKind::kTableRow) return true;
  if (!has_background(c.style(*part.fragment))) return true;
  for_each_cell(c, part, [&](PlacedFragment cell) { paint_in_cell(c, part, cell); });
  return true;
}

void paint_columns(PaintContext& c, PlacedFragment table) {
  auto paint = [&](PlacedFragment column) {
    if (!has_background(c.style(*column.fragment))) return;  // whatever its visibility (css2 §17.3)
    const LayoutUnit left = column.offset.x, right = left + column.fragment->size.width;
    const LayoutUnit top = column.offset.y, bottom = top + column.fragment->size.height;
    const bool across = c.style(*table.fragment).writing_mode() == WritingMode::kHorizontalTb;
    for_each_cell(c, table, [&](PlacedFragment cell) {
      // A cell belongs to the column that it begins in.
      const bool inside = across ? cell.offset.x >= left && cell.offset.x < right
                                 : cell.offset.y >= top && cell.offset.y < bottom;
      if (inside) paint_in_cell(c, column, cell);
    });
  };
  for (const FragmentLink& l : table.fragment->children) {
    const PlacedFragment child{l.fragment, table.offset + l.offset};
    const BoxKind kind = kind_of(c, *l.fragment);
    if (kind == BoxKind::kTableColumn) paint(child);
    if (kind != BoxKind::kTableColumnGroup) continue;
    paint(child);
    for (const FragmentLink& inner : l.fragment->children) {
      paint({inner.fragment, child.offset + inner.offset});
    }
  }
}

void paint_collapsed_borders(PaintContext& c, PlacedFragment table) {
  if (table.fragment->collapsed_lines().empty() || !c.has(*table.fragment, kTraitVisible)) return;
  for (const layout::CollapsedLine& l : table.fragment->collapsed_lines()) {
    const Rect r = snapped(to_rect(table.offset + l.rect.offset, l.rect.size), c.options);
    paint_collapsed_line(c, r, l.style, l.color, l.is_horizontal);
  }
}

bool hides_empty_cell(PaintContext& c, const Fragment& f) {
  const Box& box = c.boxes().box(f.box);
  if (!box.has(kBoxTableCell)) return false;
  const ComputedStyle& s = c.style(f);
  // css2 §17.6.1.1
  return s.empty_cells() == EmptyCells::kHide && s.border_collapse() == BorderCollapse::kSeparate &&
         f.children.empty();
}

}  // namespace colosseum::paint

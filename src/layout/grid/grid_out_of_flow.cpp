// Absolutely positioned boxes and grids (css-grid-2 §10).
#include <algorithm>

#include "layout/grid/grid_state.h"
#include "layout/positioned/out_of_flow.h"

namespace colosseum::layout {

namespace {

/// Start and end of an area in one axis, from the padding edge.
struct Stretch {
  LayoutUnit start, end;
};

/// Where a line is, as the start (end) edge of an area; the gutter at it is outside.
LayoutUnit line_offset(const GridTracks& t, int32_t line, bool is_end) {
  const auto count = static_cast<int32_t>(t.tracks.size());
  if (count == 0) return LayoutUnit();
  if (line == 0) return t.starts[0];
  if (line == count || is_end) {
    const auto last = static_cast<size_t>(line - 1);
    return t.starts[last] + t.tracks[last].base;
  }
  return t.starts[static_cast<size_t>(line)];
}

// "If a grid-placement property refers to a non-existent line …, it is instead treated as specifying auto".
bool exists(const PossibleLine& line, const GridTracks& t) {
  const int64_t at = int64_t{line.line} + t.implicit.before;
  return line.valid && at >= 0 && at <= static_cast<int64_t>(t.tracks.size());
}

}  // namespace

// §10.1, from the border-box corner.
LogicalRect GridLayout::absolute_area(const ComputedStyle& style) const {
  auto stretch = [&](GridAxis axis, const GridLine& start, const GridLine& end, LayoutUnit padding_start,
                     LayoutUnit padding_box) {
    const GridTracks& t = grid_.axis(axis);
    const auto [first, last] = grid_.lines(axis).place_absolute(start, end);
    Stretch s{LayoutUnit(), padding_box};
    if (exists(first, t)) s.start = padding_start + line_offset(t, first.line + t.implicit.before, false);
    if (exists(last, t)) s.end = padding_start + line_offset(t, last.line + t.implicit.before, true);
    return s;
  };
  const Stretch columns = stretch(GridAxis::kColumns, style.grid_column_start(), style.grid_column_end(),
                                  model_.padding.inline_start, inline_size_ - model_.border.inline_sum());
  const Stretch rows = stretch(GridAxis::kRows, style.grid_row_start(), style.grid_row_end(),
                               model_.padding.block_start, block_size_ - model_.border.block_sum());
  return {
      {model_.border.inline_start + columns.start, model_.border.block_start + rows.start},
      {std::max(columns.end - columns.start, LayoutUnit()), std::max(rows.end - rows.start, LayoutUnit())}};
}

// §10.2.
void GridLayout::add_out_of_flow_children(FragmentBuilder& builder) const {
  const LogicalRect content{{model_.border_padding.inline_start, model_.border_padding.block_start}, inner()};
  const bool contains = is_absolute_container(style_, BoxKind::kGrid);
  auto edge = [](const ItemAlignment& a) {
    using E = ItemAlignment::Edge;
    if (a.edge == E::kCenter) return StaticEdge::kCenter;
    // Baselines are shared with nothing: browsers fall back to start and end, not self-start and self-end.
    const bool at_end = a.is_baseline() ? a.last : a.edge == E::kEnd;
    return at_end ? StaticEdge::kEnd : StaticEdge::kStart;
  };
  for (BoxId c = pass_.box(box_).first_child; c.valid(); c = pass_.box(c).next_sibling) {
    if (!pass_.box(c).has(kBoxOutOfFlow)) continue;
    const GridItem item = grid_.make_item(c);
    const LogicalRect area =
        contains && !waits_for_viewport(*item.style) ? absolute_area(*item.style) : content;
    StaticPosition p{area.offset, area.size};
    p.inline_edge = edge(item.inline_alignment);
    p.block_edge = edge(item.block_alignment);
    p.safe_inline = item.inline_alignment.safe;
    p.safe_block = item.block_alignment.safe;
    builder.add_out_of_flow(c, p);
  }
}

}  // namespace colosseum::layout

// The grid sizing algorithm (css-grid-2 §12.1).
#include <algorithm>

#include "layout/flex/content_distribution.h"
#include "layout/grid/grid_contributions.h"

namespace colosseum::layout {

LayoutUnit GridSizing::definite_area(const GridItem& item, GridAxis a) const {
  return definite_span(a, item.span(a));
}

LayoutUnit GridSizing::definite_span(GridAxis a, GridSpan span) const {
  const GridTracks& t = axis(a);
  if (!t.starts.empty()) return t.area_size(span);
  if (const SubgridLink& l = link(a); l.subgridded) {
    if (l.parent == nullptr) return kIndefiniteSize;
    const int32_t first = l.outer(span.start), last = l.outer(span.end - 1);
    const LayoutUnit area =
        l.parent->definite_span(l.parent_axis, {std::min(first, last), std::max(first, last) + 1});
    if (is_indefinite(area)) return area;
    return std::max(area - l.before(span.start) - l.after(span.end - 1), LayoutUnit());
  }
  const std::span<const Track> spanned = t.of(span);
  if (std::ranges::any_of(spanned, [](const Track& k) { return k.min != Track::Min::kFixed; })) {
    return kIndefiniteSize;
  }
  return available_span(a, span);
}

// §12.1 step 1: "assume the available space that it would have if any row with a definite max track sizing
// function had that size and all other rows were infinite".
LayoutUnit GridSizing::available_span(GridAxis a, GridSpan span) const {
  const GridTracks& t = axis(a);
  if (!t.starts.empty() || link(a).subgridded) return definite_span(a, span);
  LayoutUnit sum;
  int gutters = -1;
  for (const Track& track : t.of(span)) {
    if (track.max != Track::Max::kFixed) return kIndefiniteSize;
    sum += track.min == Track::Min::kFixed ? std::max(track.max_size, track.min_size) : track.max_size;
    gutters += track.collapsed ? 0 : 1;
  }
  return sum + t.gap * std::max(gutters, 0);
}

// An item with a preferred aspect ratio that is stretched over its rows.
bool GridSizing::has_width_from_rows(const GridSizing& root, const TrackItem& t) {
  const ComputedStyle& s = *t.item->style;
  const ItemAlignment& across = t.swapped ? t.item->inline_alignment : t.item->block_alignment;
  return across.auto_size == AutoSize::kStretchExplicit && preferred_aspect_ratio(s) > 0 &&
         !is_orthogonal(root.wd_, layout_direction(s)) && block_size_property(s, root.wd_).is_auto();
}

ChildSpaceBuilder GridSizing::column_space(const GridSizing& root, const TrackItem& t) {
  const GridItem& item = *t.item;
  ChildSpaceBuilder builder({}, root.wd_, *item.style);
  const GridAxis across = t.swapped ? GridAxis::kColumns : GridAxis::kRows;
  const LayoutUnit block = t.grid->definite_area(item, across);
  builder.set_sizes({kIndefiniteSize, t.grid->available_span(across, item.span(across))},
                    {kIndefiniteSize, block});
  const AutoSize stretched = t.swapped ? item.inline_alignment.auto_size : item.block_alignment.auto_size;
  builder.set_auto(AutoSize::kFitContent, stretched);
  if (!is_indefinite(block) && has_width_from_rows(root, t)) {
    // As tall as its area, it has its width from there.
    const LogicalEdges margins = margin_edges(*item.facts, root.wd_, LayoutUnit());
    builder.fix_block(std::max(block - margins.block_sum(), LayoutUnit()));
  }
  builder.space.subgrid = t.grid->subgrid_space(item);
  return builder;
}

// What an item is told about its area, as far as that is known. A subgrid fills the tracks it shares (§9).
ConstraintSpace GridSizing::item_space(const GridItem& item, bool swapped) const {
  ChildSpaceBuilder builder({}, wd_, *item.style);
  const LogicalSize area{definite_area(item, GridAxis::kColumns), definite_area(item, GridAxis::kRows)};
  builder.set_sizes(area, area);
  builder.set_auto(swapped ? AutoSize::kFitContent : item.inline_alignment.auto_size,
                   swapped ? item.block_alignment.auto_size : AutoSize::kFitContent);
  builder.space.subgrid = subgrid_space(item);
  if (builder.space.subgrid == nullptr) return builder.space;
  const LayoutUnit base = is_indefinite(area.inline_size) ? LayoutUnit() : area.inline_size;
  const LogicalEdges margins = margin_edges(*item.facts, wd_, base);
  if (item.shares_columns && !columns_.starts.empty()) {
    builder.fix_inline(std::max(area.inline_size - margins.inline_sum(), LayoutUnit()));
  }
  if (item.shares_rows && !rows_.starts.empty()) {
    builder.fix_block(std::max(area.block_size - margins.block_sum(), LayoutUnit()));
  }
  return builder.space;
}

const LayoutResult& GridSizing::measure(GridItem& item, bool swapped) {
  if (item.measured == nullptr) {
    ConstraintSpace s = item_space(item, swapped);
    s.measuring = true;
    item.measured = &pass_.layout(item.box, s, nullptr, nullptr, kReadNothing);
  }
  return *item.measured;
}

void GridSizing::run(GridAxis a, std::span<const TrackItem> items, ItemContributions& contributions) {
  GridTracks& t = axis(a);
  ScratchVector<GridSpan> spans(pass_.scratch());
  spans.reserve(items.size());
  for (const TrackItem& item : items) spans.push_back(item.span);
  using K = Alignment::Keyword;
  const K content =
      a == GridAxis::kColumns ? style_.justify_content().keyword : style_.align_content().keyword;
  TrackSizingInput input;
  input.available = t.available;
  input.constraint = t.constraint;
  input.min_inner = t.min_inner;
  input.max_inner = t.max_inner;
  input.gap = t.gap;
  input.stretch = content == K::kNormal || content == K::kStretch;
  input.items = spans.span();
  size_tracks({t.tracks.data(), t.tracks.size()}, input, contributions, pass_.scratch());
}

void GridSizing::size_columns() {
  if (!is_settled(GridAxis::kColumns)) forget_sizes(GridAxis::kColumns);
  const TrackItems items = track_items(GridAxis::kColumns);
  share_baselines(GridAxis::kColumns, items.span());
  if (is_settled(GridAxis::kColumns)) return;
  ColumnContributions contributions(*this, items.span());
  run(GridAxis::kColumns, items.span(), contributions);
  align_tracks(GridAxis::kColumns, columns_.available);
}

void GridSizing::size_rows() {
  const bool given = is_settled(GridAxis::kRows);
  if (!given) {
    forget_sizes(GridAxis::kRows);
    size_columns_inside();
  }
  const TrackItems items = track_items(GridAxis::kRows);
  for (const TrackItem& item : items) item.item->measured = nullptr;
  share_baselines(GridAxis::kRows, items.span());
  if (given) return;
  RowContributions contributions(*this, items.span());
  run(GridAxis::kRows, items.span(), contributions);
}

// §12.1 step 1: "If both the grid container and all tracks have definite sizes, also apply align-content".
void GridSizing::align_definite_rows() {
  if (is_indefinite(rows_.available) || link(GridAxis::kRows).subgridded) return;
  if (std::ranges::any_of(rows_.tracks.span(), [](const Track& t) {
        return t.min != Track::Min::kFixed || t.max != Track::Max::kFixed;
      })) {
    return;
  }
  for (Track& t : rows_.tracks) t.base = std::max(t.min_size, t.max_size);
  align_tracks(GridAxis::kRows, rows_.available);
}

// Rows are sized only for items whose inline size depends on them: else grids in grids would not be linear.
void GridSizing::size_columns_by_rows() {
  align_definite_rows();
  size_columns();
  if (!widths_depend_on_rows_) return;
  size_rows();
  align_tracks(GridAxis::kRows, rows_.available);
  size_columns();
}

std::optional<MinMax> GridSizing::column_sums() {
  align_definite_rows();
  MinMax sums;
  if (is_settled(GridAxis::kColumns)) {
    size_columns();
    sums.min = sums.max = columns_.sum();
    return sums;
  }
  forget_sizes(GridAxis::kColumns);
  const TrackItems items = track_items(GridAxis::kColumns);
  share_baselines(GridAxis::kColumns, items.span());
  ColumnContributions contributions(*this, items.span());
  columns_.constraint = SizingConstraint::kMinContent;
  run(GridAxis::kColumns, items.span(), contributions);
  if (widths_depend_on_rows_) return std::nullopt;
  sums.min = columns_.sum();
  columns_.constraint = SizingConstraint::kMaxContent;
  run(GridAxis::kColumns, items.span(), contributions);
  sums.max = columns_.sum();
  return widths_depend_on_rows_ ? std::nullopt : std::optional<MinMax>(sums);
}

void GridSizing::size_both() {
  align_definite_rows();
  size_columns();  // step 1
  size_rows();     // step 2
  if (!columns_depend_on_rows_) return;
  // Steps 3 and 4.
  align_tracks(GridAxis::kRows, rows_.available);
  std::vector<LayoutUnit> before;
  for (const Track& t : columns_.tracks) before.push_back(t.base);
  size_columns();
  bool changed = false;
  for (size_t i = 0; i < before.size(); ++i) changed = changed || before[i] != columns_.tracks[i].base;
  if (changed) size_rows();
}

// §11.5.
void GridSizing::align_tracks(GridAxis a, LayoutUnit inner) {
  if (is_settled(a)) return;
  GridTracks& t = axis(a);
  const bool columns = a == GridAxis::kColumns;
  size_t count = 0;
  for (const Track& track : t.tracks) count += track.collapsed ? 0 : 1;
  const LayoutUnit free = is_indefinite(inner) ? LayoutUnit() : inner - t.sum();
  const Distribution d = distribute(columns ? style_.justify_content() : style_.align_content(), free, count,
                                    {false, columns && !wd_.is_ltr(), columns});
  t.starts.clear();
  t.starts.reserve(t.tracks.size());
  LayoutUnit at;  // end of what is before, gutters included when a track follows
  size_t before = 0;
  for (const Track& track : t.tracks) {
    const bool gutter = before > 0 && before < count && !track.collapsed;
    if (gutter) at += t.gap;
    const size_t n = track.collapsed && before > 0 ? before - 1 : before;
    t.starts.push_back(d.start + at + d.before(n));
    at += track.base;
    before += track.collapsed ? 0 : 1;
  }
  share_tracks(a);
}

}  // namespace colosseum::layout

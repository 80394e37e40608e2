// Subgrids: tracks that a grid shares with the grid around it (css-grid-2 §9, §12.1).
#include <algorithm>

#include "box/containment.h"
#include "layout/grid/grid_state.h"

namespace colosseum::layout {

namespace {

constexpr GridAxis kAxes[] = {GridAxis::kColumns, GridAxis::kRows};

bool same_axis(const SubgridAxis& a, const SubgridAxis& b) {
  return a.subgridded == b.subgridded && a.lines.tracks == b.lines.tracks && a.gap == b.gap &&
         std::ranges::equal(a.tracks, b.tracks) && std::ranges::equal(a.lines.names, b.lines.names) &&
         std::ranges::equal(a.lines.areas, b.lines.areas);
}

std::string_view copied(Arena& arena, std::string_view text) {
  const std::span<const char> kept = arena.copy(std::span(text.data(), text.size()));
  return {kept.data(), kept.size()};
}

/// Whether an axis of one box runs against that of another.
bool runs_against(WritingDirection a, WritingDirection b, bool horizontal) {
  return horizontal ? runs_leftwards(a) != runs_leftwards(b) : runs_upwards(a) != runs_upwards(b);
}

GridAxis axis_in(WritingDirection child, WritingDirection parent, GridAxis parent_axis) {
  return is_orthogonal(parent, child) ? other_axis(parent_axis) : parent_axis;
}

// What margin, border and padding of a subgrid need at its edges, whatever items are there.
// DEVIATION: the text has a hypothetical item for each span size of the items nearest to an edge; the tests
// (subgrid/orthogonal-writing-mode-003.html) and browsers want the room in the track at the edge.
void add_edges(TrackItem subgrid, LayoutUnit before, LayoutUnit after, TrackItems& out) {
  const GridSpan span = subgrid.span;
  subgrid.edges = before;
  if (span.count() == 1) {
    subgrid.edges += after;
    out.push_back(std::move(subgrid));
    return;
  }
  subgrid.span = {span.start, span.start + 1};
  out.push_back(subgrid);
  subgrid.span = {span.end - 1, span.end};
  subgrid.edges = after;
  out.push_back(std::move(subgrid));
}

LayoutUnit at_least_zero(LayoutUnit u) { return std::max(u, LayoutUnit()); }

}  // namespace

bool same_subgrid(const SubgridSpace* a, const SubgridSpace* b) {
  if (a == b) return true;
  return a != nullptr && b != nullptr && same_axis(a->columns, b->columns) && same_axis(a->rows, b->rows);
}

bool GridSizing::is_settled(GridAxis a) const {
  const SubgridLink& l = link(a);
  return l.sized || (l.parent != nullptr && l.parent->is_settled(l.parent_axis));
}

// §7.2: an independent formatting context is no subgrid. It is always stretched (§9).
void GridSizing::note_shared_axes(GridItem& item) const {
  const Box& box = pass_.box(item.box);
  if (box.kind != BoxKind::kGrid || is_contained(containment(*item.style, box.kind))) return;
  const WritingDirection wd = layout_direction(*item.style);
  auto shares = [&](GridAxis a) {
    return template_property(*item.style, axis_in(wd, wd_, a)).kind == GridTemplate::Kind::kSubgrid;
  };
  ItemAlignment stretched;
  stretched.auto_size = AutoSize::kStretchExplicit;
  item.shares_columns = shares(GridAxis::kColumns);
  item.shares_rows = shares(GridAxis::kRows);
  if (item.shares_columns) item.inline_alignment = stretched;
  if (item.shares_rows) item.block_alignment = stretched;
}

/// What an item shares in an axis of this grid.
SubgridLink GridSizing::link_to(const GridItem& item, GridAxis a) {
  const WritingDirection wd = layout_direction(*item.style);
  SubgridLink l;
  l.subgridded = true;
  l.parent = this;
  l.parent_axis = a;
  l.reversed = runs_against(wd, wd_, (a == GridAxis::kColumns) == wd_.is_horizontal());
  l.in_parent = item.span(a);
  const int32_t before = axis(a).implicit.before;
  l.names = lines(a).names_within({l.in_parent.start - before, l.in_parent.end - before}, l.reversed);
  l.lines.tracks = l.in_parent.count();
  l.parent_gap = axis(a).gap;
  return l;
}

// Those that share only tracks with known sizes are asked nothing during sizing.
void GridSizing::attach_subgrids() {
  if (!has_subgrids_) return;
  for (GridItem& item : items_) {
    auto open = [&](GridAxis a) { return item.shares(a) && !is_settled(a); };
    if (!open(GridAxis::kColumns) && !open(GridAxis::kRows)) continue;
    item.subgrid = subgrids_.emplace_back(std::make_unique<GridSizing>(pass_, item.box, nullptr)).get();
    for (GridAxis a : kAxes) {
      if (!item.shares(a)) continue;
      SubgridLink& l = item.subgrid->link(axis_in(item.subgrid->wd_, wd_, a));
      l = link_to(item, a);
      l.lines.names = l.names.names;
      l.lines.areas = l.names.areas;
    }
    item.subgrid->place({kIndefiniteSize, kIndefiniteSize});
  }
}

// In the direction of the subgrid. Tracks of this grid count from the start of its content box.
std::vector<SharedTrack> GridSizing::shared_tracks(const GridItem& item, GridAxis a) const {
  const GridTracks& t = axis(a);
  if (t.starts.empty()) return {};
  const WritingDirection wd = layout_direction(*item.style);
  const bool reversed = runs_against(wd, wd_, (a == GridAxis::kColumns) == wd_.is_horizontal());
  const GridSpan span = item.span(a);
  const LayoutUnit start = t.starts[static_cast<size_t>(span.start)];
  const LayoutUnit end = start + t.area_size(span);
  std::vector<SharedTrack> out;
  out.reserve(static_cast<size_t>(span.count()));
  for (int32_t i = 0; i < span.count(); ++i) {
    const auto n = static_cast<size_t>(reversed ? span.end - 1 - i : span.start + i);
    SharedTrack shared;
    shared.size = t.tracks[n].base;
    shared.start = reversed ? end - t.starts[n] - shared.size : t.starts[n] - start;
    if (!t.first_baselines.empty()) {
      shared.first_baseline = t.first_baselines[n];
      shared.last_baseline = t.last_baselines[n];
      if (reversed) std::swap(shared.first_baseline, shared.last_baseline);
    }
    out.push_back(shared);
  }
  return out;
}

const SubgridSpace* GridSizing::subgrid_space(const GridItem& item) const {
  if (!item.shares_columns && !item.shares_rows) return nullptr;
  Arena& arena = pass_.arena();
  SubgridSpace* space = arena.make<SubgridSpace>();
  const WritingDirection wd = layout_direction(*item.style);
  for (GridAxis a : kAxes) {
    if (!item.shares(a)) continue;
    SubgridLink l = const_cast<GridSizing*>(this)->link_to(item, a);
    for (NamedLine& n : l.names.names) n.name = copied(arena, n.name);
    for (NamedSpan& n : l.names.areas) n.name = copied(arena, n.name);
    SubgridAxis& shared = axis_in(wd, wd_, a) == GridAxis::kColumns ? space->columns : space->rows;
    shared.subgridded = true;
    shared.lines = {l.lines.tracks, arena.copy(l.names.names), arena.copy(l.names.areas)};
    shared.gap = l.parent_gap;
    shared.tracks = arena.copy(shared_tracks(item, a));
  }
  return space;
}

// §9: "the sum of the subgrid's margin, padding, scrollbar gutter, and border at each edge", and "half the
// size of the difference between the subgrid's gutters and its parent grid's gutters" between.
void GridSizing::resolve_edges(GridAxis a, LayoutUnit inner, LayoutUnit percentage_base) {
  SubgridLink& l = link(a);
  const LogicalEdges edges = margin_edges(style_, wd_, percentage_base) +
                             box_model(pass_.facts(box_), percentage_base).border_padding;
  const bool columns = a == GridAxis::kColumns;
  l.start = columns ? edges.inline_start : edges.block_start;
  l.end = columns ? edges.inline_end : edges.block_end;
  resolve_gap(a, inner);
  l.between = (axis(a).gap - l.parent_gap) / 2;
}

void GridSizing::adopt_outside(LogicalSize inner, LayoutUnit percentage_base) {
  if (outside_ == nullptr) return;
  for (GridAxis a : kAxes) {
    const SubgridAxis& shared = outside_->axis(a);
    if (!shared.subgridded || shared.tracks.empty()) continue;
    resolve_edges(a, a == GridAxis::kColumns ? inner.inline_size : inner.block_size, percentage_base);
    link(a).sized = true;
    adopt_tracks(a, shared.tracks);
  }
}

// The content box begins where the area does, and its own edges; tracks are narrowed by the extra margin, to
// less than nothing if need be.
void GridSizing::adopt_tracks(GridAxis a, std::span<const SharedTrack> tracks) {
  GridTracks& t = axis(a);
  const SubgridLink& l = link(a);
  t.starts.clear();
  t.tracks.clear();
  t.first_baselines.clear();
  t.last_baselines.clear();
  auto within = [](LayoutUnit baseline, LayoutUnit edge) {
    return is_indefinite(baseline) ? baseline : baseline - edge;
  };
  for (size_t i = 0; i < tracks.size(); ++i) {
    const auto n = static_cast<int32_t>(i);
    const LayoutUnit before = l.before(n), after = l.after(n);
    t.starts.push_back(tracks[i].start + before - l.start);
    t.tracks.emplace_back().base = tracks[i].size - before - after;
    t.first_baselines.push_back(within(tracks[i].first_baseline, before));
    t.last_baselines.push_back(within(tracks[i].last_baseline, after));
  }
  share_tracks(a);
}

void GridSizing::share_tracks(GridAxis a) {
  if (!has_subgrids_) return;
  for (GridItem& item : items_) {
    if (item.subgrid == nullptr || !item.shares(a)) continue;
    GridSizing& inside = *item.subgrid;
    const GridAxis own = axis_in(inside.wd_, wd_, a);
    const LayoutUnit base = columns_.starts.empty() ? LayoutUnit() : columns_.area_size(item.columns);
    inside.resolve_edges(own, kIndefiniteSize, base);
    const SubgridLink& l = inside.link(own);
    const LayoutUnit inner = at_least_zero(axis(a).area_size(item.span(a)) - l.start - l.end);
    inside.resolve_edges(own, inner, base);
    inside.adopt_tracks(own, shared_tracks(item, a));
  }
}

void GridSizing::forget_sizes(GridAxis a) {
  axis(a).starts.clear();
  for (GridItem& item : items_) {
    if (a == GridAxis::kRows) item.measured = nullptr;
    if (item.subgrid == nullptr || !item.shares(a)) continue;
    item.subgrid->forget_sizes(axis_in(item.subgrid->wd_, wd_, a));
  }
}

TrackItems GridSizing::track_items(GridAxis a) {
  TrackItems out(pass_.scratch());
  out.reserve(items_.size());
  TrackItem root;
  root.span = {0, static_cast<int32_t>(axis(a).tracks.size())};
  collect_track_items(a, root, {}, out);
  return out;
}

// `as`: how tracks of this grid lie in those that are sized. `layers`: extra margin of each of its tracks.
void GridSizing::collect_track_items(GridAxis a, const TrackItem& as, std::span<const Layer> layers,
                                     TrackItems& out) {
  if (!has_subgrids_ && as.grid == nullptr) {
    for (GridItem& item : items_) {
      TrackItem& t = out.emplace_back();
      t.grid = this;
      t.item = &item;
      t.span = item.span(a);
    }
    return;
  }
  for (GridItem& item : items_) {
    const GridSpan own = item.span(a);
    TrackItem t = as;
    t.grid = this;
    t.item = &item;
    t.empty = item.shares(a);
    t.span = as.reversed ? GridSpan{as.span.end - own.end, as.span.end - own.start}
                         : GridSpan{as.span.start + own.start, as.span.start + own.end};
    if (!layers.empty()) {
      t.before = layers[static_cast<size_t>(own.start)].before;
      t.after = layers[static_cast<size_t>(own.end - 1)].after;
      if (as.reversed) std::swap(t.before, t.after);
    }
    const bool introspected = t.empty && item.subgrid != nullptr && !is_settled(a);
    if (introspected) {
      const LayoutUnit base = columns_.starts.empty() ? LayoutUnit() : columns_.area_size(item.columns);
      item.subgrid->resolve_edges(axis_in(item.subgrid->wd_, wd_, a), kIndefiniteSize, base);
    }
    if (introspected) {
      collect_inside(a, t, layers, out);
    } else {
      out.push_back(t);
    }
  }
}

// The edges of a subgrid and its items, with its extra layer of margin.
void GridSizing::collect_inside(GridAxis a, TrackItem as, std::span<const Layer> layers, TrackItems& out) {
  GridSizing& inside = *as.item->subgrid;
  const GridAxis own = axis_in(inside.wd_, wd_, a);
  const SubgridLink& l = inside.link(own);
  std::vector<Layer> inner;
  inner.reserve(static_cast<size_t>(l.lines.tracks));
  for (int32_t i = 0; i < l.lines.tracks; ++i) {
    Layer layer;
    if (!layers.empty()) layer = layers[static_cast<size_t>(l.outer(i))];
    if (l.reversed) std::swap(layer.before, layer.after);
    inner.push_back({layer.before + l.before(i), layer.after + l.after(i)});
  }
  Layer edges{inner.front().before, inner.back().after};
  if (as.reversed != l.reversed) std::swap(edges.before, edges.after);
  add_edges(as, edges.before, edges.after, out);
  as.swapped = as.swapped != (own != a);
  as.reversed = as.reversed != l.reversed;
  inside.collect_track_items(own, as, inner, out);
}

// Rows need the columns of the items in them: those of subgrids that have columns of their own.
void GridSizing::size_columns_inside() {
  if (!has_subgrids_) return;
  for (GridItem& item : items_) {
    if (item.subgrid == nullptr || !item.shares_rows) continue;
    GridSizing& inside = *item.subgrid;
    if (is_orthogonal(wd_, inside.wd_)) continue;
    if (!item.shares_columns) {
      const ConstraintSpace space = item_space(item);
      ReadMask reads = kReadNothing;
      const SpaceReader reader(space, reads);
      const BoxModel model = box_model(pass_.facts(item.box), reader);
      const LayoutUnit size = used_inline_size(pass_, item.box, reader, model);
      const LayoutUnit inner = at_least_zero(size - model.border_padding.inline_sum());
      if (template_property(inside.style_, GridAxis::kColumns).auto_repeat !=
          GridTemplate::AutoRepeat::kNone) {
        inside.place({inner, kIndefiniteSize});
      }
      inside.resolve_tracks(GridAxis::kColumns, inner);
      inside.size_columns();
    }
    inside.size_columns_inside();
  }
}

}  // namespace colosseum::layout

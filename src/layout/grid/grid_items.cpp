// Grid items, their placement and the tracks of the grid (css-grid-2 §6, §7, §8).
#include <algorithm>

#include "layout/grid/grid_state.h"

namespace colosseum::layout {

namespace {

bool is_fixed(const TrackBreadth& b, LayoutUnit base) {
  return !b.is_flexible() && b.length.is_length_percentage() &&
         !(b.length.has_percent() && is_indefinite(base));
}

/// §7.2.3.2: what a track counts for when repetitions are counted; at least 1px.
LayoutUnit counted_size(const TrackSize& t, LayoutUnit base) {
  LayoutUnit size;
  if (is_fixed(t.max, base)) size = resolve(t.max.length, base);
  if (is_fixed(t.min, base)) size = std::max(size, resolve(t.min.length, base));
  return size;
}

LayoutUnit used_gap(const Length& length, LayoutUnit base) {
  if (length.is_normal()) return LayoutUnit();
  // css-align-3 §8.3: percentages are zero against a size that is not known yet.
  return std::max(resolve(length, is_indefinite(base) ? LayoutUnit() : base), LayoutUnit());
}

const Length& gap_property(const ComputedStyle& style, GridAxis axis) {
  return axis == GridAxis::kColumns ? style.column_gap() : style.row_gap();
}

/// css-align-3 §9.1, §9.2: the writing mode that baselines are taken in, and which side of the axis they are
/// compatible at.
void align_baseline(ItemAlignment& out, bool last, bool horizontal, WritingDirection self,
                    WritingDirection container) {
  auto same_way = [&](WritingDirection wd) {
    return horizontal ? runs_leftwards(wd) == runs_leftwards(container)
                      : runs_upwards(wd) == runs_upwards(container);
  };
  WritingDirection wd = self;
  bool same = same_way(self);
  if (self.is_horizontal() == horizontal) {
    wd = container;
    if (container.is_horizontal() == horizontal) {
      // The group is placed by its fallback alignment, self-start or self-end.
      wd = {horizontal ? WritingMode::kVerticalLr : WritingMode::kHorizontalTb, Direction::kLtr};
    } else {
      same = true;
    }
  }
  out.edge = same != last ? ItemAlignment::Edge::kBaseline : ItemAlignment::Edge::kLastBaseline;
  out.last = last;
  out.baseline_wd = wd;
}

/// Lines or span of an item; a subgrid has its automatic span from the names of its lines (§9).
AxisPlacement placement(const GridItem& item, const GridLines& lines, GridAxis axis,
                        WritingDirection container) {
  using Kind = GridLine::Kind;
  const ComputedStyle& s = *item.style;
  const bool columns = axis == GridAxis::kColumns;
  const GridLine& start = columns ? s.grid_column_start() : s.grid_row_start();
  const GridLine& end = columns ? s.grid_column_end() : s.grid_row_end();
  const bool automatic = (start.kind == Kind::kAuto && end.kind != Kind::kSpan) ||
                         (end.kind == Kind::kAuto && start.kind == Kind::kLine);
  if (!item.shares(axis) || !automatic) return lines.place(start, end);
  const GridAxis own = is_orthogonal(container, layout_direction(s)) ? other_axis(axis) : axis;
  const GridLine span{Kind::kSpan, named_tracks(template_property(s, own)), {}};
  return start.kind == Kind::kAuto ? lines.place(span, end) : lines.place(start, span);
}

}  // namespace

GridSizing::GridSizing(Pass& pass, BoxId box, const SubgridSpace* outside)
    : pass_(pass),
      box_(box),
      style_(pass.style(box)),
      wd_(layout_direction(style_)),
      outside_(outside),
      items_(pass.scratch()),
      columns_(pass.scratch()),
      rows_(pass.scratch()) {
  if (outside == nullptr) return;
  for (GridAxis a : {GridAxis::kColumns, GridAxis::kRows}) {
    const SubgridAxis& shared = outside->axis(a);
    link(a).subgridded = shared.subgridded;
    link(a).lines = shared.lines;
    link(a).parent_gap = shared.gap;
  }
}

// css-align-3 §6.1, css-grid-2 §6.2.
ItemAlignment GridSizing::resolve_alignment(const GridItem& item, GridAxis axis) const {
  using K = Alignment::Keyword;
  using E = ItemAlignment::Edge;
  const bool inline_axis = axis == GridAxis::kColumns;
  const MarginSides autos = auto_margins(*item.facts, wd_);
  ItemAlignment out;
  out.auto_start = inline_axis ? autos.inline_start : autos.block_start;
  out.auto_end = inline_axis ? autos.inline_end : autos.block_end;
  Alignment a = inline_axis ? item.style->justify_self() : item.style->align_self();
  if (a.keyword == K::kAuto) a = inline_axis ? style_.justify_items() : style_.align_items();
  out.safe = a.overflow == Alignment::Overflow::kSafe;
  const WritingDirection self = layout_direction(*item.style);
  const bool horizontal = inline_axis == wd_.is_horizontal();
  const bool opposite =
      horizontal ? runs_leftwards(self) != runs_leftwards(wd_) : runs_upwards(self) != runs_upwards(wd_);
  const bool to_right = wd_.is_ltr();
  switch (a.keyword) {
    case K::kCenter:
    case K::kAnchorCenter: out.edge = E::kCenter; break;
    case K::kEnd:
    case K::kFlexEnd: out.edge = E::kEnd; break;
    case K::kSelfStart: out.edge = opposite ? E::kEnd : E::kStart; break;
    case K::kSelfEnd: out.edge = opposite ? E::kStart : E::kEnd; break;
    case K::kLeft: out.edge = inline_axis && !to_right ? E::kEnd : E::kStart; break;
    case K::kRight: out.edge = inline_axis && to_right ? E::kEnd : E::kStart; break;
    case K::kBaseline:
    case K::kLastBaseline: align_baseline(out, a.keyword == K::kLastBaseline, horizontal, self, wd_); break;
    case K::kStretch: out.auto_size = AutoSize::kStretchExplicit; break;
    case K::kAuto:
    case K::kLegacy:
    case K::kNormal:
      if (item.kind != BoxKind::kReplaced) out.auto_size = AutoSize::kStretch;
      break;
    default: break;
  }
  // §11.2: auto margins disable self-alignment, and with it stretching.
  if (out.auto_start || out.auto_end) {
    out.auto_size = AutoSize::kFitContent;
    if (out.is_baseline()) out.edge = E::kStart;
  }
  return out;
}

GridItem GridSizing::make_item(BoxId box) const {
  GridItem item;
  item.box = box;
  item.facts = &pass_.facts(box);
  item.style = item.facts->style;
  item.order = item.facts->order;
  item.kind = pass_.box(box).kind;
  item.empty = pass_.box(box).has(kBoxEmpty);
  item.inline_alignment = resolve_alignment(item, GridAxis::kColumns);
  item.block_alignment = resolve_alignment(item, GridAxis::kRows);
  item.margins = margin_edges(*item.facts, wd_, LayoutUnit());
  return item;
}

// A definite preferred size is the contribution of most items to an axis (§12.5, css-sizing-3 §5.1): tables
// and boxes in other writing modes are larger if their content is.
void GridSizing::note_known_sizes(GridItem& item) const {
  const StyleFacts& facts = *item.facts;
  if (item.inline_alignment.is_baseline() || item.block_alignment.is_baseline() || item.shares_columns ||
      item.shares_rows || facts.has(kStyleMarginPercent) || facts.has(kStylePaddingPercent) ||
      item.kind == BoxKind::kTable || is_orthogonal(wd_, facts.wd)) {
    return;
  }
  auto is_decided = [](const AxisFacts& axis, const ItemAlignment& alignment) {
    return axis.has_limits &&
           (axis.is_fixed || (axis.is_auto && alignment.auto_size != AutoSize::kFitContent));
  };
  item.is_sized_here = item.empty && facts.ratio == 0 && !facts.has(kStyleContained) &&
                       is_decided(facts.inline_axis, item.inline_alignment) &&
                       is_decided(facts.block_axis, item.block_alignment);
  auto outer = [](const AxisFacts& axis, LayoutUnit margins) {
    return axis.has_limits && axis.is_fixed ? axis.limits.clamp(axis.size) + margins : kIndefiniteSize;
  };
  item.known_contribution = {outer(facts.inline_axis, item.margins.inline_sum()),
                             outer(facts.block_axis, item.margins.block_sum())};
}

void GridSizing::collect_items() {
  has_baselines_ = has_subgrids_ = false;
  if (is_empty_) return;
  bool ordered = true;
  size_t count = 0;
  for (BoxId c = pass_.box(box_).first_child; c.valid(); c = pass_.box(c).next_sibling) ++count;
  items_.reserve(count);
  for (BoxId c = pass_.box(box_).first_child; c.valid(); c = pass_.box(c).next_sibling) {
    const Box& box = pass_.box(c);
    if (box.has(kBoxOutOfFlow)) continue;
    // Siblings of one style that are boxes of one kind differ in their contents only.
    if (const GridItem* like = items_.empty() ? nullptr : &items_.back();
        like != nullptr && like->facts == &pass_.facts(c) && like->kind == box.kind &&
        like->empty == box.has(kBoxEmpty)) {
      items_.push_back(*like);
      items_.back().box = c;
      continue;
    }
    items_.push_back(make_item(c));
    GridItem& item = items_.back();
    note_shared_axes(item);
    note_known_sizes(item);
    has_baselines_ =
        has_baselines_ || item.inline_alignment.is_baseline() || item.block_alignment.is_baseline();
    has_subgrids_ = has_subgrids_ || item.shares_columns || item.shares_rows;
    const size_t n = items_.size();
    if (n > 1 && item.order < items_[n - 2].order) ordered = false;
  }
  if (!ordered) {
    std::stable_sort(items_.begin(), items_.end(),
                     [](const GridItem& a, const GridItem& b) { return a.order < b.order; });
  }
}

// §7.2.3.2.
int32_t GridSizing::auto_repetitions(GridAxis a, LayoutUnit inner) const {
  const GridTemplate& t = template_property(style_, a);
  if (t.auto_repeat == GridTemplate::AutoRepeat::kNone || t.kind != GridTemplate::Kind::kTracks) return 0;
  const GridTracks& tracks = axis(a);
  LayoutUnit room = inner;
  bool at_least = false;  // the smallest number that fills the room
  if (is_indefinite(room) && tracks.max_inner != LayoutUnit::max()) {
    room = std::max(tracks.max_inner, tracks.min_inner);
  } else if (is_indefinite(room)) {
    if (tracks.min_inner <= LayoutUnit()) return 1;
    room = tracks.min_inner;
    at_least = true;
  }
  const LayoutUnit gap = used_gap(gap_property(style_, a), inner);
  LayoutUnit fixed = gap * (static_cast<int>(t.tracks.size()) - 1), once;
  for (const TrackSize& s : t.tracks) fixed += counted_size(s, inner);
  for (const TrackSize& s : t.auto_tracks) once += std::max(counted_size(s, inner), LayoutUnit(1)) + gap;
  const auto limit = static_cast<int32_t>(pass_.limits().max_grid_tracks);
  if (once <= LayoutUnit() || room <= fixed) return 1;
  int64_t count = int64_t{(room - fixed).raw()} / once.raw();
  if (at_least && once * static_cast<int>(std::min<int64_t>(count, limit)) + fixed < room) ++count;
  return static_cast<int32_t>(std::clamp<int64_t>(count, 1, limit));
}

void GridSizing::place(LogicalSize inner) {
  const auto limit = static_cast<int32_t>(std::max<uint32_t>(pass_.limits().max_grid_tracks, 1));
  auto inherited = [&](GridAxis a) { return link(a).subgridded ? &link(a).lines : nullptr; };
  column_lines_.emplace(style_, GridAxis::kColumns, auto_repetitions(GridAxis::kColumns, inner.inline_size),
                        inherited(GridAxis::kColumns), limit);
  row_lines_.emplace(style_, GridAxis::kRows, auto_repetitions(GridAxis::kRows, inner.block_size),
                     inherited(GridAxis::kRows), limit);
  items_.clear();
  subgrids_.clear();
  collect_items();
  place_collected(limit);
  resolve_tracks(GridAxis::kColumns, inner.inline_size);
  resolve_tracks(GridAxis::kRows, inner.block_size);
  attach_subgrids();
}

/// Most items of most grids: one cell each, one after the other.
bool GridSizing::fill_cells(int32_t limit) {
  if (column_link_.subgridded || row_link_.subgridded) return false;
  const StyleFacts* known = nullptr;
  for (const GridItem& item : items_) {
    if (item.facts == known) continue;
    known = item.facts;
    const ComputedStyle& s = *item.style;
    for (const GridLine* line :
         {&s.grid_column_start(), &s.grid_column_end(), &s.grid_row_start(), &s.grid_row_end()}) {
      if (line->kind != GridLine::Kind::kAuto) return false;
    }
    if (item.shares_columns || item.shares_rows) return false;
  }
  const ExplicitGrid grid{column_lines_->explicit_tracks(), row_lines_->explicit_tracks()};
  SingleCells cells(grid, style_.grid_auto_flow(), limit);
  int32_t columns = grid.columns, rows = grid.rows;
  for (GridItem& item : items_) {
    const SingleCells::Cell cell = cells.next();
    item.columns = cell.columns;
    item.rows = cell.rows;
    columns = std::max(columns, cell.columns.end);
    rows = std::max(rows, cell.rows.end);
  }
  columns_.implicit = {columns, 0};
  rows_.implicit = {rows, 0};
  return true;
}

// §8.5.
void GridSizing::place_collected(int32_t limit) {
  if (fill_cells(limit)) return;
  ScratchVector<ItemPlacement> placements(pass_.scratch());
  placements.reserve(items_.size());
  for (const GridItem& item : items_) {
    placements.push_back({placement(item, *column_lines_, GridAxis::kColumns, wd_),
                          placement(item, *row_lines_, GridAxis::kRows, wd_)});
  }
  const ExplicitGrid grid{column_lines_->explicit_tracks(), row_lines_->explicit_tracks(),
                          column_link_.subgridded, row_link_.subgridded};
  const GridPlacement placed = place_items(placements.span(), grid, style_.grid_auto_flow(), limit);
  for (size_t i = 0; i < items_.size(); ++i) {
    items_[i].columns = placed.column_spans[i];
    items_[i].rows = placed.row_spans[i];
  }
  columns_.implicit = placed.columns;
  rows_.implicit = placed.rows;
}

// §9: "a value of normal indicates that the subgrid has the same size gutters as its parent grid".
void GridSizing::resolve_gap(GridAxis a, LayoutUnit inner) {
  const Length& gap = gap_property(style_, a);
  axis(a).gap = link(a).subgridded && gap.is_normal() ? link(a).parent_gap : used_gap(gap, inner);
}

void GridSizing::resolve_tracks(GridAxis a, LayoutUnit inner) {
  GridTracks& t = axis(a);
  t.available = inner;
  resolve_gap(a, inner);
  if (is_settled(a)) return;
  const GridLines& l = lines(a);
  const bool subgridded = link(a).subgridded;
  t.has_percentages = gap_property(style_, a).has_percent();
  t.tracks.clear();
  t.tracks.reserve(static_cast<size_t>(t.implicit.tracks));
  for (int32_t i = 0; i < t.implicit.tracks; ++i) {
    if (subgridded) {
      t.tracks.emplace_back();
      continue;
    }
    const TrackSize& size = l.track_size(i - t.implicit.before);
    t.tracks.push_back(make_track(size, inner));
    t.has_percentages = t.has_percentages || size.min.length.has_percent() || size.max.length.has_percent();
  }
  if (template_property(style_, a).auto_repeat == GridTemplate::AutoRepeat::kFit) collapse_empty_tracks(a);
}

// §7.2.3.2 "auto-fit": empty repeated tracks.
void GridSizing::collapse_empty_tracks(GridAxis a) {
  GridTracks& t = axis(a);
  std::vector<int32_t> change(t.tracks.size() + 1);  // in the number of items, at each line
  for (const GridItem& item : items_) {
    ++change[static_cast<size_t>(item.span(a).start)];
    --change[static_cast<size_t>(item.span(a).end)];
  }
  int32_t items = 0;
  for (size_t i = 0; i < t.tracks.size(); ++i) {
    items += change[i];
    if (items > 0 || !lines(a).is_auto_fit(static_cast<int32_t>(i) - t.implicit.before)) continue;
    Track collapsed;
    collapsed.min = Track::Min::kFixed;
    collapsed.max = Track::Max::kFixed;
    collapsed.collapsed = true;
    t.tracks[i] = collapsed;
  }
}

}  // namespace colosseum::layout

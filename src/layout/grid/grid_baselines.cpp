// Baselines that items share across a row or a column (css-grid-2 §11.3, §11.4, §12.5 step 1, css-align-3
// §9).
#include <algorithm>

#include "box/scroll_container.h"
#include "layout/grid/grid_state.h"

namespace colosseum::layout {

namespace {

GridAxis own_axis(GridAxis a, const TrackItem& t) { return t.swapped ? other_axis(a) : a; }

/// Whether the group of an item is at the end edge of the tracks that are sized.
bool follows_area(const Length& l) { return l.has_percent() || l.type == Length::Type::kStretch; }

bool is_intrinsic(const Track& t, bool indefinite) {
  return t.is_flexible() ? indefinite : t.has_intrinsic_min() || t.has_intrinsic_max();
}

bool is_at_end(GridAxis a, const TrackItem& t) {
  return (t.item->alignment(own_axis(a, t)).edge == ItemAlignment::Edge::kLastBaseline) != t.reversed;
}

}  // namespace

// css-align-3 §9.1. A scroll container's baseline lies within its border box.
LayoutUnit GridSizing::own_baseline(const GridItem& item, GridAxis a, const Fragment& f) const {
  const ItemAlignment& alignment = a == GridAxis::kColumns ? item.inline_alignment : item.block_alignment;
  const WritingDirection wd = alignment.baseline_wd, self = layout_direction(*item.style);
  const LayoutUnit size = to_logical(f.size, wd).block_size;
  LayoutUnit baseline = baseline_in(wd, self, f, alignment.last ? f.last_baseline : f.first_baseline);
  if (is_indefinite(baseline)) {
    const bool central = has_central_baseline(style_);
    baseline = central ? size - size / 2 : has_flipped_lines(wd) ? LayoutUnit() : size;
  } else if (is_scroll_container(*item.style)) {
    baseline = std::clamp(baseline, LayoutUnit(), size);
  }
  return alignment.last ? size - baseline : baseline;
}

// §11.3, §11.4: an item "whose size in that axis depends on the size of an intrinsically-sized track".
bool GridSizing::has_cyclic_size(GridAxis a, const TrackItem& t) const {
  const bool columns = a == GridAxis::kColumns;
  const ComputedStyle& s = *t.item->style;
  const bool depends =
      follows_area(columns ? inline_size_property(s, wd_) : block_size_property(s, wd_)) ||
      follows_area(columns ? min_inline_size_property(s, wd_) : min_block_size_property(s, wd_)) ||
      follows_area(columns ? max_inline_size_property(s, wd_) : max_block_size_property(s, wd_));
  if (!depends || is_settled(a)) return false;
  const bool indefinite = is_indefinite(axis(a).available) || axis(a).shrinks_to_fit;
  return std::ranges::any_of(axis(a).of(t.span), [&](const Track& k) { return is_intrinsic(k, indefinite); });
}

// … "does not participate in baseline alignment".
// DEVIATION: an item with a baseline of its own does, as the tests want it
// (grid-self-baseline-not-applied-if-sizing-cyclic-dependency-003.html): only a synthesized one follows the
// size.
bool GridSizing::takes_part(GridAxis a, const TrackItem& t) {
  const ItemAlignment& alignment = t.item->alignment(own_axis(a, t));
  if (t.empty || !alignment.is_baseline()) return false;
  if (!has_cyclic_size(a, t)) return true;
  const LayoutResult* result = result_for_baseline(a, t);
  if (result == nullptr) return false;
  const Fragment& f = *result->fragment;
  return !is_indefinite(baseline_in(alignment.baseline_wd, layout_direction(*t.item->style), f,
                                    alignment.last ? f.last_baseline : f.first_baseline));
}

const LayoutResult* GridSizing::result_for_baseline(GridAxis a, const TrackItem& t) {
  if (a == GridAxis::kRows) return &t.grid->measure(*t.item, t.swapped);
  if (t.item->result != nullptr) return t.item->result;
  ChildSpaceBuilder builder = column_space(*this, t);
  if (!builder.orthogonal()) return nullptr;
  builder.space.measuring = true;
  return &pass_.layout(t.item->box, builder.space, nullptr, nullptr, kReadNothing);
}

// From the edge of the track, extra margin included.
LayoutUnit GridSizing::baseline_distance(GridAxis a, const TrackItem& t) {
  const GridAxis own = own_axis(a, t);
  LayoutUnit distance;
  if (const LayoutResult* result = result_for_baseline(a, t)) {
    distance = t.grid->own_baseline(*t.item, own, *result->fragment);
  } else {
    // Its own baselines are of no use here: as large as its content, it has those of its edges.
    ChildSpaceBuilder builder = column_space(*this, t);
    Fragment f;
    f.size = to_physical(
        LogicalSize{min_max_contribution(pass_, t.item->box, builder.space, nullptr, kReadNothing).max, {}},
        wd_);
    distance = t.grid->own_baseline(*t.item, own, f);
  }
  const LayoutUnit area = t.grid->definite_area(*t.item, GridAxis::kColumns);
  const bool known = a == GridAxis::kRows && !is_indefinite(area);
  const LogicalEdges m = margin_edges(*t.item->style, wd_, known ? area : LayoutUnit());
  const bool columns = a == GridAxis::kColumns;
  if (is_at_end(a, t)) return distance + t.after + (columns ? m.inline_end : m.block_end);
  return distance + t.before + (columns ? m.inline_start : m.block_start);
}

// §12.5 step 1. The baselines of tracks that a subgrid shares are given.
void GridSizing::share_baselines(GridAxis a, std::span<const TrackItem> items) {
  GridTracks& t = axis(a);
  const bool given = is_settled(a);
  bool any = false;
  for (const TrackItem& item : items) {
    item.item->shim(own_axis(a, item)) = LayoutUnit();
    ItemAlignment& alignment = item.item->alignment(own_axis(a, item));
    if (takes_part(a, item)) {
      any = true;
    } else if (alignment.is_baseline()) {
      const bool at_end = alignment.edge == ItemAlignment::Edge::kLastBaseline;
      alignment.edge = at_end ? ItemAlignment::Edge::kEnd : ItemAlignment::Edge::kStart;
      alignment.safe = true;
    }
  }
  if (!given) {
    t.first_baselines.assign(any ? t.tracks.size() : 0, kIndefiniteSize);
    t.last_baselines.assign(any ? t.tracks.size() : 0, kIndefiniteSize);
  }
  if (!any) return;
  for (const bool shim : {false, true}) {
    for (const TrackItem& item : items) {
      if (!takes_part(a, item) || (given && !shim)) continue;
      LayoutUnit& shared = is_at_end(a, item) ? t.last_baselines[static_cast<size_t>(item.span.end - 1)]
                                              : t.first_baselines[static_cast<size_t>(item.span.start)];
      const LayoutUnit own = baseline_distance(a, item);
      if (shim) {
        item.item->shim(own_axis(a, item)) = is_indefinite(shared) ? LayoutUnit() : shared - own;
      } else {
        shared = is_indefinite(shared) ? std::max(own, LayoutUnit()) : std::max(shared, own);
      }
    }
  }
}

void GridSizing::refine_column_baselines() {
  bool any = false;
  for (const GridItem& item : items_) {
    any = any || item.inline_alignment.is_baseline();
    if (item.subgrid != nullptr && item.shares_columns) return;  // not all of them are known here
  }
  if (any) share_baselines(GridAxis::kColumns, track_items(GridAxis::kColumns));
}

}  // namespace colosseum::layout

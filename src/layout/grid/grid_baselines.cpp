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
  if (t.item->result != nullptr) return t.item->result;
  if (is_along(a, t)) return nullptr;
  if (a == GridAxis::kRows) return &t.grid->measure(*t.item, t.swapped);
  ChildSpaceBuilder builder = column_space(*this, t);
  builder.space.measuring = true;
  return &pass_.layout(t.item->box, builder.space, nullptr, nullptr, kReadNothing);
}

/// Whether the axis is the item's inline axis, in which it has no baselines but those of its edges.
bool GridSizing::is_along(GridAxis a, const TrackItem& t) const {
  return is_orthogonal(wd_, layout_direction(*t.item->style)) == (a == GridAxis::kRows);
}

/// The item's contributions to such an axis, without margins.
MinMax GridSizing::sizes_along(GridAxis a, const TrackItem& t) {
  ConstraintSpace space =
      a == GridAxis::kColumns ? column_space(*this, t).space : t.grid->item_space(*t.item, t.swapped);
  if (a == GridAxis::kRows) {
    space.orthogonal = false;
    space.available.inline_size = space.percentage.inline_size = kIndefiniteSize;
  }
  return min_max_contribution(pass_, t.item->box, space, nullptr, kReadNothing);
}

LayoutUnit GridSizing::distance_as_large(GridAxis a, const TrackItem& t, LayoutUnit size) {
  Fragment f;
  const bool columns = a == GridAxis::kColumns;
  f.size = to_physical(columns ? LogicalSize{size, {}} : LogicalSize{{}, size}, wd_);
  return t.grid->own_baseline(*t.item, own_axis(a, t), f);
}

// From the edge of the track, extra margin included.
LayoutUnit GridSizing::baseline_distance(GridAxis a, const TrackItem& t) {
  const GridAxis own = own_axis(a, t);
  LayoutUnit distance;
  if (const LayoutResult* result = result_for_baseline(a, t)) {
    distance = t.grid->own_baseline(*t.item, own, *result->fragment);
  } else {
    // As large as the track will let it be; what it contributes as large as its content is moved with its
    // baseline (grid-self-baseline-not-applied-if-sizing-cyclic-dependency-002.html).
    const MinMax sizes = sizes_along(a, t);
    distance = distance_as_large(a, t, sizes.min);
    t.item->baseline_growth = distance_as_large(a, t, sizes.max) - distance;
  }
  const LayoutUnit area = t.grid->definite_area(*t.item, GridAxis::kColumns);
  const bool known = a == GridAxis::kRows && !is_indefinite(area);
  const LogicalEdges m = margin_edges(*t.item->facts, wd_, known ? area : LayoutUnit());
  const bool columns = a == GridAxis::kColumns;
  if (is_at_end(a, t)) return distance + t.after + (columns ? m.inline_end : m.block_end);
  return distance + t.before + (columns ? m.inline_start : m.block_start);
}

// §12.5 step 1. The baselines of tracks that a subgrid shares are given.
void GridSizing::share_baselines(GridAxis a, std::span<const TrackItem> items) {
  GridTracks& t = axis(a);
  const bool given = is_settled(a);
  bool any = false;
  if (!has_baselines_ && !has_subgrids_) {
    if (!given) {
      t.first_baselines.clear();
      t.last_baselines.clear();
    }
    return;
  }
  for (const TrackItem& item : items) {
    item.item->shim(own_axis(a, item)) = LayoutUnit();
    if (is_along(a, item)) item.item->baseline_growth = LayoutUnit();
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

// In rows only items whose height is their inline size had to be guessed at.
void GridSizing::refine_baselines(GridAxis a) {
  if (!has_baselines_ && !has_subgrids_) return;
  bool any = false;
  for (GridItem& item : items_) {
    const bool guessed = a == GridAxis::kColumns || is_orthogonal(wd_, layout_direction(*item.style));
    any = any || (guessed && item.alignment(a).is_baseline());
    if (item.subgrid != nullptr && item.shares(a)) return;  // not all of them are known here
  }
  if (any) share_baselines(a, track_items(a).span());
}

}  // namespace colosseum::layout

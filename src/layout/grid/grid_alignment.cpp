// Items in their areas, and the baselines of the grid (css-grid-2 §11).
#include <algorithm>

#include "layout/core/relative_position.h"
#include "layout/grid/grid_state.h"

namespace colosseum::layout {

namespace {

/// Where a margin box begins in an area with this free space; `margin_start` gets what an auto margin takes
/// (§11.2).
LayoutUnit aligned(const ItemAlignment& a, LayoutUnit free, LayoutUnit shim) {
  using E = ItemAlignment::Edge;
  if ((a.auto_start || a.auto_end) && free >= LayoutUnit()) {
    if (a.auto_start && a.auto_end) return free / 2;
    return a.auto_start ? free : LayoutUnit();
  }
  if (a.safe && free < LayoutUnit()) return LayoutUnit();
  switch (a.edge) {
    case E::kStart: return LayoutUnit();
    case E::kCenter: return free / 2;
    case E::kEnd: return free;
    case E::kBaseline: return shim;
    case E::kLastBaseline: return free - shim;
  }
  return {};
}

}  // namespace

// All sizes of the area are known. What is stretched and has nothing else to look at is told its size: it may
// have come out as large by itself.
ConstraintSpace GridLayout::area_space(const GridItem& item) const {
  ConstraintSpace s = grid_.item_space(item);
  (s.orthogonal ? s.inline_auto : s.block_auto) = item.block_alignment.auto_size;
  const AxisFacts& block = item.facts->block_axis;
  const bool is_stretched = s.block_auto != AutoSize::kFitContent && block.is_auto && block.has_limits;
  const bool has_one_size = item.kind == BoxKind::kTable || item.kind == BoxKind::kReplaced;
  if (!is_stretched || has_one_size || s.orthogonal || s.subgrid != nullptr || item.facts->ratio > 0)
    return s;
  const LogicalEdges margins = margin_edges(*item.facts, wd_, s.percentage.inline_size);
  s.fixed_block = true;
  s.block_auto = AutoSize::kFitContent;
  s.available.block_size = block.limits.clamp(s.available.block_size - margins.block_sum());
  return s;
}

// Whether no other layout of an item would come after the one it was measured with, although the grid is only
// measured.
bool GridLayout::is_settled(const GridItem& item) const {
  if (item.is_sized_here || item.measured == nullptr) return true;
  const ConstraintSpace s = area_space(item);
  if (!item.is_childless()) return pass_.known_layout(item.box, s, nullptr, kReadNothing) == item.measured;
  // Nothing in it looks at the area but its own size.
  if (s.orthogonal || (item.measured->reads & (kReadPercentageBlock | kReadAvailableBlock)) != 0)
    return false;
  if (!s.fixed_block) return s.block_auto == AutoSize::kFitContent || item.facts->block_axis.is_fixed;
  return to_logical(item.measured->fragment->size, wd_).block_size == s.available.block_size;
}

void GridLayout::layout_items() {
  const bool as_measured = measuring_;
  if (measuring_ && has_childless_out_of_flow_only(pass_, box_)) {
    measuring_ = !std::all_of(grid_.items().begin(), grid_.items().end(),
                              [&](const GridItem& item) { return is_settled(item); });
  }
  for (GridItem& item : grid_.items()) {
    if (item.is_sized_here) continue;
    item.result = as_measured && item.measured != nullptr
                      ? item.measured
                      : &pass_.layout(item.box, area_space(item), nullptr, nullptr, kReadNothing);
  }
  grid_.refine_baselines(GridAxis::kColumns);
  if (!measuring_) grid_.refine_baselines(GridAxis::kRows);
  for (GridItem& item : grid_.items()) align_item(item);
}

void GridLayout::align_item(GridItem& item) const {
  const GridTracks& columns = grid_.axis(GridAxis::kColumns);
  const GridTracks& rows = grid_.axis(GridAxis::kRows);
  const LogicalSize area{columns.area_size(item.columns), rows.area_size(item.rows)};
  if (item.is_sized_here) item.size = size_here(item, area);
  const LogicalSize size = item.is_sized_here ? item.size : to_logical(item.result->fragment->size, wd_);
  const LogicalEdges margins =
      item.facts->has(kStyleMarginPercent) ? margin_edges(*item.facts, wd_, area.inline_size) : item.margins;
  const LayoutUnit inline_free = area.inline_size - size.inline_size - margins.inline_sum();
  const LayoutUnit block_free = area.block_size - size.block_size - margins.block_sum();
  item.offset = {model_.border_padding.inline_start +
                     columns.starts[static_cast<size_t>(item.columns.start)] + margins.inline_start +
                     aligned(item.inline_alignment, inline_free, item.inline_shim),
                 model_.border_padding.block_start + rows.starts[static_cast<size_t>(item.rows.start)] +
                     margins.block_start + aligned(item.block_alignment, block_free, item.block_shim)};
}

// css-grid-2 §6.2: an empty box has its preferred size, or fills its area.
LogicalSize GridLayout::size_here(const GridItem& item, LogicalSize area) const {
  auto used = [](const AxisFacts& axis, LayoutUnit room, LayoutUnit edges) {
    return axis.limits.clamp(axis.is_fixed ? axis.size : std::max(room, edges));
  };
  const StyleFacts& facts = *item.facts;
  return {
      used(facts.inline_axis, area.inline_size - item.margins.inline_sum(),
           facts.border_padding.inline_sum()),
      used(facts.block_axis, area.block_size - item.margins.block_sum(), facts.border_padding.block_sum())};
}

const Fragment* GridLayout::fragment_here(const GridItem& item) const {
  return sized_fragment(pass_, item.box, *item.facts, to_physical(item.size, wd_));
}

// From the grid container's block-start edge.
LayoutUnit GridLayout::baseline_of(const GridItem& item, bool last) const {
  Fragment here;
  if (item.is_sized_here) here.size = to_physical(item.size, wd_);
  const Fragment& f = item.is_sized_here ? here : *item.result->fragment;
  const LayoutUnit size = to_logical(f.size, wd_).block_size;
  LayoutUnit own;
  if (item.block_alignment.is_baseline()) {
    own = grid_.own_baseline(item, GridAxis::kRows, f);
    if (item.block_alignment.edge == ItemAlignment::Edge::kLastBaseline) own = size - own;
  } else {
    GridItem as_if;  // "If the grid item has no alignment baseline …, then one is first synthesized"
    as_if.style = item.style;
    as_if.facts = item.facts;
    as_if.block_alignment.last = last;
    const WritingDirection self = layout_direction(*item.style);
    as_if.block_alignment.baseline_wd = is_orthogonal(wd_, self) ? wd_ : self;
    own = grid_.own_baseline(as_if, GridAxis::kRows, f);
    const bool flipped = as_if.block_alignment.baseline_wd.is_flipped_blocks() != wd_.is_flipped_blocks();
    if (last != flipped) own = size - own;
  }
  return item.offset.block_offset + own;
}

// §11.6. Items of subgrids are among those that share a baseline in the first (last) row.
LayoutUnit GridLayout::container_baseline(bool last) const {
  const GridItems& items = grid_.items();
  if (items.empty()) return kIndefiniteSize;
  auto row_of = [&](const GridItem& i) { return last ? 1 - i.rows.end : i.rows.start; };
  int32_t row = INT32_MAX;
  for (const GridItem& item : items) row = std::min(row, row_of(item));
  const GridTracks& rows = grid_.axis(GridAxis::kRows);
  const auto track = static_cast<size_t>(std::abs(row));
  const LayoutUnit start = model_.border_padding.block_start + rows.starts[track];
  auto shared = [&](const std::vector<LayoutUnit>& of) { return of.empty() ? kIndefiniteSize : of[track]; };
  const LayoutUnit from_start = shared(rows.first_baselines), from_end = shared(rows.last_baselines);
  if (!is_indefinite(from_end) && (last || is_indefinite(from_start))) {
    return start + rows.tracks[track].base - from_end;
  }
  if (!is_indefinite(from_start)) return start + from_start;
  const GridItem* chosen = nullptr;
  auto before = [&](const GridItem& a, const GridItem& b) {  // in (reverse) grid order
    return last ? a.columns.end > b.columns.end : a.columns.start < b.columns.start;
  };
  for (const GridItem& item : items) {
    if (row_of(item) != row) continue;
    if (chosen == nullptr || before(item, *chosen)) chosen = &item;
  }
  return baseline_of(*chosen, last);
}

void GridLayout::note_baselines(Fragment& fragment) const {
  fragment.first_baseline = container_baseline(false);
  fragment.last_baseline = container_baseline(true);
}

}  // namespace colosseum::layout

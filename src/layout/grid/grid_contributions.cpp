// What items contribute to the tracks of a grid (css-grid-2 §12.5, §6.6).
#include "layout/grid/grid_contributions.h"

#include <algorithm>

#include "box/scroll_container.h"
#include "layout/table/column_sizes.h"

namespace colosseum::layout {

namespace {

/// Whether a preferred size makes the minimum contribution depend on the minimum size (§12.5).
bool depends_on_area(const Length& size) {
  return size.is_auto() || size.has_percent() || size.type == Length::Type::kStretch;
}

/// §6.6: whether the automatic minimum size is the content-based one.
bool has_content_based_minimum(const GridItem& item, std::span<const Track> spanned) {
  if (is_scroll_container(*item.style)) return false;
  bool auto_minimum = false, flexible = false;
  for (const Track& t : spanned) {
    auto_minimum = auto_minimum || t.min == Track::Min::kAuto;
    flexible = flexible || t.is_flexible();
  }
  return auto_minimum && !(flexible && spanned.size() > 1);
}

/// §6.6: the most that a content-based minimum may be in tracks with fixed maxima, margins included.
LayoutUnit maximum_area(const GridTracks& tracks, GridSpan span) {
  LayoutUnit sum;
  int gutters = -1;
  for (const Track& t : tracks.of(span)) {
    if (t.max != Track::Max::kFixed) return LayoutUnit::max();
    sum += std::max(t.max_size, t.min == Track::Min::kFixed ? t.min_size : LayoutUnit());
    gutters += t.collapsed ? 0 : 1;
  }
  return sum + tracks.gap * std::max(gutters, 0);
}

}  // namespace

// The shim is that of an item as large as min-content; larger, it reaches back.
LayoutUnit Contributions::baseline_growth(size_t i) const {
  const TrackItem& t = items_[i];
  return t.empty || !root_.is_along(axis_, t) ? LayoutUnit() : t.item->baseline_growth;
}

// §12.5 "minimum contribution". `edges`: border and padding.
LayoutUnit Contributions::minimum_of(size_t i, const Length& size, const Length& min, LayoutUnit edges,
                                     LayoutUnit margins) {
  const TrackItem& t = items_[i];
  const GridTracks& tracks = root_.axis(axis_);
  if (!depends_on_area(size)) return min_content(i);
  if (min.is_length_percentage()) {
    const LayoutUnit length =
        min.has_percent() ? edges : border_box_length(*t.item->style, min, LayoutUnit(), edges);
    return length + margins;
  }
  if (!min.is_auto()) return min.type == Length::Type::kMaxContent ? max_content(i) : min_content(i);
  if (!has_content_based_minimum(*t.item, tracks.of(t.span))) return edges + margins;
  return std::min(min_content(i), std::max(maximum_area(tracks, t.span), edges + margins));
}

LayoutUnit ColumnContributions::margins(size_t i) const {
  const TrackItem& t = items_[i];
  const LogicalEdges margins =
      t.grid == &root_ ? t.item->margins : margin_edges(*t.item->facts, root_.wd_, LayoutUnit());
  return margins.inline_sum() + t.item->shim(t.swapped ? GridAxis::kRows : GridAxis::kColumns) + t.before +
         t.after;
}

LayoutUnit ColumnContributions::min_content(size_t i) {
  if (is_known(i)) return known(i);
  return items_[i].empty ? items_[i].edges : sizes(i).min + margins(i);
}

LayoutUnit ColumnContributions::max_content(size_t i) {
  if (is_known(i)) return known(i);
  return items_[i].empty ? items_[i].edges : sizes(i).max + margins(i) - baseline_growth(i);
}

const MinMax& ColumnContributions::sizes(size_t i) {
  if (known_.has(i)) return known_[i];
  const TrackItem& t = items_[i];
  const GridItem& item = *t.item;
  const ChildSpaceBuilder builder = GridSizing::column_space(root_, t);
  ReadMask reads = kReadNothing;
  const SpaceReader reader(builder.space, reads);
  const ReadMask rows = builder.orthogonal() ? kReadAvailableInline | kReadPercentageInline
                                             : kReadAvailableBlock | kReadPercentageBlock;
  known_[i] = min_max_contribution(root_.pass_, item.box, builder.space, &reader, rows);
  // Browsers size a track for what such a table needs, not for all it could fill.
  if (known_[i].max >= LayoutUnit(kLargestTable)) known_[i].max = known_[i].min;
  // Through a preferred aspect ratio a width follows the block size that the area may give.
  const AxisFacts& across = item.facts->block_axis;
  const bool by_ratio = item.facts->ratio > 0 && !(across.is_fixed && across.has_limits);
  if ((reads & rows) != 0 || by_ratio) root_.columns_depend_on_rows_ = true;
  if (builder.orthogonal() || GridSizing::has_width_from_rows(root_, t)) {
    root_.columns_depend_on_rows_ = root_.widths_depend_on_rows_ = true;
  }
  return known_[i];
}

LayoutUnit ColumnContributions::minimum(size_t i) {
  if (is_known(i)) return known(i);
  const TrackItem& t = items_[i];
  if (t.empty) return t.edges;
  const ComputedStyle& style = *t.item->style;
  const WritingDirection wd = root_.wd_;
  const BoxModel model = box_model(root_.pass_.facts(t.item->box), LayoutUnit());
  return minimum_of(i, inline_size_property(style, wd), min_inline_size_property(style, wd),
                    converted(model.border_padding, model.wd, wd).inline_sum(), margins(i));
}

LayoutUnit RowContributions::percentage_base(const TrackItem& t) const {
  const LayoutUnit base = t.grid->definite_area(*t.item, GridAxis::kColumns);
  return is_indefinite(base) ? LayoutUnit() : base;
}

LayoutUnit RowContributions::margins(size_t i) const {
  const TrackItem& t = items_[i];
  const bool at_hand = t.grid == &root_ && !t.item->facts->has(kStyleMarginPercent);
  const LogicalEdges margins =
      at_hand ? t.item->margins : margin_edges(*t.item->facts, root_.wd_, percentage_base(t));
  return margins.block_sum() + t.item->shim(t.swapped ? GridAxis::kColumns : GridAxis::kRows) + t.before +
         t.after;
}

// Its own sizes in its inline axis, which is the block axis here.
const MinMax& RowContributions::orthogonal_sizes(size_t i) {
  if (known_.has(i)) return known_[i];
  const TrackItem& t = items_[i];
  known_[i] = root_.sizes_along(GridAxis::kRows, t);
  return known_[i];
}

LayoutUnit RowContributions::size(size_t i, LayoutUnit MinMax::*which) {
  if (is_known(i)) return known(i);
  const TrackItem& t = items_[i];
  if (t.empty) return t.edges;
  if (is_orthogonal(root_.wd_, layout_direction(*t.item->style))) {
    return orthogonal_sizes(i).*which + margins(i);
  }
  const Fragment& f = *t.grid->measure(*t.item, t.swapped).fragment;
  return to_logical(f.size, root_.wd_).block_size + margins(i);
}

LayoutUnit RowContributions::min_content(size_t i) { return size(i, &MinMax::min); }

LayoutUnit RowContributions::max_content(size_t i) { return size(i, &MinMax::max) - baseline_growth(i); }

LayoutUnit RowContributions::minimum(size_t i) {
  if (is_known(i)) return known(i);
  const TrackItem& t = items_[i];
  if (t.empty) return t.edges;
  const ComputedStyle& style = *t.item->style;
  const WritingDirection wd = root_.wd_;
  const BoxModel model = box_model(root_.pass_.facts(t.item->box), percentage_base(t));
  return minimum_of(i, block_size_property(style, wd), min_block_size_property(style, wd),
                    converted(model.border_padding, model.wd, wd).block_sum(), margins(i));
}

}  // namespace colosseum::layout

// The grid sizing algorithm and what items contribute to it (css-grid-2 §12.1, §12.5, §6.6).
#include <algorithm>
#include <map>
#include <optional>

#include "layout/flex/content_distribution.h"
#include "layout/grid/grid_state.h"

namespace colosseum::layout {

namespace {

bool is_scroll_container(const ComputedStyle& s) {
  return s.overflow_x() != OverflowX::kVisible && s.overflow_x() != OverflowX::kClip;
}

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

/// Contributions in the inline axis.
class ColumnContributions final : public ItemContributions {
 public:
  explicit ColumnContributions(GridSizing& grid) : grid_(grid), known_(grid.items_.size()) {}
  LayoutUnit minimum(size_t i) override;
  LayoutUnit min_content(size_t i) override { return sizes(i).min + margins(i); }
  LayoutUnit max_content(size_t i) override { return sizes(i).max + margins(i); }

 private:
  const MinMax& sizes(size_t i);
  LayoutUnit margins(size_t i) const {
    return margin_edges(*grid_.items_[i].style, grid_.wd_, LayoutUnit()).inline_sum();
  }
  GridSizing& grid_;
  std::vector<std::optional<MinMax>> known_;
};

const MinMax& ColumnContributions::sizes(size_t i) {
  if (known_[i]) return *known_[i];
  const GridItem& item = grid_.items_[i];
  ChildSpaceBuilder builder({}, grid_.wd_, *item.style);
  const LayoutUnit block = grid_.definite_area(item, GridAxis::kRows);
  builder.set_sizes({kIndefiniteSize, block}, {kIndefiniteSize, block});
  builder.set_auto(AutoSize::kFitContent, item.block_alignment.auto_size);
  ReadMask reads = kReadNothing;
  const SpaceReader reader(builder.space, reads);
  const ReadMask rows = builder.orthogonal() ? kReadAvailableInline | kReadPercentageInline
                                             : kReadAvailableBlock | kReadPercentageBlock;
  known_[i] = min_max_contribution(grid_.pass_, item.box, builder.space, &reader, rows);
  if (reads != kReadNothing) grid_.columns_depend_on_rows_ = true;
  return *known_[i];
}

// §12.5 "minimum contribution".
LayoutUnit ColumnContributions::minimum(size_t i) {
  const GridItem& item = grid_.items_[i];
  const ComputedStyle& style = *item.style;
  const WritingDirection wd = grid_.wd_;
  if (!depends_on_area(inline_size_property(style, wd))) return min_content(i);
  const BoxModel model = box_model(grid_.pass_.facts(item.box), LayoutUnit());
  const LayoutUnit edges = converted(model.border_padding, model.wd, wd).inline_sum();
  const Length& min = min_inline_size_property(style, wd);
  if (min.is_length_percentage()) {
    const LayoutUnit size = min.has_percent() ? edges : border_box_length(style, min, LayoutUnit(), edges);
    return size + margins(i);
  }
  if (!min.is_auto()) return min.type == Length::Type::kMaxContent ? max_content(i) : min_content(i);
  if (!has_content_based_minimum(item, grid_.columns_.of(item.columns))) return edges + margins(i);
  const LayoutUnit most = std::max(maximum_area(grid_.columns_, item.columns), edges + margins(i));
  return std::min(min_content(i), most);
}

/// Contributions in the block axis: the block size that layout in the item's columns gives.
class RowContributions final : public ItemContributions {
 public:
  explicit RowContributions(GridSizing& grid) : grid_(grid) {}
  LayoutUnit minimum(size_t i) override;
  LayoutUnit min_content(size_t i) override { return size(i) + margins(i); }
  LayoutUnit max_content(size_t i) override { return size(i) + margins(i); }

 private:
  LayoutUnit size(size_t i) {
    return to_logical(grid_.measure(grid_.items_[i]).fragment->size, grid_.wd_).block_size;
  }
  LayoutUnit margins(size_t i) const {
    const GridItem& item = grid_.items_[i];
    const LayoutUnit base = grid_.columns_.area_size(item.columns);
    return margin_edges(*item.style, grid_.wd_, base).block_sum() + item.baseline_shim;
  }
  GridSizing& grid_;
};

LayoutUnit RowContributions::minimum(size_t i) {
  const GridItem& item = grid_.items_[i];
  const ComputedStyle& style = *item.style;
  const WritingDirection wd = grid_.wd_;
  if (!depends_on_area(block_size_property(style, wd))) return min_content(i);
  const BoxModel model = box_model(grid_.pass_.facts(item.box), grid_.columns_.area_size(item.columns));
  const LayoutUnit edges = converted(model.border_padding, model.wd, wd).block_sum();
  const Length& min = min_block_size_property(style, wd);
  if (min.is_length_percentage()) {
    const LayoutUnit size = min.has_percent() ? edges : border_box_length(style, min, LayoutUnit(), edges);
    return size + margins(i);
  }
  if (!min.is_auto()) return min_content(i);
  if (!has_content_based_minimum(item, grid_.rows_.of(item.rows))) return edges + margins(i);
  const LayoutUnit most = std::max(maximum_area(grid_.rows_, item.rows), edges + margins(i));
  return std::min(min_content(i), most);
}

LayoutUnit GridSizing::definite_area(const GridItem& item, GridAxis a) const {
  const GridTracks& t = axis(a);
  const GridSpan span = item.span(a);
  if (!t.starts.empty()) return t.area_size(span);
  LayoutUnit sum;
  int gutters = -1;
  for (const Track& track : t.of(span)) {
    if (track.max != Track::Max::kFixed || track.min != Track::Min::kFixed) return kIndefiniteSize;
    sum += std::max(track.max_size, track.min_size);
    gutters += track.collapsed ? 0 : 1;
  }
  return sum + t.gap * std::max(gutters, 0);
}

// What an item is told about its area, columns being known.
ConstraintSpace GridSizing::item_space(const GridItem& item) const {
  ChildSpaceBuilder builder({}, wd_, *item.style);
  const LogicalSize area{columns_.area_size(item.columns), definite_area(item, GridAxis::kRows)};
  builder.set_sizes(area, area);
  builder.set_auto(item.inline_alignment.auto_size, AutoSize::kFitContent);
  return builder.space;
}

const LayoutResult& GridSizing::measure(GridItem& item) {
  if (item.measured == nullptr) {
    ConstraintSpace s = item_space(item);
    s.measuring = true;
    item.measured = &pass_.layout(item.box, s, nullptr, nullptr, kReadNothing);
  }
  return *item.measured;
}

// §12.5 step 1. Items whose size depends on the size of an intrinsic track do not take part (§11.4).
void GridSizing::shim_baselines() {
  struct Group {
    LayoutUnit before;  ///< largest distance from the outer edge aligned to, to the baseline
  };
  std::map<std::pair<int32_t, bool>, Group> groups;
  auto distance = [&](GridItem& item, bool last) {
    const Fragment& f = *measure(item).fragment;
    const LayoutUnit size = to_logical(f.size, wd_).block_size;
    const LayoutUnit from_start = item_baseline(item, f, style_, last);
    const LogicalEdges margins = margin_edges(*item.style, wd_, columns_.area_size(item.columns));
    return last ? size - from_start + margins.block_end : from_start + margins.block_start;
  };
  auto key = [](const GridItem& item, bool last) {
    return std::pair{last ? item.rows.end - 1 : item.rows.start, last};
  };
  for (int pass = 0; pass < 2; ++pass) {
    for (GridItem& item : items_) {
      if (!item.block_alignment.is_baseline()) continue;
      const bool last = item.block_alignment.edge == ItemAlignment::Edge::kLastBaseline;
      Group& group = groups[key(item, last)];
      if (pass == 0) {
        group.before = std::max(group.before, distance(item, last));
      } else {
        item.baseline_shim = group.before - distance(item, last);
      }
    }
    if (groups.empty()) return;
  }
}

void GridSizing::run(GridAxis a, ItemContributions& contributions) {
  GridTracks& t = axis(a);
  std::vector<GridSpan> spans;
  spans.reserve(items_.size());
  for (const GridItem& item : items_) spans.push_back(item.span(a));
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
  input.items = spans;
  size_tracks(t.tracks, input, contributions);
}

void GridSizing::size_columns() {
  columns_.starts.clear();
  ColumnContributions contributions(*this);
  run(GridAxis::kColumns, contributions);
  align_tracks(GridAxis::kColumns, columns_.available);
}

void GridSizing::size_rows() {
  rows_.starts.clear();
  for (GridItem& item : items_) {
    item.measured = nullptr;
    item.baseline_shim = LayoutUnit();
  }
  shim_baselines();
  RowContributions contributions(*this);
  run(GridAxis::kRows, contributions);
}

void GridSizing::size_both() {
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
}

}  // namespace colosseum::layout

// Flex lines: collecting items, cross sizes, align-content (css-flexbox-1 §9.3, §9.4 steps 8 and 9, §9.6 step
// 16).
#include <algorithm>

#include "layout/flex/content_distribution.h"
#include "layout/flex/flex_state.h"
#include "layout/flex/line_breaks.h"

namespace colosseum::layout {

// §9.3 step 5.
void FlexLayout::collect_lines() {
  LayoutUnit room = LayoutUnit::max();
  if (multi_line_) {
    if (!is_indefinite(inner_main_)) {
      room = inner_main_;
    } else {
      const LayoutUnit edges = model_.border_padding.block_sum();
      const SizeLimits limits = block_size_limits(pass_, box_, space_, model_, kIndefiniteSize);
      if (limits.max != LayoutUnit::max()) room = std::max(limits.max - edges, LayoutUnit());
    }
  }
  if (!multi_line_) {
    if (!items_.empty()) add_line(0, items_.size());
  } else {
    size_t begin = 0;
    for (size_t end : line_ends(room)) {
      add_line(begin, end);
      begin = end;
    }
  }
  if (has_collapsed_) remove_collapsed_items();
}

void FlexLayout::add_line(size_t begin, size_t end) {
  FlexLine line;
  line.begin = begin;
  line.end = end;
  lines_.push_back(line);
}

// Where the lines of a multi-line container end, as indexes of items.
std::vector<size_t> FlexLayout::line_ends(LayoutUnit room) const {
  std::vector<LayoutUnit> sizes;
  sizes.reserve(items_.size());
  for (const FlexItem& item : items_) sizes.push_back(item.outer(item.hypothetical_size));
  if (balances_) return balanced_line_ends(sizes, main_gap_, room, style_.flex_line_count());
  return greedy_line_ends(sizes, main_gap_, room);
}

// §9.4 step 10: what has visibility: collapse leaves a strut as high as its line. True when layout must begin
// again.
bool FlexLayout::collapse_items() {
  bool any = false;
  for (const FlexLine& line : lines_) {
    for (size_t i = line.begin; i < line.end; ++i) {
      FlexItem& item = items_[i];
      if (item.style->visibility() != Visibility::kCollapse) continue;
      item.is_collapsed = any = true;
      item.strut = line.cross_size;
      // It has no main size when lines are collected.
      item.margins.main_start = item.margins.main_end = item.hypothetical_size = LayoutUnit();
    }
  }
  if (any) lines_.clear();
  has_collapsed_ = any;
  return any;
}

void FlexLayout::remove_collapsed_items() {
  size_t kept = 0;
  for (FlexLine& line : lines_) {
    const size_t begin = kept;
    for (size_t i = line.begin; i < line.end; ++i) {
      if (items_[i].is_collapsed) {
        line.strut = std::max(line.strut, items_[i].strut);
      } else {
        if (kept != i) items_[kept] = items_[i];
        ++kept;
      }
    }
    line.begin = begin;
    line.end = kept;
  }
  items_.truncate(kept);
}

bool FlexLayout::shares_baseline(const FlexItem& item) const {
  return (item.align == CrossAlign::kBaselineStart || item.align == CrossAlign::kBaselineEnd) &&
         !item.has_auto_cross_margin();
}

// §9.4 step 8.1: what the items that share baselines need of their line.
LayoutUnit FlexLayout::align_baselines(FlexLine& line) const {
  LayoutUnit above, below, end_above, end_below;
  bool any = false, any_at_end = false;
  for (size_t i = line.begin; i < line.end; ++i) {
    const FlexItem& item = items_[i];
    if (!shares_baseline(item)) continue;
    const bool start = item.align == CrossAlign::kBaselineStart;
    const LayoutUnit to_start = baseline_of(item) + item.margins.cross_start;
    const LayoutUnit to_end = item.outer_cross() - to_start;
    LayoutUnit& a = start ? above : end_above;
    LayoutUnit& b = start ? below : end_below;
    bool& seen = start ? any : any_at_end;
    a = seen ? std::max(a, to_start) : to_start;
    b = seen ? std::max(b, to_end) : to_end;
    seen = true;
  }
  line.start_baseline = above;
  line.end_baseline = end_below;
  return std::max({above + below, end_above + end_below, LayoutUnit()});
}

// §9.4 step 8, for one line.
void FlexLayout::size_line(FlexLine& line) {
  const LayoutUnit aligned = has_baseline_items_ ? align_baselines(line) : LayoutUnit();
  line.cross_size = line.natural_cross = std::max(aligned, line.strut);
  for (size_t i = line.begin; i < line.end; ++i) {
    const FlexItem& item = items_[i];
    if (shares_baseline(item)) continue;
    const LayoutUnit margins = item.margins.cross_sum();
    line.cross_size = std::max(line.cross_size, item.cross_size + margins);
    line.natural_cross = std::max(line.natural_cross, item.natural_cross + margins);
  }
}

void FlexLayout::size_lines() {
  for (FlexLine& line : lines_) size_line(line);
  if (multi_line_ || lines_.empty()) return;
  // A single line fills a known cross size.
  if (!is_indefinite(inner_cross_)) lines_[0].cross_size = inner_cross_;
}

// §9.4 step 9 and §9.6 step 16.
void FlexLayout::align_lines() {
  if (lines_.empty()) return;
  if (!multi_line_) {
    lines_[0].cross_size = inner_cross_;
    return;
  }
  LayoutUnit used = cross_gap_ * static_cast<int>(lines_.size() - 1);
  for (const FlexLine& line : lines_) used += line.cross_size;
  const LayoutUnit free = inner_cross_ - used;
  const Alignment& align = style_.align_content();
  const bool stretch =
      align.keyword == Alignment::Keyword::kNormal || align.keyword == Alignment::Keyword::kStretch;
  if (stretch && free > LayoutUnit()) {
    const int n = static_cast<int>(lines_.size());
    for (FlexLine& line : lines_) line.cross_size += free / n;
  }
  const Distribution d = distribute(align, stretch && free > LayoutUnit() ? LayoutUnit() : free,
                                    lines_.size(), {cross_reverse_, column_ && !wd_.is_ltr(), column_});
  LayoutUnit offset = d.start;
  for (size_t i = 0; i < lines_.size(); ++i) {
    lines_[i].cross_offset = offset + d.before(i);
    offset += lines_[i].cross_size + cross_gap_;
  }
}

}  // namespace colosseum::layout

// Positions of items in their lines (css-flexbox-1 §9.5, §9.6).
#include <algorithm>

#include "layout/flex/flex_state.h"

namespace colosseum::layout {

// §9.5 step 12.1: returns the free space that is left.
LayoutUnit FlexLayout::distribute_auto_margins(const FlexLine& line, LayoutUnit free) {
  if (!has_auto_main_margins_) return free;
  int autos = 0;
  for (size_t i = line.begin; i < line.end; ++i) {
    autos += (items_[i].auto_main_start ? 1 : 0) + (items_[i].auto_main_end ? 1 : 0);
  }
  if (autos == 0 || free <= LayoutUnit()) return free;
  const LayoutUnit share = free / autos;
  for (size_t i = line.begin; i < line.end; ++i) {
    if (items_[i].auto_main_start) items_[i].margins.main_start += share;
    if (items_[i].auto_main_end) items_[i].margins.main_end += share;
  }
  return LayoutUnit();
}

DistributionAxis FlexLayout::main_order() const {
  // css-align-3 §4.1: left and right are of the inline axis, or of a block axis that is horizontal.
  if (!column_) return {main_reverse_, !wd_.is_ltr(), true};
  return {main_reverse_, runs_leftwards(wd_), !wd_.is_horizontal()};
}

// §9.5 step 12.
void FlexLayout::align_main(const FlexLine& line) {
  const size_t count = line.end - line.begin;
  LayoutUnit used = main_gap_ * line.gaps();
  for (size_t i = line.begin; i < line.end; ++i) used += items_[i].outer(items_[i].main_size);
  const LayoutUnit free = distribute_auto_margins(line, inner_main_ - used);
  Distribution d;
  if (free) d = distribute(style_.justify_content(), free, count, main_order());
  LayoutUnit offset = d.start;
  for (size_t i = line.begin; i < line.end; ++i) {
    FlexItem& item = items_[i];
    item.main_offset = offset + item.margins.main_start + d.before(i - line.begin);
    offset += item.outer(item.main_size) + main_gap_;
  }
}

// §9.6 steps 13 and 14.
void FlexLayout::align_cross(const FlexLine& line) {
  for (size_t i = line.begin; i < line.end; ++i) {
    FlexItem& item = items_[i];
    const LayoutUnit free = line.cross_size - item.outer_cross();
    if (item.has_auto_cross_margin()) {
      if (free > LayoutUnit()) {
        const bool both = item.auto_cross_start && item.auto_cross_end;
        if (item.auto_cross_start) item.margins.cross_start += both ? free / 2 : free;
      } else if (cross_reverse_) {
        // The flow's start keeps its place: what overflows does so at the flow's end.
        item.margins.cross_start += free;
      }
      item.cross_offset = line.cross_offset + item.margins.cross_start;
      continue;
    }
    LayoutUnit shift;
    switch (item.align) {
      case CrossAlign::kStart:
      case CrossAlign::kStretch: break;
      case CrossAlign::kEnd: shift = free; break;
      case CrossAlign::kCenter: shift = free / 2; break;
      case CrossAlign::kBaselineStart:
        shift = line.start_baseline - (baseline_of(item) + item.margins.cross_start);
        break;
      case CrossAlign::kBaselineEnd:
        shift = line.cross_size - line.end_baseline - (baseline_of(item) + item.margins.cross_start);
        break;
    }
    if (item.safe && free < LayoutUnit()) shift = cross_reverse_ ? free : LayoutUnit();
    item.cross_offset = line.cross_offset + item.margins.cross_start + shift;
  }
}

LogicalOffset FlexLayout::logical_offset(const FlexItem& item) const {
  const LayoutUnit main = main_reverse_ ? inner_main_ - item.main_offset - item.main_size : item.main_offset;
  const LayoutUnit cross =
      cross_reverse_ ? inner_cross_ - item.cross_offset - item.cross_size : item.cross_offset;
  const LogicalOffset content{model_.border_padding.inline_start, model_.border_padding.block_start};
  return content + (column_ ? LogicalOffset{cross, main} : LogicalOffset{main, cross});
}

// css-flexbox-1 §4.1: as if the box were the only item of the container, its size unknown yet: only which of
// its edges lies where.
void FlexLayout::add_out_of_flow_children(FragmentBuilder& builder) const {
  if (!has_out_of_flow_) return;
  auto flipped = [](StaticEdge edge, bool flip) {
    if (!flip || edge == StaticEdge::kCenter) return edge;
    return edge == StaticEdge::kStart ? StaticEdge::kEnd : StaticEdge::kStart;
  };
  // Distributing a free space of two around nothing tells start (0), centre (1) and end (2).
  const Alignment& justify = style_.justify_content();
  const Distribution d = distribute(justify, LayoutUnit(2), 1, main_order());
  StaticEdge main = StaticEdge::kStart;
  if (d.start == LayoutUnit(1)) main = StaticEdge::kCenter;
  if (d.start == LayoutUnit(2)) main = StaticEdge::kEnd;
  main = flipped(main, main_reverse_);
  for (BoxId c = pass_.box(box_).first_child; c.valid(); c = pass_.box(c).next_sibling) {
    if (!pass_.box(c).has(kBoxOutOfFlow)) continue;
    FlexItem item;
    item.box = c;
    item.facts = &pass_.facts(c);
    item.style = item.facts->style;
    resolve_cross_alignment(item);
    StaticEdge cross = StaticEdge::kStart;
    if (item.align == CrossAlign::kCenter) cross = StaticEdge::kCenter;
    if (item.align == CrossAlign::kEnd) cross = StaticEdge::kEnd;
    cross = flipped(cross, cross_reverse_);
    // Baselines fall back to the start and end of the flow (css-align-3 §4.2).
    const bool by_baseline =
        item.align == CrossAlign::kBaselineStart || item.align == CrossAlign::kBaselineEnd;
    if (by_baseline) cross = item.by_last_baseline ? StaticEdge::kEnd : StaticEdge::kStart;
    StaticPosition p;
    p.offset = {model_.border_padding.inline_start, model_.border_padding.block_start};
    p.size = {percentage_.inline_size,
              std::max(block_size_ - model_.border_padding.block_sum(), LayoutUnit())};
    p.inline_edge = column_ ? cross : main;
    p.block_edge = column_ ? main : cross;
    // DEVIATION: `safe` counts in the cross axis only, as in browsers
    // (abspos/flex-abspos-staticpos-justify-content-001.html).
    (column_ ? p.safe_inline : p.safe_block) = item.safe;
    builder.add_out_of_flow(c, p);
  }
}

}  // namespace colosseum::layout

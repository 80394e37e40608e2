// Flex items: axes, alignment, flex base sizes and automatic minimum sizes (css-flexbox-1 §4, §7.2, §9.2).
#include <algorithm>

#include "layout/core/control_boxes.h"
#include "layout/flex/flex_state.h"
#include "layout/replaced/leaf_layout.h"
#include "layout/replaced/replaced_layout.h"
#include "layout/table/column_sizes.h"

namespace colosseum::layout {

double flex_item_ratio(const Pass& pass, BoxId box, WritingDirection wd) {
  const ComputedStyle& style = pass.style(box);
  const double preferred = logical_aspect_ratio(style, wd);
  if (preferred > 0 && !style.aspect_ratio().is_auto) return preferred;
  if (pass.box(box).kind == BoxKind::kReplaced) {
    const double natural = natural_aspect_ratio(pass, box);
    if (natural > 0) return wd.is_horizontal() ? natural : 1 / natural;
  }
  return preferred;
}

FlexEdges FlexLayout::in_flex_terms(const LogicalEdges& e) const {
  FlexEdges f = column_ ? FlexEdges{e.block_start, e.block_end, e.inline_start, e.inline_end}
                        : FlexEdges{e.inline_start, e.inline_end, e.block_start, e.block_end};
  if (main_reverse_) std::swap(f.main_start, f.main_end);
  if (cross_reverse_) std::swap(f.cross_start, f.cross_end);
  return f;
}

void FlexLayout::find_out_about(FlexItem& item, const StyleFacts& facts) {
  item.facts = &facts;
  item.style = facts.style;
  item.margins = in_flex_terms(margin_edges(facts, wd_, percentage_.inline_size));
  if (facts.has(kStyleAutoMargin)) {
    const MarginSides a = auto_margins(facts, wd_);
    auto unit = [](bool b) { return LayoutUnit(b ? 1 : 0); };
    const FlexEdges autos = in_flex_terms(
        LogicalEdges{unit(a.inline_start), unit(a.inline_end), unit(a.block_start), unit(a.block_end)});
    item.auto_main_start = bool(autos.main_start);
    item.auto_main_end = bool(autos.main_end);
    item.auto_cross_start = bool(autos.cross_start);
    item.auto_cross_end = bool(autos.cross_end);
    has_auto_main_margins_ = has_auto_main_margins_ || item.auto_main_start || item.auto_main_end;
  }
  item.main_is_inline = column_ == is_orthogonal(wd_, facts.wd);
  const LogicalEdges own = facts.has(kStylePaddingPercent)
                               ? box_model(facts, percentage_.inline_size).border_padding
                               : facts.border_padding;
  const LogicalEdges edges = wd_ == facts.wd ? own : converted(own, facts.wd, wd_);
  item.main_edges = column_ ? edges.block_sum() : edges.inline_sum();
  item.cross_edges = column_ ? edges.inline_sum() : edges.block_sum();
  const Box& row = pass_.box(item.box);
  item.kind = row.kind;
  item.empty = row.has(kBoxEmpty);
  item.replaced = row.kind == BoxKind::kReplaced;
  item.ratio = item.replaced || facts.ratio > 0 ? flex_item_ratio(pass_, item.box, wd_) : 0;
  item.grow = facts.grow;
  item.shrink = facts.shrink;
  const AxisFacts& cross = item.cross_axis();
  item.is_sized_here = item.empty && item.main_is_inline != column_ && item.ratio == 0 &&
                       !facts.has(kStyleContained) && cross.has_limits && (cross.is_fixed || cross.is_auto);
  if (looks_at_block_size(item)) space_.add_reads(kReadOwnBlockSize);
  item.is_plain_leaf =
      item.kind == BoxKind::kLeaf && item.main_is_inline != column_ && is_plain_leaf(pass_, item.box);
  resolve_cross_alignment(item);
  resolve_definite_cross(item);
  has_baseline_items_ = has_baseline_items_ || item.align == CrossAlign::kBaselineStart ||
                        item.align == CrossAlign::kBaselineEnd;
}

// Whether a definite block size of the container may be more to an item than room.
bool FlexLayout::looks_at_block_size(const FlexItem& item) const {
  const AxisFacts& block = column_ ? item.main_axis() : item.cross_axis();
  const Length& basis = item.style->flex_basis();
  const bool by_basis = column_ && (basis.has_percent() || basis.type == Length::Type::kStretch);
  return item.ratio > 0 || by_basis || !block.has_limits || !(block.is_fixed || block.is_auto);
}

// What is found out about an item before the others are looked at.
void FlexLayout::size_item(FlexItem& item) {
  determine_base_size(item);
  determine_main_limits(item);
  item.hypothetical_size = item.main_limits.clamp(std::max(item.base_size, item.main_edges));
  item.main_size = item.hypothetical_size;
}

int FlexLayout::count_items() const {
  int count = 0;
  for (BoxId c = pass_.box(box_).first_child; c.valid(); c = pass_.box(c).next_sibling) {
    count += pass_.box(c).has(kBoxOutOfFlow) ? 0 : 1;
  }
  return count;
}

// §5.4: items are laid out in order-modified document order. Siblings of one style that are boxes of one kind
// differ in their contents at most.
void FlexLayout::collect_items() {
  bool ordered = true;
  item_count_ = count_items();
  items_.reserve(static_cast<size_t>(item_count_));
  for (BoxId c = pass_.box(box_).first_child; c.valid(); c = pass_.box(c).next_sibling) {
    const Box& row = pass_.box(c);
    if (row.has(kBoxOutOfFlow)) {
      has_out_of_flow_ = true;
      continue;
    }
    const StyleFacts& facts = pass_.facts(c);
    const FlexItem* before = items_.empty() ? nullptr : &items_.back();
    const bool is_alike = before != nullptr && before->facts == &facts && before->kind == row.kind &&
                          !before->replaced && before->empty == row.has(kBoxEmpty);
    if (is_alike) {
      items_.push_back(*before);
      FlexItem& item = items_.back();
      item.box = c;
      if (item.is_sized_here) continue;
      item.forget_content();
      if (!item.cross_axis().has_limits) {  // they may depend on its content
        item.definite_cross = kIndefiniteSize;
        resolve_definite_cross(item);
      }
      size_item(item);
      continue;
    }
    if (before != nullptr && facts.order < before->facts->order) ordered = false;
    FlexItem& item = items_.emplace_back();
    item.box = c;
    find_out_about(item, facts);
    size_item(item);
  }
  if (ordered) return;
  std::stable_sort(items_.begin(), items_.end(),
                   [](const FlexItem& a, const FlexItem& b) { return a.facts->order < b.facts->order; });
}

/// Whether an item's own start is at the container's end of the cross axis.
bool FlexLayout::cross_is_opposite(const ComputedStyle& item) const {
  const WritingDirection self = layout_direction(item);
  const bool horizontal = column_ == wd_.is_horizontal();
  return horizontal ? runs_leftwards(self) != runs_leftwards(wd_) : runs_upwards(self) != runs_upwards(wd_);
}

/// Whether an item's own baselines are of the cross axis; if not, they are synthesized.
bool FlexLayout::has_baseline(const ComputedStyle& item) const {
  return layout_direction(item).is_horizontal() == (column_ != wd_.is_horizontal());
}

/// Whether its baseline counts from the container's end of the cross axis. One that is synthesized across a
/// vertical container counts from the top, whatever the direction.
bool FlexLayout::baseline_is_opposite(const ComputedStyle& item) const {
  if (has_baseline(item)) return cross_is_opposite(item);
  return column_ && !wd_.is_horizontal() && !wd_.is_ltr();
}

// css-align-3 §9.3: first baselines of one block flow direction are aligned together, with them the last
// baselines of the opposite direction. wrap-reverse changes sides as css-flexbox-1 §9.4 step 8 says.
CrossAlign FlexLayout::baseline_group(const FlexItem& item) const {
  const bool opposite = baseline_is_opposite(*item.style);
  return opposite == item.by_last_baseline ? CrossAlign::kBaselineStart : CrossAlign::kBaselineEnd;
}

// §8.3 with css-align-3 §6.1.
void FlexLayout::resolve_cross_alignment(FlexItem& item) const {
  using K = Alignment::Keyword;
  Alignment a = item.style->align_self();
  if (a.keyword == K::kAuto) a = style_.align_items();
  item.safe = a.overflow == Alignment::Overflow::kSafe;
  const CrossAlign start = cross_reverse_ ? CrossAlign::kEnd : CrossAlign::kStart;
  const CrossAlign end = cross_reverse_ ? CrossAlign::kStart : CrossAlign::kEnd;
  switch (a.keyword) {
    case K::kCenter:
    case K::kAnchorCenter: item.align = CrossAlign::kCenter; break;
    case K::kFlexStart: item.align = CrossAlign::kStart; break;
    case K::kFlexEnd: item.align = CrossAlign::kEnd; break;
    case K::kStart: item.align = start; break;
    case K::kEnd: item.align = end; break;
    case K::kSelfStart: item.align = cross_is_opposite(*item.style) ? end : start; break;
    case K::kSelfEnd: item.align = cross_is_opposite(*item.style) ? start : end; break;
    case K::kLeft: item.align = column_ && !wd_.is_ltr() ? end : start; break;
    case K::kRight: item.align = column_ && wd_.is_ltr() ? end : start; break;
    case K::kBaseline:
    case K::kLastBaseline:
      item.by_last_baseline = a.keyword == K::kLastBaseline;
      item.align = baseline_group(item);
      break;
    default: item.align = CrossAlign::kStretch; break;
  }
  // §8.3: stretched when the property itself is auto; a percentage that only behaves as auto is not.
  // css-sizing-4 §6.1: the keyword stretches whatever the alignment.
  const Length& cross = cross_property(*item.style);
  item.stretches = cross.type == Length::Type::kStretch ||
                   (item.align == CrossAlign::kStretch && cross.is_auto() && !item.has_auto_cross_margin());
}

// A min- or max- property of an item as a border-box size; percentages of an indefinite size give
// `otherwise`.
LayoutUnit FlexLayout::bound(const FlexItem& item, const Length& l, bool main_axis,
                             LayoutUnit otherwise) const {
  LayoutUnit base = main_axis ? main_percentage_base() : cross_percentage_base();
  if (l.is_length_percentage()) {
    if (l.has_percent() && is_indefinite(base)) return otherwise;
    return border_box_length(*item.style, l, base, main_axis ? item.main_edges : item.cross_edges);
  }
  if (!main_axis && is_indefinite(base)) base = item.line_cross_size;
  if (l.type == Length::Type::kStretch && !is_indefinite(base)) {
    return base - (main_axis ? item.margins.main_sum() : item.margins.cross_sum());
  }
  return otherwise;
}

SizeLimits FlexLayout::cross_limits(FlexItem& item) const {
  if (item.cross_axis().has_limits) return item.cross_axis().limits;
  const ComputedStyle& s = *item.style;
  const Length& min = column_ ? min_inline_size_property(s, wd_) : min_block_size_property(s, wd_);
  const Length& max = column_ ? max_inline_size_property(s, wd_) : max_block_size_property(s, wd_);
  SizeLimits limits;
  limits.min = std::max(bound(item, min, false, LayoutUnit()), item.cross_edges);
  limits.max = bound(item, max, false, LayoutUnit::max());
  if (!item.main_is_inline && (min.is_intrinsic_keyword() || max.is_intrinsic_keyword())) {
    const MinMax sizes = item_min_max(item);
    auto keyword = [&](const Length& l, LayoutUnit otherwise) {
      if (l.type == Length::Type::kMinContent) return sizes.min;
      if (l.type == Length::Type::kMaxContent) return sizes.max;
      if (l.type == Length::Type::kFitContent) {
        const LayoutUnit room =
            is_indefinite(inner_cross_) ? sizes.max : inner_cross_ - item.margins.cross_sum();
        return std::min(sizes.max, std::max(sizes.min, room));
      }
      return otherwise;
    };
    limits.min = keyword(min, limits.min);
    limits.max = keyword(max, limits.max);
  }
  return limits;
}

// §9.8 rules 1 and 3, and sizes that are definite by themselves.
void FlexLayout::resolve_definite_cross(FlexItem& item) const {
  const AxisFacts& known = item.cross_axis();
  LayoutUnit size = known.is_fixed ? known.size : kIndefiniteSize;
  if (!known.is_fixed && !known.is_auto) {
    size = bound(item, cross_property(*item.style), false, kIndefiniteSize);
  }
  if (is_indefinite(size) && item.stretches && !multi_line_ && !is_indefinite(inner_cross_)) {
    size = inner_cross_ - item.margins.cross_sum();
  }
  if (!is_indefinite(size)) item.definite_cross = cross_limits(item).clamp(size);
}

// css-sizing-4 §5: the main size that a cross size gives through the preferred aspect ratio.
LayoutUnit FlexLayout::transferred(const FlexItem& item, LayoutUnit cross) const {
  const double factor = column_ ? 1 / item.ratio : item.ratio;
  const bool border_box =
      !item.style->aspect_ratio().is_auto && item.style->box_sizing() == BoxSizing::kBorderBox;
  if (border_box) return std::max(cross.scaled(factor), item.main_edges);
  return std::max(cross - item.cross_edges, LayoutUnit()).scaled(factor) + item.main_edges;
}

// "clamped, if it has a preferred aspect ratio, by any definite minimum and maximum cross sizes converted"
LayoutUnit FlexLayout::clamp_by_ratio(FlexItem& item, LayoutUnit size) const {
  if (item.ratio <= 0) return size;
  const SizeLimits cross = cross_limits(item);
  if (cross.max != LayoutUnit::max()) size = std::min(size, transferred(item, cross.max));
  if (cross.min > item.cross_edges) size = std::max(size, transferred(item, cross.min));
  return size;
}

MinMax FlexLayout::item_min_max(FlexItem& item) const {
  if (item.has_content) return item.content;
  item.has_content = true;
  if (item.kind == BoxKind::kLeaf) return item.content = min_max_without_space(pass_, item.box);
  ChildSpaceBuilder builder(space_.forward_to_child(), wd_, *item.style);
  builder.set_sizes({kIndefiniteSize, kIndefiniteSize}, percentage_);
  builder.space.percentage.inline_size = kIndefiniteSize;
  if (!column_ && item.stretches && !builder.orthogonal() && !is_indefinite(item.definite_cross)) {
    builder.fix_block(item.definite_cross);  // §9.8 rule 3: percentages inside refer to it
  }
  item.content = pass_.min_max(item.box, builder.space, &space_, kReadItem);
  return item.content;
}

ChildSpaceBuilder FlexLayout::unsized_space(const FlexItem& item) const {
  ChildSpaceBuilder builder(space_.forward_to_child(), wd_, *item.style);
  builder.set_sizes(percentage_, percentage_);
  builder.set_auto(AutoSize::kFitContent, AutoSize::kFitContent);
  builder.space.measuring = measuring_;
  return builder;
}

// The space of an item whose main axis is its block axis before its main size is known: its block size is
// auto.
ConstraintSpace FlexLayout::measure_space(const FlexItem& item) const {
  ChildSpaceBuilder builder = unsized_space(item);
  if (item.stretches && !multi_line_ && !is_indefinite(item.definite_cross)) {
    if (column_) {
      builder.fix_inline(item.definite_cross);
    } else {
      builder.fix_block(item.definite_cross);
    }
  } else if (column_ && !builder.orthogonal()) {
    builder.space.available.inline_size = line_room(builder.space.available.inline_size);
  }
  ConstraintSpace s = builder.space;
  s.measuring = true;
  // The content's size does not depend on a block size of the item's own.
  if (!item.replaced && !is_indefinite(specified_main_size(item))) {
    s.fixed_block = s.fixed_block_indefinite = true;
    s.available.block_size = LayoutUnit();
  }
  return s;
}

const LayoutResult& FlexLayout::measure_column_item(FlexItem& item) {
  if (item.measured != nullptr) return *item.measured;
  // The content's size does not depend on a block size of the item's own.
  const LayoutUnit inline_size =
      item.main_axis().is_fixed ? kIndefiniteSize : definite_inline_size(item, false);
  item.measured = !is_indefinite(inline_size)
                      ? &layout_plain_leaf(pass_, item.box, {inline_size, kIndefiniteSize}, true)
                      : &layout_item(item, measure_space(item));
  return *item.measured;
}

// The size of the content in the main axis, without min, max and preferred sizes.
LayoutUnit FlexLayout::content_size(FlexItem& item, bool min_content) {
  if (item.is_sized_here) return item.main_edges;
  const bool by_ratio = item.ratio > 0 && !is_indefinite(item.definite_cross);
  if (item.replaced && by_ratio) return transferred(item, item.definite_cross);
  if (item.replaced && !item.main_is_inline) return natural_block_size(item);
  if (item.replaced && !min_content && !is_indefinite(inner_main_) && fills_available_size(pass_, item.box)) {
    return std::max(inner_main_ - item.margins.main_sum(), item.main_edges);
  }
  LayoutUnit content;
  if (!item.main_is_inline) {
    content = measure_column_item(item).intrinsic_block_size;
  } else {
    const MinMax sizes = item_min_max(item);
    content = min_content ? sizes.min : sizes.max;
    // Browsers let a table without a largest size fill the container.
    if (!min_content && content >= LayoutUnit(kLargestTable) && !is_indefinite(inner_main_)) {
      content = std::max(sizes.min, inner_main_ - item.margins.main_sum());
    }
  }
  // css-sizing-4 §4.2, §4.3: the ratio gives the size, but content is not let overflow.
  return by_ratio ? std::max(transferred(item, item.definite_cross), content) : content;
}

// Of a replaced item whose block axis is the main axis and whose inline size is not known: as if its block
// size were auto.
LayoutUnit FlexLayout::natural_block_size(const FlexItem& item) const {
  const ConstraintSpace s = item_space(item).space;
  ReadMask reads = kReadNothing;
  return replaced_content_size(pass_, item.box, SpaceReader(s, reads),
                               box_model(*item.facts, percentage_.inline_size))
      .block_size;
}

LayoutUnit FlexLayout::keyword_main_size(FlexItem& item, const Length& l) {
  switch (l.type) {
    case Length::Type::kMinContent: return content_size(item, true);
    case Length::Type::kMaxContent: return content_size(item, false);
    case Length::Type::kStretch:
      if (!is_indefinite(inner_main_)) return inner_main_ - item.margins.main_sum();
      break;
    case Length::Type::kFitContent:
    case Length::Type::kFitContentFunction: {
      if (!item.main_is_inline) break;
      const MinMax sizes = item_min_max(item);
      LayoutUnit room = inner_main_ - item.margins.main_sum();
      if (l.type == Length::Type::kFitContentFunction) {
        room = resolve(l, main_percentage_base()) + item.main_edges;
      }
      return std::min(sizes.max, std::max(sizes.min, room));
    }
    default: break;
  }
  return content_size(item, false);
}

// §9.2 step 3.
void FlexLayout::determine_base_size(FlexItem& item) {
  // §7.2.1: `auto` takes the main size property, whose `auto` means `content`.
  const Length* basis = &item.style->flex_basis();
  if (basis->is_auto()) basis = &main_property(*item.style);
  const LayoutUnit base = main_percentage_base();
  if (basis->is_length_percentage() && !(basis->has_percent() && is_indefinite(base))) {
    // A: definite.
    // DEVIATION: the content box is floored at zero here too, as browsers do (FlexRow.BaseSizeHoldsItsEdges).
    item.definite_basis = true;
    item.base_size = border_box_length(*item.style, *basis, base, item.main_edges);
    return;
  }
  if (basis->is_intrinsic_keyword() || basis->type == Length::Type::kStretch) {
    item.base_size = keyword_main_size(item, *basis);
    return;
  }
  item.base_size = content_base_size(item);
  // The minimum of a table is found in another way than its base size.
  item.has_content_basis = item.ratio <= 0 && !item.replaced && item.kind != BoxKind::kTable &&
                           !main_property(*item.style).has_percent();
}

LayoutUnit FlexLayout::content_base_size(FlexItem& item) {
  // B: from the cross size through the aspect ratio.
  if (item.ratio > 0 && !is_indefinite(item.definite_cross)) {
    return transferred(item, item.definite_cross);
  }
  // E: items are measured with auto as fit-content in the cross axis, those whose inline axis is the main
  // axis get their max-content size.
  if (item.main_is_inline) return clamp_by_ratio(item, content_size(item, false));
  if (item.replaced) return natural_block_size(item);
  if (item.is_sized_here) return item.main_edges;
  const LayoutResult& result = measure_column_item(item);
  if (item.ratio > 0) return transferred(item, cross_size_of(result));
  return result.intrinsic_block_size;
}

LayoutUnit FlexLayout::specified_main_size(const FlexItem& item) const {
  const AxisFacts& known = item.main_axis();
  if (known.is_fixed) return known.size;
  if (known.is_auto) return kIndefiniteSize;
  return bound(item, main_property(*item.style), true, kIndefiniteSize);
}

void FlexLayout::determine_main_limits(FlexItem& item) {
  determine_specified_limits(item);
  if (pass_.box(item.box).kind == BoxKind::kTable) {
    item.main_limits.min = std::max(item.main_limits.min, table_minimum_size(item));
    item.minimum_pending = false;
  }
}

// css-tables-3 §3.9.1, §3.10.1: a table is never smaller than its content and captions, whatever is
// specified.
LayoutUnit FlexLayout::table_minimum_size(FlexItem& item) {
  if (item.main_is_inline) return item_min_max(item).min;
  ChildSpaceBuilder builder = unsized_space(item);
  if (column_ && item.stretches && !multi_line_ && !is_indefinite(item.definite_cross)) {
    builder.fix_inline(item.definite_cross);
  }
  builder.space.measuring = true;
  return main_size_of(layout_item(item, builder.space));
}

void FlexLayout::determine_specified_limits(FlexItem& item) {
  const ComputedStyle& s = *item.style;
  const Length& min = column_ ? min_block_size_property(s, wd_) : min_inline_size_property(s, wd_);
  const Length& max = column_ ? max_block_size_property(s, wd_) : max_inline_size_property(s, wd_);
  auto limit = [&](const Length& l, LayoutUnit otherwise) {
    return l.is_intrinsic_keyword() ? keyword_main_size(item, l) : bound(item, l, true, otherwise);
  };
  if (item.main_axis().has_limits) {
    item.main_limits = item.main_axis().limits;
    if (!min.is_auto()) return;
  } else {
    item.main_limits.max = limit(max, LayoutUnit::max());
    item.main_limits.min = item.main_edges;
    if (!min.is_auto()) {
      item.main_limits.min = std::max(limit(min, LayoutUnit()), item.main_edges);
      return;
    }
  }
  if (item.facts->has(kStyleScrolls)) return;
  // The automatic minimum is at most the specified size, and at most the max-content size: while nothing
  // shrinks below that, it does not matter.
  const LayoutUnit specified = specified_main_size(item);
  if (is_indefinite(specified) ? item.has_content_basis : specified <= item.base_size) {
    item.minimum_pending = true;
    return;
  }
  item.main_limits.min = std::max(automatic_minimum_size(item), item.main_edges);
}

// §4.5.
LayoutUnit FlexLayout::automatic_minimum_size(FlexItem& item) {
  const LayoutUnit specified = specified_main_size(item);
  const Length& main = main_property(*item.style);
  const bool percentage = main.has_percent() && main.is_length_percentage();
  // css-sizing-3 §5.2.2: the min-content contribution of what is compressible takes percentages as of zero.
  // Browsers take that for the content of form controls, but not of images.
  const LayoutUnit compressed = percentage && is_compressible(pass_, item.box)
                                    ? border_box_length(*item.style, main, LayoutUnit(), item.main_edges)
                                    : LayoutUnit();
  LayoutUnit size = compressed;
  if (!percentage || !is_compressible_control(pass_, item.box)) {
    size = std::max(size, clamp_by_ratio(item, content_size(item, true)));
  }
  if (!is_indefinite(specified)) {
    size = std::min(size, specified);
  } else if (item.replaced && item.ratio > 0 && !is_indefinite(item.definite_cross)) {
    size = std::min(size, transferred(item, item.definite_cross));
  }
  return std::min(size, item.main_limits.max);
}

}  // namespace colosseum::layout

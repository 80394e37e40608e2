#include "layout/flex/flex_layout.h"

#include <algorithm>

#include "layout/core/relative_position.h"
#include "layout/flex/flex_state.h"
#include "layout/replaced/leaf_layout.h"

namespace colosseum::layout {

LayoutResult layout_flex(Pass& pass, BoxId box, const SpaceReader& space, const BreakToken* token) {
  return FlexLayout(pass, box, space, token).run();
}

FlexLayout::FlexLayout(Pass& pass, BoxId box, const SpaceReader& space, const BreakToken* token)
    : pass_(pass),
      box_(box),
      space_(space),
      token_(token),
      style_(pass.style(box)),
      facts_(pass.facts(box)),
      wd_(facts_.wd),
      column_(is_flex_column(style_)),
      main_reverse_(style_.flex_direction() == FlexDirection::kRowReverse ||
                    style_.flex_direction() == FlexDirection::kColumnReverse),
      cross_reverse_(style_.flex_wrap() == FlexWrap::kWrapReverse ||
                     style_.flex_wrap() == FlexWrap::kBalanceReverse),
      multi_line_(style_.flex_wrap() != FlexWrap::kNowrap),
      balances_(is_flex_balanced(style_)),
      measuring_(space.measuring()),
      items_(pass.scratch()),
      lines_(pass.scratch()) {
  if (!measuring_ && breaks_between_rows()) fragmentation_ = space.fragmentation();
  // css-contain-1 §3.1 rule 2: size containment boxes are monolithic.
  const auto monolithic = [&] { return !is_indefinite(contained_content_size(pass, box, wd_).block_size); };
  if (fragmentation_ != Fragmentation::kNone && monolithic()) fragmentation_ = Fragmentation::kNone;
  // Sizes come from the unbroken layout; the fragments are made row by row afterwards.
  if (fragmentation_ != Fragmentation::kNone) measuring_ = true;
}

void FlexLayout::resolve_lines() {
  resolve_container();
  collect_items();
  size_items();
}

// css-flexbox-1 §9.3 to §9.4 step 8.
void FlexLayout::size_items() {
  collect_lines();
  determine_main_size();
  for (const FlexLine& line : lines_) resolve_flexible_lengths(line);
  measure_cross_sizes();
  size_lines();
}

LayoutUnit FlexLayout::lines_cross_size() {
  inline_is_open_ = true;
  resolve_lines();
  return natural_cross_size();
}

LayoutResult FlexLayout::run() {
  if (resume()) return finish_fragmented();
  resolve_lines();
  determine_container_cross_size();
  align_lines();
  if (collapse_items()) {
    resolve_container();
    size_items();
    determine_container_cross_size();
    align_lines();
  }
  stretch_items();
  for (const FlexLine& line : lines_) {
    align_main(line);
    align_cross(line);
  }
  return fragmentation_ == Fragmentation::kNone ? finish() : finish_fragmented();
}

// css-flexbox-1 §9.2 step 2.
void FlexLayout::resolve_container() {
  model_ = box_model(facts_, space_);
  const LogicalEdges& edges = model_.border_padding;
  inline_size_ = used_inline_size(pass_, box_, space_, model_);
  const LayoutUnit definite = definite_block_size(pass_, box_, space_, model_, inline_size_);
  block_size_ = definite;
  if (space_.fixed_block()) block_size_ = std::max(space_.available_block_size(), edges.block_sum());
  auto inner = [](LayoutUnit size, LayoutUnit e) {
    return is_indefinite(size) ? kIndefiniteSize : std::max(size - e, LayoutUnit());
  };
  percentage_ = {inner(inline_size_, edges.inline_sum()), inner(definite, edges.block_sum())};
  // While the inline size is asked for, percentages of it behave as auto (css-sizing-3 §5.2.1).
  if (inline_is_open_) percentage_.inline_size = kIndefiniteSize;
  const LayoutUnit inner_block = inner(block_size_, edges.block_sum());
  inner_main_ = column_ ? inner_block : percentage_.inline_size;
  inner_cross_ = column_ ? percentage_.inline_size : inner_block;
  main_definite_ = !is_indefinite(main_percentage_base());
  const LayoutUnit row = flex_gap(style_.row_gap(), percentage_.block_size);
  const LayoutUnit column = flex_gap(style_.column_gap(), percentage_.inline_size);
  if (style_.row_gap().has_percent() || (column_ && multi_line_)) space_.add_reads(kReadOwnBlockSize);
  main_gap_ = column_ ? row : column;
  cross_gap_ = column_ ? column : row;
}

// The border-box block size that the content asks for, unless the box counts as empty (css-contain-1 §3.1).
LayoutUnit FlexLayout::intrinsic_size(LayoutUnit content) const {
  const LayoutUnit contained = contained_content_size(pass_, box_, wd_).block_size;
  return (is_indefinite(contained) ? content : contained) + model_.border_padding.block_sum();
}

LayoutUnit FlexLayout::final_block_size() const {
  const LayoutUnit size = used_block_size(pass_, box_, space_, model_, inline_size_, intrinsic_block_size_);
  const bool quirk = block_size_property(style_, wd_).is_auto() && !space_.fixed_block() &&
                     fragmentation_ == Fragmentation::kNone;
  return quirk ? std::max(size, quirk_minimum_size(pass_, box_, space_)) : size;
}

// css-flexbox-1 §9.2 step 4: the content's block size is that of the longest line.
void FlexLayout::determine_main_size() {
  if (!column_) return;
  LayoutUnit longest;
  for (const FlexLine& line : lines_) {
    LayoutUnit sum = main_gap_ * line.gaps();
    for (size_t i = line.begin; i < line.end; ++i) sum += items_[i].outer(items_[i].hypothetical_size);
    longest = std::max(longest, sum);
  }
  intrinsic_block_size_ = intrinsic_size(longest);
  if (space_.fixed_block()) return;
  block_size_ = final_block_size();
  inner_main_ = std::max(block_size_ - model_.border_padding.block_sum(), LayoutUnit());
}

// css-flexbox-2: with flex-line-count, the lines of a column share its cross size.
LayoutUnit FlexLayout::line_room(LayoutUnit cross) const {
  if (!balances_ || is_indefinite(cross)) return cross;
  const int lines = std::clamp(style_.flex_line_count(), 1, std::max(item_count_, 1));
  return std::max(cross - cross_gap_ * (lines - 1), LayoutUnit()) / lines;
}

// What every layout of an item is told; columns before, rows after their main size is known.
ChildSpaceBuilder FlexLayout::item_space(const FlexItem& item) const {
  ChildSpaceBuilder builder = unsized_space(item);
  if (!column_) {
    builder.fix_inline(item.main_size);
  } else if (item.stretches && !multi_line_) {
    builder.fix_inline(item.definite_cross);
  } else if (!builder.orthogonal()) {
    builder.space.available.inline_size = line_room(builder.space.available.inline_size);
  }
  return builder;
}

const LayoutResult& FlexLayout::layout_item(const FlexItem& item, const ConstraintSpace& s) const {
  return pass_.layout(item.box, s, nullptr, &space_, kReadItem);
}

// Of a plain leaf, which needs no space then; indefinite: not decided, or another item.
LayoutUnit FlexLayout::definite_inline_size(const FlexItem& item, bool stretched) const {
  if (!item.is_plain_leaf) return kIndefiniteSize;
  if (!column_) return item.main_size;
  if (!item.stretches) return kIndefiniteSize;
  return !multi_line_ ? item.definite_cross : stretched ? item.cross_size : kIndefiniteSize;
}

// The layout that is kept, as final_space() says.
const LayoutResult& FlexLayout::layout_finally(const FlexItem& item, bool stretched) const {
  const LayoutUnit inline_size = definite_inline_size(item, stretched);
  if (is_indefinite(inline_size)) return layout_item(item, final_space(item, stretched));
  const LayoutUnit block_size = column_                       ? item.main_size
                                : item.stretches && stretched ? item.cross_size
                                                              : kIndefiniteSize;
  return layout_plain_leaf(pass_, item.box, {inline_size, block_size}, measuring_);
}

LayoutUnit FlexLayout::cross_size_of(const LayoutResult& result) const {
  const LogicalSize size = to_logical(result.fragment->size, wd_);
  return column_ ? size.inline_size : size.block_size;
}

LayoutUnit FlexLayout::main_size_of(const LayoutResult& result) const {
  const LogicalSize size = to_logical(result.fragment->size, wd_);
  return column_ ? size.block_size : size.inline_size;
}

// The space of the layout whose fragment is kept, with main and (stretched) cross size decided.
ConstraintSpace FlexLayout::final_space(const FlexItem& item, bool stretched) const {
  ChildSpaceBuilder builder = item_space(item);
  if (!column_) {
    if (item.stretches && stretched) builder.fix_block(item.cross_size);
    return builder.space;
  }
  if (item.stretches && multi_line_ && stretched) {
    builder.fix_inline(item.cross_size);
  } else if (!is_indefinite(item.line_cross_size) && !builder.orthogonal()) {
    builder.space.available.inline_size = item.line_cross_size;
  }
  // A content-sized item that did not flex keeps its auto block size: percentages inside stay indefinite.
  const bool definite = main_definite_ || item.definite_basis || item.main_is_inline;
  if (!definite && is_indefinite(item.line_cross_size) && item.measured != nullptr &&
      main_size_of(*item.measured) == item.main_size) {
    return builder.space;
  }
  builder.fix_block(item.main_size, !definite);  // css-flexbox-1 §9.8 rules 1 and 2
  return builder.space;
}

// css-flexbox-1 §9.4 step 7.
void FlexLayout::measure_cross_sizes() {
  for (FlexItem& item : items_) {
    if (item.is_sized_here) {
      item.natural_cross = cross_size_here(item);
      const bool direct = item.stretches && !multi_line_ && !is_indefinite(item.definite_cross);
      item.cross_size = direct ? item.definite_cross : item.natural_cross;
      if (direct && column_) item.natural_cross = item.cross_size;
    } else if (column_) {
      measure_cross_size_of_column(item);
    } else {
      measure_cross_size(item);
    }
  }
}

void FlexLayout::measure_cross_size(FlexItem& item) {
  const bool direct = item.stretches && !is_indefinite(item.definite_cross);
  if (direct) {
    item.cross_size = item.definite_cross;
    item.result = &layout_finally(item);
  } else if (item.is_plain_leaf) {
    item.result =
        &layout_plain_leaf(pass_, item.box, {item.main_size, kIndefiniteSize}, measuring_ || item.stretches);
  } else {
    ConstraintSpace s = item_space(item).space;
    s.measuring = s.measuring || item.stretches;
    item.result = &layout_item(item, s);
  }
  item.measured = item.result;
  item.cross_size = cross_size_of(*item.result);
  // css-flexbox-1 §9.8 rule 3: the size of an item stretched in a definite container is definite, whatever is
  // in it.
  const bool by_content = direct && item.main_is_inline && is_indefinite(cross_percentage_base());
  item.natural_cross =
      by_content ? cross_limits(item).clamp(item.result->intrinsic_block_size) : item.cross_size;
}

void FlexLayout::measure_cross_size_of_column(FlexItem& item) {
  const bool stretch_later = item.stretches && multi_line_;
  // The cross size of an item with a ratio follows its main size.
  const bool by_ratio = item.ratio > 0 && is_indefinite(item.definite_cross);
  if (item.main_is_inline) {
    item.result = &layout_finally(item, !stretch_later);
  } else if (!by_ratio && item.is_childless() && item.measured != nullptr &&
             is_indefinite(specified_main_size(item)) && main_size_of(*item.measured) == item.main_size) {
    item.result = item.measured;  // nothing inside sees whether that size is definite
  } else if (!by_ratio && (stretch_later || (measuring_ && item.measured != nullptr))) {
    item.result = &measure_column_item(item);
  } else if (by_ratio && stretch_later) {
    ChildSpaceBuilder builder = item_space(item);
    builder.space.measuring = true;
    builder.fix_block(item.main_size);
    item.result = &layout_item(item, builder.space);
  } else {
    item.result = &layout_finally(item);
  }
  item.cross_size = item.natural_cross = cross_size_of(*item.result);
}

// Of an empty box: what its style says, or what its edges take.
LayoutUnit FlexLayout::cross_size_here(FlexItem& item) const {
  const AxisFacts& cross = item.cross_axis();
  return cross.limits.clamp(cross.is_fixed ? cross.size : item.cross_edges);
}

LayoutUnit FlexLayout::natural_cross_size() const {
  LayoutUnit sum;
  for (const FlexLine& line : lines_) sum += line.natural_cross;
  if (!lines_.empty()) sum += cross_gap_ * static_cast<int>(lines_.size() - 1);
  return sum;
}

// css-flexbox-1 §9.6 step 15.
void FlexLayout::determine_container_cross_size() {
  if (column_) return;
  const LayoutUnit edges = model_.border_padding.block_sum();
  intrinsic_block_size_ = intrinsic_size(natural_cross_size());
  block_size_ = final_block_size();
  inner_cross_ = std::max(block_size_ - edges, LayoutUnit());
}

// css-flexbox-1 §9.4 step 11, note: an item that is sized to fit its content fits it into the line, if that
// has become larger than the container.
bool FlexLayout::fits_into_line(const FlexItem& item, const FlexLine& line) const {
  return column_ && multi_line_ && cross_property(*item.style).is_auto() && !item.replaced &&
         !is_indefinite(inner_cross_) && line.cross_size > inner_cross_;
}

// css-sizing-4 §6.1: `stretch` as a limit refers to the line, when the container's size is not known.
bool FlexLayout::has_limits_by_line(const FlexItem& item) const {
  const ComputedStyle& s = *item.style;
  return !column_ && is_indefinite(cross_percentage_base()) &&
         (min_block_size_property(s, wd_).type == Length::Type::kStretch ||
          max_block_size_property(s, wd_).type == Length::Type::kStretch);
}

// css-flexbox-1 §9.4 step 11.
void FlexLayout::stretch_items() {
  for (const FlexLine& line : lines_) {
    for (size_t i = line.begin; i < line.end; ++i) {
      FlexItem& item = items_[i];
      const bool pending =
          item.stretches && (multi_line_ || (!column_ && is_indefinite(item.definite_cross)));
      if (pending) {
        item.cross_size = cross_limits(item).clamp(line.cross_size - item.margins.cross_sum());
      } else if (fits_into_line(item, line)) {
        item.line_cross_size = line.cross_size;
      } else if (has_limits_by_line(item)) {
        item.line_cross_size = line.cross_size;
        item.cross_size = cross_limits(item).clamp(item.cross_size);
        item.stretches = true;  // what it has is its size
      } else {
        continue;
      }
      if (measuring_ || item.is_sized_here || stands_as_measured(item)) continue;
      item.result = &layout_finally(item);
    }
  }
}

// From the container's block-start side of the item's border box; without a baseline it is the border edge
// below (css-align-3 §9.1).
LayoutUnit FlexLayout::own_baseline(const FlexItem& item, bool last) const {
  if (item.result == nullptr) {
    return synthesized_baseline(style_, column_ ? item.main_size : item.cross_size);
  }
  const Fragment& f = *item.result->fragment;
  const LayoutUnit found = baseline_in(wd_, item.facts->wd, f, last ? f.last_baseline : f.first_baseline);
  if (!is_indefinite(found)) return found;
  return synthesized_baseline(style_, to_logical(f.size, wd_).block_size);
}

// Distance of an item's baseline from its cross-start edge. One that has none in that axis gets it from its
// border box, as if its block flow were that of the cross axis (css-align-3 §9.1).
LayoutUnit FlexLayout::baseline_of(const FlexItem& item) const {
  const Fragment* f = item.result == nullptr ? nullptr : item.result->fragment;
  LayoutUnit baseline = kIndefiniteSize;
  if (f != nullptr) baseline = item.by_last_baseline ? f->last_baseline : f->first_baseline;
  WritingDirection wd = item.facts->wd;
  const bool opposite = baseline_is_opposite(*item.style);
  if (!has_baseline(*item.style)) {
    const WritingMode across = wd_.is_ltr() ? WritingMode::kVerticalLr : WritingMode::kVerticalRl;
    wd = wd_;
    if (column_) wd.mode = wd_.is_horizontal() ? across : WritingMode::kHorizontalTb;
    baseline = kIndefiniteSize;
  }
  const LayoutUnit size = item.cross_size;
  if (is_indefinite(baseline)) baseline = synthesized_baseline(has_central_baseline(style_), wd, size);
  return opposite == cross_reverse_ ? baseline : size - baseline;
}

// css-flexbox-1 §8.5: of the line and the item that come first (last) in the block and inline direction;
// items that take part in baseline alignment go before others.
const FlexItem& FlexLayout::baseline_item(const FlexLine& line, bool last) const {
  if (has_baseline_items_ && !column_) {
    const CrossAlign wanted[] = {last ? CrossAlign::kBaselineEnd : CrossAlign::kBaselineStart,
                                 last ? CrossAlign::kBaselineStart : CrossAlign::kBaselineEnd};
    for (CrossAlign align : wanted) {
      for (size_t i = line.begin; i < line.end; ++i) {
        if (items_[i].align == align && !items_[i].has_auto_cross_margin()) return items_[i];
      }
    }
  }
  return last != main_reverse_ ? items_[line.end - 1] : items_[line.begin];
}

void FlexLayout::note_baselines(Fragment& fragment) const {
  if (items_.empty() || suppresses_baseline(pass_, box_)) return;
  auto baseline = [&](bool last) {
    const bool from_end = last != cross_reverse_;
    size_t l = from_end ? lines_.size() - 1 : 0;
    while (lines_[l].begin == lines_[l].end) from_end ? --l : ++l;  // collapsed items leave lines without any
    const FlexLine& line = lines_[l];
    const FlexItem& item = baseline_item(line, last);
    return logical_offset(item).block_offset + own_baseline(item, last);
  };
  fragment.first_baseline = baseline(false);
  fragment.last_baseline = baseline(true);
  keep_baselines_inside(style_, block_size_, fragment);
}

PhysicalOffset FlexLayout::item_relative_offset(const FlexItem& item) const {
  if (!item.facts->has(kStyleShifted)) return {};
  return relative_offset(*item.style, to_physical(percentage_, wd_), wd_, space_);
}

// Whether an item that was measured with an open size has come out as large as it is to be, and nothing in it
// would see that this size is definite now. Without children only the sizes count; with them, this is about
// items of rows: Pass::find_layout() knows of all.
bool FlexLayout::stands_as_measured(const FlexItem& item) const {
  const LayoutResult* r = item.result;
  if (item.is_childless()) {
    // What was measured without its own size is laid out by that, or by the one it has got.
    if (column_ && r == item.measured && !is_indefinite(specified_main_size(item))) return false;
    return is_indefinite(item.line_cross_size) && cross_size_of(*r) == item.cross_size &&
           main_size_of(*r) == item.main_size;
  }
  return !column_ && item.main_is_inline && item.ratio == 0 && r == item.measured && r->is_whole &&
         (r->reads & kReadOwnBlockSize) == 0 && cross_size_of(*r) == item.cross_size &&
         r->intrinsic_block_size == item.cross_size && is_indefinite(item.line_cross_size);
}

// Whether no other layout of an item would come after this one, although it is only measured: all that it
// holds is where it belongs.
bool FlexLayout::is_settled(const FlexItem& item) const {
  if (item.result == nullptr || stands_as_measured(item)) return true;
  if (item.is_childless()) return false;
  ConstraintSpace space = final_space(item);
  space.measuring = false;
  // Another answer may have other baselines, although it is as large.
  return pass_.known_layout(item.box, space, &space_, kReadItem) == item.result;
}

bool FlexLayout::are_all_settled() const {
  if (has_out_of_flow_ && !has_childless_out_of_flow_only(pass_, box_)) return false;
  return std::all_of(items_.begin(), items_.end(), [&](const FlexItem& item) { return is_settled(item); });
}

// Nothing is left to be found out about an empty box when its main and cross size are known.
const Fragment* FlexLayout::fragment_here(const FlexItem& item) const {
  const LogicalSize size =
      column_ ? LogicalSize{item.cross_size, item.main_size} : LogicalSize{item.main_size, item.cross_size};
  return sized_fragment(pass_, item.box, *item.facts, to_physical(size, wd_));
}

void FlexLayout::add_items(FragmentBuilder& builder) const {
  builder.reserve(items_.size());
  for (const FlexItem& item : items_) {
    if (item.result == nullptr) {
      builder.add(fragment_here(item), logical_offset(item), item_relative_offset(item));
    } else {
      builder.add(*item.result, logical_offset(item), item_relative_offset(item));
    }
  }
}

LayoutResult FlexLayout::finish() {
  const bool for_size_only = measuring_ && !are_all_settled();
  FragmentBuilder builder(pass_, box_, wd_, for_size_only);
  if (!for_size_only) add_items(builder);
  add_out_of_flow_children(builder);
  LayoutResult result;
  Fragment* fragment =
      builder.finish(space_, {inline_size_, block_size_}, model_.border, model_.padding, result);
  note_baselines(*fragment);
  result.intrinsic_block_size = intrinsic_block_size_;
  return result;
}

}  // namespace colosseum::layout

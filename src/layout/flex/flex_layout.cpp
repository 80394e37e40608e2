#include "layout/flex/flex_layout.h"

#include <algorithm>

#include "layout/core/relative_position.h"
#include "layout/flex/flex_state.h"

namespace colosseum::layout {

namespace {

LayoutUnit gap(const Length& length, LayoutUnit base) {
  if (length.is_normal() || (length.has_percent() && is_indefinite(base))) return LayoutUnit();
  return std::max(resolve(length, base), LayoutUnit());
}

bool is_column(const ComputedStyle& style) {
  return style.flex_direction() == FlexDirection::kColumn ||
         style.flex_direction() == FlexDirection::kColumnReverse;
}

// §9.9.2: the lines of a column container laid out with its largest item's max-content size.
LayoutUnit columns_size(Pass& pass, BoxId box, const SpaceReader& space, LayoutUnit largest,
                        LayoutUnit edges) {
  const ComputedStyle& style = pass.style(box);
  const WritingDirection wd = layout_direction(style);
  const bool bounded =
      !block_size_property(style, wd).is_auto() || !max_block_size_property(style, wd).is_none();
  if (!bounded) return largest;
  ConstraintSpace s = space.forward_to_child();
  s.fixed_inline = true;
  s.available.inline_size = largest + edges;
  s.measuring = true;
  s.fragmentation = Fragmentation::kNone;
  ReadMask reads = kReadNothing;
  const LayoutUnit size = FlexLayout(pass, box, SpaceReader(s, reads), nullptr).lines_cross_size();
  space.add_reads(reads & ~(kReadAvailableInline | kReadInlineMode | kReadMeasuring | kReadFragmentation));
  return size;
}

// §9.8 rule 3: in a row of definite height, an item that stretches has a width through its aspect ratio.
// `definite`: the content-box block size of the container.
bool stretched_contribution(Pass& pass, BoxId box, const ComputedStyle& container, LayoutUnit definite,
                            MinMax& out) {
  const ComputedStyle& style = pass.style(box);
  const BoxModel model = box_model(style, LayoutUnit());
  const WritingDirection wd = layout_direction(container);
  const double ratio = flex_item_ratio(pass, box, wd);
  if (ratio <= 0 || is_indefinite(definite) || !style.width().is_auto() || !style.height().is_auto()) {
    return false;
  }
  Alignment::Keyword align = style.align_self().keyword;
  if (align == Alignment::Keyword::kAuto) align = container.align_items().keyword;
  const AutoMargins autos = auto_margins(style, wd);
  if ((align != Alignment::Keyword::kNormal && align != Alignment::Keyword::kStretch) || autos.block_start ||
      autos.block_end) {
    return false;
  }
  const LogicalEdges margins = margin_edges(style, wd, LayoutUnit());
  const LogicalEdges edges = converted(model.border_padding, model.wd, wd);
  const LayoutUnit content = definite - margins.block_sum() - edges.block_sum();
  LayoutUnit size = std::max(content, LayoutUnit()).scaled(ratio) + edges.inline_sum();
  auto bound = [&](const Length& l, LayoutUnit otherwise) {
    const bool known = l.is_length_percentage() && !l.has_percent();
    return known ? border_box_length(style, l, LayoutUnit(), edges.inline_sum()) : otherwise;
  };
  size = std::min(size, bound(max_inline_size_property(style, wd), LayoutUnit::max()));
  size = std::max(size, bound(min_inline_size_property(style, wd), LayoutUnit()));
  out = {size, size};
  return true;
}

}  // namespace

LayoutResult layout_flex(Pass& pass, BoxId box, const SpaceReader& space, const BreakToken* token) {
  return FlexLayout(pass, box, space, token).run();
}

FlexLayout::FlexLayout(Pass& pass, BoxId box, const SpaceReader& space, const BreakToken* token)
    : pass_(pass),
      box_(box),
      space_(space),
      token_(token),
      style_(pass.style(box)),
      wd_(layout_direction(style_)),
      column_(is_column(style_)),
      main_reverse_(style_.flex_direction() == FlexDirection::kRowReverse ||
                    style_.flex_direction() == FlexDirection::kColumnReverse),
      cross_reverse_(style_.flex_wrap() == FlexWrap::kWrapReverse),
      multi_line_(style_.flex_wrap() != FlexWrap::kNowrap),
      measuring_(space.measuring()) {
  if (!measuring_ && breaks_between_rows()) fragmentation_ = space.fragmentation();
  // Sizes come from the unbroken layout; the fragments are made row by row afterwards.
  if (fragmentation_ != Fragmentation::kNone) measuring_ = true;
}

void FlexLayout::resolve_lines() {
  resolve_container();
  collect_items();
  collect_lines();
  determine_main_size();
  for (const FlexLine& line : lines_) resolve_flexible_lengths(line);
  measure_cross_sizes();
  size_lines();
}

LayoutUnit FlexLayout::lines_cross_size() {
  resolve_lines();
  return natural_cross_size();
}

LayoutResult FlexLayout::run() {
  if (resume()) return finish_fragmented();
  resolve_lines();
  determine_container_cross_size();
  align_lines();
  stretch_items();
  for (const FlexLine& line : lines_) {
    align_main(line);
    align_cross(line);
  }
  return fragmentation_ == Fragmentation::kNone ? finish() : finish_fragmented();
}

// §9.2 step 2.
void FlexLayout::resolve_container() {
  model_ = box_model(style_, space_);
  const LogicalEdges& edges = model_.border_padding;
  inline_size_ = used_inline_size(pass_, box_, space_, model_);
  const LayoutUnit definite = definite_block_size(pass_, box_, space_, model_, inline_size_);
  block_size_ = definite;
  if (space_.fixed_block()) block_size_ = std::max(space_.available_block_size(), edges.block_sum());
  auto inner = [](LayoutUnit size, LayoutUnit e) {
    return is_indefinite(size) ? kIndefiniteSize : std::max(size - e, LayoutUnit());
  };
  percentage_ = {inner(inline_size_, edges.inline_sum()), inner(definite, edges.block_sum())};
  const LayoutUnit inner_block = inner(block_size_, edges.block_sum());
  inner_main_ = column_ ? inner_block : percentage_.inline_size;
  inner_cross_ = column_ ? percentage_.inline_size : inner_block;
  main_definite_ = !is_indefinite(main_percentage_base());
  const LayoutUnit row = gap(style_.row_gap(), percentage_.block_size);
  const LayoutUnit column = gap(style_.column_gap(), percentage_.inline_size);
  main_gap_ = column_ ? row : column;
  cross_gap_ = column_ ? column : row;
}

// §9.2 step 4: the content's block size is that of the longest line.
void FlexLayout::determine_main_size() {
  if (!column_) return;
  LayoutUnit longest;
  for (const FlexLine& line : lines_) {
    LayoutUnit sum = main_gap_ * static_cast<int>(line.end - line.begin - 1);
    for (size_t i = line.begin; i < line.end; ++i) sum += items_[i].outer(items_[i].hypothetical_size);
    longest = std::max(longest, sum);
  }
  intrinsic_block_size_ = longest + model_.border_padding.block_sum();
  if (space_.fixed_block()) return;
  block_size_ = used_block_size(pass_, box_, space_, model_, inline_size_, intrinsic_block_size_);
  inner_main_ = std::max(block_size_ - model_.border_padding.block_sum(), LayoutUnit());
}

// What every layout of an item is told; columns before, rows after their main size is known.
ChildSpaceBuilder FlexLayout::item_space(const FlexItem& item) const {
  ChildSpaceBuilder builder = unsized_space(item);
  if (!column_) {
    builder.fix_inline(item.main_size);
  } else if (item.stretches && !multi_line_) {
    builder.fix_inline(item.definite_cross);
  }
  return builder;
}

const LayoutResult& FlexLayout::layout_item(const FlexItem& item, const ConstraintSpace& s) const {
  return pass_.layout(item.box, s, nullptr, &space_, kReadScrollport);
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
  if (item.stretches && multi_line_ && stretched) builder.fix_inline(item.cross_size);
  // A content-sized item that did not flex keeps its auto block size: percentages inside stay indefinite.
  const bool definite = main_definite_ || item.definite_basis || item.main_is_inline;
  if (!definite && item.measured != nullptr && main_size_of(*item.measured) == item.main_size) {
    return builder.space;
  }
  builder.fix_block(item.main_size, !definite);  // §9.8 rules 1 and 2
  return builder.space;
}

// §9.4 step 7.
void FlexLayout::measure_cross_sizes() {
  for (FlexItem& item : items_) {
    if (column_) {
      const bool stretch_later = item.stretches && multi_line_;
      if (item.main_is_inline) {
        item.result = &layout_item(item, final_space(item, !stretch_later));
      } else if (stretch_later || (measuring_ && item.measured != nullptr)) {
        item.result = &measure_column_item(item);
      } else {
        item.result = &layout_item(item, final_space(item));
      }
      item.cross_size = item.natural_cross = cross_size_of(*item.result);
      continue;
    }
    const bool direct = item.stretches && !is_indefinite(item.definite_cross);
    ConstraintSpace s = item_space(item).space;
    if (direct) {
      item.cross_size = item.definite_cross;
      s = final_space(item);
    } else if (item.stretches) {
      s.measuring = true;
    }
    item.result = item.measured = &layout_item(item, s);
    item.cross_size = cross_size_of(*item.result);
    item.natural_cross = direct && item.main_is_inline
                             ? cross_limits(item).clamp(item.result->intrinsic_block_size)
                             : item.cross_size;
  }
}

LayoutUnit FlexLayout::natural_cross_size() const {
  LayoutUnit sum;
  for (const FlexLine& line : lines_) sum += line.natural_cross;
  if (!lines_.empty()) sum += cross_gap_ * static_cast<int>(lines_.size() - 1);
  return sum;
}

// §9.6 step 15.
void FlexLayout::determine_container_cross_size() {
  if (column_) return;
  const LayoutUnit edges = model_.border_padding.block_sum();
  intrinsic_block_size_ = natural_cross_size() + edges;
  block_size_ = used_block_size(pass_, box_, space_, model_, inline_size_, intrinsic_block_size_);
  inner_cross_ = std::max(block_size_ - edges, LayoutUnit());
}

// §9.4 step 11.
void FlexLayout::stretch_items() {
  for (const FlexLine& line : lines_) {
    for (size_t i = line.begin; i < line.end; ++i) {
      FlexItem& item = items_[i];
      const bool pending = item.stretches && (column_ ? multi_line_ : is_indefinite(item.definite_cross));
      if (!pending) continue;
      item.cross_size = cross_limits(item).clamp(line.cross_size - item.margins.cross_sum());
      if (measuring_) continue;
      item.result = &layout_item(item, final_space(item));
    }
  }
}

// Distance of an item's baseline from its cross-start edge; without one, it is the border edge below
// (css-align-3 §9.1).
LayoutUnit FlexLayout::baseline_of(const FlexItem& item, bool last) const {
  const Fragment& f = *item.result->fragment;
  const LayoutUnit found = baseline_in(wd_, item.model.wd, f, last ? f.last_baseline : f.first_baseline);
  const LayoutUnit size = to_logical(f.size, wd_).block_size;
  const LayoutUnit from_top = is_indefinite(found) ? synthesized_baseline(style_, size) : found;
  return cross_reverse_ ? size - from_top : from_top;
}

// css-flexbox-1 §8.5: of the line and the item that come first (last) in the block and inline direction;
// items that take part in baseline alignment go before others.
const FlexItem& FlexLayout::baseline_item(const FlexLine& line, bool last) const {
  const CrossAlign wanted[] = {last ? CrossAlign::kLastBaseline : CrossAlign::kBaseline,
                               last ? CrossAlign::kBaseline : CrossAlign::kLastBaseline};
  for (CrossAlign align : wanted) {
    for (size_t i = line.begin; i < line.end && !column_; ++i) {
      if (items_[i].align == align && !items_[i].has_auto_cross_margin()) return items_[i];
    }
  }
  return last != main_reverse_ ? items_[line.end - 1] : items_[line.begin];
}

void FlexLayout::note_baselines(Fragment& fragment) const {
  if (lines_.empty()) return;
  auto baseline = [&](bool last) {
    const FlexLine& line = last != cross_reverse_ ? lines_.back() : lines_.front();
    const FlexItem& item = baseline_item(line, last);
    const Fragment& f = *item.result->fragment;
    const LayoutUnit own = baseline_in(wd_, item.model.wd, f, last ? f.last_baseline : f.first_baseline);
    const LayoutUnit size = to_logical(f.size, wd_).block_size;
    return logical_offset(item).block_offset +
           (is_indefinite(own) ? synthesized_baseline(style_, size) : own);
  };
  fragment.first_baseline = baseline(false);
  fragment.last_baseline = baseline(true);
}

PhysicalOffset FlexLayout::item_relative_offset(const FlexItem& item) const {
  return relative_offset(*item.style, to_physical(percentage_, wd_), wd_);
}

LayoutResult FlexLayout::finish() {
  FragmentBuilder builder(box_, wd_);
  for (const FlexLine& line : lines_) {
    for (size_t i = line.begin; i < line.end; ++i) {
      const FlexItem& item = items_[i];
      builder.add(*item.result, logical_offset(item), item_relative_offset(item));
    }
  }
  add_out_of_flow_children(builder);
  LayoutResult result;
  Fragment* fragment =
      builder.finish(pass_, space_, {inline_size_, block_size_}, model_.border, model_.padding, result);
  note_baselines(*fragment);
  result.intrinsic_block_size = intrinsic_block_size_;
  return result;
}

// css-flexbox-1 §9.9. DEVIATION: the flex fraction of §9.9.1 is left out, as browsers do: rows add the
// contributions of their items up.
MinMax min_max_flex(Pass& pass, BoxId box, const SpaceReader& space) {
  const ComputedStyle& style = pass.style(box);
  const BoxModel model = box_model(style, LayoutUnit());
  const LayoutUnit edges = model.border_padding.inline_sum();
  const bool column = is_column(style), multi_line = style.flex_wrap() != FlexWrap::kNowrap;
  const LayoutUnit definite = definite_content_block_size(style, model);
  MinMax sizes;
  int count = 0;
  for (BoxId c = pass.box(box).first_child; c.valid(); c = pass.box(c).next_sibling) {
    if (pass.box(c).has(kBoxOutOfFlow)) continue;
    ++count;
    const LayoutUnit margins = margin_edges(pass.style(c), model.wd, LayoutUnit()).inline_sum();
    ChildSpaceBuilder builder(space.forward_to_child(), model.wd, pass.style(c));
    builder.set_sizes({kIndefiniteSize, builder.orthogonal() ? definite : kIndefiniteSize},
                      {kIndefiniteSize, definite});
    builder.set_auto(AutoSize::kFitContent, AutoSize::kFitContent);
    MinMax m;
    if (column || multi_line || !stretched_contribution(pass, c, style, definite, m)) {
      m = min_max_contribution(pass, c, builder.space, &space, kReadScrollport);
    }
    if (column) {
      sizes.min = std::max(sizes.min, m.min + margins);
      sizes.max = std::max(sizes.max, m.max + margins);
    } else {
      sizes.min = multi_line ? std::max(sizes.min, m.min + margins) : sizes.min + m.min + margins;
      sizes.max += m.max + margins;
    }
  }
  if (!column && count > 1) {
    const LayoutUnit gaps = gap(style.column_gap(), kIndefiniteSize) * (count - 1);
    sizes.max += gaps;
    if (!multi_line) sizes.min += gaps;
  }
  sizes.max = std::max(sizes.max, sizes.min);
  if (column && multi_line) sizes.max = std::max(sizes.min, columns_size(pass, box, space, sizes.max, edges));
  return {sizes.min + edges, sizes.max + edges};
}

}  // namespace colosseum::layout

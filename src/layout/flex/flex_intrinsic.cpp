// Intrinsic sizes of flex containers (css-flexbox-1 §9.9).
#include <algorithm>

#include "layout/flex/flex_layout.h"
#include "layout/flex/flex_state.h"
#include "layout/flex/line_breaks.h"

namespace colosseum::layout {

LayoutUnit flex_gap(const Length& length, LayoutUnit base) {
  if (length.is_normal() || (length.has_percent() && is_indefinite(base))) return LayoutUnit();
  return std::max(resolve(length, base), LayoutUnit());
}

bool is_flex_column(const ComputedStyle& style) {
  return style.flex_direction() == FlexDirection::kColumn ||
         style.flex_direction() == FlexDirection::kColumnReverse;
}

bool is_flex_balanced(const ComputedStyle& style) {
  return style.flex_wrap() == FlexWrap::kBalance || style.flex_wrap() == FlexWrap::kBalanceReverse;
}

namespace {

// The longest of the lines that balancing makes of these contributions (css-flexbox-2).
LayoutUnit longest_balanced_line(const std::vector<LayoutUnit>& sizes, LayoutUnit gap, int lines) {
  LayoutUnit longest;
  size_t i = 0;
  for (size_t end : balanced_line_ends(sizes, gap, LayoutUnit::max(), lines)) {
    LayoutUnit size = gap * static_cast<int>(end - i - 1);
    for (; i < end; ++i) size += sizes[i];
    longest = std::max(longest, size);
  }
  return longest;
}

// §9.9.2: the lines of a column container whose items have their max-content sizes.
LayoutUnit columns_size(Pass& pass, BoxId box, const SpaceReader& space, LayoutUnit largest) {
  const ComputedStyle& style = pass.style(box);
  const bool several = is_flex_balanced(style) && style.flex_line_count() > 1;
  const bool bounded =
      !style.height().is_auto() || !style.max_height().is_none() || space.fixed_block() || several;
  if (!bounded) return largest;
  ConstraintSpace s = space.forward_to_child();
  s.fixed_inline = true;
  s.available.inline_size = LayoutUnit();
  s.measuring = true;
  s.fragmentation = Fragmentation::kNone;
  ReadMask reads = kReadNothing;
  const LayoutUnit size = FlexLayout(pass, box, SpaceReader(s, reads), nullptr).lines_cross_size();
  space.add_reads(reads & ~(kReadAvailableInline | kReadInlineMode | kReadMeasuring | kReadFragmentation));
  return size;
}

// §9.8 rule 3: in a row of definite height, an item that stretches has a definite height.
void give_stretched_size(const ComputedStyle& container, const StyleFacts& facts, LayoutUnit room,
                         ChildSpaceBuilder& builder) {
  const ComputedStyle& style = *facts.style;
  const WritingDirection wd = layout_direction(container);
  const Length& block = block_size_property(style, wd);
  if (is_indefinite(room) || container.flex_wrap() != FlexWrap::kNowrap) return;
  Alignment::Keyword align = style.align_self().keyword;
  if (align == Alignment::Keyword::kAuto) align = container.align_items().keyword;
  const MarginSides autos = auto_margins(facts, wd);
  const bool aligned = (align == Alignment::Keyword::kNormal || align == Alignment::Keyword::kStretch) &&
                       block.is_auto() && !autos.block_start && !autos.block_end;
  if (!aligned && block.type != Length::Type::kStretch) return;
  const BoxModel model = box_model(facts, LayoutUnit());
  const LayoutUnit margins = margin_edges(facts, wd, LayoutUnit()).block_sum();
  builder.fix_block(std::max(room - margins, converted(model.border_padding, model.wd, wd).block_sum()));
}

// §9.9.3, as browsers do it: the contribution of an item is at least (at most) its flex base size where that
// is a length and the item cannot shrink (grow). DEVIATION: what an item of several lines is min-content for
// is not held to it. `content_min` tells the automatic minimum size, which an item keeps whatever its base
// size.
template <typename ContentMin>
MinMax flexed_contribution(const StyleFacts& facts, MinMax sizes, bool multi_line, ContentMin&& content_min) {
  if (facts.shrink > 0 && facts.grow > 0) return sizes;
  const ComputedStyle& style = *facts.style;
  const Length& basis = style.flex_basis();
  if (!basis.is_length_percentage() || basis.has_percent()) return sizes;
  const LayoutUnit edges = box_model(facts, LayoutUnit()).border_padding.inline_sum();
  auto length = [&](const Length& l, LayoutUnit otherwise) {
    const bool known = l.is_length_percentage() && !l.has_percent();
    return known ? border_box_length(style, l, LayoutUnit(), edges) : otherwise;
  };
  const Length& min = min_inline_size_property(style, facts.wd);
  LayoutUnit base = length(basis, edges);
  base = std::min(base, length(max_inline_size_property(style, facts.wd), LayoutUnit::max()));
  base = std::max(base, length(min, edges));
  if (facts.shrink <= 0) sizes = {std::max(sizes.min, base), std::max(sizes.max, base)};
  if (facts.grow > 0 || sizes.max <= base) return sizes;
  if (min.is_auto() && !facts.has(kStyleScrolls)) base = std::max(base, content_min());
  return {multi_line ? sizes.min : std::min(sizes.min, base), std::min(sizes.max, base)};
}

}  // namespace

// DEVIATION: the flex fraction of §9.9.1 is left out, as browsers do: rows add the contributions of their
// items up.
MinMax min_max_flex(Pass& pass, BoxId box, const SpaceReader& space) {
  const ComputedStyle& style = pass.style(box);
  const BoxModel model = box_model(pass.facts(box), LayoutUnit());
  const LayoutUnit edges = model.border_padding.inline_sum();
  const bool column = is_flex_column(style), multi_line = style.flex_wrap() != FlexWrap::kNowrap;
  const LayoutUnit contained = contained_content_size(pass, box, model.wd).inline_size;
  if (!is_indefinite(contained)) return {contained + edges, contained + edges};
  // The block size is a read of this box only where an item looks at it.
  ReadMask block_reads = kReadNothing;
  const LayoutUnit definite =
      definite_content_block_size(pass, box, SpaceReader(space.forward_to_child(), block_reads), model);
  MinMax sizes;
  std::vector<LayoutUnit> outer;  // when lines are balanced
  const bool balanced = !column && is_flex_balanced(style);
  int count = 0;
  for (BoxId c = pass.box(box).first_child; c.valid(); c = pass.box(c).next_sibling) {
    if (pass.box(c).has(kBoxOutOfFlow)) continue;
    const StyleFacts& facts = pass.facts(c);
    const ComputedStyle& child = *facts.style;
    if (!column && child.visibility() == Visibility::kCollapse) continue;
    ++count;
    const LayoutUnit margins = to_logical(facts.margin, model.wd).inline_sum();
    MinMax m;
    if (const std::optional<LayoutUnit> known = known_contribution(pass, c, model.wd)) {
      m = {*known, *known};
    } else {
      ChildSpaceBuilder builder(space.forward_to_child(), model.wd, child);
      builder.set_sizes({kIndefiniteSize, builder.orthogonal() ? definite : kIndefiniteSize},
                        {kIndefiniteSize, definite});
      builder.set_auto(AutoSize::kFitContent, AutoSize::kFitContent);
      if (!column) give_stretched_size(style, facts, definite, builder);
      m = min_max_contribution(pass, c, builder.space, &space, kReadItem);
    }
    if (column) {
      sizes.min = std::max(sizes.min, m.min + margins);
      sizes.max = std::max(sizes.max, m.max + margins);
    } else {
      if (!is_orthogonal(model.wd, facts.wd)) {
        m = flexed_contribution(facts, m, multi_line, [&] {
          if (inline_size_property(child, facts.wd).is_auto() || pass.box(c).kind == BoxKind::kReplaced)
            return m.min;
          ChildSpaceBuilder builder(space.forward_to_child(), model.wd, child);
          return std::min(m.min, pass.min_max(c, builder.space, &space, kReadItem).min);
        });
      }
      sizes.min = multi_line ? std::max(sizes.min, m.min + margins) : sizes.min + m.min + margins;
      sizes.max += m.max + margins;
      if (balanced) outer.push_back(m.max + margins);
    }
  }
  if (!column && count > 1) {
    const LayoutUnit gaps = flex_gap(style.column_gap(), kIndefiniteSize) * (count - 1);
    sizes.max += gaps;
    if (!multi_line) sizes.min += gaps;
  }
  if (balanced) {
    sizes.max =
        longest_balanced_line(outer, flex_gap(style.column_gap(), kIndefiniteSize), style.flex_line_count());
  }
  sizes.max = std::max(sizes.max, sizes.min);
  if (column && multi_line) {
    space.add_reads(kReadOwnBlockSize);
    sizes.max = std::max(sizes.min, columns_size(pass, box, space, sizes.max));
  }
  if ((space.reads() & kReadOwnBlockSize) != 0) space.add_reads(block_reads);
  return {sizes.min + edges, sizes.max + edges};
}

}  // namespace colosseum::layout

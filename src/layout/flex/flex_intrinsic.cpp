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

/// The contributions of a container's items, one after the other.
class ItemContributions {
 public:
  ItemContributions(Pass& pass, const ComputedStyle& style, WritingDirection wd, const SpaceReader& space,
                    LayoutUnit definite)
      : pass_(pass),
        style_(style),
        wd_(wd),
        space_(space),
        definite_(definite),
        column_(is_flex_column(style)),
        multi_line_(style.flex_wrap() != FlexWrap::kNowrap) {}

  /// Outer sizes. Siblings of one style differ only if their contents count.
  MinMax of(BoxId child) {
    const StyleFacts& facts = pass_.facts(child);
    const Box& row = pass_.box(child);
    if (last_ == &facts && last_is_known_ && last_kind_ == row.kind && last_is_empty_ == row.has(kBoxEmpty))
      return last_sizes_;
    last_ = &facts;
    last_kind_ = row.kind;
    last_is_empty_ = row.has(kBoxEmpty);
    return last_sizes_ = find(child, facts);
  }

 private:
  ChildSpaceBuilder space_of(const StyleFacts& facts) const {
    ChildSpaceBuilder builder(space_.forward_to_child(), wd_, *facts.style);
    builder.set_sizes({kIndefiniteSize, builder.orthogonal() ? definite_ : kIndefiniteSize},
                      {kIndefiniteSize, definite_});
    builder.set_auto(AutoSize::kFitContent, AutoSize::kFitContent);
    if (!column_) give_stretched_size(style_, facts, definite_, builder);
    return builder;
  }

  MinMax find(BoxId child, const StyleFacts& facts) {
    const std::optional<MinMax> known = contribution_without_space(pass_, child, wd_);
    last_is_known_ =
        known.has_value() && !(pass_.box(child).kind == BoxKind::kLeaf && facts.inline_axis.is_auto);
    MinMax m = known ? *known : min_max_contribution(pass_, child, space_of(facts).space, &space_, kReadItem);
    if (!column_ && !is_orthogonal(wd_, facts.wd)) {
      m = flexed_contribution(facts, m, multi_line_, [&] {
        last_is_known_ = false;
        if (inline_size_property(*facts.style, facts.wd).is_auto() ||
            pass_.box(child).kind == BoxKind::kReplaced)
          return m.min;
        ChildSpaceBuilder builder(space_.forward_to_child(), wd_, *facts.style);
        return std::min(m.min, pass_.min_max(child, builder.space, &space_, kReadItem).min);
      });
    }
    const LayoutUnit margins = to_logical(facts.margin, wd_).inline_sum();
    return {m.min + margins, m.max + margins};
  }

  Pass& pass_;
  const ComputedStyle& style_;
  WritingDirection wd_;
  const SpaceReader& space_;
  LayoutUnit definite_;
  bool column_, multi_line_;
  const StyleFacts* last_ = nullptr;
  BoxKind last_kind_ = BoxKind::kBlockFlow;
  bool last_is_empty_ = false, last_is_known_ = false;
  MinMax last_sizes_;
};

/// Of a column's items side by side.
MinMax column_sizes(Pass& pass, BoxId box, ItemContributions& contributions) {
  MinMax sizes;
  for (BoxId c = pass.box(box).first_child; c.valid(); c = pass.box(c).next_sibling) {
    if (pass.box(c).has(kBoxOutOfFlow)) continue;
    const MinMax m = contributions.of(c);
    sizes.min = std::max(sizes.min, m.min);
    sizes.max = std::max(sizes.max, m.max);
  }
  return sizes;
}

/// Of a row's items in their lines.
MinMax row_sizes(Pass& pass, BoxId box, const ComputedStyle& style, ItemContributions& contributions) {
  MinMax sizes;
  std::vector<LayoutUnit> outer;  // when lines are balanced
  const bool multi_line = style.flex_wrap() != FlexWrap::kNowrap, balanced = is_flex_balanced(style);
  int count = 0;
  for (BoxId c = pass.box(box).first_child; c.valid(); c = pass.box(c).next_sibling) {
    if (pass.box(c).has(kBoxOutOfFlow) || pass.style(c).visibility() == Visibility::kCollapse) continue;
    ++count;
    const MinMax m = contributions.of(c);
    sizes.min = multi_line ? std::max(sizes.min, m.min) : sizes.min + m.min;
    sizes.max += m.max;
    if (balanced) outer.push_back(m.max);
  }
  const LayoutUnit gap = flex_gap(style.column_gap(), kIndefiniteSize);
  if (balanced) {
    sizes.max = longest_balanced_line(outer, gap, style.flex_line_count());
  } else if (count > 1) {
    sizes.max += gap * (count - 1);
  }
  if (!multi_line && count > 1) sizes.min += gap * (count - 1);
  return sizes;
}

}  // namespace

// DEVIATION: the flex fraction of §9.9.1 is left out, as browsers do: rows add the contributions of their
// items up.
MinMax min_max_flex(Pass& pass, BoxId box, const SpaceReader& space) {
  const ComputedStyle& style = pass.style(box);
  const BoxModel model = box_model(pass.facts(box), LayoutUnit());
  const LayoutUnit edges = model.border_padding.inline_sum();
  const LayoutUnit contained = contained_content_size(pass, box, model.wd).inline_size;
  if (!is_indefinite(contained)) return {contained + edges, contained + edges};
  ReadMask block_reads = kReadNothing;
  const LayoutUnit definite =
      definite_content_block_size(pass, box, SpaceReader(space.forward_to_child(), block_reads), model);
  ItemContributions contributions(pass, style, model.wd, space, definite);
  MinMax sizes;
  if (is_flex_column(style)) {
    sizes = column_sizes(pass, box, contributions);
    if (style.flex_wrap() != FlexWrap::kNowrap) {
      space.add_reads(kReadOwnBlockSize);
      sizes.max = columns_size(pass, box, space, std::max(sizes.max, sizes.min));
    }
  } else {
    sizes = row_sizes(pass, box, style, contributions);
  }
  add_block_reads(space, block_reads);
  return {sizes.min + edges, std::max(sizes.max, sizes.min) + edges};
}

}  // namespace colosseum::layout

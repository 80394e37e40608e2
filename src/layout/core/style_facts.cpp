#include "layout/core/style_facts.h"

#include "box/containment.h"
#include "box/scroll_container.h"
#include "layout/core/sizing.h"

namespace colosseum::layout {

namespace {

AxisFacts axis_facts(const ComputedStyle& s, const Length& size, const Length& min, const Length& max,
                     LayoutUnit edges, bool percent_edges) {
  AxisFacts f;
  auto known = [](const Length& l) { return l.is_length_percentage() && !l.has_percent(); };
  auto used = [&](const Length& l) { return border_box_length(s, l, LayoutUnit(), edges); };
  f.is_auto = size.is_auto();
  f.has_auto_min = min.is_auto();
  f.limits.min = edges;
  if (percent_edges) return f;
  f.is_fixed = known(size);
  if (f.is_fixed) f.size = used(size);
  f.has_limits = (min.is_auto() || known(min)) && (max.is_none() || known(max));
  if (!f.has_limits) return f;
  if (known(min)) f.limits.min = used(min);
  if (known(max)) f.limits.max = used(max);
  return f;
}

int flags_if(bool condition, StyleFlag flag) { return condition ? flag : 0; }

/// Whether two styles have what note_edges() looks at in common.
bool have_same_edges(const ComputedStyle& a, const ComputedStyle& b) {
  return &a.edges_group() == &b.edges_group() && &a.border_group() == &b.border_group() &&
         &a.box_group() == &b.box_group() && &a.text_group() == &b.text_group();
}

bool has_percentages(const Length& a, const Length& b, const Length& c, const Length& d) {
  return a.has_percent() || b.has_percent() || c.has_percent() || d.has_percent();
}

/// Edges and flags, which depend on neither sizes nor flex factors.
void note_edges(StyleFacts& f, const ComputedStyle& s) {
  f.wd = layout_direction(s);
  f.border = border_edges(s, f.wd);
  f.padding = padding_edges(s, f.wd, LayoutUnit());
  f.border_padding = f.border + f.padding;
  constexpr WritingDirection kPhysical;
  const LogicalEdges margin = margin_edges(s, kPhysical, LayoutUnit());
  f.margin = {margin.block_start, margin.inline_end, margin.block_end, margin.inline_start};
  f.fragment_edges = {to_physical(f.border, f.wd), to_physical(f.padding, f.wd)};
  const Length &mt = s.margin_top(), &mr = s.margin_right(), &mb = s.margin_bottom(), &ml = s.margin_left();
  const bool has_inset =
      !s.top().is_auto() || !s.right().is_auto() || !s.bottom().is_auto() || !s.left().is_auto();
  f.flags = static_cast<uint16_t>(
      flags_if(has_percentages(s.padding_top(), s.padding_right(), s.padding_bottom(), s.padding_left()),
               kStylePaddingPercent) |
      flags_if(has_percentages(mt, mr, mb, ml), kStyleMarginPercent) |
      flags_if(mt.is_auto() || mr.is_auto() || mb.is_auto() || ml.is_auto(), kStyleAutoMargin) |
      flags_if(mt.is_default_margin || mr.is_default_margin || mb.is_default_margin || ml.is_default_margin,
               kStyleDefaultMargin) |
      flags_if(contain_bits(s) != 0, kStyleContained) | flags_if(is_scroll_container(s), kStyleScrolls) |
      flags_if(s.position() == Position::kRelative && has_inset, kStyleShifted));
}

}  // namespace

StyleFacts find_style_facts(const ComputedStyle& s, const StyleFacts* like) {
  StyleFacts f;
  if (like != nullptr && have_same_edges(*like->style, s)) {
    f = *like;
  } else {
    note_edges(f, s);
  }
  f.style = &s;
  f.order = s.order();
  f.grow = s.flex_grow();
  f.shrink = s.flex_shrink();
  f.ratio = logical_aspect_ratio(s, f.wd);
  const bool percent_edges = f.has(kStylePaddingPercent);
  f.inline_axis = axis_facts(s, inline_size_property(s, f.wd), min_inline_size_property(s, f.wd),
                             max_inline_size_property(s, f.wd), f.border_padding.inline_sum(), percent_edges);
  f.block_axis = axis_facts(s, block_size_property(s, f.wd), min_block_size_property(s, f.wd),
                            max_block_size_property(s, f.wd), f.border_padding.block_sum(), percent_edges);
  if (ignores_block_limits(s)) {
    f.block_axis.has_limits = !percent_edges;
    f.block_axis.limits = {f.border_padding.block_sum(), LayoutUnit::max()};
  }
  return f;
}

const StyleFacts& StyleFactsTable::make(StyleId id, const StylePool& styles) {
  if (id.index() >= facts_.size()) facts_.resize(styles.size());
  const StyleFacts* made = arena_.make<StyleFacts>(find_style_facts(styles.get(id), latest_));
  facts_[id.index()] = latest_ = made;
  return *made;
}

LogicalEdges margin_edges(const StyleFacts& f, WritingDirection wd, LayoutUnit base) {
  if (f.has(kStyleMarginPercent)) return margin_edges(*f.style, wd, base);
  return to_logical(f.margin, wd);
}

MarginSides auto_margins(const StyleFacts& f, WritingDirection wd) {
  if (!f.has(kStyleAutoMargin)) return {};
  return auto_margins(*f.style, wd);
}

MarginSides default_margins(const StyleFacts& f, WritingDirection wd) {
  if (!f.has(kStyleDefaultMargin)) return {};
  return default_margins(*f.style, wd);
}

}  // namespace colosseum::layout

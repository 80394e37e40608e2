#include "layout/core/box_edges.h"

namespace colosseum::layout {

namespace {

LayoutUnit non_negative(LayoutUnit u) { return u < LayoutUnit() ? LayoutUnit() : u; }

LayoutUnit edge(const Length& length, LayoutUnit base) {
  return resolve(length, is_indefinite(base) ? LayoutUnit() : base);
}

}  // namespace

LogicalEdges border_edges(const ComputedStyle& s, WritingDirection wd) {
  return to_logical(
      PhysicalEdges{LayoutUnit::from_px(s.border_top_width()), LayoutUnit::from_px(s.border_right_width()),
                    LayoutUnit::from_px(s.border_bottom_width()), LayoutUnit::from_px(s.border_left_width())},
      wd);
}

LogicalEdges padding_edges(const ComputedStyle& s, WritingDirection wd, LayoutUnit base) {
  return to_logical(
      PhysicalEdges{non_negative(edge(s.padding_top(), base)), non_negative(edge(s.padding_right(), base)),
                    non_negative(edge(s.padding_bottom(), base)), non_negative(edge(s.padding_left(), base))},
      wd);
}

LogicalEdges margin_edges(const ComputedStyle& s, WritingDirection wd, LayoutUnit base) {
  return to_logical(PhysicalEdges{edge(s.margin_top(), base), edge(s.margin_right(), base),
                                  edge(s.margin_bottom(), base), edge(s.margin_left(), base)},
                    wd);
}

namespace {

template <typename Condition>
MarginSides margins_that(const ComputedStyle& s, WritingDirection wd, Condition holds) {
  auto flag = [&](const Length& l) { return LayoutUnit(holds(l) ? 1 : 0); };
  LogicalEdges e = to_logical(PhysicalEdges{flag(s.margin_top()), flag(s.margin_right()),
                                            flag(s.margin_bottom()), flag(s.margin_left())},
                              wd);
  return {bool(e.inline_start), bool(e.inline_end), bool(e.block_start), bool(e.block_end)};
}

}  // namespace

MarginSides auto_margins(const ComputedStyle& s, WritingDirection wd) {
  return margins_that(s, wd, [](const Length& l) { return l.is_auto(); });
}

MarginSides default_margins(const ComputedStyle& s, WritingDirection wd) {
  return margins_that(s, wd, [](const Length& l) { return l.is_default_margin; });
}

const Length& inline_size_property(const ComputedStyle& s, WritingDirection wd) {
  return wd.is_horizontal() ? s.width() : s.height();
}
const Length& block_size_property(const ComputedStyle& s, WritingDirection wd) {
  return wd.is_horizontal() ? s.height() : s.width();
}
const Length& min_inline_size_property(const ComputedStyle& s, WritingDirection wd) {
  return wd.is_horizontal() ? s.min_width() : s.min_height();
}
const Length& max_inline_size_property(const ComputedStyle& s, WritingDirection wd) {
  return wd.is_horizontal() ? s.max_width() : s.max_height();
}
const Length& min_block_size_property(const ComputedStyle& s, WritingDirection wd) {
  return wd.is_horizontal() ? s.min_height() : s.min_width();
}
const Length& max_block_size_property(const ComputedStyle& s, WritingDirection wd) {
  return wd.is_horizontal() ? s.max_height() : s.max_width();
}

}  // namespace colosseum::layout

// Alignment in block containers (css-align-3 §5.1.1, §6.1.1) and static positions (css-position-3 §3.5.1).
#include <algorithm>

#include "layout/flow/block_layout_state.h"
#include "layout/positioned/static_position.h"
#include "tree/atom_list.h"

namespace colosseum::layout {

using Keyword = Alignment::Keyword;

namespace {

/// HTML §15.5.5: the auto inline size of a button is its fit-content size.
bool is_button(const BoxTree& tree, BoxId id) {
  return tree.is_box_of(id, atoms::kButton, atoms::kSelect, atoms::kInput, atoms::kTextarea);
}

}  // namespace

// css-align-3 §6.1: `auto` takes the parent's justify-items, without `legacy`.
Alignment BlockFlowLayout::justify_self_of(BoxId child) const {
  const Box& row = pass_.box(child);
  if (row.is_anonymous()) return {};
  Alignment a = pass_.style(child).justify_self();
  if (a.keyword == Keyword::kAuto) {
    const BoxId split = pass_.boxes().split_inline(child);
    a = split.valid() ? pass_.style(split).justify_items() : style_.justify_items();
  }
  if (a.keyword == Keyword::kLegacy) a.keyword = Keyword::kNormal;
  return a;
}

// §6.1: values other than stretch treat an auto inline size as fit-content.
bool BlockFlowLayout::justifies_to_content(BoxId child) const {
  const Keyword k = justify_self_of(child).keyword;
  if (k == Keyword::kNormal) return is_button(pass_.boxes(), child);
  return k != Keyword::kStretch;
}

// An orthogonal child's own flow along this box's inline axis is that of its block axis (css-align-3 §4.1).
Direction BlockFlowLayout::direction_of(BoxId child) const {
  const WritingDirection self = layout_direction(pass_.style(child));
  const bool opposite = wd_.is_horizontal() ? runs_leftwards(self) != runs_leftwards(wd_)
                                            : runs_upwards(self) != runs_upwards(wd_);
  if (!opposite) return wd_.direction;
  return wd_.is_ltr() ? Direction::kRtl : Direction::kLtr;
}

// How far from the inline start a margin box lies that leaves `free` room, auto margins left aside.
LayoutUnit BlockFlowLayout::justified_offset(BoxId child, LayoutUnit free) const {
  const Alignment a = justify_self_of(child);
  if (a.keyword == Keyword::kNormal) {
    // The align attribute (text-align: -webkit-*) also moves block-level children, safely.
    free = std::max(free, LayoutUnit());
    switch (style_.text_align()) {
      case TextAlign::kWebkitCenter: return free / 2;
      case TextAlign::kWebkitRight: return wd_.is_ltr() ? free : LayoutUnit();
      case TextAlign::kWebkitLeft: return wd_.is_ltr() ? LayoutUnit() : free;
      default: return LayoutUnit();
    }
  }
  if (is_safe(a) && free < LayoutUnit()) return LayoutUnit();
  switch (justified_edge(a, wd_.direction, direction_of(child))) {
    case StaticEdge::kCenter: return free / 2;
    case StaticEdge::kEnd: return free;
    default: return LayoutUnit();
  }
}

// css2 §10.6.4: the static position is where the box's margin edge would be in flow. While this box's own
// offset is not known, margins before it may still turn out to be outside: it stands at the top, as in
// browsers.
void BlockFlowLayout::place_out_of_flow_child(BoxId child) {
  const LayoutUnit at = flow_.resolved ? flow_.cursor + flow_.strut.sum() : LayoutUnit();
  StaticPosition p;
  p.offset = {model_.border_padding.inline_start, at};
  if (pass_.style(child).display().was_inline) {
    // Where a line of its own would begin, beside floats when it is known where they are.
    inline_layout::LineInput line;
    LayoutUnit edge;
    line.line_size = content_inline_;
    if (flow_.resolved) give_line_room(line, at, LayoutUnit(), edge);
    const LayoutUnit before =
        wd_.is_ltr() ? line.line_left : content_inline_ - line.line_left - line.line_size;
    p.offset.inline_offset += before + inline_layout::empty_line_start(style_, line.line_size);
  } else {
    // css-position-3 §3.5.1: a rectangle without thickness between the inline edges.
    const Alignment justify = justify_self_of(child);
    p.size.inline_size = content_inline_;
    p.inline_edge = justified_edge(justify, wd_.direction, direction_of(child));
    p.safe_inline = is_safe(justify);
  }
  const Alignment& align = pass_.style(child).align_self();
  p.block_edge = aligned_edge(align);
  p.safe_block = is_safe(align);
  builder_.add_out_of_flow(child, p);
  flow_.child_count = builder_.child_count();
}

// css-align-3 §5.1.1: the contents as a unit; distributed values fall back.
void BlockFlowLayout::align_contents(LayoutUnit free) {
  const Alignment& a = style_.align_content();
  if (a.keyword == Keyword::kNormal || !is_root_ || token_ != nullptr || broken_) return;
  LayoutUnit shift;
  bool safe = is_safe(a);
  switch (a.keyword) {
    case Keyword::kSpaceAround:
    case Keyword::kSpaceEvenly: safe = true; [[fallthrough]];
    case Keyword::kCenter: shift = free / 2; break;
    case Keyword::kLastBaseline: safe = true; [[fallthrough]];
    case Keyword::kEnd:
    case Keyword::kFlexEnd: shift = free; break;
    default: break;
  }
  if (!shift || (safe && free < LayoutUnit())) return;
  builder_.shift_all(shift);
  if (!is_indefinite(flow_.first_baseline)) flow_.first_baseline += shift;
  if (!is_indefinite(flow_.last_baseline)) flow_.last_baseline += shift;
}

}  // namespace colosseum::layout

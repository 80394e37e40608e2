// Breaks in block flow (css-break-3 §4): where to break, and the tokens that say where to go on.
#include <algorithm>

#include "layout/flow/block_layout_state.h"
#include "layout/flow/break_rules.h"

namespace colosseum::layout {

LayoutUnit BlockFlowLayout::fragmentainer_position(LayoutUnit local) const {
  LayoutUnit own = space_.fragmentainer_offset();
  if (!is_root_) own += space_.bfc_block_offset();
  return own + flow_.resolved_at + local;
}

bool BlockFlowLayout::at_fragmentainer_start() const {
  if (flow_.placed_any) return false;
  return token_ != nullptr || space_.at_fragmentainer_start();
}

bool BlockFlowLayout::forced_break_before(BoxId child, BreakBetween& value) const {
  const BoxTree& tree = pass_.boxes();
  BreakBetween after = flow_.previous.valid() ? layout::break_after(tree, flow_.previous, fragmentation_)
                                              : BreakBetween::kAuto;
  value = join_breaks(after, layout::break_before(tree, child, fragmentation_), fragmentation_);
  if (forces_break(value, fragmentation_)) return true;
  // css-page-3 §8.1: a change of the page name forces a break.
  if (fragmentation_ == Fragmentation::kPage && flow_.previous.valid() && tree.has_page_names() &&
      end_page_name(tree, flow_.previous) != start_page_name(tree, child)) {
    value = BreakBetween::kPage;
    return true;
  }
  return false;
}

BreakAppeal BlockFlowLayout::appeal_before(BoxId child) const {
  const BoxTree& tree = pass_.boxes();
  const bool avoided =
      avoids_break(layout::break_before(tree, child, fragmentation_), fragmentation_) ||
      (flow_.previous.valid() &&
       avoids_break(layout::break_after(tree, flow_.previous, fragmentation_), fragmentation_));
  return avoided || avoids_break_inside(style_, fragmentation_) ? BreakAppeal::kViolatingAvoid
                                                                : BreakAppeal::kPerfect;
}

void BlockFlowLayout::remember_breakpoint(BoxId child) {
  if (!flow_.placed_any) return;
  BreakAppeal appeal = appeal_before(child);
  if (has_breakpoint_ && appeal < best_breakpoint_.appeal) return;
  best_breakpoint_ = {flow_, child, appeal};
  has_breakpoint_ = true;
}

BlockFlowLayout::Step BlockFlowLayout::break_if_needed(BoxId child, const LayoutResult& result,
                                                       LayoutUnit offset, LogicalEdges margins,
                                                       std::optional<LayoutUnit> inline_offset) {
  const LayoutUnit block_size = to_logical(result.fragment->size, wd_).block_size;
  const bool starts_beyond =
      fragmentainer_position(offset) >= fragmentainer_size_ && block_size > LayoutUnit();
  const bool overflows = fragmentainer_position(offset + block_size) > fragmentainer_size_;
  if (result.break_token == nullptr && !overflows) return Step::kContinue;
  margins.block_end = LayoutUnit();  // it does not end here

  if (at_fragmentainer_start()) {
    // Nothing before it to break at: the content must go here, even if it overflows.
    if (result.break_token == nullptr) return Step::kContinue;
    place_child(child, result, offset, margins, inline_offset);
    break_inside(result.break_token, result.break_appeal);
    return Step::kBroken;
  }
  const BreakAppeal inside =
      result.break_token == nullptr || starts_beyond ? BreakAppeal::kLastResort : result.break_appeal;
  if (has_breakpoint_ &&
      (result.break_token == nullptr || best_breakpoint_.appeal > inside || starts_beyond)) {
    break_at(best_breakpoint_);
    return Step::kBroken;
  }
  if (result.break_token == nullptr) {
    // Unbreakable, and no breakpoint in this box: the parent may break before it.
    break_before(child, BreakAppeal::kLastResort, false, BreakBetween::kAuto);
    return Step::kBroken;
  }
  place_child(child, result, offset, margins, inline_offset);
  break_inside(result.break_token, inside);
  return Step::kBroken;
}

void BlockFlowLayout::break_before(BoxId child, BreakAppeal appeal, bool forced, BreakBetween value) {
  BreakToken* t = pass_.arena().make<BreakToken>();
  t->box = child;
  t->break_before = true;
  t->forced = forced;
  t->forced_value = value;
  child_token_ = t;
  break_appeal_ = appeal;
  broken_ = true;
  builder_.truncate(flow_.child_count);
  continued_.resize(flow_.continued_floats);
}

void BlockFlowLayout::break_at(const Breakpoint& point) {
  flow_ = point.position;
  break_before(point.child, point.appeal, false, BreakBetween::kAuto);
}

void BlockFlowLayout::break_inside(const BreakToken* child_token, BreakAppeal appeal) {
  child_token_ = child_token;
  break_appeal_ = appeal;
  broken_ = true;
}

const BreakToken* BlockFlowLayout::make_token(LayoutUnit consumed, bool all_children_seen) {
  BreakToken* t = pass_.arena().make<BreakToken>();
  t->box = box_;
  t->consumed_block_size = consumed;
  t->all_children_seen = all_children_seen;
  t->has_inline = has_inline_break_;
  t->inline_token = inline_break_;
  if (child_token_ != nullptr) {
    std::span<const BreakToken*> children = pass_.arena().make_array<const BreakToken*>(1);
    children[0] = child_token_;
    t->children = children;
  }
  if (is_root_ && !continued_.empty()) {
    FlowContinuation* floats = pass_.arena().make<FlowContinuation>();
    floats->floats = pass_.arena().copy(continued_);
    t->state = floats;
  }
  return t;
}

}  // namespace colosseum::layout

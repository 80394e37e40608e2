#include "layout/flow/break_rules.h"

namespace colosseum::layout {

namespace {

bool is_block_level_flow(const Box& b) { return b.kind == BoxKind::kBlockFlow && !b.has(kBoxChildrenInline); }

bool is_in_flow(const Box& b) { return !b.has(kBoxOutOfFlow) && !b.has(kBoxFloating); }

BoxId first_in_flow_child(const BoxTree& tree, BoxId box) {
  BoxId c = tree.box(box).first_child;
  while (c.valid() && !is_in_flow(tree.box(c))) c = tree.box(c).next_sibling;
  return c;
}

BoxId last_in_flow_child(const BoxTree& tree, BoxId box) {
  const BoxId last = tree.box(box).last_child;
  if (!last.valid() || is_in_flow(tree.box(last))) return last;
  BoxId found;
  tree.for_each_child(box, [&](BoxId c) {
    if (is_in_flow(tree.box(c))) found = c;
  });
  return found;
}

/// The child whose break values a box takes over; none when there is none.
BoxId first_joined(const BoxTree& tree, BoxId box) {
  return is_block_level_flow(tree.box(box)) ? first_in_flow_child(tree, box) : BoxId();
}
BoxId last_joined(const BoxTree& tree, BoxId box) {
  return is_block_level_flow(tree.box(box)) ? last_in_flow_child(tree, box) : BoxId();
}

/// Anonymous boxes carry no break values or page names; they have initial ones.
const std::string& used_page_name(const BoxTree& tree, BoxId box) {
  static const std::string kAuto;
  for (BoxId b = box; b.valid(); b = tree.box(b).parent) {
    const std::string& name = tree.style(b).page();
    if (!name.empty()) return name;
  }
  return kAuto;
}

}  // namespace

bool forces_break(BreakBetween v, Fragmentation type) {
  switch (v) {
    case BreakBetween::kAlways:
    case BreakBetween::kAll: return type != Fragmentation::kNone;
    case BreakBetween::kPage:
    case BreakBetween::kLeft:
    case BreakBetween::kRight:
    case BreakBetween::kRecto:
    case BreakBetween::kVerso: return type == Fragmentation::kPage;
    case BreakBetween::kColumn: return type == Fragmentation::kColumn;
    default: return false;
  }
}

bool avoids_break(BreakBetween v, Fragmentation type) {
  switch (v) {
    case BreakBetween::kAvoid: return true;
    case BreakBetween::kAvoidPage: return type == Fragmentation::kPage;
    case BreakBetween::kAvoidColumn: return type == Fragmentation::kColumn;
    default: return false;
  }
}

bool avoids_break_inside(const ComputedStyle& style, Fragmentation type) {
  switch (style.break_inside()) {
    case BreakInside::kAvoid: return true;
    case BreakInside::kAvoidPage: return type == Fragmentation::kPage;
    case BreakInside::kAvoidColumn: return type == Fragmentation::kColumn;
    default: return false;
  }
}

BreakBetween join_breaks(BreakBetween first, BreakBetween second, Fragmentation type) {
  if (forces_break(second, type)) return second;
  if (forces_break(first, type)) return first;
  return avoids_break(first, type) ? first : second;
}

BreakBetween break_before(const BoxTree& tree, BoxId box, Fragmentation type) {
  BreakBetween value = tree.style(box).break_before();
  for (BoxId b = first_joined(tree, box); b.valid(); b = first_joined(tree, b)) {
    value = join_breaks(value, tree.style(b).break_before(), type);
  }
  return value;
}

BreakBetween break_after(const BoxTree& tree, BoxId box, Fragmentation type) {
  BreakBetween value = tree.style(box).break_after();
  for (BoxId b = last_joined(tree, box); b.valid(); b = last_joined(tree, b)) {
    value = join_breaks(tree.style(b).break_after(), value, type);
  }
  return value;
}

const std::string& start_page_name(const BoxTree& tree, BoxId box) {
  for (BoxId b = first_joined(tree, box); b.valid(); b = first_joined(tree, b)) box = b;
  return used_page_name(tree, box);
}

const std::string& end_page_name(const BoxTree& tree, BoxId box) {
  for (BoxId b = last_joined(tree, box); b.valid(); b = last_joined(tree, b)) box = b;
  return used_page_name(tree, box);
}

}  // namespace colosseum::layout

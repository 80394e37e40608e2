#include "layout/flow/break_rules.h"

namespace colosseum::layout {

namespace {

bool is_block_level_flow(const Box& b) { return b.kind == BoxKind::kBlockFlow && !b.has(kBoxChildrenInline); }

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
  for (BoxId b = box; is_block_level_flow(tree.box(b)) && tree.box(b).first_child.valid();) {
    b = tree.box(b).first_child;
    value = join_breaks(value, tree.style(b).break_before(), type);
  }
  return value;
}

BreakBetween break_after(const BoxTree& tree, BoxId box, Fragmentation type) {
  BreakBetween value = tree.style(box).break_after();
  for (BoxId b = box; is_block_level_flow(tree.box(b)) && tree.box(b).last_child.valid();) {
    b = tree.box(b).last_child;
    value = join_breaks(tree.style(b).break_after(), value, type);
  }
  return value;
}

const std::string& start_page_name(const BoxTree& tree, BoxId box) {
  while (is_block_level_flow(tree.box(box)) && tree.box(box).first_child.valid())
    box = tree.box(box).first_child;
  return used_page_name(tree, box);
}

const std::string& end_page_name(const BoxTree& tree, BoxId box) {
  while (is_block_level_flow(tree.box(box)) && tree.box(box).last_child.valid())
    box = tree.box(box).last_child;
  return used_page_name(tree, box);
}

}  // namespace colosseum::layout

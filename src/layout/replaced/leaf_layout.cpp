#include "layout/replaced/leaf_layout.h"

#include <algorithm>

#include "layout/core/fragment_builder.h"
#include "layout/core/sizing.h"

namespace colosseum::layout {

namespace {

/// Whether an answer holds for another question: a block size that the leaf chose itself may be fixed.
bool answers(const LeafEntry& e, const LeafConstraints& c) {
  if (e.constraints.available_inline_size != c.available_inline_size) return false;
  if (e.constraints.fixed_block_size == c.fixed_block_size) return true;
  return is_indefinite(e.constraints.fixed_block_size) && e.measurement.size.block_size == c.fixed_block_size;
}

/// `inline_size`, `block_size`: border box; the latter may be indefinite.
LeafMeasurement measure_leaf(Pass& pass, BoxId box, const LogicalEdges& edges, LayoutUnit inline_size,
                             LayoutUnit block_size) {
  LeafContent* leaf = pass.boxes().leaf(box);
  if (leaf == nullptr) return {};
  LeafConstraints c;
  c.available_inline_size = std::max(inline_size - edges.inline_sum(), LayoutUnit());
  if (!is_indefinite(block_size)) c.fixed_block_size = std::max(block_size - edges.block_sum(), LayoutUnit());
  LeafEntry*& first = pass.store().caches[box.index()].measurements;
  if (const LeafEntry* known = find_entry(first, [&](const LeafEntry& e) { return answers(e, c); })) {
    return known->measurement;
  }
  ++pass.counters().leaf_calls;
  LeafEntry* entry = pass.arena().make<LeafEntry>(nullptr, c, leaf->measure(c));
  add_entry(first, entry, BoxCache::kMaxMeasurements);
  return entry->measurement;
}

LayoutUnit content_block_size(const LeafMeasurement& measured, const LogicalEdges& edges) {
  return std::max(measured.size.block_size, LayoutUnit()) + edges.block_sum();
}

void note_baselines(const LeafMeasurement& measured, LayoutUnit content_start, Fragment& f) {
  if (!is_indefinite(measured.first_baseline)) f.first_baseline = content_start + measured.first_baseline;
  if (!is_indefinite(measured.last_baseline)) f.last_baseline = content_start + measured.last_baseline;
}

}  // namespace

LayoutResult layout_leaf(Pass& pass, BoxId box, const SpaceReader& space, const BreakToken*) {
  const BoxModel m = box_model(pass.facts(box), space);
  const LayoutUnit inline_size = used_inline_size(pass, box, space, m);
  const LayoutUnit definite = definite_block_size(pass, box, space, m, inline_size);
  const LeafMeasurement measured = measure_leaf(pass, box, m.border_padding, inline_size, definite);
  LayoutResult result;
  result.intrinsic_block_size = content_block_size(measured, m.border_padding);
  const LayoutUnit block_size =
      used_block_size(pass, box, space, m, inline_size, result.intrinsic_block_size);
  Fragment* f = childless_fragment(pass, box, space, {inline_size, block_size}, m);
  note_baselines(measured, m.border_padding.block_start, *f);
  result.fragment = f;
  return result;
}

bool is_plain_leaf(const Pass& pass, BoxId box) {
  const StyleFacts& facts = pass.facts(box);
  const AxisFacts& block = facts.block_axis;
  return pass.box(box).kind == BoxKind::kLeaf && facts.ratio == 0 && block.has_limits &&
         (block.is_fixed || block.is_auto);
}

const LayoutResult& layout_plain_leaf(Pass& pass, BoxId box, LogicalSize size, bool measuring) {
  ++pass.counters().childless_layouts;
  const StyleFacts& facts = pass.facts(box);
  const LogicalEdges& edges = facts.border_padding;
  const AxisFacts& block = facts.block_axis;
  size.inline_size = std::max(size.inline_size, edges.inline_sum());
  const bool open = is_indefinite(size.block_size);
  if (!open) size.block_size = std::max(size.block_size, edges.block_sum());
  if (open && block.is_fixed) size.block_size = block.limits.clamp(block.size);
  const LeafMeasurement measured = measure_leaf(pass, box, edges, size.inline_size, size.block_size);
  LayoutResult* result = pass.make_childless_result();
  result->intrinsic_block_size = content_block_size(measured, edges);
  if (open && !block.is_fixed) size.block_size = block.limits.clamp(result->intrinsic_block_size);
  Fragment* f = sized_fragment(pass, box, facts, to_physical(size, facts.wd), measuring);
  note_baselines(measured, edges.block_start, *f);
  result->fragment = f;
  result->is_whole = pass.keeps_childless(measuring);
  result->reads = kReadNothing;
  return *result;
}

MinMax min_max_leaf(Pass& pass, BoxId box) {
  const LayoutUnit edges = box_model(pass.facts(box), LayoutUnit()).border_padding.inline_sum();
  LeafContent* leaf = pass.boxes().leaf(box);
  if (leaf == nullptr) return {edges, edges};
  const MinMax*& known = pass.store().caches[box.index()].leaf_sizes;
  if (known == nullptr) {
    ++pass.counters().leaf_calls;
    const LeafMinMax s = leaf->min_max();
    known = pass.arena().make<MinMax>(s.min_content + edges, std::max(s.max_content, s.min_content) + edges);
  }
  return *known;
}

}  // namespace colosseum::layout

#include "layout/core/pass.h"

#include <algorithm>

#include "layout/floats/exclusion_space.h"

namespace colosseum::layout {

namespace {

/// Fragments compare by content; the poison test asks whether a re-run gave the same.
bool same_fragment(const Fragment* a, const Fragment* b) {
  if (a == b) return true;
  if (a == nullptr || b == nullptr) return false;
  if (a->kind != b->kind || a->flags != b->flags || a->box != b->box || !(a->size == b->size) ||
      a->first_baseline != b->first_baseline || a->last_baseline != b->last_baseline ||
      a->children.size() != b->children.size() || !(a->border() == b->border()) ||
      !(a->padding() == b->padding())) {
    return false;
  }
  for (size_t i = 0; i < a->children.size(); ++i) {
    if (!(a->children[i].offset == b->children[i].offset) ||
        !same_fragment(a->children[i].fragment, b->children[i].fragment)) {
      return false;
    }
  }
  return true;
}

bool same_token(const BreakToken* a, const BreakToken* b) {
  if (a == b) return true;
  if (a == nullptr || b == nullptr) return false;
  if (a->box != b->box || a->consumed_block_size != b->consumed_block_size ||
      a->break_before != b->break_before || a->forced != b->forced || a->forced_value != b->forced_value ||
      a->all_children_seen != b->all_children_seen || a->has_inline != b->has_inline ||
      !(a->inline_token == b->inline_token)) {
    return false;
  }
  return std::equal(a->children.begin(), a->children.end(), b->children.begin(), b->children.end(),
                    same_token);
}

bool same_result(const LayoutResult& a, const LayoutResult& b) {
  return a.status == b.status && same_fragment(a.fragment, b.fragment) && a.block_offset == b.block_offset &&
         a.offset_resolved == b.offset_resolved && a.self_collapsing == b.self_collapsing &&
         a.end_strut == b.end_strut && a.intrinsic_block_size == b.intrinsic_block_size &&
         a.break_appeal == b.break_appeal && same_exclusions(a.floats, b.floats) &&
         a.floats_assume_offset == b.floats_assume_offset &&
         a.continued_floats.size() == b.continued_floats.size() && same_token(a.break_token, b.break_token) &&
         std::equal(a.out_of_flow.begin(), a.out_of_flow.end(), b.out_of_flow.begin(), b.out_of_flow.end());
}

}  // namespace

void LayoutStore::invalidate(const BoxTree& tree, BoxId box) {
  if (tree.box(box).is_inline_level()) {
    BoxId container = tree.box(box).parent;
    while (container.valid() && !tree.box(container).has(kBoxChildrenInline))
      container = tree.box(container).parent;
    if (container.valid()) inline_contents[container.index()].reset();
  }
  for (BoxId b = box; b.valid(); b = tree.box(b).parent) caches[b.index()].reset();
}

Pass::Pass(const BoxTree& boxes, LayoutStore& store, TextEngine* text, const Limits& limits,
           Diagnostics& diagnostics)
    : boxes_(boxes),
      store_(store),
      text_(text),
      limits_(limits),
      diagnostics_(diagnostics),
      arena_bytes_before_(store.arena.bytes()) {
  work_left_ = limits.max_layout_work != 0 ? limits.max_layout_work
                                           : 400 * static_cast<uint64_t>(boxes.size()) + 1'000'000;
}

void Pass::boxes_added() {
  const size_t before = store_.caches.size();
  if (boxes_.size() <= before) return;
  if (limits_.max_layout_work == 0) work_left_ += 400 * static_cast<uint64_t>(boxes_.size() - before);
  store_.resize(boxes_.size());
}

BoxCache& Pass::cache(BoxId box) {
  auto& slot = store_.caches[box.index()];
  if (!slot) {
    slot = std::make_unique<BoxCache>();
    charge(sizeof(BoxCache));
  }
  return *slot;
}

Fragment* Pass::make_fragment() {
  ++fragments_;
  return arena().make<Fragment>();
}

size_t Pass::bytes_left() const {
  const size_t used = store_.arena.bytes() - arena_bytes_before_ + charged_bytes_;
  return used < limits_.max_layout_bytes ? limits_.max_layout_bytes - used : 0;
}

bool Pass::out_of_limits() {
  if (work_left_ == 0) {
    exceed_limit("layout stopped: too much work for this document");
  } else if (fragments_ >= limits_.max_fragments) {
    exceed_limit("layout stopped: too many fragments");
  } else if (bytes_left() == 0) {
    exceed_limit("layout stopped: too much memory for this document");
  } else {
    return false;
  }
  return true;
}

void Pass::exceed_limit(const char* message) {
  if (!limit_exceeded_) {
    diagnostics_.warn(DiagnosticKind::kLimit, {boxes_.document().info().url, 0, 0}, message);
  }
  limit_exceeded_ = true;
}

const LayoutResult* Pass::run(BoxId box, const ConstraintSpace& space, const BreakToken* token) {
  if (out_of_limits()) {
    Fragment* empty = make_fragment();
    empty->box = box;
    LayoutResult* result = arena().make<LayoutResult>();
    result->fragment = empty;
    return result;
  }
  --work_left_;
  if (!in_poison_test_) ++counters_.layout_calls;
  ++depth_;
  ReadMask reads = kReadNothing;
  SpaceReader reader(space, reads);
  LayoutResult result = algorithm_for(boxes_.box(box).kind).layout(*this, box, reader, token);
  result.reads = reads;
  --depth_;
  return arena().make<LayoutResult>(result);
}

const LayoutResult& Pass::layout(BoxId box, const ConstraintSpace& space, const BreakToken* token,
                                 const SpaceReader* parent, ReadMask forwarded) {
  auto& entries = cache(box).layouts;
  for (size_t i = entries.size(); i-- > 0;) {
    const LayoutResult* hit = entries[i].result;
    if (entries[i].token != token || !equal_in(hit->reads, entries[i].space, space)) continue;
    if (!in_poison_test_) {
      ++counters_.layout_hits;
      charge_hit();
      std::rotate(entries.begin() + static_cast<std::ptrdiff_t>(i),
                  entries.begin() + static_cast<std::ptrdiff_t>(i) + 1, entries.end());
    }
    if (parent != nullptr) parent->add_reads(hit->reads & forwarded);
    return *hit;
  }
  const LayoutResult* result = run(box, space, token);
  if (parent != nullptr) parent->add_reads(result->reads & forwarded);
  // What was made without work left is no answer to a later question.
  if (!in_poison_test_ && !limit_exceeded_) {
    if (poison_test_) check_poison(box, space, token, *result);
    if (entries.size() >= BoxCache::kMaxLayouts) {
      entries.erase(entries.begin());
    } else {
      charge(sizeof(BoxCache::LayoutEntry));
    }
    entries.push_back({space, token, result});
  }
  return *result;
}

void Pass::check_poison(BoxId box, const ConstraintSpace& space, const BreakToken* token,
                        const LayoutResult& result) {
  in_poison_test_ = true;
  ++counters_.poison_checks;
  const LayoutResult* again = run(box, poisoned(space, result.reads), token);
  if (!same_result(result, *again)) ++counters_.poison_failures;
  in_poison_test_ = false;
}

void Pass::check_poison(BoxId box, const ConstraintSpace& space, ReadMask reads, const MinMax& sizes) {
  in_poison_test_ = true;
  ++counters_.poison_checks;
  ReadMask again = kReadNothing;
  if (!(run_min_max(box, poisoned(space, reads), again) == sizes)) ++counters_.poison_failures;
  in_poison_test_ = false;
}

MinMax Pass::run_min_max(BoxId box, const ConstraintSpace& space, ReadMask& reads) {
  if (!in_poison_test_) ++counters_.min_max_calls;
  if (work_left_ > 0) --work_left_;
  ++depth_;
  SpaceReader reader(space, reads);
  const MinMax sizes = algorithm_for(boxes_.box(box).kind).min_max(*this, box, reader);
  --depth_;
  return sizes;
}

MinMax Pass::min_max(BoxId box, const ConstraintSpace& space, const SpaceReader* parent, ReadMask forwarded) {
  auto& entries = cache(box).min_maxes;
  for (size_t i = entries.size(); i-- > 0;) {
    if (!equal_in(entries[i].reads, entries[i].space, space)) continue;
    if (!in_poison_test_) {
      ++counters_.min_max_hits;
      charge_hit();
    }
    if (parent != nullptr) parent->add_reads(entries[i].reads & forwarded);
    const MinMax sizes = entries[i].sizes;
    if (!in_poison_test_) {
      std::rotate(entries.begin() + static_cast<std::ptrdiff_t>(i),
                  entries.begin() + static_cast<std::ptrdiff_t>(i) + 1, entries.end());
    }
    return sizes;
  }
  ReadMask reads = kReadNothing;
  const MinMax sizes = run_min_max(box, space, reads);
  if (parent != nullptr) parent->add_reads(reads & forwarded);
  if (!in_poison_test_ && !limit_exceeded_) {
    if (poison_test_) check_poison(box, space, reads, sizes);
    if (entries.size() >= BoxCache::kMaxMinMax) {
      entries.erase(entries.begin());
    } else {
      charge(sizeof(BoxCache::MinMaxEntry));
    }
    entries.push_back({space, reads, sizes});
  }
  return sizes;
}

}  // namespace colosseum::layout

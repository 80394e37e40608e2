#include "layout/core/pass.h"

#include <algorithm>

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

bool same_result(const LayoutResult& a, const LayoutResult& b) {
  return a.status == b.status && same_fragment(a.fragment, b.fragment) && a.block_offset == b.block_offset &&
         a.offset_resolved == b.offset_resolved && a.self_collapsing == b.self_collapsing &&
         a.end_strut == b.end_strut && a.intrinsic_block_size == b.intrinsic_block_size &&
         (a.break_token == nullptr) == (b.break_token == nullptr);
}

}  // namespace

void LayoutStore::invalidate(const BoxTree& tree, BoxId box, bool text_changed) {
  if (text_changed) {
    // The shaped text belongs to the nearest block container around.
    for (BoxId b = box; b.valid(); b = tree.box(b).parent) {
      inline_contents[b.index()].reset();
      if (tree.box(b).has(kBoxChildrenInline)) break;
    }
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
  // Results that continue an earlier fragment are made once per fragmentainer and not kept.
  BoxCache& slots = cache(box);
  if (token == nullptr) {
    auto& entries = slots.layouts;
    for (size_t i = entries.size(); i-- > 0;) {
      const LayoutResult* hit = entries[i].result;
      if (!equal_in(hit->reads, entries[i].space, space)) continue;
      if (!in_poison_test_) {
        ++counters_.layout_hits;
        std::rotate(entries.begin() + static_cast<std::ptrdiff_t>(i),
                    entries.begin() + static_cast<std::ptrdiff_t>(i) + 1, entries.end());
      }
      if (parent != nullptr) parent->add_reads(hit->reads & forwarded);
      return *hit;
    }
  }
  const LayoutResult* result = run(box, space, token);
  if (parent != nullptr) parent->add_reads(result->reads & forwarded);
  if (token == nullptr && !in_poison_test_) {
    if (poison_test_) check_poison(box, space, *result);
    auto& entries = slots.layouts;
    if (entries.size() >= BoxCache::kMaxLayouts) {
      entries.erase(entries.begin());
    } else {
      charge(sizeof(BoxCache::LayoutEntry));
    }
    entries.push_back({space, result});
  }
  return *result;
}

void Pass::check_poison(BoxId box, const ConstraintSpace& space, const LayoutResult& result) {
  in_poison_test_ = true;
  ++counters_.poison_checks;
  const LayoutResult* again = run(box, poisoned(space, result.reads), nullptr);
  if (!same_result(result, *again)) ++counters_.poison_failures;
  in_poison_test_ = false;
}

MinMax Pass::min_max(BoxId box, const ConstraintSpace& space, const SpaceReader* parent, ReadMask forwarded) {
  BoxCache& slots = cache(box);
  for (const BoxCache::MinMaxEntry& e : slots.min_maxes) {
    if (!equal_in(e.reads, e.space, space)) continue;
    if (!in_poison_test_) ++counters_.min_max_hits;
    if (parent != nullptr) parent->add_reads(e.reads & forwarded);
    return e.sizes;
  }
  if (!in_poison_test_) ++counters_.min_max_calls;
  if (work_left_ > 0) --work_left_;
  ++depth_;
  ReadMask reads = kReadNothing;
  MinMax sizes;
  {
    SpaceReader reader(space, reads);
    sizes = algorithm_for(boxes_.box(box).kind).min_max(*this, box, reader);
  }
  --depth_;
  if (parent != nullptr) parent->add_reads(reads & forwarded);
  if (!in_poison_test_) {
    auto& entries = slots.min_maxes;
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

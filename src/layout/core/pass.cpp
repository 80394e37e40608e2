#include "layout/core/pass.h"

#include <algorithm>

#include "layout/core/empty_container.h"
#include "layout/floats/exclusion_space.h"

namespace colosseum::layout {

namespace {

/// Fragments compare by content; the poison test asks whether a re-run gave the same. `in_size_only`:
/// children may be missing.
bool same_fragment(const Fragment* a, const Fragment* b, bool in_size_only = false) {
  if (a == b) return true;
  if (a == nullptr || b == nullptr) return false;
  if (a->kind != b->kind || a->flags != b->flags || a->box != b->box || !(a->size == b->size) ||
      a->first_baseline != b->first_baseline || a->last_baseline != b->last_baseline ||
      !(a->border() == b->border()) || !(a->padding() == b->padding())) {
    return false;
  }
  if (in_size_only) return true;
  if (a->children.size() != b->children.size()) return false;
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
  // Whether what measures comes out whole may depend on what has been laid out before.
  const bool in_size_only = !a.is_whole || !b.is_whole;
  return same_fragment(a.fragment, b.fragment, in_size_only) && a.block_offset == b.block_offset &&
         a.offset_resolved == b.offset_resolved && a.self_collapsing == b.self_collapsing &&
         a.is_pushed == b.is_pushed && a.end_strut == b.end_strut &&
         a.intrinsic_block_size == b.intrinsic_block_size && a.break_appeal == b.break_appeal &&
         same_exclusions(a.floats, b.floats) && a.floats_assume_offset == b.floats_assume_offset &&
         a.continued_floats.size() == b.continued_floats.size() && same_token(a.break_token, b.break_token) &&
         std::equal(a.out_of_flow.begin(), a.out_of_flow.end(), b.out_of_flow.begin(), b.out_of_flow.end());
}

LayoutUnit block_size_of(const LayoutResult& result, const ComputedStyle& style) {
  return to_logical(result.fragment->size, layout_direction(style)).block_size;
}

/// What a parent has read because a child did: what it forwarded, and its own block size, if the child looks
/// at what that decides on.
ReadMask reads_through(ReadMask reads, const ConstraintSpace& space, ReadMask forwarded) {
  // A scroll container is the scrollport of what is inside.
  const bool looks = (reads & (kReadPercentageBlock | kReadScrollport)) != 0 || space.orthogonal ||
                     ((reads & kReadAvailableBlock) != 0 && !space.fixed_block);
  return (reads & forwarded) | (looks ? kReadOwnBlockSize : kReadNothing);
}
/// Of intrinsic sizes, in which a block size can only matter if they look at it.
ReadMask min_max_reads_through(ReadMask reads, const ConstraintSpace& space, ReadMask forwarded) {
  const bool looks =
      (reads & (kReadBlockSize | kReadScrollport | kReadOwnBlockSize)) != 0 || space.orthogonal;
  return (reads & forwarded) | (looks ? kReadOwnBlockSize : kReadNothing);
}

}  // namespace

void LayoutStore::resize(size_t boxes) {
  inline_contents.truncate(boxes);
  caches.resize(boxes);
}

void LayoutStore::invalidate(const BoxTree& tree, BoxId box) {
  if (tree.box(box).is_inline_level()) {
    BoxId container = tree.box(box).parent;
    while (container.valid() && !tree.box(container).has(kBoxChildrenInline))
      container = tree.box(container).parent;
    if (container.valid()) inline_contents.forget(container);
  }
  for (BoxId b = box; b.valid(); b = tree.box(b).parent) caches[b.index()] = {};
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

Fragment* Pass::make_fragment() {
  ++fragments_;
  return arena().make<Fragment>();
}

LayoutResult* Pass::make_childless_result() {
  charge_hit();
  // Pages go on with items of earlier ones.
  if (paged_) return arena().make<LayoutResult>();
  return new (scratch_.make_array<LayoutResult>(1)) LayoutResult();
}

Fragment* Pass::make_childless_fragment(bool measuring) {
  if (keeps_childless(measuring)) return make_fragment();
  return new (scratch_.make_array<Fragment>(1)) Fragment();
}

const Fragment* Pass::keep_childless(const LayoutResult& result) {
  if (result.is_whole) return result.fragment;
  Fragment* kept = make_fragment();
  *kept = *result.fragment;
  return kept;
}

size_t Pass::bytes_left() const {
  const size_t used = store_.arena.bytes() - arena_bytes_before_ + charged_bytes_ + scratch_.bytes();
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

LayoutResult Pass::run(BoxId box, const ConstraintSpace& space, const BreakToken* token) {
  if (out_of_limits()) {
    Fragment* empty = make_fragment();
    empty->box = box;
    LayoutResult result;
    result.fragment = empty;
    return result;
  }
  --work_left_;
  if (!in_poison_test_) ++counters_.layout_calls;
  ++depth_;
  ReadMask reads = kReadNothing;
  const ScratchScope scope(scratch_);
  LayoutResult result =
      algorithm_for(boxes_.box(box).kind).layout(*this, box, SpaceReader(space, reads), token);
  result.reads = reads;
  --depth_;
  return result;
}

const LayoutResult& Pass::layout_childless(BoxId box, const ConstraintSpace& space, const SpaceReader* parent,
                                           ReadMask forwarded) {
  ++counters_.childless_layouts;
  ReadMask reads = kReadNothing;
  const SpaceReader reader(space, reads);
  LayoutResult* result = make_childless_result();
  *result = layout_without_children(*this, box, reader);
  result->reads = reads;
  result->is_whole = keeps_childless(space.measuring);
  if (parent != nullptr) parent->add_reads(reads_through(reads, space, forwarded));
  if (poison_test_) {
    ++counters_.poison_checks;
    ReadMask ignored = kReadNothing;
    const ConstraintSpace changed = poisoned(space, reads);
    const LayoutResult again = layout_without_children(*this, box, SpaceReader(changed, ignored));
    if (!same_result(*result, again)) ++counters_.poison_failures;
  }
  return *result;
}

const LayoutEntry* Pass::find_layout(BoxId box, const ConstraintSpace& space, const BreakToken* token) {
  LayoutEntry*& first = store_.caches[box.index()].layouts;
  return find_entry(first, [&](const LayoutEntry& e) {
    // Baselines of what is only measured may be others than those of the layout that is kept.
    const bool fits =
        space.measuring ? e.key.answers_measuring() : e.key.answers_for_good(space, e.result->is_whole);
    if (!fits) return false;
    if (e.key.matches(space, token)) return true;
    // A size by limits is not what the content asks for.
    if (e.result->intrinsic_block_size != space.available.block_size) return false;
    return e.key.is_open_in_block_axis() && space.fixed_block &&
           space.fragmentation == Fragmentation::kNone &&
           space.available.block_size == block_size_of(*e.result, style(box)) &&
           e.key.matches_but_for_block_size(space, token) && facts(box).ratio == 0;
  });
}

const LayoutResult* Pass::known_layout(BoxId box, const ConstraintSpace& space, const SpaceReader* parent,
                                       ReadMask forwarded) {
  const LayoutEntry* found = find_layout(box, space, nullptr);
  if (found == nullptr) return nullptr;
  charge_hit();
  if (parent != nullptr) parent->add_reads(reads_through(found->key.reads(), space, forwarded));
  return found->result;
}

const LayoutResult& Pass::layout(BoxId box, const ConstraintSpace& space, const BreakToken* token,
                                 const SpaceReader* parent, ReadMask forwarded) {
  if (token == nullptr && is_childless(boxes_.box(box), space)) {
    return layout_childless(box, space, parent, forwarded);
  }
  LayoutEntry*& first = store_.caches[box.index()].layouts;
  if (const LayoutEntry* hit = find_layout(box, space, token)) {
    if (!in_poison_test_) {
      ++counters_.layout_hits;
      charge_hit();
      if (poison_test_ && !hit->key.matches(space, token)) check_open_answer(box, space, *hit->result);
    }
    if (parent != nullptr) parent->add_reads(reads_through(hit->key.reads(), space, forwarded));
    return *hit->result;
  }
  const auto* result = new (arena().allocate(sizeof(LayoutResult), alignof(LayoutResult)))
      LayoutResult(run(box, space, token));
  if (parent != nullptr) parent->add_reads(reads_through(result->reads, space, forwarded));
  // What was made without work left is no answer to a later question.
  if (!in_poison_test_ && !limit_exceeded_) {
    if (poison_test_) check_poison(box, space, token, *result);
    // The layout of descendants has not touched this box's list: they are other boxes.
    LayoutEntry* entry =
        arena().make<LayoutEntry>(nullptr, CacheKey(arena(), space, token, result->reads), result);
    add_entry(first, entry, BoxCache::kMaxLayouts);
  }
  return *result;
}

const LayoutResult& Pass::layout_once(BoxId box, const ConstraintSpace& space, const SpaceReader* parent,
                                      ReadMask forwarded, bool for_size) {
  const Arena::Mark mark = arena().mark();
  const uint32_t fragments = fragments_;
  LayoutResult* result = new (scratch_.make_array<LayoutResult>(1)) LayoutResult(run(box, space, nullptr));
  if (parent != nullptr) parent->add_reads(reads_through(result->reads, space, forwarded));
  if (poison_test_) check_poison(box, space, nullptr, *result);
  if (for_size) {
    Fragment* shell = new (scratch_.make_array<Fragment>(1)) Fragment(*result->fragment);
    shell->children = {};
    shell->edges = nullptr;
    result->fragment = shell;
    store_.caches[box.index()] = {};  // it may have asked itself for its content's sizes
    arena().release(mark);
    fragments_ = fragments;
  }
  return *result;
}

void Pass::check_poison(BoxId box, const ConstraintSpace& space, const BreakToken* token,
                        const LayoutResult& result) {
  in_poison_test_ = true;
  ++counters_.poison_checks;
  if (!same_result(result, run(box, poisoned(space, result.reads), token))) ++counters_.poison_failures;
  in_poison_test_ = false;
}

void Pass::check_open_answer(BoxId box, ConstraintSpace space, const LayoutResult& result) {
  in_poison_test_ = true;
  ++counters_.poison_checks;
  space.measuring = space.measuring && !result.is_whole;
  if (!same_result(result, run(box, space, nullptr))) ++counters_.poison_failures;
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
  const ScratchScope scope(scratch_);
  const MinMax sizes = algorithm_for(boxes_.box(box).kind).min_max(*this, box, SpaceReader(space, reads));
  --depth_;
  return sizes;
}

MinMax Pass::min_max(BoxId box, const ConstraintSpace& space, const SpaceReader* parent, ReadMask forwarded) {
  const Box& row = boxes_.box(box);
  if (row.kind == BoxKind::kLeaf || is_empty_container(row)) return min_max_without_space(*this, box);
  MinMaxEntry*& first = store_.caches[box.index()].min_maxes;
  const auto asked = [&](const MinMaxEntry& e) { return e.key.matches(space, nullptr); };
  if (const MinMaxEntry* hit = find_entry(first, asked)) {
    if (!in_poison_test_) {
      ++counters_.min_max_hits;
      charge_hit();
    }
    if (parent != nullptr) parent->add_reads(min_max_reads_through(hit->key.reads(), space, forwarded));
    return hit->sizes;
  }
  ReadMask reads = kReadNothing;
  const MinMax sizes = run_min_max(box, space, reads);
  if (parent != nullptr) parent->add_reads(min_max_reads_through(reads, space, forwarded));
  if (!in_poison_test_ && !limit_exceeded_) {
    if (poison_test_) check_poison(box, space, reads, sizes);
    MinMaxEntry* entry = arena().make<MinMaxEntry>(nullptr, CacheKey(arena(), space, nullptr, reads), sizes);
    add_entry(first, entry, BoxCache::kMaxMinMax);
  }
  return sizes;
}

}  // namespace colosseum::layout

#include "layout/floats/exclusion_space.h"

#include <algorithm>

namespace colosseum::layout {

const ExclusionSpace* ExclusionSpace::add(Arena& arena, const ExclusionSpace* before, const Exclusion& e) {
  ExclusionSpace* s = arena.make<ExclusionSpace>();
  if (before != nullptr) *s = *before;
  if (s->store_ == nullptr || s->store_->size != s->count_ || s->count_ == s->store_->capacity) {
    // Full, or another space grew from the same one.
    const size_t capacity = std::max<size_t>(4, 2 * s->count_);
    Store* grown = arena.make<Store>();
    *grown = {arena.make_array<Exclusion>(capacity).data(), arena.make_array<LayoutUnit>(capacity).data(),
              s->count_, capacity};
    if (s->count_ > 0) {
      std::copy_n(s->store_->entries, s->count_, grown->entries);
      std::copy_n(s->store_->bottoms, s->count_, grown->bottoms);
    }
    s->store_ = grown;
  }
  Store& store = *s->store_;
  store.bottoms[s->count_] = s->count_ == 0 ? e.bottom : std::max(e.bottom, store.bottoms[s->count_ - 1]);
  store.entries[s->count_] = e;
  ++store.size;
  ++s->count_;
  s->last_top_ = before == nullptr ? e.top : std::max(before->last_top_, e.top);
  LayoutUnit& side = e.is_left ? s->left_bottom_ : s->right_bottom_;
  side = std::max(side, e.bottom);
  return s;
}

FloatRoom ExclusionSpace::room(LayoutUnit left, LayoutUnit right, LayoutUnit top, LayoutUnit bottom) const {
  FloatRoom r{left, right};
  // Entries before this one all end above.
  const LayoutUnit* first = std::upper_bound(store_->bottoms, store_->bottoms + count_, top);
  for (size_t i = static_cast<size_t>(first - store_->bottoms); i < count_; ++i) {
    const Exclusion& e = store_->entries[i];
    if (e.bottom <= top || e.bottom <= e.top) continue;
    if (e.top > top && e.top >= bottom) continue;
    // A float that lies outside the stretch takes nothing of it.
    if (e.is_left ? e.right <= left : e.left >= right) continue;
    if (e.is_left) {
      r.left = std::max(r.left, e.right);
    } else {
      r.right = std::min(r.right, e.left);
    }
    r.next_edge = std::min(r.next_edge, e.bottom);
  }
  return r;
}

LayoutUnit ExclusionSpace::clearance(bool left, bool right) const {
  LayoutUnit offset = LayoutUnit::min();
  if (left) offset = std::max(offset, left_bottom_);
  if (right) offset = std::max(offset, right_bottom_);
  return offset;
}

bool ExclusionSpace::same_as(const ExclusionSpace& o) const {
  if (count_ != o.count_) return false;
  return store_ == o.store_ || std::equal(store_->entries, store_->entries + count_, o.store_->entries);
}

bool same_exclusions(const ExclusionSpace* a, const ExclusionSpace* b) {
  if (a == b) return true;
  return a != nullptr && b != nullptr && a->same_as(*b);
}

LayoutUnit clearance_offset(const ExclusionSpace* floats, Clear clear, Direction direction) {
  if (floats == nullptr) return LayoutUnit::min();
  const bool ltr = direction == Direction::kLtr;
  switch (clear) {
    case Clear::kNone: return LayoutUnit::min();
    case Clear::kLeft: return floats->clearance(true, false);
    case Clear::kRight: return floats->clearance(false, true);
    case Clear::kInlineStart: return floats->clearance(ltr, !ltr);
    case Clear::kInlineEnd: return floats->clearance(!ltr, ltr);
    case Clear::kBoth: return floats->clearance(true, true);
  }
  return LayoutUnit::min();
}

bool floats_left(Float value, Direction containing_block) {
  const bool ltr = containing_block == Direction::kLtr;
  switch (value) {
    case Float::kRight: return false;
    case Float::kInlineStart: return ltr;
    case Float::kInlineEnd: return !ltr;
    default: return true;
  }
}

}  // namespace colosseum::layout

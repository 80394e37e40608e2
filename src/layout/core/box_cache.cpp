#include "layout/core/box_cache.h"

namespace colosseum::layout {

namespace {

constexpr ReadMask kKeptDirectly =
    kReadAvailableInline | kReadPercentageInline | kReadBlockSize | kReadModes | kReadOwnBlockSize;

}  // namespace

CacheKey::CacheKey(Arena& arena, const ConstraintSpace& space, const BreakToken* token, ReadMask reads)
    : available_(space.available),
      percentage_(space.percentage),
      reads_(reads),
      modes_(modes_of(space)),
      looked_at_(modes_read(reads)) {
  if (token != nullptr || (reads & ~kKeptDirectly) != 0) rest_ = arena.make<Rest>(space, token);
}

bool CacheKey::answers_measuring() const { return (reads_ & kReadMeasuring) == 0 || is_measuring(modes_); }

bool CacheKey::answers_for_good(const ConstraintSpace& space, bool is_whole) const {
  return is_whole && (space.fragmentation == Fragmentation::kNone || !is_measuring(modes_));
}

bool CacheKey::is_open_in_block_axis() const {
  return (reads_ & kReadOwnBlockSize) == 0 && has_open_block_size(modes_);
}

bool CacheKey::matches_but_for_block_size(const ConstraintSpace& space, const BreakToken* token) const {
  return matches(space, token, kReadBlockMode | kReadAvailableBlock);
}

bool CacheKey::matches(const ConstraintSpace& space, const BreakToken* token, ReadMask ignored) const {
  if (((modes_ ^ modes_of(space)) & looked_at_ & ~modes_read(ignored | kReadMeasuring)) != 0) return false;
  const ReadMask m = reads_ & ~ignored;
  if ((m & kReadAvailableInline) != 0 && available_.inline_size != space.available.inline_size) return false;
  if ((m & kReadAvailableBlock) != 0 && available_.block_size != space.available.block_size) return false;
  if ((m & kReadPercentageInline) != 0 && percentage_.inline_size != space.percentage.inline_size)
    return false;
  if ((m & kReadPercentageBlock) != 0 && percentage_.block_size != space.percentage.block_size) return false;
  if (rest_ == nullptr) return token == nullptr;
  return rest_->token == token && equal_in(m & ~kKeptDirectly, rest_->space, space);
}

}  // namespace colosseum::layout

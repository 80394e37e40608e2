#include "layout/core/box_cache.h"

namespace colosseum::layout {

namespace {

constexpr ReadMask kKeptDirectly =
    kReadAvailableInline | kReadAvailableBlock | kReadPercentageInline | kReadPercentageBlock | kReadModes;

}  // namespace

CacheKey::CacheKey(Arena& arena, const ConstraintSpace& space, const BreakToken* token, ReadMask reads)
    : available_(space.available),
      percentage_(space.percentage),
      reads_(reads),
      modes_(modes_of(space)),
      looked_at_(modes_read(reads)) {
  if (token != nullptr || (reads & ~kKeptDirectly) != 0) rest_ = arena.make<Rest>(space, token);
}

bool CacheKey::matches(const ConstraintSpace& space, const BreakToken* token) const {
  if (((modes_ ^ modes_of(space)) & looked_at_) != 0) return false;
  const ReadMask m = reads_;
  if ((m & kReadAvailableInline) != 0 && available_.inline_size != space.available.inline_size) return false;
  if ((m & kReadAvailableBlock) != 0 && available_.block_size != space.available.block_size) return false;
  if ((m & kReadPercentageInline) != 0 && percentage_.inline_size != space.percentage.inline_size)
    return false;
  if ((m & kReadPercentageBlock) != 0 && percentage_.block_size != space.percentage.block_size) return false;
  if (rest_ == nullptr) return token == nullptr;
  return rest_->token == token && equal_in(m & ~kKeptDirectly, rest_->space, space);
}

}  // namespace colosseum::layout

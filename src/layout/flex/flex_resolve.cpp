// Resolving flexible lengths (css-flexbox-1 §9.7).
#include <algorithm>
#include <cmath>

#include "layout/core/portions.h"
#include "layout/flex/flex_state.h"

namespace colosseum::layout {

void FlexLayout::resolve_pending_minimums(const FlexLine& line) {
  for (size_t i = line.begin; i < line.end; ++i) {
    FlexItem& item = items_[i];
    if (!item.minimum_pending || item.shrink <= 0) continue;
    item.minimum_pending = false;
    item.main_limits.min = std::max(automatic_minimum_size(item), item.main_edges);
  }
}

void FlexLayout::resolve_flexible_lengths(const FlexLine& line) {
  FlexItem* const begin = items_.data() + line.begin;
  FlexItem* const end = items_.data() + line.end;
  const LayoutUnit gaps = main_gap_ * line.gaps();

  // Step 1: the used flex factor.
  LayoutUnit sum = gaps;
  bool any_grows = false;
  for (FlexItem* item = begin; item != end; ++item) {
    sum += item->outer(item->hypothetical_size);
    item->main_size = item->hypothetical_size;
    any_grows = any_grows || item->grow > 0;
  }
  const bool growing = sum < inner_main_;
  if (growing && !any_grows) return;
  if (!growing) resolve_pending_minimums(line);

  // Steps 2 and 3: inflexible items are frozen at their hypothetical main size.
  LayoutUnit free = inner_main_ - gaps;
  double factors = 0, weights = 0;
  // What a factor weighs; of shrinking, the inner base size counts too.
  auto weight = [&](const FlexItem& item) {
    if (growing) return static_cast<double>(item.grow);
    return static_cast<double>(item.shrink) * std::max(0.0, (item.base_size - item.main_edges).to_px());
  };
  auto note_flexible = [&](const FlexItem& item) {
    factors += static_cast<double>(growing ? item.grow : item.shrink);
    weights += weight(item);
  };
  size_t unfrozen = 0;
  for (FlexItem* item = begin; item != end; ++item) {
    const float factor = growing ? item->grow : item->shrink;
    item->frozen = factor == 0 || (growing ? item->base_size > item->hypothetical_size
                                           : item->base_size < item->hypothetical_size);
    free -= item->outer(item->frozen ? item->main_size : item->base_size);
    if (item->frozen) continue;
    note_flexible(*item);
    ++unfrozen;
  }

  const LayoutUnit initial_free = free;  // step 4
  // Step 5: every turn freezes at least one item.
  while (unfrozen > 0) {
    if (factors < 1) {
      const LayoutUnit part = initial_free.scaled(factors);
      if (std::abs(part.raw()) < std::abs(free.raw())) free = part;
    }
    // Shares are cut to 1/64 px where they end, so that the sizes add up to the free space exactly.
    Portions portions(free, weights);
    const bool shares = free && weights > 0;
    LayoutUnit total_violation;
    for (FlexItem* item = begin; item != end; ++item) {
      if (item->frozen) continue;
      LayoutUnit size = item->base_size;
      if (shares) size += portions.next(weight(*item));
      item->main_size = item->main_limits.clamp(std::max(size, item->main_edges));
      item->violation = item->main_size - size;
      total_violation += item->violation;
    }
    if (total_violation == LayoutUnit()) return;
    free = inner_main_ - gaps;
    factors = weights = 0;
    unfrozen = 0;
    for (FlexItem* item = begin; item != end; ++item) {
      item->frozen = item->frozen || (total_violation > LayoutUnit() ? item->violation > LayoutUnit()
                                                                     : item->violation < LayoutUnit());
      free -= item->outer(item->frozen ? item->main_size : item->base_size);
      if (item->frozen) continue;
      note_flexible(*item);
      ++unfrozen;
    }
  }
}

}  // namespace colosseum::layout

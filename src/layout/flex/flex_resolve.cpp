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
  const auto begin = items_.begin() + static_cast<std::ptrdiff_t>(line.begin);
  const auto end = items_.begin() + static_cast<std::ptrdiff_t>(line.end);
  const LayoutUnit gaps = main_gap_ * line.gaps();

  // Step 1: the used flex factor.
  LayoutUnit sum = gaps;
  for (auto item = begin; item != end; ++item) sum += item->outer(item->hypothetical_size);
  const bool growing = sum < inner_main_;
  if (!growing) resolve_pending_minimums(line);
  auto factor = [&](const FlexItem& item) { return static_cast<double>(growing ? item.grow : item.shrink); };
  // Of shrinking: the inner base size counts too.
  auto weight = [&](const FlexItem& item) {
    return growing ? factor(item) : factor(item) * std::max(0.0, (item.base_size - item.main_edges).to_px());
  };

  // Steps 2 and 3: inflexible items are frozen at their hypothetical main size.
  for (auto item = begin; item != end; ++item) {
    item->main_size = item->hypothetical_size;
    item->frozen = factor(*item) == 0 || (growing ? item->base_size > item->hypothetical_size
                                                  : item->base_size < item->hypothetical_size);
  }

  LayoutUnit initial_free;
  // Step 5: every turn freezes at least one item.
  for (size_t turn = line.begin; turn <= line.end; ++turn) {
    double factors = 0, weights = 0;
    size_t unfrozen = 0;
    LayoutUnit free = inner_main_ - gaps;
    for (auto item = begin; item != end; ++item) {
      free -= item->outer(item->frozen ? item->main_size : item->base_size);
      if (item->frozen) continue;
      factors += factor(*item);
      weights += weight(*item);
      ++unfrozen;
    }
    if (unfrozen == 0) break;
    if (turn == line.begin) initial_free = free;  // step 4
    if (factors < 1) {
      const LayoutUnit part = initial_free.scaled(factors);
      if (std::abs(part.raw()) < std::abs(free.raw())) free = part;
    }
    // Shares are cut to 1/64 px where they end, so that the sizes add up to the free space exactly.
    Portions portions(free, weights);
    LayoutUnit total_violation;
    for (auto item = begin; item != end; ++item) {
      if (item->frozen) continue;
      LayoutUnit size = item->base_size;
      if (free && weights > 0) size += portions.next(weight(*item));
      item->main_size = item->main_limits.clamp(std::max(size, item->main_edges));
      item->violation = item->main_size - size;
      total_violation += item->violation;
    }
    for (auto item = begin; item != end; ++item) {
      if (item->frozen) continue;
      item->frozen =
          total_violation == LayoutUnit() ||
          (total_violation > LayoutUnit() ? item->violation > LayoutUnit() : item->violation < LayoutUnit());
    }
  }
}

}  // namespace colosseum::layout

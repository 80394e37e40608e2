#include "layout/flex/line_breaks.h"

#include <algorithm>
#include <limits>

namespace colosseum::layout {

namespace {

/// More lines times items than that are not balanced.
constexpr size_t kMaxBalanceWork = size_t{1} << 22;

/// Finds the partition into a given number of lines with the least sum of squares of what is left free (of
/// the lines' sizes, when the room is not known).
class Balancer {
 public:
  Balancer(std::span<const LayoutUnit> sizes, LayoutUnit gap, LayoutUnit room)
      : sizes_(sizes), gap_(gap), room_(room) {}

  std::vector<size_t> run(size_t lines) {
    const size_t n = sizes_.size();
    std::vector<double> later(n, kImpossible);
    later.push_back(0);
    std::vector<double> now(later.size());
    ends_.assign(lines * n, 0);
    for (size_t k = 0; k < lines; ++k) {
      std::fill(now.begin(), now.end(), kImpossible);
      for (size_t i = 0; i < n; ++i) now[i] = best_end(i, later, ends_[k * n + i]);
      later.swap(now);
    }
    std::vector<size_t> out;
    for (size_t k = lines, i = 0; k-- > 0 && i < n;) out.push_back(i = ends_[k * n + i]);
    return out;
  }

 private:
  static constexpr double kImpossible = std::numeric_limits<double>::infinity();

  /// The cost from item i on, with a line that ends at `end`; of equal ones the longest line.
  double best_end(size_t i, const std::vector<double>& later, size_t& end) const {
    double best = kImpossible;
    LayoutUnit size;
    for (size_t j = i + 1; j <= sizes_.size(); ++j) {
      size += sizes_[j - 1] + (j > i + 1 ? gap_ : LayoutUnit());
      if (size > room_ && j > i + 1) break;
      const double free = room_ == LayoutUnit::max() ? size.to_px() : (room_ - size).to_px();
      const double cost = free * free + later[j];
      if (cost <= best && cost < kImpossible) {
        best = cost;
        end = j;
      }
    }
    return best;
  }

  std::span<const LayoutUnit> sizes_;
  LayoutUnit gap_, room_;
  std::vector<size_t> ends_;  ///< by lines left (one less) and first item
};

}  // namespace

std::vector<size_t> greedy_line_ends(std::span<const LayoutUnit> sizes, LayoutUnit gap, LayoutUnit room) {
  std::vector<size_t> ends;
  LayoutUnit used;
  size_t begin = 0;
  for (size_t i = 0; i < sizes.size(); ++i) {
    if (i == begin) {
      used = sizes[i];
    } else if (used + gap + sizes[i] > room) {
      ends.push_back(i);
      begin = i;
      used = sizes[i];
    } else {
      used += gap + sizes[i];
    }
  }
  if (!sizes.empty()) ends.push_back(sizes.size());
  return ends;
}

std::vector<size_t> balanced_line_ends(std::span<const LayoutUnit> sizes, LayoutUnit gap, LayoutUnit room,
                                       int least_lines) {
  // Items with negative outer sizes take no room, but give none either.
  std::vector<LayoutUnit> floored(sizes.begin(), sizes.end());
  for (LayoutUnit& size : floored) size = std::max(size, LayoutUnit());
  std::vector<size_t> greedy = greedy_line_ends(floored, gap, room);
  const size_t n = sizes.size();
  const size_t lines = std::min(std::max(greedy.size(), static_cast<size_t>(std::max(least_lines, 1))), n);
  // Lines can be long when the room is not known.
  const size_t longest = room == LayoutUnit::max() ? n : 1 + n / std::max<size_t>(greedy.size(), 1) * 4;
  if (lines < 2 || n > kMaxBalanceWork / lines / std::max<size_t>(longest, 1)) return greedy;
  return Balancer(floored, gap, room).run(lines);
}

}  // namespace colosseum::layout

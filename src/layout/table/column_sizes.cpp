#include "layout/table/column_sizes.h"

#include <algorithm>

#include "layout/core/portions.h"

namespace colosseum::layout {

namespace {

/// Adds `amount` to sizes in proportion to weights.
template <typename Weight>
void share(std::vector<LayoutUnit>& sizes, LayoutUnit amount, Weight&& weight) {
  double sum = 0;
  for (size_t i = 0; i < sizes.size(); ++i) sum += weight(i);
  if (sum <= 0) return;
  Portions portions(amount, sum);
  for (size_t i = 0; i < sizes.size(); ++i) sizes[i] += portions.next(weight(i));
}

LayoutUnit sum_of(const std::vector<LayoutUnit>& sizes) {
  LayoutUnit sum;
  for (LayoutUnit s : sizes) sum += s;
  return sum;
}

/// What is left of the target beyond the largest sizes: to columns without a size of their own first.
/// `to_fixed`: columns with a size may take it.
void share_excess(std::span<const ColumnSizes> columns, std::vector<LayoutUnit>& sizes, LayoutUnit excess,
                  bool to_fixed) {
  auto by_max = [&](size_t i) { return std::max(columns[i].max.to_px(), 0.0); };
  auto is_auto = [&](size_t i) { return columns[i].percent < 0 && !columns[i].constrained; };
  auto is_fixed = [&](size_t i) { return columns[i].percent < 0 && columns[i].constrained; };
  double autos = 0, fixed = 0, percents = 0;
  size_t auto_count = 0;
  for (size_t i = 0; i < columns.size(); ++i) {
    if (is_auto(i)) {
      autos += by_max(i);
      ++auto_count;
    }
    if (is_fixed(i)) fixed += by_max(i);
    if (columns[i].percent > 0) percents += columns[i].percent;
  }
  if (autos > 0) {
    share(sizes, excess, [&](size_t i) { return is_auto(i) ? by_max(i) : 0; });
  } else if (auto_count > 0) {
    share(sizes, excess, [&](size_t i) { return is_auto(i) ? 1.0 : 0.0; });
  } else if (fixed > 0 && to_fixed) {
    share(sizes, excess, [&](size_t i) { return is_fixed(i) ? by_max(i) : 0; });
  } else if (percents > 0) {
    share(sizes, excess, [&](size_t i) { return std::max(columns[i].percent, 0.0); });
  } else if (to_fixed) {
    share(sizes, excess, [](size_t) { return 1.0; });
  }
}

LayoutUnit percentage_of(const ColumnSizes& c, LayoutUnit target) {
  return std::max(target.scaled(c.percent / 100), c.min);
}

/// §3.9.3; `to_fixed`: what is left after all have their largest sizes may go to columns with a size.
std::vector<LayoutUnit> distribute(std::span<const ColumnSizes> columns, LayoutUnit target, bool to_fixed) {
  const size_t n = columns.size();
  std::vector<LayoutUnit> guess(n), next(n);
  // §3.9.2.2: min-content, min-content-percentage, min-content-specified and max-content sizing-guess.
  auto guess_of = [&](int k, size_t i) {
    const ColumnSizes& c = columns[i];
    if (k > 0 && c.percent >= 0) return percentage_of(c, target);
    if (k == 3 || (k == 2 && c.constrained)) return c.max;
    return c.min;
  };
  for (size_t i = 0; i < n; ++i) guess[i] = guess_of(0, i);
  for (int k = 1; k < 4; ++k) {
    if (sum_of(guess) >= target) return guess;
    for (size_t i = 0; i < n; ++i) next[i] = guess_of(k, i);
    if (sum_of(next) >= target) {
      const std::vector<LayoutUnit> lower = guess;
      share(guess, target - sum_of(guess),
            [&](size_t i) { return std::max((next[i] - lower[i]).to_px(), 0.0); });
      return guess;
    }
    guess = next;
  }
  share_excess(columns, guess, target - sum_of(guess), to_fixed);
  return guess;
}

}  // namespace

std::vector<LayoutUnit> distribute_width(std::span<const ColumnSizes> columns, LayoutUnit target) {
  return distribute(columns, target, true);
}

std::vector<LayoutUnit> distribute_fixed_width(std::span<const ColumnSizes> columns, LayoutUnit target) {
  const size_t n = columns.size();
  std::vector<LayoutUnit> sizes(n);
  size_t autos = 0;
  LayoutUnit percents;
  for (size_t i = 0; i < n; ++i) {
    if (columns[i].percent >= 0) {
      percents += sizes[i] = target.scaled(columns[i].percent / 100) + columns[i].percent_edges;
    } else if (!is_indefinite(columns[i].fixed)) {
      sizes[i] = columns[i].fixed;
    } else {
      ++autos;
    }
  }
  const LayoutUnit sum = sum_of(sizes), excess = target - sum;
  if (excess < LayoutUnit() && percents > LayoutUnit()) {
    // Percentages give way to fixed sizes.
    const LayoutUnit room = std::max(target - (sum - percents), LayoutUnit());
    for (size_t i = 0; i < n; ++i) {
      if (columns[i].percent >= 0) sizes[i] = sizes[i].mul_div(room, percents);
    }
    return sizes;
  }
  if (excess <= LayoutUnit()) return sizes;
  if (autos > 0) {
    share(sizes, excess,
          [&](size_t i) { return columns[i].percent < 0 && is_indefinite(columns[i].fixed) ? 1.0 : 0.0; });
    return sizes;
  }
  const std::vector<LayoutUnit> base = sizes;
  if (sum > percents) {
    share(sizes, excess, [&](size_t i) { return columns[i].percent < 0 ? base[i].to_px() : 0; });
  } else if (sum > LayoutUnit()) {
    share(sizes, excess, [&](size_t i) { return base[i].to_px(); });
  } else {
    share(sizes, excess, [](size_t) { return 1.0; });
  }
  return sizes;
}

MinMax table_intrinsic_sizes(std::span<const ColumnSizes> columns, bool percentages) {
  MinMax m;
  double percents = 0;
  LayoutUnit others, by_percent;
  for (const ColumnSizes& c : columns) {
    m.min += c.min;
    m.max += c.max;
    if (c.percent > 0) {
      percents += c.percent;
      // Wide enough that the percentage covers the column's largest size.
      by_percent = std::max(by_percent, c.max.scaled(100 / c.percent));
    } else if (c.percent < 0) {
      others += c.max;
    }
  }
  if (percentages && percents > 0) {
    m.max = std::max(m.max, by_percent);
    if (percents < 100) {
      m.max = std::max(m.max, others.scaled(100 / (100 - percents)));
    } else if (others > LayoutUnit()) {
      m.max = std::max(m.max, LayoutUnit(kLargestTable));
    }
  }
  m.max = std::max(m.max, m.min);
  return m;
}

void distribute_spanning_cells(std::vector<ColumnSizes>& columns, std::vector<SpanningSizes> cells,
                               LayoutUnit spacing) {
  std::stable_sort(cells.begin(), cells.end(),
                   [](const SpanningSizes& a, const SpanningSizes& b) { return a.span < b.span; });
  for (const SpanningSizes& cell : cells) {
    const std::span<ColumnSizes> spanned = std::span(columns).subspan(cell.column, cell.span);
    const LayoutUnit gaps = spacing * static_cast<int>(cell.span - 1);
    if (cell.percent >= 0) {
      double sum = 0, weights = 0;
      size_t open = 0;
      for (const ColumnSizes& c : spanned) {
        sum += std::max(c.percent, 0.0);
        if (c.percent >= 0) continue;
        weights += c.max.to_px();
        ++open;
      }
      const double missing = cell.percent - sum;
      for (ColumnSizes& c : spanned) {
        if (c.percent >= 0 || missing <= 0) continue;
        c.percent = weights > 0 ? missing * c.max.to_px() / weights : missing / static_cast<double>(open);
      }
    }
    auto raise = [&](LayoutUnit wanted, LayoutUnit ColumnSizes::*size, bool to_fixed) {
      LayoutUnit have;
      for (const ColumnSizes& c : spanned) have += c.*size;
      if (wanted - gaps <= have) return;
      const std::vector<LayoutUnit> sizes = distribute(spanned, wanted - gaps, to_fixed);
      for (size_t i = 0; i < spanned.size(); ++i) spanned[i].*size = std::max(spanned[i].*size, sizes[i]);
    };
    // As browsers do: the largest size of a cell without a width widens no columns that have one.
    raise(cell.min, &ColumnSizes::min, true);
    raise(cell.max, &ColumnSizes::max, cell.constrained);
    for (ColumnSizes& c : spanned) c.max = std::max(c.max, c.min);
  }
}

}  // namespace colosseum::layout

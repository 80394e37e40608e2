// What items contribute to the tracks of a grid (css-grid-2 §12.5).
#pragma once

#include <algorithm>
#include <span>

#include "layout/grid/grid_state.h"

namespace colosseum::layout {

/// Sizes by item, as far as they were asked for.
class KnownSizes {
 public:
  KnownSizes(Scratch& scratch, size_t items) : known_(scratch.make_array<MinMax>(items)) {
    std::fill_n(known_, items, MinMax{kIndefiniteSize, kIndefiniteSize});
  }
  bool has(size_t i) const { return !is_indefinite(known_[i].max); }
  MinMax& operator[](size_t i) { return known_[i]; }

 private:
  MinMax* known_;
};

/// Contributions to an axis of `root`, of its own items and of those in subgrids.
class Contributions : public ItemContributions {
 protected:
  Contributions(GridSizing& root, GridAxis axis, std::span<const TrackItem> items)
      : root_(root), axis_(axis), items_(items) {}
  /// Whether all contributions of an item are one size, found with its style.
  bool is_known(size_t i) const {
    return !items_[i].swapped && !items_[i].empty && !is_indefinite(items_[i].item->known(axis_));
  }
  LayoutUnit known(size_t i) const {
    return items_[i].item->known(axis_) + items_[i].before + items_[i].after;
  }
  LayoutUnit baseline_growth(size_t i) const;
  LayoutUnit minimum_of(size_t i, const Length& size, const Length& min, LayoutUnit edges,
                        LayoutUnit margins);

  GridSizing& root_;
  GridAxis axis_;
  std::span<const TrackItem> items_;
};

/// In the inline axis.
class ColumnContributions final : public Contributions {
 public:
  ColumnContributions(GridSizing& root, std::span<const TrackItem> items)
      : Contributions(root, GridAxis::kColumns, items), known_(root.pass_.scratch(), items.size()) {}
  LayoutUnit minimum(size_t i) override;
  LayoutUnit min_content(size_t i) override;
  LayoutUnit max_content(size_t i) override;

 private:
  const MinMax& sizes(size_t i);
  LayoutUnit margins(size_t i) const;
  KnownSizes known_;
};

/// In the block axis: the block size that layout in the item's columns gives; of an orthogonal item its
/// inline size.
class RowContributions final : public Contributions {
 public:
  RowContributions(GridSizing& root, std::span<const TrackItem> items)
      : Contributions(root, GridAxis::kRows, items), known_(root.pass_.scratch(), items.size()) {}
  LayoutUnit minimum(size_t i) override;
  LayoutUnit min_content(size_t i) override;
  LayoutUnit max_content(size_t i) override;

 private:
  LayoutUnit margins(size_t i) const;
  LayoutUnit percentage_base(const TrackItem& t) const;
  LayoutUnit size(size_t i, LayoutUnit MinMax::*which);
  const MinMax& orthogonal_sizes(size_t i);
  KnownSizes known_;
};

}  // namespace colosseum::layout

// What items contribute to the tracks of a grid (css-grid-2 §12.5).
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "layout/grid/grid_state.h"

namespace colosseum::layout {

/// Contributions to an axis of `root`, of its own items and of those in subgrids.
class Contributions : public ItemContributions {
 protected:
  Contributions(GridSizing& root, GridAxis axis, std::span<const TrackItem> items)
      : root_(root), axis_(axis), items_(items) {}
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
      : Contributions(root, GridAxis::kColumns, items), known_(items.size()) {}
  LayoutUnit minimum(size_t i) override;
  LayoutUnit min_content(size_t i) override;
  LayoutUnit max_content(size_t i) override;

 private:
  const MinMax& sizes(size_t i);
  LayoutUnit margins(size_t i) const;
  std::vector<std::optional<MinMax>> known_;
};

/// In the block axis: the block size that layout in the item's columns gives; of an orthogonal item its
/// inline size.
class RowContributions final : public Contributions {
 public:
  RowContributions(GridSizing& root, std::span<const TrackItem> items)
      : Contributions(root, GridAxis::kRows, items), known_(items.size()) {}
  LayoutUnit minimum(size_t i) override;
  LayoutUnit min_content(size_t i) override;
  LayoutUnit max_content(size_t i) override;

 private:
  LayoutUnit margins(size_t i) const;
  LayoutUnit percentage_base(const TrackItem& t) const;
  LayoutUnit size(size_t i, LayoutUnit MinMax::*which);
  const MinMax& orthogonal_sizes(size_t i);
  std::vector<std::optional<MinMax>> known_;
};

}  // namespace colosseum::layout

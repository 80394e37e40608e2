// The state of one run of grid layout, shared by the files of this folder.
#pragma once

#include <vector>

#include "layout/core/fragment_builder.h"
#include "layout/core/sizing.h"
#include "layout/core/writing_modes.h"
#include "layout/grid/grid_placement.h"
#include "layout/grid/track_sizing.h"

namespace colosseum::layout {

/// How an item lies in its area in one axis (css-grid-2 §6.2, §11.3, §11.4), with auto margins as zero.
struct ItemAlignment {
  enum class Edge : uint8_t { kStart, kCenter, kEnd, kBaseline, kLastBaseline } edge = Edge::kStart;
  AutoSize auto_size = AutoSize::kFitContent;  ///< what an automatic size does
  bool safe = false;
  bool auto_start = false, auto_end = false;  ///< auto margins
  bool is_baseline() const { return edge == Edge::kBaseline || edge == Edge::kLastBaseline; }
};

/// An item of the grid.
struct GridItem {
  BoxId box;
  const ComputedStyle* style = nullptr;
  int32_t order = 0;
  GridSpan columns, rows;
  ItemAlignment inline_alignment, block_alignment;
  bool replaced = false;
  LayoutUnit baseline_shim;  ///< from the start (last baseline: end) edge of its area, by block_alignment
  const LayoutResult* measured = nullptr;  ///< with its columns' size, rows not known
  const LayoutResult* result = nullptr;
  LogicalOffset offset;  ///< of the border box

  const GridSpan& span(GridAxis a) const { return a == GridAxis::kColumns ? columns : rows; }
};

/// Distance of an item's first or last baseline from its block-start edge. Without one, it is the border edge
/// below; a scroll container's lies within its border box (css-align-3 §9.1).
LayoutUnit item_baseline(const GridItem& item, const Fragment& fragment, const ComputedStyle& container,
                         bool last);

/// One axis of the grid.
struct GridTracks {
  ImplicitGrid implicit;
  std::vector<Track> tracks;
  std::vector<LayoutUnit> starts;  ///< of each track from the content edge, after alignment
  LayoutUnit gap;
  LayoutUnit available = kIndefiniteSize;  ///< inner size of the container
  LayoutUnit min_inner, max_inner = LayoutUnit::max();
  SizingConstraint constraint = SizingConstraint::kNone;
  bool has_percentages = false;  ///< in tracks or gaps, which an indefinite size makes auto

  std::span<const Track> of(GridSpan s) const {
    return std::span(tracks).subspan(static_cast<size_t>(s.start), static_cast<size_t>(s.count()));
  }
  LayoutUnit sum() const { return tracks_size(tracks, {0, static_cast<int32_t>(tracks.size())}, gap); }
  /// Size of an area after alignment.
  LayoutUnit area_size(GridSpan s) const {
    const auto last = static_cast<size_t>(s.end - 1);
    return starts[last] + tracks[last].base - starts[static_cast<size_t>(s.start)];
  }
};

/// A grid with its items placed and its tracks sized: what layout and intrinsic sizes have in common.
class GridSizing {
 public:
  GridSizing(Pass& pass, BoxId box);
  GridSizing(const GridSizing&) = delete;
  GridSizing& operator=(const GridSizing&) = delete;

  // ---- grid_items.cpp ----
  /// Collects items, places them and makes the tracks; `inner` is the content box as far as it is definite.
  void place(LogicalSize inner);
  /// Resolves tracks and gaps of an axis against the container's inner size.
  void resolve_tracks(GridAxis axis, LayoutUnit inner);

  // ---- grid_sizing.cpp ----
  void size_columns();
  void size_rows();
  /// §12.1 steps 1 to 4.
  void size_both();
  /// Where tracks begin, content distribution applied (§11.5).
  void align_tracks(GridAxis axis, LayoutUnit inner);

  GridTracks& axis(GridAxis a) { return a == GridAxis::kColumns ? columns_ : rows_; }
  const GridTracks& axis(GridAxis a) const { return a == GridAxis::kColumns ? columns_ : rows_; }
  std::vector<GridItem>& items() { return items_; }
  const std::vector<GridItem>& items() const { return items_; }
  const GridLines& lines(GridAxis a) const { return a == GridAxis::kColumns ? *column_lines_ : *row_lines_; }
  /// An out-of-flow child as if it were an item.
  GridItem make_item(BoxId box) const;

  /// The size of an item's area as percentages and automatic sizes see it during sizing: indefinite while a
  /// track of it is.
  LayoutUnit definite_area(const GridItem& item, GridAxis axis) const;
  /// Lays an item out in its columns with its rows unknown, for its block size and baselines.
  const LayoutResult& measure(GridItem& item);
  ConstraintSpace item_space(const GridItem& item) const;

 private:
  friend class ColumnContributions;
  friend class RowContributions;

  // ---- grid_items.cpp ----
  void collect_items();
  int32_t auto_repetitions(GridAxis axis, LayoutUnit inner) const;
  void collapse_empty_tracks(GridAxis axis);
  ItemAlignment resolve_alignment(const GridItem& item, GridAxis axis) const;

  // ---- grid_sizing.cpp ----
  void run(GridAxis axis, ItemContributions& contributions);
  void shim_baselines();

  Pass& pass_;
  BoxId box_;
  const ComputedStyle& style_;
  WritingDirection wd_;
  std::vector<GridItem> items_;  ///< in order-modified document order
  std::optional<GridLines> column_lines_, row_lines_;
  GridTracks columns_, rows_;
  bool rows_sized_ = false;
  bool columns_depend_on_rows_ = false;  ///< a contribution to columns read the block size of its area
};

/// The content of a box as a grid: one layout.
class GridLayout {
 public:
  GridLayout(Pass& pass, BoxId box, const SpaceReader& space);
  LayoutResult run();

 private:
  // ---- grid_layout.cpp ----
  void resolve_container();
  void size_grid();
  LayoutResult finish();

  // ---- grid_alignment.cpp ----
  ConstraintSpace area_space(const GridItem& item) const;
  void layout_items();
  void align_item(GridItem& item) const;
  LayoutUnit baseline_of(const GridItem& item, bool last) const;
  void note_baselines(Fragment& fragment) const;
  LayoutUnit container_baseline(bool last) const;

  // ---- grid_out_of_flow.cpp ----
  void add_out_of_flow_children(FragmentBuilder& builder) const;
  LogicalRect absolute_area(const ComputedStyle& style) const;

  LogicalSize inner() const {
    return {inline_size_ - model_.border_padding.inline_sum(),
            block_size_ - model_.border_padding.block_sum()};
  }

  Pass& pass_;
  BoxId box_;
  const SpaceReader& space_;
  const ComputedStyle& style_;
  WritingDirection wd_;
  BoxModel model_;
  GridSizing grid_;
  bool measuring_;
  LayoutUnit inline_size_, block_size_ = kIndefiniteSize;
  LayoutUnit intrinsic_block_size_;
};

}  // namespace colosseum::layout

// The state of one run of grid layout, shared by the files of this folder.
#pragma once

#include <algorithm>
#include <memory>
#include <optional>
#include <vector>

#include "layout/core/empty_container.h"
#include "layout/core/fragment_builder.h"
#include "layout/core/sizing.h"
#include "layout/core/writing_modes.h"
#include "layout/grid/grid_placement.h"
#include "layout/grid/subgrid_space.h"
#include "layout/grid/track_sizing.h"

namespace colosseum::layout {

/// How an item lies in its area in one axis (css-grid-2 §6.2, §11.3, §11.4), with auto margins as zero.
struct ItemAlignment {
  /// Items that share a baseline have their edge on the same side of the track: kBaseline at its start,
  /// kLastBaseline at its end.
  enum class Edge : uint8_t { kStart, kCenter, kEnd, kBaseline, kLastBaseline } edge = Edge::kStart;
  AutoSize auto_size = AutoSize::kFitContent;  ///< what an automatic size does
  bool safe = false;
  bool auto_start = false, auto_end = false;  ///< auto margins
  bool last = false;                          ///< of kBaseline and kLastBaseline: by its last baseline
  WritingDirection baseline_wd;               ///< … in which the axis is the block axis (css-align-3 §9.1)
  bool is_baseline() const { return edge == Edge::kBaseline || edge == Edge::kLastBaseline; }
};

class GridSizing;

/// An item of the grid.
struct GridItem {
  BoxId box;
  const ComputedStyle* style = nullptr;
  const StyleFacts* facts = nullptr;
  int32_t order = 0;
  GridSpan columns, rows;
  ItemAlignment inline_alignment, block_alignment;
  BoxKind kind = BoxKind::kBlockFlow;
  bool empty = false;          ///< kBoxEmpty
  bool is_sized_here = false;  ///< an empty box whose style leaves nothing to its own layout
  bool shares_columns = false, shares_rows = false;  ///< a subgrid in these axes of its container
  GridSizing* subgrid = nullptr;                     ///< when it shares tracks that are still to be sized
  LogicalEdges margins;                              ///< in the axes of the grid; percentages count as zero
  /// Outer contributions to both axes that the style alone decides on; else indefinite.
  LogicalSize known_contribution{kIndefiniteSize, kIndefiniteSize};
  /// From the edge of its area that it shares a baseline at.
  LayoutUnit inline_shim, block_shim;
  /// Of an item sharing a baseline along its inline axis: how much farther in that baseline is as large as
  /// max-content than as large as min-content.
  LayoutUnit baseline_growth;
  const LayoutResult* measured = nullptr;  ///< with its columns' size, rows not known
  const LayoutResult* result = nullptr;
  LogicalOffset offset;  ///< of the border box
  LogicalSize size;      ///< of the border box, when there is no `result`

  bool is_childless() const { return has_no_children(kind, empty); }
  const GridSpan& span(GridAxis a) const { return a == GridAxis::kColumns ? columns : rows; }
  ItemAlignment& alignment(GridAxis a) {
    return a == GridAxis::kColumns ? inline_alignment : block_alignment;
  }
  LayoutUnit& shim(GridAxis a) { return a == GridAxis::kColumns ? inline_shim : block_shim; }
  LayoutUnit known(GridAxis a) const {
    return a == GridAxis::kColumns ? known_contribution.inline_size : known_contribution.block_size;
  }
  bool shares(GridAxis a) const { return a == GridAxis::kColumns ? shares_columns : shares_rows; }
};

using GridItems = ScratchVector<GridItem>;

/// One axis of the grid.
struct GridTracks {
  explicit GridTracks(Scratch& scratch) : tracks(scratch), starts(scratch) {}

  ImplicitGrid implicit;
  ScratchVector<Track> tracks;
  ScratchVector<LayoutUnit> starts;  ///< of each track from the content edge, after alignment
  LayoutUnit gap;
  LayoutUnit available = kIndefiniteSize;  ///< inner size of the container
  LayoutUnit min_inner, max_inner = LayoutUnit::max();
  SizingConstraint constraint = SizingConstraint::kNone;
  bool shrinks_to_fit = false;   ///< `available` comes from the content
  bool has_percentages = false;  ///< in tracks or gaps, which an indefinite size makes auto
  /// Of the items that share a baseline at the start (end) edge of each track; none: no such items at all.
  std::vector<LayoutUnit> first_baselines, last_baselines;

  std::span<const Track> of(GridSpan s) const {
    return tracks.span().subspan(static_cast<size_t>(s.start), static_cast<size_t>(s.count()));
  }
  LayoutUnit sum() const { return tracks_size(tracks.span(), {0, static_cast<int32_t>(tracks.size())}, gap); }
  /// Size of an area after alignment.
  LayoutUnit area_size(GridSpan s) const {
    const auto last = static_cast<size_t>(s.end - 1);
    return std::max(starts[last] + tracks[last].base - starts[static_cast<size_t>(s.start)], LayoutUnit());
  }
};

/// How an axis of a subgrid lies in the grid around it (css-grid-2 §9).
struct SubgridLink {
  bool subgridded = false;
  bool sized = false;            ///< tracks came with sizes from outside
  GridSizing* parent = nullptr;  ///< when sized together with it
  GridAxis parent_axis = GridAxis::kColumns;
  bool reversed = false;  ///< the axis runs the other way
  GridSpan in_parent;     ///< tracks shared
  InheritedNames names;   ///< storage of those of `lines`, with a parent
  InheritedLines lines;
  LayoutUnit parent_gap;
  /// The extra layer of margin at the edges of the subgrid and at those between its tracks.
  LayoutUnit start, end, between;

  LayoutUnit before(int32_t track) const { return track == 0 ? start : between; }
  LayoutUnit after(int32_t track) const { return track + 1 == lines.tracks ? end : between; }
  /// The track of the parent that is the subgrid's own.
  int32_t outer(int32_t track) const {
    return reversed ? in_parent.end - 1 - track : in_parent.start + track;
  }
};

/// An item as it takes part in the sizing of an axis: of the grid itself, or of a subgrid in it (§12.1).
struct TrackItem {
  GridSizing* grid = nullptr;  ///< whose item it is
  GridItem* item = nullptr;
  GridSpan span;             ///< in the tracks that are sized
  LayoutUnit before, after;  ///< extra layers of margin
  bool empty = false;        ///< a subgrid in this axis: only its own edges count
  LayoutUnit edges;          ///< of an empty one, what these need in `span`
  bool swapped = false;      ///< columns of `grid` run along with rows of the grid that is sized
  bool reversed = false;
};

using TrackItems = ScratchVector<TrackItem>;

/// A grid with its items placed and its tracks sized: what layout and intrinsic sizes have in common.
class GridSizing {
 public:
  /// `outside`: what the grid around a subgrid says; null: there is none.
  GridSizing(Pass& pass, BoxId box, const SubgridSpace* outside);
  GridSizing(const GridSizing&) = delete;
  GridSizing& operator=(const GridSizing&) = delete;
  /// Before place(): sizes the grid as if it were empty (css-contain-1 §3.1).
  void leave_items_out() { is_empty_ = true; }

  // ---- grid_items.cpp ----
  /// Collects items, places them and makes the tracks; `inner` is the content box as far as it is definite.
  void place(LogicalSize inner);
  /// Resolves tracks and gaps of an axis against the container's inner size.
  void resolve_tracks(GridAxis axis, LayoutUnit inner);

  // ---- subgrid.cpp ----
  /// Takes over the tracks that the grid around gives sizes to. Margins, borders and padding have percentages
  /// of `percentage_base`, gaps of `inner`.
  void adopt_outside(LogicalSize inner, LayoutUnit percentage_base);
  /// Whether the sizes of the tracks are given.
  bool is_settled(GridAxis axis) const;
  const SubgridLink& link(GridAxis a) const { return a == GridAxis::kColumns ? column_link_ : row_link_; }

  // ---- grid_sizing.cpp ----
  void size_columns();
  void size_rows();
  /// §12.1 steps 1 to 4.
  void size_both();
  /// The same for columns alone, as far as it takes rows.
  void size_columns_by_rows();
  /// §5.2: the sums of the columns under a min-content and a max-content constraint; nothing when they depend
  /// on rows.
  std::optional<MinMax> column_sums();
  /// Whether a contribution to the columns sized last looked at the block size of its area.
  bool columns_depend_on_rows() const { return columns_depend_on_rows_; }
  /// Whether some item may share a baseline.
  bool has_baselines() const { return has_baselines_; }
  /// Where tracks begin, content distribution applied (§11.5).
  void align_tracks(GridAxis axis, LayoutUnit inner);

  GridTracks& axis(GridAxis a) { return a == GridAxis::kColumns ? columns_ : rows_; }
  const GridTracks& axis(GridAxis a) const { return a == GridAxis::kColumns ? columns_ : rows_; }
  GridItems& items() { return items_; }
  const GridItems& items() const { return items_; }
  const GridLines& lines(GridAxis a) const { return a == GridAxis::kColumns ? *column_lines_ : *row_lines_; }
  /// An out-of-flow child as if it were an item.
  GridItem make_item(BoxId box) const;

  /// The size of an item's area as percentages and automatic sizes see it during sizing: indefinite while a
  /// track of it is.
  LayoutUnit definite_area(const GridItem& item, GridAxis axis) const;
  /// Lays an item out in its columns with its rows unknown, for its block size and baselines. `swapped`: the
  /// other way around, for a grid around this one whose rows are columns here.
  const LayoutResult& measure(GridItem& item, bool swapped = false);
  ConstraintSpace item_space(const GridItem& item, bool swapped = false) const;
  /// What it is told for its contribution to the columns of the grid `root`.
  static bool has_width_from_rows(const GridSizing& root, const TrackItem& item);
  static ChildSpaceBuilder column_space(const GridSizing& root, const TrackItem& item);

  // ---- grid_baselines.cpp ----
  /// Baselines that items share across columns (rows), once all of them are laid out.
  void refine_baselines(GridAxis axis);
  /// From the edge of an item at which it shares a baseline, on the way along the axis.
  LayoutUnit own_baseline(const GridItem& item, GridAxis axis, const Fragment& fragment) const;

 private:
  friend class Contributions;
  friend class ColumnContributions;
  friend class RowContributions;

  // ---- grid_items.cpp ----
  void collect_items();
  void place_collected(int32_t limit);
  bool fill_cells(int32_t limit);
  void resolve_gap(GridAxis axis, LayoutUnit inner);
  int32_t auto_repetitions(GridAxis axis, LayoutUnit inner) const;
  void collapse_empty_tracks(GridAxis axis);
  ItemAlignment resolve_alignment(const GridItem& item, GridAxis axis) const;
  void note_known_sizes(GridItem& item) const;

  // ---- subgrid.cpp ----
  SubgridLink& link(GridAxis a) { return a == GridAxis::kColumns ? column_link_ : row_link_; }
  void note_shared_axes(GridItem& item) const;
  SubgridLink link_to(const GridItem& item, GridAxis axis);
  void attach_subgrids();
  const SubgridSpace* subgrid_space(const GridItem& item) const;
  std::vector<SharedTrack> shared_tracks(const GridItem& item, GridAxis axis) const;
  void resolve_edges(GridAxis axis, LayoutUnit inner, LayoutUnit percentage_base);
  void adopt_tracks(GridAxis axis, std::span<const SharedTrack> tracks);
  void share_tracks(GridAxis axis);
  void forget_sizes(GridAxis axis);
  struct Layer {
    LayoutUnit before, after;
  };
  void collect_track_items(GridAxis axis, const TrackItem& as, std::span<const Layer> layers,
                           TrackItems& out);
  void collect_inside(GridAxis axis, TrackItem as, std::span<const Layer> layers, TrackItems& out);
  TrackItems track_items(GridAxis axis);
  void size_columns_inside();

  // ---- grid_sizing.cpp ----
  LayoutUnit definite_span(GridAxis axis, GridSpan span) const;
  LayoutUnit available_span(GridAxis axis, GridSpan span) const;
  void align_definite_rows();
  void run(GridAxis axis, std::span<const TrackItem> items, ItemContributions& contributions);

  // ---- grid_baselines.cpp ----
  void share_baselines(GridAxis axis, std::span<const TrackItem> items);
  bool has_cyclic_size(GridAxis axis, const TrackItem& item) const;
  bool takes_part(GridAxis axis, const TrackItem& item);
  const LayoutResult* result_for_baseline(GridAxis axis, const TrackItem& item);
  LayoutUnit distance_as_large(GridAxis axis, const TrackItem& item, LayoutUnit size);
  bool is_along(GridAxis axis, const TrackItem& item) const;
  MinMax sizes_along(GridAxis axis, const TrackItem& item);
  LayoutUnit baseline_distance(GridAxis axis, const TrackItem& item);

  Pass& pass_;
  BoxId box_;
  bool is_empty_ = false;
  const ComputedStyle& style_;
  WritingDirection wd_;
  const SubgridSpace* outside_;
  GridItems items_;  ///< in order-modified document order
  std::vector<std::unique_ptr<GridSizing>> subgrids_;
  std::optional<GridLines> column_lines_, row_lines_;
  GridTracks columns_, rows_;
  SubgridLink column_link_, row_link_;
  bool columns_depend_on_rows_ = false;  ///< a contribution to columns read the block size of its area
  bool widths_depend_on_rows_ = false;   ///< … of an item that has its inline size from there
  bool has_baselines_ = false;           ///< some item may share a baseline
  bool has_subgrids_ = false;            ///< some item shares tracks
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
  LayoutUnit content_block_size();
  bool looks_at_block_size() const;
  LayoutResult finish();

  // ---- grid_alignment.cpp ----
  ConstraintSpace area_space(const GridItem& item) const;
  bool is_settled(const GridItem& item) const;
  void layout_items();
  void align_item(GridItem& item) const;
  LogicalSize size_here(const GridItem& item, LogicalSize area) const;
  const Fragment* fragment_here(const GridItem& item) const;
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

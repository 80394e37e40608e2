// The state of one run of flex layout, shared by the files of this folder.
#pragma once

#include <vector>

#include "layout/core/empty_container.h"
#include "layout/core/fragment_builder.h"
#include "layout/core/sizing.h"
#include "layout/core/writing_modes.h"
#include "layout/flex/content_distribution.h"

namespace colosseum::layout {

/// A gap; percentages of an indefinite size are zero (css-align-3 §8.3).
LayoutUnit flex_gap(const Length& length, LayoutUnit base);
/// Whether the main axis is the block axis.
bool is_flex_column(const ComputedStyle& style);

/// Whether lines are balanced.
bool is_flex_balanced(const ComputedStyle& style);

/// An item's preferred aspect ratio as inline / block size of its container's axes, natural ones included; 0:
/// none.
double flex_item_ratio(const Pass& pass, BoxId box, WritingDirection container);

/// A pair of sizes or offsets in flex terms (css-flexbox-1 §2).
struct FlexEdges {
  LayoutUnit main_start, main_end, cross_start, cross_end;
  LayoutUnit main_sum() const { return main_start + main_end; }
  LayoutUnit cross_sum() const { return cross_start + cross_end; }
};

/// How an item sits in its line's cross size, with align-self resolved against the container. Items that
/// share a baseline stand together at the cross-start or the cross-end of the line.
enum class CrossAlign : uint8_t { kStart, kEnd, kCenter, kStretch, kBaselineStart, kBaselineEnd };

/// An item with everything the algorithm finds out about it. All sizes are of the border box.
struct FlexItem {
  BoxId box;
  const ComputedStyle* style = nullptr;
  const StyleFacts* facts = nullptr;
  FlexEdges margins;  ///< auto margins count as zero until they are distributed
  bool auto_main_start = false, auto_main_end = false, auto_cross_start = false, auto_cross_end = false;
  LayoutUnit main_edges, cross_edges;  ///< border and padding in each axis
  BoxKind kind = BoxKind::kBlockFlow;
  bool empty = false;  ///< kBoxEmpty
  bool replaced = false;
  bool is_plain_leaf = false;  ///< of the embedder, with its inline axis along the container's
  bool is_sized_here = false;  ///< an empty box whose style leaves nothing to its own layout
  float grow = 0, shrink = 1;
  double ratio = 0;            ///< inline / block in the container's axes, 0: none
  bool main_is_inline = true;  ///< the main axis is the item's own inline axis
  bool has_content = false;    ///< `content` is known
  MinMax content;              ///< in its inline axis, without preferred and limiting sizes

  CrossAlign align = CrossAlign::kStretch;
  bool by_last_baseline = false;                ///< `last baseline`
  bool safe = false;                            ///< never overflow at the start
  bool stretches = false;                       ///< stretched: cross size auto and no auto cross margins
  LayoutUnit definite_cross = kIndefiniteSize;  ///< used cross size known before layout (css-flexbox-1 §9.8)

  bool definite_basis = false, has_content_basis = false;
  LayoutUnit base_size;
  SizeLimits main_limits;
  bool minimum_pending = false;  ///< the automatic minimum size matters only if the item shrinks
  LayoutUnit hypothetical_size;

  LayoutUnit main_size;  ///< target, then used
  bool is_collapsed = false;
  LayoutUnit strut;  ///< of a collapsed item: cross size of its line before (§4.4)
  bool frozen = false;
  LayoutUnit violation;  ///< clamped minus unclamped size (css-flexbox-1 §9.7 step 5d)

  const LayoutResult* measured = nullptr;  ///< with the used main size (columns: with auto main size)
  const LayoutResult* result = nullptr;    ///< null of what is sized here
  LayoutUnit cross_size;
  LayoutUnit line_cross_size = kIndefiniteSize;  ///< of a column: what the item fits its content into
  LayoutUnit natural_cross;                      ///< cross size by content
  LayoutUnit main_offset,
      cross_offset;  ///< of the border box, from the line's main-start and the cross-start

  /// Back to what is known before FlexLayout::size_item().
  void forget_content() {
    has_content = definite_basis = has_content_basis = minimum_pending = false;
    base_size = hypothetical_size = main_size = {};
    main_limits = {};
    measured = nullptr;
  }
  const AxisFacts& main_axis() const { return main_is_inline ? facts->inline_axis : facts->block_axis; }
  const AxisFacts& cross_axis() const { return main_is_inline ? facts->block_axis : facts->inline_axis; }
  bool has_auto_cross_margin() const { return auto_cross_start || auto_cross_end; }
  bool is_childless() const { return has_no_children(kind, empty); }
  LayoutUnit outer(LayoutUnit main) const { return main + margins.main_sum(); }
  LayoutUnit outer_cross() const { return cross_size + margins.cross_sum(); }
};

struct FlexLine {
  size_t begin = 0, end = 0;  ///< items
  LayoutUnit strut;           ///< what collapsed items leave of their line's cross size
  int gaps() const { return end > begin ? static_cast<int>(end - begin) - 1 : 0; }
  LayoutUnit cross_size, cross_offset;
  LayoutUnit natural_cross;   ///< by content alone
  LayoutUnit start_baseline;  ///< largest distance from cross-start to a baseline of the group standing there
  LayoutUnit end_baseline;    ///< the same from cross-end for the group that stands there
};

/// Items side by side in the block axis: a line of a row container, an item of a column.
struct FlexRow {
  size_t first = 0, count = 0;  ///< items, which stand together in item order
  LayoutUnit start, end;        ///< border-box block offsets in the unbroken container
};

/// What a broken container hands to its continuation, so that items are not measured again on every page. In
/// the arena.
struct FlexContinuation {
  LayoutUnit inline_size, block_size, intrinsic_block_size;
  LogicalSize percentage;
  LayoutUnit inner_main, inner_cross;
  bool main_definite = false;
  std::span<const FlexItem> items;
  std::span<const FlexRow> rows;
  LayoutUnit end;  ///< of the last row
  size_t next_row = 0;
  std::span<const FlexItem> items_of(const FlexRow& row) const { return items.subspan(row.first, row.count); }
};

/// One row laid out where it would stand in this fragmentainer.
struct RowAttempt {
  std::vector<std::pair<const LayoutResult*, LayoutUnit>> placed;  ///< by item of the row; null: done before
  std::vector<const BreakToken*> tokens;
  LayoutUnit end;
  BreakAppeal appeal = BreakAppeal::kPerfect;
  bool overflows = false;  ///< something unbreakable reaches past the fragmentainer
};

/// What an item has from its container's space. An item that is stretched or flexed is as definite as that.
inline constexpr ReadMask kReadItem = kReadScrollport | kReadOwnBlockSize;

class FlexLayout {
 public:
  FlexLayout(Pass& pass, BoxId box, const SpaceReader& space, const BreakToken* token);
  LayoutResult run();
  /// Sum of the lines' cross sizes, for the max-content size of a column container with several lines.
  LayoutUnit lines_cross_size();

 private:
  // ---- flex_layout.cpp ----
  void resolve_lines();
  void size_items();
  void resolve_container();
  LayoutUnit intrinsic_size(LayoutUnit content) const;
  LayoutUnit final_block_size() const;
  void determine_main_size();
  void measure_cross_sizes();
  void determine_container_cross_size();
  LayoutUnit natural_cross_size() const;
  bool fits_into_line(const FlexItem& item, const FlexLine& line) const;
  bool has_limits_by_line(const FlexItem& item) const;
  void stretch_items();
  LayoutResult finish();
  bool stands_as_measured(const FlexItem& item) const;
  bool is_settled(const FlexItem& item) const;
  bool are_all_settled() const;
  void add_items(FragmentBuilder& builder) const;
  PhysicalOffset item_relative_offset(const FlexItem& item) const;
  ChildSpaceBuilder item_space(const FlexItem& item) const;
  LayoutUnit line_room(LayoutUnit cross) const;
  void measure_cross_size(FlexItem& item);
  void measure_cross_size_of_column(FlexItem& item);
  LayoutUnit cross_size_here(FlexItem& item) const;
  const LayoutResult& layout_item(const FlexItem& item, const ConstraintSpace& space) const;
  const LayoutResult& layout_finally(const FlexItem& item, bool stretched = true) const;
  LayoutUnit definite_inline_size(const FlexItem& item, bool stretched) const;
  const Fragment* fragment_here(const FlexItem& item) const;
  ConstraintSpace final_space(const FlexItem& item, bool stretched = true) const;
  LayoutUnit cross_size_of(const LayoutResult& result) const;
  LayoutUnit main_size_of(const LayoutResult& result) const;
  const FlexItem& baseline_item(const FlexLine& line, bool last) const;
  void note_baselines(Fragment& fragment) const;
  LayoutUnit own_baseline(const FlexItem& item, bool last) const;
  LayoutUnit baseline_of(const FlexItem& item) const;

  // ---- flex_items.cpp ----
  void collect_items();
  int count_items() const;
  void size_item(FlexItem& item);
  void find_out_about(FlexItem& item, const StyleFacts& facts);
  bool looks_at_block_size(const FlexItem& item) const;
  void resolve_cross_alignment(FlexItem& item) const;
  CrossAlign baseline_group(const FlexItem& item) const;
  void resolve_definite_cross(FlexItem& item) const;
  void determine_base_size(FlexItem& item);
  LayoutUnit content_base_size(FlexItem& item);
  LayoutUnit content_size(FlexItem& item, bool min_content);
  LayoutUnit natural_block_size(const FlexItem& item) const;
  void determine_main_limits(FlexItem& item);
  void determine_specified_limits(FlexItem& item);
  LayoutUnit table_minimum_size(FlexItem& item);
  LayoutUnit automatic_minimum_size(FlexItem& item);
  LayoutUnit specified_main_size(const FlexItem& item) const;
  LayoutUnit keyword_main_size(FlexItem& item, const Length& length);
  LayoutUnit transferred(const FlexItem& item, LayoutUnit cross) const;
  LayoutUnit clamp_by_ratio(FlexItem& item, LayoutUnit size) const;
  SizeLimits cross_limits(FlexItem& item) const;
  LayoutUnit bound(const FlexItem& item, const Length& length, bool main_axis, LayoutUnit otherwise) const;
  ChildSpaceBuilder unsized_space(const FlexItem& item) const;
  ConstraintSpace measure_space(const FlexItem& item) const;
  const LayoutResult& measure_column_item(FlexItem& item);
  MinMax item_min_max(FlexItem& item) const;

  // ---- flex_lines.cpp ----
  void collect_lines();
  bool collapse_items();
  void remove_collapsed_items();
  std::vector<size_t> line_ends(LayoutUnit room) const;
  void add_line(size_t begin, size_t end);
  void size_lines();
  void size_line(FlexLine& line);
  bool shares_baseline(const FlexItem& item) const;
  LayoutUnit align_baselines(FlexLine& line) const;
  void align_lines();

  // ---- flex_resolve.cpp ----
  void resolve_flexible_lengths(const FlexLine& line);
  void resolve_pending_minimums(const FlexLine& line);

  // ---- flex_alignment.cpp ----
  void align_main(const FlexLine& line);
  void align_cross(const FlexLine& line);
  LayoutUnit distribute_auto_margins(const FlexLine& line, LayoutUnit free);
  LogicalOffset logical_offset(const FlexItem& item) const;
  void add_out_of_flow_children(FragmentBuilder& builder) const;

  // ---- flex_fragmentation.cpp ----
  bool breaks_between_rows() const { return !column_ || !multi_line_; }
  std::vector<FlexRow> rows() const;
  bool resume();
  const FlexContinuation& unbroken();
  const FlexContinuation* continuation(const FlexContinuation& all, size_t next_row) const;
  LayoutResult finish_fragmented();
  LayoutUnit fragment_block_size(const FlexContinuation& all, LayoutUnit content_end,
                                 LayoutUnit consumed) const;
  size_t first_row(const FlexContinuation& all) const;
  RowAttempt try_row(const FlexRow& row, std::span<const FlexItem> items, LayoutUnit shift, bool resumed,
                     bool at_start);
  bool forced_before(std::span<const FlexItem> row, std::span<const FlexItem> previous) const;
  const BreakToken* make_token(LayoutUnit consumed, bool all_seen, std::vector<const BreakToken*> children,
                               const FlexContinuation* state) const;

  // ---- axes ----
  bool cross_is_opposite(const ComputedStyle& item) const;
  bool has_baseline(const ComputedStyle& item) const;
  bool baseline_is_opposite(const ComputedStyle& item) const;
  DistributionAxis main_order() const;
  FlexEdges in_flex_terms(const LogicalEdges& e) const;
  const Length& main_property(const ComputedStyle& s) const {
    return column_ ? block_size_property(s, wd_) : inline_size_property(s, wd_);
  }
  const Length& cross_property(const ComputedStyle& s) const {
    return column_ ? inline_size_property(s, wd_) : block_size_property(s, wd_);
  }
  LayoutUnit main_percentage_base() const {
    return column_ ? percentage_.block_size : percentage_.inline_size;
  }
  LayoutUnit cross_percentage_base() const {
    return column_ ? percentage_.inline_size : percentage_.block_size;
  }

  Pass& pass_;
  BoxId box_;
  const SpaceReader& space_;
  const BreakToken* token_;
  const ComputedStyle& style_;
  const StyleFacts& facts_;
  WritingDirection wd_;
  BoxModel model_;
  bool column_ = false;         ///< the main axis is the block axis
  bool main_reverse_ = false;   ///< main-start is at the inline end (column: block end)
  bool cross_reverse_ = false;  ///< wrap-reverse
  bool multi_line_ = false;
  bool balances_ = false;  ///< flex-wrap: balance
  int item_count_ = 0;     ///< known while items are collected
  bool has_out_of_flow_ = false;
  bool has_auto_main_margins_ = false, has_collapsed_ = false;
  bool has_baseline_items_ = false;  ///< some item is aligned by a baseline
  Fragmentation fragmentation_ = Fragmentation::kNone;
  bool measuring_ = false;  ///< items are laid out for their sizes only
  LayoutUnit inline_size_, block_size_;
  LayoutUnit intrinsic_block_size_;
  LogicalSize percentage_;  ///< content box as percentages of items see it
  LayoutUnit inner_main_ = kIndefiniteSize, inner_cross_ = kIndefiniteSize;  ///< content box
  bool main_definite_ = false;   ///< percentages and flexed sizes of items are definite
  bool inline_is_open_ = false;  ///< the container's inline size is what is asked for
  LayoutUnit main_gap_, cross_gap_;
  ScratchVector<FlexItem> items_;  ///< in order-modified document order
  ScratchVector<FlexLine> lines_;
  const FlexContinuation* continued_ = nullptr;  ///< of the fragment before, when it holds here
};

}  // namespace colosseum::layout

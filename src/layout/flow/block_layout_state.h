// The state of one run of block flow layout, shared by the files of this folder.
#pragma once

#include <optional>
#include <vector>

#include "layout/core/fragment_builder.h"
#include "layout/core/writing_modes.h"
#include "layout/floats/exclusion_space.h"
#include "layout/inline/inline_layout.h"

namespace colosseum::layout {

/// Where the flow stands. Copied before each child, so that an earlier break can go back to it.
///
/// Block offsets are local: from this box's border-box top once `resolved`, else from where the incoming
/// margin strut begins.
struct FlowPosition {
  LayoutUnit cursor;              ///< block-end edge of what has been placed
  MarginStrut strut;              ///< adjoining margins after it
  bool strut_is_cleared = false;  ///< with those of an empty box with clearance, which stay inside this box
  bool resolved = false;          ///< whether this box's own block offset is known
  LayoutUnit resolved_at;         ///< that offset, from where the incoming strut began
  bool is_pushed = false;         ///< clearance put it there
  bool placed_any =
      false;  ///< something stands in this fragment: a break before the next child is a real breakpoint
  size_t child_count = 0;                  ///< children in the builder
  BoxId previous;                          ///< the sibling before
  const ExclusionSpace* floats = nullptr;  ///< of the formatting context, so far
  size_t continued_floats = 0;             ///< how many go on in the next fragmentainer
  LayoutUnit first_baseline = kIndefiniteSize, last_baseline = kIndefiniteSize;
};

/// A place before a child where the flow could have been broken (css-break-3 §4.1 class A).
struct Breakpoint {
  FlowPosition position;
  BoxId child;
  BreakAppeal appeal = BreakAppeal::kLastResort;
};

/// What block flow's break tokens carry: the formatting context root's floats.
struct FlowContinuation {
  std::span<const ContinuedFloat> floats;
};

class BlockFlowLayout {
 public:
  /// `forced_offset`: the block offset that an earlier run found, for floats that stand above what resolved
  /// it.
  BlockFlowLayout(Pass& pass, BoxId box, const SpaceReader& space, const BreakToken* token,
                  std::optional<LayoutUnit> forced_offset = std::nullopt);
  LayoutResult run();

 private:
  enum class Step : uint8_t { kContinue, kBroken };

  // ---- block_layout.cpp: sizes and children ----
  void resolve_sizes();
  void start_flow();
  void layout_children();
  Step layout_child(BoxId child, const BreakToken* child_token);
  LayoutUnit largest_block_size() const;
  ChildSpaceBuilder child_space_builder(BoxId child) const;
  ConstraintSpace sized_child_space(BoxId child, ReadMask& forwarded) const;
  ConstraintSpace child_space(BoxId child, const LogicalEdges& margins, const BreakToken* child_token,
                              const MarginStrut& strut, ReadMask& forwarded) const;
  void give_adjoining_margins(BoxId child, const LogicalEdges& margins, ConstraintSpace& s) const;
  LayoutUnit child_inline_offset(BoxId child, const LogicalEdges& margins,
                                 LayoutUnit child_inline_size) const;
  LayoutUnit empty_list_box_size() const;
  void place_child(BoxId child, const LayoutResult& result, LayoutUnit offset, const LogicalEdges& margins,
                   std::optional<LayoutUnit> inline_offset = std::nullopt);
  void take_floats_of(const LayoutResult& result);
  void place_self_collapsing_child(BoxId child, const LayoutResult& result, const LogicalEdges& margins);
  PhysicalOffset child_relative_offset(BoxId child) const;
  void note_baselines(const Fragment& fragment, LayoutUnit offset);
  void note_own_baselines(Fragment& fragment, LayoutUnit block_size) const;
  /// Fixes this box's own block offset at `at` (from the start of the incoming strut).
  void resolve_offset(LayoutUnit at);
  LogicalSize content_percentage_size(ReadMask& forwarded) const;
  LayoutUnit offset_to_come() const;
  LayoutUnit push_of_marker(const Fragment& child) const;
  bool is_quirky_container() const;
  bool is_cleared() const;
  LayoutResult finish();

  // ---- fieldset_layout.cpp ----
  void layout_legend();
  BoxModel model_without_legend() const;

  // ---- block_alignment.cpp ----
  Alignment justify_self_of(BoxId child) const;
  Direction direction_of(BoxId child) const;
  bool justifies_to_content(BoxId child) const;
  LayoutUnit justified_offset(BoxId child, LayoutUnit free) const;
  void place_out_of_flow_child(BoxId child);
  void align_contents(LayoutUnit free);

  // ---- float_layout.cpp: floats ----
  bool has_floats_before() const;
  LayoutUnit bfc_left() const;
  LayoutUnit bfc_top() const;
  FloatBand content_band() const;
  LayoutUnit inline_offset_of(LayoutUnit left, LayoutUnit width) const;
  void assume_offset(LayoutUnit at);
  LayoutUnit with_clearance(LayoutUnit at) const;
  LayoutUnit child_line_left(BoxId child, const LogicalEdges& margins, const ConstraintSpace& s) const;
  FloatContext float_context(BoxId box) const;
  LogicalEdges float_margins(const FloatContext& around) const;
  ConstraintSpace float_space(const FloatContext& around) const;
  LogicalSize float_size(const FloatContext& around, const LayoutResult& result) const;
  const LayoutResult& layout_float(const FloatContext& around) const;
  void continue_float(const FloatContext& around, const BreakToken* token);
  void place_float_in(const FloatContext& around, const BreakToken* token, LayoutUnit earliest);
  void place_float(BoxId box, LayoutUnit local);
  void place_float_child(BoxId child);
  void resume_floats();
  LayoutUnit clearance_of(BoxId child) const;
  bool clear_adjoining_floats(LayoutUnit clearance);
  bool has_clearance(const LayoutResult& child, LayoutUnit clearance) const;
  const LayoutResult& with_floats_at_end(BoxId child, ConstraintSpace& s, const BreakToken* token,
                                         const LayoutResult& result, ReadMask forwarded);
  void place_empty_cleared_child(BoxId child, const LogicalEdges& margins, LayoutUnit clearance);
  FloatBand band_beside_floats(const LogicalEdges& margins, LayoutUnit top, LayoutUnit bottom,
                               LayoutUnit& next_edge) const;
  const LayoutResult& layout_beside_floats(BoxId child, ConstraintSpace s, const LogicalEdges& margins,
                                           LayoutUnit& local, LayoutUnit& inline_offset, ReadMask forwarded);
  bool fits_beside_floats(BoxId child, const ConstraintSpace& s, const LogicalEdges& margins,
                          const MarginStrut& strut, ReadMask forwarded);
  void give_line_room(inline_layout::LineInput& input, LayoutUnit local, LayoutUnit height,
                      LayoutUnit& next_edge) const;

  // ---- line_layout.cpp: lines ----
  void layout_lines();
  struct PlacedLine {
    inline_layout::Line line;
    InlineToken start;
    LayoutUnit offset;
    size_t child_count;                      ///< floats before it, in the builder
    const ExclusionSpace* floats = nullptr;  ///< before it
    size_t continued_floats = 0;
  };
  inline_layout::Line make_line(const inline_layout::InlineContent& content, InlineToken& start);
  void place_float_of_line(const inline_layout::Line& line, InlineToken& start);
  void break_between_lines(const inline_layout::InlineContent& content, std::vector<PlacedLine>& lines,
                           const PlacedLine& overflowing);

  // ---- block_fragmentation.cpp: breaks ----
  bool fragmented() const { return fragmentation_ != Fragmentation::kNone; }
  /// Position of a local block offset in the fragmentainer; this box's offset must be resolved.
  LayoutUnit fragmentainer_position(LayoutUnit local) const;
  bool at_fragmentainer_start() const;
  bool forced_break_before(BoxId child, BreakBetween& value) const;
  BreakAppeal appeal_before(BoxId child) const;
  void remember_breakpoint(BoxId child);
  /// After a child was laid out at `offset`: breaks before it, inside it or earlier if it does not fit.
  Step break_if_needed(BoxId child, const LayoutResult& result, LayoutUnit offset, LogicalEdges margins,
                       std::optional<LayoutUnit> inline_offset = std::nullopt);
  void break_before(BoxId child, BreakAppeal appeal, bool forced, BreakBetween value);
  void break_at(const Breakpoint& point);
  void break_inside(const BreakToken* child_token, BreakAppeal appeal);
  const BreakToken* make_token(LayoutUnit consumed, bool all_children_seen);

  Pass& pass_;
  BoxId box_;
  const Box& row_;
  const SpaceReader& space_;
  const BreakToken* token_;
  const ComputedStyle& style_;
  const StyleFacts& facts_;
  WritingDirection wd_;
  BoxModel model_;
  LayoutUnit inline_size_, content_inline_;
  LayoutUnit legend_room_;  ///< what a legend takes below the border: part of the content as to sizes
  BoxId legend_;            ///< a fieldset's, in its border
  LogicalSize contained_;   ///< content size by size containment
  int rows_ = 0;            ///< of a list box
  LayoutUnit tallest_row_;
  LayoutUnit definite_block_ = kIndefiniteSize;  ///< border box; indefinite when it depends on content
  bool is_root_ = false;                         ///< establishes a new block formatting context
  Fragmentation fragmentation_ = Fragmentation::kNone;
  LayoutUnit fragmentainer_size_;
  LayoutUnit fragment_start_edge_;  ///< block-start border and padding of this fragment
  FragmentBuilder builder_;
  FlowPosition flow_;

  // The block offset that floats stand at while it is not known.
  std::optional<LayoutUnit> forced_offset_, assumed_;
  bool assumptions_differ_ = false;
  std::vector<ContinuedFloat> continued_;
  std::vector<BoxId> waiting_floats_;  ///< of the line being made, for below it

  // How the flow was broken, if it was.
  bool broken_ = false;
  BreakAppeal break_appeal_ = BreakAppeal::kPerfect;
  const BreakToken* child_token_ = nullptr;
  bool has_inline_break_ = false;
  InlineToken inline_break_;
  Breakpoint best_breakpoint_;
  bool has_breakpoint_ = false;
};

}  // namespace colosseum::layout

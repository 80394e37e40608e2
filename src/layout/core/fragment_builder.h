// Collects a box fragment's children in flow-relative coordinates, turns them into physical links, and lays
// out the absolutely positioned boxes that the box contains.
#pragma once

#include <functional>
#include <vector>

#include "layout/core/pass.h"
#include "layout/core/sizing.h"

namespace colosseum::layout {

/// A static-position rectangle and how a box is aligned in it (css-position-3 §3.5.1), flow-relative.
struct StaticPosition {
  LogicalOffset offset;
  LogicalSize size;
  StaticEdge inline_edge = StaticEdge::kStart, block_edge = StaticEdge::kStart;
  bool safe_inline = false, safe_block = false;
};

class FragmentBuilder {
 public:
  struct Child {
    const Fragment* fragment;  ///< null: an out-of-flow box, which has only a static position here
    LogicalOffset offset;      ///< of its border box from this border box
    PhysicalOffset relative;   ///< relative positioning
    std::span<const OutOfFlowCandidate> candidates;  ///< seen inside, from the child's border-box corner
    size_t own = 0;                                  ///< of an out-of-flow box: index of its candidate
    bool is_float = false;                           ///< its offset does not depend on margins of this box
  };

  /// `for_size_only`: nothing is asked of the fragment but its size and baselines, so that it needs no
  /// children (ConstraintSpace::measuring).
  FragmentBuilder(Pass& pass, BoxId box, WritingDirection wd, bool for_size_only = false)
      : pass_(pass), box_(box), wd_(wd), for_size_only_(for_size_only), children_(pass.scratch()) {}

  void add(const Fragment* fragment, LogicalOffset offset, PhysicalOffset relative = {},
           std::span<const OutOfFlowCandidate> candidates = {}) {
    if (for_size_only_) return;
    if (!candidates.empty()) has_candidates_ = true;
    children_.push_back({fragment, offset, relative, candidates, 0, false});
  }
  /// A box without children that was only measured stays as it is.
  void add(const LayoutResult& result, LogicalOffset offset, PhysicalOffset relative = {}) {
    add(result.is_whole ? result.fragment : kept(result), offset, relative, result.out_of_flow);
  }
  /// A float; its offset is from where the border box will be found to begin.
  void add_float(const LayoutResult& result, LogicalOffset offset, PhysicalOffset relative) {
    is_whole_ = is_whole_ && result.is_whole;
    if (!result.out_of_flow.empty()) has_candidates_ = true;
    children_.push_back({result.fragment, offset, relative, result.out_of_flow, 0, true});
  }
  /// An out-of-flow child with its static position.
  void add_out_of_flow(BoxId box, const StaticPosition& position);
  /// Containing blocks by box, from the border-box corner, where they are not the padding box (css-grid-2
  /// §10.1). Must live until finish().
  using AreaOf = std::function<LogicalRect(BoxId box)>;
  void set_area_of(AreaOf area_of) { area_of_ = std::move(area_of); }
  void reserve(size_t children) {
    if (!for_size_only_) children_.reserve(children);
  }
  size_t child_count() const { return children_.size(); }
  /// Takes back the children after the first n (an earlier break was chosen).
  void truncate(size_t n) { children_.truncate(n); }
  /// Moves the in-flow children in the block direction.
  void shift_in_flow(LayoutUnit delta) {
    for (Child& c : children_) {
      if (c.fragment != nullptr && !c.is_float) c.offset.block_offset += delta;
    }
  }
  /// Moves all children in the block direction, floats and static positions too.
  void shift_all(LayoutUnit delta) {
    for (Child& c : children_) c.offset.block_offset += delta;
  }
  /// Moves all children to one block offset.
  void move_all_to(LayoutUnit block_offset) {
    for (Child& c : children_) {
      if (!c.is_float) c.offset.block_offset = block_offset;
    }
  }
  std::span<const Child> children() const { return children_.span(); }

  /// Makes the fragment of `result`. Edges are those this fragment really has (broken sides are zero).
  /// Out-of-flow boxes whose containing block this box is are laid out, unless `space` only asks for sizes;
  /// the others go on in `result`.
  Fragment* finish(const SpaceReader& space, LogicalSize size, const LogicalEdges& border,
                   const LogicalEdges& padding, LayoutResult& result);

 private:
  const Fragment* kept(const LayoutResult& measured);
  void collect_candidates(PhysicalSize size);
  bool are_all_childless() const;
  void place_candidates(const SpaceReader& space, const Fragment& fragment, LayoutResult& result);

  Pass& pass_;
  BoxId box_;
  WritingDirection wd_;
  bool for_size_only_;
  bool is_whole_ = true;
  bool has_candidates_ = false;  ///< some child, or a descendant of one, is out of flow
  ScratchVector<Child> children_;
  std::vector<OutOfFlowCandidate> own_;  ///< static positions are filled in by finish()
  std::vector<OutOfFlowCandidate> waiting_;
  std::vector<FragmentLink> links_;
  AreaOf area_of_;  ///< none: the padding box
};

/// The fragment of a box without children. `space` tells how long it is needed.
Fragment* childless_fragment(Pass& pass, BoxId box, const SpaceReader& space, LogicalSize size,
                             const BoxModel& model);
/// The fragment of a box without children that its parent found the size of. `measuring` as in
/// ConstraintSpace.
Fragment* sized_fragment(Pass& pass, BoxId box, const StyleFacts& facts, PhysicalSize size,
                         bool measuring = false);

}  // namespace colosseum::layout

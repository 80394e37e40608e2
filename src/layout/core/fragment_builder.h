// Collects a box fragment's children in flow-relative coordinates and turns them into physical links.
#pragma once

#include <vector>

#include "layout/core/pass.h"
#include "layout/core/sizing.h"

namespace colosseum::layout {

class FragmentBuilder {
 public:
  struct Child {
    const Fragment* fragment;
    LogicalOffset offset;     ///< of its border box from this border box
    PhysicalOffset relative;  ///< relative positioning
  };

  FragmentBuilder(BoxId box, WritingDirection wd) : box_(box), wd_(wd) {}

  void add(const Fragment* fragment, LogicalOffset offset, PhysicalOffset relative = {}) {
    children_.push_back({fragment, offset, relative});
  }
  size_t child_count() const { return children_.size(); }
  /// Takes back the children after the first n (an earlier break was chosen).
  void truncate(size_t n) { children_.resize(n); }
  /// Moves the children from index n on in the block direction.
  void shift_block(size_t from, LayoutUnit delta) {
    for (size_t i = from; i < children_.size(); ++i) children_[i].offset.block_offset += delta;
  }
  /// Moves all children to one block offset.
  void move_all_to(LayoutUnit block_offset) {
    for (Child& c : children_) c.offset.block_offset = block_offset;
  }
  const std::vector<Child>& children() const { return children_; }

  /// Makes the fragment. Edges are those this fragment really has (broken sides are zero).
  Fragment* finish(Pass& pass, LogicalSize size, const LogicalEdges& border,
                   const LogicalEdges& padding) const;

 private:
  BoxId box_;
  WritingDirection wd_;
  std::vector<Child> children_;
};

}  // namespace colosseum::layout

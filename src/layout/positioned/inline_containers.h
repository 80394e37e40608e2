// Inline boxes as containing blocks of absolutely positioned boxes (css-position-3 §2.1).
#pragma once

#include <utility>
#include <vector>

#include "layout/positioned/out_of_flow.h"

namespace colosseum::layout {

/// The containing blocks that the inline boxes of one block container make for candidates waiting there.
class InlineContainers {
 public:
  /// `links`: the children of the block container's fragment.
  InlineContainers(Pass& pass, BoxId block_container, const std::vector<OutOfFlowCandidate>& candidates,
                   const std::vector<FragmentLink>& links);
  /// Null when the inline box belongs to another block container.
  const ContainingBlock* find(BoxId inline_box) const;

 private:
  struct Extent {
    BoxId first_piece;
    bool found = false;
    PhysicalOffset start, end;  ///< padding edges: where the first fragment begins and the last one ends
    ContainingBlock block;
  };
  void look_at(const Fragment& fragment, PhysicalOffset at);
  Extent* extent_of(BoxId piece);

  Pass& pass_;
  std::vector<std::pair<BoxId, size_t>> pieces_;  ///< sorted by box, with the number of the extent
  std::vector<Extent> extents_;
};

}  // namespace colosseum::layout

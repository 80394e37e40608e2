// The pieces of boxes broken over pages or lines, put together again for backgrounds (css-break-3 §5.4.1:
// box-decoration-break: slice).
#pragma once

#include <unordered_map>

#include "colosseum/display_list.h"
#include "layout/layout_tree.h"

namespace colosseum::paint {

/// A piece's place in the box as it would be without breaks.
struct Slice {
  double before = 0;                        ///< extent of the pieces before, along the axis of breaking
  double total = 0;                         ///< extent of all pieces
  double border_start = 0, border_end = 0;  ///< of the whole box along that axis
  double padding_start = 0, padding_end = 0;
  bool horizontal = false;  ///< pieces of an inline box lie side by side
};

class SliceIndex {
 public:
  explicit SliceIndex(const layout::LayoutTree& tree) : tree_(tree) {}
  /// Null when the fragment is a whole box.
  const Slice* find(const layout::Fragment& f);

 private:
  void build();

  const layout::LayoutTree& tree_;
  bool built_ = false;
  std::unordered_map<const layout::Fragment*, Slice> slices_;  ///< only looked up
};

}  // namespace colosseum::paint

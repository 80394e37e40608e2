// Leaves measured by the embedder: widgets with content the engine does not know.
#pragma once

#include "colosseum/geometry.h"

namespace colosseum {

/// What a leaf is asked. Sizes are of the content box, in its own writing mode.
struct LeafConstraints {
  LayoutUnit available_inline_size;               ///< definite, never negative
  LayoutUnit fixed_block_size = kIndefiniteSize;  ///< set when the block size is already decided
};

struct LeafMeasurement {
  LogicalSize size;
  LayoutUnit first_baseline = kIndefiniteSize;  ///< from the content box's block-start edge; indefinite: none
  LayoutUnit last_baseline = kIndefiniteSize;
};

struct LeafMinMax {
  LayoutUnit min_content;
  LayoutUnit max_content;
};

/// The only callback during layout. Answers must depend on the arguments and the leaf's content alone; the
/// engine asks in any order and keeps answers until Document::set_leaf_dirty(). Never call back into the
/// Document. Owned by the embedder, and must outlive the Document.
class LeafContent {
 public:
  virtual ~LeafContent() = default;
  /// Min-content and max-content inline size of the content box.
  virtual LeafMinMax min_max() = 0;
  /// The content box's size when `constraints.available_inline_size` is its inline size.
  virtual LeafMeasurement measure(const LeafConstraints& constraints) = 0;
};

}  // namespace colosseum

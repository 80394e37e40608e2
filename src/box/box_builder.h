// Box generation (css-display-3 §2, css2 §9.2, §12): from styled nodes to boxes.
#pragma once

#include "box/box_tree.h"

namespace colosseum {

/// Generates the boxes of a whole document: anonymous boxes, inline boxes split around blocks, generated
/// content, list markers and counters. Boxes nested deeper than Limits::max_box_depth are attached at that
/// depth.
void build_boxes(BoxTree& tree);

}  // namespace colosseum

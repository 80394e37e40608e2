// Page-margin boxes: content, sizes and places (css-page-3 §5, §6.1).
#pragma once

#include "layout/layout_tree.h"

namespace colosseum::layout {

/// Makes and lays out the page-margin boxes of all pages, once the number of pages is known. Their boxes are
/// added to tree.boxes after the document's.
void layout_margin_boxes(Pass& pass, LayoutTree& tree);

}  // namespace colosseum::layout

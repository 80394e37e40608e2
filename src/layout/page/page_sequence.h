// Paged media: one page after the other until the document is used up (css-page-3, css-break-3 §2).
#pragma once

#include <functional>

#include "layout/layout_tree.h"

namespace colosseum::layout {

/// Lays the root box out in pages and appends them to tree.pages. `progress` is told the number of pages so
/// far.
void layout_pages(Pass& pass, LayoutTree& tree, const PageStyleFunction& page_style,
                  const std::function<void(size_t)>& progress);

}  // namespace colosseum::layout

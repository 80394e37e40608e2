// Sticky positioning (css-position-3 §3.4) at the initial scroll position.
#pragma once

#include "layout/core/pass.h"

namespace colosseum::layout {

/// The root's fragment with its sticky boxes shifted; the same one when none moves. `offset` is the place of
/// the root's border box in the viewport and may change. `viewport` is the outermost scrollport: null in
/// paged media, where only scroll containers hold sticky boxes.
const Fragment* with_sticky_boxes(Pass& pass, const Fragment* root, PhysicalOffset& offset,
                                  const PhysicalSize* viewport);

}  // namespace colosseum::layout

// Grid layout (css-grid-2).
#pragma once

#include "layout/core/pass.h"

namespace colosseum::layout {

/// Lays out a grid container and its items.
LayoutResult layout_grid(Pass& pass, BoxId box, const SpaceReader& space, const BreakToken* token);

/// Min-content and max-content border-box inline sizes of a grid container's content.
MinMax min_max_grid(Pass& pass, BoxId box, const SpaceReader& space);

}  // namespace colosseum::layout

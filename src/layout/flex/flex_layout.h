// Flex layout (css-flexbox-1).
#pragma once

#include "layout/core/pass.h"

namespace colosseum::layout {

/// Lays out a flex container and its items.
LayoutResult layout_flex(Pass& pass, BoxId box, const SpaceReader& space, const BreakToken* token);

/// Min-content and max-content border-box inline sizes of a flex container's content.
MinMax min_max_flex(Pass& pass, BoxId box, const SpaceReader& space);

}  // namespace colosseum::layout

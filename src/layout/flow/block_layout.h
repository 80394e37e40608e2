// Block flow layout (css2 §9.4.1, §10.3.3, §10.6.3, §8.3.1; css-break-3).
#pragma once

#include "layout/core/pass.h"

namespace colosseum::layout {

/// Lays out a block container: block-level children, or the lines of its inline formatting context.
LayoutResult layout_block_flow(Pass& pass, BoxId box, const SpaceReader& space, const BreakToken* token);

/// Min-content and max-content border-box inline sizes of a block container's content.
MinMax min_max_block_flow(Pass& pass, BoxId box, const SpaceReader& space);

}  // namespace colosseum::layout

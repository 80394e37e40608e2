// Boxes whose content is not laid out here: replaced elements (css2 §10.3.2, §10.6.2, §10.4) and measured
// leaves.
#pragma once

#include "layout/core/pass.h"
#include "layout/core/sizing.h"

namespace colosseum::layout {

LayoutResult layout_replaced(Pass& pass, BoxId box, const SpaceReader& space, const BreakToken* token);
MinMax min_max_replaced(Pass& pass, BoxId box, const SpaceReader& space);

LayoutResult layout_leaf(Pass& pass, BoxId box, const SpaceReader& space, const BreakToken* token);
MinMax min_max_leaf(Pass& pass, BoxId box, const SpaceReader& space);

/// The used border-box size of a replaced box.
LogicalSize replaced_size(Pass& pass, BoxId box, const SpaceReader& space, const BoxModel& model);

}  // namespace colosseum::layout

// Replaced elements: boxes whose content is not laid out here (css2 §10.3.2, §10.6.2, §10.4).
#pragma once

#include "layout/core/pass.h"
#include "layout/core/sizing.h"

namespace colosseum::layout {

LayoutResult layout_replaced(Pass& pass, BoxId box, const SpaceReader& space, const BreakToken* token);
MinMax min_max_replaced(Pass& pass, BoxId box, const SpaceReader& space);

/// Width / height of the natural aspect ratio; 0 when there is none.
double natural_aspect_ratio(const Pass& pass, BoxId box);

/// Whether the box has a ratio but no natural size: auto sizes then fill the available inline size.
bool fills_available_size(Pass& pass, BoxId box);

/// The border-box size as if `height` were auto and without min- and max-height.
LogicalSize replaced_content_size(Pass& pass, BoxId box, const SpaceReader& space, const BoxModel& model);

/// The used border-box size of a replaced box.
LogicalSize replaced_size(Pass& pass, BoxId box, const SpaceReader& space, const BoxModel& model);

}  // namespace colosseum::layout

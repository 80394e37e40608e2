// Tables (css-tables-3, css2 §17).
#pragma once

#include "layout/core/pass.h"

namespace colosseum::layout {

LayoutResult layout_table(Pass& pass, BoxId box, const SpaceReader& space, const BreakToken* token);
MinMax min_max_table(Pass& pass, BoxId box, const SpaceReader& space);

}  // namespace colosseum::layout

// Leaves measured by the embedder.
#pragma once

#include "layout/core/pass.h"

namespace colosseum::layout {

LayoutResult layout_leaf(Pass& pass, BoxId box, const SpaceReader& space, const BreakToken* token);
/// Of the border box.
MinMax min_max_leaf(Pass& pass, BoxId box);

/// Whether the layout of a leaf needs nothing but sizes from its parent.
bool is_plain_leaf(const Pass& pass, BoxId box);
/// The layout of such a leaf. Border box; a block size that is indefinite comes from the style, or from the
/// content. `measuring` as in ConstraintSpace.
const LayoutResult& layout_plain_leaf(Pass& pass, BoxId box, LogicalSize size, bool measuring);

}  // namespace colosseum::layout

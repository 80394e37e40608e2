// Stage 4b: leaves in visual order, their horizontal places, and the fragments of the line.
#pragma once

#include "layout/inline/text_alignment.h"

namespace colosseum::layout::inline_layout {

/// Makes the kLine fragment. `boxes` is used up. `out_of_flow`: the out-of-flow boxes seen on the line.
const Fragment* make_line_fragment(Pass& pass, BoxId container, const InlineContent& content,
                                   const LineInput& input, const SpaceReader& space, const BrokenLine& line,
                                   LineBoxes& boxes, std::span<const OutOfFlowCandidate>& out_of_flow);

}  // namespace colosseum::layout::inline_layout

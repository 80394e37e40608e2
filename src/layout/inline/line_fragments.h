// Stage 4b: leaves in visual order, their horizontal places, and the fragments of the line.
#pragma once

#include "layout/inline/text_alignment.h"

namespace colosseum::layout::inline_layout {

/// Makes the kLine fragment. `boxes` is used up.
const Fragment* make_line_fragment(Pass& pass, BoxId container, const InlineContent& content,
                                   const LineInput& input, const BrokenLine& line, LineBoxes& boxes);

}  // namespace colosseum::layout::inline_layout

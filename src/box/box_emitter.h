// Second step of box generation: anonymous boxes, and inline boxes broken around blocks (css2 §9.2.1.1).
#pragma once

#include "box/box_item.h"
#include "box/derived_styles.h"

namespace colosseum {

/// Turns items into the boxes of a tree. Takes the strings and images of `items` over.
void emit_boxes(BoxItems& items, DerivedStyles& styles, BoxTree& tree);

}  // namespace colosseum

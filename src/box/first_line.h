// ::first-line (css-pseudo-4 §2.1): which block containers begin with a first formatted line that somebody
// styles, and what their inline-level content looks like there.
#pragma once

#include "box/box_tree.h"

namespace colosseum {

/// Gives the tree the styles of all first lines anew. Call it for trees that use_first_lines() when styles or
/// boxes have changed; linear in the number of boxes.
void find_first_lines(BoxTree& tree);

}  // namespace colosseum

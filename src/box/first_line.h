// ::first-line (css-pseudo-4 §2.1): which block containers begin with a first formatted line that somebody
// styles, and what their inline-level content looks like there.
#pragma once

#include "box/box_tree.h"

namespace colosseum {

/// Gives the tree the styles of all first lines anew. Call it for trees that use_first_lines() when styles or
/// boxes have changed; linear in the number of boxes.
void find_first_lines(BoxTree& tree);

/// A pseudo-element's style as a child's of `parent`; it was made as a child's of `originating`. What equals
/// the value there counts as inherited.
StyleId inherit_anew(StylePool& pool, StyleId pseudo, StyleId originating, StyleId parent);

}  // namespace colosseum

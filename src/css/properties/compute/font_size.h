// Sizes of font keywords and the smaller default of monospace.
#pragma once

#include "colosseum/values.h"

namespace colosseum::css {

class ComputeState;

/// Values of -colosseum-font-size-origin besides the keywords' numbers 1 (xx-small) to 8 (xxx-large).
enum FontSizeOrigin : int { kFontSizeRelative = -1, kFontSizeAbsolute = 0 };

/// Whether a family list is exactly the generic `monospace`.
bool is_monospace(const FontFamilyList& families);
/// px of a keyword, 1 for xx-small to 8 for xxx-large.
float font_size_of_keyword(int keyword, bool monospace);
/// After the family is known, for an element that does not set font-size or sets it relative to its parent's.
void adjust_monospace_size(ComputeState& s);

}  // namespace colosseum::css

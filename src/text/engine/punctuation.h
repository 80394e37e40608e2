// Fullwidth punctuation that loses its blank half beside other punctuation (css-text-4, text-spacing-trim).
#pragma once

#include <hb.h>

#include <string_view>
#include <vector>

#include "text/engine/face.h"

namespace colosseum::text {

/// Appends the features that set fullwidth punctuation in [start, end) half-width where it meets other such
/// punctuation on the side of its blank half. What is before `start` counts only when `context` is on, what
/// is after `end` always. Nothing is appended when the font cannot do it ("halt").
void collapse_punctuation(std::u16string_view text, uint32_t start, uint32_t end, bool context,
                          const Face& face, bool upright, std::vector<hb_feature_t>& features);

/// Whether some character in [start, end) may be collapsed: a quick answer for texts without any.
bool may_collapse_punctuation(std::u16string_view text, uint32_t start, uint32_t end);

}  // namespace colosseum::text

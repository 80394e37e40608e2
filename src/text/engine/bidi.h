// Bidi levels of a paragraph (UAX 9).
#pragma once

#include <vector>

#include "colosseum/text.h"

namespace colosseum::text {

/// Fills one embedding level per UTF-16 unit; returns the base level.
uint8_t resolve_bidi(const ParagraphText& paragraph, std::vector<uint8_t>& levels);

/// Puts runs of one line from logical into visual order (UAX 9 rule L2).
void visual_order(std::vector<ShapedRun>& runs);

}  // namespace colosseum::text

// Stage 1: the flat items and the paragraph string of an inline formatting context.
#pragma once

#include "layout/inline/inline_content.h"

namespace colosseum::layout::inline_layout {

/// Walks the inline-level boxes of a block container and fills text, items, spans, fonts and markers.
void collect_items(Pass& pass, BoxId container, InlineContent& out);

}  // namespace colosseum::layout::inline_layout

// Which breaks are forced, allowed or to be avoided (css-break-3 §3, §4; css-page-3 §9 for named pages).
#pragma once

#include <string>

#include "layout/core/pass.h"

namespace colosseum::layout {

/// Whether a break value forces a break in the kind of fragmentainer.
bool forces_break(BreakBetween value, Fragmentation type);
/// Whether it asks to avoid one.
bool avoids_break(BreakBetween value, Fragmentation type);
/// `break-inside` asks to avoid breaks inside the box.
bool avoids_break_inside(const ComputedStyle& style, Fragmentation type);
/// css-break-3 §3.1: of two values that meet, forced ones win (the later of two), then avoiding ones.
BreakBetween join_breaks(BreakBetween first, BreakBetween second, Fragmentation type);

/// The break value before a box, joined with those that its first in-flow descendants propagate to it.
BreakBetween break_before(const BoxTree& tree, BoxId box, Fragmentation type);
/// The same after a box, with its last in-flow descendants.
BreakBetween break_after(const BoxTree& tree, BoxId box, Fragmentation type);

/// Used value of `page` at the start and the end of a box (css-page-3 §8.1); "" is auto.
const std::string& start_page_name(const BoxTree& tree, BoxId box);
const std::string& end_page_name(const BoxTree& tree, BoxId box);

}  // namespace colosseum::layout

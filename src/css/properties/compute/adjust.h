// Adjustments of computed values that depend on several properties at once.
#pragma once

#include "css/properties/compute/compute_state.h"
#include "css/properties/compute/winners.h"

namespace colosseum::css {

/// css-display-3 §2.7, css-overflow-3 §3.1, border widths of no border, and what other modules say happens
/// "at computed-value time".
void adjust_computed_style(ComputeState& s, const Winners& winners);

/// css-display-3 §2.7: the block-level counterpart.
Display blockified(Display d);

}  // namespace colosseum::css

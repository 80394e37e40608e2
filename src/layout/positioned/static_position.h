// Self-alignment reduced to an edge (css-align-3 §4.1, §4.2): in static-position rectangles and block flow.
#pragma once

#include "colosseum/geometry.h"
#include "colosseum/style.h"
#include "layout/core/layout_result.h"

namespace colosseum::layout {

/// Which edge of its container a box is aligned to, flow-relative to the container's direction `flow`.
/// Baseline values fall back to start and end, `auto`, `normal` and `stretch` are start.
StaticEdge justified_edge(const Alignment& a, Direction flow, Direction self);
/// The same in the block axis of one writing mode.
StaticEdge aligned_edge(const Alignment& a);

inline bool is_safe(const Alignment& a) { return a.overflow == Alignment::Overflow::kSafe; }

}  // namespace colosseum::layout

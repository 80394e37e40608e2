// Gradients as cairo patterns.
#pragma once

#include "backend/cairo/handles.h"
#include "colosseum/display_list.h"

namespace colosseum::cairo_backend {

/// A pattern for filling `area`; null when the gradient has no stops.
PatternPtr make_gradient(const GradientPaint& gradient, const Rect& area);

}  // namespace colosseum::cairo_backend

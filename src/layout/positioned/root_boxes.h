// Boxes of the initial containing block hang on the root element's fragment (css-position-3 §2.1).
#pragma once

#include <vector>

#include "layout/positioned/out_of_flow.h"

namespace colosseum::layout {

/// The root fragment with further children, whose offsets are from its border-box corner; itself when there
/// are none.
const Fragment* with_root_boxes(Pass& pass, const Fragment* root, const std::vector<FragmentLink>& links);

/// Lays out the candidates that came up to the root in continuous media: in the viewport, whose corner lies
/// at
/// `-root_offset` from the root fragment's.
const Fragment* place_in_viewport(Pass& pass, const LayoutResult& root, PhysicalOffset root_offset,
                                  PhysicalSize viewport);

}  // namespace colosseum::layout

// Scroll containers as box generation sees them (css-overflow-3 §3.1).
#pragma once

#include "box/containment.h"

namespace colosseum {

/// Whether a box of the style scrolls in some axis.
inline bool is_scroll_container(const ComputedStyle& style) {
  auto scrolls = [](auto v) {
    using Overflow = decltype(v);
    return v == Overflow::kHidden || v == Overflow::kScroll || v == Overflow::kAuto;
  };
  return scrolls(style.overflow_x()) || scrolls(style.overflow_y());
}

/// css-overflow-3 §3.3: the root's overflow, or else the body's, belongs to the viewport, which shows
/// everything.
inline bool overflow_goes_to_viewport(const BoxTree& boxes, const Box& box) {
  if (box.has(kBoxRootElement)) return true;
  if (!box.has(kBoxBody) || !boxes.root().valid()) return false;
  const ComputedStyle& root = boxes.style(boxes.root());
  const bool root_is_visible =
      root.overflow_x() == OverflowX::kVisible && root.overflow_y() == OverflowY::kVisible;
  return root_is_visible && body_propagates(root, boxes.document().styles().get(box.style));
}

}  // namespace colosseum

// Scroll containers as box generation sees them (css-overflow-3 §3.1).
#pragma once

#include "colosseum/style.h"

namespace colosseum {

/// Whether a box of the style scrolls in some axis.
inline bool is_scroll_container(const ComputedStyle& style) {
  auto scrolls = [](auto v) {
    using Overflow = decltype(v);
    return v == Overflow::kHidden || v == Overflow::kScroll || v == Overflow::kAuto;
  };
  return scrolls(style.overflow_x()) || scrolls(style.overflow_y());
}

}  // namespace colosseum

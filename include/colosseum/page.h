// Page geometry as style gives it and layout uses it (css-page-3).
#pragma once

#include <functional>
#include <string>

#include "colosseum/geometry.h"
#include "colosseum/style.h"

namespace colosseum {

/// What page selectors match on (css-page-3 §3.2).
struct PageSelectorFacts {
  std::string name;      ///< the used value of `page`; "" for auto
  int index = 0;         ///< 0 for the first page
  bool is_right = true;  ///< a recto page
  bool is_blank = false;
};

/// The box of one page. Lengths in px.
struct PageStyle {
  PhysicalSize size{LayoutUnit(794), LayoutUnit(1123)};  ///< the page box, margins included
  PhysicalEdges margin;
  PhysicalEdges border;
  PhysicalEdges padding;
  StyleId style;  ///< computed style of the page context (backgrounds, borders); none: initial
};

/// The sixteen margin boxes of css-page-3 §5.
enum class MarginBox : uint8_t {
  kTopLeftCorner,
  kTopLeft,
  kTopCenter,
  kTopRight,
  kTopRightCorner,
  kRightTop,
  kRightMiddle,
  kRightBottom,
  kBottomRightCorner,
  kBottomRight,
  kBottomCenter,
  kBottomLeft,
  kBottomLeftCorner,
  kLeftBottom,
  kLeftMiddle,
  kLeftTop,
};

/// Gives the style of a page from what selectors match on; layout asks once per page.
using PageStyleFunction = std::function<PageStyle(const PageSelectorFacts&)>;

}  // namespace colosseum

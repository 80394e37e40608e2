// Page geometry as style gives it and layout uses it (css-page-3).
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

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

/// The sixteen page-margin boxes, in tree order (css-page-3 §3.1, §5).
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

/// Names of the margin at-rules, by MarginBox.
inline constexpr std::string_view kMarginBoxNames[] = {
    "top-left-corner",     "top-left",     "top-center",    "top-right",
    "top-right-corner",    "right-top",    "right-middle",  "right-bottom",
    "bottom-right-corner", "bottom-right", "bottom-center", "bottom-left",
    "bottom-left-corner",  "left-bottom",  "left-middle",   "left-top"};

/// A page-margin box that a page generates: its style's `content` is a list of items (css-page-3 §5.2).
struct PageMarginBox {
  MarginBox box = MarginBox::kTopLeftCorner;
  StyleId style;
};

/// The box of one page. Lengths in px.
struct PageStyle {
  PhysicalSize size{LayoutUnit(794), LayoutUnit(1123)};  ///< the page box, margins included
  PhysicalEdges margin;
  PhysicalEdges border;
  PhysicalEdges padding;
  StyleId style;  ///< computed style of the page context (backgrounds, borders, counters); none: initial
  std::vector<PageMarginBox> margin_boxes;  ///< those that are generated, in the order of MarginBox
};

/// Gives the style of a page from what selectors match on; layout asks once per page.
using PageStyleFunction = std::function<PageStyle(const PageSelectorFacts&)>;

}  // namespace colosseum

// From a finished layout to display lists, page by page.
#pragma once

#include <memory>

#include "colosseum/display_list.h"
#include "layout/layout_tree.h"

namespace colosseum::paint {

struct PaintOptions {
  bool snap_to_pixels = true;  ///< edges of backgrounds and borders on whole px, as browsers paint at scale 1
};

/// Paints the pages of one layout. What does not depend on the page (which elements are link targets, what
/// boxes need painting) is looked up once, so keep one painter for all pages. `tree`, its document and `text`
/// must outlive it; `text` gives metrics for decoration lines and may be null.
class Painter {
 public:
  Painter(const layout::LayoutTree& tree, TextEngine* text, PaintOptions options = {});
  ~Painter();
  Painter(const Painter&) = delete;
  Painter& operator=(const Painter&) = delete;
  /// The drawing of page `index`; an empty list past the last page. Continuous media have one "page" as
  /// large as the canvas: the viewport, or the content where it overflows to the right or below.
  DisplayList paint_page(size_t index);

 private:
  struct Shared;
  std::unique_ptr<Shared> shared_;
};

/// One page with a painter of its own.
DisplayList build_display_list(const layout::LayoutTree& tree, size_t page, TextEngine* text = nullptr);

}  // namespace colosseum::paint

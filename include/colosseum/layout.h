// Layout without documents or files: a Document with styles in, positions out. Part of colosseum::core.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <vector>

#include "colosseum/display_list.h"
#include "colosseum/document.h"
#include "colosseum/page.h"
#include "colosseum/status.h"
#include "colosseum/text.h"

namespace colosseum {

struct LayoutSettings {
  double width = 1024, height = 768;  ///< px; the viewport of continuous media
  PageStyleFunction page_style;       ///< set: lay out in pages of these styles
  TextEngine* text = nullptr;         ///< null: texts take no room; must outlive every Layout made with it
  bool poison_test = false;  ///< re-run every cached result with its unread inputs poisoned (slow; for tests)
  std::function<void(size_t pages)> progress;  ///< told the number of pages after each page
};

/// How often algorithms ran: linear in the number of boxes for a first layout.
struct LayoutCounters {
  size_t layout_calls = 0;     ///< layouts that ran
  size_t layout_hits = 0;      ///< layouts answered from a cache
  size_t min_max_calls = 0;    ///< intrinsic sizes computed
  size_t min_max_hits = 0;     ///< intrinsic sizes answered from a cache
  size_t leaf_calls = 0;       ///< calls of LeafContent
  size_t poison_failures = 0;  ///< results that depended on an input they had not recorded
};

/// A rectangle on a page (page 0 is the whole canvas of continuous media).
struct PageRect {
  size_t page = 0;
  Rect rect;
  bool operator==(const PageRect&) const = default;
};

/// The part of a box that is on one line or page.
struct FragmentInfo {
  enum class Kind : uint8_t { kBox, kLine, kInlineBox, kText } kind = Kind::kBox;
  NodeId node;  ///< the element or text; of anonymous boxes and lines the element around them; none in
                ///< page-margin boxes
  bool generated = false;  ///< anonymous, or of a pseudo-element
  size_t page = 0;
  Rect border_box;       ///< from the page's corner
  Rect content_box;      ///< the border box less borders and padding
  double baseline = -1;  ///< of the first line, from the border box's top edge; negative: none
  size_t depth = 0;      ///< fragments around this one
};

namespace api {
struct LayoutAccess;
}

/// The immutable result of laying a document out. Positions stay valid when the Document changes afterwards,
/// but the Document must outlive the Layout. The first query builds an index, so queries of one Layout may
/// not run on several threads at once.
class Layout {
 public:
  /// An empty layout: no pages.
  Layout();
  ~Layout();
  Layout(Layout&&) noexcept;
  Layout& operator=(Layout&&) noexcept;

  /// Lays `document` out and clears its damage. `previous`, an earlier layout of the same document, lends its
  /// results where the document's damage allows, and is empty afterwards: the way to lay out every frame.
  static Layout compute(Document& document, const LayoutSettings& settings, Layout previous = Layout());

  /// kLimitExceeded: a bound of Limits was reached and the result is partial.
  const Status& status() const;
  const LayoutCounters& counters() const;

  size_t page_count() const;  ///< 1 for continuous media
  /// Size and edges of a page; continuous media: the viewport. A default one past the last page.
  PageStyle page(size_t index) const;

  /// The bounding box of all border boxes of an element (or of a text's runs) on the first page that shows
  /// it; empty when it has no box.
  Rect rect(NodeId node) const;
  /// Every border box of a node's fragments in order: an inline box has one per line, a broken box one per
  /// page.
  std::vector<PageRect> rects(NodeId node) const;
  /// Calls `visit` for each fragment of a page, parents first, in tree order; page-margin
  /// boxes come last.
  void for_each_fragment(size_t page, const std::function<void(const FragmentInfo&)>& visit) const;
  /// The innermost element that has the point of a page in one of its border boxes; of overlapping ones the
  /// last in tree order. None outside.
  NodeId hit_test(size_t page, Point point) const;
  /// What to draw on a page; empty past the last.
  DisplayList display_list(size_t page) const;

 private:
  friend struct api::LayoutAccess;
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace colosseum

// A finished layout: the box tree, its fragments and pages.
#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "box/box_tree.h"
#include "colosseum/page.h"
#include "layout/core/pass.h"

namespace colosseum::layout {

/// A page-margin box that was laid out.
struct PlacedMarginBox {
  MarginBox box = MarginBox::kTopLeftCorner;
  const Fragment* fragment = nullptr;
  PhysicalOffset offset;  ///< of its border box, from the page box's corner
};

/// One page, or the single canvas of continuous media.
struct Page {
  PageStyle style;  ///< size and margins; continuous media: the viewport, no margins
  PageSelectorFacts facts;
  const Fragment* content = nullptr;  ///< the root element's fragment on this page; null on blank pages
  PhysicalOffset content_offset;      ///< of the root fragment's border box, from the page box's corner
  bool is_slice =
      false;  ///< shows a later slice of content too tall for the page before: only the page area counts
  NodeId first_node;  ///< before which, or inside which, the page begins: for the document's counters
  std::vector<PlacedMarginBox> margin_boxes;  ///< in tree order
};

/// Owns what layout made. Read-only for paint and dumps.
struct LayoutTree {
  explicit LayoutTree(Document& document) : boxes(document) {}
  BoxTree boxes;                 ///< of the document; after `document_boxes`, those of page-margin boxes
  BoxTree::Mark document_boxes;  ///< their end
  std::unique_ptr<LayoutStore> store;
  std::vector<Page> pages;
  bool paged = false;
  PhysicalSize viewport;
  Counters counters;
  bool limit_exceeded = false;
};

struct LayoutOptions {
  PhysicalSize viewport{LayoutUnit(1024), LayoutUnit(768)};  ///< initial containing block of continuous media
  PageStyleFunction page_style;                              ///< set: lay out in pages
  TextEngine* text = nullptr;
  bool poison_test = false;
  std::function<void(size_t pages)> progress;  ///< called after each page
};

/// Lays out a styled document. `previous`, the result of an earlier call for the same document, lends its
/// boxes and cached results where the document's damage allows; it is used up. Clears the document's damage.
std::unique_ptr<LayoutTree> layout_document(Document& document, const LayoutOptions& options,
                                            std::unique_ptr<LayoutTree> previous = nullptr);

}  // namespace colosseum::layout

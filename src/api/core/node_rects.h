// Where each node's fragments lie: one walk over all fragments.
#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "layout/layout_tree.h"

namespace colosseum::api {

/// A border box with its offset from the corner of its page.
struct PlacedFragment {
  PhysicalRect rect;
  uint32_t page = 0;
};

/// Border boxes of the fragments of every node (elements and texts), by node, in tree order. An inline box
/// has one per line, a text one per line and bidi run. Lines, anonymous boxes and pseudo-elements have none.
class NodeRects {
 public:
  explicit NodeRects(const layout::LayoutTree& tree);
  /// Empty for nodes that were not there when layout ran.
  std::span<const PlacedFragment> of(NodeId node) const;

 private:
  std::vector<uint32_t> start_;  ///< by node: its first entry in placed_; one more at the end
  std::vector<PlacedFragment> placed_;
};

/// Calls visit(fragment, offset from the page's corner, depth) for every fragment of a page, parents first:
/// those of the content, then those of page-margin boxes.
template <typename Visit>
void walk_page(const layout::Page& page, Visit&& visit) {
  struct Item {
    const layout::Fragment* fragment;
    PhysicalOffset offset;
    size_t depth;
  };
  std::vector<Item> todo;
  for (size_t i = page.margin_boxes.size(); i-- > 0;) {
    todo.push_back({page.margin_boxes[i].fragment, page.margin_boxes[i].offset, 0});
  }
  if (page.content != nullptr) todo.push_back({page.content, page.content_offset, 0});
  while (!todo.empty()) {
    Item item = todo.back();
    todo.pop_back();
    visit(*item.fragment, item.offset, item.depth);
    const auto& children = item.fragment->children;
    for (size_t i = children.size(); i-- > 0;) {
      todo.push_back({children[i].fragment, item.offset + children[i].offset, item.depth + 1});
    }
  }
}

}  // namespace colosseum::api

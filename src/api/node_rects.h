// Where each node's fragments lie: one walk over all fragments.
#pragma once

#include <vector>

#include "layout/layout_tree.h"

namespace colosseum::api {

/// Border boxes of the fragments of every node (elements and texts), in document coordinates, indexed by
/// node. An inline box has one rectangle per line, a text one per line and bidi run. Pages lie below each
/// other.
std::vector<std::vector<PhysicalRect>> node_rects(const layout::LayoutTree& tree);

/// Calls visit(fragment, offset from the page's corner) for every fragment of a page, parents first.
template <typename Visit>
void walk_page(const layout::Page& page, Visit&& visit) {
  if (page.content == nullptr) return;
  struct Item {
    const layout::Fragment* fragment;
    PhysicalOffset offset;
  };
  std::vector<Item> todo{{page.content, page.content_offset}};
  while (!todo.empty()) {
    Item item = todo.back();
    todo.pop_back();
    visit(*item.fragment, item.offset);
    const auto& children = item.fragment->children;
    for (size_t i = children.size(); i-- > 0;) {
      todo.push_back({children[i].fragment, item.offset + children[i].offset});
    }
  }
}

}  // namespace colosseum::api

#include "api/node_rects.h"

namespace colosseum::api {

namespace {

/// The node whose rectangle a fragment is; none for lines, anonymous boxes and pseudo-elements.
NodeId node_of(const BoxTree& boxes, const layout::Fragment& f) {
  if (f.kind == layout::FragmentKind::kLine || f.kind == layout::FragmentKind::kPage || !f.box.valid())
    return {};
  const Box& box = boxes.box(f.box);
  if (box.is_anonymous() || box.has(kBoxPseudo) || box.has(kBoxOutsideMarker)) return {};
  return box.node;
}

}  // namespace

std::vector<std::vector<PhysicalRect>> node_rects(const layout::LayoutTree& tree) {
  std::vector<std::vector<PhysicalRect>> rects(tree.boxes.document().node_capacity());
  LayoutUnit top;
  for (const layout::Page& page : tree.pages) {
    walk_page(page, [&](const layout::Fragment& f, PhysicalOffset at) {
      NodeId node = node_of(tree.boxes, f);
      if (node.valid()) rects[node.index()].push_back({{at.x, at.y + top}, f.size});
    });
    top += page.style.size.height;
  }
  return rects;
}

}  // namespace colosseum::api

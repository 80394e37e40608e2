#include "api/core/node_rects.h"

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

NodeRects::NodeRects(const layout::LayoutTree& tree) {
  // A counting sort by node: count, sum up, place.
  start_.assign(tree.boxes.document().node_capacity() + 1, 0);
  for (const layout::Page& page : tree.pages) {
    walk_page(page, [&](const layout::Fragment& f, PhysicalOffset, size_t) {
      const NodeId node = node_of(tree.boxes, f);
      if (node.valid()) ++start_[node.index()];
    });
  }
  uint32_t sum = 0;
  for (uint32_t& s : start_) sum += std::exchange(s, sum);
  placed_.resize(sum);
  std::vector<uint32_t> next(start_);
  for (size_t i = 0; i < tree.pages.size(); ++i) {
    walk_page(tree.pages[i], [&](const layout::Fragment& f, PhysicalOffset at, size_t) {
      const NodeId node = node_of(tree.boxes, f);
      if (node.valid()) placed_[next[node.index()]++] = {{at, f.size}, static_cast<uint32_t>(i)};
    });
  }
}

std::span<const PlacedFragment> NodeRects::of(NodeId node) const {
  if (node.index() + 1 >= start_.size()) return {};
  return std::span(placed_).subspan(start_[node.index()], start_[node.index() + 1] - start_[node.index()]);
}

}  // namespace colosseum::api

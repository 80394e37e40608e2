#include "api/core/node_rects.h"

#include <algorithm>
#include <unordered_map>

#include "paint/paint_context.h"
#include "paint/transforms.h"

namespace colosseum::api {

namespace {

/// The node whose rectangle a fragment is; none for lines, anonymous boxes and pseudo-elements.
NodeId node_of(const BoxTree& boxes, const layout::Fragment& f) {
  if (f.kind == layout::FragmentKind::kLine || f.kind == layout::FragmentKind::kPage || !f.box.valid() ||
      f.has(layout::kFragmentTableGrid))
    return {};
  const Box& box = boxes.box(f.box);
  if (box.is_anonymous() || box.has(kBoxPseudo) || box.has(kBoxOutsideMarker)) return {};
  return box.node;
}

/// The bounding box on the page.
PhysicalRect transformed(const Transform& t, const PhysicalRect& r) {
  const Rect on_page = paint::map(t, paint::to_rect(r.offset, r.size));
  return {{LayoutUnit::from_px(on_page.x), LayoutUnit::from_px(on_page.y)},
          {LayoutUnit::from_px(on_page.width), LayoutUnit::from_px(on_page.height)}};
}

/// A block breaks the inline boxes around it (css2 §9.2.1.1), and browsers count the anonymous box around
/// such blocks among the inline boxes' rectangles: as long as the containing block, from the first block of a
/// run to the last.
class BrokenInlineRuns {
 public:
  explicit BrokenInlineRuns(const BoxTree& boxes) : boxes_(boxes) {}

  /// Notes the runs among a fragment's children.
  void look_at(const layout::Fragment& parent, PhysicalOffset at) {
    for (size_t i = 0; i < parent.children.size();) {
      const BoxId inline_box = split_inline(parent.children[i]);
      size_t end = i + 1;
      if (!inline_box.valid()) {
        i = end;
        continue;
      }
      while (end < parent.children.size() && split_inline(parent.children[end]) == inline_box) ++end;
      const layout::FragmentLink& first = parent.children[i];
      const layout::FragmentLink& last = parent.children[end - 1];
      const PhysicalEdges border = parent.border(), padding = parent.padding();
      PhysicalRect content{{border.left + padding.left, border.top + padding.top},
                           {parent.size.width - border.left - padding.left - padding.right - border.right,
                            parent.size.height - border.top - padding.top - padding.bottom - border.bottom}};
      if (boxes_.style(parent.box).writing_mode() == WritingMode::kHorizontalTb) {
        content.offset.y = first.offset.y;
        content.size.height = last.offset.y + last.fragment->size.height - first.offset.y;
      } else {
        const LayoutUnit left = std::min(first.offset.x, last.offset.x);
        const LayoutUnit right =
            std::max(first.offset.x + first.fragment->size.width, last.offset.x + last.fragment->size.width);
        content.offset.x = left;
        content.size.width = right - left;
      }
      const PhysicalRect r{at + content.offset, content.size};
      runs_[first.fragment] = r;
      i = end;
    }
  }
  /// Gives the run that begins with a fragment to the inline boxes around it.
  template <typename Emit>
  void emit(const layout::Fragment& f, Emit&& out) const {
    auto run = runs_.find(&f);
    if (run == runs_.end()) return;
    for (BoxId b = boxes_.split_inline(f.box); b.valid() && boxes_.box(b).kind == BoxKind::kInlineBox;
         b = boxes_.box(b).parent) {
      const Box& box = boxes_.box(b);
      if (!box.has(kBoxPseudo) && box.node.valid()) out(box.node, run->second);
    }
  }

 private:
  BoxId split_inline(const layout::FragmentLink& link) const {
    if (link.fragment->kind != layout::FragmentKind::kBox) return {};
    return boxes_.split_inline(link.fragment->box);
  }
  const BoxTree& boxes_;
  std::unordered_map<const layout::Fragment*, PhysicalRect> runs_;
};

/// Calls out(node, rectangle) for every rectangle of a page, in tree order.
template <typename Emit>
void for_each_rect(const BoxTree& boxes, const layout::Page& page, Emit&& out) {
  BrokenInlineRuns runs(boxes);
  paint::TransformTrail transforms(boxes);
  walk_page(page, [&](const layout::Fragment& f, PhysicalOffset at, size_t depth) {
    const Transform* transform = transforms.enter(f, at, depth);
    const auto emit = [&](NodeId node, const PhysicalRect& r) {
      out(node, transform == nullptr ? r : transformed(*transform, r));
    };
    const NodeId node = node_of(boxes, f);
    if (node.valid()) emit(node, PhysicalRect{at, f.size});
    if (f.kind != layout::FragmentKind::kBox) return;
    runs.emit(f, emit);
    runs.look_at(f, at);
  });
}

}  // namespace

NodeRects::NodeRects(const layout::LayoutTree& tree) {
  // A counting sort by node: count, sum up, place.
  start_.assign(tree.boxes.document().node_capacity() + 1, 0);
  for (const layout::Page& page : tree.pages) {
    for_each_rect(tree.boxes, page, [&](NodeId node, const PhysicalRect&) { ++start_[node.index()]; });
  }
  uint32_t sum = 0;
  for (uint32_t& s : start_) sum += std::exchange(s, sum);
  placed_.resize(sum);
  std::vector<uint32_t> next(start_);
  for (size_t i = 0; i < tree.pages.size(); ++i) {
    for_each_rect(tree.boxes, tree.pages[i], [&](NodeId node, const PhysicalRect& rect) {
      placed_[next[node.index()]++] = {rect, static_cast<uint32_t>(i)};
    });
  }
}

std::span<const PlacedFragment> NodeRects::of(NodeId node) const {
  if (node.index() + 1 >= start_.size()) return {};
  return std::span(placed_).subspan(start_[node.index()], start_[node.index() + 1] - start_[node.index()]);
}

}  // namespace colosseum::api

#include "colosseum/layout.h"

#include <algorithm>

#include "api/core/layout_access.h"
#include "api/core/node_rects.h"
#include "paint/painter.h"
#include "paint/transforms.h"

namespace colosseum {

struct Layout::State {
  std::unique_ptr<layout::LayoutTree> tree;
  TextEngine* text = nullptr;
  Status status;
  LayoutCounters counters;
  // Made when first asked for.
  std::unique_ptr<api::NodeRects> rects;
  std::unique_ptr<paint::Painter> painter;
};

namespace {

Rect to_rect(const PhysicalRect& r) {
  return {r.offset.x.to_px(), r.offset.y.to_px(), r.size.width.to_px(), r.size.height.to_px()};
}

Rect join(const Rect& a, const Rect& b) {
  const double x = std::min(a.x, b.x), y = std::min(a.y, b.y);
  return {x, y, std::max(a.right(), b.right()) - x, std::max(a.bottom(), b.bottom()) - y};
}

FragmentInfo::Kind kind_of(layout::FragmentKind kind) {
  switch (kind) {
    case layout::FragmentKind::kLine: return FragmentInfo::Kind::kLine;
    case layout::FragmentKind::kInlineBox: return FragmentInfo::Kind::kInlineBox;
    case layout::FragmentKind::kText: return FragmentInfo::Kind::kText;
    case layout::FragmentKind::kPage:
    case layout::FragmentKind::kBox: break;
  }
  return FragmentInfo::Kind::kBox;
}

FragmentInfo describe(const BoxTree& boxes, const layout::Fragment& f, PhysicalOffset at) {
  FragmentInfo info;
  info.kind = kind_of(f.kind);
  if (f.box.valid()) {
    const Box& box = boxes.box(f.box);
    info.node = box.node;
    info.generated = box.is_anonymous() || box.has(kBoxPseudo) || box.has(kBoxOutsideMarker);
  }
  info.border_box = to_rect({at, f.size});
  const PhysicalEdges b = f.border(), p = f.padding();
  const LayoutUnit left = b.left + p.left, top = b.top + p.top;
  info.content_box = to_rect({{at.x + left, at.y + top},
                              {std::max(f.size.width - left - b.right - p.right, LayoutUnit()),
                               std::max(f.size.height - top - b.bottom - p.bottom, LayoutUnit())}});
  if (!is_indefinite(f.first_baseline)) info.baseline = f.first_baseline.to_px();
  return info;
}

}  // namespace

const layout::LayoutTree* api::LayoutAccess::tree(const Layout& layout) { return layout.state_->tree.get(); }

Layout::Layout() : state_(std::make_unique<State>()) {}
Layout::~Layout() = default;
Layout::Layout(Layout&& other) noexcept : state_(std::exchange(other.state_, nullptr)) {}
Layout& Layout::operator=(Layout&& other) noexcept {
  state_ = std::exchange(other.state_, nullptr);
  return *this;
}

Layout Layout::compute(Document& document, const LayoutSettings& settings, Layout previous) {
  layout::LayoutOptions options;
  options.viewport = {LayoutUnit::from_px(settings.width), LayoutUnit::from_px(settings.height)};
  options.page_style = settings.page_style;
  options.text = settings.text;
  options.poison_test = settings.poison_test;
  options.progress = settings.progress;
  std::unique_ptr<layout::LayoutTree> earlier;
  if (previous.state_) {
    previous.state_->painter.reset();
    earlier = std::move(previous.state_->tree);
  }
  Layout result;
  State& s = *result.state_;
  s.tree = layout::layout_document(document, options, std::move(earlier));
  s.text = settings.text;
  if (s.tree->limit_exceeded) {
    s.status = {StatusCode::kLimitExceeded, "layout reached a limit; what follows is missing"};
  }
  const layout::Counters& c = s.tree->counters;
  s.counters = {c.layout_calls, c.layout_hits, c.min_max_calls,
                c.min_max_hits, c.leaf_calls,  c.poison_failures};
  return result;
}

const Status& Layout::status() const { return state_->status; }
const LayoutCounters& Layout::counters() const { return state_->counters; }
size_t Layout::page_count() const { return state_->tree ? state_->tree->pages.size() : 0; }

PageStyle Layout::page(size_t index) const {
  return index < page_count() ? state_->tree->pages[index].style : PageStyle();
}

std::vector<PageRect> Layout::rects(NodeId node) const {
  std::vector<PageRect> out;
  if (!state_->tree) return out;
  if (!state_->rects) state_->rects = std::make_unique<api::NodeRects>(*state_->tree);
  for (const api::PlacedFragment& f : state_->rects->of(node)) out.push_back({f.page, to_rect(f.rect)});
  return out;
}

Rect Layout::rect(NodeId node) const {
  Rect out;
  const std::vector<PageRect> all = rects(node);
  for (const PageRect& r : all) {
    if (r.page != all.front().page) break;
    out = &r == &all.front() ? r.rect : join(out, r.rect);
  }
  return out;
}

void Layout::for_each_fragment(size_t page, const std::function<void(const FragmentInfo&)>& visit) const {
  if (page >= page_count()) return;
  const BoxTree& boxes = state_->tree->boxes;
  api::walk_page(state_->tree->pages[page], [&](const layout::Fragment& f, PhysicalOffset at, size_t depth) {
    FragmentInfo info = describe(boxes, f, at);
    info.page = page;
    info.depth = depth;
    visit(info);
  });
}

NodeId Layout::hit_test(size_t page, Point point) const {
  NodeId hit;
  if (page >= page_count()) return hit;
  const BoxTree& boxes = state_->tree->boxes;
  const Document& document = boxes.document();
  paint::TransformTrail transforms(boxes);
  api::walk_page(state_->tree->pages[page], [&](const layout::Fragment& f, PhysicalOffset at, size_t depth) {
    const Transform* transform = transforms.enter(f, at, depth);
    if (!f.box.valid() || f.kind == layout::FragmentKind::kLine) return;
    Point inside = point;
    if (transform != nullptr && !paint::unmap(*transform, inside)) return;
    const double x = inside.x - at.x.to_px(), y = inside.y - at.y.to_px();
    if (x < 0 || y < 0 || x >= f.size.width.to_px() || y >= f.size.height.to_px()) return;
    NodeId node = boxes.box(f.box).node;
    if (!node.valid() || !document.contains(node)) return;
    if (document.is_text(node)) node = document.node(node).parent;
    if (node.valid()) hit = node;
  });
  return hit;
}

DisplayList Layout::display_list(size_t page) const {
  if (page >= page_count()) return {};
  if (!state_->painter) state_->painter = std::make_unique<paint::Painter>(*state_->tree, state_->text);
  return state_->painter->paint_page(page);
}

}  // namespace colosseum

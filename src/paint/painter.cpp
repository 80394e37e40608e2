#include "paint/painter.h"

#include <algorithm>

#include "base/url.h"
#include "paint/paint_context.h"
#include "tree/atom_list.h"

namespace colosseum::paint {

struct Painter::Shared {
  const layout::LayoutTree& tree;
  TextEngine* text;
  PaintOptions options;
  std::unordered_set<std::string> link_targets;
  NodeId canvas_source;
};

namespace {

/// Fragment identifiers that links of the document lead to: only those need anchors.
void collect_link_targets(const Document& document, std::unordered_set<std::string>& out) {
  for (uint32_t i = 0; i < document.node_capacity(); ++i) {
    NodeId n(i);
    if (!document.contains(n) || !document.has_tag(n, atoms::kA)) continue;
    const std::string* href = document.attribute(n, atoms::kHref);
    if (href != nullptr && href->find('#') != std::string::npos) out.insert(url_fragment(*href));
  }
}

bool has_background(const ComputedStyle& s) {
  if (s.background_color().is_current || s.background_color().a > 0) return true;
  return std::any_of(s.background_image().begin(), s.background_image().end(),
                     [](const Image& i) { return !i.is_none(); });
}

/// css-backgrounds-3 §2.11.2: the root element's background, or the body's when the root of an HTML document
/// has none.
NodeId find_canvas_source(const Document& document) {
  NodeId root = document.root();
  if (!root.valid() || has_background(document.style(root)) || !document.has_tag(root, atoms::kHtml))
    return root;
  for (NodeId c = document.node(root).first_child; c.valid(); c = document.node(c).next_sibling) {
    if (document.has_tag(c, atoms::kBody)) return document.style(c).display().is_none() ? root : c;
  }
  return root;
}

/// How far content reaches to the right and below: continuous media grow to show it.
PhysicalSize content_extent(const layout::Page& page) {
  PhysicalSize extent = page.style.size;
  if (page.content == nullptr) return extent;
  std::vector<PlacedFragment> todo{{page.content, page.content_offset}};
  while (!todo.empty()) {
    PlacedFragment p = todo.back();
    todo.pop_back();
    extent.width = std::max(extent.width, p.offset.x + p.fragment->size.width);
    extent.height = std::max(extent.height, p.offset.y + p.fragment->size.height);
    for (const layout::FragmentLink& l : p.fragment->children)
      todo.push_back({l.fragment, p.offset + l.offset});
  }
  return extent;
}

}  // namespace

Painter::Painter(const layout::LayoutTree& tree, TextEngine* text, PaintOptions options)
    : shared_(std::make_unique<Shared>(Shared{tree, text, options, {}, {}})) {
  collect_link_targets(tree.boxes.document(), shared_->link_targets);
  shared_->canvas_source = find_canvas_source(tree.boxes.document());
}

Painter::~Painter() = default;

DisplayList Painter::paint_page(size_t index) {
  const layout::LayoutTree& tree = shared_->tree;
  if (index >= tree.pages.size()) return {};
  const layout::Page& page = tree.pages[index];
  PaintContext c{tree, shared_->text,         shared_->options, &shared_->link_targets, {},
                 {},   shared_->canvas_source};
  const PhysicalSize size = tree.paged ? page.style.size : content_extent(page);
  c.list.width = size.width.to_px();
  c.list.height = size.height.to_px();
  const Rect canvas{0, 0, c.list.width, c.list.height};
  if (page.style.style.valid()) {
    const ComputedStyle& s = tree.boxes.document().styles().get(page.style.style);
    if (has_background(s)) paint_canvas_background(c, s, canvas, canvas);
  }
  if (page.content == nullptr) return std::move(c.list);
  if (c.canvas_source.valid()) {
    const ComputedStyle& s = tree.boxes.document().style(c.canvas_source);
    if (has_background(s))
      paint_canvas_background(c, s, to_rect(page.content_offset, page.content->size), canvas);
  }
  paint_root(c, {page.content, page.content_offset});
  return std::move(c.list);
}

DisplayList build_display_list(const layout::LayoutTree& tree, size_t page, TextEngine* text) {
  return Painter(tree, text).paint_page(page);
}

}  // namespace colosseum::paint

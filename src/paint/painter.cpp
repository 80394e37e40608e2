#include "paint/painter.h"

#include <algorithm>

#include "paint/paint_context.h"

namespace colosseum::paint {

struct Painter::Shared {
  const layout::LayoutTree& tree;
  TextEngine* text;
  PaintOptions options;
  TreeFacts facts;
  SliceIndex slices;
};

namespace {

/// How far content reaches to the right and below: continuous media grow to show it.
PhysicalSize content_extent(const layout::Page& page, const TreeFacts& facts) {
  PhysicalSize extent = page.style.size;
  if (page.content == nullptr) return extent;
  std::vector<PlacedFragment> todo{{page.content, page.content_offset}};
  while (!todo.empty()) {
    PlacedFragment p = todo.back();
    todo.pop_back();
    extent.width = std::max(extent.width, p.offset.x + p.fragment->size.width);
    extent.height = std::max(extent.height, p.offset.y + p.fragment->size.height);
    if (p.fragment->box.valid() && (facts.traits[p.fragment->box.index()] & kTraitClips) != 0) continue;
    for (const layout::FragmentLink& l : p.fragment->children) {
      todo.push_back({l.fragment, p.offset + l.offset});
    }
  }
  return extent;
}

}  // namespace

Painter::Painter(const layout::LayoutTree& tree, TextEngine* text, PaintOptions options)
    : shared_(std::make_unique<Shared>(Shared{tree, text, options, collect_facts(tree), SliceIndex(tree)})) {}

Painter::~Painter() = default;

DisplayList Painter::paint_page(size_t index) {
  const layout::LayoutTree& tree = shared_->tree;
  if (index >= tree.pages.size()) return {};
  const layout::Page& page = tree.pages[index];
  const TreeFacts& facts = shared_->facts;
  const PhysicalSize size = tree.paged ? page.style.size : content_extent(page, facts);
  const Rect whole{0, 0, size.width.to_px(), size.height.to_px()};
  PaintContext c(tree, shared_->text, shared_->options, facts, shared_->slices, whole);
  c.list.width = whole.width;
  c.list.height = whole.height;
  const StylePool& styles = tree.boxes.document().styles();
  // css-page-3 §4.2: the page background is under everything; the canvas covers the page's border box.
  if (page.style.style.valid() && has_background(styles.get(page.style.style))) {
    paint_canvas_background(c, styles.get(page.style.style), whole, whole);
  }
  if (page.content != nullptr && facts.canvas_source.valid()) {
    const ComputedStyle& s = tree.boxes.document().style(facts.canvas_source);
    const Rect canvas = tree.paged ? inset(whole, page.style.margin) : whole;
    if (has_background(s)) {
      const Rect root = to_rect(page.content_offset, page.content->size);
      paint_canvas_background(c, s, positioning_area(c, *page.content, root, BackgroundBox::kPaddingBox),
                              canvas);
    }
  }
  if (page.content != nullptr) {
    if (page.is_slice) {
      c.draw(draw::Save{});
      c.draw(draw::ClipRect{
          {inset(inset(inset(whole, page.style.margin), page.style.border), page.style.padding), {}}});
    }
    paint_root(c, {page.content, page.content_offset});
    if (page.is_slice) c.draw(draw::Restore{});
  }
  return std::move(c.list);
}

DisplayList build_display_list(const layout::LayoutTree& tree, size_t page, TextEngine* text) {
  return Painter(tree, text).paint_page(page);
}

}  // namespace colosseum::paint

#include "paint/painter.h"

#include <algorithm>

#include "paint/paint_context.h"
#include "paint/transforms.h"

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
PhysicalSize content_extent(const BoxTree& boxes, const layout::Page& page, const TreeFacts& facts) {
  PhysicalSize extent = page.style.size;
  if (page.content == nullptr) return extent;
  struct Item {
    PlacedFragment place;
    size_t depth;
  };
  TransformTrail transforms(boxes);
  std::vector<Item> todo{{{page.content, page.content_offset}, 0}};
  while (!todo.empty()) {
    const auto [p, depth] = todo.back();
    todo.pop_back();
    PhysicalOffset end{p.offset.x + p.fragment->size.width, p.offset.y + p.fragment->size.height};
    if (const Transform* t = transforms.enter(*p.fragment, p.offset, depth)) {
      const Rect r = map(*t, to_rect(p.offset, p.fragment->size));
      end = {LayoutUnit::from_px(r.right()), LayoutUnit::from_px(r.bottom())};
    }
    extent.width = std::max(extent.width, end.x);
    extent.height = std::max(extent.height, end.y);
    if (p.fragment->box.valid() && (facts.traits[p.fragment->box.index()] & kTraitClips) != 0) continue;
    for (const layout::FragmentLink& l : p.fragment->children) {
      todo.push_back({{l.fragment, p.offset + l.offset}, depth + 1});
    }
  }
  return extent;
}

/// css-backgrounds-3 §2.11.2: the root element's background on the canvas.
void paint_canvas(PaintContext& c, const layout::Page& page, const Rect& canvas) {
  if (page.content == nullptr || !c.facts.canvas_source.valid()) return;
  const ComputedStyle& s = c.boxes().document().style(c.facts.canvas_source);
  if (!has_background(s)) return;
  const Rect root = to_rect(page.content_offset, page.content->size);
  paint_canvas_background(c, s, positioning_area(c, *page.content, root, BackgroundBox::kPaddingBox), canvas);
}

void paint_content(PaintContext& c, const layout::Page& page) {
  if (page.content == nullptr) return;
  if (page.is_slice) {
    c.draw(draw::Save{});
    const PageStyle& s = page.style;
    c.draw(draw::ClipRect{{inset(inset(inset(c.page, s.margin), s.border), s.padding), {}}});
  }
  paint_root(c, {page.content, page.content_offset});
  if (page.is_slice) c.draw(draw::Restore{});
}

/// Page-margin boxes behind the canvas, or before the content: by z-index, then in tree order.
void paint_margin_boxes(PaintContext& c, const layout::Page& page, bool behind) {
  auto z_of = [&](const layout::PlacedMarginBox& m) {
    const AutoInteger& z = c.style(*m.fragment).z_index();
    return z.is_auto ? 0 : z.value;
  };
  std::vector<const layout::PlacedMarginBox*> order;
  for (const layout::PlacedMarginBox& m : page.margin_boxes) {
    if ((z_of(m) < 0) == behind) order.push_back(&m);
  }
  std::stable_sort(order.begin(), order.end(),
                   [&](const auto* a, const auto* b) { return z_of(*a) < z_of(*b); });
  for (const layout::PlacedMarginBox* m : order) paint_stacking_context(c, {m->fragment, m->offset});
}

/// css-page-3 §3.1 "painting order".
void paint_page_layers(PaintContext& c, const layout::Page& page) {
  const layout::FragmentEdges edges = {page.style.border, page.style.padding};
  layout::Fragment box;  // the page box without its margins
  box.edges = &edges;
  const Rect area = inset(c.page, page.style.margin), border_box = snapped(area, c.options);
  const bool styled = page.style.style.valid();
  const ComputedStyle& s =
      styled ? c.boxes().document().styles().get(page.style.style) : c.boxes().document().styles().initial();
  if (has_background(s)) paint_page_background(c, s, box, area);
  paint_margin_boxes(c, page, true);
  paint_canvas(c, page, area);
  if (styled) {
    paint_border(c, s, box, border_box);
    if (s.outline_style() != BorderStyle::kNone && s.outline_width() > 0) paint_outline(c, s, border_box);
  }
  paint_content(c, page);
  paint_margin_boxes(c, page, false);
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
  const PhysicalSize size = tree.paged ? page.style.size : content_extent(tree.boxes, page, facts);
  const Rect whole{0, 0, size.width.to_px(), size.height.to_px()};
  PaintContext c(tree, shared_->text, shared_->options, facts, shared_->slices, whole);
  c.list.width = whole.width;
  c.list.height = whole.height;
  if (tree.paged) {
    paint_page_layers(c, page);
  } else {
    paint_canvas(c, page, whole);
    paint_content(c, page);
  }
  return std::move(c.list);
}

DisplayList build_display_list(const layout::LayoutTree& tree, size_t page, TextEngine* text) {
  return Painter(tree, text).paint_page(page);
}

}  // namespace colosseum::paint

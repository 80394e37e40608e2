// Fieldsets with a rendered legend (HTML §15.3.13): the border runs through the middle of the legend, and not
// below it.
#include <algorithm>

#include "paint/paint_context.h"
#include "tree/atom_list.h"

namespace colosseum::paint {

namespace {

bool has_element(const BoxTree& tree, const layout::Fragment& f, Atom tag) {
  return f.kind == layout::FragmentKind::kBox && f.box.valid() && tree.is_box_of(f.box, tag);
}

/// Draws the border where it is not under the legend: before it, after it and below it.
void paint_border_around(PaintContext& c, const ComputedStyle& style, const layout::Fragment& f,
                         const Rect& border_box, const Rect& legend) {
  const double right = legend.right(), below = std::max(legend.bottom(), border_box.y);
  const Rect parts[] = {
      {border_box.x, border_box.y, legend.x - border_box.x, border_box.height},
      {right, border_box.y, border_box.right() - right, border_box.height},
      {legend.x, below, legend.width, border_box.bottom() - below},
  };
  for (const Rect& part : parts) {
    if (part.empty()) continue;
    c.draw(draw::Save{});
    c.draw(draw::ClipRect{{part, {}}});
    paint_border(c, style, f, border_box);
    c.draw(draw::Restore{});
  }
}

}  // namespace

bool paint_fieldset(PaintContext& c, PlacedFragment p, bool background) {
  const layout::Fragment& f = *p.fragment;
  if (f.children.empty() || c.has(f, kTraitSkips) || !has_element(c.boxes(), f, atoms::kFieldset))
    return false;
  const layout::FragmentLink& first = f.children[0];
  if (!has_element(c.boxes(), *first.fragment, atoms::kLegend)) return false;
  const Rect legend = snapped(to_rect(p.offset + first.offset, first.fragment->size), c.options);
  const double over = std::max(first.fragment->size.height.to_px() - f.border().top.to_px(), 0.0);
  Rect border_box = to_rect(p.offset, f.size);
  border_box.y += over / 2;
  border_box.height -= over / 2;
  border_box = snapped(border_box, c.options);
  const ComputedStyle& style = c.style(f);
  paint_below_border(c, style, f, border_box, background, true);
  paint_border_around(c, style, f, border_box, legend);
  return true;
}

}  // namespace colosseum::paint

// Shadows of boxes (css-backgrounds-3 §6.1).
#include <algorithm>
#include <cmath>

#include "paint/paint_context.h"

namespace colosseum::paint {

namespace {

// §6.1.1: small radii grow less than the edges, so that sharp corners stay sharp.
double spread_radius(double radius, double spread) {
  double by = spread;
  if (spread > 0 && radius < spread) by *= 1 + std::pow(radius / spread - 1, 3);
  return std::max(radius + by, 0.0);
}

/// The shape with its edges moved outwards by `spread`.
RoundedRect spread_shape(const RoundedRect& shape, double spread) {
  const Rect& r = shape.rect;
  RoundedRect out{{r.x - spread, r.y - spread, r.width + 2 * spread, r.height + 2 * spread}, {}};
  if (out.rect.width < 0) out.rect = {r.x + r.width / 2, out.rect.y, 0, out.rect.height};
  if (out.rect.height < 0) out.rect = {out.rect.x, r.y + r.height / 2, out.rect.width, 0};
  for (int i = 0; i < 4; ++i) {
    if (!(shape.radii[i].x > 0 && shape.radii[i].y > 0)) continue;
    out.radii[i] = {spread_radius(shape.radii[i].x, spread), spread_radius(shape.radii[i].y, spread)};
  }
  return out;
}

}  // namespace

void paint_shadows(PaintContext& c, const ComputedStyle& s, const layout::Fragment& f, const Rect& border_box,
                   bool inset_ones) {
  const BoxShadowList& shadows = s.box_shadow();
  if (shadows.empty()) return;
  RoundedRect box = rounded_border_box(s, f, border_box);
  if (inset_ones) box = inset(box, f.border());
  for (size_t i = shadows.size(); i-- > 0;) {
    const BoxShadow& shadow = shadows[i];
    if (shadow.inset != inset_ones) continue;
    draw::Shadow d;
    d.inset = inset_ones;
    d.box = box;
    d.shape = spread_shape(box, inset_ones ? -double{shadow.spread} : double{shadow.spread});
    d.shape.rect.x += double{shadow.x};
    d.shape.rect.y += double{shadow.y};
    d.deviation = double{shadow.blur} / 2;  // §6.1.2
    d.color = shadow.color.resolved(s.color());
    if (!inset_ones && d.shape.rect.empty()) continue;
    c.draw(std::move(d));
  }
}

}  // namespace colosseum::paint

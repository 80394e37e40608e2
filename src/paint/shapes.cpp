// Rectangles and rounded rectangles of boxes.
#include <algorithm>
#include <cmath>

#include "paint/paint_context.h"

namespace colosseum::paint {

Rect snapped(const Rect& r, const PaintOptions& options) {
  if (!options.snap_to_pixels) return r;
  const double x = std::round(r.x), y = std::round(r.y);
  double right = std::round(r.right()), bottom = std::round(r.bottom());
  if (r.width > 0 && right <= x) right = x + 1;
  if (r.height > 0 && bottom <= y) bottom = y + 1;
  return {x, y, std::max(right - x, 0.0), std::max(bottom - y, 0.0)};
}

Rect inset(const Rect& r, const PhysicalEdges& e) {
  const double l = e.left.to_px(), t = e.top.to_px();
  return {r.x + l, r.y + t, std::max(r.width - l - e.right.to_px(), 0.0),
          std::max(r.height - t - e.bottom.to_px(), 0.0)};
}

RoundedRect rounded_border_box(const ComputedStyle& s, const layout::Fragment& f, const Rect& box) {
  RoundedRect shape{box, {}};
  const LengthPair* corners[4] = {&s.border_top_left_radius(), &s.border_top_right_radius(),
                                  &s.border_bottom_right_radius(), &s.border_bottom_left_radius()};
  for (int i = 0; i < 4; ++i) {
    shape.radii[i] = {std::max(resolve_px(corners[i]->x, box.width), 0.0),
                      std::max(resolve_px(corners[i]->y, box.height), 0.0)};
  }
  // A side that is cut at a break has square corners (css-break-3 §5.4.1).
  const bool inline_box = f.kind == layout::FragmentKind::kInlineBox;
  const bool cut_start = !f.has(layout::kFragmentFirst), cut_end = !f.has(layout::kFragmentLast);
  if (cut_start) shape.radii[0] = shape.radii[inline_box ? 3 : 1] = {};
  if (cut_end) shape.radii[2] = shape.radii[inline_box ? 1 : 3] = {};
  // css-backgrounds-3 §5.5: adjoining curves must not overlap.
  double factor = 1;
  auto fit = [&](double side, double sum) {
    if (sum > side && sum > 0) factor = std::min(factor, side / sum);
  };
  fit(box.width, shape.radii[0].x + shape.radii[1].x);
  fit(box.width, shape.radii[3].x + shape.radii[2].x);
  fit(box.height, shape.radii[0].y + shape.radii[3].y);
  fit(box.height, shape.radii[1].y + shape.radii[2].y);
  for (Point& r : shape.radii) r = {r.x * factor, r.y * factor};
  return shape;
}

RoundedRect inset(const RoundedRect& shape, const PhysicalEdges& e) {
  RoundedRect out{inset(shape.rect, e), {}};
  const double t = e.top.to_px(), r = e.right.to_px(), b = e.bottom.to_px(), l = e.left.to_px();
  const double dx[4] = {l, r, r, l}, dy[4] = {t, t, b, b};
  for (int i = 0; i < 4; ++i) {
    out.radii[i] = {std::max(shape.radii[i].x - dx[i], 0.0), std::max(shape.radii[i].y - dy[i], 0.0)};
  }
  return out;
}

}  // namespace colosseum::paint

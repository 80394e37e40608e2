// Borders and outlines (css-backgrounds-3 §3, css-ui-3 §4).
#include <algorithm>
#include <cmath>
#include <numbers>

#include "paint/paint_context.h"

namespace colosseum::paint {

namespace {

struct SideBorder {
  double width = 0;
  BorderStyle style = BorderStyle::kNone;
  Color color;
  bool drawn() const {
    return width > 0 && style != BorderStyle::kNone && style != BorderStyle::kHidden && color.a > 0;
  }
};

/// css-backgrounds-3 §3.2: the darker half of groove, ridge, inset and outset; black gets lighter instead, as
/// browsers do.
Color darker(const Color& c) {
  const float most = std::max({c.r, c.g, c.b});
  if (most < 0.2f) return Color::rgba(c.r + 0.2f, c.g + 0.2f, c.b + 0.2f, c.a);
  const float f = 2.0f / 3.0f;
  return Color::rgba(c.r * f, c.g * f, c.b * f, c.a);
}

/// The trapezium of a side between the fractions `from` and `to` of its width, mitred at the corners.
std::vector<Point> side_polygon(const Rect& r, const SideBorder (&b)[4], int side, double from, double to) {
  const double t = b[kTop].width, ri = b[kRight].width, bo = b[kBottom].width, l = b[kLeft].width;
  auto corner = [&](bool right, bool bottom, double f) {
    return Point{right ? r.right() - ri * f : r.x + l * f, bottom ? r.bottom() - bo * f : r.y + t * f};
  };
  switch (side) {
    case kTop:
      return {corner(false, false, from), corner(true, false, from), corner(true, false, to),
              corner(false, false, to)};
    case kRight:
      return {corner(true, false, from), corner(true, true, from), corner(true, true, to),
              corner(true, false, to)};
    case kBottom:
      return {corner(true, true, from), corner(false, true, from), corner(false, true, to),
              corner(true, true, to)};
    default:
      return {corner(false, true, from), corner(false, false, from), corner(false, false, to),
              corner(false, true, to)};
  }
}

/// Points on the elliptic corner `corner` (clockwise from top-left) from fraction `from` to `to` of its
/// curve.
void add_corner(const RoundedRect& shape, int corner, double from, double to, std::vector<Point>& out) {
  const Rect& r = shape.rect;
  const Point& radius = shape.radii[corner];
  const bool right = corner == 1 || corner == 2, bottom = corner >= 2;
  const Point tip{right ? r.right() : r.x, bottom ? r.bottom() : r.y};
  if (!(radius.x > 0 && radius.y > 0)) {
    out.push_back(tip);
    return;
  }
  const Point centre{tip.x + (right ? -radius.x : radius.x), tip.y + (bottom ? -radius.y : radius.y)};
  constexpr int kSteps = 8;
  for (int i = 0; i <= kSteps; ++i) {
    const double angle = (corner + 2 + from + (to - from) * i / kSteps) * std::numbers::pi / 2;
    out.push_back({centre.x + radius.x * std::cos(angle), centre.y + radius.y * std::sin(angle)});
  }
}

/// The part of the ring between two shapes that belongs to a side: half of either corner.
std::vector<Point> ring_part(const RoundedRect& outer, const RoundedRect& inner, int side) {
  std::vector<Point> points;
  const int next = (side + 1) % 4;
  add_corner(outer, side, 0.5, 1, points);
  add_corner(outer, next, 0, 0.5, points);
  add_corner(inner, next, 0.5, 0, points);
  add_corner(inner, side, 1, 0.5, points);
  return points;
}

PhysicalEdges scaled_widths(const SideBorder (&b)[4], double fraction) {
  auto width = [&](int side) { return LayoutUnit::from_px(b[side].width * fraction); };
  return {width(kTop), width(kRight), width(kBottom), width(kLeft)};
}

/// A line of dashes or dots along the middle of a side.
void dashed_side(PaintContext& c, const Rect& r, const SideBorder& b, int side) {
  const double h = b.width / 2;
  draw::StrokeLine line;
  line.width = b.width;
  line.color = b.color;
  line.style =
      b.style == BorderStyle::kDotted ? draw::StrokeLine::Style::kDotted : draw::StrokeLine::Style::kDashed;
  switch (side) {
    case kTop:
      line.from = {r.x, r.y + h};
      line.to = {r.right(), r.y + h};
      break;
    case kRight:
      line.from = {r.right() - h, r.y};
      line.to = {r.right() - h, r.bottom()};
      break;
    case kBottom:
      line.from = {r.x, r.bottom() - h};
      line.to = {r.right(), r.bottom() - h};
      break;
    default:
      line.from = {r.x + h, r.y};
      line.to = {r.x + h, r.bottom()};
      break;
  }
  c.draw(line);
}

/// The width of either line of a double border: three parts, of whole px where the border has whole px.
double double_line(double width) {
  const double whole = std::floor(width / 3);
  if (width != std::floor(width)) return width / 3;
  return width - 3 * whole == 2 ? whole + 1 : whole;
}

void paint_side(PaintContext& c, const RoundedRect& outer, const SideBorder (&b)[4], int side) {
  const SideBorder& s = b[side];
  if (!s.drawn()) return;
  const Rect& r = outer.rect;
  auto fill = [&](double from, double to, const Color& color) {
    if (outer.is_rounded()) {
      c.draw(draw::FillPolygon{
          ring_part(inset(outer, scaled_widths(b, from)), inset(outer, scaled_widths(b, to)), side), color});
    } else {
      c.draw(draw::FillPolygon{side_polygon(r, b, side, from, to), color});
    }
  };
  const bool lit = side == kTop || side == kLeft;
  switch (s.style) {
    case BorderStyle::kDotted:
    case BorderStyle::kDashed: dashed_side(c, r, s, side); break;
    case BorderStyle::kDouble:
      // Three equal parts; too thin for that, a solid line.
      if (s.width < 3) {
        fill(0, 1, s.color);
      } else {
        const double third = double_line(s.width) / s.width;
        fill(0, third, s.color);
        fill(1 - third, 1, s.color);
      }
      break;
    case BorderStyle::kGroove:
    case BorderStyle::kRidge: {
      const bool dark_outside = (s.style == BorderStyle::kGroove) == lit;
      fill(0, 0.5, dark_outside ? darker(s.color) : s.color);
      fill(0.5, 1, dark_outside ? s.color : darker(s.color));
      break;
    }
    case BorderStyle::kInset: fill(0, 1, lit ? darker(s.color) : s.color); break;
    case BorderStyle::kOutset: fill(0, 1, lit ? s.color : darker(s.color)); break;
    default: fill(0, 1, s.color); break;
  }
}

/// Solid sides of one opaque colour on a square box: rectangles that touch without a seam. Opaque or not,
/// they never overlap.
void paint_rectangles(PaintContext& c, const Rect& r, const SideBorder (&b)[4]) {
  auto width = [&](int side) { return b[side].drawn() ? b[side].width : 0.0; };
  const double t = std::min(width(kTop), r.height), bo = std::min(width(kBottom), r.height - t);
  const double l = std::min(width(kLeft), r.width), ri = std::min(width(kRight), r.width - l);
  const Rect sides[4] = {{r.x, r.y, r.width, t},
                         {r.right() - ri, r.y + t, ri, r.height - t - bo},
                         {r.x, r.bottom() - bo, r.width, bo},
                         {r.x, r.y + t, l, r.height - t - bo}};
  for (int side = 0; side < 4; ++side) {
    if (!sides[side].empty()) c.draw(draw::FillRect{{sides[side], {}}, b[side].color});
  }
}

/// Whether two sides meet in a corner whose mitre shows.
bool all_alike(const SideBorder (&b)[4]) {
  const SideBorder* first = nullptr;
  for (const SideBorder& s : b) {
    if (!s.drawn()) continue;
    if (first == nullptr) first = &s;
    if (s.style != first->style || !(s.color == first->color)) return false;
  }
  return first != nullptr;
}

void paint_sides(PaintContext& c, const RoundedRect& outer, const SideBorder (&b)[4]) {
  const bool alike = all_alike(b);
  const bool all_drawn =
      std::all_of(std::begin(b), std::end(b), [](const SideBorder& s) { return s.drawn(); });
  auto ring = [&](double from, double to) {
    c.draw(
        draw::FillRing{inset(outer, scaled_widths(b, from)), inset(outer, scaled_widths(b, to)), b[0].color});
  };
  if (alike && all_drawn && b[0].style == BorderStyle::kSolid) return ring(0, 1);
  const double thinnest = std::min({b[0].width, b[1].width, b[2].width, b[3].width});
  if (alike && all_drawn && b[0].style == BorderStyle::kDouble && thinnest >= 3) {
    auto line = [&](const SideBorder& s) { return outer.is_rounded() ? s.width / 3 : double_line(s.width); };
    auto edges = [&](bool gap_end) {
      auto at = [&](int side) {
        return LayoutUnit::from_px(gap_end ? b[side].width - line(b[side]) : line(b[side]));
      };
      return PhysicalEdges{at(kTop), at(kRight), at(kBottom), at(kLeft)};
    };
    c.draw(draw::FillRing{outer, inset(outer, edges(false)), b[0].color});
    c.draw(draw::FillRing{inset(outer, edges(true)), inset(outer, scaled_widths(b, 1)), b[0].color});
    return;
  }
  const bool solid = std::all_of(std::begin(b), std::end(b), [](const SideBorder& s) {
    return !s.drawn() || s.style == BorderStyle::kSolid;
  });
  if (alike && solid && !outer.is_rounded()) return paint_rectangles(c, outer.rect, b);
  const bool dashed = std::any_of(std::begin(b), std::end(b), [](const SideBorder& s) {
    return s.style == BorderStyle::kDotted || s.style == BorderStyle::kDashed;
  });
  if (dashed && outer.is_rounded()) {
    // Dashes run straight; the curve cuts them.
    c.draw(draw::Save{});
    c.draw(draw::ClipRect{outer});
  }
  for (int side = 0; side < 4; ++side) paint_side(c, outer, b, side);
  if (dashed && outer.is_rounded()) c.draw(draw::Restore{});
}

}  // namespace

void paint_border(PaintContext& c, const ComputedStyle& s, const layout::Fragment& f,
                  const Rect& border_box) {
  if (paint_border_image(c, s, f, border_box)) return;
  const PhysicalEdges e = f.border();
  if (e == PhysicalEdges()) return;
  const SideBorder b[4] = {
      {e.top.to_px(), s.border_top_style(), s.border_top_color().resolved(s.color())},
      {e.right.to_px(), s.border_right_style(), s.border_right_color().resolved(s.color())},
      {e.bottom.to_px(), s.border_bottom_style(), s.border_bottom_color().resolved(s.color())},
      {e.left.to_px(), s.border_left_style(), s.border_left_color().resolved(s.color())},
  };
  paint_sides(c, rounded_border_box(s, f, border_box), b);
}

void paint_collapsed_line(PaintContext& c, const Rect& r, BorderStyle style, const Color& color,
                          bool is_horizontal) {
  // In the collapsing model inset is ridge and outset is groove (css2 §17.6.3).
  if (style == BorderStyle::kInset) style = BorderStyle::kRidge;
  if (style == BorderStyle::kOutset) style = BorderStyle::kGroove;
  SideBorder b[4];
  const int side = is_horizontal ? kTop : kLeft;
  b[side] = {is_horizontal ? r.height : r.width, style, color};
  paint_side(c, {r, {}}, b, side);
}

void paint_outline(PaintContext& c, const ComputedStyle& s, const Rect& border_box) {
  const double out = double{s.outline_offset()} + double{s.outline_width()};
  Rect r{border_box.x - out, border_box.y - out, border_box.width + 2 * out, border_box.height + 2 * out};
  if (r.empty()) return;
  const SideBorder side{double{s.outline_width()}, s.outline_style(), s.outline_color().resolved(s.color())};
  const SideBorder b[4] = {side, side, side, side};
  paint_sides(c, {r, {}}, b);
}

}  // namespace colosseum::paint

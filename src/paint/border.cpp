// Borders and outlines (css-backgrounds-3 §3, css-ui-3 §4).
#include <algorithm>
#include <cmath>

#include "paint/paint_context.h"

namespace colosseum::paint {

namespace {

enum Side { kTop, kRight, kBottom, kLeft };

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

void paint_side(PaintContext& c, const Rect& r, const SideBorder (&b)[4], int side) {
  const SideBorder& s = b[side];
  if (!s.drawn()) return;
  auto fill = [&](double from, double to, const Color& color) {
    c.draw(draw::FillPolygon{side_polygon(r, b, side, from, to), color});
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
        const double third = std::ceil(s.width / 3) / s.width;
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

/// Rounded borders: each side is drawn with the whole ring clipped to the side's trapezium by painting rings
/// of one colour.
void paint_sides(PaintContext& c, const RoundedRect& outer, const SideBorder (&b)[4]) {
  const bool uniform = std::all_of(std::begin(b), std::end(b), [&](const SideBorder& s) {
    return s.style == b[0].style && s.color == b[0].color && (s.width > 0) == (b[0].width > 0);
  });
  const PhysicalEdges widths{LayoutUnit::from_px(b[kTop].width), LayoutUnit::from_px(b[kRight].width),
                             LayoutUnit::from_px(b[kBottom].width), LayoutUnit::from_px(b[kLeft].width)};
  auto part = [&](double f) {
    return PhysicalEdges{LayoutUnit::from_px(std::round(b[kTop].width * f)),
                         LayoutUnit::from_px(std::round(b[kRight].width * f)),
                         LayoutUnit::from_px(std::round(b[kBottom].width * f)),
                         LayoutUnit::from_px(std::round(b[kLeft].width * f))};
  };
  if (uniform && b[0].drawn() && b[0].style == BorderStyle::kSolid) {
    c.draw(draw::FillRing{outer, inset(outer, widths), b[0].color});
    return;
  }
  if (uniform && b[0].drawn() && b[0].style == BorderStyle::kDouble && b[0].width >= 3 &&
      outer.is_rounded()) {
    c.draw(draw::FillRing{outer, inset(outer, part(1.0 / 3)), b[0].color});
    c.draw(draw::FillRing{inset(outer, part(2.0 / 3)), inset(outer, widths), b[0].color});
    return;
  }
  const bool clip = outer.is_rounded();
  if (clip) {
    // Corners of mixed borders are cut at the outer curve.
    c.draw(draw::Save{});
    c.draw(draw::ClipRect{outer});
  }
  for (int side = 0; side < 4; ++side) paint_side(c, outer.rect, b, side);
  if (clip) c.draw(draw::Restore{});
}

}  // namespace

void paint_border(PaintContext& c, const ComputedStyle& s, const layout::Fragment& f,
                  const Rect& border_box) {
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

void paint_outline(PaintContext& c, const ComputedStyle& s, const Rect& border_box) {
  const double out = double{s.outline_offset()} + double{s.outline_width()};
  Rect r{border_box.x - out, border_box.y - out, border_box.width + 2 * out, border_box.height + 2 * out};
  if (r.empty()) return;
  const SideBorder side{double{s.outline_width()}, s.outline_style(), s.outline_color().resolved(s.color())};
  const SideBorder b[4] = {side, side, side, side};
  paint_sides(c, {r, {}}, b);
}

}  // namespace colosseum::paint

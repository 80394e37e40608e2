// The geometry of gradients (css-images-3 §3, css-images-4 conic).
#include <algorithm>
#include <cmath>
#include <numbers>

#include "paint/paint_context.h"

namespace colosseum::paint {

namespace {

constexpr double kRadians = std::numbers::pi / 180;

/// §3.1.1: the gradient line through the centre, long enough that the corners get the first and last colour.
void linear_line(const Gradient& g, const Rect& box, GradientPaint& out) {
  double angle = g.angle_deg * kRadians;
  if (g.to_corner) {
    if (g.corner_x != 0 && g.corner_y != 0) {
      // The 50 % line goes through the two neighbouring corners.
      angle = std::atan2(g.corner_x * box.height, -g.corner_y * box.width);
    } else {
      angle = std::atan2(double(g.corner_x), double(-g.corner_y));
    }
  }
  const double dx = std::sin(angle), dy = -std::cos(angle);
  const double half = (std::abs(box.width * dx) + std::abs(box.height * dy)) / 2;
  const Point centre{box.x + box.width / 2, box.y + box.height / 2};
  out.from = {centre.x - dx * half, centre.y - dy * half};
  out.to = {centre.x + dx * half, centre.y + dy * half};
}

/// §3.2.1: the ending shape.
void radial_shape(const Gradient& g, const Rect& box, GradientPaint& out) {
  out.from = {box.x + resolve_px(g.position.x, box.width), box.y + resolve_px(g.position.y, box.height)};
  const double l = std::abs(out.from.x - box.x), r = std::abs(box.right() - out.from.x);
  const double t = std::abs(out.from.y - box.y), b = std::abs(box.bottom() - out.from.y);
  const bool far =
      g.extent == Gradient::Extent::kFarthestSide || g.extent == Gradient::Extent::kFarthestCorner;
  const double x = far ? std::max(l, r) : std::min(l, r), y = far ? std::max(t, b) : std::min(t, b);
  switch (g.extent) {
    case Gradient::Extent::kExplicit:
      out.radius_x = resolve_px(g.size.x, box.width);
      out.radius_y = g.circle ? out.radius_x : resolve_px(g.size.y, box.height);
      break;
    case Gradient::Extent::kClosestSide:
    case Gradient::Extent::kFarthestSide:
      out.radius_x = g.circle ? (far ? std::max(x, y) : std::min(x, y)) : x;
      out.radius_y = g.circle ? out.radius_x : y;
      break;
    default:
      if (g.circle) {
        out.radius_x = out.radius_y = std::hypot(x, y);
      } else {
        // The ellipse through the corner with the ratio of the side shape.
        out.radius_x = x * std::numbers::sqrt2;
        out.radius_y = y * std::numbers::sqrt2;
      }
  }
  out.radius_x = std::max(out.radius_x, 1e-3);
  out.radius_y = std::max(out.radius_y, 1e-3);
}

/// §3.4.3: positions for stops without one, none before its predecessor.
void fix_up_stops(std::vector<double>& at, const std::vector<bool>& has) {
  const size_t n = at.size();
  double largest = at[0];
  for (size_t i = 0; i < n; ++i) {
    if (!has[i]) continue;
    largest = std::max(largest, at[i]);
    at[i] = largest;
  }
  for (size_t i = 1; i < n;) {
    if (has[i]) {
      ++i;
      continue;
    }
    size_t end = i;
    while (!has[end]) ++end;
    const double from = at[i - 1], step = (at[end] - from) / static_cast<double>(end - i + 1);
    for (size_t k = i; k < end; ++k) at[k] = from + step * static_cast<double>(k - i + 1);
    i = end;
  }
}

Color mix(const Color& a, const Color& b, double t) {
  const float u = static_cast<float>(t);
  const float alpha = a.a + (b.a - a.a) * u;
  auto channel = [&](float x, float y) {
    return alpha > 0 ? (x * a.a + (y * b.a - x * a.a) * u) / alpha : 0.0f;
  };
  return Color::rgba(channel(a.r, b.r), channel(a.g, b.g), channel(a.b, b.b), alpha);
}

}  // namespace

bool resolve_gradient(const Gradient& g, const Rect& box, const Color& current, GradientPaint& out) {
  if (g.stops.empty() || box.empty()) return false;
  double length = 1;
  switch (g.kind) {
    case Gradient::Kind::kLinear:
      out.kind = GradientPaint::Kind::kLinear;
      linear_line(g, box, out);
      length = std::hypot(out.to.x - out.from.x, out.to.y - out.from.y);
      break;
    case Gradient::Kind::kRadial:
      out.kind = GradientPaint::Kind::kRadial;
      radial_shape(g, box, out);
      length = out.radius_x;
      break;
    case Gradient::Kind::kConic:
      out.kind = GradientPaint::Kind::kConic;
      out.from = {box.x + resolve_px(g.position.x, box.width), box.y + resolve_px(g.position.y, box.height)};
      out.angle_deg = g.angle_deg;
      length = 360;
      break;
  }
  out.repeating = g.repeating;
  const size_t n = g.stops.size();
  std::vector<double> at(n, 0);
  std::vector<bool> has(n, false);
  for (size_t i = 0; i < n; ++i) {
    has[i] = g.stops[i].has_position || i == 0 || i + 1 == n;
    at[i] = g.stops[i].has_position ? (length > 0 ? resolve_px(g.stops[i].position, length) / length : 0)
            : i == 0                ? 0
                                    : 1;
  }
  fix_up_stops(at, has);
  for (size_t i = 0; i < n; ++i) {
    if (!g.stops[i].is_hint) {
      out.stops.push_back({at[i], g.stops[i].color.resolved(current)});
      continue;
    }
    // css-images-4 §3.5.1: a transition hint bends the change of colour; nine points follow the curve
    // closely.
    if (i == 0 || i + 1 == n) continue;
    const double span = at[i + 1] - at[i - 1], middle = span > 0 ? (at[i] - at[i - 1]) / span : 0.5;
    const Color a = g.stops[i - 1].color.resolved(current), b = g.stops[i + 1].color.resolved(current);
    for (int k = 1; k < 10; ++k) {
      const double t = k / 10.0;
      const double curved = middle <= 0 ? 1 : middle >= 1 ? 0 : std::pow(t, std::log(0.5) / std::log(middle));
      out.stops.push_back({at[i - 1] + span * t, mix(a, b, curved)});
    }
  }
  return true;
}

}  // namespace colosseum::paint

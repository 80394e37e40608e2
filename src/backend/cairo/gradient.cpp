#include "backend/cairo/gradient.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

namespace colosseum::cairo_backend {
namespace {

using Stop = GradientPaint::Stop;
constexpr int kAlphaSteps = 16;
constexpr size_t kMaxStops = 4096;

/// css-images-3 §3.4.3: colours are interpolated premultiplied.
Color mix(const Color& a, const Color& b, double t) {
  const auto u = static_cast<float>(t);
  const float alpha = a.a + (b.a - a.a) * u;
  if (alpha <= 0) return Color::transparent();
  auto channel = [&](float ca, float cb) { return (ca * a.a + (cb * b.a - ca * a.a) * u) / alpha; };
  return Color::rgba(channel(a.r, b.r), channel(a.g, b.g), channel(a.b, b.b), alpha);
}

/// cairo interpolates straight colours: between stops of different alpha add some of ours.
std::vector<Stop> refine(const std::vector<Stop>& in) {
  std::vector<Stop> out;
  for (const Stop& s : in) {
    if (out.size() > kMaxStops) break;
    if (!out.empty()) {
      const Stop last = out.back();
      const bool differ = last.color.a != s.color.a && s.offset > last.offset;
      for (int i = 1; differ && i < kAlphaSteps; ++i) {
        const double t = static_cast<double>(i) / kAlphaSteps;
        out.push_back({last.offset + (s.offset - last.offset) * t, mix(last.color, s.color, t)});
      }
    }
    out.push_back(s);
  }
  return out;
}

void add_stops(cairo_pattern_t* p, const std::vector<Stop>& stops, double from, double to) {
  for (const Stop& s : stops) {
    const double at = to > from ? (s.offset - from) / (to - from) : (s.offset > from ? 1.0 : 0.0);
    cairo_pattern_add_color_stop_rgba(p, std::clamp(at, 0.0, 1.0), s.color.r, s.color.g, s.color.b,
                                      s.color.a);
  }
}

/// css-images-3 §3.3: a repeating gradient without extent shows its average colour.
Color average(const std::vector<Stop>& stops) {
  Color c = Color::transparent();
  double n = 0;
  for (const Stop& s : stops) c = mix(c, s.color, 1 / ++n);
  return c;
}

PatternPtr solid(const Color& c) { return PatternPtr(cairo_pattern_create_rgba(c.r, c.g, c.b, c.a)); }

PatternPtr linear(const GradientPaint& g, const std::vector<Stop>& stops) {
  const double first = stops.front().offset, last = stops.back().offset;
  if (g.repeating && !(last - first > 1e-6)) return solid(average(stops));
  const double dx = g.to.x - g.from.x, dy = g.to.y - g.from.y;
  // Stops may lie outside 0 … 1: move the line's ends to the first and last stop.
  const double span = last > first ? last : first + 1e-6;
  PatternPtr p(cairo_pattern_create_linear(g.from.x + dx * first, g.from.y + dy * first, g.from.x + dx * span,
                                           g.from.y + dy * span));
  add_stops(p.get(), stops, first, span);
  return p;
}

/// Colours before offset 0 do not show on a ray: begin the list there.
std::vector<Stop> from_zero(const std::vector<Stop>& in) {
  std::vector<Stop> out;
  for (size_t i = 0; i < in.size(); ++i) {
    if (in[i].offset >= 0) {
      if (out.empty() && i > 0 && in[i].offset > 0) {
        const double t = -in[i - 1].offset / (in[i].offset - in[i - 1].offset);
        out.push_back({0, mix(in[i - 1].color, in[i].color, t)});
      }
      out.push_back(in[i]);
    }
  }
  if (out.empty()) out.push_back({0, in.back().color});
  return out;
}

/// A repeating list whose first stop is not at 0: one period that begins at 0.
std::vector<Stop> rotate_to_zero(const std::vector<Stop>& in, double period) {
  std::vector<Stop> all;
  const double shift = std::floor(in.front().offset / period) * period;
  for (int turn = -1; turn <= 1; ++turn) {
    for (const Stop& s : in) all.push_back({s.offset - shift + turn * period, s.color});
  }
  std::vector<Stop> out = from_zero(all);
  for (size_t i = 0; i < out.size(); ++i) {
    if (out[i].offset < period) continue;
    if (i > 0 && out[i].offset > period) {
      const double t = (period - out[i - 1].offset) / (out[i].offset - out[i - 1].offset);
      out[i] = {period, mix(out[i - 1].color, out[i].color, t)};
    }
    out.resize(i + 1);
    break;
  }
  return out;
}

PatternPtr radial(const GradientPaint& g, std::vector<Stop> stops) {
  double first = 0, last = stops.back().offset;
  if (g.repeating) {
    const double period = last - stops.front().offset;
    if (!(period > 1e-6)) return solid(average(stops));
    stops = rotate_to_zero(stops, period);
    last = period;
  } else {
    stops = from_zero(stops);
    last = std::max(stops.back().offset, 1e-6);
  }
  // css-images-3 §3.2.3: degenerate ellipses keep a tiny radius.
  const double rx = std::max(g.radius_x, 1e-5), ry = std::max(g.radius_y, 1e-5);
  PatternPtr p(cairo_pattern_create_radial(0, 0, rx * first, 0, 0, rx * last));
  add_stops(p.get(), stops, first, last);
  cairo_matrix_t m;
  cairo_matrix_init_scale(&m, 1, rx / ry);
  cairo_matrix_translate(&m, -g.from.x, -g.from.y);
  cairo_pattern_set_matrix(p.get(), &m);
  return p;
}

Color color_at(const std::vector<Stop>& stops, double t) {
  if (t <= stops.front().offset) return stops.front().color;
  for (size_t i = 1; i < stops.size(); ++i) {
    if (t < stops[i].offset) {
      const double span = stops[i].offset - stops[i - 1].offset;
      return mix(stops[i - 1].color, stops[i].color, span > 0 ? (t - stops[i - 1].offset) / span : 1);
    }
  }
  return stops.back().color;
}

void add_wedge(cairo_pattern_t* p, const Point& c, double radius, double a0, double a1, const Color& c0,
               const Color& c1) {
  auto at = [&](double turn) {
    const double angle = turn * 2 * std::numbers::pi;
    return Point{c.x + radius * std::sin(angle), c.y - radius * std::cos(angle)};
  };
  const Point p0 = at(a0), p1 = at(a1);
  cairo_mesh_pattern_begin_patch(p);
  cairo_mesh_pattern_move_to(p, c.x, c.y);
  cairo_mesh_pattern_line_to(p, p0.x, p0.y);
  cairo_mesh_pattern_line_to(p, p1.x, p1.y);
  cairo_mesh_pattern_line_to(p, c.x, c.y);
  cairo_mesh_pattern_set_corner_color_rgba(p, 0, c0.r, c0.g, c0.b, c0.a);
  cairo_mesh_pattern_set_corner_color_rgba(p, 1, c0.r, c0.g, c0.b, c0.a);
  cairo_mesh_pattern_set_corner_color_rgba(p, 2, c1.r, c1.g, c1.b, c1.a);
  cairo_mesh_pattern_set_corner_color_rgba(p, 3, c1.r, c1.g, c1.b, c1.a);
  cairo_mesh_pattern_end_patch(p);
}

/// css-images-4 §3.4 as wedges of a mesh.
PatternPtr conic(const GradientPaint& g, std::vector<Stop> stops, const Rect& area) {
  if (g.repeating) {
    const double period = stops.back().offset - stops.front().offset;
    if (!(period > 1e-4)) return solid(average(stops));
    const std::vector<Stop> one = rotate_to_zero(stops, period);
    stops.clear();
    for (double base = 0; base < 1 && stops.size() < kMaxStops; base += period) {
      for (const Stop& s : one) stops.push_back({s.offset + base, s.color});
    }
  }
  std::vector<double> turns{0, 1};
  for (int i = 1; i < 24; ++i) turns.push_back(i / 24.0);
  for (const Stop& s : stops) {
    if (s.offset > 0 && s.offset < 1) turns.push_back(s.offset);
  }
  std::sort(turns.begin(), turns.end());
  double radius = 0;
  for (const Point& corner : {Point{area.x, area.y}, Point{area.right(), area.y},
                              Point{area.x, area.bottom()}, Point{area.right(), area.bottom()}}) {
    radius = std::max(radius, std::hypot(corner.x - g.from.x, corner.y - g.from.y));
  }
  radius = radius * 1.2 + 1;
  PatternPtr p(cairo_pattern_create_mesh());
  const double start = g.angle_deg / 360;
  for (size_t i = 1; i < turns.size(); ++i) {
    if (turns[i] - turns[i - 1] < 1e-7) continue;
    const double inset = (turns[i] - turns[i - 1]) * 1e-4;  // on which side of a hard stop this wedge lies
    add_wedge(p.get(), g.from, radius, start + turns[i - 1], start + turns[i],
              color_at(stops, turns[i - 1] + inset), color_at(stops, turns[i] - inset));
  }
  return p;
}

}  // namespace

PatternPtr make_gradient(const GradientPaint& g, const Rect& area) {
  if (g.stops.empty()) return nullptr;
  if (g.stops.size() == 1) return solid(g.stops[0].color);
  const std::vector<Stop> stops = refine(g.stops);
  if (g.kind == GradientPaint::Kind::kConic) return conic(g, stops, area);
  PatternPtr p = g.kind == GradientPaint::Kind::kLinear ? linear(g, stops) : radial(g, stops);
  if (cairo_pattern_get_type(p.get()) != CAIRO_PATTERN_TYPE_SOLID) {
    cairo_pattern_set_extend(p.get(), g.repeating ? CAIRO_EXTEND_REPEAT : CAIRO_EXTEND_PAD);
  }
  return p;
}

}  // namespace colosseum::cairo_backend

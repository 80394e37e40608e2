#include "backend/cairo/canvas.h"

#include <algorithm>
#include <cmath>

#include "backend/cairo/gradient.h"
#include "backend/cairo/svg_image.h"

namespace colosseum::cairo_backend {
namespace {

constexpr double kMaxDashes = 50'000;  // of one line; more than pixels are drawn solid

constexpr size_t kMaxGroupDepth = 64;
constexpr double kMaxGroupPixels = 2e8;  // over all open groups
constexpr size_t kMaxSaves = 100000;
constexpr double kFar = 4e6;  // cairo's fixed-point coordinates end at 8,388,607

double clamp_coordinate(double v) { return std::isfinite(v) ? std::clamp(v, -kFar, kFar) : 0; }

Rect clamp_rect(const Rect& r) {
  const double x = clamp_coordinate(r.x), y = clamp_coordinate(r.y);
  return {x, y, clamp_coordinate(r.right()) - x, clamp_coordinate(r.bottom()) - y};
}

void add_corner(cairo_t* cr, double cx, double cy, const Point& r, double from) {
  cairo_save(cr);
  cairo_translate(cr, cx, cy);
  cairo_scale(cr, r.x, r.y);
  cairo_arc(cr, 0, 0, 1, from * M_PI / 2, (from + 1) * M_PI / 2);
  cairo_restore(cr);
}

}  // namespace

Canvas::Canvas(cairo_t* cr, Resources& resources, double scale, double offset_y)
    : cr_(cr), resources_(resources), scale_(scale), offset_y_(offset_y) {}

void Canvas::draw(const DisplayList& list) {
  width_ = list.width;
  height_ = list.height;
  for (const DrawCommand& command : list.commands) std::visit(*this, command);
  while (!groups_.empty()) (*this)(draw::PopGroup{});
  while (saves_ > 0) (*this)(draw::Restore{});
}

void Canvas::set_color(const Color& c) { cairo_set_source_rgba(cr_, c.r, c.g, c.b, c.a); }

void add_shape(cairo_t* cr, const RoundedRect& shape) {
  const Rect r = clamp_rect(shape.rect);
  if (r.empty()) return;
  if (!shape.is_rounded()) {
    cairo_rectangle(cr, r.x, r.y, r.width, r.height);
    return;
  }
  const Point* radii = shape.radii;
  auto corner = [&](int i, double x, double y, double from) {
    if (radii[i].x > 0 && radii[i].y > 0) {
      add_corner(cr, x + (i == 0 || i == 3 ? radii[i].x : -radii[i].x),
                 y + (i < 2 ? radii[i].y : -radii[i].y), radii[i], from);
    } else {
      cairo_line_to(cr, x, y);
    }
  };
  cairo_new_sub_path(cr);
  corner(0, r.x, r.y, 2);
  corner(1, r.right(), r.y, 3);
  corner(2, r.right(), r.bottom(), 0);
  corner(3, r.x, r.bottom(), 1);
  cairo_close_path(cr);
}

void Canvas::add_path(const RoundedRect& shape) { add_shape(cr_, shape); }

void Canvas::operator()(const draw::Save&) {
  if (saves_ >= kMaxSaves) return;
  cairo_save(cr_);
  ++saves_;
  transformed_.push_back(transformed_.back());
}

void Canvas::operator()(const draw::Restore&) {
  if (saves_ == (groups_.empty() ? 0 : groups_.back().saves)) return;
  cairo_restore(cr_);
  --saves_;
  transformed_.pop_back();
}

void Canvas::operator()(const draw::ClipRect& c) {
  cairo_new_path(cr_);
  add_path(c.shape);
  cairo_clip(cr_);
}

void Canvas::operator()(const draw::ConcatTransform& c) {
  const Transform& t = c.transform;
  const double determinant = t.a * t.d - t.b * t.c;
  cairo_matrix_t m;
  cairo_matrix_init(&m, t.a, t.b, t.c, t.d, clamp_coordinate(t.e), clamp_coordinate(t.f));
  if (!std::isfinite(determinant) || std::abs(determinant) < 1e-12) {
    // Nothing of it shows; cairo would enter an error state.
    cairo_new_path(cr_);
    cairo_clip(cr_);
    return;
  }
  cairo_transform(cr_, &m);
  transformed_.back() = true;
}

void Canvas::operator()(const draw::PushGroup& c) {
  double x0, y0, x1, y1;
  cairo_clip_extents(cr_, &x0, &y0, &x1, &y1);
  const double pixels = (x1 - x0) * (y1 - y0) * scale_ * scale_;
  const bool raster = resources_.target == Target::kRaster;
  const bool real = groups_.size() < kMaxGroupDepth && (!raster || group_pixels_ + pixels <= kMaxGroupPixels);
  if (real) {
    cairo_push_group(cr_);
    group_pixels_ += pixels;
  }
  groups_.push_back({std::clamp(c.opacity, 0.0f, 1.0f), real, pixels, saves_});
}

void Canvas::operator()(const draw::PopGroup&) {
  if (groups_.empty()) return;
  const Group g = groups_.back();
  while (saves_ > g.saves) (*this)(draw::Restore{});
  groups_.pop_back();
  if (!g.real) return;
  cairo_pop_group_to_source(cr_);
  cairo_paint_with_alpha(cr_, static_cast<double>(g.opacity));
  group_pixels_ -= g.pixels;
}

void Canvas::operator()(const draw::FillRect& c) {
  if (c.color.a <= 0) return;
  Rect r = c.shape.rect;
  set_color(c.color);
  cairo_new_path(cr_);
  if (!c.shape.is_rounded() && !transformed_.back()) {
    // Off the page nothing shows: keeps coordinates small.
    const double x0 = std::max(r.x, -1.0), y0 = std::max(r.y, -1.0);
    const double x1 = std::min(r.right(), width_ + 1), y1 = std::min(r.bottom(), height_ + 1);
    if (!(x1 > x0 && y1 > y0)) return;
    cairo_rectangle(cr_, x0, y0, x1 - x0, y1 - y0);
  } else {
    add_path(c.shape);
  }
  cairo_fill(cr_);
}

void Canvas::operator()(const draw::FillRing& c) {
  if (c.color.a <= 0) return;
  set_color(c.color);
  cairo_new_path(cr_);
  add_path(c.outer);
  add_path(c.inner);
  cairo_set_fill_rule(cr_, CAIRO_FILL_RULE_EVEN_ODD);
  cairo_fill(cr_);
  cairo_set_fill_rule(cr_, CAIRO_FILL_RULE_WINDING);
}

void Canvas::operator()(const draw::FillPolygon& c) {
  if (c.color.a <= 0 || c.points.size() < 3) return;
  set_color(c.color);
  cairo_new_path(cr_);
  for (const Point& p : c.points) cairo_line_to(cr_, clamp_coordinate(p.x), clamp_coordinate(p.y));
  cairo_close_path(cr_);
  cairo_fill(cr_);
}

void Canvas::operator()(const draw::FillGradient& c) {
  const PatternPtr pattern = make_gradient(c.gradient, c.shape.rect);
  if (pattern == nullptr) return;
  cairo_new_path(cr_);
  add_path(c.shape);
  cairo_set_source(cr_, pattern.get());
  cairo_fill(cr_);
}

void Canvas::wave(const draw::StrokeLine& c) {
  // One period is 4 line widths each way; the amplitude grows with the width (css-text-decor-3 §2.2: "wavy").
  const double amplitude = c.width * 1.5, half = std::max(c.width * 2.0, 1.0);
  const double length = std::hypot(c.to.x - c.from.x, c.to.y - c.from.y);
  if (length / half > 20000) return;
  cairo_save(cr_);
  cairo_translate(cr_, c.from.x, c.from.y);
  cairo_rotate(cr_, std::atan2(c.to.y - c.from.y, c.to.x - c.from.x));
  cairo_rectangle(cr_, 0, -amplitude * 2 - c.width, length, amplitude * 4 + c.width * 2);
  cairo_clip(cr_);
  cairo_move_to(cr_, 0, 0);
  double sign = -1;
  for (double x = 0; x < length; x += half, sign = -sign) {
    cairo_curve_to(cr_, x + half * 0.35, sign * amplitude, x + half * 0.65, sign * amplitude, x + half, 0);
  }
  cairo_set_line_width(cr_, c.width);
  cairo_stroke(cr_);
  cairo_restore(cr_);
}

/// Keeps of a dashed line what can show, from the start of a dash on: a long border has more dashes than
/// there is time for.
void Canvas::cut_to_clip(Point& from, Point& to, double width, double period) const {
  double clip[4];
  cairo_clip_extents(cr_, &clip[0], &clip[1], &clip[2], &clip[3]);
  const double length = std::hypot(to.x - from.x, to.y - from.y);
  if (!(length > 0 && period > 0)) return;
  const double ux = (to.x - from.x) / length, uy = (to.y - from.y) / length;
  double first = length, last = 0;
  for (int corner = 0; corner < 4; ++corner) {
    const double at = (clip[(corner & 1) * 2] - from.x) * ux + (clip[(corner & 2) + 1] - from.y) * uy;
    first = std::min(first, at - width);
    last = std::max(last, at + width);
  }
  const double start = std::floor(std::max(first, 0.0) / period) * period;
  const double end = std::min(last, length);
  const Point origin = from;
  from = {origin.x + ux * start, origin.y + uy * start};
  to = {origin.x + ux * std::max(end, start), origin.y + uy * std::max(end, start)};
}

void Canvas::operator()(const draw::StrokeLine& c) {
  if (c.color.a <= 0 || !(c.width > 0)) return;
  set_color(c.color);
  cairo_new_path(cr_);
  if (c.style == draw::StrokeLine::Style::kWavy) return wave(c);
  const double length = std::hypot(c.to.x - c.from.x, c.to.y - c.from.y);
  double dashes[2] = {0, 0};
  Point from = c.from, to = c.to;
  const double ux = length > 0 ? (to.x - from.x) / length : 0, uy = length > 0 ? (to.y - from.y) / length : 0;
  if (c.style == draw::StrokeLine::Style::kDotted && length > c.width) {
    // Round dots, the first and last inside the ends; gaps stretched to fit.
    const double span = length - c.width;
    const double n = std::max(std::round(span / (2 * c.width)), 1.0);
    dashes[1] = span / n;
    from = {c.from.x + ux * c.width / 2, c.from.y + uy * c.width / 2};
    to = {c.to.x - ux * (c.width / 2 - 0.02), c.to.y - uy * (c.width / 2 - 0.02)};
    cairo_set_line_cap(cr_, CAIRO_LINE_CAP_ROUND);
  } else if (c.style == draw::StrokeLine::Style::kDashed && length > c.width * 2) {
    // Dashes of two or three line widths; a whole number of them with one at each end.
    const double dash = c.width >= 3 ? c.width * 2 : c.width * 3;
    const double n = std::max(std::round((length / dash + 1) / 2), 2.0);
    dashes[0] = std::min(dash, length / n);
    dashes[1] = std::max((length - n * dashes[0]) / (n - 1), 1e-3);
  }
  const double period = dashes[0] + dashes[1];
  if (period > 0) cut_to_clip(from, to, c.width, period);
  const bool too_many = std::hypot(to.x - from.x, to.y - from.y) > period * kMaxDashes;
  if (dashes[1] > 0 && !too_many) cairo_set_dash(cr_, dashes, 2, 0);
  cairo_set_line_width(cr_, c.width);
  cairo_move_to(cr_, clamp_coordinate(from.x), clamp_coordinate(from.y));
  cairo_line_to(cr_, clamp_coordinate(to.x), clamp_coordinate(to.y));
  cairo_stroke(cr_);
  cairo_set_dash(cr_, nullptr, 0, 0);
  cairo_set_line_cap(cr_, CAIRO_LINE_CAP_BUTT);
}

}  // namespace colosseum::cairo_backend

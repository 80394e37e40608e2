// Shadows of boxes (css-backgrounds-3 §6.1) on the canvas.
#include <algorithm>
#include <cmath>
#include <span>
#include <vector>

#include "backend/cairo/canvas.h"

namespace colosseum::cairo_backend {

namespace {

constexpr double kFarAway = 1e6;         // px
constexpr double kLargestDeviation = 8;  // pixels of a mask: softer shadows need fewer pixels
constexpr double kMostPixels = 4e6;

std::vector<double> gaussian(double deviation) {
  const int radius = static_cast<int>(std::ceil(3 * deviation));
  std::vector<double> kernel;
  double sum = 0;
  for (int i = -radius; i <= radius; ++i) {
    kernel.push_back(std::exp(-i * i / (2 * deviation * deviation)));
    sum += kernel.back();
  }
  for (double& k : kernel) k /= sum;
  return kernel;
}

// Filters `count` bytes that lie `stride` apart; what is outside of them counts as zero.
void filter(uint8_t* line, size_t count, size_t stride, std::span<const double> kernel,
            std::vector<uint8_t>& copy) {
  const size_t radius = kernel.size() / 2;
  copy.assign(count + 2 * radius, 0);
  for (size_t i = 0; i < count; ++i) copy[radius + i] = line[i * stride];
  for (size_t i = 0; i < count; ++i) {
    double sum = 0.5;
    for (size_t k = 0; k < kernel.size(); ++k) sum += kernel[k] * copy[i + k];
    line[i * stride] = static_cast<uint8_t>(sum);
  }
}

void blur(cairo_surface_t* mask, double deviation) {
  cairo_surface_flush(mask);
  uint8_t* data = cairo_image_surface_get_data(mask);
  const auto width = static_cast<size_t>(cairo_image_surface_get_width(mask));
  const auto height = static_cast<size_t>(cairo_image_surface_get_height(mask));
  const auto stride = static_cast<size_t>(cairo_image_surface_get_stride(mask));
  const std::vector<double> kernel = gaussian(deviation);
  std::vector<uint8_t> copy;
  for (size_t y = 0; y < height; ++y) filter(data + y * stride, width, 1, kernel, copy);
  for (size_t x = 0; x < width; ++x) filter(data + x, height, stride, kernel, copy);
  cairo_surface_mark_dirty(mask);
}

}  // namespace

void Canvas::operator()(const draw::Shadow& c) {
  if (c.color.a <= 0) return;
  cairo_save(cr_);
  cairo_new_path(cr_);
  add_path(c.box);
  if (!c.inset) {
    cairo_rectangle(cr_, -kFarAway, -kFarAway, 2 * kFarAway, 2 * kFarAway);
    cairo_set_fill_rule(cr_, CAIRO_FILL_RULE_EVEN_ODD);
  }
  cairo_clip(cr_);
  if (c.deviation > 0) {
    blurred_shadow(c);
  } else {
    set_color(c.color);
    cairo_new_path(cr_);
    add_path(c.shape);
    if (c.inset) cairo_rectangle(cr_, -kFarAway, -kFarAway, 2 * kFarAway, 2 * kFarAway);
    cairo_set_fill_rule(cr_, c.inset ? CAIRO_FILL_RULE_EVEN_ODD : CAIRO_FILL_RULE_WINDING);
    cairo_fill(cr_);
  }
  cairo_restore(cr_);
}

// The mask covers what can be seen of the shadow, and as much around it as blurring reaches.
void Canvas::blurred_shadow(const draw::Shadow& c) {
  double left, top, right, bottom;
  cairo_clip_extents(cr_, &left, &top, &right, &bottom);
  const double reach = 3 * c.deviation + 1;
  const Rect& r = c.shape.rect;
  if (!c.inset) {
    left = std::max(left, r.x - reach);
    top = std::max(top, r.y - reach);
    right = std::min(right, r.x + r.width + reach);
    bottom = std::min(bottom, r.y + r.height + reach);
  }
  if (!(right > left && bottom > top)) return;
  left = std::floor(left - reach);
  top = std::floor(top - reach);
  const double width = std::ceil(right + reach) - left, height = std::ceil(bottom + reach) - top;
  double scale =
      std::min(resources_.target == Target::kRaster ? scale_ : 2.0, kLargestDeviation / c.deviation);
  scale = std::min(scale, std::sqrt(kMostPixels / (width * height)));
  auto pixels = [&](double extent) { return std::max(static_cast<int>(std::ceil(extent * scale)), 1); };
  SurfacePtr mask(cairo_image_surface_create(CAIRO_FORMAT_A8, pixels(width), pixels(height)));
  if (cairo_surface_status(mask.get()) != CAIRO_STATUS_SUCCESS) return;
  ContextPtr mask_cr(cairo_create(mask.get()));
  cairo_scale(mask_cr.get(), scale, scale);
  cairo_translate(mask_cr.get(), -left, -top);
  add_shape(mask_cr.get(), c.shape);
  if (c.inset) cairo_rectangle(mask_cr.get(), left, top, width + 1, height + 1);
  cairo_set_fill_rule(mask_cr.get(), CAIRO_FILL_RULE_EVEN_ODD);
  cairo_fill(mask_cr.get());
  blur(mask.get(), c.deviation * scale);
  set_color(c.color);
  cairo_translate(cr_, left, top);
  cairo_scale(cr_, 1 / scale, 1 / scale);
  cairo_mask_surface(cr_, mask.get(), 0, 0);
}

}  // namespace colosseum::cairo_backend

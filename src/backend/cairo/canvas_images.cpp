// Images and tiled backgrounds on the canvas.
#include <algorithm>
#include <cmath>

#include "backend/cairo/canvas.h"
#include "backend/cairo/gradient.h"
#include "backend/cairo/svg_image.h"

namespace colosseum::cairo_backend {
namespace {

constexpr double kMaxSingleTiles = 256;  // more are left to a repeating pattern
constexpr double kMinTile = 1e-3;
constexpr double kLargestPicture = 1e6, kLargestSvg = 1e10;  // px

}  // namespace

void Canvas::image_in(cairo_t* cr, const DrawableImage& image, const Rect& target, bool smooth) {
  const double limit = image.svg != nullptr ? kLargestSvg : kLargestPicture;
  if (target.empty() || !(target.width < limit && target.height < limit)) return;
  cairo_save(cr);
  cairo_new_path(cr);
  cairo_rectangle(cr, target.x, target.y, target.width, target.height);
  if (image.svg != nullptr) {
    cairo_clip(cr);
    image.svg->draw(cr, target);
    cairo_restore(cr);
    return;
  }
  cairo_translate(cr, target.x, target.y);
  cairo_scale(cr, target.width / image.width, target.height / image.height);
  cairo_set_source_surface(cr, image.surface.get(), 0, 0);
  cairo_pattern_t* pattern = cairo_get_source(cr);
  cairo_pattern_set_filter(pattern, smooth ? CAIRO_FILTER_GOOD : CAIRO_FILTER_NEAREST);
  // Padding keeps the edges of enlarged pictures sharp; a PDF would grow by it.
  if (resources_.target == Target::kRaster) cairo_pattern_set_extend(pattern, CAIRO_EXTEND_PAD);
  cairo_fill(cr);
  cairo_restore(cr);
}

/// Draws a tile's source part of an image: pixels beside the part do not show.
void Canvas::part_in(cairo_t* cr, const DrawableImage& image, const Rect& target, const draw::TileImage& c) {
  const Rect& s = c.source;
  if (image.svg != nullptr) {
    const double x = target.width / s.width, y = target.height / s.height;
    cairo_save(cr);
    cairo_new_path(cr);
    cairo_rectangle(cr, target.x, target.y, target.width, target.height);
    cairo_clip(cr);
    cairo_translate(cr, target.x - s.x * x, target.y - s.y * y);
    cairo_scale(cr, x, y);
    image_in(cr, image, {0, 0, c.image_width, c.image_height}, c.smooth);
    cairo_restore(cr);
    return;
  }
  // In the pixels that the picture has.
  const double x = image.width / c.image_width, y = image.height / c.image_height;
  DrawableImage part;
  part.surface.reset(
      cairo_surface_create_for_rectangle(image.surface.get(), s.x * x, s.y * y, s.width * x, s.height * y));
  part.width = s.width * x;
  part.height = s.height * y;
  image_in(cr, part, target, c.smooth);
}

void Canvas::operator()(const draw::DrawImage& c) {
  const DrawableImage& image = resources_.images.get(c.image);
  if (image.usable()) image_in(cr_, image, c.target, c.smooth);
}

template <typename DrawTile>
void Canvas::tiles(const RoundedRect& area, const Point& phase, double tile_width, double tile_height,
                   double spacing_x, double spacing_y, DrawTile&& draw_tile) {
  const double step_x = tile_width + spacing_x, step_y = tile_height + spacing_y;
  if (!(tile_width > kMinTile && tile_height > kMinTile && step_x > kMinTile && step_y > kMinTile)) return;
  if (!(step_x < 1e6 && step_y < 1e6)) return;
  cairo_save(cr_);
  cairo_new_path(cr_);
  add_path(area);
  cairo_clip(cr_);
  double x0, y0, x1, y1;
  cairo_clip_extents(cr_, &x0, &y0, &x1, &y1);
  const double first_x = std::floor((x0 - phase.x) / step_x), last_x = std::ceil((x1 - phase.x) / step_x);
  const double first_y = std::floor((y0 - phase.y) / step_y), last_y = std::ceil((y1 - phase.y) / step_y);
  if (x1 > x0 && y1 > y0 && (last_x - first_x) * (last_y - first_y) <= kMaxSingleTiles) {
    for (double j = first_y; j < last_y; ++j) {
      for (double i = first_x; i < last_x; ++i) {
        draw_tile(cr_, Rect{phase.x + i * step_x, phase.y + j * step_y, tile_width, tile_height});
      }
    }
  } else if (x1 > x0 && y1 > y0) {
    const cairo_rectangle_t extents{0, 0, step_x, step_y};
    SurfacePtr tile(cairo_recording_surface_create(CAIRO_CONTENT_COLOR_ALPHA, &extents));
    ContextPtr tile_cr(cairo_create(tile.get()));
    draw_tile(tile_cr.get(), Rect{0, 0, tile_width, tile_height});
    cairo_set_source_surface(cr_, tile.get(), phase.x, phase.y);
    cairo_pattern_set_extend(cairo_get_source(cr_), CAIRO_EXTEND_REPEAT);
    cairo_paint(cr_);
  }
  cairo_restore(cr_);
}

void Canvas::operator()(const draw::TileImage& c) {
  const DrawableImage& image = resources_.images.get(c.image);
  if (!image.usable() || !(c.tile_width > kMinTile && c.tile_height > kMinTile)) return;
  if (!c.source.empty()) {
    if (!(c.image_width > 0 && c.image_height > 0)) return;
    tiles(c.area, c.phase, c.tile_width, c.tile_height, c.spacing_x, c.spacing_y,
          [&](cairo_t* cr, const Rect& target) { part_in(cr, image, target, c); });
    return;
  }
  if (image.surface != nullptr && c.spacing_x == 0 && c.spacing_y == 0 && c.tile_width == image.width &&
      c.tile_height == image.height) {
    cairo_new_path(cr_);
    add_path(c.area);
    cairo_set_source_surface(cr_, image.surface.get(), c.phase.x, c.phase.y);
    cairo_pattern_set_extend(cairo_get_source(cr_), CAIRO_EXTEND_REPEAT);
    cairo_fill(cr_);
    return;
  }
  tiles(c.area, c.phase, c.tile_width, c.tile_height, c.spacing_x, c.spacing_y,
        [&](cairo_t* cr, const Rect& target) { image_in(cr, image, target, c.smooth); });
}

void Canvas::operator()(const draw::TileGradient& c) {
  const Rect source = c.source.empty() ? Rect{0, 0, c.tile_width, c.tile_height} : c.source;
  const PatternPtr pattern = make_gradient(c.gradient, source);
  if (pattern == nullptr) return;
  tiles(c.area, c.phase, c.tile_width, c.tile_height, c.spacing_x, c.spacing_y,
        [&](cairo_t* cr, const Rect& target) {
          cairo_save(cr);
          cairo_translate(cr, target.x, target.y);
          cairo_scale(cr, target.width / source.width, target.height / source.height);
          cairo_translate(cr, -source.x, -source.y);
          cairo_new_path(cr);
          cairo_rectangle(cr, source.x, source.y, source.width, source.height);
          cairo_set_source(cr, pattern.get());
          cairo_fill(cr);
          cairo_restore(cr);
        });
}

}  // namespace colosseum::cairo_backend

// Display lists as pixels and PNG files.
#include <png.h>

#include <algorithm>
#include <cmath>
#include <csetjmp>

#include "backend/cairo/canvas.h"
#include "backend/cairo/png_errors.h"
#include "colosseum/cairo.h"

namespace colosseum::cairo_backend {
namespace {

constexpr int kMaxImageSide = 32767;
constexpr int kStripRows = 16384;  // cairo's surfaces end at 32,767 rows

Status draw_strip(const DisplayList& list, Resources& resources, const RasterOptions& options, Bitmap& out,
                  int top) {
  const int rows = std::min(kStripRows, out.height - top);
  auto* data = reinterpret_cast<unsigned char*>(out.pixels.data() +
                                                static_cast<size_t>(top) * static_cast<size_t>(out.width));
  SurfacePtr surface(
      cairo_image_surface_create_for_data(data, CAIRO_FORMAT_ARGB32, out.width, rows, out.width * 4));
  ContextPtr cr(cairo_create(surface.get()));
  if (options.white_background) {
    cairo_set_source_rgb(cr.get(), 1, 1, 1);
    cairo_paint(cr.get());
  }
  cairo_translate(cr.get(), 0, -top);
  cairo_scale(cr.get(), options.scale, options.scale);
  Canvas(cr.get(), resources, options.scale, -top).draw(list);
  cairo_surface_flush(surface.get());
  const cairo_status_t status = cairo_status(cr.get());
  if (status == CAIRO_STATUS_SUCCESS) return {};
  return {StatusCode::kUnwritable, std::string("drawing failed: ") + cairo_status_to_string(status)};
}

struct PngJob {
  png_structp png = nullptr;
  png_infop info = nullptr;
  std::vector<uint8_t> row;
  ~PngJob() { png_destroy_write_struct(&png, &info); }
};

void append_bytes(png_structp png, png_bytep data, png_size_t n) {
  static_cast<std::string*>(png_get_io_ptr(png))->append(reinterpret_cast<const char*>(data), n);
}
void no_flush(png_structp) {}

void unpremultiply(const uint32_t* from, size_t n, bool alpha, uint8_t* to) {
  for (size_t i = 0; i < n; ++i) {
    const uint32_t p = from[i], a = p >> 24;
    auto channel = [&](uint32_t c) {
      return static_cast<uint8_t>(a == 0 ? 0 : std::min<uint32_t>(255, ((c & 0xFF) * 255 + a / 2) / a));
    };
    *to++ = channel(p >> 16);
    *to++ = channel(p >> 8);
    *to++ = channel(p);
    if (alpha) *to++ = static_cast<uint8_t>(a);
  }
}

bool encode(PngJob& job, const Bitmap& bitmap, bool alpha, std::string& out) {
  if (setjmp(png_jmpbuf(job.png)) != 0) return false;
  png_set_write_fn(job.png, &out, append_bytes, no_flush);
  png_set_compression_level(job.png, 3);
  png_set_IHDR(job.png, job.info, static_cast<uint32_t>(bitmap.width), static_cast<uint32_t>(bitmap.height),
               8, alpha ? PNG_COLOR_TYPE_RGB_ALPHA : PNG_COLOR_TYPE_RGB, PNG_INTERLACE_NONE,
               PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
  png_write_info(job.png, job.info);
  const auto width = static_cast<size_t>(bitmap.width);
  for (size_t y = 0; y < static_cast<size_t>(bitmap.height); ++y) {
    unpremultiply(bitmap.pixels.data() + y * width, width, alpha, job.row.data());
    png_write_row(job.png, job.row.data());
  }
  png_write_end(job.png, job.info);
  return true;
}

}  // namespace

Status draw_bitmap(const DisplayList& list, const Document& document, TextEngine& text,
                   const RasterOptions& options, Bitmap& out) {
  out = {};
  if (!(options.scale >= 0.01 && options.scale <= 100)) {
    return {StatusCode::kInvalidArgument, "the scale must be between 0.01 and 100"};
  }
  const double width = std::max(std::ceil(list.width * options.scale - 1e-6), 1.0);
  const double height = std::max(std::ceil(list.height * options.scale - 1e-6), 1.0);
  if (!(width <= kMaxImageSide && width * height <= document.limits().max_image_pixels)) {
    return {StatusCode::kLimitExceeded, "the picture would have too many pixels"};
  }
  out.width = static_cast<int>(width);
  out.height = static_cast<int>(height);
  out.pixels.assign(static_cast<size_t>(width * height), 0);
  Resources resources(document, text, Target::kRaster, !options.opaque_glyph_edges);
  for (int top = 0; top < out.height; top += kStripRows) {
    if (Status s = draw_strip(list, resources, options, out, top); !s) return s;
  }
  return {};
}

Status write_png(const DisplayList& list, const Document& document, TextEngine& text,
                 const RasterOptions& options, std::string& out) {
  out.clear();
  Bitmap bitmap;
  if (Status s = draw_bitmap(list, document, text, options, bitmap); !s) return s;
  PngJob job;
  job.png = png_create_write_struct(PNG_LIBPNG_VER_STRING, nullptr, png_fail, png_ignore);
  if (job.png != nullptr) job.info = png_create_info_struct(job.png);
  job.row.resize(static_cast<size_t>(bitmap.width) * 4);
  if (job.info == nullptr || !encode(job, bitmap, !options.white_background, out)) {
    return {StatusCode::kUnwritable, "the PNG could not be encoded"};
  }
  return {};
}

}  // namespace colosseum::cairo_backend

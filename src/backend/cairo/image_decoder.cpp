#include "backend/cairo/image_decoder.h"

#include <utility>

namespace colosseum::cairo_backend {
namespace {

/// Turns a picture as EXIF orientation 2 … 8 asks (css-images-3 §5.1 image-orientation: from-image).
void orient(Pixels& p, int orientation) {
  if (orientation <= 1 || orientation > 8) return;
  const bool transpose = orientation >= 5;
  const bool flip_x = orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8;
  const bool flip_y = orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;
  Pixels r;
  r.width = transpose ? p.height : p.width;
  r.height = transpose ? p.width : p.height;
  r.opaque = p.opaque;
  r.data.resize(p.data.size());
  for (uint32_t y = 0; y < r.height; ++y) {
    for (uint32_t x = 0; x < r.width; ++x) {
      uint32_t sx = transpose ? y : x, sy = transpose ? x : y;
      if (flip_x) sx = p.width - 1 - sx;
      if (flip_y) sy = p.height - 1 - sy;
      r.data[size_t{y} * r.width + x] = p.data[size_t{sy} * p.width + sx];
    }
  }
  p = std::move(r);
}

}  // namespace

bool decode_image(Bytes bytes, const ImageHeader& header, uint64_t max_pixels, Pixels& out) {
  out = {};
  bool ok = false;
  switch (header.format) {
    case ImageFormat::kPng: ok = decode_png(bytes, max_pixels, out); break;
    case ImageFormat::kJpeg: ok = decode_jpeg(bytes, max_pixels, out); break;
    case ImageFormat::kWebp: ok = decode_webp(bytes, max_pixels, out); break;
    case ImageFormat::kGif: ok = decode_gif(bytes, max_pixels, out); break;
    case ImageFormat::kSvg:
    case ImageFormat::kUnknown: break;
  }
  if (!ok || out.width == 0 || out.height == 0) return false;
  orient(out, header.orientation);
  return true;
}

}  // namespace colosseum::cairo_backend

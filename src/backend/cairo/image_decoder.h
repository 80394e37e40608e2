// Encoded images to pixels.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "colosseum/image.h"

namespace colosseum::cairo_backend {

using Bytes = std::span<const std::byte>;

/// Decoded pixels: rows from the top, 0xAARRGGBB with premultiplied colours.
struct Pixels {
  uint32_t width = 0, height = 0;
  bool opaque = true;
  std::vector<uint32_t> data;
};

/// What a header tells.
struct ImageHeader {
  ImageFormat format = ImageFormat::kUnknown;
  uint32_t width = 0, height = 0;  ///< px as stored, before orientation; 0 for SVG
  int orientation = 1;             ///< EXIF: 1 … 8
  NaturalSize natural;
};

/// Recognises the format by its first bytes and reads the size. False when it is none we know, or cut short.
bool read_header(Bytes bytes, ImageHeader& header);
/// Root element attributes of an SVG document (css-images-3 §5.1): false when it does not look like one.
bool read_svg_header(Bytes bytes, NaturalSize& natural);
/// Where the root element's start tag has its attributes, and whether a view box is among them.
struct SvgRootTag {
  size_t attributes = 0;            ///< offset after the element's name
  size_t ratio = 0, ratio_end = 0;  ///< of the whole preserveAspectRatio attribute; equal when there is none
  bool has_view_box = false;
  bool is_empty = false;  ///< its view box has no width or height, which disables rendering
};
/// False when the bytes do not look like an SVG document.
bool find_svg_root_tag(Bytes bytes, SvgRootTag& tag);
/// The EXIF orientation of a JPEG's APP1 segment payload; 1 when there is none.
int exif_orientation(Bytes app1);

/// One per format; false when nothing could be decoded. A picture cut short gives the rows that were there.
/// No picture larger than `max_pixels`.
bool decode_png(Bytes bytes, uint64_t max_pixels, Pixels& out);
bool decode_jpeg(Bytes bytes, uint64_t max_pixels, Pixels& out);
bool decode_webp(Bytes bytes, uint64_t max_pixels, Pixels& out);
bool decode_gif(Bytes bytes, uint64_t max_pixels, Pixels& out);
/// By format, with the EXIF orientation applied. Not for SVG.
bool decode_image(Bytes bytes, const ImageHeader& header, uint64_t max_pixels, Pixels& out);

/// 0xAARRGGBB premultiplied from straight components.
inline uint32_t premultiply(uint32_t r, uint32_t g, uint32_t b, uint32_t a) {
  auto mul = [a](uint32_t c) { return (c * a + 127) / 255; };
  return a << 24 | mul(r) << 16 | mul(g) << 8 | mul(b);
}

}  // namespace colosseum::cairo_backend

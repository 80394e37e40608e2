// Image headers, and the pixels that a picture with the image has.
#include <cstring>

#include "backend/cairo/image_decoder.h"
#include "colosseum/cairo.h"
#include "fuzz_one.h"

namespace colosseum::fuzz {

int fuzz_one(const uint8_t* data, size_t size) {
  constexpr uint64_t kMaxPixels = 1'000'000;
  const std::span<const std::byte> bytes(reinterpret_cast<const std::byte*>(data), size);
  NaturalSize natural;
  cairo_backend::read_svg_header(bytes, natural);
  cairo_backend::ImageHeader header;
  if (!cairo_backend::read_header(bytes, header)) return 0;
  cairo_backend::Pixels pixels;
  // Whatever the header says, each decoder must hold out.
  cairo_backend::decode_png(bytes, kMaxPixels, pixels);
  cairo_backend::decode_jpeg(bytes, kMaxPixels, pixels);
  cairo_backend::decode_webp(bytes, kMaxPixels, pixels);
  cairo_backend::decode_gif(bytes, kMaxPixels, pixels);
  if (header.format != ImageFormat::kSvg) cairo_backend::decode_image(bytes, header, kMaxPixels, pixels);
  return 0;
}

}  // namespace colosseum::fuzz

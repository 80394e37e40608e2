// Sizes of raster images from their headers.
#include <algorithm>
#include <cstring>

#include "backend/cairo/image_decoder.h"

namespace colosseum::cairo_backend {
namespace {

uint32_t u8(Bytes b, size_t i) { return i < b.size() ? static_cast<uint32_t>(b[i]) : 0; }
uint32_t be16(Bytes b, size_t i) { return u8(b, i) << 8 | u8(b, i + 1); }
uint32_t be32(Bytes b, size_t i) { return be16(b, i) << 16 | be16(b, i + 2); }
uint32_t le16(Bytes b, size_t i) { return u8(b, i) | u8(b, i + 1) << 8; }
uint32_t le24(Bytes b, size_t i) { return le16(b, i) | u8(b, i + 2) << 16; }
uint32_t le32(Bytes b, size_t i) { return le16(b, i) | le16(b, i + 2) << 16; }
bool has(Bytes b, size_t at, const char* text, size_t n) {
  return b.size() >= at + n && std::memcmp(b.data() + at, text, n) == 0;
}

bool png_header(Bytes b, ImageHeader& h) {
  if (b.size() < 24 || !has(b, 12, "IHDR", 4)) return false;
  h.format = ImageFormat::kPng;
  h.width = be32(b, 16);
  h.height = be32(b, 20);
  return h.width > 0 && h.height > 0 && h.width < 1u << 31 && h.height < 1u << 31;
}

bool gif_header(Bytes b, ImageHeader& h) {
  if (b.size() < 10) return false;
  h.format = ImageFormat::kGif;
  h.width = le16(b, 6);
  h.height = le16(b, 8);
  return h.width > 0 && h.height > 0;
}

bool webp_header(Bytes b, ImageHeader& h) {
  h.format = ImageFormat::kWebp;
  if (has(b, 12, "VP8X", 4) && b.size() >= 30) {
    h.width = le24(b, 24) + 1;
    h.height = le24(b, 27) + 1;
    return true;
  }
  if (has(b, 12, "VP8L", 4) && b.size() >= 25 && u8(b, 20) == 0x2F) {
    const uint32_t bits = le32(b, 21);
    h.width = (bits & 0x3FFF) + 1;
    h.height = (bits >> 14 & 0x3FFF) + 1;
    return true;
  }
  if (has(b, 12, "VP8 ", 4) && b.size() >= 30 && u8(b, 23) == 0x9D && u8(b, 24) == 1 && u8(b, 25) == 0x2A) {
    h.width = le16(b, 26) & 0x3FFF;
    h.height = le16(b, 28) & 0x3FFF;
    return h.width > 0 && h.height > 0;
  }
  return false;
}

bool is_frame_header(uint32_t marker) {
  return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

bool jpeg_header(Bytes b, ImageHeader& h) {
  h.format = ImageFormat::kJpeg;
  size_t i = 2;
  while (i + 4 <= b.size()) {
    if (u8(b, i) != 0xFF) {
      ++i;
      continue;
    }
    const uint32_t marker = u8(b, i + 1);
    if (marker == 0xFF) {
      ++i;
      continue;
    }
    if (marker == 0 || marker == 1 || (marker >= 0xD0 && marker <= 0xD8)) {
      i += 2;
      continue;
    }
    if (marker == 0xD9 || marker == 0xDA) return false;  // the scan began without a frame header
    const uint32_t length = be16(b, i + 2);
    if (length < 2) return false;
    if (marker == 0xE1 && b.size() >= i + 2 + length)
      h.orientation = exif_orientation(b.subspan(i + 4, length - 2));
    if (is_frame_header(marker)) {
      if (b.size() < i + 9) return false;
      h.height = be16(b, i + 5);
      h.width = be16(b, i + 7);
      return h.width > 0 && h.height > 0;
    }
    i += 2 + length;
  }
  return false;
}

}  // namespace

int exif_orientation(Bytes b) {
  if (!has(b, 0, "Exif\0\0", 6)) return 1;
  Bytes tiff = b.subspan(6);
  const bool little = has(tiff, 0, "II", 2);
  if (!little && !has(tiff, 0, "MM", 2)) return 1;
  auto u16 = [&](size_t i) { return little ? le16(tiff, i) : be16(tiff, i); };
  const uint32_t ifd = little ? le32(tiff, 4) : be32(tiff, 4);
  if (ifd > tiff.size()) return 1;
  const uint32_t entries = u16(ifd);
  for (uint32_t e = 0; e < entries; ++e) {
    const size_t at = size_t{ifd} + 2 + size_t{e} * 12;
    if (at + 12 > tiff.size()) break;
    if (u16(at) != 0x0112) continue;
    const uint32_t value = u16(at + 8);
    return value >= 1 && value <= 8 ? static_cast<int>(value) : 1;
  }
  return 1;
}

bool read_header(Bytes b, ImageHeader& h) {
  h = {};
  bool ok = false;
  if (has(b, 0, "\x89PNG\r\n\x1a\n", 8)) {
    ok = png_header(b, h);
  } else if (has(b, 0, "GIF87a", 6) || has(b, 0, "GIF89a", 6)) {
    ok = gif_header(b, h);
  } else if (has(b, 0, "RIFF", 4) && has(b, 8, "WEBP", 4)) {
    ok = webp_header(b, h);
  } else if (has(b, 0, "\xFF\xD8\xFF", 3)) {
    ok = jpeg_header(b, h);
  } else if (read_svg_header(b, h.natural)) {
    h.format = ImageFormat::kSvg;
    return true;
  }
  if (!ok) return false;
  uint32_t w = h.width, ht = h.height;
  if (h.orientation >= 5) std::swap(w, ht);
  h.natural.width = h.natural.ratio_width = static_cast<float>(w);
  h.natural.height = h.natural.ratio_height = static_cast<float>(ht);
  return true;
}

}  // namespace colosseum::cairo_backend

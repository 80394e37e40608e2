#include "picture.h"

#include <png.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>

namespace colosseum::wpt {

namespace {

int channel(uint32_t pixel, int shift) { return static_cast<int>(pixel >> shift & 0xFFu); }

int channel_difference(uint32_t a, uint32_t b) {
  int most = 0;
  for (int shift : {0, 8, 16}) most = std::max(most, std::abs(channel(a, shift) - channel(b, shift)));
  return most;
}

}  // namespace

PictureDifference compare(const Bitmap& a, const Bitmap& b) {
  PictureDifference d;
  d.same_size = a.width == b.width && a.height == b.height;
  if (!d.same_size || a.pixels == b.pixels) return d;
  for (size_t i = 0; i < a.pixels.size(); ++i) {
    if (a.pixels[i] == b.pixels[i]) continue;
    ++d.pixels;
    d.max_channel = std::max(d.max_channel, channel_difference(a.pixels[i], b.pixels[i]));
  }
  return d;
}

bool counts_as_equal(const PictureDifference& d, const Fuzziness* fuzzy) {
  if (!d.same_size) return false;
  if (fuzzy == nullptr) return d.pixels == 0;
  if (d.pixels == 0) return fuzzy->min_difference == 0 || fuzzy->min_pixels == 0;
  return d.max_channel >= fuzzy->min_difference && d.max_channel <= fuzzy->max_difference &&
         d.pixels >= fuzzy->min_pixels && d.pixels <= fuzzy->max_pixels;
}

bool is_single_colour(const Bitmap& b) {
  return std::all_of(b.pixels.begin(), b.pixels.end(), [&](uint32_t p) { return p == b.pixels.front(); });
}

Bitmap difference_image(const Bitmap& a, const Bitmap& b) {
  Bitmap out;
  out.width = std::max(a.width, b.width);
  out.height = std::max(a.height, b.height);
  out.pixels.resize(static_cast<size_t>(out.width) * static_cast<size_t>(out.height));
  const auto at = [](const Bitmap& m, int x, int y) {
    return x < m.width && y < m.height
               ? m.pixels[static_cast<size_t>(y) * static_cast<size_t>(m.width) + static_cast<size_t>(x)]
               : 0u;
  };
  size_t i = 0;
  for (int y = 0; y < out.height; ++y) {
    for (int x = 0; x < out.width; ++x) {
      const uint32_t p = at(a, x, y);
      const auto grey = static_cast<uint32_t>(192 + (channel(p, 0) + channel(p, 8) + channel(p, 16)) / 12);
      out.pixels[i++] = p == at(b, x, y) ? 0xFF000000u | grey << 16 | grey << 8 | grey : 0xFFFF0000u;
    }
  }
  return out;
}

bool write_png(const Bitmap& bitmap, const std::string& path) {
  std::FILE* file = std::fopen(path.c_str(), "wb");
  if (file == nullptr) return false;
  // libpng leaves by longjmp on failure: nothing with a destructor may be alive then but what stands here.
  std::vector<uint8_t> row(static_cast<size_t>(bitmap.width) * 3);
  png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, nullptr, nullptr, nullptr);
  png_infop info = png == nullptr ? nullptr : png_create_info_struct(png);
  volatile bool fine = info != nullptr;
  if (fine) {
    if (setjmp(png_jmpbuf(png)) != 0) {
      fine = false;
    } else {
      png_init_io(png, file);
      png_set_compression_level(png, 2);
      png_set_IHDR(png, info, static_cast<png_uint_32>(bitmap.width), static_cast<png_uint_32>(bitmap.height),
                   8, PNG_COLOR_TYPE_RGB, PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT,
                   PNG_FILTER_TYPE_DEFAULT);
      png_write_info(png, info);
      for (int y = 0; y < bitmap.height; ++y) {
        const uint32_t* from =
            bitmap.pixels.data() + static_cast<size_t>(y) * static_cast<size_t>(bitmap.width);
        for (size_t x = 0; x < static_cast<size_t>(bitmap.width); ++x) {
          row[3 * x] = static_cast<uint8_t>(channel(from[x], 16));
          row[3 * x + 1] = static_cast<uint8_t>(channel(from[x], 8));
          row[3 * x + 2] = static_cast<uint8_t>(channel(from[x], 0));
        }
        png_write_row(png, row.data());
      }
      png_write_end(png, info);
    }
  }
  png_destroy_write_struct(&png, &info);
  return std::fclose(file) == 0 && fine;
}

}  // namespace colosseum::wpt

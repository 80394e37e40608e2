// The first picture of a GIF.
#include <gif_lib.h>

#include <algorithm>
#include <cstring>

#include "backend/cairo/image_decoder.h"

namespace colosseum::cairo_backend {
namespace {

struct Source {
  Bytes bytes;
  size_t pos = 0;
};

int read_bytes(GifFileType* gif, GifByteType* out, int n) {
  Source& s = *static_cast<Source*>(gif->UserData);
  const size_t count = std::min(static_cast<size_t>(std::max(n, 0)), s.bytes.size() - s.pos);
  std::memcpy(out, s.bytes.data() + s.pos, count);
  s.pos += count;
  return static_cast<int>(count);
}

/// Which row of the picture is the n-th stored (GIF89a appendix E: interlacing).
uint32_t interlaced_row(uint32_t n, uint32_t height) {
  static constexpr uint32_t kStart[] = {0, 4, 2, 1}, kStep[] = {8, 8, 4, 2};
  for (int pass = 0; pass < 4; ++pass) {
    const uint32_t rows = height > kStart[pass] ? (height - kStart[pass] + kStep[pass] - 1) / kStep[pass] : 0;
    if (n < rows) return kStart[pass] + n * kStep[pass];
    n -= rows;
  }
  return 0;
}

void put_row(const GifFileType& gif, const std::vector<GifPixelType>& row, uint32_t y, int transparent,
             Pixels& out) {
  const GifImageDesc& d = gif.Image;
  const ColorMapObject* map = d.ColorMap != nullptr ? d.ColorMap : gif.SColorMap;
  const uint32_t top = static_cast<uint32_t>(d.Top) + y;
  if (map == nullptr || top >= out.height) return;
  for (uint32_t x = 0; x < row.size(); ++x) {
    const uint32_t left = static_cast<uint32_t>(d.Left) + x;
    if (left >= out.width) break;
    const int index = row[x];
    if (index == transparent || index >= map->ColorCount) continue;
    const GifColorType& c = map->Colors[index];
    out.data[size_t{top} * out.width + left] =
        0xFF000000u | uint32_t{c.Red} << 16 | uint32_t{c.Green} << 8 | c.Blue;
  }
}

bool read_picture(GifFileType& gif, int transparent, Pixels& out) {
  if (DGifGetImageDesc(&gif) != GIF_OK) return false;
  const uint32_t width = static_cast<uint32_t>(std::max(gif.Image.Width, 0));
  const uint32_t height = static_cast<uint32_t>(std::max(gif.Image.Height, 0));
  std::vector<GifPixelType> row(width);
  for (uint32_t n = 0; n < height && width > 0; ++n) {
    if (DGifGetLine(&gif, row.data(), static_cast<int>(width)) != GIF_OK) return n > 0;
    put_row(gif, row, gif.Image.Interlace ? interlaced_row(n, height) : n, transparent, out);
  }
  return true;
}

/// Reads one extension; a graphic control block names the transparent colour.
bool read_extension(GifFileType& gif, int& transparent) {
  int code = 0;
  GifByteType* block = nullptr;
  if (DGifGetExtension(&gif, &code, &block) != GIF_OK) return false;
  while (block != nullptr) {
    if (code == GRAPHICS_EXT_FUNC_CODE && block[0] >= 4 && (block[1] & 1) != 0) transparent = block[4];
    if (DGifGetExtensionNext(&gif, &block) != GIF_OK) return false;
  }
  return true;
}

}  // namespace

bool decode_gif(Bytes bytes, uint64_t max_pixels, Pixels& out) {
  Source source{bytes};
  int error = 0;
  GifFileType* gif = DGifOpen(&source, read_bytes, &error);
  if (gif == nullptr) return false;
  bool ok = gif->SWidth > 0 && gif->SHeight > 0 &&
            static_cast<uint64_t>(gif->SWidth) * static_cast<uint64_t>(gif->SHeight) <= max_pixels;
  if (ok) {
    out.width = static_cast<uint32_t>(gif->SWidth);
    out.height = static_cast<uint32_t>(gif->SHeight);
    out.data.assign(size_t{out.width} * out.height, 0);
  }
  int transparent = -1;
  bool done = false;
  while (ok && !done) {
    GifRecordType type = UNDEFINED_RECORD_TYPE;
    ok = DGifGetRecordType(gif, &type) == GIF_OK;
    if (!ok) break;
    if (type == IMAGE_DESC_RECORD_TYPE) {
      ok = read_picture(*gif, transparent, out);
      done = true;
    } else if (type == EXTENSION_RECORD_TYPE) {
      ok = read_extension(*gif, transparent);
    } else {
      ok = false;
    }
  }
  DGifCloseFile(gif, &error);
  out.opaque = std::all_of(out.data.begin(), out.data.end(), [](uint32_t p) { return p >> 24 == 255; });
  return ok && done;
}

}  // namespace colosseum::cairo_backend

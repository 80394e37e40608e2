#include <webp/decode.h>
#include <webp/demux.h>

#include <cstring>
#include <memory>

#include "backend/cairo/handles.h"
#include "backend/cairo/image_decoder.h"

namespace colosseum::cairo_backend {

bool decode_webp(Bytes bytes, uint64_t max_pixels, Pixels& out) {
  const auto* data = reinterpret_cast<const uint8_t*>(bytes.data());
  size_t size = bytes.size();
  // An animation's first frame, which may be smaller than the canvas.
  WebPData all{data, size};
  std::unique_ptr<WebPDemuxer, Destroyer<WebPDemuxDelete>> demuxer(WebPDemux(&all));
  WebPIterator frame{};
  int left = 0, top = 0, canvas_width = 0, canvas_height = 0;
  if (demuxer && WebPDemuxGetFrame(demuxer.get(), 1, &frame) != 0) {
    data = frame.fragment.bytes;
    size = frame.fragment.size;
    left = frame.x_offset;
    top = frame.y_offset;
    canvas_width = static_cast<int>(WebPDemuxGetI(demuxer.get(), WEBP_FF_CANVAS_WIDTH));
    canvas_height = static_cast<int>(WebPDemuxGetI(demuxer.get(), WEBP_FF_CANVAS_HEIGHT));
  }
  int width = 0, height = 0;
  bool ok = WebPGetInfo(data, size, &width, &height) != 0;
  if (canvas_width < left + width || canvas_height < top + height) {
    left = top = 0;
    canvas_width = width;
    canvas_height = height;
  }
  ok = ok && width > 0 && height > 0 &&
       static_cast<uint64_t>(canvas_width) * static_cast<uint64_t>(canvas_height) <= max_pixels;
  std::vector<uint8_t> rgba;
  if (ok) {
    rgba.resize(static_cast<size_t>(width) * static_cast<size_t>(height) * 4);
    ok = WebPDecodeRGBAInto(data, size, rgba.data(), rgba.size(), width * 4) != nullptr;
  }
  WebPDemuxReleaseIterator(&frame);
  if (!ok) return false;
  out.width = static_cast<uint32_t>(canvas_width);
  out.height = static_cast<uint32_t>(canvas_height);
  out.data.assign(size_t{out.width} * out.height, 0);
  out.opaque = width == canvas_width && height == canvas_height;
  for (int y = 0; y < height; ++y) {
    const uint8_t* from = rgba.data() + static_cast<size_t>(y) * static_cast<size_t>(width) * 4;
    uint32_t* to = out.data.data() + static_cast<size_t>(y + top) * out.width + static_cast<size_t>(left);
    for (int x = 0; x < width; ++x, from += 4) {
      to[x] = premultiply(from[0], from[1], from[2], from[3]);
      out.opaque = out.opaque && from[3] == 255;
    }
  }
  return true;
}

}  // namespace colosseum::cairo_backend

#include "backend/cairo/image_decoder.h"
#include "colosseum/cairo.h"

namespace colosseum::cairo_backend {
namespace {

class HeaderProber : public ImageProber {
 public:
  explicit HeaderProber(const Limits& limits) : max_pixels_(limits.max_image_pixels) {}
  Status probe(const SharedBytes& bytes, ImageResource& out) const override {
    ImageHeader header;
    if (!bytes || !read_header(*bytes, header))
      return {StatusCode::kUnreadable, "not an image of a known format"};
    if (uint64_t{header.width} * header.height > max_pixels_) {
      return {StatusCode::kLimitExceeded, "the image has too many pixels"};
    }
    out.format = header.format;
    out.natural = header.natural;
    return {};
  }

 private:
  uint64_t max_pixels_;
};

}  // namespace

std::unique_ptr<ImageProber> make_image_prober(const Limits& limits) {
  return std::make_unique<HeaderProber>(limits);
}

}  // namespace colosseum::cairo_backend

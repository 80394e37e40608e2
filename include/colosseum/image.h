// Images as layout and paint see them: natural sizes and encoded bytes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "colosseum/status.h"

namespace colosseum {

/// Bytes shared between a document, its layouts and backends; never changed.
using SharedBytes = std::shared_ptr<const std::vector<std::byte>>;

enum class ImageFormat : uint8_t { kUnknown, kPng, kJpeg, kWebp, kGif, kSvg };

/// Natural dimensions of replaced content (css-images-3 §5.1), in CSS px. Absent ones are negative or zero.
struct NaturalSize {
  float width = -1;
  float height = -1;
  float ratio_width = 0;  ///< the natural aspect ratio, 0/0 when there is none
  float ratio_height = 0;
  bool has_width() const { return width >= 0; }
  bool has_height() const { return height >= 0; }
  bool has_ratio() const { return ratio_width > 0 && ratio_height > 0; }
  bool operator==(const NaturalSize&) const = default;
};

/// One image of a document, still encoded. Decoding is the backend's job.
struct ImageResource {
  std::string url;  ///< absolute
  ImageFormat format = ImageFormat::kUnknown;
  NaturalSize natural;
  SharedBytes bytes;    ///< null when the image could not be loaded
  bool broken = false;  ///< not loaded, or not an image
};

/// Reads natural sizes from encoded bytes without decoding pixels. Given to the HTML reader by whoever links
/// decoders.
class ImageProber {
 public:
  virtual ~ImageProber() = default;
  /// Fills format and natural; kUnreadable when the bytes are no image it knows.
  virtual Status probe(const SharedBytes& bytes, ImageResource& out) const = 0;
};

}  // namespace colosseum

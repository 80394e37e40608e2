// The images of a document as cairo draws them; each is decoded once.
#pragma once

#include <map>

#include "backend/cairo/handles.h"
#include "backend/cairo/image_decoder.h"
#include "colosseum/document.h"

namespace colosseum::cairo_backend {

class SvgImage;

/// A raster surface, or a vector image; neither when broken.
struct DrawableImage {
  SurfacePtr surface;
  double width = 0, height = 0;  ///< of the surface
  std::shared_ptr<SvgImage> svg;
  bool usable() const { return surface != nullptr || svg != nullptr; }
};

class ImageCache {
 public:
  /// `keep_encoded`: hand JPEG files to the surface as they are and decode nothing (PDF embeds them).
  ImageCache(const Document& document, bool keep_encoded)
      : document_(document), keep_encoded_(keep_encoded) {}
  const DrawableImage& get(ImageId id);

 private:
  DrawableImage load(ImageId id) const;

  const Document& document_;
  bool keep_encoded_;
  std::map<ImageId, DrawableImage> images_;
};

}  // namespace colosseum::cairo_backend

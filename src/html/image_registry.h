// Loading images into a Document, each once.
#pragma once

#include <string>

#include "colosseum/html.h"

namespace colosseum::html {

class ImageRegistry {
 public:
  ImageRegistry(Document& document, ResourceLoader& loader, const ImageProber* prober)
      : document_(document), loader_(loader), prober_(prober) {}
  /// The image at an absolute URL; none when it is not there or not an image, which is reported once.
  ImageId load(const std::string& url, const SourceLocation& where);

 private:
  Document& document_;
  ResourceLoader& loader_;
  const ImageProber* prober_;
};

}  // namespace colosseum::html

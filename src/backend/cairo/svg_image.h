// SVG images through librsvg, when it is built in.
#pragma once

#include <memory>

#include "backend/cairo/image_decoder.h"
#include "colosseum/display_list.h"

typedef struct _cairo cairo_t;

namespace colosseum::cairo_backend {

class SvgImage {
 public:
  /// Null when the bytes cannot be parsed or SVG is not built in. References to other files are not followed.
  static std::shared_ptr<SvgImage> open(Bytes bytes);
  ~SvgImage();
  SvgImage(const SvgImage&) = delete;
  SvgImage& operator=(const SvgImage&) = delete;
  /// Draws the picture stretched over `area`.
  bool draw(cairo_t* cr, const Rect& area) const;

 private:
  explicit SvgImage(void* handle) : handle_(handle) {}
  void* handle_;
};

}  // namespace colosseum::cairo_backend

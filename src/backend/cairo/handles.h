// Owning pointers for cairo and FreeType objects.
#pragma once

#include <cairo.h>

#include <memory>

namespace colosseum::cairo_backend {

template <auto Destroy>
struct Destroyer {
  template <typename T>
  void operator()(T* p) const {
    Destroy(p);
  }
};
using SurfacePtr = std::unique_ptr<cairo_surface_t, Destroyer<cairo_surface_destroy>>;
using ContextPtr = std::unique_ptr<cairo_t, Destroyer<cairo_destroy>>;
using PatternPtr = std::unique_ptr<cairo_pattern_t, Destroyer<cairo_pattern_destroy>>;
using FontFacePtr = std::unique_ptr<cairo_font_face_t, Destroyer<cairo_font_face_destroy>>;
using ScaledFontPtr = std::unique_ptr<cairo_scaled_font_t, Destroyer<cairo_scaled_font_destroy>>;

}  // namespace colosseum::cairo_backend

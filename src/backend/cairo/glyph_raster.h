// Glyph pictures at quarter-pixel positions, for raster output: cairo 1.16 puts glyphs on whole pixels.
#pragma once

#include <cstdint>
#include <unordered_map>
#include <vector>

#include "backend/cairo/font_cache.h"
#include "colosseum/display_list.h"

namespace colosseum::cairo_backend {

class GlyphRaster {
 public:
  explicit GlyphRaster(bool antialias) : antialias_(antialias) {}
  /// Draws a run whose user space is scaled by `scale` and moved by (dx, dy) device px, with the source of
  /// `cr`. The CTM of `cr` is ignored. False when the face needs another way (bitmap colours, huge glyphs).
  bool draw(cairo_t* cr, const FontEntry& font, const draw::Glyphs& run, double scale, double dx, double dy);

 private:
  struct Picture {
    int left = 0, top = 0;  ///< of the bitmap's corner from the origin's pixel; top grows upwards
    int width = 0, height = 0;
    std::vector<uint8_t> coverage;
  };
  struct Placed {
    const Picture* picture;
    int x, y;
  };
  const Picture* picture(const FontEntry& font, uint32_t glyph, int phase, double scale);
  void render(const FontEntry& font, uint32_t glyph, int phase, double scale, Picture& out) const;
  void paint(cairo_t* cr, const std::vector<Placed>& placed) const;

  bool antialias_;
  double scale_ = 0;
  std::unordered_map<uint64_t, uint32_t> fonts_;  ///< (file, size, slant) → number in the pictures' keys
  std::unordered_map<uint64_t, Picture> pictures_;
};

}  // namespace colosseum::cairo_backend

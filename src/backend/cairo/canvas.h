// Draws the commands of a display list on a cairo context.
#pragma once

#include <vector>

#include "backend/cairo/font_cache.h"
#include "backend/cairo/glyph_raster.h"
#include "backend/cairo/image_cache.h"
#include "colosseum/display_list.h"

namespace colosseum::cairo_backend {

enum class Target : uint8_t { kRaster, kPdf, kSvg };

/// Fonts and images, kept between pages.
struct Resources {
  Resources(const Document& document, TextEngine& text, Target t, bool antialias_text = true)
      : target(t),
        fonts(text, t == Target::kPdf ? 0.75 : 1),
        images(document, t == Target::kPdf),
        glyphs(antialias_text) {}
  Target target;
  FontCache fonts;
  ImageCache images;
  GlyphRaster glyphs;
};

/// Adds the outline of a shape to the path of a context.
void add_shape(cairo_t* cr, const RoundedRect& shape);

class Canvas {
 public:
  /// `cr`'s user space is px. `scale` and the offset are of its device space (raster only).
  Canvas(cairo_t* cr, Resources& resources, double scale = 1, double offset_y = 0);
  void draw(const DisplayList& list);

  // One per command.
  void operator()(const draw::Save&);
  void operator()(const draw::Restore&);
  void operator()(const draw::ClipRect& c);
  void operator()(const draw::ConcatTransform& c);
  void operator()(const draw::PushGroup& c);
  void operator()(const draw::PopGroup&);
  void operator()(const draw::FillRect& c);
  void operator()(const draw::FillRing& c);
  void operator()(const draw::Shadow& c);
  void operator()(const draw::FillPolygon& c);
  void operator()(const draw::FillGradient& c);
  void operator()(const draw::StrokeLine& c);
  void operator()(const draw::Glyphs& c);
  void operator()(const draw::DrawImage& c);
  void operator()(const draw::TileImage& c);
  void operator()(const draw::TileGradient& c);
  void operator()(const draw::Link&) {}
  void operator()(const draw::Anchor&) {}
  void operator()(const draw::Bookmark&) {}

 private:
  struct Group {
    float opacity;
    bool real;  ///< false: too deep or too large; drawn without a group
    double pixels;
    size_t saves;  ///< open saves when it began
  };
  void set_color(const Color& color);
  void add_path(const RoundedRect& shape);
  void cut_to_clip(Point& from, Point& to, double width, double period) const;
  void wave(const draw::StrokeLine& c);
  bool is_drawable(const FontEntry& font) const;
  void text_glyphs(const FontEntry& font, const draw::Glyphs& c);
  void image_in(cairo_t* cr, const DrawableImage& image, const Rect& target, bool smooth);
  void part_in(cairo_t* cr, const DrawableImage& image, const Rect& target, const draw::TileImage& c);
  void blurred_shadow(const draw::Shadow& c);
  template <typename DrawTile>
  void tiles(const RoundedRect& area, const Point& phase, double tile_width, double tile_height,
             double spacing_x, double spacing_y, DrawTile&& draw_tile);

  cairo_t* cr_;
  Resources& resources_;
  double scale_, offset_y_;
  double width_ = 0, height_ = 0;
  size_t saves_ = 0;
  std::vector<bool> transformed_{false};  ///< per open save: the CTM is no longer the page's
  std::vector<Group> groups_;
  double group_pixels_ = 0;
  std::vector<cairo_glyph_t> glyphs_;
  std::vector<cairo_text_cluster_t> clusters_;
  std::string utf8_;
};

}  // namespace colosseum::cairo_backend

// The faces of a TextEngine as FreeType and cairo fonts. A face file is opened once for all its sizes.
#pragma once

#include <ft2build.h>
#include FT_FREETYPE_H

#include <deque>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "backend/cairo/handles.h"
#include "colosseum/text.h"

namespace colosseum::cairo_backend {

/// One face at one size.
struct FontEntry {
  FT_Face ft = nullptr;  ///< shared by all sizes: set the size before use; null when unusable
  cairo_scaled_font_t* scaled = nullptr;  ///< null when unusable
  float size = 0;
  float slant = 0;
  bool bold = false;
  bool has_color = false;
  uint32_t file = 0;  ///< equal for entries that share outlines and synthetic weight
};

class FontCache {
 public:
  /// `scale`: of the CTM that text is drawn under, when it is known.
  explicit FontCache(TextEngine& text, double scale = 1);
  ~FontCache();
  FontCache(const FontCache&) = delete;
  FontCache& operator=(const FontCache&) = delete;
  const FontEntry& get(FaceId face);

 private:
  /// An open font file. cairo keeps fonts in caches of its own: whoever is last closes it.
  struct OpenFace {
    ~OpenFace();
    std::shared_ptr<FT_LibraryRec_> library;
    FT_Face ft = nullptr;      ///< cairo's: it sets sizes and transforms as it likes
    FT_Face raster = nullptr;  ///< the same, for GlyphRaster
    SharedBytes bytes;
    std::string instance;  ///< a static font made of a variable one, or a sound one of a web font
  };
  struct File {
    std::shared_ptr<OpenFace> face;
    FontFacePtr cairo;
  };
  File& open(const FaceInfo& info, uint32_t& index);
  void load(const FaceInfo& info, File& file);
  FT_Face open_face(const FaceInfo& info, const OpenFace& face) const;
  bool repack(const FaceInfo& info, OpenFace& face, const std::vector<FontSetting>& positions);

  TextEngine& text_;
  double scale_;
  std::shared_ptr<FT_LibraryRec_> library_;
  std::deque<File> files_;
  std::map<std::string, uint32_t> file_index_;
  std::deque<FontEntry> entries_;
  std::vector<FontEntry*> by_face_;
};

}  // namespace colosseum::cairo_backend

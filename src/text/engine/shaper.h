// HarfBuzz on items of a paragraph, letter-spacing and word-spacing.
#pragma once

#include <memory>
#include <unordered_map>
#include <vector>

#include "text/engine/itemizer.h"

namespace colosseum::text {

/// What reshape() needs of an item beyond the fields of its runs, packed into ShapedRun::engine_data.
uint32_t pack_engine_data(const ShapeItem& item);
/// The item, or part of one, that a run came from.
ShapeItem item_of_run(const ShapedRun& run);

class Shaper {
 public:
  explicit Shaper(FontLibrary& library);

  /// Shapes an item, adds spacing, and appends one run per span to `out`, in logical order.
  void shape(const ParagraphText& paragraph, const std::vector<SpanStyle>& styles, const ShapeItem& item,
             ShapedParagraph& out);
  /// The glyphs of a part of an item, in visual order, spacing included.
  void shape_part(const ParagraphText& paragraph, const SpanStyle& style, const ShapeItem& item,
                  uint32_t start, uint32_t end, std::vector<Glyph>& glyphs);

 private:
  void shape_blank(const ShapeItem& item, uint32_t start, uint32_t end, std::vector<Glyph>& glyphs);
  void fill_buffer(const ParagraphText& paragraph, const ShapeItem& item, uint32_t start, uint32_t end);
  void mark_trimmed(size_t untrimmed, std::span<Glyph> glyphs);
  void take_glyphs(const Face& face, bool upright, std::vector<Glyph>& glyphs);
  const std::vector<hb_feature_t>& features(const SpanStyle& style, const Face& face, uint32_t face_id);
  hb_language_t language(const std::string& lang);

  FontLibrary& library_;
  HbBuffer buffer_;
  std::unordered_map<uint64_t, std::vector<hb_feature_t>> features_;
  std::string lang_;
  hb_language_t hb_lang_ = HB_LANGUAGE_INVALID;
  std::vector<hb_feature_t> trimming_;  ///< those of an item with trimmed punctuation
  std::vector<Glyph> scratch_;
};

}  // namespace colosseum::text

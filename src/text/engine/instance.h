// A typeface at one position of its variation axes, and glyph advances in font units.
#pragma once

#include <cstdint>
#include <vector>

#include "colosseum/values.h"
#include "text/engine/typeface.h"

namespace colosseum::text {

/// Metrics in font units, y upwards.
struct UnitMetrics {
  float ascent = 0, descent = 0, line_gap = 0;  ///< descent is positive below the baseline
  float x_height = 0, cap_height = 0;           ///< 0: the font does not say
  float underline_position = 0, underline_thickness = 0;
  float strikeout_position = 0, strikeout_thickness = 0;
  float average_advance = 0, widest_extent = 0;  ///< 0: the font does not say
};

class FontInstance {
 public:
  FontInstance(const Typeface& typeface, FontSettings variations);
  FontInstance(const FontInstance&) = delete;
  FontInstance& operator=(const FontInstance&) = delete;

  const Typeface& typeface() const { return *typeface_; }
  const FontSettings& variations() const { return variations_; }
  hb_font_t* font() const { return font_.get(); }
  /// Horizontal advance in font units; remembered.
  int32_t advance(uint32_t glyph);
  uint32_t glyph(char32_t c) {
    if (c >= kLatin) return typeface_->glyph(c);
    if (latin_[c] < 0) latin_[c] = static_cast<int32_t>(typeface_->glyph(c));
    return static_cast<uint32_t>(latin_[c]);
  }
  const UnitMetrics& metrics() const { return metrics_; }

 private:
  static constexpr char32_t kLatin = 0x250;
  void load_metrics();
  float glyph_top(char32_t c) const;

  const Typeface* typeface_;
  FontSettings variations_;
  HbFont font_;  ///< one unit per font unit
  std::vector<int32_t> advances_;
  std::vector<int32_t> latin_;
  UnitMetrics metrics_;
};

}  // namespace colosseum::text

// A face at a size, as glyph runs use it.
#pragma once

#include <cstdint>
#include <vector>

#include "colosseum/text.h"
#include "text/engine/instance.h"

namespace colosseum::text {

/// What an @font-face rule changes of a font's metrics (css-fonts-4 §4.11); fractions of the size, negative:
/// unchanged.
struct MetricOverrides {
  float ascent = -1, descent = -1, line_gap = -1;
  bool operator==(const MetricOverrides&) const = default;
};

struct FaceSpec {
  FontInstance* instance = nullptr;
  float size = 16;  ///< px, with font-size-adjust and size-adjust applied
  bool synthetic_bold = false;
  float synthetic_slant = 0;
  MetricOverrides overrides;
  FontSettings rule_features;  ///< font-feature-settings of the @font-face rule
  bool operator==(const FaceSpec&) const = default;
};

/// HarfBuzz positions of a face are multiples of 2^-16 px (coarser above 512 px), advances as FreeType scales
/// them without hinting.
class Face {
 public:
  explicit Face(const FaceSpec& spec);
  Face(const Face&) = delete;
  Face& operator=(const Face&) = delete;

  const FaceSpec& spec() const { return spec_; }
  /// The specification before its size was clamped.
  const FaceSpec& requested() const { return requested_; }
  const Typeface& typeface() const { return spec_.instance->typeface(); }
  hb_font_t* font() const { return font_.get(); }
  const FontMetrics& metrics() const { return metrics_; }
  bool has(char32_t c) const { return spec_.instance->glyph(c) != 0; }
  uint32_t glyph(char32_t c) const { return spec_.instance->glyph(c); }
  /// px per unit of HarfBuzz positions.
  float px_per_position() const { return px_per_position_; }
  /// In HarfBuzz positions.
  int32_t advance(uint32_t glyph) const;
  float advance_px(uint32_t glyph) const { return static_cast<float>(advance(glyph)) * px_per_position_; }

 private:
  void compute_metrics();

  FaceSpec requested_, spec_;
  HbFont font_;
  int64_t scale_16_16_ = 0;  ///< FreeType's x_scale: 26.6 px per font unit, as 16.16
  int coarse_shift_ = 0;
  float px_per_position_ = 1.0f / 65536;
  FontMetrics metrics_;
};

}  // namespace colosseum::text

// Colour spaces and their conversions (css-color-4 §10 to §17), sRGB being the space of every result.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include "colosseum/color.h"

namespace colosseum::css {

enum class ColorSpace : uint8_t {
  kSrgb,
  kSrgbLinear,
  kDisplayP3,
  kA98Rgb,
  kProphotoRgb,
  kRec2020,
  kXyzD50,
  kXyzD65,
  kLab,
  kLch,
  kOklab,
  kOklch,
  kHsl,
  kHwb,
};
enum class HueMethod : uint8_t { kShorter, kLonger, kIncreasing, kDecreasing };

using Components = std::array<double, 3>;

/// The space of a name as color() and color-mix() know it.
std::optional<ColorSpace> color_space_from(std::string_view name);
/// Index of the hue component, or -1.
int hue_index(ColorSpace space);
/// To gamma-encoded sRGB, unclipped. hsl and hwb take degrees and percentages, lab and lch lightness 0 … 100,
/// oklab and oklch 0 … 1.
Components to_srgb(ColorSpace space, Components c);
Components from_srgb(ColorSpace space, Components c);
/// Clips to the sRGB gamut, as browsers do when they draw on sRGB surfaces.
Color clip_to_srgb(Components srgb, double alpha);
/// css-color-4 §12: premultiplied interpolation; `share` of `a`, the rest of `b`.
Color mix_colors(ColorSpace space, HueMethod hue, const Color& a, const Color& b, double share);

}  // namespace colosseum::css

// <color> values (css-color-4, color-mix() of css-color-5).
#pragma once

#include <memory>

#include "colosseum/color.h"
#include "css/properties/color/color_spaces.h"
#include "css/properties/declaration.h"

namespace colosseum::css {

struct ColorMix;

/// A colour as specified: known now, currentcolor, or a mix that waits for currentcolor.
struct ColorInput {
  Color color;
  std::shared_ptr<const ColorMix> mix;
};

/// color-mix() with currentcolor in it.
struct ColorMix {
  ColorSpace space = ColorSpace::kOklab;
  HueMethod hue = HueMethod::kShorter;
  ColorInput first, second;
  double first_share = 0.5;  ///< 0 … 1; the second colour has the rest
  double alpha_factor = 1;   ///< below 1 when the percentages sum to less than 100%
};

/// Reads a colour and the white space after it. `quirks` accepts hex colours without '#' (quirks standard
/// §3.1).
bool consume_color(TokenStream& s, bool quirks, ColorInput& out);
/// Replaces what depends on currentcolor inside mixes; a bare currentcolor stays.
Color compute_color(const ColorInput& input, const Color& current);

/// The named colours of css-color-4 §6.1; the name in any case.
bool named_color(std::string_view name, Color& out);
/// System colours of css-color-4 §6.2 and §6.3 in the values of a light theme.
bool system_color(std::string_view name, Color& out);

}  // namespace colosseum::css

// Computed colours.
#pragma once

#include <cstdint>

namespace colosseum {

class Hasher;

/// An sRGB colour with alpha, not premultiplied, components 0…1; or currentcolor (css-color-4 §10).
struct Color {
  float r = 0, g = 0, b = 0, a = 1;
  bool is_current = false;

  static constexpr Color rgba(float r, float g, float b, float a = 1) { return {r, g, b, a, false}; }
  static constexpr Color rgb8(uint8_t r, uint8_t g, uint8_t b, uint8_t a = 255) {
    return {static_cast<float>(r) / 255.0f, static_cast<float>(g) / 255.0f, static_cast<float>(b) / 255.0f,
            static_cast<float>(a) / 255.0f, false};
  }
  static constexpr Color transparent() { return {0, 0, 0, 0, false}; }
  static constexpr Color current() { return {0, 0, 0, 1, true}; }
  constexpr bool operator==(const Color&) const = default;
  /// Replaces currentcolor by the element's color.
  constexpr Color resolved(const Color& current_color) const { return is_current ? current_color : *this; }
};

void hash_append(Hasher& h, const Color& v);

}  // namespace colosseum

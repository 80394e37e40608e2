// A text engine whose every face is Liberation Sans, for tests that draw letters without shaping.
#pragma once

#include <fstream>
#include <string>

#include "colosseum/display_list.h"
#include "support/fixed_text_engine.h"

namespace colosseum::test {

class LiberationEngine : public FixedTextEngine {
 public:
  static constexpr const char* kPath = "/usr/share/fonts/truetype/liberation2/LiberationSans-Regular.ttf";
  static bool available() { return std::ifstream(kPath).good(); }
  FaceInfo face_info(FaceId face) override {
    FaceInfo info;
    info.path = kPath;
    info.size = face.value == 0 ? 16.0f : 32.0f;
    info.family = "Liberation Sans";
    info.synthetic_bold = face.value == 2;
    info.synthetic_slant = face.value == 3 ? 0.2f : 0;
    return info;
  }
};

/// ASCII text in face 0 (16 px), 9 px a letter. Liberation's glyph of an ASCII character is its code - 29.
inline draw::Glyphs make_text(const std::string& text, double x, double y, uint32_t face = 0) {
  draw::Glyphs g;
  g.face = FaceId(face);
  g.origin = {x, y};
  g.color = Color::rgba(0, 0, 0);
  for (size_t i = 0; i < text.size(); ++i) {
    g.glyphs.push_back({static_cast<uint32_t>(text[i]) - 29, static_cast<float>(i) * 9, 0});
    g.clusters.push_back(static_cast<uint32_t>(i));
    g.text += static_cast<char16_t>(text[i]);
  }
  return g;
}

}  // namespace colosseum::test

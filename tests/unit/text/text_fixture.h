// Shapes short paragraphs with the real engine and the installed reference fonts.
#pragma once

#include <gtest/gtest.h>

#include <cmath>
#include <memory>
#include <string>
#include <vector>

#include "base/utf.h"
#include "colosseum/text_engine.h"

namespace colosseum::text {

inline FontGroup group_of(std::vector<FontFamily> families, float size) {
  FontGroup group;
  group.font_family = std::move(families);
  group.font_size = size;
  return group;
}
inline FontGroup named(const std::string& family, float size) { return group_of({{family, false}}, size); }

class TextTest : public testing::Test {
 protected:
  static TextEngine& engine() {
    static const std::unique_ptr<TextEngine> shared = make_text_engine();
    return *shared;
  }
  static bool installed(const std::string& family) {
    TextEngine& e = engine();
    return face_family(e, e.font(named(family, 16))) == family;
  }
  static std::string face_family(TextEngine& e, FontId font, std::u16string_view text = u"a") {
    ShapedParagraph out;
    e.shape_simple(text, font, Direction::kLtr, out);
    return out.runs.empty() ? std::string() : e.face_info(out.runs[0].face).family;
  }
  static ShapedParagraph shape(std::u16string_view text, std::vector<TextSpan> spans,
                               Direction direction = Direction::kLtr) {
    ParagraphText p;
    p.text = text;
    p.spans = spans;
    p.base_direction = direction;
    ShapedParagraph out;
    engine().shape(p, out);
    return out;
  }
  static TextSpan span_of(std::u16string_view text, const FontGroup& group) {
    TextSpan span;
    span.end = static_cast<uint32_t>(text.size());
    span.font = engine().font(group);
    return span;
  }
  static float width(const std::vector<Glyph>& glyphs) {
    float sum = 0;
    for (const Glyph& g : glyphs) sum += g.advance;
    return sum;
  }
  /// As layout makes it: the sum rounded up to 1/64 px.
  static float text_width(std::u16string_view text, const FontGroup& group) {
    ShapedParagraph out;
    engine().shape_simple(text, engine().font(group), Direction::kLtr, out);
    return std::ceil(width(out.glyphs) * 64) / 64;
  }
};

#define REQUIRE_FONT(name) \
  if (!installed(name)) GTEST_SKIP() << name << " is not installed"

}  // namespace colosseum::text

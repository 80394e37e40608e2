#include "support/fixed_text_engine.h"

#include <gtest/gtest.h>

namespace colosseum {
namespace {

ShapedParagraph shape(test::FixedTextEngine& engine, std::u16string_view text, TextSpan span = {}) {
  FontGroup group;
  group.font_size = 10;
  span.font = engine.font(group);
  span.end = static_cast<uint32_t>(text.size());
  ParagraphText p;
  p.text = text;
  p.spans = std::span<const TextSpan>(&span, 1);
  ShapedParagraph out;
  engine.shape(p, out);
  return out;
}

TEST(FixedTextEngine, EveryCharacterIsOneEm) {
  test::FixedTextEngine engine;
  ShapedParagraph s = shape(engine, u"ab c\u00AD");
  ASSERT_EQ(s.glyphs.size(), 5u);
  EXPECT_EQ(s.glyphs[2].advance, 10);
  EXPECT_EQ(s.glyphs[4].advance, 0);
  EXPECT_EQ(engine.metrics(s.runs[0].face).ascent, 8);
  EXPECT_EQ(engine.metrics(s.runs[0].face).descent, 2);
}

TEST(FixedTextEngine, BreaksAfterSpacesAndAroundCjk) {
  test::FixedTextEngine engine;
  ShapedParagraph s = shape(engine, u"ab c\u4E2D\u4E2D\n");
  EXPECT_FALSE(s.breaks[2] & kBreakSoft);
  EXPECT_TRUE(s.breaks[3] & kBreakSoft);
  EXPECT_TRUE(s.breaks[4] & kBreakSoft);
  EXPECT_TRUE(s.breaks[5] & kBreakSoft);
  EXPECT_TRUE(s.breaks[7] & kBreakMandatory);
}

TEST(FixedTextEngine, NoWrapSpansHaveNoSoftBreaks) {
  test::FixedTextEngine engine;
  TextSpan span;
  span.no_wrap = true;
  ShapedParagraph s = shape(engine, u"a b c", span);
  for (uint8_t flags : s.breaks) EXPECT_FALSE(flags & kBreakSoft);
}

TEST(FixedTextEngine, RightToLeftRunsAreReversed) {
  test::FixedTextEngine engine;
  ShapedParagraph s = shape(engine, u"a \u05D0\u05D1");
  ASSERT_EQ(s.runs.size(), 2u);
  EXPECT_TRUE(s.runs[1].is_rtl());
  EXPECT_EQ(s.glyphs[s.runs[1].first_glyph].cluster, 3u);
}

}  // namespace
}  // namespace colosseum

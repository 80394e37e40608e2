#include "unit/text/text_fixture.h"

namespace colosseum::text {
namespace {

using Shape = TextTest;

FontGroup serif(float size) { return named("Liberation Serif", size); }

TEST_F(Shape, OneRunForPlainText) {
  REQUIRE_FONT("Liberation Serif");
  const std::u16string_view text = u"Hello, world";
  ShapedParagraph s = shape(text, {span_of(text, serif(100))});
  ASSERT_EQ(s.runs.size(), 1u);
  EXPECT_EQ(s.runs[0].glyph_count, text.size());
  EXPECT_EQ(s.levels, std::vector<uint8_t>(text.size(), 0));
  EXPECT_EQ(s.breaks.size(), text.size() + 1);
}

TEST_F(Shape, WidthsAgreeWithTheBrowser) {
  REQUIRE_FONT("Liberation Serif");
  REQUIRE_FONT("Ahem");
  EXPECT_FLOAT_EQ(text_width(u"AVAVA To", serif(100)), 431.3125f);
  EXPECT_FLOAT_EQ(text_width(u"The quick brown fox jumps", named("Liberation Sans", 13.3333f)), 158.53125f);
  EXPECT_FLOAT_EQ(text_width(u"The quick brown fox jumps", named("Liberation Sans", 17.77f)), 211.3125f);
  EXPECT_FLOAT_EQ(text_width(u"The quick brown fox jumps", named("Ahem", 17.77f)), 444.140625f);
  EXPECT_FLOAT_EQ(text_width(u"abc", named("Ahem", 16)), 48.015625f);
  EXPECT_FLOAT_EQ(text_width(u"fox jump", serif(5)), 18.203125f);
  EXPECT_FLOAT_EQ(text_width(u"fox jump", serif(1000)), 3638.671875f);
  EXPECT_FLOAT_EQ(text_width(u"q\u0301", named("Ahem", 100)), 50);
  EXPECT_FLOAT_EQ(text_width(u"e\u0301", named("Ahem", 100)), 100);
}

TEST_F(Shape, KerningCanBeOff) {
  REQUIRE_FONT("Liberation Serif");
  FontGroup group = serif(100);
  group.font_kerning = FontKerning::kNone;
  EXPECT_FLOAT_EQ(text_width(u"AVAVA To", group), 497.171875f);
}

TEST_F(Shape, SizeAdjustScalesToTheXHeight) {
  REQUIRE_FONT("Liberation Serif");
  FontGroup group = serif(100);
  group.font_size_adjust = 0.6f;
  EXPECT_NEAR(text_width(u"The quick", group), 526.328f, 0.05f);
}

TEST_F(Shape, KerningCrossesSpansOfTheSameFont) {
  REQUIRE_FONT("Liberation Serif");
  const std::u16string_view text = u"AVA";
  TextSpan a = span_of(text, serif(100)), b = a;
  a.end = b.start = 1;
  ShapedParagraph s = shape(text, {a, b});
  ASSERT_EQ(s.runs.size(), 2u);
  EXPECT_EQ(s.runs[0].glyph_count, 1u);
  EXPECT_EQ(s.runs[1].first_glyph, 1u);
  EXPECT_EQ(std::ceil(width(s.glyphs) * 64) / 64, text_width(text, serif(100)));
}

TEST_F(Shape, SpansThatDifferInLineHeightOnlyAreShapedTogether) {
  REQUIRE_FONT("Liberation Serif");
  const std::u16string_view text = u"AV";
  FontGroup tall = serif(100);
  tall.line_height = {LineHeight::Kind::kNumber, 2};
  TextSpan a = span_of(text, serif(100)), b = span_of(text, tall);
  a.end = b.start = 1;
  EXPECT_NE(a.font, b.font);
  EXPECT_EQ(std::ceil(width(shape(text, {a, b}).glyphs) * 64) / 64, text_width(text, serif(100)));
}

TEST_F(Shape, ArabicJoinsAcrossSpans) {
  REQUIRE_FONT("DejaVu Sans");
  const std::u16string_view text = u"\u0633\u0644\u0627\u0645";
  TextSpan a = span_of(text, named("DejaVu Sans", 100)), b = a;
  a.end = b.start = 1;
  ShapedParagraph s = shape(text, {a, b});
  ASSERT_EQ(s.runs.size(), 2u);
  EXPECT_TRUE(s.runs[0].is_rtl());
  EXPECT_FLOAT_EQ(width(s.glyphs), 205.37109f);
}

TEST_F(Shape, LetterSpacingGoesAfterClustersAndTurnsLigaturesOff) {
  REQUIRE_FONT("Liberation Serif");
  const std::u16string_view text = u"fi a\u0301b";
  TextSpan span = span_of(text, serif(100));
  span.letter_spacing = 10;
  EXPECT_NEAR(width(shape(text, {span}).glyphs), 230.469f, 0.02f);
  ShapedParagraph s = shape(u"ab", {[&] {
                              TextSpan t = span;
                              t.end = 2;
                              return t;
                            }()});
  EXPECT_EQ(s.glyphs[0].x_offset, 0);
}

TEST_F(Shape, LetterSpacingLeavesCursiveScriptsWhole) {
  REQUIRE_FONT("DejaVu Sans");
  const std::u16string_view text = u"\u0633\u0644\u0627\u0645";
  TextSpan span = span_of(text, named("DejaVu Sans", 100));
  span.letter_spacing = 10;
  EXPECT_FLOAT_EQ(width(shape(text, {span}).glyphs), 205.37109f);
}

TEST_F(Shape, RightToLeftSpacingIsOnTheLeft) {
  REQUIRE_FONT("Liberation Serif");
  const std::u16string_view text = u"\u05D0\u05D1";
  TextSpan span = span_of(text, serif(10));
  span.letter_spacing = 3;
  ShapedParagraph s = shape(text, {span});
  ASSERT_EQ(s.glyphs.size(), 2u);
  EXPECT_EQ(s.glyphs[0].cluster, 1u);
  EXPECT_EQ(s.glyphs[0].x_offset, 3);
  EXPECT_EQ(s.glyphs[1].x_offset, 3);
}

TEST_F(Shape, WordSpacingAtSpacesOnly) {
  REQUIRE_FONT("Liberation Serif");
  const std::u16string_view text = u"a b\u00A0c";
  TextSpan span = span_of(text, serif(10));
  const float plain = width(shape(text, {span}).glyphs);
  span.word_spacing = 7;
  EXPECT_FLOAT_EQ(width(shape(text, {span}).glyphs), plain + 14);
}

TEST_F(Shape, ControlsHaveNoWidth) {
  REQUIRE_FONT("Liberation Serif");
  const std::u16string_view text = u"\t\n\u00AD\u200B\uFFFC\u2028\u200E";
  TextSpan span = span_of(text, serif(10));
  span.letter_spacing = 5;
  ShapedParagraph s = shape(text, {span});
  EXPECT_EQ(width(s.glyphs), 0);
}

TEST_F(Shape, RunsCoverTheText) {
  REQUIRE_FONT("Liberation Serif");
  const std::u16string_view text = u"ab \u05D0\u05D1 1\t\u4E2D x\U0001F600\u0301\xD800 e\u0301";
  TextSpan a = span_of(text, serif(10)), b = span_of(text, named("DejaVu Sans", 12));
  a.end = b.start = 4;
  ShapedParagraph s = shape(text, {a, b}, Direction::kRtl);
  uint32_t at = 0;
  for (const ShapedRun& run : s.runs) {
    EXPECT_EQ(run.start, at);
    at = run.end;
    for (uint32_t g = 0; g < run.glyph_count; ++g) {
      EXPECT_GE(s.glyphs[run.first_glyph + g].cluster, run.start);
      EXPECT_LT(s.glyphs[run.first_glyph + g].cluster, run.end);
    }
  }
  EXPECT_EQ(at, text.size());
  EXPECT_EQ(s.base_level, 1);
}

TEST_F(Shape, ReshapeGivesAPartAsIfItStoodAlone) {
  REQUIRE_FONT("Liberation Serif");
  const std::u16string_view text = u"AVAVA";
  TextSpan span = span_of(text, serif(100));
  ParagraphText p;
  p.text = text;
  p.spans = std::span<const TextSpan>(&span, 1);
  ShapedParagraph s;
  engine().shape(p, s);
  EXPECT_TRUE(s.glyphs[1].unsafe_to_break);
  std::vector<Glyph> glyphs;
  ShapedRun part = engine().reshape(p, s.runs[0], 1, 3, glyphs);
  EXPECT_EQ(part.glyph_count, 2u);
  EXPECT_EQ(part.start, 1u);
  EXPECT_EQ(std::ceil(width(glyphs) * 64) / 64, text_width(u"VA", serif(100)));
}

// As Chromium has them: 16px gives capitals of 11px, not 11.2px.
TEST_F(Shape, SynthesizedSmallCapsHaveWholePixels) {
  REQUIRE_FONT("Liberation Serif");
  FontGroup group = serif(16);
  group.font_variant_caps = FontVariantCaps::kSmallCaps;
  EXPECT_FLOAT_EQ(text_width(u"hhhh", group), text_width(u"HHHH", serif(11)));
}

TEST_F(Shape, SmallCapsAreSynthesizedFromCapitals) {
  REQUIRE_FONT("Liberation Serif");
  FontGroup group = serif(100);
  group.font_variant_caps = FontVariantCaps::kSmallCaps;
  EXPECT_NEAR(text_width(u"Hello World \u00DF fi", group), 749.281f, 0.1f);
}

TEST_F(Shape, PlaintextTakesItsDirectionFromTheFirstStrongCharacter) {
  const std::u16string_view text = u"- \u05D0 a";
  TextSpan span = span_of(text, serif(10));
  ParagraphText p;
  p.text = text;
  p.spans = std::span<const TextSpan>(&span, 1);
  p.plaintext = true;
  ShapedParagraph s;
  engine().shape(p, s);
  EXPECT_EQ(s.base_level, 1);
}

TEST_F(Shape, LongTextIsCutIntoPieces) {
  REQUIRE_FONT("Liberation Serif");
  std::u16string text;
  while (text.size() < 200'000) text += u"word ";
  ShapedParagraph s = shape(text, {span_of(text, serif(16))});
  EXPECT_EQ(s.glyphs.size(), text.size());
  std::u16string hebrew(100'000, u'\u05D0');
  s = shape(hebrew, {span_of(hebrew, serif(16))});
  ASSERT_EQ(s.glyphs.size(), hebrew.size());
  EXPECT_EQ(s.glyphs.front().cluster, hebrew.size() - 1);
  EXPECT_EQ(s.glyphs.back().cluster, 0u);
}

TEST_F(Shape, HeapsOfMarksStayLinear) {
  REQUIRE_FONT("Liberation Serif");
  for (const char16_t c : {u'\u0301', u'\u00AD', u'\u200D'}) {
    const std::u16string text(100'000, c);
    EXPECT_EQ(shape(text, {span_of(text, serif(16))}).glyphs.size(), text.size());
  }
}

TEST_F(Shape, AnswersDoNotDependOnWhatWasAskedBefore) {
  REQUIRE_FONT("Liberation Serif");
  const std::u16string_view text = u"To \u2603 AV \u05D0 \u0633";
  std::unique_ptr<TextEngine> fresh = make_text_engine();
  text_width(u"\u2603\u0633\u05D0", named("DejaVu Sans Mono", 20));
  ShapedParagraph a, b;
  fresh->shape_simple(text, fresh->font(serif(16)), Direction::kLtr, a);
  engine().shape_simple(text, engine().font(serif(16)), Direction::kLtr, b);
  ASSERT_EQ(a.glyphs.size(), b.glyphs.size());
  for (size_t i = 0; i < a.glyphs.size(); ++i) {
    EXPECT_EQ(a.glyphs[i].id, b.glyphs[i].id);
    EXPECT_EQ(a.glyphs[i].advance, b.glyphs[i].advance);
  }
  for (size_t i = 0; i < a.runs.size(); ++i) {
    EXPECT_EQ(fresh->face_info(a.runs[i].face).path, engine().face_info(b.runs[i].face).path);
  }
}

TEST_F(Shape, FallbackIsSynthesizedBold) {
  REQUIRE_FONT("DejaVu Sans");
  FontGroup bold = serif(16);
  bold.font_weight = 700;
  ShapedParagraph s;
  engine().shape_simple(u"\u2603", engine().font(bold), Direction::kLtr, s);
  EXPECT_TRUE(engine().face_info(s.runs[0].face).synthetic_bold);
}

TEST_F(Shape, AutomaticHyphensWhereADictionaryIs) {
  const std::u16string_view text = u"hyphenation of co\u00ADoperation";
  TextSpan span = span_of(text, serif(16));
  span.hyphens = Hyphens::kAuto;
  span.lang = "en";
  const ShapedParagraph s = shape(text, {span});
  if ((s.breaks[2] & kBreakHyphen) == 0) GTEST_SKIP() << "no English hyphenation dictionary";
  EXPECT_TRUE(s.breaks[6] & kBreakHyphen);
  EXPECT_FALSE(s.breaks[3] & kBreakSoft);
  EXPECT_TRUE(s.breaks[18] & kBreakHyphen);
  EXPECT_FALSE(s.breaks[20] & kBreakHyphen);
}

}  // namespace
}  // namespace colosseum::text

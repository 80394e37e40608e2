#include "unit/text/text_fixture.h"

namespace colosseum::text {
namespace {

class LineBreaks : public TextTest {
 protected:
  /// The text with "|" at soft breaks, "~" at hyphenation, "!" at forced ones.
  static std::string marked(std::u16string_view text, TextSpan span = {}) {
    const TextSpan base = span_of(text, FontGroup{});
    span.font = base.font;
    span.end = base.end;
    const ShapedParagraph s = shape(text, {span});
    std::u16string out;
    for (size_t i = 0; i < text.size(); ++i) {
      out += mark(s.breaks[i]);
      out += text[i];
    }
    return to_utf8(out + mark(s.breaks[text.size()]));
  }
  static std::u16string mark(uint8_t flags) {
    if (flags & kBreakMandatory) return u"!";
    if (flags & kBreakHyphen) return u"~";
    return flags & kBreakSoft ? u"|" : u"";
  }
};

TEST_F(LineBreaks, AfterSpaces) {
  EXPECT_EQ(marked(u"a  b c"), "a  |b |c");
  EXPECT_EQ(marked(u" a "), " |a ");
}

TEST_F(LineBreaks, AsciiPunctuationAsBrowsersDo) {
  EXPECT_EQ(marked(u"well-known 10-20 -5 a?b http://a.b/c?d"),
            "well-|known |10-|20 |-5 |a?|b |http://a.b/c?|d");
  EXPECT_EQ(marked(u"f(x) a)(b x,(y"), "f(x) |a)|(b |x,|(y");
}

TEST_F(LineBreaks, ForcedBreaks) { EXPECT_EQ(marked(u"a\nb\u2028c\n"), "a\n!b\u2028!c\n!"); }

TEST_F(LineBreaks, CjkBreaksBetweenIdeographsButNotBeforeClosingMarks) {
  EXPECT_EQ(marked(u"\u4E2D\u6587\u3002\u4E2D"), "\u4E2D|\u6587\u3002|\u4E2D");
}

TEST_F(LineBreaks, WordBreak) {
  TextSpan span;
  span.word_break = WordBreak::kBreakAll;
  EXPECT_EQ(marked(u"abc, d", span), "a|b|c, |d");
  span.word_break = WordBreak::kKeepAll;
  EXPECT_EQ(marked(u"\u4E2D\u6587 a-b", span), "\u4E2D\u6587 |a-|b");
}

TEST_F(LineBreaks, LineBreakStrictness) {
  TextSpan span;
  span.lang = "ja";
  span.line_break = LineBreak::kStrict;
  EXPECT_EQ(marked(u"\u3042\u3041", span), "\u3042\u3041");
  span.line_break = LineBreak::kLoose;
  EXPECT_EQ(marked(u"\u3042\u3041", span), "\u3042|\u3041");
  span.line_break = LineBreak::kAnywhere;
  EXPECT_EQ(marked(u"ab\u00A0c", span), "a|b|\u00A0|c");
}

TEST_F(LineBreaks, EmergencyOpportunitiesAtGraphemes) {
  TextSpan span = span_of(u"ae\u0301b", FontGroup{});
  span.overflow_wrap = OverflowWrap::kAnywhere;
  const ShapedParagraph s = shape(u"ae\u0301b", {span});
  EXPECT_TRUE(s.breaks[1] & kBreakWord);
  EXPECT_FALSE(s.breaks[2] & (kBreakWord | kGrapheme));
  EXPECT_TRUE(s.breaks[3] & kBreakWord);
  EXPECT_FALSE(s.breaks[1] & kBreakSoft);
}

TEST_F(LineBreaks, SoftHyphens) {
  TextSpan span;
  EXPECT_EQ(marked(u"ab\u00ADcd", span), "ab\u00AD~cd");
  span.hyphens = Hyphens::kNone;
  EXPECT_EQ(marked(u"ab\u00ADcd", span), "ab\u00ADcd");
}

TEST_F(LineBreaks, AroundAtomicInlinesEvenBesideNoBreakSpace) {
  EXPECT_EQ(marked(u"a\uFFFC\u00A0b\uFFFC\uFFFC c"), "a|\uFFFC|\u00A0b|\uFFFC|\uFFFC |c");
}

TEST_F(LineBreaks, NoWrapAndBreakSpaces) {
  TextSpan span;
  span.no_wrap = true;
  EXPECT_EQ(marked(u"a b\nc", span), "a b\n!c");
  span.no_wrap = false;
  span.break_spaces = true;
  EXPECT_EQ(marked(u"a  b", span), "a | |b");
}

TEST_F(LineBreaks, NonAsciiPunctuationFollowsUax14) {
  EXPECT_EQ(marked(u"\u201Ca\u201D b\u2014c d\u00A0e"), "\u201Ca\u201D |b|\u2014|c |d\u00A0e");
  EXPECT_EQ(marked(u"a\u2060b a\u200Bb"), "a\u2060b |a\u200B|b");
}

TEST_F(LineBreaks, ThaiUsesADictionary) {
  EXPECT_EQ(marked(u"\u0E20\u0E32\u0E29\u0E32\u0E44\u0E17\u0E22"),
            "\u0E20\u0E32\u0E29\u0E32|\u0E44\u0E17\u0E22");
}

TEST_F(LineBreaks, BreaksBelongToTheSpanOfTheSpace) {
  const std::u16string_view text = u"a b c";
  TextSpan a = span_of(text, FontGroup{}), b = a;
  a.end = b.start = 2;
  b.no_wrap = true;
  const ShapedParagraph s = shape(text, {a, b});
  EXPECT_TRUE(s.breaks[2] & kBreakSoft);
  EXPECT_FALSE(s.breaks[4] & kBreakSoft);
}

TEST_F(LineBreaks, LongWordsAreFoundInPieces) {
  const std::u16string text(150'000, u'\u4E2D');
  const ShapedParagraph s = shape(text, {span_of(text, FontGroup{})});
  for (size_t i = 1; i < text.size(); ++i) ASSERT_TRUE(s.breaks[i] & kBreakSoft) << i;
}

}  // namespace
}  // namespace colosseum::text

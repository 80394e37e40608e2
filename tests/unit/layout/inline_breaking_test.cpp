// Line breaking and white space at line edges (css-text-3 §4, §5).
#include <gtest/gtest.h>

#include "support/inline_fixture.h"

namespace colosseum::test {
namespace {

using Strings = std::vector<std::string>;

void pre_wrap(StyleBuilder& s) { s.set_white_space_collapse(WhiteSpaceCollapse::kPreserve); }
void pre(StyleBuilder& s) {
  pre_wrap(s);
  s.set_text_wrap_mode(TextWrapMode::kNowrap);
}

TEST(InlineBreaking, WrapsAtSpacesWhichGoAwayAtLineEnds) {
  InlineFixture f;
  f.text(f.block, "  one  two\n three ");
  EXPECT_EQ(f.lines(70), (Strings{"'one two'@0,0 70x10", "'three'@0,0 50x10"}));
  EXPECT_EQ(f.lines(69), (Strings{"'one'@0,0 30x10", "'two'@0,0 30x10", "'three'@0,0 50x10"}));
  EXPECT_EQ(f.engine.shape_calls, 1);
}

TEST(InlineBreaking, CollapsesAcrossInlineBoxes) {
  InlineFixture f;
  f.text(f.block, "a ");
  BoxId b = f.span(f.block);
  f.text(b, " b ");
  f.text(f.block, " c");
  EXPECT_EQ(f.lines(200), (Strings{"'a '@0,0 20x10 box@20,0 20x10{'b '@0,0 20x10} 'c'@40,0 10x10"}));
}

TEST(InlineBreaking, LongWordsOverflowUnlessTheyMayBreak) {
  InlineFixture f;
  f.text(f.block, "abcdef gh");
  EXPECT_EQ(f.texts(30), (Strings{"abcdef", "gh"}));
  InlineFixture g([](StyleBuilder& s) { s.set_overflow_wrap(OverflowWrap::kBreakWord); });
  g.text(g.block, "x abcdef gh");
  EXPECT_EQ(g.texts(30), (Strings{"x", "abc", "def", "gh"}));
  EXPECT_EQ(g.texts(5).size(), 9u);
}

TEST(InlineBreaking, NowrapKeepsOneLine) {
  InlineFixture f([](StyleBuilder& s) { s.set_text_wrap_mode(TextWrapMode::kNowrap); });
  f.text(f.block, "one two three");
  EXPECT_EQ(f.texts(30), (Strings{"one two three"}));
}

TEST(InlineBreaking, ForcedBreaks) {
  InlineFixture f;
  f.text(f.block, "a ");
  f.br(f.block);
  f.text(f.block, " b");
  EXPECT_EQ(f.texts(100), (Strings{"a", "b"}));
  InlineFixture g(pre);
  g.text(g.block, " a\n\nb \n");
  EXPECT_EQ(g.texts(20), (Strings{" a", "", "b "}));
  auto lines = g.raw(20);
  EXPECT_EQ(lines[1].block_size, LayoutUnit(10));
  EXPECT_TRUE(lines[2].done);
}

TEST(InlineBreaking, PreservedSpacesHang) {
  InlineFixture f([](StyleBuilder& s) {
    pre_wrap(s);
    s.set_text_align(TextAlign::kRight);
  });
  f.text(f.block, "ab    cd");
  EXPECT_EQ(f.lines(30), (Strings{"'ab    '@10,0 60x10", "'cd'@10,0 20x10"}));
}

TEST(InlineBreaking, SpacesThatHangNeedNoEmergencyBreak) {
  InlineFixture f([](StyleBuilder& s) {
    s.set_white_space_collapse(WhiteSpaceCollapse::kPreserve);
    s.set_overflow_wrap(OverflowWrap::kAnywhere);
  });
  f.text(f.block, "ab ");
  EXPECT_EQ(f.lines(0).size(), 2u);
}

TEST(InlineBreaking, BreakSpacesTakeRoom) {
  InlineFixture f([](StyleBuilder& s) { s.set_white_space_collapse(WhiteSpaceCollapse::kBreakSpaces); });
  f.text(f.block, "ab   cd");
  EXPECT_EQ(f.texts(30), (Strings{"ab ", "  ", "cd"}));
}

TEST(InlineBreaking, TabsReachTheNextStop) {
  InlineFixture f([](StyleBuilder& s) {
    pre(s);
    s.set_tab_size({4, false});
  });
  f.text(f.block, "a\tb\t\tc");
  EXPECT_EQ(
      f.lines(500),
      (Strings{
          "'a'@0,0 10x10 '\t'@10,0 30x10 'b'@40,0 10x10 '\t'@50,0 30x10 '\t'@80,0 40x10 'c'@120,0 10x10"}));
}

TEST(InlineBreaking, SoftHyphensShowWhenTaken) {
  InlineFixture f;
  f.text(f.block, "hy\u00ADphen");
  EXPECT_EQ(f.texts(100), (Strings{"hy\u00ADphen"}));
  EXPECT_EQ(f.texts(40), (Strings{"hy\u00AD\u2010", "phen"}));
}

TEST(InlineBreaking, EdgesOfInlineBoxesTakeRoom) {
  InlineFixture f;
  f.text(f.block, "aa ");
  BoxId b = f.span(f.block, [](StyleBuilder& s) {
    s.set_padding_left(Length::fixed(5));
    s.set_margin_right(Length::fixed(7));
  });
  f.text(b, "bb cc");
  f.text(f.block, " dd");
  EXPECT_EQ(f.lines(60), (Strings{"'aa '@0,0 30x10 box@30,0 25x10{'bb'@5,0 20x10}",
                                  "box@0,0 20x10{'cc'@0,0 20x10} ' dd'@27,0 30x10"}));
}

// Balanced empty boxes stay before the break, boxes that go on after it do not (measured in Chromium).
TEST(InlineBreaking, EmptyBoxesAroundABreak) {
  auto padded = [](float px) { return [=](StyleBuilder& s) { s.set_padding_left(Length::fixed(px)); }; };
  InlineFixture f;
  f.text(f.block, "aaa ");
  f.span(f.block, padded(25));
  f.text(f.block, "dd");
  EXPECT_EQ(f.lines(60), (Strings{"'aaa'@0,0 30x10 box@30,0 25x10{}", "'dd'@0,0 20x10"}));
  InlineFixture g;
  g.text(g.block, "aaa ");
  BoxId u = g.span(g.block);
  g.span(u);
  g.text(u, "dddd");
  EXPECT_EQ(g.lines(60), (Strings{"'aaa'@0,0 30x10", "box@0,0 40x10{box@0,0 0x10{} 'dddd'@0,0 40x10}"}));
}

TEST(InlineBreaking, IndentsFirstLine) {
  InlineFixture f([](StyleBuilder& s) { s.set_text_indent({Length::fixed(20), false, false}); });
  f.text(f.block, "aa bb cc");
  EXPECT_EQ(f.lines(50), (Strings{"'aa'@20,0 20x10", "'bb cc'@0,0 50x10"}));
  InlineFixture g([](StyleBuilder& s) { s.set_text_indent({Length::percentage(50), true, false}); });
  g.text(g.block, "aa bb");
  EXPECT_EQ(g.lines(40), (Strings{"'aa'@0,0 20x10", "'bb'@20,0 20x10"}));
}

TEST(InlineBreaking, BalancesLines) {
  InlineFixture f([](StyleBuilder& s) { s.set_text_wrap_style(TextWrapStyle::kBalance); });
  f.text(f.block, "aa bb cc dd e");
  EXPECT_EQ(f.texts(110), (Strings{"aa bb", "cc dd e"}));
  EXPECT_EQ(f.texts(200), (Strings{"aa bb cc dd e"}));
}

TEST(InlineBreaking, SegmentBreaksAreSpacesButAtZeroWidthSpaces) {
  InlineFixture f;
  f.text(f.block, "\u6C34\n\u6C34 a\nb\u200B\nc");
  EXPECT_EQ(f.texts(500), (Strings{"\u6C34 \u6C34 a b\u200Bc"}));
}

TEST(InlineBreaking, TransformsCase) {
  InlineFixture f([](StyleBuilder& s) {
    s.set_text_transform({TextTransform::Case::kCapitalize, false, false});
  });
  f.text(f.block, "it's a w");
  BoxId b = f.span(f.block);
  f.text(b, "ord \u00E9t\u00E9");
  EXPECT_EQ(f.texts(500), (Strings{"It's A Word \u00C9t\u00E9"}));
}

TEST(InlineBreaking, EmptyLines) {
  InlineFixture f;
  BoxId b = f.span(f.block);
  f.text(b, "  \n ");
  EXPECT_FALSE(layout::inline_layout::has_visible_content(
      (f.min_max(), layout::inline_layout::content(*f.pass, f.block))));
  auto lines = f.raw(100);
  ASSERT_EQ(lines.size(), 1u);
  EXPECT_TRUE(lines[0].is_empty);
  EXPECT_EQ(lines[0].block_size, LayoutUnit());
}

// Only edges on the inline axis make an empty box count (as in browsers).
TEST(InlineBreaking, EdgesThatMakeALine) {
  auto empty_with = [](InlineFixture::Edit edit, uint16_t flags) {
    InlineFixture f;
    f.span(f.block, edit, flags);
    return f.raw(100)[0].is_empty;
  };
  auto top = [](StyleBuilder& s) { s.set_border_top_width(3); };
  auto right = [](StyleBuilder& s) { s.set_padding_right(Length::fixed(3)); };
  EXPECT_TRUE(empty_with(top, 0));
  EXPECT_FALSE(empty_with(right, 0));
  EXPECT_FALSE(empty_with(right, kBoxContinuesBefore));
  EXPECT_TRUE(empty_with(right, kBoxContinuesAfter));
}

TEST(InlineBreaking, MinMax) {
  InlineFixture f([](StyleBuilder& s) { s.set_text_indent({Length::fixed(20), false, false}); });
  f.text(f.block, "aa bbbbb ");
  f.br(f.block);
  f.text(f.block, "c");
  EXPECT_EQ(f.min_max(), (layout::MinMax{LayoutUnit(50), LayoutUnit(100)}));
  InlineFixture g([](StyleBuilder& s) { s.set_overflow_wrap(OverflowWrap::kAnywhere); });
  g.text(g.block, "abc");
  EXPECT_EQ(g.min_max(), (layout::MinMax{LayoutUnit(10), LayoutUnit(30)}));
}

// Work must be proportional to the text: 4 MB in a narrow column with one endless word.
TEST(InlineBreaking, LongTextIsLinear) {
  InlineFixture f([](StyleBuilder& s) { s.set_overflow_wrap(OverflowWrap::kBreakWord); });
  f.text(f.block, std::string(400'000, 'x'));
  size_t count = 0;
  f.each_line(LayoutUnit(100), 1'000'000, [&](const layout::inline_layout::Line&) { ++count; });
  EXPECT_EQ(count, 40'000u);
}

}  // namespace
}  // namespace colosseum::test

// Line boxes: heights, vertical alignment, horizontal alignment, bidi order (css2 §10.8, css-text-3 §6).
#include <gtest/gtest.h>

#include "support/inline_fixture.h"

namespace colosseum::test {
namespace {

using Strings = std::vector<std::string>;
using Kind = VerticalAlign::Kind;

InlineFixture::Edit aligned(Kind kind, float size = 10) {
  return [=](StyleBuilder& s) {
    s.set_vertical_align({kind, Length::fixed(0)});
    s.set_font_size(size);
  };
}

LayoutUnit height(InlineFixture& f) { return f.raw(1000)[0].block_size; }

TEST(InlineLineBox, HalfLeadingRoundsDownAbove) {
  InlineFixture f([](StyleBuilder& s) { s.set_line_height({LineHeight::Kind::kLength, 15}); });
  f.text(f.block, "x");
  auto line = f.raw(100)[0];
  EXPECT_EQ(line.block_size, LayoutUnit(15));
  EXPECT_EQ(line.baseline, LayoutUnit(10));  // 8 + floor(2.5)
  EXPECT_EQ(f.lines(100), (Strings{"'x'@0,2 10x10"}));
}

TEST(InlineLineBox, LargerFontRaisesTheLine) {
  InlineFixture f;
  f.text(f.block, "x");
  f.text(f.span(f.block, aligned(Kind::kBaseline, 20)), "y");
  EXPECT_EQ(f.lines(100), (Strings{"'x'@0,8 10x10 box@10,0 20x20{'y'@0,0 20x20}"}));
  EXPECT_EQ(height(f), LayoutUnit(20));
}

TEST(InlineLineBox, SubAndSuper) {
  InlineFixture f;
  f.text(f.block, "x");
  f.text(f.span(f.block, aligned(Kind::kSub)), "y");
  f.text(f.span(f.block, aligned(Kind::kSuper)), "z");
  // sub: 10/5 + 1 down; super: 10/3 + 1 up.
  LayoutUnit up = LayoutUnit(10) / 3 + LayoutUnit(1);
  auto line = f.raw(100)[0];
  EXPECT_EQ(line.block_size, LayoutUnit(10) + LayoutUnit(3) + up);
  EXPECT_EQ(line.fragment->children[1].offset.y, up + LayoutUnit(3));
  EXPECT_EQ(line.fragment->children[2].offset.y, LayoutUnit());
}

TEST(InlineLineBox, TopAndBottomGrowTheLineLast) {
  InlineFixture f;
  f.text(f.block, "x");
  f.text(f.span(f.block, aligned(Kind::kTop, 30)), "y");
  f.text(f.span(f.block, aligned(Kind::kBottom, 20)), "z");
  EXPECT_EQ(f.lines(100),
            (Strings{"'x'@0,0 10x10 box@10,0 30x30{'y'@0,0 30x30} box@40,10 20x20{'z'@0,0 20x20}"}));
}

TEST(InlineLineBox, TextTopBottomMiddleAndLengths) {
  InlineFixture f;
  f.text(f.block, "x");
  f.text(f.span(f.block, aligned(Kind::kTextTop, 20)), "y");
  EXPECT_EQ(f.lines(100), (Strings{"'x'@0,0 10x10 box@10,0 20x20{'y'@0,0 20x20}"}));
  InlineFixture g;
  g.text(g.block, "x");
  g.text(g.span(g.block,
                [](StyleBuilder& s) {
                  s.set_vertical_align({Kind::kLength, Length::percentage(50)});
                }),
         "y");
  EXPECT_EQ(g.lines(100), (Strings{"'x'@0,5 10x10 box@10,0 10x10{'y'@0,0 10x10}"}));
}

// Every value of vertical-align on one line; the numbers are Chromium's with the Ahem font.
TEST(InlineLineBox, AllAlignmentsTogether) {
  InlineFixture f;
  f.text(f.block, "x");
  f.text(f.span(f.block, aligned(Kind::kSub)), "y");
  f.text(f.span(f.block, aligned(Kind::kSuper)), "z");
  f.text(f.span(f.block, aligned(Kind::kMiddle, 20)), "m");
  f.text(f.span(f.block, aligned(Kind::kTextTop, 15)), "t");
  f.text(f.span(f.block, aligned(Kind::kTextBottom, 15)), "u");
  f.text(f.span(f.block,
                [](StyleBuilder& s) {
                  s.set_vertical_align({Kind::kLength, Length::percentage(30)});
                }),
         "w");
  f.text(f.span(f.block, aligned(Kind::kTop, 40)), "T");
  f.text(f.span(f.block, aligned(Kind::kBottom, 25)), "B");
  auto line = f.raw(300)[0];
  EXPECT_EQ(line.block_size, LayoutUnit(40));
  const double tops[] = {6, 9, 1.672, 0, 6, 1, 3, 0, 15};
  for (size_t i = 0; i < 9; ++i)
    EXPECT_NEAR(line.fragment->children[i].offset.y.to_px(), tops[i], 0.001) << i;
}

TEST(InlineLineBox, LineHeightsOfSeveralKinds) {
  InlineFixture f([](StyleBuilder& s) { s.set_line_height({LineHeight::Kind::kLength, 15}); });
  f.text(f.block, "x");
  f.text(f.span(f.block, [](StyleBuilder& s) { s.set_line_height({LineHeight::Kind::kLength, 8}); }), "y");
  f.text(f.span(f.block,
                [](StyleBuilder& s) {
                  s.set_line_height({LineHeight::Kind::kNumber, 2.25f});
                  s.set_font_size(13);
                }),
         "z");
  EXPECT_EQ(f.lines(300),
            (Strings{"'x'@0,10 10x10 box@10,10 10x10{'y'@0,0 10x10} box@20,8 13x13{'z'@0,0 13x13}"}));
  EXPECT_EQ(height(f), LayoutUnit::from_px(29.25));
}

TEST(InlineLineBox, InlineBlocksHaveBaselines) {
  InlineFixture f;
  auto sized = [](float height) {
    return [=](StyleBuilder& s) {
      s.set_width(Length::fixed(20));
      if (height > 0) s.set_height(Length::fixed(height));
    };
  };
  f.text(f.block, "x");
  f.atomic(f.block, sized(30));
  BoxId lines = f.atomic(f.block, sized(0));
  f.tree.mutable_box(lines).flags |= kBoxChildrenInline;
  f.text(lines, "y z");
  BoxId clipped = f.atomic(f.block, [&](StyleBuilder& s) {
    sized(0)(s);
    s.set_overflow_x(OverflowX::kHidden);
  });
  f.tree.mutable_box(clipped).flags |= kBoxChildrenInline;
  f.text(clipped, "y z");
  f.atomic(f.block, [&](StyleBuilder& s) {
    sized(21)(s);
    s.set_vertical_align({Kind::kMiddle, {}});
  });
  EXPECT_EQ(f.lines(300),
            (Strings{"'x'@0,22 10x10 atom@10,0 20x30 atom@30,12 20x20 atom@50,10 20x20 atom@70,15.5 20x21"}));
  EXPECT_EQ(height(f), LayoutUnit::from_px(36.5));
}

TEST(InlineLineBox, QuirksIgnoreBoxesWithoutText) {
  auto build = [](InlineFixture& f) { f.text(f.span(f.block, aligned(Kind::kBaseline, 5)), "y"); };
  InlineFixture standard([](StyleBuilder& s) { s.set_line_height({LineHeight::Kind::kLength, 30}); });
  InlineFixture quirks(
      [](StyleBuilder& s) {
        s.set_line_height({LineHeight::Kind::kLength, 30});
      },
      CompatMode::kQuirks);
  build(standard);
  build(quirks);
  EXPECT_GT(height(standard), LayoutUnit(30));
  EXPECT_EQ(height(quirks), LayoutUnit(30));
}

TEST(InlineLineBox, QuirksCountABreakOnItsOwnLineOnly) {
  InlineFixture f(
      [](StyleBuilder& s) {
        s.set_line_height({LineHeight::Kind::kNumber, 3});
      },
      CompatMode::kQuirks);
  BoxId b = f.span(f.block, [](StyleBuilder& s) { s.set_line_height({LineHeight::Kind::kNumber, 1}); });
  f.text(b, "x");
  f.br(f.block);
  f.br(f.block);
  auto lines = f.raw(100);
  EXPECT_EQ(lines[0].block_size, LayoutUnit(10));
  EXPECT_EQ(lines[1].block_size, LayoutUnit(30));
}

TEST(InlineLineBox, BoxesHaveTheirEdgesOnlyAtTheirEnds) {
  InlineFixture f;
  BoxId b = f.span(f.block, [](StyleBuilder& s) {
    s.set_border_left_width(1);
    s.set_border_right_width(2);
    s.set_border_top_width(3);
  });
  f.text(b, "aa bb cc");
  auto lines = f.raw(25);
  ASSERT_EQ(lines.size(), 3u);
  const layout::Fragment& first = *lines[0].fragment->children[0].fragment;
  const layout::Fragment& middle = *lines[1].fragment->children[0].fragment;
  const layout::Fragment& last = *lines[2].fragment->children[0].fragment;
  EXPECT_EQ(first.border(), (PhysicalEdges{LayoutUnit(3), LayoutUnit(), LayoutUnit(), LayoutUnit(1)}));
  EXPECT_TRUE(first.has(layout::kFragmentFirst) && !first.has(layout::kFragmentLast));
  EXPECT_FALSE(middle.has(layout::kFragmentFirst) || middle.has(layout::kFragmentLast));
  EXPECT_EQ(last.border().right, LayoutUnit(2));
  EXPECT_EQ(lines[0].fragment->children[0].offset.y, LayoutUnit(-3));
  EXPECT_EQ(lines[0].block_size, LayoutUnit(10));
}

TEST(InlineLineBox, EmptyBoxesKeepTheirPlace) {
  InlineFixture f;
  f.text(f.block, "a");
  f.span(f.block);
  f.text(f.block, "b");
  EXPECT_EQ(f.lines(100), (Strings{"'a'@0,0 10x10 box@10,0 0x10{} 'b'@10,0 10x10"}));
}

TEST(InlineLineBox, AlignsLines) {
  auto offset = [](TextAlign align, Direction direction, int width) {
    InlineFixture f([=](StyleBuilder& s) {
      s.set_text_align(align);
      s.set_direction(direction);
    });
    f.text(f.block, "abcd");
    return f.raw(width)[0].fragment->children[0].offset.x;
  };
  EXPECT_EQ(offset(TextAlign::kCenter, Direction::kLtr, 100), LayoutUnit(30));
  EXPECT_EQ(offset(TextAlign::kRight, Direction::kLtr, 100), LayoutUnit(60));
  EXPECT_EQ(offset(TextAlign::kRight, Direction::kLtr, 20), LayoutUnit(0));
  EXPECT_EQ(offset(TextAlign::kStart, Direction::kRtl, 100), LayoutUnit(60));
  EXPECT_EQ(offset(TextAlign::kEnd, Direction::kRtl, 100), LayoutUnit(0));
  EXPECT_EQ(offset(TextAlign::kLeft, Direction::kRtl, 20), LayoutUnit(-20));
}

TEST(InlineLineBox, JustifiesAllButTheLastLine) {
  InlineFixture f([](StyleBuilder& s) { s.set_text_align(TextAlign::kJustify); });
  f.text(f.block, "a b ");
  f.text(f.span(f.block), "cc");
  f.text(f.block, " dddd");
  EXPECT_EQ(f.lines(70), (Strings{"'a b '@0,0 50x10 box@50,0 20x10{'cc'@0,0 20x10}", "'dddd'@0,0 40x10"}));
  InlineFixture g([](StyleBuilder& s) {
    s.set_text_align(TextAlign::kJustify);
    s.set_text_align_last(TextAlignLast::kJustify);
    s.set_text_justify(TextJustify::kInterCharacter);
  });
  g.text(g.block, "abc");
  auto lines = g.raw(50);
  EXPECT_EQ(lines[0].fragment->children[0].fragment->size.width, LayoutUnit(50));
  EXPECT_EQ(lines[0].fragment->children[0].fragment->text->runs[0].glyphs[2].advance, 10);
}

TEST(InlineLineBox, ReordersRightToLeftText) {
  InlineFixture f;
  f.text(f.block, "ab \u05D0\u05D1 \u05D2 cd");
  EXPECT_EQ(f.lines(200), (Strings{"'ab '@0,0 30x10 '\u05D0\u05D1 \u05D2'@30,0 40x10 ' cd'@70,0 30x10"}));
  InlineFixture g([](StyleBuilder& s) { s.set_direction(Direction::kRtl); });
  BoxId b = g.span(g.block, [](StyleBuilder& s) {
    s.set_padding_left(Length::fixed(3));
    s.set_padding_right(Length::fixed(4));
  });
  g.text(b, "\u05D0 ab");
  g.text(g.block, "\u05D1");
  // Visually: bet, then the span with "ab", space, alef.
  EXPECT_EQ(g.lines(100),
            (Strings{"'\u05D1'@43,0 10x10 box@53,0 47x10{'ab'@3,0 20x10 '\u05D0 '@23,0 20x10}"}));
}

TEST(InlineLineBox, SplitsInlineBoxesByBidi) {
  InlineFixture f;
  f.text(f.block, "\u05D0");
  BoxId b = f.span(f.block, [](StyleBuilder& s) { s.set_padding_left(Length::fixed(5)); });
  f.text(b, "\u05D1 x");
  // Visual order: bet, alef, then the space and x: the box falls into two, only the left one is padded.
  EXPECT_EQ(
      f.lines(100),
      (Strings{"box@0,0 15x10{'\u05D1'@5,0 10x10} '\u05D0'@15,0 10x10 box@25,0 20x10{' x'@0,0 20x10}"}));
}

TEST(InlineLineBox, RelativePositionMovesTheBoxAlone) {
  InlineFixture f;
  BoxId b = f.span(f.block, [](StyleBuilder& s) {
    s.set_position(Position::kRelative);
    s.set_left(Length::fixed(7));
    s.set_top(Length::fixed(2));
  });
  f.text(b, "a");
  f.text(f.block, "b");
  EXPECT_EQ(f.lines(100), (Strings{"box@7,2 10x10{'a'@0,0 10x10} 'b'@10,0 10x10"}));
}

TEST(InlineLineBox, AtomicInlinesStandOnTheBaseline) {
  InlineFixture f;
  f.text(f.block, "a");
  f.atomic(f.block, [](StyleBuilder& s) {
    s.set_width(Length::fixed(30));
    s.set_height(Length::fixed(20));
    s.set_margin_left(Length::fixed(4));
    s.set_margin_bottom(Length::fixed(1));
  });
  f.text(f.block, "b");
  EXPECT_EQ(f.lines(100), (Strings{"'a'@0,13 10x10 atom@14,0 30x20 'b'@44,13 10x10"}));
  EXPECT_EQ(f.lines(40), (Strings{"'a'@0,0 10x10", "atom@4,0 30x20", "'b'@0,0 10x10"}));
  EXPECT_EQ(f.min_max(), (layout::MinMax{LayoutUnit(34), LayoutUnit(54)}));
}

TEST(InlineLineBox, OutsideMarkersTakeNoRoom) {
  InlineFixture f;
  BoxId m = f.span(f.block, nullptr, kBoxOutsideMarker);
  f.text(m, "1. ");
  f.text(f.block, "abc");
  EXPECT_EQ(f.lines(30), (Strings{"box@-30,0 30x10{'1. '@0,0 30x10} 'abc'@0,0 30x10"}));
  InlineFixture g;
  g.text(g.span(g.block, nullptr, kBoxOutsideMarker), "1.");
  auto lines = g.raw(30);
  EXPECT_TRUE(lines[0].is_empty);
  EXPECT_EQ(lines[0].block_size, LayoutUnit());
}

TEST(InlineLineBox, OutsideMarkersThatRiseAboveTheLinePushItDown) {
  // Baselines agree, and ascents are 8 of 10 and 16 of 20.
  InlineFixture f;
  const auto large = [](StyleBuilder& s) { s.set_font_size(20); };
  f.text(f.span(f.block, large, kBoxOutsideMarker), "1");
  f.text(f.block, "abc");
  const auto lines = f.raw(100);
  EXPECT_EQ(lines[0].block_size, LayoutUnit(18));
  EXPECT_TRUE(f.lines(100)[0].ends_with(" 'abc'@0,8 30x10")) << f.lines(100)[0];
}

TEST(InlineLineBox, EllipsisReplacesWhatDoesNotFit) {
  auto clip = [](Direction direction) {
    return [=](StyleBuilder& s) {
      s.set_direction(direction);
      s.set_overflow_x(OverflowX::kHidden);
      s.set_text_overflow(TextOverflow::kEllipsis);
      s.set_text_wrap_mode(TextWrapMode::kNowrap);
    };
  };
  InlineFixture f(clip(Direction::kLtr));
  f.text(f.block, "ab cdef");
  EXPECT_EQ(f.lines(70), (Strings{"'ab cdef'@0,0 70x10"}));
  EXPECT_EQ(f.lines(50), (Strings{"'ab cdef'@0,0 70x10 'ab c'@0,0 40x10 '\u2026'@40,0 10x10"}));
  EXPECT_TRUE(f.raw(50)[0].fragment->children[0].fragment->has(layout::kFragmentHidden));
  InlineFixture g(clip(Direction::kRtl));
  g.text(g.block, "\u05D0\u05D1\u05D2\u05D3");
  EXPECT_EQ(g.lines(30),
            (Strings{"'\u05D0\u05D1\u05D2\u05D3'@-10,0 40x10 '\u05D0\u05D1'@10,0 20x10 '\u2026'@0,0 10x10"}));
}

}  // namespace
}  // namespace colosseum::test

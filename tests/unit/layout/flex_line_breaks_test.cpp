// Which items go into which line (css-flexbox-1 §9.3, flex-wrap: balance).
#include "layout/flex/line_breaks.h"
#include "support/layout_fixture.h"

namespace colosseum::test {
namespace {

using layout::balanced_line_ends;
using layout::greedy_line_ends;

std::vector<LayoutUnit> units(std::initializer_list<int> sizes) {
  std::vector<LayoutUnit> out;
  for (int s : sizes) out.emplace_back(s);
  return out;
}
using Ends = std::vector<size_t>;

TEST(FlexLineBreaks, GreedyLinesTakeWhatFits) {
  EXPECT_EQ(greedy_line_ends(units({40, 40, 40, 150, 10}), LayoutUnit(), LayoutUnit(100)),
            (Ends{2, 3, 4, 5}));
  EXPECT_EQ(greedy_line_ends(units({45, 45}), LayoutUnit(11), LayoutUnit(100)), (Ends{1, 2}));
  EXPECT_EQ(greedy_line_ends({}, LayoutUnit(), LayoutUnit(100)), Ends{});
}

TEST(FlexLineBreaks, BalancedLinesAreEvenAndFullerFirst) {
  const LayoutUnit none, gap(10), room(100);
  EXPECT_EQ(balanced_line_ends(units({31, 32, 33, 34}), none, room, 1), (Ends{2, 4}));
  EXPECT_EQ(balanced_line_ends(units({25, 25, 25, 25, 25, 25, 25}), gap, room, 1), (Ends{3, 5, 7}));
  EXPECT_EQ(balanced_line_ends(units({25, 25, 25, 25, 25, 25, 25}), gap, room, 5), (Ends{2, 4, 5, 6, 7}));
  EXPECT_EQ(balanced_line_ends(units({40, 0, 40, 0, 40}), none, room, 1), (Ends{4, 5}));
  EXPECT_EQ(balanced_line_ends(units({30, 30}), none, room, 10), (Ends{1, 2}));
  EXPECT_EQ(balanced_line_ends(units({150, -100}), none, room, 1), (Ends{1, 2}));
  EXPECT_EQ(balanced_line_ends(units({80, 40, 40}), none, LayoutUnit::max(), 2), (Ends{1, 3}));
}

TEST(FlexLineBreaks, ManyItemsAreNotBalancedForever) {
  const std::vector<LayoutUnit> sizes(200'000, LayoutUnit(1));
  EXPECT_EQ(balanced_line_ends(sizes, LayoutUnit(), LayoutUnit(100), 1).size(), 2000u);
  EXPECT_FALSE(balanced_line_ends(sizes, LayoutUnit(), LayoutUnit::max(), 1000).empty());
}

using FlexBalance = LayoutFixture;

TEST_F(FlexBalance, LinesShareTheCrossSizeOfAColumn) {
  const NodeId flex = maker.flex(maker.block({}), [](StyleBuilder& s) {
    s.set_flex_direction(FlexDirection::kColumn).set_flex_wrap(FlexWrap::kBalance).set_flex_line_count(2);
    s.set_width(px(210)).set_height(px(100)).set_column_gap(px(10));
    s.set_align_items({Alignment::Keyword::kStart});
    s.set_align_content({Alignment::Keyword::kStart});
  });
  BoxLeaf leaf(10, 300, 20);
  const NodeId a = maker.document.create_leaf("x", &leaf);
  maker.document.append(flex, a);
  maker.style(a, Display::block());
  const NodeId b = maker.block(flex, [](StyleBuilder& s) { s.set_width(px(30)).set_height(px(30)); });
  lay_out();
  EXPECT_EQ(rect(a), "0 0 100 40");
  EXPECT_EQ(rect(b), "110 0 30 30");
}

TEST_F(FlexBalance, IntrinsicSizesAreOfTheBalancedLines) {
  const NodeId flex = maker.flex(maker.block({}), [](StyleBuilder& s) {
    s.set_flex_wrap(FlexWrap::kBalance).set_flex_line_count(2).set_float_(Float::kLeft);
  });
  for (int i = 0; i < 4; ++i) {
    maker.block(flex, [](StyleBuilder& s) { s.set_width(px(30)).set_height(px(30)); });
  }
  lay_out();
  EXPECT_EQ(rect(flex), "0 0 60 60");
}

}  // namespace
}  // namespace colosseum::test

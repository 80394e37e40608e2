#include "colosseum/length.h"

#include <gtest/gtest.h>

#include "colosseum/color.h"

namespace colosseum {
namespace {

TEST(Length, ResolvesAgainstItsBase) {
  EXPECT_EQ(resolve(Length::fixed(3), LayoutUnit(100)), LayoutUnit(3));
  EXPECT_EQ(resolve(Length::percentage(25), LayoutUnit(100)), LayoutUnit(25));
  EXPECT_EQ(resolve(Length::linear(-5, 50), LayoutUnit(100)), LayoutUnit(45));
  EXPECT_EQ(resolve(Length::auto_value(), LayoutUnit(100)), LayoutUnit(0));
}

TEST(Length, KnowsWhetherItNeedsABase) {
  EXPECT_FALSE(Length::fixed(3).has_percent());
  EXPECT_TRUE(Length::linear(3, 0).has_percent());
  CalcNode px, percent, max;
  px.px = 7;
  percent.percent = 10;
  max.op = CalcNode::Op::kMax;
  max.operands = {&px};
  EXPECT_FALSE(Length::math(&max).has_percent());
  max.operands = {&px, &percent};
  EXPECT_TRUE(Length::math(&max).has_percent());
  EXPECT_EQ(resolve(Length::math(&max), LayoutUnit(200)), LayoutUnit(20));
  EXPECT_EQ(resolve(Length::math(&max), LayoutUnit(10)), LayoutUnit(7));
}

TEST(Color, CurrentcolorResolves) {
  Color red = Color::rgb8(255, 0, 0);
  EXPECT_EQ(Color::current().resolved(red), red);
  EXPECT_EQ(Color::transparent().resolved(red), Color::transparent());
}

}  // namespace
}  // namespace colosseum

#include "colosseum/units.h"

#include <gtest/gtest.h>

namespace colosseum {
namespace {

TEST(LayoutUnit, SaturatesInsteadOfOverflowing) {
  EXPECT_EQ(LayoutUnit::max() + LayoutUnit(1), LayoutUnit::max());
  EXPECT_EQ(LayoutUnit::min() - LayoutUnit(1), LayoutUnit::min());
  EXPECT_EQ(LayoutUnit(1'000'000'000), LayoutUnit::max());
  EXPECT_EQ(LayoutUnit::max() * -2, LayoutUnit::min());
  EXPECT_EQ(LayoutUnit::from_px(1e30), LayoutUnit::max());
  EXPECT_EQ(-LayoutUnit::min(), LayoutUnit::max());
}

TEST(LayoutUnit, RoundsAsNamed) {
  EXPECT_EQ(LayoutUnit::from_px(467.54297).raw(), 29922);
  EXPECT_EQ(LayoutUnit::from_px_ceil(467.54297).raw(), 29923);
  EXPECT_EQ(LayoutUnit::from_px(-1.01).raw(), -64);
  EXPECT_EQ(LayoutUnit::from_px_floor(-1.01).raw(), -65);
  EXPECT_EQ(LayoutUnit::from_px(std::nan("")).raw(), 0);
  EXPECT_EQ(LayoutUnit::from_px(-0.5).floor(), -1);
  EXPECT_EQ(LayoutUnit::from_px(-0.5).ceil(), 0);
  EXPECT_EQ(LayoutUnit::from_px(2.5).round(), 3);
}

TEST(LayoutUnit, DividesByZeroWithoutHarm) {
  EXPECT_EQ(LayoutUnit(3) / 0, LayoutUnit::max());
  EXPECT_EQ(LayoutUnit(-3) / 0, LayoutUnit::min());
  EXPECT_EQ(LayoutUnit() / 0, LayoutUnit());
}

}  // namespace
}  // namespace colosseum

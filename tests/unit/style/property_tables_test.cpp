#include <gtest/gtest.h>

#include "colosseum/style.h"

namespace colosseum {
namespace {

using P = PropertyId;

TEST(PropertyTables, NamesRoundTrip) {
  for (int i = 0; i < kPropertyCount; ++i) {
    auto p = static_cast<P>(i);
    if (p == P::kCustomProperties) continue;
    EXPECT_EQ(property_from_name(property_name(p)), p) << property_name(p);
  }
  EXPECT_EQ(property_from_name("--anything"), P::kCustomProperties);
  EXPECT_EQ(property_from_name("word-wrap"), P::kOverflowWrap);
  EXPECT_EQ(property_from_name("nothing"), P::kUnknown);
}

TEST(PropertyTables, ShorthandsNameLonghands) {
  for (int i = kLonghandCount + kLogicalCount; i < kPropertyCount; ++i) {
    auto p = static_cast<P>(i);
    if (p != P::kAll) {
      EXPECT_FALSE(shorthand_longhands(p).empty()) << property_name(p);
    }
    for (P l : shorthand_longhands(p)) EXPECT_TRUE(is_longhand(l) || is_logical(l)) << property_name(p);
  }
}

TEST(PropertyTables, KnownNamesAreNotImplemented) {
  EXPECT_TRUE(property_is_known_without_effect("pointer-events"));
  EXPECT_FALSE(property_is_known_without_effect("display"));
  EXPECT_FALSE(property_is_known_without_effect("nothing"));
}

TEST(ResolveLogical, SidesFollowWritingModeAndDirection) {
  WritingDirection ltr, rtl{WritingMode::kHorizontalTb, Direction::kRtl};
  WritingDirection vrl{WritingMode::kVerticalRl, Direction::kLtr},
      vlr{WritingMode::kVerticalLr, Direction::kRtl};
  WritingDirection slr{WritingMode::kSidewaysLr, Direction::kLtr};
  EXPECT_EQ(resolve_logical(P::kMarginInlineStart, ltr), P::kMarginLeft);
  EXPECT_EQ(resolve_logical(P::kMarginInlineStart, rtl), P::kMarginRight);
  EXPECT_EQ(resolve_logical(P::kMarginBlockStart, rtl), P::kMarginTop);
  EXPECT_EQ(resolve_logical(P::kMarginBlockStart, vrl), P::kMarginRight);
  EXPECT_EQ(resolve_logical(P::kMarginInlineStart, vrl), P::kMarginTop);
  EXPECT_EQ(resolve_logical(P::kInsetBlockEnd, vlr), P::kRight);
  EXPECT_EQ(resolve_logical(P::kPaddingInlineEnd, vlr), P::kPaddingTop);
  EXPECT_EQ(resolve_logical(P::kMarginInlineStart, slr), P::kMarginBottom);
}

TEST(ResolveLogical, SizesAndCorners) {
  WritingDirection ltr, vrl{WritingMode::kVerticalRl, Direction::kLtr},
      rtl{WritingMode::kHorizontalTb, Direction::kRtl};
  EXPECT_EQ(resolve_logical(P::kInlineSize, ltr), P::kWidth);
  EXPECT_EQ(resolve_logical(P::kMaxBlockSize, vrl), P::kMaxWidth);
  EXPECT_EQ(resolve_logical(P::kOverflowInline, ltr), P::kOverflowX);
  EXPECT_EQ(resolve_logical(P::kBorderStartStartRadius, ltr), P::kBorderTopLeftRadius);
  EXPECT_EQ(resolve_logical(P::kBorderStartEndRadius, rtl), P::kBorderTopLeftRadius);
  EXPECT_EQ(resolve_logical(P::kBorderStartStartRadius, vrl), P::kBorderTopRightRadius);
  EXPECT_EQ(resolve_logical(P::kWidth, vrl), P::kWidth);
}

}  // namespace
}  // namespace colosseum

#include <gtest/gtest.h>

#include "unit/css/style_helper.h"

namespace colosseum::css::testing {
namespace {

float px(std::string_view value) {
  StyleLab lab;
  const auto& s = lab.compute("margin-left: " + std::string(value));
  EXPECT_TRUE(s.margin_left().is_fixed()) << value;
  return s.margin_left().px;
}

TEST(Calc, AbsoluteUnits) {
  EXPECT_FLOAT_EQ(px("1in"), 96);
  EXPECT_FLOAT_EQ(px("2.54cm"), 96);
  EXPECT_FLOAT_EQ(px("25.4mm"), 96);
  EXPECT_FLOAT_EQ(px("101.6Q"), 96);
  EXPECT_FLOAT_EQ(px("72pt"), 96);
  EXPECT_FLOAT_EQ(px("6pc"), 96);
  EXPECT_FLOAT_EQ(px("10vw"), 102.4f);
  EXPECT_FLOAT_EQ(px("10dvh"), 76.8f);
  EXPECT_FLOAT_EQ(px("1vmin"), 7.68f);
  EXPECT_FLOAT_EQ(px("1ch"), 8);
  EXPECT_FLOAT_EQ(px("1lh"), 19.2f);
}

TEST(Calc, Arithmetic) {
  EXPECT_FLOAT_EQ(px("calc(1px + 2 * (3px - 1px) / 4)"), 2);
  EXPECT_FLOAT_EQ(px("calc(10px - -5px)"), 15);
  EXPECT_FLOAT_EQ(px("calc(2em + 1px)"), 33);
  EXPECT_FLOAT_EQ(px("calc(1px * 10px / 5px)"), 2);
  EXPECT_FLOAT_EQ(px("calc(infinity * 1px)"), 33554428);
  EXPECT_FLOAT_EQ(px("calc(NaN * 1px)"), 0);
}

TEST(Calc, Functions) {
  EXPECT_FLOAT_EQ(px("min(3px, 2px, 1em)"), 2);
  EXPECT_FLOAT_EQ(px("max(3px, 1em)"), 16);
  EXPECT_FLOAT_EQ(px("clamp(10px, 5px, 20px)"), 10);
  EXPECT_FLOAT_EQ(px("clamp(none, 25px, 20px)"), 20);
  EXPECT_FLOAT_EQ(px("round(up, 101px, 50px)"), 150);
  EXPECT_FLOAT_EQ(px("round(-7px, 5px)"), -5);
  EXPECT_FLOAT_EQ(px("mod(-7px, 5px)"), 3);
  EXPECT_FLOAT_EQ(px("rem(-7px, 5px)"), -2);
  EXPECT_FLOAT_EQ(px("calc(1px * sin(30deg))"), 0.5f);
  EXPECT_FLOAT_EQ(px("calc(1px * atan2(1, 1) / 1deg)"), 45);
  EXPECT_FLOAT_EQ(px("calc(1px * pow(2, 3) + 1px * sqrt(16) + 1px * abs(-1))"), 13);
  EXPECT_FLOAT_EQ(px("hypot(3px, 4px)"), 5);
  EXPECT_FLOAT_EQ(px("calc(1px * log(8, 2) + 1px * sign(-3em))"), 2);
  EXPECT_FLOAT_EQ(px("calc(1px * exp(0) * cos(pi))"), -1);
}

TEST(Calc, PercentagesStay) {
  StyleLab lab;
  const auto& s = lab.compute(
      "width: calc(50% + 10px); height: calc(20% * 2); margin-left: min(50%, 100px); "
      "padding-left: calc(10px - 50%); min-width: calc(0% + 3px)");
  EXPECT_EQ(s.width(), Length::linear(10, 50));
  EXPECT_EQ(s.height(), Length::percentage(40));
  EXPECT_EQ(s.margin_left().type, Length::Type::kCalc);
  EXPECT_DOUBLE_EQ(resolve_px(s.margin_left(), 100), 50);
  EXPECT_DOUBLE_EQ(resolve_px(s.margin_left(), 900), 100);
  EXPECT_DOUBLE_EQ(resolve_px(s.padding_left(), 100), 0);
  EXPECT_DOUBLE_EQ(resolve_px(s.padding_left(), 10), 5);
  EXPECT_TRUE(s.min_width().has_percent());
}

TEST(Calc, ClampedWhereLiteralsAreInvalid) {
  EXPECT_FALSE(accepts("padding-left: -1px"));
  StyleLab lab;
  EXPECT_EQ(lab.compute("padding-left: calc(1px - 3px)").padding_left(), Length::fixed(0));
  EXPECT_EQ(lab.compute("padding-left: calc(1em - 20px)").padding_left(), Length::fixed(0));
  EXPECT_EQ(lab.compute("z-index: calc(2.5)").z_index().value, 3);
  EXPECT_EQ(lab.compute("order: calc(1 + 1)").order(), 2);
  EXPECT_FLOAT_EQ(lab.compute("opacity: calc(50% + 10%)").opacity(), 0.6f);
  EXPECT_FLOAT_EQ(lab.compute("flex-grow: sign(1em - 5px)").flex_grow(), 1);
}

TEST(Calc, TypesAreChecked) {
  for (const char* bad :
       {"width: calc(1px + 1)", "width: calc(1px * 1px)", "width: calc(1px+1px)", "width: calc()",
        "width: calc(1 / 1px)", "width: min(1px, 1s)", "width: calc(1deg)", "width: sin(1px)",
        "border-spacing: calc(1px + 1%)", "z-index: calc(1px)", "width: calc(1px 2px)",
        "width: round(up, 1px)", "width: clamp(1px, 2px)", "letter-spacing: calc(1)"}) {
    EXPECT_FALSE(accepts(bad)) << bad;
  }
}

TEST(Calc, NestingIsBounded) {
  std::string deep = "width: ";
  for (int i = 0; i < 100000; ++i) deep += "calc(";
  EXPECT_FALSE(accepts(deep + "1px" + std::string(100000, ')')));
}

}  // namespace
}  // namespace colosseum::css::testing

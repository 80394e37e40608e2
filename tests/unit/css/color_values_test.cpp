#include <gtest/gtest.h>

#include "unit/css/style_helper.h"

namespace colosseum::css::testing {
namespace {

// r g b in 0 … 255 and alpha in 0 … 1, rounded, as text.
std::string color(std::string_view value, bool quirks = false) {
  StyleLab lab;
  lab.quirks = quirks;
  DeclarationList list;
  if (!parse_one("background-color:" + std::string(value), list, quirks)) return "invalid";
  const Color c = lab.compute("color: blue; background-color:" + std::string(value)).background_color();
  if (c.is_current) return "current";
  auto byte = [](float v) { return std::to_string(static_cast<int>(v * 255 + 0.5f)); };
  std::string out = byte(c.r) + " " + byte(c.g) + " " + byte(c.b);
  if (c.a != 1) out += "/" + std::to_string(static_cast<int>(c.a * 100 + 0.5f));
  return out;
}

TEST(ColorValues, HexAndNames) {
  EXPECT_EQ(color("#f80"), "255 136 0");
  EXPECT_EQ(color("#ff880080"), "255 136 0/50");
  EXPECT_EQ(color("#12345"), "invalid");
  EXPECT_EQ(color("RebeccaPurple"), "102 51 153");
  EXPECT_EQ(color("transparent"), "0 0 0/0");
  EXPECT_EQ(color("currentColor"), "current");
  EXPECT_EQ(color("CanvasText"), "0 0 0");
  EXPECT_EQ(color("nosuch"), "invalid");
}

TEST(ColorValues, RgbSyntaxes) {
  EXPECT_EQ(color("rgb(10, 20, 30)"), "10 20 30");
  EXPECT_EQ(color("rgba(10%, 20%, 30%, 50%)"), "26 51 77/50");
  EXPECT_EQ(color("rgb(300 -5 0.5 / .25)"), "255 0 1/25");
  EXPECT_EQ(color("rgb(none 20 30)"), "0 20 30");
  EXPECT_EQ(color("rgb(calc(5 * 2) 1 1)"), "10 1 1");
  EXPECT_EQ(color("rgb(10, 20 30)"), "invalid");
  EXPECT_EQ(color("rgb(10%, 20, 30)"), "invalid");
  EXPECT_EQ(color("rgb(none, 20, 30)"), "invalid");
  EXPECT_EQ(color("rgb(1 2)"), "invalid");
}

TEST(ColorValues, CylindricalSyntaxes) {
  EXPECT_EQ(color("hsl(120, 100%, 25%)"), "0 128 0");
  EXPECT_EQ(color("hsl(0.5turn 100% 50%)"), "0 255 255");
  EXPECT_EQ(color("hsla(-120 100% 50% / 0.5)"), "0 0 255/50");
  EXPECT_EQ(color("hwb(0 0% 0%)"), "255 0 0");
  EXPECT_EQ(color("hwb(90 60% 60%)"), "128 128 128");
}

TEST(ColorValues, PerceptualAndPredefinedSpaces) {
  EXPECT_EQ(color("lab(46.2775 -47.5621 48.5837)"), "0 128 0");
  EXPECT_EQ(color("lch(46.2775 67.9892 134.3912)"), "0 128 0");
  EXPECT_EQ(color("oklab(0.51975 -0.1403 0.10768)"), "0 128 0");
  EXPECT_EQ(color("oklch(51.975% 0.17686 142.495)"), "0 128 0");
  EXPECT_EQ(color("color(srgb 0 0.50196 0)"), "0 128 0");
  EXPECT_EQ(color("color(srgb-linear 0 0.21586 0)"), "0 128 0");
  EXPECT_EQ(color("color(display-p3 0.21604 0.49418 0.13151)"), "0 128 0");
  EXPECT_EQ(color("color(a98-rgb 0.28129 0.49862 0.11560)"), "0 128 0");
  EXPECT_EQ(color("color(prophoto-rgb 0.23001 0.39575 0.12507)"), "0 128 0");
  EXPECT_EQ(color("color(rec2020 0.235202 0.431704 0.085432)"), "0 128 0");
  EXPECT_EQ(color("color(xyz 0.07719 0.15438 0.02573)"), "0 128 0");
  EXPECT_EQ(color("color(xyz-d50 0.08312 0.15475 0.02092)"), "0 128 0");
  EXPECT_EQ(color("color(display-p3 1 0 0)"), "255 0 0");
  EXPECT_EQ(color("color(nosuch 1 0 0)"), "invalid");
}

TEST(ColorValues, Mixing) {
  EXPECT_EQ(color("color-mix(in srgb, red, blue)"), "128 0 128");
  EXPECT_EQ(color("color-mix(in srgb, red 25%, blue)"), "64 0 191");
  EXPECT_EQ(color("color-mix(in srgb, currentcolor, red)"), "128 0 128");
  EXPECT_EQ(color("color-mix(in srgb, red 20%, blue 20%)"), "128 0 128/40");
  EXPECT_EQ(color("color-mix(in hsl, hsl(40 100% 50%), hsl(60 100% 50%))"), "255 213 0");
  EXPECT_EQ(color("color-mix(in hsl longer hue, red, blue)"), "0 255 0");
  EXPECT_EQ(color("color-mix(in srgb, red 0%, blue 0%)"), "invalid");
}

TEST(ColorValues, Quirks) {
  EXPECT_EQ(color("ff8800"), "invalid");
  EXPECT_EQ(color("ff8800", true), "255 136 0");
  EXPECT_EQ(color("123", true), "0 1 35");
  EXPECT_EQ(color("00f", true), "0 0 15");
}

TEST(ColorValues, CurrentcolorInColorInherits) {
  StyleLab lab;
  const auto& parent = lab.compute("color: red");
  EXPECT_EQ(lab.compute("color: currentcolor", &parent).color(), Color::rgb8(255, 0, 0));
}

}  // namespace
}  // namespace colosseum::css::testing

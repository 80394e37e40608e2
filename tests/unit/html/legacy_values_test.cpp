#include "html/legacy_values.h"

#include <gtest/gtest.h>

namespace colosseum::html {
namespace {

// HTML §2.3.6.
TEST(LegacyValues, Colors) {
  auto color = [](std::string_view s) { return parse_legacy_color(s).value_or("none"); };
  EXPECT_EQ(color("red"), "red");
  EXPECT_EQ(color(" RED "), "red");
  EXPECT_EQ(color("#f0a"), "#f0a");
  EXPECT_EQ(color("#ff00aa"), "#ff00aa");
  EXPECT_EQ(color("ff00aa"), "#ff00aa");
  EXPECT_EQ(color("chucknorris"), "#c00000");
  EXPECT_EQ(color("crap"), "#c0a000");
  EXPECT_EQ(color("zqbttv"), "#00b000");
  EXPECT_EQ(color("#FFFFFF80"), "#ffff80");
  EXPECT_EQ(color(""), "none");
  EXPECT_EQ(color("transparent"), "none");
  EXPECT_EQ(color(" "), "#000000");
  EXPECT_EQ(color(std::string(500, 'f')), "#ffffff");
}

TEST(LegacyValues, Dimensions) {
  auto dimension = [](std::string_view s) {
    auto d = parse_dimension(s);
    return d ? css_text(*d) : std::string("none");
  };
  EXPECT_EQ(dimension("12"), "12px");
  EXPECT_EQ(dimension(" 12.50em"), "12.5px");
  EXPECT_EQ(dimension("50%"), "50%");
  EXPECT_EQ(dimension("33.3%x"), "33.3%");
  EXPECT_EQ(dimension("-1"), "none");
  EXPECT_EQ(dimension("+1"), "none");
  EXPECT_EQ(dimension(".5"), "none");
  EXPECT_EQ(dimension("99999999999999999999"), "1000000000px");
  EXPECT_FALSE(parse_dimension("0", true));
}

TEST(LegacyValues, IntegersAndFontSizes) {
  EXPECT_EQ(parse_integer(" -7x"), -7);
  EXPECT_EQ(parse_integer("99999999999"), 2147483647);
  EXPECT_FALSE(parse_integer("x"));
  EXPECT_FALSE(parse_non_negative_integer("-1"));
  EXPECT_EQ(parse_legacy_font_size("+2"), "x-large");
  EXPECT_EQ(parse_legacy_font_size("-9"), "x-small");
  EXPECT_EQ(parse_legacy_font_size("7"), "xxx-large");
  EXPECT_FALSE(parse_legacy_font_size("big"));
}

TEST(LegacyValues, CssTexts) {
  EXPECT_EQ(css_number(0.1 + 0.2), "0.3");
  EXPECT_EQ(css_number(100), "100");
  EXPECT_EQ(css_string("a\"b\\\n"), "\"a\\\"b\\\\\\0a \"");
}

}  // namespace
}  // namespace colosseum::html

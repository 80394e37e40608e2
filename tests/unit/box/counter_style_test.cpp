#include "box/counter_style.h"

#include <gtest/gtest.h>

namespace colosseum {
namespace {

std::string text(std::string_view style, int32_t value) {
  return counter_representation(style, value, Direction::kLtr);
}

TEST(CounterStyle, Numeric) {
  EXPECT_EQ(text("decimal", 0), "0");
  EXPECT_EQ(text("decimal", INT32_MIN), "-2147483648");
  EXPECT_EQ(text("decimal-leading-zero", 7), "07");
  EXPECT_EQ(text("decimal-leading-zero", -7), "-7");
  EXPECT_EQ(text("cjk-decimal", 10), "一〇");
  EXPECT_EQ(text("arabic-indic", -12), "-١٢");
}

TEST(CounterStyle, Alphabetic) {
  EXPECT_EQ(text("lower-alpha", 1), "a");
  EXPECT_EQ(text("lower-latin", 26), "z");
  EXPECT_EQ(text("upper-latin", 27), "AA");
  EXPECT_EQ(text("upper-alpha", 703), "AAA");
  EXPECT_EQ(text("lower-greek", 24), "ω");
  EXPECT_EQ(text("lower-greek", 25), "αα");
}

TEST(CounterStyle, AdditiveAndRanges) {
  EXPECT_EQ(text("upper-roman", 1994), "MCMXCIV");
  EXPECT_EQ(text("lower-roman", 3999), "mmmcmxcix");
  EXPECT_EQ(text("lower-roman", 4000), "4000");
  EXPECT_EQ(text("lower-roman", 0), "0");
  EXPECT_EQ(text("hebrew", 15), "טו");
  EXPECT_EQ(text("georgian", 11), "ია");
  EXPECT_EQ(text("armenian", 9999), "ՔՋՂԹ");
  EXPECT_EQ(text("japanese-informal", 0), "〇");
  EXPECT_EQ(text("japanese-informal", -11), "マイナス十一");
  EXPECT_EQ(text("japanese-informal", 10000), "一〇〇〇〇");
}

TEST(CounterStyle, FixedAndSymbols) {
  EXPECT_EQ(text("cjk-earthly-branch", 12), "亥");
  EXPECT_EQ(text("cjk-earthly-branch", 13), "13");
  EXPECT_EQ(text("disc", -5), "•");
  EXPECT_EQ(counter_representation("disclosure-closed", 1, Direction::kRtl), "◂");
  EXPECT_EQ(text("no-such-style", 3), "3");
}

TEST(CounterStyle, MarkerSuffixes) {
  auto marker = [](CounterStyleRef s) { return marker_text(s, 2, Direction::kLtr); };
  EXPECT_EQ(marker(CounterStyleRef::named("decimal")), "2. ");
  EXPECT_EQ(marker(CounterStyleRef::named("square")), "▪ ");
  EXPECT_EQ(marker(CounterStyleRef::named("cjk-decimal")), "二、");
  EXPECT_EQ(marker({CounterStyleRef::Kind::kString, "-> "}), "-> ");
  EXPECT_EQ(marker({}), "");
}

}  // namespace
}  // namespace colosseum

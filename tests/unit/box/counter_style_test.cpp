#include "box/counter_style.h"

#include <gtest/gtest.h>

namespace colosseum {
namespace {

std::string text(std::string_view style, int32_t value, Direction direction = Direction::kLtr) {
  const Document document;
  return CounterStyles(document).representation(style, value, direction);
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
  EXPECT_EQ(text("disclosure-closed", 1, Direction::kRtl), "◂");
  EXPECT_EQ(text("no-such-style", 3), "3");
}

TEST(CounterStyle, MarkerSuffixes) {
  const Document document;
  CounterStyles styles(document);
  auto marker = [&](CounterStyleRef s) { return styles.marker_text(s, 2, Direction::kLtr); };
  EXPECT_EQ(marker(CounterStyleRef::named("decimal")), "2. ");
  EXPECT_EQ(marker(CounterStyleRef::named("square")), "▪ ");
  EXPECT_EQ(marker(CounterStyleRef::named("cjk-decimal")), "二、");
  EXPECT_EQ(marker({CounterStyleRef::Kind::kString, "-> "}), "-> ");
  EXPECT_EQ(marker({}), "");
}

TEST(CounterStyle, Complex) {
  EXPECT_EQ(text("simp-chinese-informal", 0), "零");
  EXPECT_EQ(text("simp-chinese-informal", 11), "十一");
  EXPECT_EQ(text("trad-chinese-formal", 11), "壹拾壹");
  EXPECT_EQ(text("trad-chinese-informal", 6001), "六千零一");
  EXPECT_EQ(text("cjk-ideographic", 1010), "一千零一十");
  EXPECT_EQ(text("simp-chinese-formal", -20), "负贰拾");
  EXPECT_EQ(text("simp-chinese-formal", 10000), "一〇〇〇〇");
  EXPECT_EQ(text("ethiopic-numeric", 1), "፩");
  EXPECT_EQ(text("ethiopic-numeric", 100), "፻");
  EXPECT_EQ(text("ethiopic-numeric", 78010092), "፸፰፻፩፼፺፪");
  EXPECT_EQ(text("ethiopic-numeric", 0), "0");
}

/// A document whose styles extend, fall back and loop.
class OwnCounterStyles : public ::testing::Test {
 protected:
  CounterStyle& add(const char* name, CounterStyle::System system) {
    CounterStyle& style = list_.emplace_back();
    style.name = name;
    style.system = system;
    return style;
  }
  std::string show(const char* name, int32_t value) {
    document_.set_counter_styles(list_);
    return CounterStyles(document_).marker_text(CounterStyleRef::named(name), value, Direction::kLtr);
  }
  Document document_;
  std::vector<CounterStyle> list_;
};

TEST_F(OwnCounterStyles, SymbolicRepeatsAndFallsBack) {
  add("stars", CounterStyle::System::kSymbolic).symbols = {"*", "+"};
  EXPECT_EQ(show("stars", 2), "+. ");
  EXPECT_EQ(show("stars", 3), "**. ");
  EXPECT_EQ(show("stars", 0), "0. ");
  EXPECT_EQ(show("stars", INT32_MAX), "2147483647. ");  // would be too long
}

TEST_F(OwnCounterStyles, ExtendingTakesWhatIsLeftOut) {
  CounterStyle& base = add("base", CounterStyle::System::kNumeric);
  base.symbols = {"o", "i"};
  base.suffix = "!";
  base.negative = {"(", ")"};
  CounterStyle& derived = add("derived", CounterStyle::System::kExtends);
  derived.extended = "base";
  derived.prefix = "#";
  derived.pad = {5, "-"};
  EXPECT_EQ(show("derived", 2), "#---io!");
  EXPECT_EQ(show("derived", -2), "#(-io)!");
}

TEST_F(OwnCounterStyles, LoopsEndWithDecimal) {
  CounterStyle& a = add("a", CounterStyle::System::kExtends);
  a.extended = "b";
  a.suffix = ")";
  CounterStyle& b = add("b", CounterStyle::System::kExtends);
  b.extended = "a";
  b.prefix = "<";
  EXPECT_EQ(show("a", 7), "7)");
  EXPECT_EQ(show("b", 7), "<7. ");
  CounterStyle& odd = add("odd", CounterStyle::System::kFixed);
  odd.symbols = {"one"};
  odd.fallback = "two";
  CounterStyle& two = add("two", CounterStyle::System::kFixed);
  two.symbols = {"two"};
  two.first_value = 2;
  two.fallback = "odd";
  EXPECT_EQ(show("odd", 2), "two. ");
  EXPECT_EQ(show("odd", 3), "3. ");
}

TEST_F(OwnCounterStyles, RangesAreUnions) {
  CounterStyle& style = add("some", CounterStyle::System::kCyclic);
  style.symbols = {"x"};
  style.ranges = {{INT32_MIN, -1}, {3, 4}};
  style.fallback = "upper-roman";
  EXPECT_EQ(show("some", -9), "x. ");
  EXPECT_EQ(show("some", 4), "x. ");
  EXPECT_EQ(show("some", 5), "V. ");
}

}  // namespace
}  // namespace colosseum

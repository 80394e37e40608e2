#include <gtest/gtest.h>

#include "css/properties/compute/custom_properties.h"
#include "unit/css/style_helper.h"

namespace colosseum::css::testing {
namespace {

std::string variable(const ComputedStyle& s, std::string_view name) {
  const std::string* v = find_custom_property(s.custom_properties(), name);
  return v == nullptr ? "(invalid)" : *v;
}

TEST(Variables, SubstituteInheritAndFallBack) {
  StyleLab lab;
  const auto& root = lab.compute("--gap: 4px; --color: green");
  const auto& s = lab.compute(
      "margin: var(--gap) var(--none, 7px); color: var(--color); width: calc(var(--gap) * 2)", &root);
  EXPECT_EQ(s.margin_top(), Length::fixed(4));
  EXPECT_EQ(s.margin_left(), Length::fixed(7));
  EXPECT_EQ(s.color(), Color::rgb8(0, 128, 0));
  EXPECT_EQ(s.width(), Length::fixed(8));
  EXPECT_EQ(variable(s, "--gap"), "4px");
}

TEST(Variables, InvalidAtComputedValueTimeIsUnset) {
  StyleLab lab;
  const auto& root = lab.compute("--w: red; color: blue");
  const auto& s = lab.compute("width: 5px; width: var(--w); color: var(--missing)", &root);
  EXPECT_TRUE(s.width().is_auto());
  EXPECT_EQ(s.color(), Color::rgb8(0, 0, 255));
}

TEST(Variables, CyclesAreInvalid) {
  StyleLab lab;
  const auto& s =
      lab.compute("--a: var(--b); --b: var(--c, 1px); --c: var(--a); --d: var(--d); --e: var(--a, 3px)");
  EXPECT_EQ(variable(s, "--a"), "(invalid)");
  EXPECT_EQ(variable(s, "--b"), "(invalid)");
  EXPECT_EQ(variable(s, "--d"), "(invalid)");
  EXPECT_EQ(variable(s, "--e"), "3px");
}

TEST(Variables, LongChainsNeedNoStack) {
  StyleLab lab;
  std::string text = "--v0: 9px";
  for (int i = 1; i < 20000; ++i) {
    text += "; --v" + std::to_string(i) + ": var(--v" + std::to_string(i - 1) + ")";
  }
  const auto& s = lab.compute(text + "; width: var(--v19999)");
  EXPECT_EQ(s.width(), Length::fixed(9));
}

TEST(Variables, ExponentialGrowthIsCut) {
  StyleLab lab;
  std::string text = "--v0: lol lol lol lol";
  for (int i = 1; i < 40; ++i) {
    std::string last = "var(--v" + std::to_string(i - 1) + ")";
    text += "; --v" + std::to_string(i) + ": " + last + " " + last;
  }
  const auto& s = lab.compute(text);
  EXPECT_EQ(variable(s, "--v39"), "(invalid)");
  EXPECT_NE(variable(s, "--v5"), "(invalid)");
}

TEST(Variables, TokensDoNotGrowTogether) {
  StyleLab lab;
  const auto& s =
      lab.compute("--n: 10; width: var(--n)px; height: 3px; --x: 5; z-index: var(--x)var(--none,)");
  EXPECT_TRUE(s.width().is_auto());
  EXPECT_EQ(s.z_index().value, 5);
  EXPECT_TRUE(lab.compute("--f: rgb; color: red; background-color: var(--f)(1, 2, 3)").background_color().a ==
              0);
}

TEST(Variables, WideKeywordsOfCustomProperties) {
  StyleLab lab;
  const auto& root = lab.compute("--a: 1px; --b: 2px");
  const auto& s = lab.compute("--a: initial; --b: inherit; --c:; --d: 1", &root);
  EXPECT_EQ(variable(s, "--a"), "(invalid)");
  EXPECT_EQ(variable(s, "--b"), "2px");
  EXPECT_EQ(variable(s, "--c"), "");
  EXPECT_EQ(lab.compute("--k: inherit; color: var(--k)", &root).color(), Color::rgba(0, 0, 0));
}

TEST(Variables, EnvironmentVariables) {
  StyleLab lab;
  EXPECT_EQ(lab.compute("width: env(unknown, 4px)").width(), Length::fixed(4));
  EXPECT_EQ(lab.compute("padding-top: env(safe-area-inset-top)").padding_top(), Length::fixed(0));
}

TEST(Variables, GrammarOfReferences) {
  EXPECT_FALSE(accepts("width: var(foo)"));
  EXPECT_FALSE(accepts("width: var(--a b)"));
  EXPECT_FALSE(accepts("--x: )"));
  EXPECT_TRUE(accepts("width: var( --a , )"));
  EXPECT_TRUE(accepts("--x: {a:b}"));
}

}  // namespace
}  // namespace colosseum::css::testing

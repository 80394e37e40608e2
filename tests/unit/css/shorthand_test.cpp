#include <gtest/gtest.h>

#include "unit/css/style_helper.h"

namespace colosseum::css::testing {
namespace {

TEST(Shorthands, FourSides) {
  StyleLab lab;
  const auto& s = lab.compute("margin: 1px 2px 3px; padding: 4px; inset: 1px auto");
  EXPECT_EQ(s.margin_top(), Length::fixed(1));
  EXPECT_EQ(s.margin_right(), Length::fixed(2));
  EXPECT_EQ(s.margin_bottom(), Length::fixed(3));
  EXPECT_EQ(s.margin_left(), Length::fixed(2));
  EXPECT_EQ(s.padding_left(), Length::fixed(4));
  EXPECT_TRUE(s.left().is_auto());
  EXPECT_FALSE(accepts("margin: 1px 2px 3px 4px 5px"));
  EXPECT_FALSE(accepts("padding: auto"));
  EXPECT_FALSE(accepts("margin: 1px inherit"));
}

TEST(Shorthands, Border) {
  StyleLab lab;
  const auto& s = lab.compute("border: solid red; border-left: 0; border-inline-end-width: 7px");
  EXPECT_FLOAT_EQ(s.border_top_width(), 3);
  EXPECT_EQ(s.border_bottom_color(), Color::rgb8(255, 0, 0));
  EXPECT_EQ(s.border_left_style(), BorderStyle::kNone);
  EXPECT_FLOAT_EQ(s.border_left_width(), 0);
  EXPECT_FLOAT_EQ(s.border_right_width(), 7);
  EXPECT_FALSE(accepts("border: red blue"));
  EXPECT_FALSE(accepts("border: 1px 2px"));
}

TEST(Shorthands, BorderRadius) {
  StyleLab lab;
  const auto& s = lab.compute("border-radius: 1px 2px / 10% 20% 30% 40%");
  EXPECT_EQ(s.border_top_left_radius().x, Length::fixed(1));
  EXPECT_EQ(s.border_bottom_right_radius().x, Length::fixed(1));
  EXPECT_EQ(s.border_bottom_left_radius().x, Length::fixed(2));
  EXPECT_EQ(s.border_bottom_left_radius().y, Length::percentage(40));
}

TEST(Shorthands, Background) {
  StyleLab lab;
  const auto& s = lab.compute(
      "background: url(a.png) right 10px top / 50% auto no-repeat content-box, "
      "linear-gradient(red, blue) #123");
  ASSERT_EQ(s.background_image().size(), 2u);
  EXPECT_EQ(s.background_image()[0].url, "http://x.test/dir/a.png");
  EXPECT_EQ(s.background_image()[1].kind, Image::Kind::kGradient);
  EXPECT_DOUBLE_EQ(resolve_px(s.background_position()[0].x, 100), 90);
  EXPECT_EQ(s.background_size()[0].width, Length::percentage(50));
  EXPECT_EQ(s.background_repeat()[0].x, RepeatStyle::kNoRepeat);
  EXPECT_EQ(s.background_clip()[0], BackgroundBox::kContentBox);
  EXPECT_EQ(s.background_origin()[1], BackgroundBox::kPaddingBox);
  EXPECT_EQ(s.background_color(), Color::rgb8(0x11, 0x22, 0x33));
  EXPECT_EQ(lab.compute("background-image: url(a.png); background: green").background_image()[0].kind,
            Image::Kind::kNone);
  EXPECT_FALSE(accepts("background: red, blue"));
  EXPECT_FALSE(accepts("background: red blue"));
  EXPECT_TRUE(accepts("background: none"));
  EXPECT_TRUE(accepts("background: 0 0"));
}

TEST(Shorthands, Font) {
  StyleLab lab;
  const auto& s =
      lab.compute("font: italic small-caps bold condensed 10pt/1.5 'A B', Times New Roman, serif");
  EXPECT_EQ(s.font_style().kind, FontStyle::Kind::kItalic);
  EXPECT_EQ(s.font_variant_caps(), FontVariantCaps::kSmallCaps);
  EXPECT_FLOAT_EQ(s.font_weight(), 700);
  EXPECT_FLOAT_EQ(s.font_stretch(), 75);
  EXPECT_FLOAT_EQ(s.font_size(), 40.0f / 3);
  EXPECT_FLOAT_EQ(s.line_height().value, 1.5f);
  ASSERT_EQ(s.font_family().size(), 3u);
  EXPECT_EQ(s.font_family()[1].name, "Times New Roman");
  EXPECT_TRUE(s.font_family()[2].generic);
  EXPECT_TRUE(accepts("font: menu"));
  EXPECT_FALSE(accepts("font: 12px"));
  EXPECT_FALSE(accepts("font: bold bold 12px x"));
}

TEST(Shorthands, FontVariant) {
  StyleLab lab;
  const auto& s = lab.compute("font-variant: small-caps tabular-nums no-common-ligatures");
  EXPECT_EQ(s.font_variant_caps(), FontVariantCaps::kSmallCaps);
  EXPECT_EQ(s.font_variant_numeric(), static_cast<uint16_t>(FontVariantNumeric::kTabularNums));
  EXPECT_EQ(s.font_variant_ligatures(), static_cast<uint16_t>(FontVariantLigatures::kNoCommonLigatures));
  EXPECT_FALSE(accepts("font-variant-numeric: lining-nums oldstyle-nums"));
}

TEST(Shorthands, Flex) {
  StyleLab lab;
  auto flex = [&](const char* v) -> const ComputedStyle& { return lab.compute(std::string("flex: ") + v); };
  EXPECT_EQ(flex("1").flex_basis(), Length::percentage(0));
  EXPECT_FLOAT_EQ(flex("1").flex_shrink(), 1);
  EXPECT_FLOAT_EQ(flex("none").flex_shrink(), 0);
  EXPECT_FLOAT_EQ(flex("auto").flex_grow(), 1);
  EXPECT_TRUE(flex("auto").flex_basis().is_auto());
  EXPECT_EQ(flex("2 3 10%").flex_basis(), Length::percentage(10));
  EXPECT_EQ(flex("1 1 0").flex_basis(), Length::fixed(0));
  EXPECT_EQ(flex("10px 2").flex_basis(), Length::fixed(10));
  EXPECT_FLOAT_EQ(flex("10px 2").flex_grow(), 2);
  EXPECT_FALSE(accepts("flex: 1 2 3"));
}

TEST(Shorthands, TextAndLists) {
  StyleLab lab;
  const auto& s = lab.compute(
      "white-space: pre-line; list-style: none inside; text-decoration: underline dotted red 2px");
  EXPECT_EQ(s.white_space_collapse(), WhiteSpaceCollapse::kPreserveBreaks);
  EXPECT_EQ(s.list_style_type().kind, CounterStyleRef::Kind::kNone);
  EXPECT_EQ(s.list_style_position(), ListStylePosition::kInside);
  EXPECT_TRUE(s.text_decoration_line().underline);
  EXPECT_EQ(s.text_decoration_style(), TextDecorationStyle::kDotted);
  EXPECT_EQ(s.text_decoration_thickness(), Length::fixed(2));
  EXPECT_EQ(lab.compute("list-style: '→ '").list_style_type().text, "→ ");
  EXPECT_FALSE(accepts("list-style: none none none"));
}

TEST(Shorthands, Alignment) {
  StyleLab lab;
  const auto& s =
      lab.compute("place-items: center; place-content: safe end space-between; justify-self: last baseline");
  EXPECT_EQ(s.align_items().keyword, Alignment::Keyword::kCenter);
  EXPECT_EQ(s.justify_items().keyword, Alignment::Keyword::kCenter);
  EXPECT_EQ(s.align_content().overflow, Alignment::Overflow::kSafe);
  EXPECT_EQ(s.justify_content().keyword, Alignment::Keyword::kSpaceBetween);
  EXPECT_EQ(s.justify_self().keyword, Alignment::Keyword::kLastBaseline);
  EXPECT_FALSE(accepts("align-items: left"));
  EXPECT_FALSE(accepts("align-content: safe stretch"));
}

TEST(Shorthands, VariablesInShorthands) {
  StyleLab lab;
  const auto& s = lab.compute("--b: 2px solid; border: var(--b) red; margin-left: 1px; margin: var(--nope)");
  EXPECT_FLOAT_EQ(s.border_left_width(), 2);
  EXPECT_EQ(s.border_left_color(), Color::rgb8(255, 0, 0));
  EXPECT_EQ(s.margin_left(), Length::fixed(0));
}

TEST(Shorthands, BorderImage) {
  StyleLab lab;
  const auto& s = lab.compute(
      "border-image: round space 10% 20 fill / 2 auto / 3px linear-gradient(red, blue); color: red");
  EXPECT_EQ(s.border_image_source().kind, Image::Kind::kGradient);
  EXPECT_EQ(s.border_image_slice().sides[2], Length::percentage(10));
  EXPECT_EQ(s.border_image_slice().sides[3], Length::fixed(20));
  EXPECT_TRUE(s.border_image_slice().fill);
  EXPECT_FLOAT_EQ(s.border_image_width().sides[0].factor, 2);
  EXPECT_TRUE(s.border_image_width().sides[1].length.is_auto());
  EXPECT_FALSE(s.border_image_outset().sides[0].is_factor);
  EXPECT_EQ(s.border_image_outset().sides[0].length, Length::fixed(3));
  EXPECT_EQ(s.border_image_repeat().x, BorderImageRepeat::Style::kRound);
  EXPECT_EQ(s.border_image_repeat().y, BorderImageRepeat::Style::kSpace);
  EXPECT_TRUE(accepts("border-image: none 1 / / 2"));
  for (const char* bad :
       {"border-image: 1 2 3 4 5", "border-image: 1 /", "border-image: -1", "border-image: / 1",
        "border-image-outset: 10%", "border-image-slice: fill", "border-image-slice: 1px"}) {
    EXPECT_FALSE(accepts(bad)) << bad;
  }
}

TEST(Shorthands, BorderTakesTheBorderImageAway) {
  StyleLab lab;
  EXPECT_TRUE(lab.compute("border-image: linear-gradient(red, blue) 1; border: 1px solid")
                  .border_image_source()
                  .is_none());
  EXPECT_FALSE(lab.compute("border: 1px solid; border-image: linear-gradient(red, blue) 1")
                   .border_image_source()
                   .is_none());
}

}  // namespace
}  // namespace colosseum::css::testing

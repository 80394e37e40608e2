#include <gtest/gtest.h>

#include "unit/css/style_helper.h"

namespace colosseum::css::testing {
namespace {

TEST(ComputeStyle, InheritsInheritedPropertiesOnly) {
  StyleLab lab;
  const auto& parent = lab.compute("color: red; margin-top: 5px; white-space: pre");
  const auto& child = lab.compute("", &parent);
  EXPECT_EQ(child.color(), Color::rgb8(255, 0, 0));
  EXPECT_EQ(child.white_space_collapse(), WhiteSpaceCollapse::kPreserve);
  EXPECT_EQ(child.text_wrap_mode(), TextWrapMode::kNowrap);
  EXPECT_EQ(child.margin_top(), Length::fixed(0));
}

TEST(ComputeStyle, EmRefersToTheParentInFontSizeAndToItselfElsewhere) {
  StyleLab lab;
  const auto& parent = lab.compute("font-size: 20px");
  const auto& s =
      lab.compute("width: 2em; font-size: 1.5em; height: 10%; line-height: 150%", &parent, &parent);
  EXPECT_FLOAT_EQ(s.font_size(), 30);
  EXPECT_EQ(s.width(), Length::fixed(60));
  EXPECT_EQ(s.height(), Length::percentage(10));
  EXPECT_EQ(s.line_height().kind, LineHeight::Kind::kLength);
  EXPECT_FLOAT_EQ(s.line_height().value, 45);
  EXPECT_EQ(lab.compute("margin-left: 2rem", &s, &parent).margin_left(), Length::fixed(40));
}

TEST(ComputeStyle, MonospaceHasItsOwnDefaultSize) {
  StyleLab lab;
  const auto& root = lab.compute("");
  EXPECT_FLOAT_EQ(lab.compute("font-family: monospace", &root).font_size(), 13);
  EXPECT_FLOAT_EQ(lab.compute("font-family: monospace, monospace", &root).font_size(), 16);
  EXPECT_FLOAT_EQ(lab.compute("font-family: monospace; font-size: 1em", &root).font_size(), 13);
  EXPECT_FLOAT_EQ(lab.compute("font-family: monospace; font-size: 16px", &root).font_size(), 16);
  const auto& fixed = lab.compute("font-size: 20px");
  EXPECT_FLOAT_EQ(lab.compute("font-family: monospace", &fixed).font_size(), 20);
  const auto& rem = lab.compute("font-size: 1rem", &root);  // an absolute length, as in browsers
  EXPECT_FLOAT_EQ(lab.compute("font-family: monospace", &rem).font_size(), 16);
  const auto& pre = lab.compute("font-family: monospace", &root);
  EXPECT_FLOAT_EQ(lab.compute("font-family: serif", &pre).font_size(), 16);
}

TEST(ComputeStyle, BorderWidthsSnapAndVanishWithoutStyle) {
  StyleLab lab;
  const auto& s = lab.compute(
      "border-top: 2.7px solid; border-right: 0.2px solid; border-bottom: thick none; border-left-style: "
      "dotted");
  EXPECT_FLOAT_EQ(s.border_top_width(), 2);
  EXPECT_FLOAT_EQ(s.border_right_width(), 1);
  EXPECT_FLOAT_EQ(s.border_bottom_width(), 0);
  EXPECT_FLOAT_EQ(s.border_left_width(), 3);
  EXPECT_TRUE(s.border_top_color().is_current);
}

TEST(ComputeStyle, LogicalAndPhysicalCompeteInOrder) {
  StyleLab lab;
  EXPECT_EQ(lab.compute("margin-left: 1px; margin-inline-start: 2px").margin_left(), Length::fixed(2));
  EXPECT_EQ(lab.compute("margin-inline-start: 2px; margin-left: 1px").margin_left(), Length::fixed(1));
  const auto& rtl = lab.compute("margin-inline-start: 2px; direction: rtl");
  EXPECT_EQ(rtl.margin_right(), Length::fixed(2));
  const auto& vertical =
      lab.compute("writing-mode: vertical-rl; inline-size: 7px; border-block-start: 4px solid");
  EXPECT_EQ(vertical.height(), Length::fixed(7));
  EXPECT_FLOAT_EQ(vertical.border_right_width(), 4);
}

TEST(ComputeStyle, Blockification) {
  StyleLab lab;
  EXPECT_EQ(lab.compute("display: inline-block; float: left").display(), Display::block());
  const Display& out_of_line = lab.compute("display: inline-flex; position: absolute; float: left").display();
  EXPECT_TRUE(out_of_line.is_block_level());
  EXPECT_TRUE(out_of_line.was_inline);  // its static position is in a line
  EXPECT_FALSE(lab.compute("display: flex; position: absolute").display().was_inline);
  EXPECT_EQ(lab.compute("position: fixed; float: right").float_(), Float::kNone);
  const auto& flex = lab.compute("display: flex");
  EXPECT_EQ(lab.compute("display: table-cell", &flex).display(), Display::block());
  EXPECT_EQ(lab.compute("display: inline-table", &flex).display(),
            Display::of(DisplayOutside::kBlock, DisplayInside::kTable));
  lab.is_root = true;
  EXPECT_EQ(lab.compute("display: inline").display(), Display::block());
}

TEST(ComputeStyle, OverflowPairs) {
  StyleLab lab;
  const auto& s = lab.compute("overflow-x: hidden");
  EXPECT_EQ(s.overflow_y(), OverflowY::kAuto);
  const auto& c = lab.compute("overflow: clip scroll");
  EXPECT_EQ(c.overflow_x(), OverflowX::kHidden);
  EXPECT_EQ(lab.compute("overflow: clip visible").overflow_y(), OverflowY::kVisible);
}

TEST(ComputeStyle, WideKeywords) {
  StyleLab lab;
  const auto& parent = lab.compute("color: red; margin-top: 5px; border: 2px solid; font-size: 30px");
  const auto& s =
      lab.compute("margin-top: inherit; color: initial; border-top: inherit; font-size: initial", &parent);
  EXPECT_EQ(s.margin_top(), Length::fixed(5));
  EXPECT_EQ(s.color(), Color::rgba(0, 0, 0));
  EXPECT_FLOAT_EQ(s.border_top_width(), 2);
  EXPECT_FLOAT_EQ(s.font_size(), 16);
  const auto& all = lab.compute("direction: rtl; margin-top: 1px; all: unset; padding-left: 3px", &parent);
  EXPECT_EQ(all.margin_top(), Length::fixed(0));
  EXPECT_EQ(all.color(), Color::rgb8(255, 0, 0));
  EXPECT_EQ(all.padding_left(), Length::fixed(3));
  EXPECT_EQ(all.direction(), Direction::kRtl);
}

TEST(ComputeStyle, RevertGoesToTheOriginBelow) {
  StyleLab lab;
  std::vector<MatchedDeclaration> m;
  lab.add("display: block; margin-left: 40px", Origin::kUserAgent, 0, m);
  lab.add("margin-left: 1px", Origin::kAuthorHint, 0, m);
  lab.add("margin-left: 2px", Origin::kAuthor, 1, m);
  lab.add("margin-left: 3px; display: flex", Origin::kAuthor, 2, m);
  auto base = m;
  lab.add("margin-left: revert; display: revert", Origin::kAuthor, 2, m);
  const auto& reverted = lab.compute(m);
  EXPECT_EQ(reverted.margin_left(), Length::fixed(40));
  EXPECT_EQ(reverted.display(), Display::block());
  lab.add("margin-left: revert-layer; padding-top: revert-layer", Origin::kAuthor, 2, base);
  EXPECT_EQ(lab.compute(base).margin_left(), Length::fixed(2));
}

TEST(ComputeStyle, FontWeightsRelativeToTheParent) {
  StyleLab lab;
  const auto& bold = lab.compute("font-weight: bold");
  EXPECT_FLOAT_EQ(lab.compute("font-weight: bolder", &bold).font_weight(), 900);
  EXPECT_FLOAT_EQ(lab.compute("font-weight: lighter", &bold).font_weight(), 400);
  EXPECT_FLOAT_EQ(lab.compute("font-weight: bolder").font_weight(), 700);
}

TEST(ComputeStyle, MatchParentAlignment) {
  StyleLab lab;
  const auto& parent = lab.compute("direction: rtl; text-align: start");
  EXPECT_EQ(lab.compute("text-align: match-parent; direction: ltr", &parent).text_align(), TextAlign::kRight);
}

TEST(ComputeStyle, EqualDeclarationsShareOneStyle) {
  StyleLab lab;
  const auto& a = lab.compute("width: 3px; font: 12px/1.5 Arial, sans-serif");
  const auto& b = lab.compute("font: 12px/1.5 Arial, sans-serif; width: 3px");
  EXPECT_EQ(&a, &b);
  EXPECT_EQ(&lab.compute(""), &lab.pool.initial());
}

}  // namespace
}  // namespace colosseum::css::testing

#include <gtest/gtest.h>

#include "unit/css/style_helper.h"

namespace colosseum::css::testing {
namespace {

TEST(ValueParsing, Display) {
  StyleLab lab;
  auto display = [&](const char* v) { return lab.compute(std::string("display:") + v).display(); };
  EXPECT_EQ(display("block flow-root"), Display::flow_root());
  EXPECT_EQ(display("inline flow-root"), Display::inline_block());
  EXPECT_EQ(display("flex"), Display::flex());
  EXPECT_EQ(display("inline grid"), Display::of(DisplayOutside::kInline, DisplayInside::kGrid));
  EXPECT_EQ(display("list-item inline"), Display::of(DisplayOutside::kInline, DisplayInside::kFlow, true));
  EXPECT_EQ(display("ruby"), Display::of(DisplayOutside::kInline, DisplayInside::kRuby));
  EXPECT_EQ(display("table-header-group").internal, DisplayInternal::kTableHeaderGroup);
  EXPECT_EQ(display("-webkit-box"), Display::flex());
  EXPECT_TRUE(display("contents").is_contents());
  for (const char* bad :
       {"display: block inline", "display: list-item flex", "display: none block", "display: x"}) {
    EXPECT_FALSE(accepts(bad)) << bad;
  }
}

TEST(ValueParsing, EveryKeywordOfEveryKeywordProperty) {
  for (int i = 0; i < kLonghandCount; ++i) {
    auto p = static_cast<PropertyId>(i);
    for (std::string_view k : property_keywords(p)) {
      if (p == PropertyId::kOutlineStyle && k == "hidden") continue;
      if (p == PropertyId::kFlexWrap && k == "balance-reverse") continue;  // "wrap-reverse balance"
      std::string text = std::string(property_name(p)) + ": " + std::string(k);
      EXPECT_TRUE(accepts(text)) << text;
    }
  }
}

TEST(ValueParsing, EveryPropertyTakesWideKeywordsAndRefusesRubbish) {
  for (int i = 0; i < kPropertyCount; ++i) {
    auto p = static_cast<PropertyId>(i);
    std::string name(property_name(p));
    if (name.starts_with("-")) continue;
    EXPECT_TRUE(accepts(name + ": inherit")) << name;
    if (p == PropertyId::kCursor || p == PropertyId::kColorScheme) continue;
    EXPECT_FALSE(accepts(name + ": $ rubbish")) << name;
    EXPECT_FALSE(accepts(name + ":")) << name;
  }
}

TEST(ValueParsing, InitialTextsOfLonghandsParse) {
  for (int i = 0; i < kLonghandCount; ++i) {
    auto p = static_cast<PropertyId>(i);
    std::string text(property_initial_text(p));
    if (property_name(p).starts_with("-") || text.starts_with("depends")) continue;
    EXPECT_TRUE(accepts(std::string(property_name(p)) + ": " + text)) << property_name(p) << ": " << text;
  }
}

TEST(ValueParsing, PageBreakLegacyNames) {
  StyleLab lab;
  const auto& s = lab.compute("page-break-before: always; page-break-after: left; page-break-inside: avoid");
  EXPECT_EQ(s.break_before(), BreakBetween::kPage);
  EXPECT_EQ(s.break_after(), BreakBetween::kLeft);
  EXPECT_EQ(s.break_inside(), BreakInside::kAvoid);
  EXPECT_FALSE(accepts("page-break-before: column"));
  EXPECT_FALSE(accepts("page-break-inside: left"));
}

TEST(ValueParsing, Content) {
  StyleLab lab;
  const auto& c = lab.compute(
                         "content: 'a' attr(title, 'x') counter(c, upper-roman) counters(c, '.') open-quote "
                         "url(i.png) / 'alt'")
                      .content();
  ASSERT_EQ(c.items.size(), 6u);
  EXPECT_EQ(c.items[1].kind, ContentItem::Kind::kAttr);
  EXPECT_EQ(c.items[1].separator, "x");
  EXPECT_EQ(c.items[2].style.text, "upper-roman");
  EXPECT_EQ(c.items[3].separator, ".");
  EXPECT_EQ(c.items[4].kind, ContentItem::Kind::kOpenQuote);
  EXPECT_EQ(c.items[5].image.url, "http://x.test/dir/i.png");
  EXPECT_EQ(c.alt.at(0).text, "alt");
  EXPECT_FALSE(accepts("content: normal 'a'"));
  EXPECT_FALSE(accepts("content: counter(none)"));
}

TEST(ValueParsing, CountersAndQuotes) {
  StyleLab lab;
  const auto& s =
      lab.compute("counter-reset: a b 5 reversed(c); counter-increment: a -2 b; quotes: '<' '>' '«' '»'");
  ASSERT_EQ(s.counter_reset().size(), 3u);
  EXPECT_EQ(s.counter_reset()[1].value, 5);
  EXPECT_TRUE(s.counter_reset()[2].reversed);
  EXPECT_FALSE(s.counter_reset()[2].has_value);
  EXPECT_EQ(s.counter_increment()[0].value, -2);
  EXPECT_EQ(s.counter_increment()[1].value, 1);
  EXPECT_EQ(s.quotes().strings.size(), 4u);
  EXPECT_FALSE(accepts("quotes: '<'"));
  EXPECT_FALSE(accepts("counter-reset: a none"));
}

TEST(ValueParsing, Positions) {
  StyleLab lab;
  auto at = [&](const char* v) {
    LengthPair p = lab.compute(std::string("background-position:") + v).background_position()[0];
    return std::to_string(static_cast<int>(resolve_px(p.x, 200))) + " " +
           std::to_string(static_cast<int>(resolve_px(p.y, 100)));
  };
  EXPECT_EQ(at("center"), "100 50");
  EXPECT_EQ(at("bottom"), "100 100");
  EXPECT_EQ(at("10px"), "10 50");
  EXPECT_EQ(at("top right"), "200 0");
  EXPECT_EQ(at("25% 75%"), "50 75");
  EXPECT_EQ(at("right 10px bottom 20px"), "190 80");
  EXPECT_EQ(at("bottom 20px left"), "0 80");
  EXPECT_EQ(at("right 10% center"), "180 50");
  for (const char* bad :
       {"left right", "10px left", "top 10px", "left 10px 20px top", "left 10px top 5px 3px"}) {
    EXPECT_FALSE(accepts(std::string("background-position:") + bad)) << bad;
  }
  EXPECT_FALSE(accepts("object-position: left 10px top"));
}

TEST(ValueParsing, Gradients) {
  StyleLab lab;
  auto image = [&](const char* v) {
    return lab.compute(std::string("background-image:") + v).background_image()[0];
  };
  auto linear = image("repeating-linear-gradient(to right, red 10%, 30%, blue 2em 3em)").gradient;
  ASSERT_TRUE(linear);
  EXPECT_TRUE(linear->repeating);
  EXPECT_FLOAT_EQ(linear->angle_deg, 90);
  ASSERT_EQ(linear->stops.size(), 4u);
  EXPECT_TRUE(linear->stops[1].is_hint);
  EXPECT_EQ(linear->stops[3].position, Length::fixed(48));
  EXPECT_TRUE(image("linear-gradient(to top left, red, blue)").gradient->to_corner);
  auto radial = image("radial-gradient(circle 5px at left, red, blue)").gradient;
  EXPECT_TRUE(radial->circle);
  EXPECT_EQ(radial->size.x, Length::fixed(5));
  EXPECT_EQ(radial->position.x, Length::percentage(0));
  auto conic = image("conic-gradient(from 90deg, red 0 25%, blue 0.5turn)").gradient;
  EXPECT_FLOAT_EQ(conic->stops.back().position.px, 180);
  EXPECT_FLOAT_EQ(image("-webkit-linear-gradient(left, red, blue)").gradient->angle_deg, 90);
  EXPECT_EQ(image("image-set('a.png' 2x, 'b.png' 1x)").url, "http://x.test/dir/b.png");
  for (const char* bad : {"linear-gradient()", "linear-gradient(to left)", "linear-gradient(10%, red)",
                          "radial-gradient(circle 1px 2px, red, blue)", "linear-gradient(red, 5%)"}) {
    EXPECT_FALSE(accepts(std::string("background-image:") + bad)) << bad;
  }
}

TEST(ValueParsing, SizesAndRatios) {
  StyleLab lab;
  const auto& s = lab.compute(
      "width: fit-content(10%); min-width: min-content; height: -webkit-fill-available; "
      "max-width: none; aspect-ratio: 16 / 9; max-height: calc(100% - 2em)");
  EXPECT_EQ(s.width().type, Length::Type::kFitContentFunction);
  EXPECT_FLOAT_EQ(s.width().percent, 10);
  EXPECT_EQ(s.min_width().type, Length::Type::kMinContent);
  EXPECT_EQ(s.height().type, Length::Type::kStretch);
  EXPECT_FLOAT_EQ(s.aspect_ratio().width, 16);
  EXPECT_FALSE(s.aspect_ratio().is_auto);
  EXPECT_DOUBLE_EQ(resolve_px(s.max_height(), 10), 0);
  EXPECT_DOUBLE_EQ(resolve_px(s.max_height(), 100), 68);
  EXPECT_FALSE(accepts("width: none"));
  EXPECT_FALSE(accepts("max-width: auto"));
  EXPECT_FALSE(accepts("width: -1px"));
  EXPECT_FALSE(accepts("width: 5"));
  EXPECT_TRUE(accepts("width: 5", true));
  EXPECT_FALSE(accepts("line-height: -1"));
}

TEST(ValueParsing, FontsAndText) {
  StyleLab lab;
  const auto& s = lab.compute(
      "font-feature-settings: 'smcp', 'liga' off; text-indent: 2em hanging; tab-size: 4; "
      "text-transform: uppercase full-width; vertical-align: 50%; word-spacing: normal");
  ASSERT_EQ(s.font_feature_settings().size(), 2u);
  EXPECT_FLOAT_EQ(s.font_feature_settings()[0].value, 0);
  EXPECT_EQ(s.text_indent().length, Length::fixed(32));
  EXPECT_TRUE(s.text_indent().hanging);
  EXPECT_FLOAT_EQ(s.tab_size().value, 4);
  EXPECT_EQ(s.text_transform().letter_case, TextTransform::Case::kUppercase);
  EXPECT_EQ(s.vertical_align().length, Length::percentage(50));
  EXPECT_EQ(s.word_spacing(), Length::fixed(0));
  EXPECT_FALSE(accepts("font-family: 'a' b"));
  EXPECT_FALSE(accepts("font-weight: 0"));
  EXPECT_FALSE(accepts("font-feature-settings: 'abc'"));
}

TEST(ValueParsing, KnownWithoutEffect) {
  EXPECT_TRUE(accepts("pointer-events: none"));
  EXPECT_FALSE(accepts("no-such-property: 1"));
  TokenList tokens{std::string("none")};
  EXPECT_FALSE(supports_declaration("pointer-events", tokens.tokens()));
  EXPECT_TRUE(supports_declaration("DISPLAY", tokens.tokens()));
  EXPECT_FALSE(supports_declaration("color", tokens.tokens()));
  EXPECT_TRUE(supports_declaration("--x", tokens.tokens()));
}

TEST(ValueParsing, NamesInAnyCase) { EXPECT_TRUE(accepts("MARGIN-Left: 1PX")); }

TEST(ValueParsing, Containment) {
  StyleLab lab;
  auto contain = [&](const char* v) { return lab.compute(std::string("contain:") + v).contain(); };
  EXPECT_EQ(contain("strict"), 1 | 4 | 8 | 16);
  EXPECT_EQ(contain("content"), 4 | 8 | 16);
  EXPECT_EQ(contain("inline-size paint"), 2 | 16);
  EXPECT_EQ(contain("none"), 0);
  for (const char* bad : {"contain: size inline-size", "contain: strict size", "contain: size size"}) {
    EXPECT_FALSE(accepts(bad)) << bad;
  }
  const ComputedStyle& s = lab.compute("contain-intrinsic-size: auto 10px none");
  EXPECT_EQ(s.contain_intrinsic_width(), Length::fixed(10));
  EXPECT_TRUE(s.contain_intrinsic_height().is_none());
  EXPECT_FALSE(accepts("contain-intrinsic-width: 10%"));
  EXPECT_FALSE(accepts("contain-intrinsic-width: -1px"));
}

TEST(ValueParsing, FlexWrap) {
  StyleLab lab;
  auto wrap = [&](const char* v) { return lab.compute(std::string("flex-wrap:") + v).flex_wrap(); };
  EXPECT_EQ(wrap("wrap balance"), FlexWrap::kBalance);
  EXPECT_EQ(wrap("balance"), FlexWrap::kBalance);
  EXPECT_EQ(wrap("balance wrap-reverse"), FlexWrap::kBalanceReverse);
  EXPECT_EQ(lab.compute("flex-flow: column wrap balance").flex_wrap(), FlexWrap::kBalance);
  EXPECT_FALSE(accepts("flex-wrap: nowrap balance"));
  EXPECT_FALSE(accepts("flex-line-count: 0"));
}

TEST(ValueParsing, BoxShadow) {
  StyleLab lab;
  const auto& s = lab.compute("box-shadow: inset 1px 2px 3px -4px red, 1em 0; font-size: 10px");
  ASSERT_EQ(s.box_shadow().size(), 2u);
  const BoxShadow& first = s.box_shadow()[0];
  EXPECT_TRUE(first.inset);
  EXPECT_FLOAT_EQ(first.y, 2);
  EXPECT_FLOAT_EQ(first.blur, 3);
  EXPECT_FLOAT_EQ(first.spread, -4);
  EXPECT_EQ(first.color, Color::rgb8(255, 0, 0));
  EXPECT_FLOAT_EQ(s.box_shadow()[1].x, 10);
  EXPECT_TRUE(s.box_shadow()[1].color.is_current);
  EXPECT_TRUE(lab.compute("box-shadow: none").box_shadow().empty());
  for (const char* bad :
       {"box-shadow: 1px", "box-shadow: 1px 1px -1px", "box-shadow: red", "box-shadow: none, 1px 1px",
        "box-shadow: 1px red 1px", "box-shadow: 1px 1px 10%"}) {
    EXPECT_FALSE(accepts(bad)) << bad;
  }
}

TEST(ValueParsing, Transforms) {
  StyleLab lab;
  const TransformList& list =
      lab.compute("transform: translate(10%, 1em) scale(50%) rotate(90deg); font-size: 10px").transform();
  ASSERT_EQ(list.size(), 3u);
  EXPECT_EQ(list[0].x, Length::percentage(10));
  EXPECT_EQ(list[0].y, Length::fixed(10));
  EXPECT_FLOAT_EQ(list[1].matrix[5], 0.5f);
  EXPECT_FLOAT_EQ(list[2].matrix[1], 1);
  EXPECT_FLOAT_EQ(list[2].matrix[4], -1);
  EXPECT_FLOAT_EQ(lab.compute("scale: 2 3").scale()[0].matrix[5], 3);
  EXPECT_FLOAT_EQ(lab.compute("rotate: 180deg y").rotate()[0].matrix[0], -1);
  EXPECT_EQ(lab.compute("translate: 1px 2%").translate()[0].y, Length::percentage(2));
  EXPECT_TRUE(lab.compute("transform: none").transform().empty());
  const TransformOrigin origin = lab.compute("transform-origin: top 5px").transform_origin();
  EXPECT_TRUE(lab.compute("transform-origin: top right 3px").transform_origin().x == Length::percentage(100));
  EXPECT_TRUE(origin == TransformOrigin());
  for (const char* bad :
       {"transform: translate(1)", "transform: rotate(1)", "transform: translate(1px 2px)",
        "transform: scale()", "transform: matrix(1, 2)", "transform: none rotate(1deg)",
        "transform: perspective(-1px)", "transform: skew(1deg, 2deg, 3deg)", "rotate: x", "scale: 1 2 3 4",
        "transform-origin: left right", "transform-origin: top 5px", "translate: 1px 2px 3%"}) {
    EXPECT_FALSE(accepts(bad)) << bad;
  }
}

TEST(ValueParsing, WillChange) {
  StyleLab lab;
  EXPECT_EQ(lab.compute("will-change: auto").will_change(), 0);
  EXPECT_EQ(lab.compute("will-change: scroll-position, color").will_change(), 0);
  EXPECT_EQ(lab.compute("will-change: opacity").will_change(), kWillChangeStackingContext);
  EXPECT_NE(lab.compute("will-change: color, transform").will_change() & kWillChangeFixedContainer, 0);
  EXPECT_FALSE(accepts("will-change: auto, top"));
  EXPECT_FALSE(accepts("will-change: none"));
}

}  // namespace
}  // namespace colosseum::css::testing

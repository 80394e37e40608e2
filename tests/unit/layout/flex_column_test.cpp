#include "support/layout_fixture.h"

namespace colosseum::test {
namespace {

using K = Alignment::Keyword;

class FlexColumn : public LayoutFixture {
 protected:
  NodeId container(const StyleFunction& more = {}) {
    return maker.flex(maker.block({}), [=](StyleBuilder& s) {
      s.set_flex_direction(FlexDirection::kColumn);
      if (more) more(s);
    });
  }
  NodeId bar(NodeId parent, float height, const StyleFunction& more = {}) {
    return maker.block(parent, [=](StyleBuilder& s) {
      s.set_height(px(height));
      if (more) more(s);
    });
  }
};

TEST_F(FlexColumn, StacksAndStretches) {
  NodeId flex = container([](StyleBuilder& s) { s.set_row_gap(px(4)); });
  NodeId a = bar(flex, 20), b = bar(flex, 30, [](StyleBuilder&s) { s.set_margin_left(px(10)); });
  lay_out();
  EXPECT_EQ(rect(flex), "0 0 400 54");
  EXPECT_EQ(rect(a), "0 0 400 20");
  EXPECT_EQ(rect(b), "10 24 390 30");
}

TEST_F(FlexColumn, AlignedItemsShrinkToFit) {
  NodeId flex = container([](StyleBuilder& s) { s.set_align_items({K::kCenter}); });
  NodeId a = maker.block(flex, [](StyleBuilder& s) { s.set_font_size(10); });
  maker.text(a, "abcd");
  lay_out();
  EXPECT_EQ(rect(a), "180 0 40 10");
}

TEST_F(FlexColumn, GrowsIntoADefiniteHeight) {
  NodeId flex = container([](StyleBuilder& s) { s.set_height(px(200)); });
  bar(flex, 50);
  NodeId a = maker.block(flex, [](StyleBuilder& s) { s.set_flex_grow(1); });
  NodeId half = maker.block(a, [](StyleBuilder& s) { s.set_height(Length::percentage(50)); });
  lay_out();
  EXPECT_EQ(rect(a), "0 50 400 150");
  EXPECT_EQ(rect(half), "0 50 400 75");  // §9.8 rule 1
}

TEST_F(FlexColumn, MinHeightGivesRoomToGrow) {
  NodeId flex = container([](StyleBuilder& s) { s.set_min_height(px(100)); });
  NodeId a = bar(flex, 10, [](StyleBuilder& s) { s.set_flex_grow(1); });
  lay_out();
  EXPECT_EQ(rect(a), "0 0 400 100");
}

TEST_F(FlexColumn, ContentSizedItemsKeepPercentagesIndefinite) {
  NodeId flex = container();
  NodeId a = maker.block(flex);
  NodeId inner = maker.block(a, [](StyleBuilder& s) { s.set_height(Length::percentage(50)); });
  maker.block(inner, [](StyleBuilder& s) { s.set_height(px(40)); });
  lay_out();
  EXPECT_EQ(rect(a), "0 0 400 40");
  EXPECT_EQ(rect(inner), "0 0 400 40");
}

TEST_F(FlexColumn, ShrinksNotBelowItsContent) {
  NodeId flex = container([](StyleBuilder& s) { s.set_height(px(100)); });
  NodeId a = bar(flex, 150);
  maker.block(a, [](StyleBuilder& s) { s.set_height(px(80)); });
  NodeId b = bar(flex, 50);
  lay_out();
  EXPECT_EQ(rect(a), "0 0 400 80");
  EXPECT_EQ(rect(b), "0 80 400 20");
}

TEST_F(FlexColumn, ReverseStartsAtTheBottom) {
  NodeId flex = container(
      [](StyleBuilder& s) { s.set_flex_direction(FlexDirection::kColumnReverse).set_height(px(100)); });
  NodeId a = bar(flex, 10), b = bar(flex, 20);
  lay_out();
  EXPECT_EQ(rect(a), "0 90 400 10");
  EXPECT_EQ(rect(b), "0 70 400 20");
}

TEST_F(FlexColumn, WrapsIntoColumns) {
  NodeId flex = container([](StyleBuilder& s) { s.set_height(px(50)).set_flex_wrap(FlexWrap::kWrap); });
  NodeId a = bar(flex, 30), b = bar(flex, 30);
  lay_out();
  EXPECT_EQ(rect(a), "0 0 200 30");
  EXPECT_EQ(rect(b), "200 0 200 30");
}

TEST_F(FlexColumn, MaxContentWidthOfSeveralColumns) {
  NodeId root = maker.block({});
  NodeId flex = maker.add(root, "div", Display::inline_flex(), [](StyleBuilder& s) {
    s.set_flex_direction(FlexDirection::kColumn).set_flex_wrap(FlexWrap::kWrap).set_height(px(50));
  });
  for (int i = 0; i < 3; ++i) bar(flex, 30, [](StyleBuilder& s) { s.set_width(px(40)); });
  lay_out();
  EXPECT_EQ(tree->boxes.principal_box(flex).valid(), true);
  EXPECT_NE(rect(flex).find(" 120 50"), std::string::npos) << rect(flex);
}

TEST_F(FlexColumn, RtlColumnsBeginAtTheRight) {
  NodeId flex = container([](StyleBuilder& s) { s.set_direction(Direction::kRtl); });
  NodeId a = bar(flex, 10, [](StyleBuilder& s) { s.set_width(px(100)); });
  lay_out();
  EXPECT_EQ(rect(a), "300 0 100 10");
}

TEST_F(FlexColumn, AspectRatioGivesTheHeight) {
  NodeId flex = container();
  NodeId a = maker.block(flex, [](StyleBuilder& s) { s.set_width(px(100)).set_aspect_ratio({false, 2, 1}); });
  lay_out();
  EXPECT_EQ(rect(a), "0 0 100 50");
}

}  // namespace
}  // namespace colosseum::test

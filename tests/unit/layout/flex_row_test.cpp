#include "support/layout_fixture.h"

namespace colosseum::test {
namespace {

using K = Alignment::Keyword;

class FlexRow : public LayoutFixture {
 protected:
  NodeId item(NodeId parent, float width, float height, const StyleFunction& more = {}) {
    return maker.block(parent, [=](StyleBuilder& s) {
      s.set_width(px(width)).set_height(px(height));
      if (more) more(s);
    });
  }
  NodeId container(const StyleFunction& more = {}) { return maker.flex(maker.block({}), more); }
};

TEST_F(FlexRow, ItemsStandInARow) {
  NodeId flex = container();
  NodeId a = item(flex, 50, 20), b = item(flex, 70, 30);
  lay_out();
  EXPECT_EQ(rect(flex), "0 0 400 30");
  EXPECT_EQ(rect(a), "0 0 50 20");
  EXPECT_EQ(rect(b), "50 0 70 30");
}

TEST_F(FlexRow, GrowSharesFreeSpace) {
  NodeId flex = container();
  NodeId a = item(flex, 40, 10, [](StyleBuilder& s) { s.set_flex_grow(1); });
  NodeId b = item(flex, 60, 10, [](StyleBuilder& s) { s.set_flex_grow(2); });
  lay_out();
  EXPECT_EQ(rect(a), "0 0 140 10");
  EXPECT_EQ(rect(b), "140 0 260 10");
}

TEST_F(FlexRow, FactorsBelowOneLeaveSpace) {
  NodeId flex = container();
  NodeId a = item(flex, 0, 10, [](StyleBuilder& s) { s.set_flex_grow(0.25f); });
  lay_out();
  EXPECT_EQ(rect(a), "0 0 100 10");
}

TEST_F(FlexRow, ShrinkIsWeightedByBaseSize) {
  NodeId flex = container();
  NodeId a = item(flex, 300, 10), b = item(flex, 500, 10);
  lay_out();
  EXPECT_EQ(rect(a), "0 0 150 10");
  EXPECT_EQ(rect(b), "150 0 250 10");
}

// css-flexbox-1 §8.3: the property must be auto itself.
TEST_F(FlexRow, APercentageThatBehavesAsAutoIsNotStretched) {
  NodeId flex = container();
  item(flex, 10, 50);
  NodeId percent = maker.block(flex, [](StyleBuilder& s) { s.set_height(Length::percentage(50)); });
  item(percent, 10, 20);
  NodeId automatic = maker.block(flex);
  item(automatic, 10, 20);
  lay_out();
  EXPECT_EQ(rect(percent), "10 0 10 20");
  EXPECT_EQ(rect(automatic), "20 0 10 50");
}

TEST_F(FlexRow, AutomaticMinimumSizeKeepsContent) {
  NodeId flex = container();
  BoxLeaf leaf(120, 500, 10);
  NodeId a = maker.document.create_leaf("x", &leaf);
  maker.document.append(flex, a);
  maker.style(a, Display::block());
  NodeId b = item(flex, 300, 10, [](StyleBuilder& s) { s.set_flex_shrink(0); });
  lay_out();
  EXPECT_EQ(rect(a), "0 0 120 20");
  EXPECT_EQ(rect(b), "120 0 300 10");
}

TEST_F(FlexRow, MaxWidthFreezesAndTheRestGoesOn) {
  NodeId flex = container();
  NodeId a = item(flex, 0, 10, [](StyleBuilder& s) { s.set_flex_grow(1).set_max_width(px(50)); });
  NodeId b = item(flex, 0, 10, [](StyleBuilder& s) { s.set_flex_grow(1); });
  lay_out();
  EXPECT_EQ(rect(a), "0 0 50 10");
  EXPECT_EQ(rect(b), "50 0 350 10");
}

TEST_F(FlexRow, StretchGivesTheLineHeight) {
  NodeId flex = container();
  NodeId a = maker.block(flex, [](StyleBuilder& s) { s.set_width(px(50)).set_margin_top(px(5)); });
  NodeId inner = maker.block(a, [](StyleBuilder& s) { s.set_height(Length::percentage(50)); });
  item(flex, 50, 45);
  lay_out();
  EXPECT_EQ(rect(a), "0 5 50 40");
  EXPECT_EQ(rect(inner), "0 5 50 20");  // §9.4 step 11: the stretched size is definite
}

TEST_F(FlexRow, JustifyContent) {
  struct {
    K keyword;
    const char* first;
    const char* second;
  } cases[] = {
      {K::kFlexStart, "0 0 50 10", "50 0 50 10"},     {K::kFlexEnd, "300 0 50 10", "350 0 50 10"},
      {K::kCenter, "150 0 50 10", "200 0 50 10"},     {K::kSpaceBetween, "0 0 50 10", "350 0 50 10"},
      {K::kSpaceAround, "75 0 50 10", "275 0 50 10"}, {K::kSpaceEvenly, "100 0 50 10", "250 0 50 10"},
      {K::kRight, "300 0 50 10", "350 0 50 10"},
  };
  NodeId flex = container();
  NodeId a = item(flex, 50, 10), b = item(flex, 50, 10);
  for (const auto& c : cases) {
    maker.style(flex, Display::flex(), [&](StyleBuilder& s) { s.set_justify_content({c.keyword}); });
    lay_out();
    EXPECT_EQ(rect(a), c.first) << int(c.keyword);
    EXPECT_EQ(rect(b), c.second) << int(c.keyword);
  }
}

TEST_F(FlexRow, AutoMarginsTakeTheSpace) {
  NodeId flex = container([](StyleBuilder& s) { s.set_height(px(100)); });
  NodeId a = item(flex, 50, 10, [](StyleBuilder& s) {
    s.set_margin_left(Length::auto_value()).set_margin_top(Length::auto_value());
  });
  NodeId b = item(flex, 50, 10, [](StyleBuilder& s) {
    s.set_margin_top(Length::auto_value()).set_margin_bottom(Length::auto_value());
  });
  lay_out();
  EXPECT_EQ(rect(a), "300 90 50 10");
  EXPECT_EQ(rect(b), "350 45 50 10");
}

TEST_F(FlexRow, ReverseRtlAndOrder) {
  NodeId flex = container([](StyleBuilder& s) { s.set_flex_direction(FlexDirection::kRowReverse); });
  NodeId a = item(flex, 50, 10), b = item(flex, 60, 10, [](StyleBuilder&s) { s.set_order(-1); });
  lay_out();
  EXPECT_EQ(rect(b), "340 0 60 10");
  EXPECT_EQ(rect(a), "290 0 50 10");
  maker.style(flex, Display::flex(), [](StyleBuilder& s) { s.set_direction(Direction::kRtl); });
  lay_out();
  EXPECT_EQ(rect(b), "340 0 60 10");
  EXPECT_EQ(rect(a), "290 0 50 10");
}

TEST_F(FlexRow, WrapsAndStretchesLines) {
  NodeId flex = container([](StyleBuilder& s) {
    s.set_flex_wrap(FlexWrap::kWrap).set_height(px(100)).set_row_gap(px(10)).set_column_gap(px(5));
  });
  NodeId a = item(flex, 200, 20), b = item(flex, 200, 20), c = item(flex, 100, 20);
  lay_out();
  EXPECT_EQ(rect(a), "0 0 200 20");
  EXPECT_EQ(rect(b), "0 55 200 20");
  EXPECT_EQ(rect(c), "205 55 100 20");
}

TEST_F(FlexRow, WrapReverseStartsAtTheBottom) {
  NodeId flex =
      container([](StyleBuilder& s) { s.set_flex_wrap(FlexWrap::kWrapReverse).set_height(px(100)); });
  NodeId a = item(flex, 300, 20), b = item(flex, 300, 20);
  lay_out();
  EXPECT_EQ(rect(a), "0 80 300 20");
  EXPECT_EQ(rect(b), "0 30 300 20");
}

TEST_F(FlexRow, BaselinesAlign) {
  NodeId flex = container([](StyleBuilder& s) { s.set_align_items({K::kBaseline}); });
  NodeId a = maker.block(flex, [](StyleBuilder& s) { s.set_font_size(10); });
  maker.text(a, "x");
  NodeId b = maker.block(flex, [](StyleBuilder& s) { s.set_font_size(40); });
  maker.text(b, "x");
  lay_out();
  EXPECT_EQ(rect(b), "10 0 40 40");
  EXPECT_EQ(rect(a), "0 24 10 10");
  EXPECT_EQ(rect(flex), "0 0 400 40");
}

TEST_F(FlexRow, RatioOfAReplacedItemFollowsTheStretchedHeight) {
  NodeId flex = container([](StyleBuilder& s) { s.set_height(px(80)); });
  NodeId img = maker.inline_(flex);
  maker.document.set_replaced(img, {ImageId(), {20, 10, 20, 10}});
  lay_out();
  EXPECT_EQ(rect(img), "0 0 160 80");
}

TEST_F(FlexRow, BaseSizeHoldsItsEdges) {
  NodeId flex = container([](StyleBuilder& s) { s.set_width(px(34)); });
  auto zero = [](StyleBuilder& s) {
    s.set_flex_grow(1).set_flex_basis(px(0)).set_box_sizing(BoxSizing::kBorderBox);
  };
  NodeId a = item(flex, 12, 10, [=](StyleBuilder& s) {
    zero(s);
    s.set_padding_left(px(22));
  });
  NodeId b = item(flex, 12, 10, zero);
  lay_out();
  EXPECT_EQ(rect(a), "0 0 28 10");
  EXPECT_EQ(rect(b), "28 0 6 10");
}

TEST_F(FlexRow, IntrinsicSizesAddUp) {
  NodeId root = maker.block({});
  NodeId flex = maker.add(root, "div", Display::inline_flex(),
                          [](StyleBuilder& s) { s.set_column_gap(px(10)).set_padding_left(px(3)); });
  item(flex, 50, 10);
  item(flex, 30, 10, [](StyleBuilder& s) { s.set_margin_right(px(7)); });
  lay_out();
  EXPECT_EQ(rect(flex).substr(rect(flex).find(' ', 2) + 1), "100 10");
}

TEST_F(FlexRow, SafeAlignmentKeepsTheStartInReversedLines) {
  const auto reversed = [](Alignment::Overflow overflow) {
    return [overflow](StyleBuilder& s) {
      s.set_width(px(90)).set_height(px(90)).set_flex_wrap(FlexWrap::kWrapReverse);
      s.set_align_content({Alignment::Keyword::kFlexStart, overflow});
    };
  };
  const StyleFunction item = [](StyleBuilder& s) { s.set_height(px(100)); };
  const NodeId root = maker.block({});
  const NodeId safe = maker.block(maker.flex(root, reversed(Alignment::Overflow::kSafe)), item);
  const NodeId unsafe = maker.block(maker.flex(root, reversed(Alignment::Overflow::kUnsafe)), item);
  lay_out();
  EXPECT_EQ(rect(safe).substr(0, 4), "0 0 ");
  EXPECT_EQ(rect(unsafe).substr(0, 5), "0 80 ");  // ten px above its container
}

}  // namespace
}  // namespace colosseum::test

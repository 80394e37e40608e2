// Intrinsic sizes of flex containers, collapsed items, stretch keywords and static positions (css-flexbox-1
// §4, §9.4, §9.9).
#include "support/layout_fixture.h"

namespace colosseum::test {
namespace {

using K = Alignment::Keyword;

class FlexSizing : public LayoutFixture {
 protected:
  NodeId item(NodeId parent, float width, float height, const StyleFunction& more = {}) {
    return maker.block(parent, [&](StyleBuilder& s) {
      s.set_width(px(width)).set_height(px(height));
      if (more) more(s);
    });
  }
  NodeId floating_flex(const StyleFunction& more = {}) {
    return maker.flex(maker.block({}), [&](StyleBuilder& s) {
      s.set_float_(Float::kLeft);
      if (more) more(s);
    });
  }
};

TEST_F(FlexSizing, CollapsedItemsLeaveAStrut) {
  const NodeId flex = maker.flex(maker.block({}));
  const NodeId a = item(flex, 50, 20, [](StyleBuilder& s) { s.set_flex_grow(1); });
  const NodeId gone = item(flex, 100, 60, [](StyleBuilder& s) {
    s.set_visibility(Visibility::kCollapse);
    s.set_margin_left(px(10));
  });
  const NodeId b = item(flex, 50, 20);
  lay_out();
  EXPECT_EQ(rect(flex), "0 0 400 60");
  EXPECT_EQ(rect(a), "0 0 350 20");
  EXPECT_EQ(rect(gone), "none");
  EXPECT_EQ(rect(b), "350 0 50 20");
}

TEST_F(FlexSizing, ALineOfCollapsedItemsKeepsItsHeight) {
  const NodeId flex = maker.flex(maker.block({}), [](StyleBuilder& s) { s.set_flex_wrap(FlexWrap::kWrap); });
  const auto collapsed = [](StyleBuilder& s) { s.set_visibility(Visibility::kCollapse); };
  item(flex, 300, 30, collapsed);
  const NodeId b = item(flex, 300, 20);
  lay_out();
  EXPECT_EQ(rect(b), "0 0 300 20");
  EXPECT_EQ(rect(flex), "0 0 400 30");
}

TEST_F(FlexSizing, ItemsThatCannotShrinkCountWithTheirBase) {
  const NodeId flex = floating_flex();
  maker.block(flex, [](StyleBuilder& s) {
    s.set_flex_grow(1).set_flex_shrink(0);
    s.set_flex_basis(px(100)).set_height(px(10));
  });
  lay_out(50, 100);
  EXPECT_EQ(rect(flex), "0 0 100 10");
}

TEST_F(FlexSizing, PercentagesCountAsAutoWhileColumnsAreMeasured) {
  const NodeId flex = floating_flex([](StyleBuilder& s) {
    s.set_flex_direction(FlexDirection::kColumn).set_flex_wrap(FlexWrap::kWrap).set_height(px(100));
  });
  item(flex, 100, 100);
  const NodeId percent =
      maker.block(flex, [](StyleBuilder& s) { s.set_width(Length::percentage(100)).set_height(px(100)); });
  lay_out();
  EXPECT_EQ(rect(flex), "0 0 100 100");
  EXPECT_EQ(rect(percent), "100 0 100 100");
}

TEST_F(FlexSizing, TheStretchKeywordFillsTheLine) {
  const NodeId flex = maker.flex(maker.block({}), [](StyleBuilder& s) {
    s.set_flex_wrap(FlexWrap::kWrap).set_align_items({K::kStart}).set_width(px(100));
  });
  const NodeId a = maker.block(
      flex, [](StyleBuilder& s) { s.set_width(px(60)).set_height(Length::keyword(Length::Type::kStretch)); });
  item(flex, 10, 50);
  const NodeId b = maker.block(
      flex, [](StyleBuilder& s) { s.set_width(px(60)).set_height(Length::keyword(Length::Type::kStretch)); });
  item(b, 5, 7);
  lay_out();
  EXPECT_EQ(rect(a), "0 0 60 50");
  EXPECT_EQ(rect(b), "0 50 60 7");
}

TEST_F(FlexSizing, StretchedItemsGivePercentagesASize) {
  const NodeId flex = maker.flex(maker.block({}), [](StyleBuilder& s) { s.set_height(px(100)); });
  const NodeId stretched = maker.block(flex);
  const NodeId image = maker.block(stretched, [](StyleBuilder& s) { s.set_height(Length::percentage(100)); });
  NaturalSize natural;
  natural.width = natural.height = natural.ratio_width = natural.ratio_height = 200;
  maker.document.set_replaced(image, {ImageId(), natural});
  lay_out();
  EXPECT_EQ(rect(stretched), "0 0 100 100");
}

TEST_F(FlexSizing, ColumnsTransferTheWidthOfReplacedItems) {
  const NodeId flex = maker.flex(maker.block({}), [](StyleBuilder& s) {
    s.set_flex_direction(FlexDirection::kColumn).set_height(px(1));
  });
  const NodeId image = item(flex, 30, 100);
  NaturalSize natural;
  natural.width = natural.height = natural.ratio_width = natural.ratio_height = 200;
  maker.document.set_replaced(image, {ImageId(), natural});
  lay_out();
  EXPECT_EQ(rect(image), "0 0 30 30");  // §4.5: the content size suggestion, less than the specified one
}

TEST_F(FlexSizing, SafeStaticPositionsStartAtTheStart) {
  const auto absolute = [&](NodeId flex, Alignment align) {
    return item(flex, 70, 70, [&](StyleBuilder& s) {
      s.set_position(Position::kAbsolute);
      s.set_align_self(align);
    });
  };
  const NodeId flex = maker.flex(maker.block({}), [](StyleBuilder& s) {
    s.set_width(px(50)).set_height(px(50)).set_position(Position::kRelative);
  });
  const NodeId safe = absolute(flex, {K::kCenter, Alignment::Overflow::kSafe});
  const NodeId unsafe = absolute(flex, {K::kCenter});
  lay_out();
  EXPECT_EQ(rect(safe), "0 0 70 70");
  EXPECT_EQ(rect(unsafe), "0 -10 70 70");
}

TEST_F(FlexSizing, BaselineStaticPositionsFallBackToTheFlow) {
  const NodeId flex = maker.flex(maker.block({}), [](StyleBuilder& s) {
    s.set_flex_wrap(FlexWrap::kWrapReverse).set_height(px(50)).set_position(Position::kRelative);
  });
  const auto absolute = [&](K align) {
    return item(flex, 10, 10, [&](StyleBuilder& s) {
      s.set_position(Position::kAbsolute);
      s.set_align_self({align});
    });
  };
  const NodeId first = absolute(K::kBaseline), last = absolute(K::kLastBaseline),
               start = absolute(K::kFlexStart);
  lay_out();
  EXPECT_EQ(rect(first), "0 0 10 10");
  EXPECT_EQ(rect(last), "0 40 10 10");
  EXPECT_EQ(rect(start), "0 40 10 10");
}

// Its minimum is that of its content at the height it is stretched to, though that is not definite.
TEST_F(FlexSizing, AnOrthogonalTableDoesNotShrinkBelowItsContent) {
  const NodeId column =
      maker.flex(maker.block({}), [](StyleBuilder& s) { s.set_flex_direction(FlexDirection::kColumn); });
  const NodeId row = maker.flex(column, [](StyleBuilder& s) {
    s.set_width(px(40)).set_height(px(20)).set_flex_grow(1).set_flex_basis(Length::percentage(0));
  });
  const NodeId table = maker.add(row, "div", Display::of(DisplayOutside::kBlock, DisplayInside::kTable),
                                 [](StyleBuilder& s) { s.set_writing_mode(WritingMode::kVerticalLr); });
  maker.text(table, "aa bb cc dd ee ff gg hh");
  const NodeId next = item(row, 10, 50, [](StyleBuilder& s) { s.set_flex_shrink(0); });
  lay_out();
  const std::string size = rect(table);
  EXPECT_EQ(size.substr(0, 4), "0 0 ");
  EXPECT_EQ(rect(next), size.substr(4, size.find(' ', 4) - 4) + " 0 10 50");
}

}  // namespace
}  // namespace colosseum::test

#include "support/layout_fixture.h"

namespace colosseum::test {
namespace {

class FlexPages : public LayoutFixture {
 protected:
  NodeId bar(NodeId parent, float height, const StyleFunction& more = {}) {
    return maker.block(parent, [=](StyleBuilder& s) {
      s.set_height(px(height));
      if (more) more(s);
    });
  }
  NodeId unbreakable(NodeId parent, float width, float height) {
    NodeId n = maker.block(parent, [=](StyleBuilder& s) { s.set_width(px(width)).set_height(px(height)); });
    maker.document.set_replaced(n, {});
    return n;
  }
  NodeId lines(NodeId parent, int count) {
    NodeId n = maker.block(parent, [](StyleBuilder& s) { s.set_font_size(10).set_width(px(40)); });
    std::string words;
    for (int i = 0; i < count; ++i) words += "aaaa ";
    maker.text(n, words);
    return n;
  }
  static void column(StyleBuilder& s) { s.set_flex_direction(FlexDirection::kColumn); }
};

TEST_F(FlexPages, ColumnBreaksBetweenItems) {
  NodeId flex = maker.flex(maker.block({}), column);
  NodeId a = unbreakable(flex, 10, 60), b = unbreakable(flex, 10, 60), c = unbreakable(flex, 10, 20);
  lay_out_pages(200, 100);
  ASSERT_EQ(tree->pages.size(), 2u);
  EXPECT_EQ(rect(a, 0), "0 0 10 60");
  EXPECT_EQ(rect(b, 0), "none");
  EXPECT_EQ(rect(b, 1), "0 0 10 60");
  EXPECT_EQ(rect(c, 1), "0 60 10 20");
  EXPECT_EQ(rect(flex, 0), "0 0 200 100");
  EXPECT_EQ(rect(flex, 1), "0 0 200 80");
}

TEST_F(FlexPages, ColumnBreaksInsideAnItem) {
  NodeId flex = maker.flex(maker.block({}), column);
  bar(flex, 30);
  NodeId text = lines(flex, 12);
  NodeId after = unbreakable(flex, 10, 20);
  lay_out_pages(200, 100);
  ASSERT_EQ(tree->pages.size(), 2u);
  EXPECT_EQ(rect(text, 0), "0 30 40 70");
  EXPECT_EQ(rect(text, 1), "0 0 40 50");
  EXPECT_EQ(rect(after, 1), "0 50 10 20");
}

TEST_F(FlexPages, RowItemsBreakSideBySide) {
  NodeId flex = maker.flex(maker.block({}));
  NodeId a = lines(flex, 5), b = lines(flex, 25);
  lay_out_pages(200, 100);
  ASSERT_EQ(tree->pages.size(), 3u);
  EXPECT_EQ(rect(a, 0), "0 0 40 100");
  EXPECT_EQ(rect(b, 0), "40 0 40 100");
  EXPECT_EQ(rect(b, 1), "40 0 40 100");
  EXPECT_EQ(rect(b, 2), "40 0 40 50");
}

TEST_F(FlexPages, RowMovesToTheNextPageWhole) {
  NodeId root = maker.block({});
  bar(root, 70);
  NodeId flex = maker.flex(root);
  NodeId a = unbreakable(flex, 10, 50);
  lay_out_pages(200, 100);
  ASSERT_EQ(tree->pages.size(), 2u);
  EXPECT_EQ(rect(a, 1), "0 0 10 50");
}

TEST_F(FlexPages, LinesOfAWrappingRowBreakApart) {
  NodeId flex = maker.flex(maker.block({}), [](StyleBuilder& s) { s.set_flex_wrap(FlexWrap::kWrap); });
  NodeId a = unbreakable(flex, 150, 60), b = unbreakable(flex, 150, 60), c = unbreakable(flex, 150, 30);
  lay_out_pages(200, 100);
  ASSERT_EQ(tree->pages.size(), 2u);
  EXPECT_EQ(rect(a, 0), "0 0 150 60");
  EXPECT_EQ(rect(b, 1), "0 0 150 60");
  EXPECT_EQ(rect(c, 1), "0 60 150 30");
}

TEST_F(FlexPages, ForcedBreakBeforeAnItem) {
  NodeId flex = maker.flex(maker.block({}), column);
  bar(flex, 10);
  NodeId b = bar(flex, 10, [](StyleBuilder& s) { s.set_break_before(BreakBetween::kPage); });
  lay_out_pages(200, 100);
  ASSERT_EQ(tree->pages.size(), 2u);
  EXPECT_EQ(rect(b, 1), "0 0 200 10");
}

TEST_F(FlexPages, UnbreakableContentTallerThanThePageEnds) {
  NodeId flex = maker.flex(maker.block({}), column);
  NodeId a = unbreakable(flex, 10, 250), b = unbreakable(flex, 10, 20);
  lay_out_pages(200, 100);
  EXPECT_LE(tree->pages.size(), 4u);
  EXPECT_EQ(rect(a, 0), "0 0 10 250");
  EXPECT_NE(rect(b, 1) + rect(b, 2) + rect(b, 3), "nonenonenone");
}

TEST_F(FlexPages, ABreakBetweenRowsIsBetterThanOneThatLeavesOrphans) {
  NodeId root = maker.block({});
  bar(root, 60);
  NodeId wrapped = maker.flex(root, [](StyleBuilder& s) { s.set_flex_wrap(FlexWrap::kWrap); });
  const StyleFunction full = [](StyleBuilder& s) {
    s.set_width(Length::percentage(100)).set_orphans(3).set_widows(3);
  };
  NodeId first = maker.block(wrapped, full), second = maker.block(wrapped, full);
  lines(first, 2);
  lines(second, 4);
  lay_out_pages(200, 100);
  ASSERT_EQ(tree->pages.size(), 2u);
  EXPECT_NE(rect(first, 0), "none");
  EXPECT_EQ(rect(second, 0), "none");  // two of its four lines would fit
}

TEST_F(FlexPages, NestedContainersKeepAllText) {
  NodeId root = maker.block({});
  NodeId outer = maker.flex(root, column);
  bar(outer, 20);
  NodeId row = maker.flex(outer);
  NodeId side = lines(row, 4);
  NodeId main = maker.flex(row, column);
  lines(main, 9);
  NodeId last = lines(main, 9);
  lay_out_pages(200, 100);
  EXPECT_EQ(rect(side, 0), "0 20 40 80");
  ASSERT_EQ(tree->pages.size(), 2u);
  EXPECT_NE(rect(last, 1), "none");
}

}  // namespace
}  // namespace colosseum::test

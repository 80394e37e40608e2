// Size, layout and paint containment (css-contain-1 §3, css-sizing-4 §5.2).
#include "box/containment.h"
#include "support/layout_fixture.h"

namespace colosseum::test {
namespace {

class ContainmentLayout : public LayoutFixture {
 protected:
  static void contain(StyleBuilder& s, unsigned bits) { s.set_contain(static_cast<uint16_t>(bits)); }
  NodeId sized(NodeId parent, float width, float height, const StyleFunction& more = {}) {
    return maker.block(parent, [&](StyleBuilder& s) {
      s.set_width(px(width)).set_height(px(height));
      if (more) more(s);
    });
  }
};

TEST_F(ContainmentLayout, SizeContainmentCountsAsEmpty) {
  const NodeId root = maker.block({});
  const NodeId box = maker.block(root, [](StyleBuilder& s) {
    contain(s, kContainSize);
    s.set_padding_top(px(3));
  });
  const NodeId inside = sized(box, 50, 40);
  lay_out();
  EXPECT_EQ(rect(box), "0 0 400 3");
  EXPECT_EQ(rect(inside), "0 3 50 40");
}

TEST_F(ContainmentLayout, IntrinsicSizesComeFromContainIntrinsicSize) {
  const NodeId root = maker.block({});
  const auto contained = [](StyleBuilder& s) {
    contain(s, kContainSize);
    s.set_contain_intrinsic_width(px(70)).set_contain_intrinsic_height(px(20));
    s.set_float_(Float::kLeft);
  };
  const NodeId block = maker.block(root, contained);
  sized(block, 50, 40);
  const NodeId flex = maker.flex(root, contained);
  sized(flex, 150, 40);
  lay_out();
  EXPECT_EQ(rect(block), "0 0 70 20");
  EXPECT_EQ(rect(flex), "70 0 70 20");
}

TEST_F(ContainmentLayout, InlineSizeContainmentKeepsTheHeight) {
  const NodeId root = maker.block({});
  const NodeId box = maker.block(root, [](StyleBuilder& s) {
    contain(s, kContainInlineSize);
    s.set_float_(Float::kLeft);
  });
  sized(box, 50, 40);
  lay_out();
  EXPECT_EQ(rect(box), "0 0 0 40");
}

TEST_F(ContainmentLayout, LayoutContainmentMakesAFormattingContextAndAContainingBlock) {
  const NodeId root = maker.block({}, [](StyleBuilder& s) { s.set_margin_top(px(0)); });
  sized(root, 400, 10);
  const NodeId box = maker.block(root, [](StyleBuilder& s) { contain(s, kContainLayout); });
  const NodeId child = sized(box, 50, 40, [](StyleBuilder& s) { s.set_margin_top(px(7)); });
  const NodeId absolute = sized(box, 5, 5, [](StyleBuilder& s) {
    s.set_position(Position::kAbsolute).set_bottom(px(0)).set_left(px(1));
  });
  const NodeId fixed = sized(
      box, 5, 5, [](StyleBuilder& s) { s.set_position(Position::kFixed).set_bottom(px(0)).set_left(px(2)); });
  lay_out();
  EXPECT_EQ(rect(box), "0 10 400 47");  // the margin stays inside
  EXPECT_EQ(rect(child), "0 17 50 40");
  EXPECT_EQ(rect(absolute), "1 52 5 5");
  EXPECT_EQ(rect(fixed), "2 52 5 5");
}

TEST_F(ContainmentLayout, LayoutContainmentHasNoBaseline) {
  const NodeId flex = maker.flex(maker.block({}),
                                 [](StyleBuilder& s) { s.set_align_items({Alignment::Keyword::kBaseline}); });
  const NodeId with_text = maker.block(flex, [](StyleBuilder& s) {
    contain(s, kContainLayout);
    s.set_height(px(50));
  });
  maker.text(with_text, "x");
  const NodeId plain = sized(flex, 10, 20);
  lay_out();
  EXPECT_EQ(rect(with_text).substr(0, 3), "0 0");
  // Both baselines are synthesized from the border boxes.
  EXPECT_NE(rect(plain).find(" 30 10 20"), std::string::npos) << rect(plain);
}

TEST_F(ContainmentLayout, InlineBoxesAreNotContained) {
  const NodeId root = maker.block({});
  const NodeId span = maker.inline_(root, [](StyleBuilder& s) { contain(s, kContainLayout | kContainSize); });
  maker.text(span, "x");
  const NodeId absolute = sized(span, 5, 5, [](StyleBuilder& s) {
    s.set_position(Position::kAbsolute).set_right(px(0)).set_top(px(0));
  });
  lay_out();
  EXPECT_EQ(rect(absolute), "395 0 5 5");
}

TEST_F(ContainmentLayout, SkippedContentsAreLaidOutButMakeNoRoom) {
  const NodeId root = maker.block({});
  const NodeId box =
      maker.block(root, [](StyleBuilder& s) { s.set_content_visibility(ContentVisibility::kHidden); });
  const NodeId inside = sized(box, 50, 40);
  lay_out();
  EXPECT_EQ(rect(box), "0 0 400 0");
  EXPECT_EQ(rect(inside), "0 0 50 40");
}

TEST_F(ContainmentLayout, GridsKeepTheirExplicitTracks) {
  const NodeId root = maker.block({});
  const auto contained = [](StyleBuilder& s) {
    contain(s, kContainSize);
    s.set_float_(Float::kLeft);
  };
  const NodeId plain =
      maker.add(root, "div", Display::of(DisplayOutside::kBlock, DisplayInside::kGrid), contained);
  sized(plain, 50, 40);
  const NodeId given =
      maker.add(root, "div", Display::of(DisplayOutside::kBlock, DisplayInside::kGrid), [&](StyleBuilder& s) {
        contained(s);
        s.set_contain_intrinsic_width(px(70)).set_contain_intrinsic_height(px(20));
      });
  sized(given, 50, 40);
  lay_out();
  EXPECT_EQ(rect(plain), "0 0 0 0");
  EXPECT_EQ(rect(given), "0 0 70 20");
}

}  // namespace
}  // namespace colosseum::test

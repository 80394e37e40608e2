// Absolutely positioned and fixed boxes (css-position-3 §3.5, §4).
#include "support/layout_fixture.h"

namespace colosseum::test {
namespace {

class Positioned : public LayoutFixture {
 protected:
  /// A 200 × 100 containing block with padding 10 and border 5, at 0, 0.
  NodeId container() {
    const NodeId root = maker.block({});
    return maker.block(root, [](StyleBuilder& s) {
      s.set_position(Position::kRelative).set_width(px(200)).set_height(px(100));
      s.set_padding_top(px(10)).set_padding_right(px(10)).set_padding_bottom(px(10)).set_padding_left(px(10));
      s.set_border_top_width(5).set_border_right_width(5).set_border_bottom_width(5).set_border_left_width(5);
    });
  }
  NodeId absolute(NodeId parent, const StyleFunction& more, int width = 40, int height = 20) {
    return maker.block(parent, [&](StyleBuilder& s) {
      s.set_position(Position::kAbsolute);
      if (width >= 0) s.set_width(px(static_cast<float>(width)));
      if (height >= 0) s.set_height(px(static_cast<float>(height)));
      more(s);
    });
  }
};

TEST_F(Positioned, InsetsAreFromThePaddingBox) {
  const NodeId c = container();
  const NodeId a = absolute(c, [](StyleBuilder& s) { s.set_left(px(1)).set_top(px(2)); });
  const NodeId b = absolute(c, [](StyleBuilder& s) { s.set_right(px(1)).set_bottom(px(2)); });
  const NodeId p = absolute(
      c, [](StyleBuilder& s) { s.set_left(Length::percentage(50)).set_top(Length::percentage(50)); });
  lay_out();
  EXPECT_EQ(rect(a), "6 7 40 20");
  EXPECT_EQ(rect(b), "184 103 40 20");  // the padding box is 220 × 120 at 5, 5
  EXPECT_EQ(rect(p), "115 65 40 20");
}

// css-position-3 §3.5.1: centred in a flex container below the viewport, a fixed box has its middle where its
// static position is.
TEST_F(Positioned, CentredStaticPositionsMayBeOutsideOfTheContainingBlock) {
  const NodeId root = maker.block({});
  maker.block(root, [](StyleBuilder& s) { s.set_height(px(5000)); });
  const NodeId flex = maker.add(root, "div", Display::flex(), [](StyleBuilder& s) {
    s.set_height(px(20)).set_align_items({Alignment::Keyword::kCenter});
  });
  const NodeId fixed = maker.block(
      flex, [](StyleBuilder& s) { s.set_position(Position::kFixed).set_width(px(10)).set_height(px(6)); });
  lay_out();
  EXPECT_EQ(rect(fixed), "0 5007 10 6");
}

TEST_F(Positioned, AutoSizesStretchBetweenInsetsOrFit) {
  const NodeId c = container();
  const NodeId stretched = absolute(
      c, [](StyleBuilder& s) { s.set_left(px(20)).set_right(px(30)).set_top(px(0)).set_bottom(px(40)); }, -1,
      -1);
  const NodeId fitting = absolute(
      c, [](StyleBuilder& s) { s.set_left(px(20)).set_top(px(0)); }, -1, -1);
  maker.block(fitting, [](StyleBuilder& s) { s.set_width(px(70)).set_height(px(8)); });
  lay_out();
  EXPECT_EQ(rect(stretched), "25 5 170 80");
  EXPECT_EQ(rect(fitting), "25 5 70 8");
}

TEST_F(Positioned, AutoMarginsShareWhatIsLeft) {
  const NodeId c = container();
  const auto all_zero = [](StyleBuilder& s) {
    s.set_left(px(0)).set_right(px(0)).set_top(px(0)).set_bottom(px(0));
  };
  const NodeId centred = absolute(c, [&](StyleBuilder& s) {
    all_zero(s);
    s.set_margin_left(Length::auto_value()).set_margin_right(Length::auto_value());
    s.set_margin_top(Length::auto_value()).set_margin_bottom(Length::auto_value());
  });
  // §4.2: too wide, the start margin is zero.
  const NodeId wide = absolute(
      c,
      [&](StyleBuilder& s) {
        all_zero(s);
        s.set_margin_left(Length::auto_value()).set_margin_right(Length::auto_value());
      },
      300);
  const NodeId aligned = absolute(c, [&](StyleBuilder& s) {
    all_zero(s);
    s.set_justify_self({Alignment::Keyword::kEnd}).set_align_self({Alignment::Keyword::kCenter});
  });
  lay_out();
  EXPECT_EQ(rect(centred), "95 55 40 20");
  EXPECT_EQ(rect(wide), "5 5 300 20");
  EXPECT_EQ(rect(aligned), "185 55 40 20");
}

TEST_F(Positioned, OverConstrainedInARightToLeftBlock) {
  const NodeId root = maker.block({});
  const NodeId c = maker.block(root, [](StyleBuilder& s) {
    s.set_position(Position::kRelative).set_height(px(50)).set_direction(Direction::kRtl);
  });
  const NodeId a = absolute(c, [](StyleBuilder& s) { s.set_left(px(3)).set_right(px(7)); });
  lay_out();
  EXPECT_EQ(rect(a), "353 0 40 20");
}

TEST_F(Positioned, StaticPositionInFlow) {
  const NodeId root = maker.block({});
  maker.block(root, [](StyleBuilder& s) { s.set_height(px(30)).set_margin_bottom(px(12)); });
  const NodeId a = absolute(root, [](StyleBuilder& s) { s.set_margin_left(px(4)); });
  const NodeId after = maker.block(root, [](StyleBuilder& s) { s.set_height(px(5)).set_margin_top(px(20)); });
  lay_out();
  EXPECT_EQ(rect(a), "4 42 40 20");
  EXPECT_EQ(rect(after), "0 50 400 5");  // as if it were not there
}

TEST_F(Positioned, StaticPositionInALine) {
  const NodeId root = maker.block({});
  const NodeId p = maker.block(root);
  maker.text(p, "abc");
  const NodeId inline_level = maker.add(p, "i", Display::inline_(), [](StyleBuilder& s) {
    s.set_position(Position::kAbsolute).set_width(px(6)).set_height(px(6));
  });
  const NodeId block_level = absolute(p, [](StyleBuilder&) {});
  maker.text(p, "def");
  lay_out();
  const double advance =
      tree->pages[0].content->children[0].fragment->children[0].fragment->size.width.to_px();
  EXPECT_GT(advance, 0);
  const std::string where = rect(inline_level);
  EXPECT_NE(where, "none");
  EXPECT_NE(where.substr(0, 2), "0 ");              // after "abc"
  EXPECT_EQ(rect(block_level).substr(0, 2), "0 ");  // would begin a line of its own
  EXPECT_NE(rect(block_level), "0 0 40 20");
}

TEST_F(Positioned, StaticPositionInAFlexContainer) {
  const NodeId root = maker.block({});
  const NodeId flex = maker.flex(root, [](StyleBuilder& s) {
    s.set_height(px(100))
        .set_justify_content({Alignment::Keyword::kCenter})
        .set_align_items({Alignment::Keyword::kFlexEnd});
  });
  const NodeId item = maker.block(flex, [](StyleBuilder& s) { s.set_width(px(50)).set_height(px(10)); });
  const NodeId a = absolute(flex, [](StyleBuilder&) {});
  lay_out();
  EXPECT_EQ(rect(item), "175 90 50 10");  // alone in the container
  EXPECT_EQ(rect(a), "180 80 40 20");     // and so is the box
}

TEST_F(Positioned, AnInlineBoxIsAContainingBlock) {
  const NodeId root = maker.block({});
  const NodeId p = maker.block(root);
  maker.text(p, "ab ");
  const NodeId span =
      maker.inline_(p, [](StyleBuilder& s) { s.set_position(Position::kRelative).set_padding_left(px(10)); });
  maker.text(span, "cd");
  const NodeId a = absolute(
      span, [](StyleBuilder& s) { s.set_left(px(0)).set_top(px(0)); }, 4, 4);
  lay_out();
  std::string inline_box = "none";
  const layout::Fragment& root_fragment = *tree->pages[0].content;
  std::function<void(const layout::Fragment&, PhysicalOffset)> look = [&](const layout::Fragment& f,
                                                                          PhysicalOffset at) {
    if (f.box == tree->boxes.principal_box(span)) inline_box = number(at.x) + " " + number(at.y) + " 4 4";
    for (const layout::FragmentLink& l : f.children) look(*l.fragment, at + l.offset);
  };
  look(root_fragment, {});
  EXPECT_EQ(rect(a), inline_box);
}

TEST_F(Positioned, FixedBoxesAreOnEveryPage) {
  const NodeId root = maker.block({});
  const NodeId fixed = maker.block(root, [](StyleBuilder& s) {
    s.set_position(Position::kFixed).set_right(px(0)).set_bottom(px(0)).set_width(px(30)).set_height(px(10));
  });
  for (int i = 0; i < 3; ++i) maker.block(root, [](StyleBuilder& s) { s.set_height(px(90)); });
  lay_out_pages(200, 100);
  ASSERT_EQ(tree->pages.size(), 3u);
  for (size_t page = 0; page < 3; ++page) EXPECT_EQ(rect(fixed, page), "170 90 30 10");
}

TEST_F(Positioned, AbsoluteBoxesAreBrokenOverPages) {
  const NodeId root = maker.block({});
  maker.block(root, [](StyleBuilder& s) { s.set_height(px(20)); });
  const NodeId tall = absolute(
      root, [](StyleBuilder& s) { s.set_top(px(150)).set_left(px(5)); }, 50, -1);
  for (int i = 0; i < 8; ++i) maker.block(tall, [](StyleBuilder& s) { s.set_height(px(20)); });
  lay_out_pages(200, 100);
  ASSERT_EQ(tree->pages.size(), 4u);  // 150 … 310, as if the pages were one flow
  EXPECT_EQ(rect(tall, 0), "none");
  EXPECT_EQ(rect(tall, 1), "5 50 50 50");
  EXPECT_EQ(rect(tall, 2).substr(0, 8), "5 0 50 1");
  EXPECT_NE(rect(tall, 3), "none");
}

TEST_F(Positioned, ABrokenBlockKeepsItsMarginOnBothPages) {
  const NodeId root = maker.block({});
  const NodeId body =
      maker.block(root, [](StyleBuilder& s) { s.set_margin_left(px(8)).set_margin_right(px(8)); });
  for (int i = 0; i < 3; ++i) maker.block(body, [](StyleBuilder& s) { s.set_height(px(60)); });
  lay_out_pages(200, 100);
  ASSERT_EQ(tree->pages.size(), 2u);
  for (size_t page = 0; page < 2; ++page) EXPECT_EQ(rect(body, page).substr(0, 8), "8 0 184 ") << page;
}

}  // namespace
}  // namespace colosseum::test

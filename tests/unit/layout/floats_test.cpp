// Floats and clearance (css2 §9.5), and what stands beside them.
#include "support/layout_fixture.h"

namespace colosseum::test {
namespace {

class Floats : public LayoutFixture {
 protected:
  NodeId floating(NodeId parent, Float side, int width, int height, const StyleFunction& more = {}) {
    return maker.block(parent, [&](StyleBuilder& s) {
      s.set_float_(side).set_width(px(static_cast<float>(width))).set_height(px(static_cast<float>(height)));
      if (more) more(s);
    });
  }
  NodeId box(NodeId parent, int height, const StyleFunction& more = {}) {
    return maker.block(parent, [&](StyleBuilder& s) {
      s.set_height(px(static_cast<float>(height)));
      if (more) more(s);
    });
  }
};

TEST_F(Floats, StandSideBySideAndWrap) {
  const NodeId root = maker.block({});
  const NodeId a = floating(root, Float::kLeft, 150, 30), b = floating(root, Float::kLeft, 150, 10);
  const NodeId r = floating(root, Float::kRight, 90, 20);
  const NodeId wrapped = floating(root, Float::kLeft, 120, 10);
  const NodeId late = floating(root, Float::kLeft, 20, 10);
  lay_out();
  EXPECT_EQ(rect(a), "0 0 150 30");
  EXPECT_EQ(rect(b), "150 0 150 10");
  EXPECT_EQ(rect(r), "310 0 90 20");
  EXPECT_EQ(rect(wrapped), "150 10 120 10");  // below b, beside a
  EXPECT_EQ(rect(late), "270 10 20 10");      // rule 5: not above an earlier one
}

// css2 §9.5.2: clearance ends the adjoining of a first child's margin with its parent's.
TEST_F(Floats, AClearedFirstChildLeavesItsParentWhereItsOwnMarginsPutIt) {
  const NodeId root = maker.add(maker.block({}), "div", Display::flow_root());
  floating(root, Float::kLeft, 50, 30);
  const NodeId parent = maker.block(root);
  const NodeId child =
      box(parent, 10, [](StyleBuilder& s) { s.set_clear(Clear::kLeft).set_margin_top(px(20)); });
  lay_out();
  EXPECT_EQ(rect(parent), "0 0 400 40");
  EXPECT_EQ(rect(child), "0 30 400 10");
}

TEST_F(Floats, AClearedFirstChildWhoseMarginsReachPastTheFloatStaysWithItsParent) {
  const NodeId root = maker.add(maker.block({}), "div", Display::flow_root());
  floating(root, Float::kLeft, 50, 30);
  const NodeId parent = maker.block(root);
  const NodeId child =
      box(parent, 10, [](StyleBuilder& s) { s.set_clear(Clear::kLeft).set_margin_top(px(45)); });
  lay_out();
  EXPECT_EQ(rect(parent), "0 45 400 10");
  EXPECT_EQ(rect(child), "0 45 400 10");
}

// css2 §8.3.1, §9.5.2: clearance stands above the margins, which collapse with each other but not with the
// parent's.
TEST_F(Floats, MarginsOfAnEmptyClearedBoxStayInsideItsParent) {
  const NodeId root = maker.add(maker.block({}), "div", Display::flow_root());
  const NodeId parent = maker.block(root, [](StyleBuilder& s) { s.set_margin_bottom(px(50)); });
  box(parent, 10);
  floating(parent, Float::kLeft, 30, 40);
  const NodeId empty = maker.block(parent, [](StyleBuilder& s) {
    s.set_clear(Clear::kLeft).set_margin_top(px(10)).set_margin_bottom(px(20));
  });
  const NodeId after = box(root, 10);
  lay_out();
  EXPECT_EQ(rect(empty), "0 50 400 0");
  EXPECT_EQ(rect(parent), "0 0 400 60");  // 20 from 10 above the empty box
  EXPECT_EQ(rect(after), "0 110 400 10");
}

// css2 §9.5: the margin of a formatting context root that a float pushes down does not move them both.
TEST_F(Floats, AFormattingContextPushedDownKeepsItsMarginApart) {
  const NodeId root = maker.add(maker.block({}), "div", Display::flow_root());
  const NodeId parent = maker.block(root);
  const NodeId beside = floating(maker.block(parent), Float::kLeft, 400, 200);
  const NodeId context = maker.add(parent, "div", Display::flow_root(), [](StyleBuilder& s) {
    s.set_width(px(400)).set_height(px(1)).set_margin_top(px(200));
  });
  lay_out();
  EXPECT_EQ(rect(parent), "0 0 400 201");
  EXPECT_EQ(rect(beside), "0 0 400 200");
  EXPECT_EQ(rect(context), "0 200 400 1");
}

// A float that begins on the next page is not beside what follows it on this one.
TEST_F(Floats, AFormattingContextAfterAFloatThatGoesOnKeepsItsPlace) {
  const NodeId root = maker.add(maker.block({}), "div", Display::flow_root());
  box(root, 80);
  const NodeId parent = maker.block(root);
  const NodeId late = floating(parent, Float::kLeft, 50, 60);
  maker.document.set_replaced(late, {});
  const NodeId context = maker.add(parent, "div", Display::flow_root(),
                                   [](StyleBuilder& s) { s.set_height(px(10)).set_margin_top(px(5)); });
  lay_out_pages(400, 100);
  EXPECT_EQ(rect(late), "none");
  EXPECT_EQ(rect(late, 1), "0 0 50 60");
  EXPECT_EQ(rect(context), "0 85 400 10");
}

TEST_F(Floats, DoNotMakeTheirParentHigherButItsFormattingContext) {
  const NodeId root = maker.block({});
  const NodeId plain = maker.block(root);
  floating(plain, Float::kLeft, 50, 40);
  const NodeId context = maker.add(root, "div", Display::flow_root());
  floating(context, Float::kLeft, 50, 40);
  lay_out();
  EXPECT_EQ(rect(plain), "0 0 400 0");
  EXPECT_EQ(rect(context), "50 0 350 40");  // and it stands beside the float before
  EXPECT_EQ(rect(root), "0 0 400 40");
}

TEST_F(Floats, MarginsThatCollapseMoveThem) {
  const NodeId root = maker.block({});
  const NodeId parent = maker.block(root, [](StyleBuilder& s) { s.set_margin_top(px(10)); });
  const NodeId f = floating(parent, Float::kLeft, 50, 20);
  const NodeId child = box(parent, 5, [](StyleBuilder& s) { s.set_margin_top(px(30)); });
  lay_out();
  EXPECT_EQ(rect(parent), "0 30 400 5");
  EXPECT_EQ(rect(f), "0 30 50 20");
  EXPECT_EQ(rect(child), "0 30 400 5");
}

TEST_F(Floats, ClearanceGoesBelow) {
  const NodeId root = maker.block({});
  box(root, 10);
  floating(root, Float::kLeft, 50, 40);
  floating(root, Float::kRight, 50, 60);
  const NodeId left = box(root, 5, [](StyleBuilder& s) { s.set_clear(Clear::kLeft); });
  const NodeId both = box(root, 5, [](StyleBuilder& s) { s.set_clear(Clear::kBoth).set_margin_top(px(7)); });
  lay_out();
  EXPECT_EQ(rect(left), "0 50 400 5");
  EXPECT_EQ(rect(both), "0 70 400 5");  // its margin ends above that
}

TEST_F(Floats, LinesAreShortenedBesideThem) {
  const NodeId root = maker.block({});
  floating(root, Float::kLeft, 100, 10);
  const NodeId p = maker.block(root);
  maker.text(p, std::string(200, 'a').replace(3, 1, " ").replace(9, 1, " "));
  lay_out(300);
  const layout::Fragment* block = nullptr;
  for (const layout::FragmentLink& l : tree->pages[0].content->children) {
    if (l.fragment->box == tree->boxes.principal_box(p)) block = l.fragment;
  }
  ASSERT_NE(block, nullptr);
  ASSERT_GE(block->children.size(), 2u);
  const layout::Fragment& first = *block->children[0].fragment;
  ASSERT_FALSE(first.children.empty());
  EXPECT_EQ(first.children[0].offset.x, LayoutUnit(100));
  const layout::Fragment& last = *block->children.back().fragment;
  EXPECT_EQ(last.children[0].offset.x, LayoutUnit());
}

TEST_F(Floats, ALineBreakMayClear) {
  const NodeId root = maker.block({});
  const NodeId p = maker.block(root);
  floating(p, Float::kLeft, 50, 40);
  maker.add(p, "br", Display::inline_(), [](StyleBuilder& s) { s.set_clear(Clear::kBoth); });
  const NodeId after = box(root, 5);
  lay_out();
  EXPECT_EQ(rect(p), "0 0 400 40");
  EXPECT_EQ(rect(after), "0 40 400 5");
}

TEST_F(Floats, AFormattingContextRootGoesBelowIfItDoesNotFit) {
  const NodeId root = maker.block({});
  floating(root, Float::kLeft, 250, 30);
  const NodeId wide = maker.add(root, "div", Display::flow_root(),
                                [](StyleBuilder& s) { s.set_width(px(200)).set_height(px(10)); });
  lay_out();
  EXPECT_EQ(rect(wide), "0 30 200 10");
}

TEST_F(Floats, ShrinkToFitCountsThemSideBySide) {
  const NodeId root = maker.block({});
  const NodeId outer = maker.block(root, [](StyleBuilder& s) { s.set_float_(Float::kLeft); });
  floating(outer, Float::kLeft, 60, 10);
  floating(outer, Float::kLeft, 70, 10);
  lay_out();
  EXPECT_EQ(rect(outer), "0 0 130 10");
}

TEST_F(Floats, GoOnOnTheNextPage) {
  const NodeId root = maker.block({});
  const NodeId parent = maker.block(root);
  const NodeId column =
      maker.block(parent, [](StyleBuilder& s) { s.set_float_(Float::kRight).set_width(px(80)); });
  for (int i = 0; i < 5; ++i) box(column, 30);
  const NodeId late =
      floating(parent, Float::kLeft, 50, 40, [](StyleBuilder& s) { s.set_margin_top(px(70)); });
  lay_out_pages(200, 100);
  ASSERT_EQ(tree->pages.size(), 2u);
  EXPECT_EQ(rect(column, 0).substr(0, 9), "120 0 80 ");
  EXPECT_EQ(rect(column, 1), "120 0 80 50");
  EXPECT_EQ(rect(late, 0), "0 70 50 30");
  EXPECT_EQ(rect(late, 1), "0 0 50 10");
}

TEST_F(Floats, AFloatThatWaitsForTheNextPageIsNotLostWhenTheFlowBreaks) {
  const NodeId root = maker.block({});
  box(root, 70);
  const NodeId f =
      floating(root, Float::kLeft, 50, 60, [](StyleBuilder& s) { s.set_break_inside(BreakInside::kAvoid); });
  maker.document.append(f, maker.document.create_text("a"));
  const NodeId last = box(root, 30, [](StyleBuilder& s) { s.set_break_before(BreakBetween::kPage); });
  lay_out_pages(200, 100);
  ASSERT_EQ(tree->pages.size(), 2u);
  EXPECT_NE(rect(f, 1), "none");
  EXPECT_NE(rect(last, 1), "none");
}

TEST_F(Floats, StandBelowWhatTheirEmptyParentClears) {
  const NodeId root = maker.block({});
  const auto cleared = [](StyleBuilder& s) { s.set_clear(Clear::kBoth); };
  floating(maker.block(root, cleared), Float::kLeft, 50, 20);
  floating(maker.block(root, cleared), Float::kLeft, 50, 20);
  const NodeId third = floating(maker.block(root, cleared), Float::kLeft, 50, 20);
  lay_out();
  EXPECT_EQ(rect(third), "0 40 50 20");
}

}  // namespace
}  // namespace colosseum::test

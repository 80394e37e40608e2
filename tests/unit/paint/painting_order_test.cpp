#include "unit/paint/paint_fixture.h"

namespace colosseum::paint {
namespace {

using layout::Fragment;
using layout::FragmentKind;

using PaintingOrder = PaintFixture;

TEST_F(PaintingOrder, ParentsBeforeChildren) {
  const BoxId outer = box(root_, colored(kRed)), inner = box(outer, colored(kBlue));
  Fragment *r = fragment(root_, 100, 100), *o = fragment(outer, 50, 40), *i = fragment(inner, 20, 10);
  children(r, {{o, 5, 5}});
  children(o, {{i, 1, 2}});
  EXPECT_EQ(paint(r), "fill 5,5 50x40 #ff0000ff\nfill 6,7 20x10 #0000ffff\n");
}

// css-contain-2 §4
TEST_F(PaintingOrder, SkippedContentsAreNotPainted) {
  const BoxId outer = box(root_, style([&](StyleBuilder& b) {
                            b.set_content_visibility(ContentVisibility::kHidden);
                            b.set_background_color(kRed);
                          }));
  const BoxId inner = box(outer, colored(kBlue)), stacked = box(outer, style([&](StyleBuilder&b) {
                                                                  b.set_position(Position::kRelative);
                                                                  b.set_background_color(kGreen);
                                                                }));
  Fragment *r = fragment(root_, 100, 100), *o = fragment(outer, 50, 40), *i = fragment(inner, 20, 10),
           *s = fragment(stacked, 20, 10);
  children(r, {{o, 5, 5}});
  children(o, {{i, 1, 2}, {s, 1, 20}});
  EXPECT_EQ(paint(r), "fill 5,5 50x40 #ff0000ff\n");
}

TEST_F(PaintingOrder, TextIsAboveAllBlockBackgrounds) {
  const BoxId a = box(root_, colored(kRed)), b = box(root_, colored(kBlue));
  const BoxId t = box(a, document_.styles().initial_id(), BoxKind::kText);
  Fragment *r = fragment(root_, 100, 100), *fa = fragment(a, 50, 20), *fb = fragment(b, 50, 20);
  Fragment* line = fragment(a, 50, 10, FragmentKind::kLine);
  children(line, {{text(t, u"ab"), 0, 0}});
  children(fa, {{line, 0, 0}});
  children(r, {{fa, 0, 0}, {fb, 0, 10}});
  EXPECT_EQ(paint(r), "fill 0,0 50x20 #ff0000ff\nfill 0,10 50x20 #0000ffff\nglyphs 0,8 #000000ff \"ab\"\n");
}

TEST_F(PaintingOrder, ZIndexSortsPositionedBoxes) {
  auto positioned = [&](int z, Color color) {
    return style([&](StyleBuilder& b) {
      b.set_position(Position::kRelative);
      b.set_z_index({false, z});
      b.set_background_color(color);
    });
  };
  const BoxId top = box(root_, positioned(2, kRed)), below = box(root_, positioned(-1, kBlue)),
              plain = box(root_, colored(kGreen));
  Fragment* r = fragment(root_, 100, 100);
  children(r, {{fragment(top, 1, 1), 0, 0}, {fragment(below, 2, 2), 0, 0}, {fragment(plain, 3, 3), 0, 0}});
  EXPECT_EQ(paint(r), "fill 0,0 2x2 #0000ffff\nfill 0,0 3x3 #008000ff\nfill 0,0 1x1 #ff0000ff\n");
}

TEST_F(PaintingOrder, ContextsKeepTheirDescendantsTogether) {
  auto positioned = [&](int z, Color color) {
    return style([&](StyleBuilder& b) {
      b.set_position(Position::kRelative);
      b.set_z_index({false, z});
      b.set_background_color(color);
    });
  };
  const BoxId low = box(root_, positioned(1, kRed)), deep = box(low, positioned(99, kGreen)),
              high = box(root_, positioned(2, kBlue));
  Fragment *r = fragment(root_, 100, 100), *l = fragment(low, 5, 5);
  children(l, {{fragment(deep, 4, 4), 0, 0}});
  children(r, {{fragment(high, 3, 3), 0, 0}, {l, 0, 0}});
  EXPECT_EQ(paint(r), "fill 0,0 5x5 #ff0000ff\nfill 0,0 4x4 #008000ff\nfill 0,0 3x3 #0000ffff\n");
}

TEST_F(PaintingOrder, PositionedAutoDescendantsEscapeToTheContext) {
  // E.2: a positioned box with z-index: auto is not a context for its positioned descendants.
  const StyleId automatic = style([&](StyleBuilder& b) {
    b.set_position(Position::kRelative);
    b.set_background_color(kRed);
  });
  const StyleId negative = style([&](StyleBuilder& b) {
    b.set_position(Position::kRelative);
    b.set_z_index({false, -1});
    b.set_background_color(kBlue);
  });
  const BoxId a = box(root_, automatic), n = box(a, negative);
  Fragment *r = fragment(root_, 100, 100), *fa = fragment(a, 5, 5);
  children(fa, {{fragment(n, 4, 4), 0, 0}});
  children(r, {{fa, 0, 0}});
  EXPECT_EQ(paint(r), "fill 0,0 4x4 #0000ffff\nfill 0,0 5x5 #ff0000ff\n");
}

TEST_F(PaintingOrder, FloatsAreBetweenBlocksAndInlineContent) {
  const BoxId f = box(root_, colored(kRed), BoxKind::kBlockFlow, kBoxFloating);
  const BoxId b = box(root_, colored(kBlue));
  const BoxId t = box(b, document_.styles().initial_id(), BoxKind::kText);
  Fragment *r = fragment(root_, 100, 100), *fb = fragment(b, 50, 10);
  Fragment* line = fragment(b, 50, 10, FragmentKind::kLine);
  children(line, {{text(t, u"x"), 0, 0}});
  children(fb, {{line, 0, 0}});
  children(r, {{fragment(f, 5, 5), 0, 0}, {fb, 0, 0}});
  EXPECT_EQ(paint(r), "fill 0,0 50x10 #0000ffff\nfill 0,0 5x5 #ff0000ff\nglyphs 0,8 #000000ff \"x\"\n");
}

TEST_F(PaintingOrder, OpacityMakesAGroup) {
  const BoxId a = box(root_, style([&](StyleBuilder& b) {
                        b.set_opacity(0.5f);
                        b.set_background_color(kRed);
                      }));
  Fragment* r = fragment(root_, 100, 100);
  children(r, {{fragment(a, 5, 5), 0, 0}});
  EXPECT_EQ(paint(r), "push-group 0.5\nfill 0,0 5x5 #ff0000ff\npop-group\n");
}

TEST_F(PaintingOrder, OutOfFlowBoxesStackBelowTheirElement) {
  // The absolute box hangs below the root's fragment, but belongs into the faded element's group.
  const BoxId faded = box(root_, style([&](StyleBuilder& b) { b.set_opacity(0.5f); }));
  const BoxId absolute = box(faded, style([&](StyleBuilder& b) {
                               b.set_position(Position::kAbsolute);
                               b.set_background_color(kRed);
                             }),
                             BoxKind::kBlockFlow, kBoxOutOfFlow);
  Fragment* r = fragment(root_, 100, 100);
  children(r, {{fragment(absolute, 5, 5), 7, 7}, {fragment(faded, 20, 20), 0, 0}});
  EXPECT_EQ(paint(r), "push-group 0.5\nfill 7,7 5x5 #ff0000ff\npop-group\n");
}

TEST_F(PaintingOrder, OverflowClipsContentButNotTheBox) {
  const BoxId a = box(root_, style([&](StyleBuilder& b) {
                        b.set_overflow_x(OverflowX::kHidden);
                        b.set_overflow_y(OverflowY::kHidden);
                        b.set_background_color(kRed);
                      }));
  const BoxId inner = box(a, colored(kBlue)), after = box(root_, colored(kGreen));
  Fragment *r = fragment(root_, 100, 100), *fa = fragment(a, 10, 10);
  edges(fa, 2, 0);
  children(fa, {{fragment(inner, 50, 50), 2, 2}});
  children(r, {{fa, 0, 0}, {fragment(after, 3, 3), 0, 20}});
  EXPECT_EQ(paint(r),
            "fill 0,0 10x10 #ff0000ff\nsave\nclip 2,2 6x6\nfill 2,2 50x50 #0000ffff\nrestore\n"
            "fill 0,20 3x3 #008000ff\n");
}

TEST_F(PaintingOrder, EmptyClipHidesEverything) {
  const BoxId a = box(root_, style([&](StyleBuilder& b) {
                        b.set_overflow_x(OverflowX::kHidden);
                        b.set_overflow_y(OverflowY::kHidden);
                      }));
  const BoxId inner = box(a, colored(kBlue));
  Fragment *r = fragment(root_, 100, 100), *fa = fragment(a, 10, 0);
  children(fa, {{fragment(inner, 50, 50), 0, 0}});
  children(r, {{fa, 0, 0}});
  EXPECT_EQ(paint(r), "");
}

TEST_F(PaintingOrder, HiddenBoxesAreSkippedTheirVisibleChildrenNot) {
  const BoxId a = box(root_, style([&](StyleBuilder& b) {
                        b.set_visibility(Visibility::kHidden);
                        b.set_background_color(kRed);
                      }));
  const BoxId inner = box(a, colored(kBlue));
  Fragment *r = fragment(root_, 100, 100), *fa = fragment(a, 10, 10);
  children(fa, {{fragment(inner, 5, 5), 0, 0}});
  children(r, {{fa, 0, 0}});
  EXPECT_EQ(paint(r), "fill 0,0 5x5 #0000ffff\n");
}

TEST_F(PaintingOrder, OutlinesComeAfterInlineContent) {
  const BoxId a = box(root_, style([&](StyleBuilder& b) {
                        b.set_outline_style(BorderStyle::kSolid);
                        b.set_outline_width(2);
                        b.set_outline_color(kRed);
                      }));
  const BoxId t = box(a, document_.styles().initial_id(), BoxKind::kText);
  Fragment *r = fragment(root_, 100, 100), *fa = fragment(a, 50, 10);
  Fragment* line = fragment(a, 50, 10, FragmentKind::kLine);
  children(line, {{text(t, u"x"), 0, 0}});
  children(fa, {{line, 0, 0}});
  children(r, {{fa, 10, 10}});
  EXPECT_EQ(paint(r), "glyphs 10,18 #000000ff \"x\"\nring 8,8 54x14 in 10,10 50x10 #ff0000ff\n");
}

TEST_F(PaintingOrder, DeepTreesArePainted) {
  BoxId parent = root_;
  const StyleId plain = style([](StyleBuilder&) {});
  Fragment* r = fragment(root_, 100, 100);
  Fragment* above = r;
  for (int i = 0; i < 500; ++i) {
    parent = box(parent, i == 499 ? colored(kRed) : plain);
    Fragment* f = fragment(parent, 50, 50);
    children(above, {{f, 0, 0}});
    above = f;
  }
  EXPECT_EQ(paint(r), "fill 0,0 50x50 #ff0000ff\n");
}

// css-flexbox-1 §5.4: what is inside an item follows the item's order.
TEST_F(PaintingOrder, OrderMovesPositionedDescendantsOfItems) {
  auto ordered = [&](int order) { return style([&](StyleBuilder& b) { b.set_order(order); }); };
  auto positioned = [&](Color color) {
    return style([&](StyleBuilder& b) {
      b.set_position(Position::kRelative);
      b.set_background_color(color);
    });
  };
  const BoxId flex = box(root_, document_.styles().initial_id(), BoxKind::kFlex);
  const BoxId second = box(flex, ordered(2)), inner_second = box(second, positioned(kRed));
  const BoxId first = box(flex, ordered(1)), inner_first = box(first, positioned(kBlue));
  Fragment *r = fragment(root_, 100, 100), *f = fragment(flex, 50, 50), *a = fragment(first, 5, 5),
           *b = fragment(second, 5, 5);
  children(a, {{fragment(inner_first, 1, 1), 0, 0}});
  children(b, {{fragment(inner_second, 2, 2), 0, 0}});
  children(f, {{a, 0, 0}, {b, 0, 0}});
  children(r, {{f, 0, 0}});
  EXPECT_EQ(paint(r), "fill 0,0 1x1 #0000ffff\nfill 0,0 2x2 #ff0000ff\n");
}

// css-contain-1 §3.3
TEST_F(PaintingOrder, PaintContainmentClipsAndStacks) {
  const BoxId contained = box(root_, style([&](StyleBuilder& b) {
                                b.set_contain(16);
                                b.set_background_color(kRed);
                              }));
  const BoxId inner = box(contained, colored(kBlue)), after = box(root_, colored(kGreen));
  Fragment *r = fragment(root_, 100, 100), *c = fragment(contained, 10, 10);
  children(c, {{fragment(inner, 50, 5), 0, 0}});
  children(r, {{c, 0, 0}, {fragment(after, 3, 3), 0, 0}});
  const std::string drawn = paint(r);
  EXPECT_LT(drawn.find("#008000ff"), drawn.find("#ff0000ff")) << drawn;  // above what is not stacked
  EXPECT_NE(drawn.find("clip"), std::string::npos) << drawn;
}

// HTML §15.3.13: no border below the legend, and the border runs through its middle.
TEST_F(PaintingOrder, ALegendInterruptsTheBorderOfItsFieldset) {
  const StyleId bordered = style([&](StyleBuilder& b) {
    b.set_border_top_width(2);
    b.set_border_top_style(BorderStyle::kSolid);
    b.set_border_top_color(kRed);
  });
  const BoxId set = box(root_, bordered, BoxKind::kBlockFlow, 0, "fieldset");
  const BoxId legend = box(set, document_.styles().initial_id(), BoxKind::kBlockFlow, 0, "legend");
  Fragment *r = fragment(root_, 100, 100), *s = fragment(set, 60, 40), *l = fragment(legend, 20, 12);
  static const layout::FragmentEdges edges = {{LayoutUnit(2), {}, {}, {}}, {}};
  s->edges = &edges;
  children(s, {{l, 10, 0}});
  children(r, {{s, 0, 0}});
  const std::string drawn = paint(r);
  EXPECT_NE(drawn.find("clip 0,5 10x35"), std::string::npos) << drawn;
  EXPECT_NE(drawn.find("clip 30,5 30x35"), std::string::npos) << drawn;
}

}  // namespace
}  // namespace colosseum::paint

#include <gtest/gtest.h>

#include "layout/layout_tree.h"
#include "support/fixed_text_engine.h"
#include "support/tree_maker.h"

namespace colosseum::layout {
namespace {

using test::TreeMaker;

Length px(float v) { return Length::fixed(v); }

/// A document in one root block without margins, and the absolute rectangle of a node in px.
class BlockFlow : public testing::Test {
 protected:
  BlockFlow() : root(maker.block(NodeId())) {}

  void lay_out(int width = 400, int height = 300) {
    LayoutOptions options;
    options.viewport = {LayoutUnit(width), LayoutUnit(height)};
    options.text = &text;
    options.poison_test = true;
    tree = layout_document(maker.document, options);
    EXPECT_EQ(tree->counters.poison_failures, 0u);
  }

  /// "x y width height" of the first fragment of the node's box on a page; "none" when there is none.
  std::string rect(NodeId node, size_t page = 0) const {
    BoxId box = tree->boxes.principal_box(node);
    std::string found = "none";
    const Page& p = tree->pages[page];
    if (p.content != nullptr) find(*p.content, p.content_offset, box, found);
    return found;
  }

  static void find(const Fragment& f, PhysicalOffset at, BoxId box, std::string& out) {
    if (out != "none") return;
    if (f.box == box && f.kind == FragmentKind::kBox) {
      auto num = [](LayoutUnit u) {
        std::string s = std::to_string(u.to_px());
        s.erase(s.find_last_not_of('0') + 1);
        if (s.back() == '.') s.pop_back();
        return s;
      };
      out = num(at.x) + " " + num(at.y) + " " + num(f.size.width) + " " + num(f.size.height);
      return;
    }
    for (const FragmentLink& l : f.children) find(*l.fragment, at + l.offset, box, out);
  }

  /// A block of a fixed height with margins above and below.
  NodeId bar(NodeId parent, float height, float above = 0, float below = 0) {
    return maker.block(parent, [=](StyleBuilder& s) {
      s.set_height(px(height)).set_margin_top(px(above)).set_margin_bottom(px(below));
    });
  }

  TreeMaker maker;
  test::FixedTextEngine text;
  NodeId root;
  std::unique_ptr<LayoutTree> tree;
};

TEST_F(BlockFlow, StacksChildrenAndFillsTheWidth) {
  NodeId a = bar(root, 20), b = bar(root, 30);
  lay_out();
  EXPECT_EQ(rect(root), "0 0 400 50");
  EXPECT_EQ(rect(a), "0 0 400 20");
  EXPECT_EQ(rect(b), "0 20 400 30");
}

TEST_F(BlockFlow, CollapsesAdjoiningSiblingMargins) {
  bar(root, 10, 0, 30);
  NodeId b = bar(root, 10, 20);
  NodeId c = bar(root, 10, -5);
  lay_out();
  EXPECT_EQ(rect(b), "0 40 400 10");
  EXPECT_EQ(rect(c), "0 45 400 10");
}

TEST_F(BlockFlow, CollapsesThroughParentsAtBothEnds) {
  NodeId before = bar(root, 10);
  NodeId outer =
      maker.block(root, [](StyleBuilder& s) { s.set_margin_top(px(10)).set_margin_bottom(px(5)); });
  NodeId inner = bar(outer, 10, 25, 40);
  NodeId after = bar(root, 10);
  lay_out();
  EXPECT_EQ(rect(before), "0 0 400 10");
  EXPECT_EQ(rect(outer), "0 35 400 10");
  EXPECT_EQ(rect(inner), "0 35 400 10");
  EXPECT_EQ(rect(after), "0 85 400 10");
  EXPECT_EQ(rect(root), "0 0 400 95");
}

TEST_F(BlockFlow, PaddingEndsTheAdjoining) {
  NodeId outer =
      maker.block(root, [](StyleBuilder& s) { s.set_padding_top(px(1)).set_padding_bottom(px(1)); });
  NodeId inner = bar(outer, 10, 25, 40);
  lay_out();
  EXPECT_EQ(rect(outer), "0 0 400 77");
  EXPECT_EQ(rect(inner), "0 26 400 10");
}

TEST_F(BlockFlow, CollapsesThroughEmptyBlocks) {
  bar(root, 10, 0, 10);
  NodeId empty =
      maker.block(root, [](StyleBuilder& s) { s.set_margin_top(px(30)).set_margin_bottom(px(20)); });
  NodeId after = bar(root, 10, 15);
  lay_out();
  // The empty block lies where its margin, with those adjoining above it, puts it.
  EXPECT_EQ(rect(empty), "0 40 400 0");
  EXPECT_EQ(rect(after), "0 40 400 10");
}

TEST_F(BlockFlow, AFixedHeightDropsTheLastChildsMargin) {
  NodeId outer = maker.block(root, [](StyleBuilder& s) { s.set_height(px(50)); });
  bar(outer, 10, 0, 70);
  NodeId after = bar(root, 10);
  lay_out();
  EXPECT_EQ(rect(after), "0 50 400 10");
}

TEST_F(BlockFlow, CentersWithAutoMargins) {
  NodeId a = maker.block(root, [](StyleBuilder& s) {
    s.set_width(px(100))
        .set_height(px(10))
        .set_margin_left(Length::auto_value())
        .set_margin_right(Length::auto_value());
  });
  NodeId b = maker.block(root, [](StyleBuilder& s) {
    s.set_width(px(100)).set_height(px(10)).set_margin_left(Length::auto_value());
  });
  lay_out();
  EXPECT_EQ(rect(a), "150 0 100 10");
  EXPECT_EQ(rect(b), "300 10 100 10");
}

TEST_F(BlockFlow, RightToLeftStartsAtTheRight) {
  maker.style(root, Display::block(), [](StyleBuilder& s) { s.set_direction(Direction::kRtl); });
  NodeId a = maker.block(root, [](StyleBuilder& s) { s.set_width(px(100)).set_height(px(10)); });
  lay_out();
  EXPECT_EQ(rect(a), "300 0 100 10");
}

TEST_F(BlockFlow, PercentagesAndLimits) {
  NodeId outer =
      maker.block(root, [](StyleBuilder& s) { s.set_height(px(200)).set_width(Length::percentage(50)); });
  NodeId a = maker.block(outer, [](StyleBuilder& s) {
    s.set_height(Length::percentage(25)).set_max_width(px(120)).set_padding_left(Length::percentage(10));
  });
  NodeId b = maker.block(
      outer, [](StyleBuilder& s) { s.set_min_height(px(30)).set_width(Length::percentage(150)); });
  lay_out();
  EXPECT_EQ(rect(a), "0 0 140 50");
  EXPECT_EQ(rect(b), "0 50 300 30");
}

TEST_F(BlockFlow, PercentageHeightsOfAutoParentsAreAuto) {
  NodeId outer = maker.block(root);
  NodeId a = maker.block(outer, [](StyleBuilder& s) { s.set_height(Length::percentage(50)); });
  bar(a, 7);
  lay_out();
  EXPECT_EQ(rect(a), "0 0 400 7");
}

TEST_F(BlockFlow, AspectRatioGivesTheHeight) {
  NodeId a = maker.block(root, [](StyleBuilder& s) { s.set_aspect_ratio({false, 4, 1}).set_width(px(100)); });
  lay_out();
  EXPECT_EQ(rect(a), "0 0 100 25");
}

TEST_F(BlockFlow, IntrinsicKeywordsAskTheContent) {
  NodeId a =
      maker.block(root, [](StyleBuilder& s) { s.set_width(Length::keyword(Length::Type::kMinContent)); });
  NodeId b =
      maker.block(root, [](StyleBuilder& s) { s.set_width(Length::keyword(Length::Type::kMaxContent)); });
  maker.text(a, "ab abcd");
  maker.text(b, "ab abcd");
  lay_out();
  EXPECT_EQ(rect(a), "0 0 64 32");
  EXPECT_EQ(rect(b), "0 32 112 16");
}

TEST_F(BlockFlow, RelativePositionMovesOnlyTheBox) {
  NodeId a = maker.block(root, [](StyleBuilder& s) {
    s.set_height(px(10)).set_position(Position::kRelative).set_left(px(5)).set_top(Length::percentage(50));
  });
  NodeId b = bar(root, 10);
  lay_out();
  // The percentage refers to an auto height: it behaves as auto.
  EXPECT_EQ(rect(a), "5 0 400 10");
  EXPECT_EQ(rect(b), "0 10 400 10");
}

TEST_F(BlockFlow, SecondLayoutRunsNothing) {
  NodeId outer = maker.block(root);
  NodeId leaf = bar(outer, 10);
  bar(root, 5);
  lay_out();
  LayoutOptions options;
  options.viewport = {LayoutUnit(400), LayoutUnit(300)};
  options.text = &text;
  tree = layout_document(maker.document, options, std::move(tree));
  EXPECT_EQ(tree->counters.layout_calls, 0u);
  maker.style(leaf, Display::block(), [](StyleBuilder& s) { s.set_height(px(20)); });
  tree = layout_document(maker.document, options, std::move(tree));
  // The leaf and its two ancestors.
  EXPECT_EQ(tree->counters.layout_calls, 3u);
  EXPECT_EQ(rect(root), "0 0 400 25");
}

// ---- pages
// --------------------------------------------------------------------------------------------------

class Pages : public BlockFlow {
 protected:
  void paginate(int width = 200, int height = 100) {
    LayoutOptions options;
    options.text = &text;
    options.page_style = [=](const PageSelectorFacts&) {
      PageStyle s;
      s.size = {LayoutUnit(width), LayoutUnit(height)};
      return s;
    };
    tree = layout_document(maker.document, options);
  }
};

TEST_F(Pages, BreaksBetweenBlocks) {
  NodeId a = bar(root, 60), b = bar(root, 60, 10), c = bar(root, 30);
  paginate();
  ASSERT_EQ(tree->pages.size(), 2u);
  EXPECT_EQ(rect(a, 0), "0 0 200 60");
  // An empty block breaks inside: 30px on the first page, the rest on the second.
  EXPECT_EQ(rect(b, 0), "0 70 200 30");
  EXPECT_EQ(rect(b, 1), "0 0 200 30");
  EXPECT_EQ(rect(c, 1), "0 30 200 30");
}

TEST_F(Pages, AvoidsBreaksInside) {
  auto keep = [](StyleBuilder& s) {
    s.set_height(px(60)).set_margin_top(px(10)).set_break_inside(BreakInside::kAvoid);
  };
  bar(root, 60);
  NodeId b = maker.block(root, keep);
  paginate();
  ASSERT_EQ(tree->pages.size(), 2u);
  EXPECT_EQ(rect(b, 0), "none");
  // The margin at an unforced break is cut.
  EXPECT_EQ(rect(b, 1), "0 0 200 60");
}

TEST_F(Pages, ForcedBreaksKeepMargins) {
  bar(root, 10);
  NodeId outer = maker.block(root);
  NodeId b = maker.block(outer, [](StyleBuilder& s) {
    s.set_height(px(10)).set_margin_top(px(7)).set_break_before(BreakBetween::kPage);
  });
  paginate();
  ASSERT_EQ(tree->pages.size(), 2u);
  EXPECT_EQ(rect(outer, 0), "none");
  EXPECT_EQ(rect(b, 1), "0 7 200 10");
}

TEST_F(Pages, BreakBeforeRightInsertsABlankPage) {
  bar(root, 10);
  NodeId b =
      maker.block(root, [](StyleBuilder& s) { s.set_height(px(10)).set_break_before(BreakBetween::kRight); });
  paginate();
  ASSERT_EQ(tree->pages.size(), 3u);
  EXPECT_TRUE(tree->pages[1].facts.is_blank);
  EXPECT_EQ(rect(b, 2), "0 0 200 10");
}

TEST_F(Pages, HeadingsStayWithWhatFollows) {
  bar(root, 50);
  NodeId heading =
      maker.block(root, [](StyleBuilder& s) { s.set_height(px(30)).set_break_after(BreakBetween::kAvoid); });
  NodeId body =
      maker.block(root, [](StyleBuilder& s) { s.set_height(px(40)).set_break_inside(BreakInside::kAvoid); });
  paginate();
  ASSERT_EQ(tree->pages.size(), 2u);
  EXPECT_EQ(rect(heading, 0), "none");
  EXPECT_EQ(rect(heading, 1), "0 0 200 30");
  EXPECT_EQ(rect(body, 1), "0 30 200 40");
}

TEST_F(Pages, OrphansAndWidows) {
  bar(root, 60);
  NodeId p = maker.block(root);
  maker.text(p, "aaaaaaaaaaaa bbbbbbbbbbbb cccccccccccc");
  paginate();
  // Three lines of 16px; two would fit, but then the second page had one: two orphans cannot hold either.
  ASSERT_EQ(tree->pages.size(), 2u);
  EXPECT_EQ(rect(p, 0), "none");
  EXPECT_EQ(rect(p, 1), "0 0 200 48");
}

TEST_F(Pages, NamedPagesForceABreak) {
  bar(root, 10);
  NodeId b = maker.block(root, [](StyleBuilder& s) { s.set_height(px(10)).set_page("wide"); });
  paginate();
  ASSERT_EQ(tree->pages.size(), 2u);
  EXPECT_EQ(tree->pages[0].facts.name, "");
  EXPECT_EQ(tree->pages[1].facts.name, "wide");
  EXPECT_EQ(rect(b, 1), "0 0 200 10");
}

TEST_F(Pages, ATallReplacedBoxOverflowsItsPageAndTheRestGoesOn) {
  NodeId img = maker.block(root, [](StyleBuilder& s) { s.set_height(px(250)); });
  maker.document.set_replaced(img, {});
  NodeId after = bar(root, 10);
  paginate();
  ASSERT_GE(tree->pages.size(), 2u);
  EXPECT_EQ(rect(img, 0), "0 0 300 250");
  EXPECT_EQ(rect(after, 0), "none");
}

TEST_F(Pages, UnbreakableTextBeyondThePageIsShownInSlices) {
  NodeId box = maker.add(root, "div", Display::block(), [](StyleBuilder& s) { s.set_height(px(20)); });
  NodeId inner =
      maker.add(box, "span", Display::inline_block(), [](StyleBuilder& s) { s.set_width(px(16)); });
  maker.text(inner, "a b c d e f g h i j");
  NodeId after = bar(root, 10);
  paginate();
  // Ten lines of 16px in one inline block: the page is 100px high, the rest shows on a second one.
  ASSERT_EQ(tree->pages.size(), 2u);
  EXPECT_FALSE(tree->pages[0].is_slice);
  EXPECT_TRUE(tree->pages[1].is_slice);
  EXPECT_EQ(tree->pages[1].content_offset.y, LayoutUnit(-100));
  EXPECT_EQ(rect(after, 0), "0 20 200 10");
}

}  // namespace
}  // namespace colosseum::layout

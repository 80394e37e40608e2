#include <gtest/gtest.h>

#include "support/tree_maker.h"

namespace colosseum::test {
namespace {

TEST(AnonymousBoxes, InlineOnlyContentStaysInItsContainer) {
  TreeMaker t;
  NodeId root = t.block({});
  NodeId p = t.block(root);
  t.text(p, "a ");
  NodeId em = t.inline_(p);
  t.text(em, "b");
  EXPECT_EQ(build_and_describe(t.document), "block[block['a ' span['b']]]");
}

TEST(AnonymousBoxes, MixedContentWrapsInlineRuns) {
  TreeMaker t;
  NodeId root = t.block({});
  t.text(root, "a");
  t.inline_(root);
  t.block(root);
  t.text(root, " \n ");
  t.block(root);
  t.text(root, "c");
  EXPECT_EQ(build_and_describe(t.document), "block[anon['a' span] block block anon['c']]");
}

TEST(AnonymousBoxes, WhiteSpaceThatIsPreservedMakesABox) {
  TreeMaker t;
  NodeId root =
      t.block({}, [](StyleBuilder& b) { b.set_white_space_collapse(WhiteSpaceCollapse::kPreserve); });
  t.block(root);
  t.text(root, "  ");
  t.block(root);
  EXPECT_EQ(build_and_describe(t.document), "block[block anon['  '] block]");
}

TEST(AnonymousBoxes, PreservedLineBreaksDoNotCollapse) {
  TreeMaker t;
  NodeId root =
      t.block({}, [](StyleBuilder& b) { b.set_white_space_collapse(WhiteSpaceCollapse::kPreserveBreaks); });
  t.text(root, "  ");
  t.block(root);
  t.text(root, " \n");
  EXPECT_EQ(build_and_describe(t.document), "block[block anon[' \n']]");
}

TEST(AnonymousBoxes, CollapsibleSpaceAloneMakesNoBox) {
  TreeMaker t;
  NodeId root = t.block({});
  t.text(t.block(root), " \t\n");
  EXPECT_EQ(build_and_describe(t.document), "block[block]");
}

TEST(AnonymousBoxes, InlineBoxIsBrokenAroundABlock) {
  TreeMaker t;
  NodeId root = t.block({});
  NodeId span = t.inline_(root);
  t.text(span, "a");
  t.block(span);
  t.text(span, "b");
  EXPECT_EQ(build_and_describe(t.document), "block[anon[span>['a']] block anon[<span['b']]]");
}

TEST(AnonymousBoxes, BothPiecesExistEvenWhenEmpty) {
  TreeMaker t;
  NodeId root = t.block({});
  NodeId span = t.inline_(root);
  t.text(span, " ");
  NodeId first = t.block(span);
  t.text(span, " ");
  t.block(span);
  BoxTree tree(t.document);
  build_boxes(tree);
  // Consecutive blocks, with collapsible space between, share one break.
  EXPECT_EQ(describe(tree, tree.root()), "block[anon[span>] block block anon[<span]]");
  const BoxId block = tree.principal_box(first);
  EXPECT_EQ(tree.split_inline(block), tree.principal_box(span));
  EXPECT_EQ(tree.box(block).parent, tree.root());
}

TEST(AnonymousBoxes, NestedInlinesBreakTogether) {
  TreeMaker t;
  NodeId root = t.block({});
  t.text(root, "x");
  NodeId a = t.inline_(root);
  NodeId b = t.inline_(a);
  t.text(b, "1");
  t.block(b);
  t.text(a, "2");
  t.block(a);
  t.text(root, "y");
  EXPECT_EQ(build_and_describe(t.document),
            "block[anon['x' span>[span>['1']]] block anon[<span>[<span '2']] block anon[<span 'y']]");
}

TEST(AnonymousBoxes, AnonymousStyleInheritsAndIsShared) {
  TreeMaker t;
  NodeId root = t.block({}, [](StyleBuilder& b) {
    b.set_font_size(30);
    b.set_margin_top(Length::fixed(7));
  });
  t.text(root, "a");
  t.block(root);
  t.text(root, "b");
  BoxTree tree(t.document);
  build_boxes(tree);
  BoxId first = tree.box(tree.root()).first_child, last = tree.box(tree.root()).last_child;
  EXPECT_EQ(tree.box(first).style, tree.box(last).style);
  EXPECT_EQ(tree.style(first).font_size(), 30);
  EXPECT_EQ(tree.style(first).margin_top(), Length::fixed(0));
  EXPECT_TRUE(tree.style(first).display() == Display::block());
}

TEST(AnonymousBoxes, FlexItemsAreBlockifiedAndTextIsWrapped) {
  TreeMaker t;
  NodeId root = t.flex({});
  t.text(root, " \n");
  t.text(root, "a");
  t.add(root, "br", Display::inline_());
  t.inline_(root);
  t.text(root, " ");
  t.add(root, "div", Display::inline_block());
  BoxTree tree(t.document);
  build_boxes(tree);
  EXPECT_EQ(describe(tree, tree.root()), "flex[anon['a' br] block block]");
  tree.for_each_child(tree.root(), [&](BoxId c) {
    EXPECT_TRUE(tree.box(c).has(kBoxFormattingContext));
    EXPECT_FALSE(tree.box(c).is_inline_level());
  });
}

TEST(AnonymousBoxes, PreservedWhiteSpaceAloneIsNoFlexItem) {
  TreeMaker t;
  NodeId root =
      t.flex({}, [](StyleBuilder& b) { b.set_white_space_collapse(WhiteSpaceCollapse::kPreserve); });
  t.text(root, "  ");
  t.block(root);
  EXPECT_EQ(build_and_describe(t.document), "flex[block]");
}

TEST(AnonymousBoxes, IdsAreInTreeOrder) {
  TreeMaker t;
  NodeId root = t.block({});
  for (int i = 0; i < 20; ++i) {
    NodeId span = t.inline_(root);
    t.text(span, "a");
    t.block(span);
  }
  BoxTree tree(t.document);
  build_boxes(tree);
  for (size_t i = 1; i < tree.size(); ++i) EXPECT_LT(tree.box(BoxId(i)).parent.index(), i);
}

}  // namespace
}  // namespace colosseum::test

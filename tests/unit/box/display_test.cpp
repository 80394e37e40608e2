#include <gtest/gtest.h>

#include <algorithm>

#include "support/tree_maker.h"

namespace colosseum::test {
namespace {

TEST(BoxDisplay, NoneMakesNothing) {
  TreeMaker t;
  NodeId root = t.block({});
  t.text(t.add(root, "div", Display::none()), "hidden");
  EXPECT_EQ(build_and_describe(t.document), "block");
}

TEST(BoxDisplay, EmptyDocumentHasNoRoot) {
  Document d;
  EXPECT_EQ(build_and_describe(d), "");
}

TEST(BoxDisplay, ContentsLeavesItsChildren) {
  TreeMaker t;
  NodeId root = t.block({});
  NodeId c = t.add(root, "div", Display::contents(), [](StyleBuilder& b) { b.set_font_size(20); });
  t.pseudo(c, PseudoElement::kBefore, Display::inline_(), {TreeMaker::string_item("(")});
  NodeId text = t.text(c, "a");
  t.pseudo(c, PseudoElement::kAfter, Display::inline_(), {TreeMaker::string_item(")")});
  BoxTree tree(t.document);
  build_boxes(tree);
  EXPECT_EQ(describe(tree, tree.root()), "block[::inline['('] 'a' ::inline[')']]");
  EXPECT_FALSE(tree.principal_box(c).valid());
  EXPECT_EQ(tree.style(tree.principal_box(text)).font_size(), 20);
}

TEST(BoxDisplay, RootIsBlockified) {
  TreeMaker t;
  t.text(t.inline_({}), "a");
  BoxTree tree(t.document);
  build_boxes(tree);
  EXPECT_EQ(describe(tree, tree.root()), "block['a']");
  EXPECT_TRUE(tree.box(tree.root()).has(kBoxRootElement));
  EXPECT_TRUE(tree.box(tree.root()).has(kBoxFormattingContext));
}

TEST(BoxDisplay, AtomicInlinesAndBreaks) {
  TreeMaker t;
  NodeId root = t.block({});
  t.text(t.add(root, "div", Display::inline_block()), "a");
  t.add(root, "br", Display::inline_());
  t.add(root, "wbr", Display::inline_());
  t.add(root, "div", Display::inline_flex());
  NodeId img = t.inline_(root);
  t.document.set_replaced(img, {});
  EXPECT_EQ(build_and_describe(t.document), "block[inline-block['a'] br wbr inline-flex inline-replaced]");
}

TEST(BoxDisplay, BlockLevelReplacedAndRunIn) {
  TreeMaker t;
  NodeId root = t.block({});
  NodeId img = t.block(root);
  t.document.set_replaced(img, {});
  t.text(img, "fallback");
  t.text(t.add(root, "h2", Display::of(DisplayOutside::kRunIn, DisplayInside::kFlow)), "a");
  EXPECT_EQ(build_and_describe(t.document), "block[replaced block['a']]");
}

TEST(BoxDisplay, FormattingContexts) {
  TreeMaker t;
  NodeId root = t.block({});
  NodeId plain = t.block(root), flow_root = t.add(root, "div", Display::flow_root());
  NodeId hidden = t.block(root, [](StyleBuilder& b) {
    b.set_overflow_x(OverflowX::kHidden);
    b.set_overflow_y(OverflowY::kHidden);
  });
  NodeId clip = t.block(root, [](StyleBuilder& b) {
    b.set_overflow_x(OverflowX::kClip);
    b.set_overflow_y(OverflowY::kClip);
  });
  BoxTree tree(t.document);
  build_boxes(tree);
  auto is_context = [&](NodeId n) { return tree.box(tree.principal_box(n)).has(kBoxFormattingContext); };
  EXPECT_FALSE(is_context(plain));
  EXPECT_TRUE(is_context(flow_root));
  EXPECT_TRUE(is_context(hidden));
  EXPECT_FALSE(is_context(clip));
}

TEST(BoxDisplay, OverflowOfBodyBelongsToTheViewport) {
  TreeMaker t;
  NodeId html = t.add({}, "html", Display::block());
  NodeId body =
      t.add(html, "body", Display::block(), [](StyleBuilder& b) { b.set_overflow_y(OverflowY::kScroll); });
  BoxTree tree(t.document);
  build_boxes(tree);
  const Box& box = tree.box(tree.principal_box(body));
  EXPECT_TRUE(box.has(kBoxBody));
  EXPECT_FALSE(box.has(kBoxFormattingContext));
}

TEST(BoxDisplay, UnsupportedLayoutsFallBackWithOneWarning) {
  TreeMaker t;
  NodeId root = t.block({});
  for (int i = 0; i < 2; ++i) {
    NodeId ruby = t.add(root, "ruby", Display::of(DisplayOutside::kInline, DisplayInside::kRuby));
    t.text(t.add(ruby, "rt", Display::table_part(DisplayInternal::kRubyText)), "a");
  }
  EXPECT_EQ(build_and_describe(t.document), "block[ruby[rt['a']] ruby[rt['a']]]");
  EXPECT_EQ(t.document.diagnostics().count(DiagnosticKind::kUnsupported), 1u);
}

TEST(BoxDisplay, DeepNestingIsFlattenedAndNothingIsLost) {
  Limits limits;
  limits.max_box_depth = 16;
  TreeMaker t(limits);
  NodeId n = t.block({});
  for (int i = 0; i < 5000; ++i) {
    n = i % 3 == 0 ? t.inline_(n) : t.block(n);
    t.text(n, "x");
  }
  BoxTree tree(t.document);
  build_boxes(tree);
  size_t texts = 0, deepest = 0;
  std::vector<size_t> depth(tree.size());
  for (size_t i = 0; i < tree.size(); ++i) {
    const Box& b = tree.box(BoxId(i));
    if (b.kind == BoxKind::kText) ++texts;
    if (b.parent.valid()) depth[i] = depth[b.parent.index()] + 1;
    deepest = std::max(deepest, depth[i]);
  }
  EXPECT_EQ(texts, 5000u);
  EXPECT_LE(deepest, 20u);
}

TEST(BoxDisplay, BreakingDeepInlinesOftenStaysLinear) {
  Limits limits;
  limits.max_box_depth = 2000;
  TreeMaker t(limits);
  NodeId root = t.block({});
  NodeId n = root;
  for (int i = 0; i < 800; ++i) n = t.inline_(n);
  for (int i = 0; i < 2000; ++i) {
    t.text(n, "x");
    t.block(n);
  }
  BoxTree tree(t.document);
  build_boxes(tree);
  EXPECT_LT(tree.size(), 40'000u);
}

}  // namespace
}  // namespace colosseum::test

#include <gtest/gtest.h>

#include "box/containment.h"
#include "support/tree_maker.h"

namespace colosseum::test {
namespace {

/// A details element of HTML with a text, a summary and a paragraph.
struct DetailsMaker : TreeMaker {
  DetailsMaker() {
    root = block({});
    details = html(root, "details");
    text(details, "before");
    summary = html(details, "summary");
    text(summary, "s");
    paragraph = html(details, "p");
    text(paragraph, "p");
  }
  NodeId html(NodeId parent, std::string_view tag) {
    const NodeId n = document.create_element(tag);
    document.append(parent, n);
    style(n, Display::block());
    return n;
  }
  NodeId root, details, summary, paragraph;
};

TEST(BoxDetails, SummaryComesFirstAndTheRestIsInABoxOfItsOwn) {
  DetailsMaker t;
  EXPECT_EQ(build_and_describe(t.document), "block[block[block['s'] ::block[anon['before'] block['p']]]]");
}

TEST(BoxDetails, ClosedOnesSkipTheirContents) {
  DetailsMaker t;
  auto skips = [&] {
    BoxTree tree(t.document);
    build_boxes(tree);
    const BoxId content = tree.box(tree.principal_box(t.paragraph)).parent;
    return skips_contents(tree.style(content), tree.box(content).kind);
  };
  EXPECT_TRUE(skips());
  t.document.set_attribute(t.details, "open", "");
  EXPECT_FALSE(skips());
}

TEST(BoxDetails, OpenMakesBoxesAnew) {
  DetailsMaker t;
  t.document.clear_damage(kDamageRebuild | kDamageRestyle | kDamageDescendant);
  t.document.set_attribute(t.details, "open", "");
  EXPECT_NE(t.document.node(t.details).damage & kDamageRebuild, 0);
  t.document.clear_damage(kDamageRebuild | kDamageRestyle | kDamageDescendant);
  t.document.remove_attribute(t.details, "open");
  EXPECT_NE(t.document.node(t.details).damage & kDamageRebuild, 0);
}

TEST(BoxDetails, OneWithoutSummaryHasALegendOfItsOwn) {
  DetailsMaker t;
  t.document.remove(t.summary);
  EXPECT_EQ(build_and_describe(t.document),
            "block[block[::block[::inline['\u25B8 '] 'Details'] ::block[anon['before'] block['p']]]]");
}

TEST(BoxDetails, SkippedContentsHaveBoxes) {
  TreeMaker t;
  const NodeId root = t.block({});
  const NodeId hidden =
      t.block(root, [](StyleBuilder& b) { b.set_content_visibility(ContentVisibility::kHidden); });
  t.text(hidden, "a");
  EXPECT_EQ(build_and_describe(t.document), "block[block['a']]");
}

}  // namespace
}  // namespace colosseum::test

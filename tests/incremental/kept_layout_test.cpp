// A layout made from an earlier one takes every kind of change into account.
#include "support/layout_fixture.h"

namespace colosseum::test {
namespace {

using KeptLayout = LayoutFixture;

TEST_F(KeptLayout, AllPiecesOfABrokenInlineBoxAreRestyled) {
  const NodeId root = maker.block({});
  const NodeId span = maker.inline_(root);
  maker.text(span, "aa");
  maker.block(span);
  maker.text(span, "bb");
  const NodeId after =
      maker.add(root, "i", Display::inline_block(), [](StyleBuilder& s) { s.set_width(px(5)); });
  lay_out();
  const std::string before = rect(after);
  maker.style(span, Display::inline_(), [](StyleBuilder& s) { s.set_padding_right(px(30)); });
  lay_out();
  const std::string kept = rect(after);
  tree.reset();
  lay_out();
  EXPECT_EQ(kept, rect(after));
  EXPECT_NE(kept, before);
}

TEST_F(KeptLayout, PageNamesMayCome) {
  const NodeId root = maker.block({});
  maker.block(root, [](StyleBuilder& s) { s.set_height(px(10)); });
  const NodeId second = maker.block(root, [](StyleBuilder& s) { s.set_height(px(10)); });
  lay_out_pages(100, 100);
  EXPECT_EQ(tree->pages.size(), 1u);
  maker.style(second, Display::block(), [](StyleBuilder& s) { s.set_height(px(10)).set_page("wide"); });
  lay_out_pages(100, 100);
  EXPECT_EQ(tree->pages.size(), 2u);
}

TEST(KeptLayoutLimit, NothingIsKeptPastTheWorkLimit) {
  Limits limits;
  limits.max_layout_work = 12;
  TreeMaker maker(limits);
  const NodeId root = maker.block({});
  std::vector<NodeId> blocks;
  for (int i = 0; i < 20; ++i) {
    blocks.push_back(maker.block(root, [](StyleBuilder& s) { s.set_height(px(10)); }));
  }
  layout::LayoutOptions options;
  auto kept = layout::layout_document(maker.document, options);
  EXPECT_TRUE(kept->limit_exceeded);
  for (size_t i = 5; i < blocks.size(); ++i) maker.document.remove(blocks[i]);
  kept = layout::layout_document(maker.document, options, std::move(kept));
  EXPECT_FALSE(kept->limit_exceeded);
  EXPECT_EQ(kept->pages[0].content->size.height, LayoutUnit(50));
}

TEST_F(KeptLayout, LayoutLeavesSelectorDamageToTheStyler) {
  const NodeId root = maker.block({});
  const NodeId child = maker.block(root);
  lay_out();
  maker.document.clear_damage(0xff);
  maker.document.set_attribute(child, "class", "on");
  lay_out();
  EXPECT_EQ(maker.document.node(child).damage, kDamageRestyle);
  EXPECT_EQ(maker.document.node(root).damage, kDamageDescendant);
  maker.document.clear_damage(kDamageRestyle);
  EXPECT_EQ(maker.document.node(root).damage, kDamageNone);
}

TEST(Damage, DependsOnTheProperty) {
  StylePool pool;
  auto with = [&](auto&& set) {
    StyleBuilder b(pool);
    set(b);
    return pool.intern(b);
  };
  const ComputedStyle& initial = pool.get(with([](StyleBuilder&) {}));
  auto asks = [&](auto&& set) { return difference(initial, pool.get(with(set))); };
  EXPECT_EQ(asks([](StyleBuilder&) {}), StyleDifference::kNone);
  EXPECT_EQ(asks([](StyleBuilder& s) { s.set_opacity(0.5f); }), StyleDifference::kRepaint);
  EXPECT_EQ(asks([](StyleBuilder& s) { s.set_width(px(1)); }), StyleDifference::kReflow);
  EXPECT_EQ(asks([](StyleBuilder& s) { s.set_width(px(1)).set_page("a"); }), StyleDifference::kRebuild);
}

}  // namespace
}  // namespace colosseum::test

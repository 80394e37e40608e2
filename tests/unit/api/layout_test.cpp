// The core facade: a Document made by hand, no fonts, no style sheets.
#include "colosseum/layout.h"

#include <gtest/gtest.h>

#include "support/fixed_text_engine.h"

namespace colosseum {
namespace {

class LayoutFacade : public testing::Test {
 protected:
  LayoutFacade() : builder_(document_.styles()) {
    root_ = document_.create_element("root");
    document_.set_root(root_);
    set(root_, [](StyleBuilder& b) { b.set_display(Display::block()); });
    settings_.width = 200;
    settings_.height = 100;
    settings_.text = &text_;
  }
  template <typename F>
  void set(NodeId node, F&& f) {
    builder_.start(nullptr);
    f(builder_);
    document_.set_style(node, document_.styles().intern(builder_));
  }
  NodeId add_block(float height) {
    const NodeId n = document_.create_element("block");
    set(n, [&](StyleBuilder& b) { b.set_display(Display::block()).set_height(Length::fixed(height)); });
    document_.append(root_, n);
    return n;
  }

  test::FixedTextEngine text_;
  Document document_;
  StyleBuilder builder_;
  NodeId root_;
  LayoutSettings settings_;
};

TEST_F(LayoutFacade, AnEmptyLayoutAnswersNothing) {
  const Layout layout;
  EXPECT_EQ(layout.page_count(), 0u);
  EXPECT_TRUE(layout.rects(root_).empty());
  EXPECT_TRUE(layout.rect(root_).empty());
  EXPECT_FALSE(layout.hit_test(0, {1, 1}).valid());
  EXPECT_TRUE(layout.display_list(0).commands.empty());
  EXPECT_TRUE(layout.status().ok());
}

TEST_F(LayoutFacade, RectsOfBlocks) {
  const NodeId a = add_block(30), b = add_block(12.5);
  const Layout layout = Layout::compute(document_, settings_);
  EXPECT_EQ(layout.rect(a), (Rect{0, 0, 200, 30}));
  EXPECT_EQ(layout.rect(b), (Rect{0, 30, 200, 12.5}));
  EXPECT_EQ(layout.rect(root_), (Rect{0, 0, 200, 42.5}));
}

TEST_F(LayoutFacade, AnEarlierLayoutLendsItsResults) {
  for (int i = 0; i < 50; ++i) add_block(10);
  const NodeId changed = add_block(10), last = add_block(10);
  Layout layout = Layout::compute(document_, settings_);
  const size_t first = layout.counters().layout_calls;
  set(changed, [](StyleBuilder& b) { b.set_display(Display::block()).set_height(Length::fixed(25)); });
  layout = Layout::compute(document_, settings_, std::move(layout));
  EXPECT_EQ(layout.rect(last).y, 525);
  EXPECT_LT(layout.counters().layout_calls, first / 2);
  EXPECT_EQ(layout.rect(last), Layout::compute(document_, settings_).rect(last));
}

TEST_F(LayoutFacade, PagesHaveTheirOwnCoordinates) {
  add_block(80);
  const NodeId second = add_block(60);
  settings_.page_style = [](const PageSelectorFacts&) {
    PageStyle p;
    p.size = {LayoutUnit(200), LayoutUnit(120)};
    p.margin = {LayoutUnit(10), LayoutUnit(10), LayoutUnit(10), LayoutUnit(10)};
    return p;
  };
  set(second, [](StyleBuilder& b) {
    b.set_display(Display::block()).set_height(Length::fixed(60)).set_break_inside(BreakInside::kAvoid);
  });
  const Layout layout = Layout::compute(document_, settings_);
  ASSERT_EQ(layout.page_count(), 2u);
  const std::vector<PageRect> rects = layout.rects(second);
  ASSERT_EQ(rects.size(), 1u);
  EXPECT_EQ(rects[0], (PageRect{1, {10, 10, 180, 60}}));
  EXPECT_EQ(layout.rects(root_).size(), 2u);
  EXPECT_EQ(layout.hit_test(1, {20, 20}), second);
}

TEST_F(LayoutFacade, FragmentsComeParentsFirst) {
  const NodeId block = add_block(40);
  document_.append(block, document_.create_text("ab cd"));
  const Layout layout = Layout::compute(document_, settings_);
  std::vector<FragmentInfo::Kind> kinds;
  std::vector<size_t> depths;
  layout.for_each_fragment(0, [&](const FragmentInfo& f) {
    kinds.push_back(f.kind);
    depths.push_back(f.depth);
  });
  using K = FragmentInfo::Kind;
  EXPECT_EQ(kinds, (std::vector<K>{K::kBox, K::kBox, K::kLine, K::kText}));
  EXPECT_EQ(depths, (std::vector<size_t>{0, 1, 2, 3}));
}

TEST_F(LayoutFacade, UnknownNodesHaveNoRects) {
  const Layout layout = Layout::compute(document_, settings_);
  EXPECT_TRUE(layout.rects(NodeId()).empty());
  EXPECT_TRUE(layout.rects(NodeId(uint32_t{12345})).empty());
  const NodeId later = add_block(5);
  EXPECT_TRUE(layout.rects(later).empty());
}

}  // namespace
}  // namespace colosseum

// Baseline alignment of flex items by block flow direction (css-flexbox-1 §8.3, css-align-3 §9.3).
#include "support/layout_fixture.h"

namespace colosseum::test {
namespace {

using K = Alignment::Keyword;

class FlexBaseline : public LayoutFixture {
 protected:
  NodeId column(Direction direction = Direction::kLtr) {
    return maker.flex(maker.block({}), [=](StyleBuilder& s) {
      s.set_flex_direction(FlexDirection::kColumn).set_align_items({K::kBaseline}).set_direction(direction);
    });
  }
  /// An empty vertical box: its baseline is the middle or an edge of its border box.
  NodeId vertical(NodeId parent, WritingMode mode, float width, const StyleFunction& more = {}) {
    return maker.block(parent, [=](StyleBuilder& s) {
      s.set_writing_mode(mode).set_width(px(width)).set_height(px(10));
      if (more) more(s);
    });
  }
};

TEST_F(FlexBaseline, ColumnsSeparateBlockFlowDirections) {
  const NodeId flex = column();
  const NodeId lr = vertical(flex, WritingMode::kVerticalLr, 30);
  const NodeId rl = vertical(flex, WritingMode::kVerticalRl, 30);
  lay_out();
  EXPECT_EQ(rect(lr), "0 0 30 10");
  EXPECT_EQ(rect(rl), "370 10 30 10");
}

TEST_F(FlexBaseline, LastBaselinesStandWithTheOppositeFlow) {
  const NodeId flex = column();
  const NodeId lr = vertical(flex, WritingMode::kVerticalLr, 30,
                             [](StyleBuilder& s) { s.set_align_self({K::kLastBaseline}); });
  const NodeId rl = vertical(flex, WritingMode::kVerticalRl, 30,
                             [](StyleBuilder& s) { s.set_align_self({K::kLastBaseline}); });
  lay_out();
  EXPECT_EQ(rect(lr), "370 0 30 10");
  EXPECT_EQ(rect(rl), "0 10 30 10");
}

TEST_F(FlexBaseline, ParallelItemsOfAColumnHaveTheLeftEdge) {
  const NodeId flex = column(Direction::kRtl);
  const NodeId wide = maker.block(flex, [](StyleBuilder& s) { s.set_width(px(50)).set_height(px(10)); });
  const NodeId narrow = maker.block(flex, [](StyleBuilder& s) { s.set_width(px(20)).set_height(px(10)); });
  lay_out();
  EXPECT_EQ(rect(wide), "350 0 50 10");
  EXPECT_EQ(rect(narrow), "350 10 20 10");
}

TEST_F(FlexBaseline, ScrollContainersKeepItInside) {
  const NodeId flex = maker.flex(maker.block({}), [](StyleBuilder& s) { s.set_align_items({K::kBaseline}); });
  const NodeId scroller = maker.flex(flex, [](StyleBuilder& s) {
    s.set_height(px(10)).set_overflow_x(OverflowX::kHidden).set_overflow_y(OverflowY::kHidden);
  });
  maker.block(scroller, [](StyleBuilder& s) { s.set_width(px(5)).set_height(px(40)).set_flex_shrink(0); });
  const NodeId other = maker.block(flex, [](StyleBuilder& s) { s.set_width(px(5)).set_height(px(30)); });
  lay_out();
  EXPECT_EQ(rect(scroller), "0 20 5 10");
  EXPECT_EQ(rect(other), "5 0 5 30");
}

}  // namespace
}  // namespace colosseum::test

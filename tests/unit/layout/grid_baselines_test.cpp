#include "support/grid_fixture.h"

namespace colosseum::test {
namespace {

using K = Alignment::Keyword;

TrackSize automatic() { return breadth(TrackBreadth::of(Length::auto_value())); }

class GridBaselines : public GridFixture {
 protected:
  /// A grid whose inline axis is vertical, with one column and baselines at the lower edges of its items.
  NodeId turned_grid(TrackSize column) {
    return grid({column}, {}, [](StyleBuilder& s) {
      s.set_writing_mode(WritingMode::kVerticalLr).set_text_orientation(TextOrientation::kSideways);
      s.set_justify_items({K::kBaseline}).set_justify_content({K::kStart}).set_height(px(200));
    });
  }
  static void horizontal(StyleBuilder& s) { s.set_writing_mode(WritingMode::kHorizontalTb); }
};

TEST_F(GridBaselines, ItemsOfAColumnShareOne) {
  NodeId g = turned_grid(automatic());
  NodeId a = item(g, 10, 30, horizontal), b = item(g, 10, 12, horizontal);
  NodeId c = item(g, 10, 20, [](StyleBuilder& s) { horizontal(s), s.set_margin_bottom(px(25)); });
  NodeId as_large = item(g, 10, -1, [](StyleBuilder& s) { s.set_justify_self({K::kStretch}); });
  lay_out();
  EXPECT_EQ(rect(a), "0 0 10 30");
  EXPECT_EQ(rect(b), "10 18 10 12");
  EXPECT_EQ(rect(c), "20 10 10 20");
  EXPECT_EQ(rect(as_large), "30 0 10 55");
}

TEST_F(GridBaselines, LastOnesAreSharedAtTheEndEdge) {
  NodeId g = turned_grid(track(100));
  auto last = [](StyleBuilder& s) { horizontal(s), s.set_justify_self({K::kLastBaseline}); };
  NodeId a = item(g, 10, 30, last);
  NodeId b = item(g, 10, 12, [=](StyleBuilder& s) { last(s), s.set_margin_bottom(px(8)); });
  lay_out();
  EXPECT_EQ(rect(a), "0 62 10 30");
  EXPECT_EQ(rect(b), "10 80 10 12");
}

TEST_F(GridBaselines, AnItemThatDependsOnAnIntrinsicTrackTakesNoPart) {
  NodeId g = turned_grid(automatic());
  NodeId a = item(g, 10, 40, horizontal);
  NodeId b = item(g, 10, -1, [](StyleBuilder& s) { horizontal(s), s.set_height(Length::percentage(50)); });
  lay_out();
  EXPECT_EQ(rect(a), "0 0 10 40");
  EXPECT_EQ(rect(b), "10 0 10 20");
}

TEST_F(GridBaselines, APercentageOfAFixedTrackTakesPart) {
  NodeId g = turned_grid(track(60));
  NodeId a = item(g, 10, 40, horizontal);
  NodeId b = item(g, 10, -1, [](StyleBuilder& s) { horizontal(s), s.set_height(Length::percentage(50)); });
  lay_out();
  EXPECT_EQ(rect(a), "0 0 10 40");
  EXPECT_EQ(rect(b), "10 10 10 30");
}

TEST_F(GridBaselines, FirstAndLastMeetInOppositeFlows) {
  NodeId g = grid({track(40), track(40), track(40)}, {track(80)}, [](StyleBuilder& s) {
    s.set_writing_mode(WritingMode::kVerticalRl).set_text_orientation(TextOrientation::kSideways);
    s.set_align_items({K::kBaseline}).set_width(px(80));
  });
  // Baselines of items without text: left edges.
  NodeId a = item(g, 50, 10), b = item(g, 20, 10);
  NodeId c = item(g, 30, 10, [](StyleBuilder& s) {
    s.set_writing_mode(WritingMode::kVerticalLr).set_align_self({K::kLastBaseline});
  });
  lay_out();
  EXPECT_EQ(rect(a), "30 0 50 10");
  EXPECT_EQ(rect(b), "30 40 20 10");
  EXPECT_EQ(rect(c), "30 80 30 10");
}

}  // namespace
}  // namespace colosseum::test

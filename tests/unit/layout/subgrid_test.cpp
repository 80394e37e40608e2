#include "support/grid_fixture.h"

namespace colosseum::test {
namespace {

using K = Alignment::Keyword;

TrackSize automatic() { return breadth(TrackBreadth::of(Length::auto_value())); }

class Subgrid : public GridFixture {
 protected:
  /// A grid that shares columns, rows or both with its parent.
  NodeId subgrid(NodeId parent, bool columns, bool rows, const StyleFunction& more = {},
                 std::vector<LineNames> names = {}) {
    GridTemplate t;
    t.kind = GridTemplate::Kind::kSubgrid;
    t.names = std::move(names);
    return maker.block(parent, [=](StyleBuilder& s) {
      s.set_display(Display::of(DisplayOutside::kBlock, DisplayInside::kGrid));
      if (columns) s.set_grid_template_columns(t);
      if (rows) s.set_grid_template_rows(t);
      if (more) more(s);
    });
  }
  static StyleFunction columns(int from, int to) {
    return [=](StyleBuilder& s) { s.set_grid_column_start(line(from)).set_grid_column_end(line(to)); };
  }
};

TEST_F(Subgrid, ItemsLieInTheTracksOfTheGridAround) {
  NodeId g = grid({track(10), track(20), track(30)}, {track(5)});
  NodeId s = subgrid(g, true, true, columns(2, 4));
  NodeId a = item(s, -1, -1), b = item(s, -1, -1);
  lay_out();
  EXPECT_EQ(rect(s), "10 0 50 5");
  EXPECT_EQ(rect(a), "10 0 20 5");
  EXPECT_EQ(rect(b), "30 0 30 5");
}

TEST_F(Subgrid, ItemsSizeTheTracksOfTheGridAround) {
  NodeId g =
      grid({automatic(), automatic()}, {}, [](StyleBuilder& s) { s.set_justify_content({K::kStart}); });
  NodeId outer = item(g, 10, 10, columns(1, 2));
  NodeId s = subgrid(g, true, true, [](StyleBuilder& b) { b.set_grid_column_end(spanned(2)); });
  item(s, 35, 7);
  NodeId b = item(s, 50, 8);
  lay_out();
  EXPECT_EQ(rect(outer), "0 0 10 10");
  EXPECT_EQ(rect(s), "0 10 85 8");
  EXPECT_EQ(rect(b), "35 10 50 8");
}

TEST_F(Subgrid, EdgesAreAnExtraMarginOfTheItemsThere) {
  NodeId g =
      grid({automatic(), automatic()}, {}, [](StyleBuilder& s) { s.set_justify_content({K::kStart}); });
  NodeId s = subgrid(g, true, false, [](StyleBuilder& b) {
    b.set_grid_column_end(spanned(2)).set_padding_left(px(7)).set_margin_right(px(3));
  });
  NodeId a = item(s, 20, 5), b = item(s, 30, 5), wide = item(g, -1, 1), narrow = item(g, -1, 1);
  lay_out();
  EXPECT_EQ(rect(a), "7 0 20 5");
  EXPECT_EQ(rect(b), "27 0 30 5");
  EXPECT_EQ(rect(s), "0 0 57 5");
  EXPECT_EQ(rect(wide), "0 5 27 1");
  EXPECT_EQ(rect(narrow), "27 5 33 1");
}

TEST_F(Subgrid, NestedEdgesAccumulate) {
  NodeId g = grid({automatic()}, {}, [](StyleBuilder& s) { s.set_justify_content({K::kStart}); });
  auto padded = [](StyleBuilder& b) { b.set_padding_left(px(5)).set_padding_top(px(2)); };
  NodeId s = subgrid(g, true, true, padded), t = subgrid(s, true, true, padded);
  NodeId a = item(t, 20, 6);
  lay_out();
  EXPECT_EQ(rect(g), "0 0 400 10");
  EXPECT_EQ(rect(t), "5 2 25 8");
  EXPECT_EQ(rect(a), "10 4 20 6");
}

TEST_F(Subgrid, GuttersAreCentredOnThoseOfTheGridAround) {
  NodeId g = grid({track(100), track(100)}, {}, [](StyleBuilder& s) { s.set_column_gap(px(50)); });
  auto wide = [](float gap) {
    return [=](StyleBuilder& b) { b.set_grid_column_end(spanned(2)).set_column_gap(px(gap)); };
  };
  NodeId s = subgrid(g, true, false, wide(20)), t = subgrid(g, true, false, wide(70));
  NodeId a = item(s, -1, 5), b = item(s, -1, 5), c = item(t, -1, 5), d = item(t, -1, 5);
  lay_out();
  EXPECT_EQ(rect(a), "0 0 115 5");
  EXPECT_EQ(rect(b), "135 0 115 5");
  EXPECT_EQ(rect(c), "0 5 90 5");
  EXPECT_EQ(rect(d), "160 5 90 5");
}

TEST_F(Subgrid, AnEmptyTrackAtAnEdgeStillCountsTheEdge) {
  NodeId g =
      grid({automatic(), automatic()}, {}, [](StyleBuilder& s) { s.set_justify_content({K::kStart}); });
  NodeId s = subgrid(g, true, false,
                     [](StyleBuilder& b) { b.set_grid_column_end(spanned(2)).set_padding_left(px(30)); });
  NodeId a = item(s, 20, 5, columns(2, 3));
  lay_out();
  // As if an item of 50px spanned both tracks: 15px more for each than what the item needs.
  EXPECT_EQ(rect(s), "0 0 50 5");
  EXPECT_EQ(rect(a), "30 0 20 5");
}

TEST_F(Subgrid, RowsAloneLeaveColumnsToTheSubgrid) {
  NodeId g = grid({track(100), track(60)}, {automatic(), automatic()});
  NodeId s = subgrid(g, false, true, [](StyleBuilder& b) {
    b.set_grid_row_end(spanned(2)).set_grid_template_columns(tracks({track(40), fr(1)}));
  });
  NodeId beside = item(g, -1, -1), below = item(g, -1, 4, columns(2, 3));
  NodeId a = item(s, -1, 10), b = item(s, -1, 12), c = item(s, -1, 14);
  lay_out();
  EXPECT_EQ(rect(beside), "100 0 60 12");
  EXPECT_EQ(rect(below), "100 12 60 4");
  EXPECT_EQ(rect(s), "0 0 100 26");
  EXPECT_EQ(rect(a), "0 0 40 10");
  EXPECT_EQ(rect(b), "40 0 60 12");
  EXPECT_EQ(rect(c), "0 12 40 14");
}

TEST_F(Subgrid, RunsTheOtherWayInAnotherDirection) {
  NodeId g = grid({track(10), track(20), track(30)}, {track(5)});
  NodeId s = subgrid(g, true, true, [](StyleBuilder& b) {
    columns(1, 4)(b);
    b.set_direction(Direction::kRtl).set_padding_left(px(4));
  });
  NodeId a = item(s, -1, -1), b = item(s, -1, -1), c = item(s, -1, -1);
  lay_out();
  EXPECT_EQ(rect(a), "30 0 30 5");
  EXPECT_EQ(rect(b), "10 0 20 5");
  EXPECT_EQ(rect(c), "4 0 6 5");
}

TEST_F(Subgrid, OrthogonalOnesShareRowsAsColumns) {
  NodeId g = grid({track(70)}, {automatic(), automatic()});
  NodeId s = subgrid(g, true, false, [](StyleBuilder& b) {
    b.set_writing_mode(WritingMode::kVerticalLr).set_grid_row_end(spanned(2));
  });
  NodeId a = item(s, 30, 15), b = item(s, 30, 25);
  lay_out();
  EXPECT_EQ(rect(s), "0 0 70 40");
  EXPECT_EQ(rect(a), "0 0 30 15");
  EXPECT_EQ(rect(b), "0 15 30 25");
}

TEST_F(Subgrid, SpansAsManyTracksAsItNamesLinesFor) {
  NodeId g = grid({track(10), track(20), track(30)}, {track(5)});
  NodeId s = subgrid(g, true, false, {}, {{"a"}, {"b"}, {"c"}});
  GridLine b_line{GridLine::Kind::kLine, 0, "b"};
  NodeId i = item(s, -1, 5, [=](StyleBuilder& b) { b.set_grid_column_start(b_line); });
  lay_out();
  EXPECT_EQ(rect(s), "0 0 30 5");
  EXPECT_EQ(rect(i), "10 0 20 5");
}

TEST_F(Subgrid, InheritsNamesOfLines) {
  GridTemplate named = tracks({track(10), track(20), track(30)});
  named.names[2] = {"third"};
  NodeId g = grid({}, {}, [=](StyleBuilder& s) { s.set_grid_template_columns(named); });
  NodeId s = subgrid(g, true, false, columns(2, 4));
  NodeId i = item(s, -1, 5, [](StyleBuilder& b) {
    b.set_grid_column_start({GridLine::Kind::kLine, 0, "third"});
  });
  lay_out();
  EXPECT_EQ(rect(i), "30 0 30 5");
}

TEST_F(Subgrid, ItemsAreClampedToTheTracksItSpans) {
  NodeId g = grid({track(10), track(20)}, {track(5)});
  NodeId s = subgrid(g, true, false, columns(1, 2));
  NodeId i = item(s, -1, 5, columns(2, 5));
  lay_out();
  EXPECT_EQ(rect(i), "0 0 10 5");
}

TEST_F(Subgrid, ContainedItIsAnOrdinaryGrid) {
  NodeId g = grid({track(10), track(20)}, {track(5)});
  NodeId s = subgrid(g, true, false, [](StyleBuilder& b) {
    columns(1, 3)(b);
    b.set_contain(4);
  });
  NodeId a = item(s, -1, 5), b = item(s, -1, 5);
  lay_out();
  EXPECT_EQ(rect(a), "0 0 30 5");
  EXPECT_EQ(rect(b), "0 5 30 5");
}

TEST_F(Subgrid, BaselinesAreSharedWithTheGridAround) {
  NodeId g =
      grid({track(50), track(50)}, {automatic()}, [](StyleBuilder& s) { s.set_align_items({K::kBaseline}); });
  NodeId tall = item(g, 20, 30);
  NodeId s = subgrid(g, true, true,
                     [](StyleBuilder& b) { b.set_align_items({K::kBaseline}).set_padding_top(px(4)); });
  NodeId i = item(s, 20, 10);
  lay_out();
  EXPECT_EQ(rect(tall), "0 0 20 30");
  EXPECT_EQ(rect(i), "50 20 20 10");
}

TEST_F(Subgrid, IsLaidOutAgainWhenTracksAroundChange) {
  NodeId g =
      grid({automatic(), automatic()}, {}, [](StyleBuilder& s) { s.set_justify_content({K::kStart}); });
  NodeId s = subgrid(g, true, false, [](StyleBuilder& b) { b.set_grid_column_end(spanned(2)); });
  item(s, 20, 5);
  NodeId b = item(s, 20, 5), other = item(g, 10, 5);
  lay_out();
  EXPECT_EQ(rect(b), "20 0 20 5");
  maker.style(other, Display::block(), [](StyleBuilder& st) { st.set_width(px(44)).set_height(px(5)); });
  lay_out();
  EXPECT_EQ(rect(b), "44 0 20 5");
}

}  // namespace
}  // namespace colosseum::test

#include "support/grid_fixture.h"

namespace colosseum::test {
namespace {

using K = Alignment::Keyword;
using Grid = GridFixture;

TEST_F(Grid, ItemsFillTheirAreas) {
  NodeId g = grid({track(100), track(50)}, {track(20), track(30)});
  NodeId a = item(g, -1, -1), b = item(g, -1, -1), c = item(g, -1, -1);
  lay_out();
  EXPECT_EQ(rect(g), "0 0 400 50");
  EXPECT_EQ(rect(a), "0 0 100 20");
  EXPECT_EQ(rect(b), "100 0 50 20");
  EXPECT_EQ(rect(c), "0 20 100 30");
}

TEST_F(Grid, RowsAreAsTallAsTheirItems) {
  NodeId g = grid({fr(1), fr(1)}, {}, [](StyleBuilder& s) { s.set_row_gap(px(5)).set_column_gap(px(10)); });
  NodeId a = item(g, -1, 40), b = item(g, -1, -1), c = item(g, -1, 15);
  lay_out();
  EXPECT_EQ(rect(a), "0 0 195 40");
  EXPECT_EQ(rect(b), "205 0 195 40");
  EXPECT_EQ(rect(c), "0 45 195 15");
  EXPECT_EQ(rect(g), "0 0 400 60");
}

TEST_F(Grid, ItemsSpanTracksAndGutters) {
  NodeId g =
      grid({track(50), track(60), track(70)}, {track(10)}, [](StyleBuilder& s) { s.set_column_gap(px(4)); });
  NodeId a = item(g, -1, -1,
                  [](StyleBuilder& s) { s.set_grid_column_start(line(2)).set_grid_column_end(spanned(2)); });
  lay_out();
  EXPECT_EQ(rect(a), "54 0 134 10");
}

TEST_F(Grid, SelfAlignmentMovesItemsInTheirAreas) {
  NodeId g = grid({track(100)}, {track(100)});
  NodeId a = item(g, 20, 10, [](StyleBuilder& s) {
    s.set_justify_self({K::kEnd}).set_align_self({K::kCenter});
    s.set_grid_row_start(line(1)).set_grid_column_start(line(1));
  });
  NodeId b = item(g, 20, 10, [](StyleBuilder& s) {
    s.set_grid_row_start(line(1)).set_grid_column_start(line(1));
    s.set_margin_left(Length::auto_value()).set_margin_top(Length::auto_value());
  });
  lay_out();
  EXPECT_EQ(rect(a), "80 45 20 10");
  EXPECT_EQ(rect(b), "80 90 20 10");
}

TEST_F(Grid, TracksAreDistributedInTheContainer) {
  NodeId g = grid({track(100), track(100)}, {track(20), track(20)}, [](StyleBuilder& s) {
    s.set_height(px(100)).set_justify_content({K::kSpaceBetween}).set_align_content({K::kEnd});
  });
  NodeId a = item(g, -1, -1), b = item(g, -1, -1);
  lay_out();
  EXPECT_EQ(rect(a), "0 60 100 20");
  EXPECT_EQ(rect(b), "300 60 100 20");
}

TEST_F(Grid, RightToLeftGridsBeginOnTheRight) {
  NodeId g =
      grid({track(100), track(50)}, {track(20)}, [](StyleBuilder& s) { s.set_direction(Direction::kRtl); });
  NodeId a = item(g, -1, -1), b = item(g, -1, -1);
  lay_out();
  EXPECT_EQ(rect(a), "300 0 100 20");
  EXPECT_EQ(rect(b), "250 0 50 20");
}

TEST_F(Grid, AbsolutelyPositionedBoxesAreContainedByTheirArea) {
  NodeId g = grid({track(100), track(50)}, {track(20), track(30)},
                  [](StyleBuilder& s) { s.set_position(Position::kRelative).set_padding_left(px(7)); });
  NodeId a = maker.block(g, [](StyleBuilder& s) {
    s.set_position(Position::kAbsolute).set_grid_column_start(line(2)).set_grid_row_start(line(2));
    s.set_left(px(1)).set_top(px(2)).set_width(px(5)).set_height(px(5));
  });
  lay_out();
  EXPECT_EQ(rect(a), "108 22 5 5");
}

TEST_F(Grid, PercentageRowsOfAnAutomaticHeightResolveAgainstTheResult) {
  NodeId g = grid({}, {breadth(TrackBreadth::of(Length::percentage(50)))});
  NodeId a = item(g, 20, 80), b = item(a, 20, -1);
  lay_out();
  EXPECT_EQ(rect(g), "0 0 400 80");
  NodeId stretched =
      item(g, -1, -1, [](StyleBuilder& s) { s.set_grid_row_start(line(1)).set_grid_column_start(line(1)); });
  lay_out();
  EXPECT_EQ(rect(stretched), "0 0 400 40");
  (void)b;
}

TEST_F(Grid, OrderGoesBeforeDocumentOrder) {
  NodeId g = grid({track(10), track(10)}, {track(10)});
  NodeId a = item(g, -1, -1, [](StyleBuilder&s) { s.set_order(1); }), b = item(g, -1, -1);
  lay_out();
  EXPECT_EQ(rect(a), "10 0 10 10");
  EXPECT_EQ(rect(b), "0 0 10 10");
}

TEST_F(Grid, OverflowingItemsDoWithoutAutoMargins) {
  NodeId g = grid({track(50)}, {track(20)});
  NodeId a = item(g, 70, 30, [](StyleBuilder& s) {
    s.set_margin_left(Length::auto_value()).set_margin_top(Length::auto_value());
    s.set_justify_self({K::kCenter}).set_align_self({K::kEnd});
  });
  lay_out();
  EXPECT_EQ(rect(a), "-10 -10 70 30");
}

TEST_F(Grid, FlexFactorsBelowOneTakeTheirPartOfTheHeightFound) {
  TrackSize half{TrackBreadth::of(px(0)), TrackBreadth::fr(0.5f)};
  NodeId g = grid({}, {half});
  auto first = [](StyleBuilder& s) { s.set_grid_row_start(line(1)).set_grid_column_start(line(1)); };
  NodeId a = item(g, 20, 200, first), b = item(g, 20, -1, first);
  lay_out();
  EXPECT_EQ(rect(g), "0 0 400 100");
  EXPECT_EQ(rect(a), "0 0 20 200");
  EXPECT_EQ(rect(b), "0 0 20 50");
}

TEST_F(Grid, AutoRowsOfAnAutomaticHeightHoldWhatIsInThemWhateverTheMaximum) {
  NodeId g = grid({}, {}, [](StyleBuilder& s) { s.set_max_height(px(10)); });
  NodeId a = item(g, 20, -1, [](StyleBuilder& s) { s.set_min_height(px(0)); });
  item(a, 5, 70);
  lay_out();
  EXPECT_EQ(rect(g), "0 0 400 10");
  EXPECT_EQ(rect(a), "0 0 20 70");
}

TEST_F(Grid, OneInsetAnchorsAnAbsolutelyPositionedItem) {
  NodeId g = grid({track(100)}, {track(50)}, [](StyleBuilder& s) { s.set_position(Position::kRelative); });
  NodeId a = maker.block(g, [](StyleBuilder& s) {
    s.set_position(Position::kAbsolute).set_width(px(20)).set_height(px(10));
    s.set_left(px(3)).set_bottom(px(4)).set_justify_self({K::kEnd}).set_align_self({K::kCenter});
  });
  lay_out();
  EXPECT_EQ(rect(a), "3 36 20 10");
}

TEST_F(Grid, ColumnsAreSizedAgainForItemsThatRowsGiveTheirWidth) {
  TrackSize automatic = breadth(TrackBreadth::of(Length::auto_value()));
  NodeId g =
      grid({automatic, track(7)}, {automatic}, [](StyleBuilder& s) { s.set_justify_content({K::kStart}); });
  NodeId a = item(g, -1, -1, [](StyleBuilder& s) {
    s.set_aspect_ratio({false, 2, 1}).set_align_self({K::kStretch});
  });
  NodeId b = item(g, -1, 40);
  lay_out();
  EXPECT_EQ(rect(a), "0 0 80 40");
  EXPECT_EQ(rect(b), "80 0 7 40");
}

TEST_F(Grid, OrthogonalItemsContributeTheirInlineSizesToRows) {
  // Its three lines, 16px each, stand beside each other: the row is as tall as a block in it, at the least.
  NodeId g = grid({}, {breadth(TrackBreadth::of(Length::keyword(Length::Type::kMinContent)))},
                  [](StyleBuilder& s) { s.set_justify_content({K::kStart}); });
  NodeId a = item(g, -1, -1, [](StyleBuilder& s) { s.set_writing_mode(WritingMode::kVerticalLr); });
  for (int i = 0; i < 3; ++i) {
    maker.add(a, "i", Display::inline_block(),
              [](StyleBuilder& s) { s.set_width(px(10)).set_height(px(25)); });
  }
  lay_out();
  EXPECT_EQ(rect(g), "0 0 400 25");
  EXPECT_EQ(rect(a), "0 0 48 25");
}

TEST_F(Grid, PercentageGuttersAreNothingToTheInlineSizeThatTheyAreOf) {
  NodeId root = maker.block({});
  NodeId g = maker.block(root, [](StyleBuilder& s) {
    s.set_display(Display::of(DisplayOutside::kBlock, DisplayInside::kGrid)).set_float_(Float::kLeft);
    s.set_grid_template_columns(tracks({track(90), track(90)})).set_column_gap(Length::percentage(10));
  });
  NodeId a = item(g, -1, 10), b = item(g, -1, 10);
  lay_out();
  EXPECT_EQ(rect(a), "0 0 90 10");
  EXPECT_EQ(rect(b), "108 0 90 10");
}

TEST_F(Grid, PercentagePaddingIsRoomBesideTheContent) {
  NodeId g = grid({track(100)}, {});
  NodeId a = item(g, -1, 10, [](StyleBuilder& s) {
    s.set_padding_left(Length::percentage(50)).set_justify_self({K::kStart});
  });
  item(a, 10, 5);
  lay_out();
  EXPECT_EQ(rect(a), "0 0 60 10");
}

TEST_F(Grid, PercentageMaximaCountRepetitionsOfAnIntrinsicWidth) {
  GridTemplate t;
  t.kind = GridTemplate::Kind::kTracks;
  t.auto_repeat = GridTemplate::AutoRepeat::kFill;
  t.names.resize(2);
  t.auto_tracks = {track(100)};
  t.auto_names.resize(2);
  NodeId g = grid({}, {track(10)}, [=](StyleBuilder& s) {
    s.set_grid_template_columns(t).set_max_width(Length::percentage(80));
    s.set_width(Length::keyword(Length::Type::kMinContent));
  });
  lay_out();
  EXPECT_EQ(rect(g), "0 0 300 10");
}

}  // namespace
}  // namespace colosseum::test

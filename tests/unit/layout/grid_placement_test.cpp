// css-grid-2 §8.3 and §8.5, without any layout.
#include "layout/grid/grid_placement.h"

#include <gtest/gtest.h>

#include "colosseum/style.h"

namespace colosseum::layout {
namespace {

AxisPlacement at(int32_t start, int32_t end) { return {true, {start, end}, 1}; }
AxisPlacement span(int32_t count) { return {false, {}, count}; }
const AxisPlacement kAuto = span(1);

/// "column-start/column-end row-start/row-end" of each item.
std::string placed(const std::vector<ItemPlacement>& items, ExplicitGrid grid, GridAutoFlow flow = {},
                   int32_t limit = 100) {
  const GridPlacement p = place_items(items, grid, flow, limit);
  std::string out;
  for (size_t i = 0; i < items.size(); ++i) {
    const GridSpan c = p.column_spans[i], r = p.row_spans[i];
    if (i > 0) out += ", ";
    out += std::to_string(c.start) + "/" + std::to_string(c.end) + " " + std::to_string(r.start) + "/" +
           std::to_string(r.end);
  }
  return out;
}

TEST(GridPlacement, AutomaticItemsFillRowsOneAfterTheOther) {
  EXPECT_EQ(placed({{kAuto, kAuto}, {kAuto, kAuto}, {kAuto, kAuto}}, {2, 1}), "0/1 0/1, 1/2 0/1, 0/1 1/2");
  EXPECT_EQ(placed({{kAuto, kAuto}, {kAuto, kAuto}, {kAuto, kAuto}}, {1, 2}, {true, false}),
            "0/1 0/1, 0/1 1/2, 1/2 0/1");
}

TEST(GridPlacement, AnEmptyGridHasOneColumn) {
  EXPECT_EQ(placed({{kAuto, kAuto}, {kAuto, kAuto}}, {0, 0}), "0/1 0/1, 0/1 1/2");
}

TEST(GridPlacement, SparsePackingNeverGoesBack) {
  EXPECT_EQ(placed({{kAuto, kAuto}, {span(3), kAuto}, {kAuto, kAuto}}, {3, 1}), "0/1 0/1, 0/3 1/2, 0/1 2/3");
}

TEST(GridPlacement, DensePackingFillsHoles) {
  EXPECT_EQ(placed({{kAuto, kAuto}, {span(3), kAuto}, {kAuto, kAuto}}, {3, 1}, {false, true}),
            "0/1 0/1, 0/3 1/2, 1/2 0/1");
}

TEST(GridPlacement, ItemsGoAroundOccupiedCells) {
  EXPECT_EQ(placed({{kAuto, kAuto}, {at(0, 2), at(0, 1)}, {kAuto, kAuto}}, {3, 1}),
            "2/3 0/1, 0/2 0/1, 0/1 1/2");
}

TEST(GridPlacement, ItemsLockedToARowComeBeforeTheOthers) {
  EXPECT_EQ(placed({{kAuto, kAuto}, {kAuto, at(0, 1)}, {kAuto, at(0, 1)}}, {3, 1}),
            "2/3 0/1, 0/1 0/1, 1/2 0/1");
}

TEST(GridPlacement, ItemsInAColumnMoveDown) {
  EXPECT_EQ(placed({{at(1, 2), kAuto}, {at(0, 1), kAuto}, {at(1, 2), kAuto}}, {2, 1}),
            "1/2 0/1, 0/1 1/2, 1/2 1/2");
}

TEST(GridPlacement, LinesBeforeTheGridMoveEverything) {
  const GridPlacement p =
      place_items(std::vector<ItemPlacement>{{at(-2, -1), kAuto}, {kAuto, kAuto}}, {1, 1}, {}, 100);
  EXPECT_EQ(p.columns.before, 2);
  EXPECT_EQ(p.columns.tracks, 3);
  EXPECT_EQ(p.column_spans[0], (GridSpan{0, 1}));
  EXPECT_EQ(p.column_spans[1], (GridSpan{1, 2}));
}

TEST(GridPlacement, WideSpansMakeColumns) {
  EXPECT_EQ(placed({{span(4), kAuto}, {kAuto, kAuto}}, {2, 1}), "0/4 0/1, 0/1 1/2");
}

TEST(GridPlacement, AreasAreClampedToTheLimit) {
  EXPECT_EQ(placed({{at(5, 20), at(30, 40)}}, {1, 1}, {}, 10), "5/10 9/10");
  EXPECT_EQ(placed({{span(2), span(50)}, {span(2), span(50)}}, {2, 1}, {}, 10), "0/2 0/10, 0/2 9/10");
}

TEST(GridPlacement, ASubgridHasNoImplicitTracks) {
  ExplicitGrid grid{2, 1, true, true};
  EXPECT_EQ(placed({{at(1, 4), at(3, 4)}, {span(5), kAuto}}, grid), "1/2 0/1, 0/2 0/1");
}

// ---- lines ----

class Lines : public testing::Test {
 protected:
  GridLines lines(GridTemplate t, int32_t repetitions = 0, GridAreas areas = {}) {
    StyleBuilder b(pool_);
    b.set_grid_template_columns(std::move(t)).set_grid_template_areas(std::move(areas));
    return GridLines(pool_.get(pool_.intern(b)), GridAxis::kColumns, repetitions, nullptr, 100);
  }
  static GridTemplate three() {
    GridTemplate t;
    t.kind = GridTemplate::Kind::kTracks;
    t.tracks.resize(3);
    t.names = {{"a"}, {"b"}, {"a"}, {"b"}};
    return t;
  }
  static GridLine line(int32_t n, std::string name = {}) {
    return {GridLine::Kind::kLine, n, std::move(name)};
  }
  static GridLine spans(int32_t n, std::string name = {}) {
    return {GridLine::Kind::kSpan, n, std::move(name)};
  }
  static std::string text(const AxisPlacement& p) {
    if (!p.definite) return "span " + std::to_string(p.span);
    return std::to_string(p.lines.start) + "/" + std::to_string(p.lines.end);
  }

 private:
  StylePool pool_;
};

TEST_F(Lines, NumbersCountFromBothEnds) {
  const GridLines l = lines(three());
  EXPECT_EQ(text(l.place(line(2), line(-1))), "1/3");
  EXPECT_EQ(text(l.place(line(-1), line(2))), "1/3");   // swapped
  EXPECT_EQ(text(l.place(line(2), line(2))), "1/2");    // the end line is dropped
  EXPECT_EQ(text(l.place(line(-5), line(1))), "-1/0");  // before the grid
  EXPECT_EQ(text(l.place({}, line(3))), "1/2");
}

TEST_F(Lines, NamesCountOnlyTheirLines) {
  const GridLines l = lines(three());
  EXPECT_EQ(text(l.place(line(2, "a"), {})), "2/3");
  EXPECT_EQ(text(l.place(line(-1, "b"), {})), "3/4");
  EXPECT_EQ(text(l.place(line(3, "a"), {})), "4/5");        // implicit lines have every name
  EXPECT_EQ(text(l.place(line(0, "nowhere"), {})), "4/5");  // the first implicit line
  EXPECT_EQ(text(l.place(line(1, "b"), spans(1, "b"))), "1/3");
  EXPECT_EQ(text(l.place(spans(1, "a"), line(4))), "2/3");
  EXPECT_EQ(text(l.place(spans(1, "c"), line(2))), "-1/1");
}

TEST_F(Lines, SpansAloneArePlacedLater) {
  const GridLines l = lines(three());
  EXPECT_EQ(text(l.place(spans(2), spans(3))), "span 2");
  EXPECT_EQ(text(l.place({}, spans(3))), "span 3");
  EXPECT_EQ(text(l.place(spans(2, "a"), {})), "span 1");
}

TEST_F(Lines, AreasNameTheirEdges) {
  GridAreas areas;
  areas.rows = 1;
  areas.columns = 5;
  areas.areas = {{"x", 0, 1, 3, 5}};
  const GridLines l = lines(three(), 0, areas);
  EXPECT_EQ(l.explicit_tracks(), 5);
  EXPECT_EQ(text(l.place(line(0, "x"), line(0, "x"))), "3/5");
  EXPECT_EQ(text(l.place(line(1, "x-start"), {})), "3/4");
}

TEST_F(Lines, RepetitionsMoveTheLinesAfterThem) {
  GridTemplate t;
  t.kind = GridTemplate::Kind::kTracks;
  t.auto_repeat = GridTemplate::AutoRepeat::kFill;
  t.tracks.resize(2);
  t.tracks[1].max = TrackBreadth::fr(1);
  t.auto_at = 1;
  t.names = {{"first"}, {"before"}, {"after"}, {"last"}};
  t.auto_tracks.resize(1);
  t.auto_names = {{"s"}, {"e"}};
  const GridLines l = lines(t, 3);
  EXPECT_EQ(l.explicit_tracks(), 5);
  EXPECT_EQ(text(l.place(line(1, "before"), line(1, "after"))), "1/4");
  EXPECT_EQ(text(l.place(line(2, "s"), line(3, "e"))), "2/4");
  EXPECT_EQ(text(l.place(line(1, "last"), {})), "5/6");
  EXPECT_TRUE(l.track_size(4).max.is_flexible());
  EXPECT_FALSE(l.track_size(3).max.is_flexible());
}

}  // namespace
}  // namespace colosseum::layout

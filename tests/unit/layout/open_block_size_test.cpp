// An answer for an open block size serves where that very size is fixed, unless the content looks at it
// (docs/design/result-cache.md).
#include "box/containment.h"
#include "support/grid_fixture.h"

namespace colosseum::test {
namespace {

class OpenBlockSize : public GridFixture {
 protected:
  static void half_as_tall(StyleBuilder& s) { s.set_width(px(10)).set_height(Length::percentage(50)); }
  uint64_t layouts() const { return tree->counters.layout_calls; }
};

TEST_F(OpenBlockSize, NestedRowsAreLaidOutOnce) {
  NodeId row = maker.flex({});
  for (int i = 0; i < 3; ++i) row = maker.flex(row, [](StyleBuilder& s) { s.set_padding_top(px(1)); });
  const NodeId inner = item(row, 20, 30);
  lay_out();
  EXPECT_EQ(layouts(), 4u);
  EXPECT_EQ(rect(inner), "0 3 20 30");
}

TEST_F(OpenBlockSize, AShorterItemIsStretchedAnew) {
  const NodeId row = maker.flex({});
  const NodeId box = maker.flex(row);
  const NodeId inner = maker.flex(box);
  item(inner, 20, 30);
  item(row, 20, 50);
  lay_out();
  EXPECT_EQ(rect(inner), "0 0 20 50");
  EXPECT_EQ(layouts(), 5u);  // the item and what is in it twice
}

TEST_F(OpenBlockSize, ColumnsThatDoNotFlexKeepWhatWasMeasured) {
  NodeId column = maker.flex({}, [](StyleBuilder& s) { s.set_flex_direction(FlexDirection::kColumn); });
  const NodeId box = maker.flex(column);
  const NodeId inner = maker.flex(box);
  item(inner, 20, 30);
  lay_out();
  EXPECT_EQ(rect(inner), "0 0 20 30");
  EXPECT_EQ(layouts(), 3u);
}

TEST_F(OpenBlockSize, PercentagesOfAStretchedSizeAreDefinite) {
  const NodeId row = maker.flex(maker.block({}));
  const NodeId box = maker.block(row);
  item(box, 20, 40);
  const NodeId half = maker.block(box, half_as_tall);
  lay_out();
  EXPECT_EQ(rect(box), "0 0 20 40");  // as tall as by content, but definite now (css-flexbox-1 §9.4 step 11)
  EXPECT_EQ(rect(half), "0 40 10 20");
}

TEST_F(OpenBlockSize, PercentagesFartherDownAreDefinite) {
  const NodeId row = maker.flex(maker.block({}));
  const NodeId box = maker.flex(row);
  const NodeId inner = maker.block(box);
  item(inner, 20, 40);
  const NodeId half = maker.block(inner, half_as_tall);
  lay_out();
  EXPECT_EQ(rect(half), "0 40 10 20");
}

TEST_F(OpenBlockSize, PercentagesOfRelativePositionsAreDefinite) {
  const auto moved = [](StyleBuilder& s) {
    s.set_position(Position::kRelative).set_top(Length::percentage(50));
  };
  const NodeId row = maker.flex(maker.block({}));
  const NodeId in_flex = item(maker.flex(row), 20, 40, moved);
  const NodeId in_block = item(maker.block(row), 20, 40, moved);
  lay_out();
  EXPECT_EQ(rect(in_flex), "0 20 20 40");
  EXPECT_EQ(rect(in_block), "20 20 20 40");
}

TEST_F(OpenBlockSize, GapsInPercentAreDefinite) {
  const NodeId row = maker.flex(maker.block({}));
  const NodeId column = maker.flex(row, [](StyleBuilder& s) {
    s.set_flex_direction(FlexDirection::kColumn).set_row_gap(Length::percentage(10));
  });
  item(column, 20, 20, [](StyleBuilder& s) { s.set_flex_shrink(0); });
  const NodeId second = item(column, 20, 30, [](StyleBuilder& s) { s.set_flex_shrink(0); });
  lay_out();
  EXPECT_EQ(rect(column), "0 0 20 50");
  EXPECT_EQ(rect(second), "0 25 20 30");
}

TEST_F(OpenBlockSize, AbsolutelyPositionedBoxesInsideAreLaidOut) {
  const NodeId row = maker.flex(maker.block({}));
  const NodeId box = maker.flex(row, [](StyleBuilder& s) { s.set_position(Position::kRelative); });
  item(box, 20, 40);
  const NodeId out = item(box, 5, 5, [](StyleBuilder& s) {
    s.set_position(Position::kAbsolute).set_bottom(px(0)).set_left(px(1));
  });
  lay_out();
  EXPECT_EQ(rect(out), "1 35 5 5");
}

TEST_F(OpenBlockSize, AbsolutelyPositionedNestsAreLaidOutOnceTheSizeIsKnown) {
  NodeId parent = maker.block({});
  for (int i = 0; i < 3; ++i) {
    const NodeId box =
        maker.flex(maker.flex(parent), [](StyleBuilder& s) { s.set_position(Position::kRelative); });
    item(box, 20, 40);
    parent = maker.block(box, [](StyleBuilder& s) {
      s.set_position(Position::kAbsolute).set_bottom(px(0)).set_left(px(1)).set_width(px(50));
    });
  }
  const NodeId last = item(parent, 5, 5);
  lay_out();
  EXPECT_EQ(rect(last), "3 35 5 5");
  EXPECT_EQ(layouts(),
            14u);  // the first box and the last; of each level the item twice, its row and what is absolute
}

TEST_F(OpenBlockSize, LeavesThatWereMeasuredAreKept) {
  BoxLeaf leaf(10, 20, 30);
  const NodeId column = maker.flex({}, [](StyleBuilder& s) { s.set_flex_direction(FlexDirection::kColumn); });
  const NodeId n = maker.document.create_leaf("x", &leaf);
  maker.document.append(column, n);
  maker.style(n, Display::block(), [](StyleBuilder& s) { s.set_padding_left(px(7)); });
  lay_out();
  EXPECT_EQ(rect(n), "0 0 400 30");
  EXPECT_EQ(leaf.calls, 1);
}

TEST_F(OpenBlockSize, ItemsOfGridsAreLaidOutOnceInRowsAsTallAsThey) {
  const NodeId g = grid({track(100)}, {});
  const NodeId inner = maker.flex(maker.flex(g));
  item(inner, 20, 30);
  lay_out();
  EXPECT_EQ(rect(inner), "0 0 20 30");
  EXPECT_EQ(layouts(), 4u);  // with the block around the grid
}

TEST_F(OpenBlockSize, GridsInRowsAreLaidOutOnce) {
  const NodeId row = maker.flex({});
  const NodeId g = maker.add(row, "div", Display::of(DisplayOutside::kBlock, DisplayInside::kGrid));
  const NodeId inner = maker.flex(g);
  item(inner, 20, 30);
  lay_out();
  EXPECT_EQ(rect(inner), "0 0 20 30");
  EXPECT_EQ(layouts(), 3u);
}

TEST_F(OpenBlockSize, RowsInPercentAreDefiniteInAStretchedGrid) {
  const NodeId row = maker.flex(maker.block({}));
  const NodeId g = maker.add(
      row, "div", Display::of(DisplayOutside::kBlock, DisplayInside::kGrid),
      [](StyleBuilder& s) { s.set_grid_auto_rows({breadth(TrackBreadth::of(Length::percentage(25)))}); });
  const NodeId first = item(g, 20, 40), second = item(g, 20, 40);
  lay_out();
  EXPECT_EQ(rect(g), "0 0 20 80");
  EXPECT_EQ(rect(first), "0 0 20 40");
  EXPECT_EQ(rect(second), "0 20 20 40");
}

TEST_F(OpenBlockSize, ScrollContainersAreScrollportsOfWhatIsInside) {
  const NodeId root = maker.block({});
  auto make = [&](const Length& height) {
    const NodeId port =
        maker.block(maker.flex(root, [=](StyleBuilder& s) { s.set_height(height); }), [](StyleBuilder& s) {
          s.set_width(px(200));
          s.set_overflow_x(OverflowX::kHidden).set_overflow_y(OverflowY::kHidden);
        });
    const NodeId inner = maker.block(port, [](StyleBuilder& s) { s.set_margin_bottom(px(-200)); });
    const NodeId turned =
        maker.block(inner, [](StyleBuilder& s) { s.set_writing_mode(WritingMode::kVerticalRl); });
    maker.text(turned, "aaa bbb ccc ddd eee fff ggg hhh iii jjj kkk lll");
    return std::pair{port, turned};
  };
  const auto [port, turned] = make(Length());
  lay_out();
  const int height = std::stoi(rect(port).substr(rect(port).rfind(' ')));
  ASSERT_GT(height, 0);
  const auto [fixed_port, fixed_turned] = make(px(static_cast<float>(height)));
  lay_out();
  const auto size = [&](NodeId n) { return rect(n).substr(rect(n).find(' ', 3)); };
  EXPECT_EQ(size(port), size(fixed_port));
  EXPECT_EQ(size(turned), size(fixed_turned));
}

TEST_F(OpenBlockSize, FlexibleRowsShareBaselinesAsIfDefinite) {
  const NodeId root = maker.block({});
  auto make = [&](const Length& height) {
    const NodeId row = maker.flex(root, [=](StyleBuilder& s) { s.set_height(height); });
    const NodeId g =
        maker.add(row, "div", Display::of(DisplayOutside::kBlock, DisplayInside::kGrid), [](StyleBuilder& s) {
          s.set_grid_template_columns(tracks({track(50), track(50)})).set_grid_template_rows(tracks({fr(1)}));
          s.set_align_items({Alignment::Keyword::kBaseline});
        });
    const NodeId half = maker.block(g, half_as_tall);
    maker.text(item(g, 20, 60), "x");
    return half;
  };
  const NodeId open = make(Length()), fixed = make(px(60));
  lay_out();
  const auto top = [&](NodeId n) { return std::stod(rect(n).substr(2)); };
  EXPECT_EQ(top(open), top(fixed) - 60);
}

TEST_F(OpenBlockSize, RowsOfWhatMayShrinkAreAsIfDefinite) {
  const NodeId root = maker.block({});
  auto make = [&](const Length& height) {
    const NodeId row = maker.flex(root, [=](StyleBuilder& s) { s.set_height(height); });
    const NodeId g =
        maker.add(row, "div", Display::of(DisplayOutside::kBlock, DisplayInside::kGrid), [](StyleBuilder& s) {
          s.set_grid_template_columns(tracks({track(50), track(50)}));
          s.set_align_content({Alignment::Keyword::kSpaceBetween});
        });
    const NodeId port = maker.block(
        g, [](StyleBuilder& s) { s.set_overflow_x(OverflowX::kHidden).set_overflow_y(OverflowY::kHidden); });
    item(port, 20, 30);
    item(g, 20, 48, [](StyleBuilder& s) { s.set_grid_row_end(spanned(2)); });
    return port;
  };
  const NodeId open = make(Length()), fixed = make(px(48));
  lay_out();
  EXPECT_EQ(rect(open), "0 0 50 24");
  EXPECT_EQ(rect(fixed), "0 48 50 24");
}

TEST_F(OpenBlockSize, RowsOfAContainedGridFillIt) {
  const NodeId row = maker.flex(maker.block({}));
  const NodeId g =
      maker.add(row, "div", Display::of(DisplayOutside::kBlock, DisplayInside::kGrid), [](StyleBuilder& s) {
        s.set_contain(kContainSize).set_width(px(50));
        s.set_grid_template_rows(tracks({{TrackBreadth::of(px(10)), TrackBreadth::of(px(40))}, TrackSize()}));
      });
  const NodeId first = maker.block(g), second = item(g, 20, 36);
  lay_out();
  EXPECT_EQ(rect(first), "0 0 50 10");
  EXPECT_EQ(rect(second), "0 10 20 36");
}

/// As tall as it is told to be.
class ObedientLeaf : public BoxLeaf {
 public:
  using BoxLeaf::BoxLeaf;
  LeafMeasurement measure(const LeafConstraints& c) override {
    LeafMeasurement m = BoxLeaf::measure(c);
    if (!is_indefinite(c.fixed_block_size)) m.size.block_size = c.fixed_block_size;
    return m;
  }
};

TEST_F(OpenBlockSize, LeavesOfAFixedHeightShrinkToTheirContent) {
  ObedientLeaf leaf(10, 20, 20);
  const NodeId column = maker.flex(
      {}, [](StyleBuilder& s) { s.set_flex_direction(FlexDirection::kColumn).set_height(px(50)); });
  const NodeId n = maker.document.create_leaf("x", &leaf);
  maker.document.append(column, n);
  maker.style(n, Display::block(), [](StyleBuilder& s) { s.set_height(px(100)); });
  lay_out();
  EXPECT_EQ(rect(n), "0 0 400 50");
}

TEST_F(OpenBlockSize, EmptyItemsFitIntoALineThatIsLargerThanTheContainer) {
  const NodeId columns = maker.flex(maker.block({}), [](StyleBuilder& s) {
    s.set_flex_direction(FlexDirection::kColumn).set_flex_wrap(FlexWrap::kWrap);
    s.set_width(px(100)).set_height(px(100));
    s.set_align_items({Alignment::Keyword::kFlexStart}).set_align_content({Alignment::Keyword::kFlexStart});
  });
  item(columns, 200, 20);
  const NodeId filling = maker.block(columns, [](StyleBuilder& s) {
    s.set_height(px(20)).set_min_width(Length::keyword(Length::Type::kStretch));
  });
  lay_out();
  EXPECT_EQ(rect(filling), "0 20 200 20");
}

}  // namespace
}  // namespace colosseum::test

// Table layout (css-tables-3 §3.2). The rectangles are those that browsers agree on.
#include "support/layout_fixture.h"

namespace colosseum::test {
namespace {

constexpr Display part(DisplayInternal i) { return Display::table_part(i); }
constexpr Display kTable = Display::of(DisplayOutside::kBlock, DisplayInside::kTable);

class Table : public LayoutFixture {
 protected:
  NodeId table(float spacing, const StyleFunction& more = {}) {
    root_ = root_.valid() ? root_ : maker.block({});
    return maker.add(root_, "table", kTable, [=](StyleBuilder& s) {
      s.set_border_spacing({px(spacing), px(spacing)}).set_box_sizing(BoxSizing::kBorderBox);
      if (more) more(s);
    });
  }
  NodeId row(NodeId parent, const StyleFunction& more = {}) {
    return maker.add(parent, "tr", part(DisplayInternal::kTableRow), more);
  }
  NodeId cell(NodeId row, const StyleFunction& more = {}) {
    return maker.add(row, "td", part(DisplayInternal::kTableCell), [=](StyleBuilder& s) {
      VerticalAlign middle;
      middle.kind = VerticalAlign::Kind::kMiddle;
      s.set_vertical_align(middle);
      if (more) more(s);
    });
  }
  /// A cell around a box of that size.
  NodeId filled(NodeId row, float width, float height, const StyleFunction& more = {}) {
    const NodeId c = cell(row, more);
    box(c, width, height);
    return c;
  }
  NodeId box(NodeId parent, float width, float height) {
    return maker.block(parent, [=](StyleBuilder& s) { s.set_width(px(width)).set_height(px(height)); });
  }
  void span(NodeId cell, const char* attribute, const char* value) {
    maker.document.set_attribute(cell, attribute, value);
  }
  NodeId child(NodeId n) { return maker.document.node(n).first_child; }
  static void all_borders(StyleBuilder& s, float width) {
    s.set_border_top_width(width).set_border_right_width(width);
    s.set_border_bottom_width(width).set_border_left_width(width);
    s.set_border_top_style(BorderStyle::kSolid).set_border_right_style(BorderStyle::kSolid);
    s.set_border_bottom_style(BorderStyle::kSolid).set_border_left_style(BorderStyle::kSolid);
  }
  NodeId root_;
};

TEST_F(Table, SpanningCellsWidenColumnsInProportion) {
  const NodeId t = table(4), first = row(t);
  const NodeId a = filled(first, 30, 10), b = filled(first, 50, 20);
  const NodeId wide = filled(row(t), 120, 5);
  span(wide, "colspan", "2");
  lay_out();
  EXPECT_EQ(rect(t), "0 0 128 37");
  EXPECT_EQ(rect(a), "4 4 43.5 20");
  EXPECT_EQ(rect(child(a)), "4 9 30 10");
  EXPECT_EQ(rect(b), "51.5 4 72.5 20");
  EXPECT_EQ(rect(wide), "4 28 120 5");
}

TEST_F(Table, PercentagesAndLengthsComeBeforeAuto) {
  const NodeId t = table(4, [](StyleBuilder& s) { s.set_width(px(200)); });
  const NodeId r = row(t);
  const NodeId percent = filled(r, 10, 10, [](StyleBuilder& s) { s.set_width(Length::percentage(25)); });
  const NodeId fixed = filled(r, 10, 10, [](StyleBuilder& s) { s.set_width(px(60)); });
  const NodeId rest = filled(r, 10, 10);
  lay_out();
  EXPECT_EQ(rect(percent), "4 4 46 10");
  EXPECT_EQ(rect(fixed), "54 4 60 10");
  EXPECT_EQ(rect(rest), "118 4 78 10");
}

TEST_F(Table, FixedLayoutLooksAtColumnsAlone) {
  const NodeId t =
      table(4, [](StyleBuilder& s) { s.set_width(px(200)).set_table_layout(TableLayout::kFixed); });
  maker.add(t, "col", part(DisplayInternal::kTableColumn), [](StyleBuilder& s) { s.set_width(px(50)); });
  const NodeId r = row(t);
  const NodeId a = filled(r, 90, 10), b = cell(r), c = cell(r);
  lay_out();
  EXPECT_EQ(rect(t), "0 0 200 18");
  EXPECT_EQ(rect(a), "4 4 50 10");
  EXPECT_EQ(rect(b), "58 4 67 10");
  EXPECT_EQ(rect(c), "129 4 67 10");
}

TEST_F(Table, RowsShareTheTablesHeightAndCellsAlign) {
  const NodeId t = table(4, [](StyleBuilder& s) { s.set_height(px(100)); });
  const NodeId first = row(t), second = row(t);
  const NodeId tall = filled(first, 10, 50);
  span(tall, "rowspan", "2");
  const NodeId middle = filled(first, 10, 10);
  const NodeId bottom = filled(second, 10, 10, [](StyleBuilder& s) {
    VerticalAlign v;
    v.kind = VerticalAlign::Kind::kBottom;
    s.set_vertical_align(v);
  });
  lay_out();
  EXPECT_EQ(rect(t), "0 0 32 100");
  EXPECT_EQ(rect(tall), "4 4 10 92");
  EXPECT_EQ(rect(child(tall)), "4 25 10 50");
  EXPECT_EQ(rect(child(middle)), "18 21 10 10");
  EXPECT_EQ(rect(child(bottom)), "18 86 10 10");
}

TEST_F(Table, CollapsedBordersStandHalfInEveryCell) {
  const NodeId t = table(4, [](StyleBuilder& s) {
    s.set_border_collapse(BorderCollapse::kCollapse);
    all_borders(s, 4);
  });
  const NodeId r = row(t);
  const NodeId a = filled(r, 10, 10, [](StyleBuilder& s) { all_borders(s, 2); });
  const NodeId b = filled(r, 10, 10, [](StyleBuilder& s) { all_borders(s, 6); });
  lay_out();
  EXPECT_EQ(rect(t), "0 0 36 22");
  EXPECT_EQ(rect(a), "2 3 15 16");
  EXPECT_EQ(rect(child(a)), "4 6 10 10");
  EXPECT_EQ(rect(b), "17 3 16 16");
  EXPECT_EQ(rect(child(b)), "20 6 10 10");
}

TEST_F(Table, CaptionsAreInTheWrapper) {
  const NodeId t = table(0);
  const NodeId above = maker.add(t, "caption", part(DisplayInternal::kTableCaption));
  box(above, 20, 10);
  const NodeId below = maker.add(t, "caption", part(DisplayInternal::kTableCaption),
                                 [](StyleBuilder& s) { s.set_caption_side(CaptionSide::kBottom); });
  box(below, 20, 15);
  const NodeId c = filled(row(t), 50, 30);
  lay_out();
  EXPECT_EQ(rect(t), "0 0 50 55");
  EXPECT_EQ(rect(above), "0 0 50 10");
  EXPECT_EQ(rect(c), "0 10 50 30");
  EXPECT_EQ(rect(below), "0 40 50 15");
}

TEST_F(Table, HeadersComeFirstAndFootersLast) {
  const NodeId t = table(0);
  auto group = [&](DisplayInternal which, float height) {
    const NodeId g = maker.add(t, "tbody", part(which));
    filled(row(g), 10, height);
    return g;
  };
  const NodeId foot = group(DisplayInternal::kTableFooterGroup, 5);
  const NodeId body = group(DisplayInternal::kTableRowGroup, 20);
  const NodeId head = group(DisplayInternal::kTableHeaderGroup, 10);
  lay_out();
  EXPECT_EQ(rect(head), "0 0 10 10");
  EXPECT_EQ(rect(body), "0 10 10 20");
  EXPECT_EQ(rect(foot), "0 30 10 5");
}

TEST_F(Table, CollapsedTracksTakeNoRoom) {
  const NodeId t = table(4);
  const NodeId gone = row(t, [](StyleBuilder& s) { s.set_visibility(Visibility::kCollapse); });
  filled(gone, 10, 30);
  const NodeId stays = row(t);
  filled(stays, 20, 10);
  lay_out();
  EXPECT_EQ(rect(t), "0 0 28 18");
  EXPECT_EQ(rect(gone), "4 4 20 0");
  EXPECT_EQ(rect(stays), "4 4 20 10");
}

TEST_F(Table, HostileSpansAreBounded) {
  const NodeId t = table(0), r = row(t);
  const NodeId a = filled(r, 10, 10);
  span(a, "colspan", "4294967295");
  span(a, "rowspan", "99999999999999999999");
  const NodeId b = filled(r, 10, 10);
  span(b, "colspan", "-3");
  lay_out();
  EXPECT_EQ(rect(t), "0 0 20 10");
  EXPECT_EQ(rect(b), "10 0 10 10");
}

TEST_F(Table, RowsGoOnTheNextPageBelowTheHeader) {
  const NodeId t = table(0);
  const NodeId head = maker.add(t, "thead", part(DisplayInternal::kTableHeaderGroup));
  filled(row(head), 50, 20);
  std::vector<NodeId> rows;
  for (int i = 0; i < 5; ++i) {
    rows.push_back(row(t));
    filled(rows.back(), 50, 40);
  }
  lay_out_pages(100, 110);
  ASSERT_EQ(tree->pages.size(), 3u);
  EXPECT_EQ(rect(rows[1], 0), "0 60 50 40");
  EXPECT_EQ(rect(rows[2], 0), "none");
  EXPECT_EQ(rect(head, 1), "0 0 50 20");
  EXPECT_EQ(rect(rows[2], 1), "0 20 50 40");
  EXPECT_EQ(rect(rows[4], 2), "0 20 50 40");
}

TEST_F(Table, ARowTallerThanAPageIsBroken) {
  const NodeId t = table(0), r = row(t);
  const NodeId tall = cell(r), small = filled(r, 10, 10);
  std::vector<NodeId> boxes;
  for (int i = 0; i < 5; ++i) boxes.push_back(box(tall, 30, 40));
  lay_out_pages(100, 100);
  ASSERT_EQ(tree->pages.size(), 2u);
  EXPECT_EQ(rect(boxes[1], 0), "0 40 30 40");
  EXPECT_EQ(rect(boxes[2], 0), "0 80 30 20");
  EXPECT_EQ(rect(boxes[2], 1), "0 0 30 20");
  EXPECT_EQ(rect(boxes[4], 1), "0 60 30 40");
  EXPECT_EQ(rect(small, 0), "30 0 10 100");
  EXPECT_EQ(rect(small, 1), "30 0 10 100");
}

TEST_F(Table, AsAFlexItemItIsNeverSmallerThanItsContent) {
  root_ = maker.flex({}, [](StyleBuilder& s) { s.set_width(px(60)); });
  const NodeId t = table(0, [](StyleBuilder& s) { s.set_width(px(20)); });
  filled(row(t), 80, 10);
  lay_out();
  EXPECT_EQ(rect(t), "0 0 80 10");
}

// HTML §15.3.10
TEST_F(Table, DefaultMarginsAtTheEdgesOfCellsAreIgnoredInQuirksMode) {
  const NodeId only = cell(row(table(0)));
  const auto margins = [&](NodeId parent, Length margin) {
    return maker.block(parent, [=](StyleBuilder& s) {
      s.set_width(px(10)).set_height(px(10)).set_margin_top(margin).set_margin_bottom(margin);
    });
  };
  Length standard = px(16);
  standard.is_default_margin = true;
  margins(only, standard);
  margins(only, standard);
  const NodeId written = cell(row(table(0)));
  margins(written, px(5));
  margins(written, standard);
  maker.document.info().compat_mode = CompatMode::kQuirks;
  lay_out();
  EXPECT_EQ(rect(only), "0 0 10 36");
  EXPECT_EQ(rect(written), "0 36 10 41");
}

}  // namespace
}  // namespace colosseum::test

// Vertical writing modes and orthogonal flows (css-writing-modes-4 §6, §7).
#include "support/layout_fixture.h"

namespace colosseum::test {
namespace {

class WritingModes : public LayoutFixture {
 protected:
  static StyleFunction mode(WritingMode m, const StyleFunction& more = {}) {
    return [=](StyleBuilder& s) {
      s.set_writing_mode(m);
      if (more) more(s);
    };
  }
  NodeId sized(NodeId parent, int width, int height, const StyleFunction& more = {}) {
    return maker.block(parent, [&](StyleBuilder& s) {
      s.set_width(px(static_cast<float>(width))).set_height(px(static_cast<float>(height)));
      if (more) more(s);
    });
  }
  /// "x y width height" of the first text fragment below a node, from the page's corner.
  std::string text_rect(NodeId node) const {
    std::string found = "none";
    const layout::Page& p = tree->pages[0];
    find_text(*p.content, p.content_offset, tree->boxes.principal_box(node), false, found);
    return found;
  }
  void find_text(const layout::Fragment& f, PhysicalOffset at, BoxId box, bool inside,
                 std::string& out) const {
    if (out != "none") return;
    if (inside && f.kind == layout::FragmentKind::kText) {
      out = number(at.x) + " " + number(at.y) + " " + number(f.size.width) + " " + number(f.size.height);
      return;
    }
    for (const layout::FragmentLink& l : f.children) {
      find_text(*l.fragment, at + l.offset, box, inside || f.box == box, out);
    }
  }
};

TEST_F(WritingModes, BlocksFollowOneAnotherFromTheRight) {
  const NodeId root = maker.block({}, mode(WritingMode::kVerticalRl));
  const NodeId a = maker.block(root, [](StyleBuilder& s) { s.set_width(px(50)); });
  const NodeId b = maker.block(root, [](StyleBuilder& s) { s.set_width(px(20)).set_height(px(60)); });
  lay_out();
  EXPECT_EQ(rect(root), "330 0 70 300");
  EXPECT_EQ(rect(a), "350 0 50 300");
  EXPECT_EQ(rect(b), "330 0 20 60");
}

TEST_F(WritingModes, BlocksFollowOneAnotherFromTheLeft) {
  const NodeId root = maker.block({}, mode(WritingMode::kVerticalLr));
  const NodeId a = maker.block(root, [](StyleBuilder& s) { s.set_width(px(50)); });
  const NodeId b = sized(root, 20, 60);
  lay_out();
  EXPECT_EQ(rect(a), "0 0 50 300");
  EXPECT_EQ(rect(b), "50 0 20 60");
}

TEST_F(WritingModes, SidewaysLrBeginsAtTheBottom) {
  const NodeId root = maker.block({}, mode(WritingMode::kSidewaysLr));
  const NodeId a = maker.block(root, [](StyleBuilder& s) { s.set_width(px(50)); });
  const NodeId b = sized(root, 20, 60);
  lay_out();
  EXPECT_EQ(rect(a), "0 0 50 300");
  EXPECT_EQ(rect(b), "50 240 20 60");
}

TEST_F(WritingModes, RightToLeftLinesBeginAtTheBottom) {
  const NodeId root = maker.block(
      {}, mode(WritingMode::kVerticalRl, [](StyleBuilder& s) { s.set_direction(Direction::kRtl); }));
  const NodeId a = sized(root, 50, 60);
  const NodeId p = maker.block(root);
  maker.text(p, "xyz");
  lay_out();
  EXPECT_EQ(rect(a), "350 240 50 60");
  const NodeId upright = maker.block(
      root, [](StyleBuilder& s) { s.set_text_orientation(TextOrientation::kUpright).set_height(px(30)); });
  const NodeId inner = sized(upright, 10, 10);
  lay_out();
  EXPECT_EQ(rect(upright).substr(rect(upright).find(' ')), " 270 10 30");
  EXPECT_EQ(rect(inner).substr(rect(inner).find(' ')), " 270 10 10");  // §5.1: its direction is ltr
}

TEST_F(WritingModes, MarginsCollapseAlongTheBlockAxis) {
  const NodeId root = maker.block({}, mode(WritingMode::kVerticalRl));
  const NodeId a =
      sized(root, 50, 10, [](StyleBuilder& s) { s.set_margin_left(px(30)).set_margin_top(px(5)); });
  const NodeId b = sized(root, 20, 10, [](StyleBuilder& s) { s.set_margin_right(px(40)); });
  lay_out();
  EXPECT_EQ(rect(a), "350 5 50 10");
  EXPECT_EQ(rect(b), "290 0 20 10");
}

TEST_F(WritingModes, AutoMarginsCenterInTheInlineAxis) {
  const NodeId root = maker.block({}, mode(WritingMode::kVerticalLr));
  const NodeId a = sized(root, 50, 100, [](StyleBuilder& s) {
    s.set_margin_top(Length::auto_value())
        .set_margin_bottom(Length::auto_value())
        .set_margin_left(Length::auto_value());
  });
  lay_out();
  EXPECT_EQ(rect(a), "0 100 50 100");
}

TEST_F(WritingModes, FloatsGoToTheLineSides) {
  const NodeId root = maker.block({}, mode(WritingMode::kVerticalRl));
  const NodeId left = sized(root, 50, 30, [](StyleBuilder& s) { s.set_float_(Float::kLeft); });
  const NodeId right = sized(root, 20, 40, [](StyleBuilder& s) { s.set_float_(Float::kRight); });
  const NodeId cleared = sized(root, 10, 10, [](StyleBuilder& s) { s.set_clear(Clear::kLeft); });
  lay_out();
  EXPECT_EQ(rect(left), "350 0 50 30");
  EXPECT_EQ(rect(right), "380 260 20 40");
  EXPECT_EQ(rect(cleared), "340 0 10 10");
}

TEST_F(WritingModes, LinesRunDownwards) {
  const NodeId root = maker.block({}, mode(WritingMode::kVerticalRl));
  const NodeId p = maker.block(root, [](StyleBuilder& s) {
    s.set_height(px(35)).set_font_size(10).set_line_height({LineHeight::Kind::kLength, 20});
  });
  maker.text(p, "ab cd");
  lay_out();
  EXPECT_EQ(rect(p), "360 0 40 35");
  EXPECT_EQ(text_rect(p), "385 0 10 20");
}

TEST_F(WritingModes, LinesOfVerticalLrAreOverOnTheRight) {
  const NodeId root = maker.block({}, mode(WritingMode::kVerticalLr));
  const NodeId p = maker.block(root, [](StyleBuilder& s) {
    s.set_font_size(10).set_line_height({LineHeight::Kind::kLength, 15});
  });
  maker.text(p, "ab");
  lay_out();
  EXPECT_EQ(rect(p), "0 0 15 300");
  EXPECT_EQ(text_rect(p), "3 0 10 20");  // half-leading: 2 over, 3 under
}

TEST_F(WritingModes, LinesOfSidewaysLrRunUpwards) {
  const NodeId root = maker.block({}, mode(WritingMode::kSidewaysLr));
  const NodeId p = maker.block(root, [](StyleBuilder& s) {
    s.set_font_size(10).set_line_height({LineHeight::Kind::kLength, 15});
  });
  maker.text(p, "ab");
  lay_out();
  EXPECT_EQ(text_rect(p), "2 280 10 20");
}

TEST_F(WritingModes, TheCentralBaselineAlignsFontsAndAtomicBoxes) {
  const NodeId root = maker.block({}, mode(WritingMode::kVerticalRl, [](StyleBuilder& s) {
                                    s.set_font_size(10).set_line_height({LineHeight::Kind::kLength, 10});
                                  }));
  const NodeId p = maker.block(root);
  maker.text(p, "a");
  const NodeId box = maker.add(p, "i", Display::inline_block(),
                               [](StyleBuilder& s) { s.set_width(px(30)).set_height(px(5)); });
  lay_out();
  EXPECT_EQ(rect(box), "370 10 30 5");
  EXPECT_EQ(text_rect(p), "380 0 10 10");  // §4.3: in the middle of the box
}

TEST_F(WritingModes, AnOrthogonalFlowIsSizedToItsContent) {
  const NodeId root = maker.block({});
  const NodeId child = maker.block(
      root, mode(WritingMode::kVerticalRl, [](StyleBuilder& s) {
        s.set_font_size(10).set_line_height({LineHeight::Kind::kLength, 10}).set_margin_top(px(7));
      }));
  maker.text(child, "abcd efgh");
  const NodeId after = sized(root, 10, 10);
  lay_out(400, 300);
  EXPECT_EQ(rect(child), "0 7 10 90");
  EXPECT_EQ(rect(after), "0 97 10 10");
  // §7.3.1: no line is longer than the initial containing block.
  lay_out(400, 60);
  EXPECT_EQ(rect(child), "0 7 20 53");
}

TEST_F(WritingModes, AnOrthogonalFlowFallsBackToTheScrollport) {
  const NodeId root = maker.block({});
  const NodeId port = sized(root, 100, 50, [](StyleBuilder& s) {
    s.set_overflow_x(OverflowX::kHidden).set_overflow_y(OverflowY::kHidden);
  });
  const NodeId between = maker.block(port);
  const NodeId child = maker.block(between, mode(WritingMode::kVerticalLr, [](StyleBuilder& s) {
                                     s.set_font_size(10).set_line_height({LineHeight::Kind::kLength, 10});
                                   }));
  maker.text(child, "abcd efgh");
  lay_out();
  EXPECT_EQ(rect(child), "0 0 20 50");
}

TEST_F(WritingModes, AnOrthogonalFlowContributesItsBlockSize) {
  const NodeId root = maker.block({});
  const NodeId shrunk = maker.block(root, [](StyleBuilder& s) { s.set_float_(Float::kLeft); });
  const NodeId child =
      maker.block(shrunk, mode(WritingMode::kVerticalRl, [](StyleBuilder& s) {
                    s.set_height(px(40)).set_font_size(10).set_line_height({LineHeight::Kind::kLength, 10});
                  }));
  maker.text(child, "abcd efgh");
  lay_out();
  EXPECT_EQ(rect(shrunk), "0 0 20 40");
  EXPECT_EQ(rect(child), "0 0 20 40");
}

TEST_F(WritingModes, PercentagesOfEdgesReferToTheInlineSizeOfTheContainingBlock) {
  const NodeId root = maker.block({});
  const NodeId parent = maker.block(root, [](StyleBuilder& s) { s.set_width(px(200)); });
  const NodeId child =
      maker.block(parent, mode(WritingMode::kVerticalRl, [](StyleBuilder& s) {
                    s.set_width(px(10)).set_height(px(10)).set_padding_top(Length::percentage(10));
                    s.set_margin_left(Length::percentage(5));
                  }));
  lay_out();
  EXPECT_EQ(rect(child), "10 0 10 30");
}

TEST_F(WritingModes, AbsoluteBoxesStandWhereTheirFlowBegins) {
  const NodeId root = maker.block({}, mode(WritingMode::kVerticalRl));
  const NodeId cb = sized(root, 200, 100, [](StyleBuilder& s) { s.set_position(Position::kRelative); });
  sized(cb, 30, 10);
  const NodeId still = sized(cb, 20, 20, [](StyleBuilder& s) { s.set_position(Position::kAbsolute); });
  const NodeId both = sized(cb, 20, 20, [](StyleBuilder& s) {
    s.set_position(Position::kAbsolute).set_left(px(1)).set_right(px(2)).set_top(px(3)).set_bottom(px(4));
  });
  lay_out();
  EXPECT_EQ(rect(still), "350 0 20 20");
  EXPECT_EQ(rect(both), "378 3 20 20");  // over-constrained: the block start is on the right
}

TEST_F(WritingModes, RelativePositionsKeepTheStartSide) {
  const NodeId root = maker.block({}, mode(WritingMode::kVerticalRl));
  const NodeId moved = sized(root, 20, 20, [](StyleBuilder& s) {
    s.set_position(Position::kRelative).set_left(px(1)).set_right(px(2)).set_top(px(3)).set_bottom(px(4));
  });
  lay_out();
  EXPECT_EQ(rect(moved), "378 3 20 20");
}

TEST_F(WritingModes, FlexRowsRunAlongTheInlineAxis) {
  const NodeId root = maker.block({});
  const NodeId flex = maker.flex(
      root, mode(WritingMode::kVerticalRl, [](StyleBuilder& s) { s.set_width(px(100)).set_height(px(90)); }));
  const NodeId a = maker.block(flex, [](StyleBuilder& s) { s.set_flex_grow(1); });
  const NodeId b = maker.block(flex, [](StyleBuilder& s) { s.set_flex_grow(2).set_width(px(10)); });
  lay_out();
  EXPECT_EQ(rect(a), "0 0 100 30");
  EXPECT_EQ(rect(b), "90 30 10 60");
}

TEST_F(WritingModes, OrthogonalFlexItemsAreSizedAcrossTheirOwnAxes) {
  const NodeId root = maker.block({});
  const NodeId flex = maker.flex(root, [](StyleBuilder& s) { s.set_height(px(50)); });
  const NodeId item = maker.block(
      flex, mode(WritingMode::kVerticalRl, [](StyleBuilder& s) {
        s.set_font_size(10).set_line_height({LineHeight::Kind::kLength, 10}).set_padding_left(px(3));
      }));
  maker.text(item, "abcd efgh");
  const NodeId grown =
      maker.block(flex, mode(WritingMode::kVerticalLr, [](StyleBuilder& s) { s.set_flex_grow(1); }));
  lay_out();
  EXPECT_EQ(rect(item), "0 0 23 50");
  EXPECT_EQ(rect(grown), "23 0 377 50");
}

TEST_F(WritingModes, AnotherWritingModeMakesAFormattingContext) {
  const NodeId root = maker.block({});
  const NodeId parent = maker.block(root);
  const NodeId child = maker.block(parent, mode(WritingMode::kVerticalRl));
  sized(child, 20, 20, [](StyleBuilder& s) { s.set_margin_top(px(10)).set_margin_right(px(5)); });
  const NodeId line = maker.block(root);
  const NodeId inline_box = maker.inline_(line, mode(WritingMode::kVerticalRl));
  lay_out();
  EXPECT_EQ(rect(child), "0 0 25 30");
  EXPECT_EQ(tree->boxes.box(tree->boxes.principal_box(inline_box)).kind, BoxKind::kBlockFlow);
}

TEST_F(WritingModes, TheBodysWritingModeIsThePrincipalOne) {
  const NodeId html = maker.add({}, "html", Display::block());
  const NodeId body = maker.add(html, "body", Display::block(), mode(WritingMode::kVerticalRl));
  sized(body, 20, 20);
  lay_out();
  EXPECT_EQ(rect(html), "380 0 20 300");
  EXPECT_EQ(rect(body), "380 0 20 300");
}

TEST_F(WritingModes, PagesAreFilledInBlockDirection) {
  const NodeId root = maker.block({}, mode(WritingMode::kVerticalRl));
  const NodeId a = sized(root, 80, 50);
  const NodeId b = sized(root, 60, 50, [](StyleBuilder& s) { s.set_break_inside(BreakInside::kAvoid); });
  lay_out_pages(100, 200);
  EXPECT_EQ(rect(a), "20 0 80 50");
  EXPECT_EQ(rect(b, 1), "40 0 60 50");
}

}  // namespace
}  // namespace colosseum::test

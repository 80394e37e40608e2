// Sizes through the preferred aspect ratio (css-sizing-4 §4) and intrinsic keywords (css-sizing-3 §3.2).
#include "support/layout_fixture.h"

namespace colosseum::test {
namespace {

class AspectRatios : public LayoutFixture {
 protected:
  static void ratio(StyleBuilder& s, float width, float height, bool is_auto = false) {
    s.set_aspect_ratio({is_auto, width, height});
  }
  NodeId sized(NodeId parent, float width, float height) {
    return maker.block(parent, [&](StyleBuilder& s) { s.set_width(px(width)).set_height(px(height)); });
  }
  /// An image of the given natural size.
  NodeId image(NodeId parent, float width, float height, const StyleFunction& more = {}) {
    const NodeId n = maker.block(parent, more);
    NaturalSize natural;
    natural.width = natural.ratio_width = width;
    natural.height = natural.ratio_height = height;
    maker.document.set_replaced(n, {ImageId(), natural});
    return n;
  }
};

TEST_F(AspectRatios, BlockKeywordsBehaveAsAuto) {
  const NodeId root = maker.block({});
  const NodeId box = maker.block(root, [](StyleBuilder& s) {
    ratio(s, 2, 1);
    s.set_width(px(100)).set_height(Length::keyword(Length::Type::kMinContent));
  });
  sized(box, 10, 10);
  lay_out();
  EXPECT_EQ(rect(box), "0 0 100 50");
}

TEST_F(AspectRatios, IntrinsicKeywordsTakeTheRatio) {
  const NodeId root = maker.block({});
  const NodeId box = maker.block(root, [](StyleBuilder& s) {
    ratio(s, 4, 1);
    s.set_width(Length::keyword(Length::Type::kMinContent)).set_height(px(25));
    s.set_min_width(Length::keyword(Length::Type::kMinContent));
  });
  sized(box, 150, 1);
  const NodeId floored = maker.block(root, [](StyleBuilder& s) {
    ratio(s, 1, 1);
    s.set_width(Length::keyword(Length::Type::kMinContent)).set_height(px(25));
  });
  sized(floored, 100, 1);
  const NodeId capped = maker.block(root, [](StyleBuilder& s) {
    ratio(s, 2, 1);
    s.set_height(px(100)).set_max_width(px(100));
  });
  sized(capped, 200, 1);
  lay_out(400, 600);
  EXPECT_EQ(rect(box), "0 0 100 25");
  EXPECT_EQ(rect(floored), "0 25 100 25");  // min-width: auto
  EXPECT_EQ(rect(capped), "0 50 100 100");  // but not above max-width
}

TEST_F(AspectRatios, ContributionsTakeTheRatioAndItsLimits) {
  const NodeId root = maker.block({});
  const auto wrapper = [&](const StyleFunction& inner) {
    const NodeId w =
        maker.block(root, [](StyleBuilder& s) { s.set_width(Length::keyword(Length::Type::kMaxContent)); });
    maker.block(w, inner);
    return w;
  };
  const NodeId clamped = wrapper([](StyleBuilder& s) {
    ratio(s, 4, 1);
    s.set_height(px(100)).set_max_height(px(25));
  });
  const NodeId limit = wrapper([](StyleBuilder& s) {
    ratio(s, 1, 1);
    s.set_height(px(50)).set_max_width(Length::keyword(Length::Type::kMaxContent));
  });
  lay_out();
  EXPECT_EQ(rect(clamped), "0 0 100 25");
  EXPECT_EQ(rect(limit), "0 25 50 50");
}

TEST_F(AspectRatios, PercentageHeightsCountInIntrinsicSizes) {
  const NodeId root = maker.block({});
  const NodeId outer = maker.block(root, [](StyleBuilder& s) {
    s.set_height(px(100)).set_width(Length::keyword(Length::Type::kMinContent));
  });
  const NodeId middle = maker.block(outer, [](StyleBuilder& s) { s.set_height(Length::percentage(100)); });
  image(middle, 20, 10, [](StyleBuilder& s) { s.set_height(Length::percentage(50)); });
  lay_out();
  EXPECT_EQ(rect(outer), "0 0 100 100");
}

TEST_F(AspectRatios, PercentagesInMinWidthCountAsZero) {
  const NodeId root = maker.block({});
  const NodeId outer = maker.block(root, [](StyleBuilder& s) { s.set_float_(Float::kLeft); });
  maker.block(outer, [](StyleBuilder& s) {
    s.set_height(px(10));
    s.set_min_width(Length::percentage(200));
  });
  lay_out();
  EXPECT_EQ(rect(outer), "0 0 0 10");
}

TEST_F(AspectRatios, ReplacedRatiosAreOfTheBoxThatBoxSizingNames) {
  const NodeId root = maker.block({});
  const auto bordered = [](StyleBuilder& s) {
    s.set_box_sizing(BoxSizing::kBorderBox);
    s.set_padding_right(px(80)).set_padding_bottom(px(50));
  };
  const NodeId border_box = image(root, 20, 50, [&](StyleBuilder& s) {
    bordered(s);
    ratio(s, 1, 1);
  });
  const NodeId content_box = image(root, 20, 50, [&](StyleBuilder& s) {
    bordered(s);
    s.set_width(px(120));
  });
  const NodeId squashed = image(root, 20, 50, [&](StyleBuilder& s) {
    bordered(s);
    ratio(s, 4, 1);
    s.set_width(px(120));
  });
  lay_out(800, 900);
  EXPECT_EQ(rect(border_box), "0 0 100 100");
  EXPECT_EQ(rect(content_box), "0 100 120 150");
  EXPECT_EQ(rect(squashed), "0 250 120 50");
}

TEST_F(AspectRatios, KeywordWidthsOfReplacedBoxesGoThroughTheRatio) {
  const NodeId root = maker.block({});
  const NodeId a = image(root, 50, 25, [](StyleBuilder& s) {
    ratio(s, 1, 1);
    s.set_width(Length::keyword(Length::Type::kMinContent));
  });
  lay_out();
  EXPECT_EQ(rect(a), "0 0 50 50");
}

TEST_F(AspectRatios, StretchLeavesAdjoiningMarginsOut) {
  const NodeId root = maker.block({});
  const NodeId open = maker.block(root, [](StyleBuilder& s) { s.set_height(px(100)); });
  const NodeId collapsing = maker.block(open, [](StyleBuilder& s) {
    s.set_height(Length::keyword(Length::Type::kStretch));
    s.set_margin_top(px(10)).set_margin_bottom(px(10));
  });
  const NodeId closed = maker.block(root, [](StyleBuilder& s) {
    s.set_height(px(100));
    s.set_padding_top(px(1)).set_padding_bottom(px(1));
  });
  const NodeId inside = maker.block(closed, [](StyleBuilder& s) {
    s.set_height(Length::keyword(Length::Type::kStretch));
    s.set_margin_top(px(10)).set_margin_bottom(px(10));
  });
  lay_out();
  EXPECT_EQ(rect(collapsing), "0 10 400 100");
  EXPECT_EQ(rect(inside), "0 121 400 80");
}

TEST_F(AspectRatios, AbsoluteBoxesWithOneSizeAreNotStretchedInTheOther) {
  const NodeId root = maker.block({});
  const NodeId cb = maker.block(root, [](StyleBuilder& s) {
    s.set_position(Position::kRelative).set_width(px(100)).set_height(px(250));
  });
  const NodeId box = maker.block(cb, [](StyleBuilder& s) {
    s.set_position(Position::kAbsolute).set_width(px(50));
    s.set_left(px(0)).set_right(px(0)).set_top(px(0)).set_bottom(px(0));
    ratio(s, 1, 1);
  });
  lay_out();
  EXPECT_EQ(rect(box), "0 0 50 50");
}

TEST_F(AspectRatios, TransferredMaximumsDoNotCapTheAutomaticMinimum) {
  const NodeId root = maker.block({});
  const NodeId box = maker.block(root, [](StyleBuilder& s) {
    ratio(s, 2, 1);
    s.set_max_width(px(40));
  });
  sized(box, 10, 60);
  const NodeId floored = maker.block(root, [](StyleBuilder& s) {
    ratio(s, 2, 1);
    s.set_width(px(40));
  });
  sized(floored, 10, 60);
  lay_out();
  EXPECT_EQ(rect(box), "0 0 40 60");
  EXPECT_EQ(rect(floored), "0 60 40 60");
}

TEST_F(AspectRatios, ARatioWithoutNaturalSizesFillsAndAsksForNothing) {
  const NodeId root = maker.block({});
  const auto picture = [&](NodeId parent) {
    const NodeId n = maker.block(parent);
    NaturalSize natural;
    natural.ratio_width = 4;
    natural.ratio_height = 1;
    maker.document.set_replaced(n, {ImageId(), natural});
    return n;
  };
  const NodeId filling = picture(root);
  const NodeId fit = maker.block(root, [](StyleBuilder& s) { s.set_float_(Float::kLeft); });
  picture(fit);
  const NodeId flex = maker.flex(root, [](StyleBuilder& s) { s.set_clear(Clear::kBoth); });
  const NodeId item = picture(flex);
  lay_out();
  EXPECT_EQ(rect(filling), "0 0 400 100");
  EXPECT_EQ(rect(fit), "0 100 0 0");
  EXPECT_EQ(rect(item), "0 100 400 100");
}

}  // namespace
}  // namespace colosseum::test

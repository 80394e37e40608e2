// Alignment of and in block containers (css-align-3 §5.1.1, §6.1.1) and of static positions.
#include "support/layout_fixture.h"

namespace colosseum::test {
namespace {

using K = Alignment::Keyword;
constexpr auto kSafe = Alignment::Overflow::kSafe;

class BlockAlignment : public LayoutFixture {
 protected:
  NodeId sized(NodeId parent, float width, float height, const StyleFunction& more = {}) {
    return maker.block(parent, [&](StyleBuilder& s) {
      s.set_width(px(width)).set_height(px(height));
      if (more) more(s);
    });
  }
  /// A root for the next question; what stood there before is gone.
  NodeId new_document() {
    tree.reset();
    return maker.block({});
  }
  std::string content_at(Alignment align, float height) {
    const NodeId root = new_document();
    const NodeId box = sized(root, 100, height, [&](StyleBuilder& s) { s.set_align_content(align); });
    const NodeId inside = sized(box, 10, 40);
    lay_out();
    return rect(inside);
  }
  std::string justified(const StyleFunction& container, const StyleFunction& child) {
    const NodeId root = new_document();
    const NodeId box = sized(root, 100, 100, container);
    const NodeId inside = maker.block(box, child);
    sized(inside, 30, 10);
    lay_out();
    return rect(inside);
  }
};

TEST_F(BlockAlignment, AlignContentMovesTheContents) {
  EXPECT_EQ(content_at({K::kNormal}, 100), "0 0 10 40");
  EXPECT_EQ(content_at({K::kCenter}, 100), "0 30 10 40");
  EXPECT_EQ(content_at({K::kEnd}, 100), "0 60 10 40");
  EXPECT_EQ(content_at({K::kSpaceAround}, 100), "0 30 10 40");
  EXPECT_EQ(content_at({K::kSpaceBetween}, 100), "0 0 10 40");
  EXPECT_EQ(content_at({K::kEnd}, 20), "0 -20 10 40");
  EXPECT_EQ(content_at({K::kEnd, kSafe}, 20), "0 0 10 40");
}

TEST_F(BlockAlignment, AlignContentMakesAFormattingContext) {
  const NodeId root = maker.block({});
  sized(root, 400, 10);
  const NodeId box = maker.block(root, [](StyleBuilder& s) { s.set_align_content({K::kStart}); });
  const NodeId inside = sized(box, 10, 40, [](StyleBuilder& s) { s.set_margin_top(px(5)); });
  lay_out();
  EXPECT_EQ(rect(box), "0 10 400 45");
  EXPECT_EQ(rect(inside), "0 15 10 40");
}

TEST_F(BlockAlignment, JustifySelfFitsAndAligns) {
  const auto none = [](StyleBuilder&) {};
  const auto with = [](Alignment a) { return [a](StyleBuilder& s) { s.set_justify_self(a); }; };
  EXPECT_EQ(justified(none, none), "0 0 100 10");
  EXPECT_EQ(justified(none, with({K::kStretch})), "0 0 100 10");
  EXPECT_EQ(justified(none, with({K::kStart})), "0 0 30 10");
  EXPECT_EQ(justified(none, with({K::kCenter})), "35 0 30 10");
  EXPECT_EQ(justified(none, with({K::kRight})), "70 0 30 10");
  const auto rtl = [&](StyleBuilder& s) { s.set_direction(Direction::kRtl); };
  EXPECT_EQ(justified(rtl, with({K::kStart})), "70 0 30 10");
  EXPECT_EQ(justified(rtl, with({K::kLeft})), "0 0 30 10");
  const auto rtl_child = [](StyleBuilder& s) {
    s.set_direction(Direction::kRtl);
    s.set_justify_self({K::kSelfStart});
  };
  EXPECT_EQ(justified(none, rtl_child), "70 0 30 10");
}

TEST_F(BlockAlignment, AutoTakesJustifyItemsAndAutoMarginsWin) {
  const auto centered = [](StyleBuilder& s) { s.set_justify_items({K::kCenter}); };
  EXPECT_EQ(justified(centered, [](StyleBuilder&) {}), "35 0 30 10");
  EXPECT_EQ(justified(centered, [](StyleBuilder& s) { s.set_justify_self({K::kNormal}); }), "0 0 100 10");
  EXPECT_EQ(justified(centered, [](StyleBuilder& s) { s.set_margin_left(Length::auto_value()); }),
            "70 0 30 10");
}

TEST_F(BlockAlignment, OverflowingBoxesAreSafeOnlyWhenTold) {
  const auto wide = [](Alignment a) {
    return [a](StyleBuilder& s) {
      s.set_width(px(140));
      s.set_justify_self(a);
    };
  };
  const auto none = [](StyleBuilder&) {};
  EXPECT_EQ(justified(none, wide({K::kCenter})), "-20 0 140 10");
  EXPECT_EQ(justified(none, wide({K::kCenter, kSafe})), "0 0 140 10");
}

TEST_F(BlockAlignment, StaticPositionsAreAligned) {
  const NodeId root = maker.block({}, [](StyleBuilder& s) { s.set_position(Position::kRelative); });
  const NodeId box = sized(root, 100, 100);
  sized(box, 10, 30);
  const auto absolute = [&](Alignment justify, Alignment align) {
    return sized(box, 20, 10, [&](StyleBuilder& s) {
      s.set_position(Position::kAbsolute);
      s.set_justify_self(justify);
      s.set_align_self(align);
    });
  };
  const NodeId plain = absolute({K::kAuto}, {K::kAuto});
  const NodeId centered = absolute({K::kCenter}, {K::kAuto});
  const NodeId end = absolute({K::kEnd}, {K::kEnd});
  lay_out();
  EXPECT_EQ(rect(plain), "0 30 20 10");
  EXPECT_EQ(rect(centered), "40 30 20 10");
  EXPECT_EQ(rect(end), "80 20 20 10");  // above the rectangle without height
}

TEST_F(BlockAlignment, OverflowOfAbsoluteBoxesStaysInTheContainingBlock) {
  const NodeId root = maker.block({});
  const NodeId cb = sized(root, 100, 100, [](StyleBuilder& s) { s.set_position(Position::kRelative); });
  const auto absolute = [&](float width, Alignment a) {
    return sized(cb, width, 10, [&](StyleBuilder& s) {
      s.set_position(Position::kAbsolute);
      s.set_left(px(20)).set_right(px(10));
      s.set_justify_self(a);
    });
  };
  const NodeId fits = absolute(20, {K::kCenter}), leaves = absolute(80, {K::kCenter}),
               shifted = absolute(95, {K::kCenter}), wide = absolute(120, {K::kCenter}),
               unsafe = absolute(120, {K::kCenter, Alignment::Overflow::kUnsafe});
  lay_out();
  EXPECT_EQ(rect(fits), "45 0 20 10");
  EXPECT_EQ(rect(leaves), "15 0 80 10");
  EXPECT_EQ(rect(shifted), "5 0 95 10");
  EXPECT_EQ(rect(wide), "0 0 120 10");
  EXPECT_EQ(rect(unsafe), "-5 0 120 10");
}

TEST_F(BlockAlignment, OrthogonalChildrenAreJustifiedByTheirBlockFlow) {
  const auto vertical = [&](K keyword) {
    const NodeId root = new_document();
    const NodeId child = maker.block(root, [=](StyleBuilder& s) {
      s.set_writing_mode(WritingMode::kVerticalRl).set_justify_self({keyword});
    });
    sized(child, 20, 10);
    lay_out();
    return rect(child);
  };
  EXPECT_EQ(vertical(K::kStart), "0 0 20 10");
  EXPECT_EQ(vertical(K::kSelfStart), "380 0 20 10");
  EXPECT_EQ(vertical(K::kSelfEnd), "0 0 20 10");
  EXPECT_EQ(vertical(K::kStretch), "0 0 400 10");
}

}  // namespace
}  // namespace colosseum::test

// Boxes moved by transforms, as they are painted and as maps.
#include "paint/transforms.h"

#include "unit/paint/paint_fixture.h"

namespace colosseum::paint {
namespace {

using layout::Fragment;

class Transforms : public PaintFixture {
 protected:
  static TransformFunction matrix(std::initializer_list<float> rows) {
    TransformFunction f;
    f.is_matrix = true;
    std::copy(rows.begin(), rows.end(), f.matrix.begin());
    return f;
  }
  /// A quarter turn clockwise.
  static TransformFunction quarter() { return matrix({0, 1, 0, 0, -1, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1}); }
  /// Half a turn around the vertical axis.
  static TransformFunction turned() { return matrix({-1, 0, 0, 0, 0, 1, 0, 0, 0, 0, -1, 0, 0, 0, 0, 1}); }
  static TransformFunction scaled(float by) {
    return matrix({by, 0, 0, 0, 0, by, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1});
  }
  static TransformFunction moved(Length x, Length y, float z = 0) {
    TransformFunction f;
    f.x = x;
    f.y = y;
    f.z = z;
    return f;
  }
  template <typename Change>
  BoxId transformed(BoxId parent, Color color, Change&& change) {
    return box(parent, style([&](StyleBuilder& b) {
                 b.set_background_color(color);
                 change(b);
               }));
  }
};

TEST_F(Transforms, TranslationsOnlyMoveTheBox) {
  const BoxId outer = transformed(root_, kRed, [](StyleBuilder& b) {
    b.set_transform({moved(Length::percentage(50), Length::fixed(3))});
  });
  const BoxId inner = box(outer, colored(kBlue));
  Fragment *r = fragment(root_, 100, 100), *o = fragment(outer, 20, 10);
  children(o, {{fragment(inner, 5, 5), 1, 1}});
  children(r, {{o, 4, 4}});
  EXPECT_EQ(paint(r), "fill 14,7 20x10 #ff0000ff\nfill 15,8 5x5 #0000ffff\n");
}

TEST_F(Transforms, TurnAroundTheOrigin) {
  const BoxId outer = transformed(root_, kRed, [](StyleBuilder& b) { b.set_transform({quarter()}); });
  Fragment *r = fragment(root_, 100, 100), *o = fragment(outer, 20, 10);
  children(r, {{o, 10, 30}});
  // The centre (20, 35) stays.
  EXPECT_EQ(paint(r), "save\ntransform 0 1 -1 0 55 15\nfill 10,30 20x10 #ff0000ff\nrestore\n");
}

TEST_F(Transforms, IndividualPropertiesComeFirst) {
  const BoxId outer = transformed(root_, kRed, [](StyleBuilder& b) {
    b.set_transform_origin({Length::fixed(0), Length::fixed(0), 0});
    b.set_translate({moved(Length::fixed(7), Length::fixed(0))});
    b.set_scale({scaled(2)});
    b.set_transform({moved(Length::fixed(10), Length::fixed(0))});
  });
  const Fragment* f = fragment(outer, 20, 10);
  TransformSpaces spaces(tree_.boxes);
  const std::optional<UsedTransform> used = spaces.enter(*f, {});
  ASSERT_TRUE(used);
  const Point p = map(used->flat, Point{1, 1});
  EXPECT_DOUBLE_EQ(p.x, 29);
  EXPECT_DOUBLE_EQ(p.y, 2);
}

TEST_F(Transforms, ClipsInsideAreInTheirOwnCoordinates) {
  const BoxId clip = transformed(root_, kRed, [](StyleBuilder& b) {
    b.set_overflow_x(OverflowX::kHidden).set_overflow_y(OverflowY::kHidden);
  });
  const BoxId outer = transformed(clip, kGreen, [](StyleBuilder& b) {
    b.set_transform({scaled(2)}).set_transform_origin({Length::fixed(0), Length::fixed(0), 0});
    b.set_overflow_x(OverflowX::kHidden).set_overflow_y(OverflowY::kHidden);
  });
  const BoxId inner = box(outer, colored(kBlue));
  Fragment *r = fragment(root_, 100, 100), *c = fragment(clip, 30, 30), *o = fragment(outer, 20, 20);
  children(o, {{fragment(inner, 50, 50), 0, 0}});
  children(c, {{o, 0, 0}});
  children(r, {{c, 0, 0}});
  EXPECT_EQ(paint(r),
            "fill 0,0 30x30 #ff0000ff\nsave\nclip 0,0 30x30\nsave\ntransform 2 0 0 2 0 0\n"
            "fill 0,0 20x20 #008000ff\nsave\nclip 0,0 20x20\nfill 0,0 50x50 #0000ffff\nrestore\nrestore\n"
            "restore\n");
}

// css-transforms-2 §12
TEST_F(Transforms, HiddenBacksAreNotPainted) {
  const auto back = [&](Color color, TransformFunction f) {
    return transformed(root_, color, [&](StyleBuilder& b) {
      b.set_transform({f}).set_backface_visibility(BackfaceVisibility::kHidden);
    });
  };
  const BoxId hidden = back(kRed, turned()), mirrored = back(kGreen, scaled(-1));
  Fragment* r = fragment(root_, 100, 100);
  children(r, {{fragment(hidden, 10, 10), 0, 0}, {fragment(mirrored, 10, 10), 0, 0}});
  const std::string painted = paint(r);
  EXPECT_EQ(painted.find("#ff0000ff"), std::string::npos);
  EXPECT_NE(painted.find("#008000ff"), std::string::npos);
}

// css-transforms-2 §4.1.2: two half turns in one 3D rendering context are none.
TEST_F(Transforms, ThreeDimensionalContextsAddUp) {
  const BoxId outer = transformed(root_, kRed, [](StyleBuilder& b) {
    b.set_transform({turned()}).set_transform_style(TransformStyle::kPreserve3d);
  });
  const BoxId inner = transformed(outer, kBlue, [](StyleBuilder& b) {
    b.set_transform({turned()}).set_backface_visibility(BackfaceVisibility::kHidden);
  });
  Fragment *o = fragment(outer, 20, 10), *i = fragment(inner, 20, 10);
  TransformSpaces spaces(tree_.boxes);
  ASSERT_TRUE(spaces.enter(*o, {}));
  const std::optional<UsedTransform> used = spaces.enter(*i, {});
  ASSERT_TRUE(used);
  EXPECT_TRUE(used->in_context);
  EXPECT_FALSE(used->hidden);
  EXPECT_DOUBLE_EQ(used->flat.a, 1);
  EXPECT_DOUBLE_EQ(used->flat.e, 0);
}

// css-transforms-2 §10: what is nearer is larger.
TEST_F(Transforms, PerspectiveScalesByDepth) {
  const BoxId outer =
      transformed(root_, kRed, [](StyleBuilder& b) { b.set_perspective(Length::fixed(100)); });
  const BoxId inner = transformed(outer, kBlue, [](StyleBuilder& b) {
    b.set_transform({moved(Length::fixed(0), Length::fixed(0), 50)});
  });
  Fragment *o = fragment(outer, 40, 40), *i = fragment(inner, 40, 40);
  TransformSpaces spaces(tree_.boxes);
  EXPECT_FALSE(spaces.enter(*o, {}));
  const std::optional<UsedTransform> used = spaces.enter(*i, {});
  ASSERT_TRUE(used);
  const Rect r = map(used->flat, Rect{0, 0, 40, 40});
  EXPECT_DOUBLE_EQ(r.x, -20);
  EXPECT_DOUBLE_EQ(r.width, 80);
}

TEST_F(Transforms, PointsComeBack) {
  const Transform t{0, 2, -2, 0, 5, 7};
  Point p = map(t, Point{3, 4});
  ASSERT_TRUE(unmap(t, p));
  EXPECT_EQ(p, (Point{3, 4}));
  EXPECT_FALSE(unmap({0, 0, 0, 0, 1, 1}, p));
}

}  // namespace
}  // namespace colosseum::paint

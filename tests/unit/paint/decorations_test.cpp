// Backgrounds, borders, text decoration, annotations.
#include <algorithm>

#include "unit/paint/paint_fixture.h"

namespace colosseum::paint {
namespace {

using layout::Fragment;
using layout::FragmentKind;

class Decorations : public PaintFixture {
 protected:
  /// The page of one 40 × 20 box at 10, 10 with 4 px borders and 2 px padding.
  template <typename Change>
  std::string paint_box(Change&& change) {
    const BoxId a = box(root_, style(change));
    Fragment *r = fragment(root_, 100, 100), *f = fragment(a, 40, 20);
    edges(f, 4, 2);
    children(r, {{f, 10, 10}});
    return paint(r);
  }
  static void solid(StyleBuilder& b, Color color) {
    b.set_border_top_style(BorderStyle::kSolid);
    b.set_border_right_style(BorderStyle::kSolid);
    b.set_border_bottom_style(BorderStyle::kSolid);
    b.set_border_left_style(BorderStyle::kSolid);
    b.set_border_top_color(color);
    b.set_border_right_color(color);
    b.set_border_bottom_color(color);
    b.set_border_left_color(color);
  }
};

TEST_F(Decorations, EqualSolidBordersAreOneRing) {
  EXPECT_EQ(paint_box([](StyleBuilder& b) { solid(b, kRed); }),
            "ring 10,10 40x20 in 14,14 32x12 #ff0000ff\n");
}

TEST_F(Decorations, MissingSideGivesRectanglesWithoutSeams) {
  EXPECT_EQ(paint_box([](StyleBuilder& b) {
              solid(b, kRed);
              b.set_border_left_style(BorderStyle::kHidden);
            }),
            "fill 10,10 40x4 #ff0000ff\nfill 46,14 4x12 #ff0000ff\nfill 10,26 40x4 #ff0000ff\n");
}

TEST_F(Decorations, DifferentColoursMeetInMitres) {
  const std::string list = paint_box([](StyleBuilder& b) {
    solid(b, kRed);
    b.set_border_left_color(kBlue);
  });
  EXPECT_NE(list.find("polygon 10,10 50,10 46,14 14,14 #ff0000ff"), std::string::npos) << list;
  EXPECT_NE(list.find("polygon 10,30 10,10 14,14 14,26 #0000ffff"), std::string::npos) << list;
}

TEST_F(Decorations, DoubleBordersAreTwoLines) {
  const std::string list = paint_box([](StyleBuilder& b) {
    b.set_border_top_style(BorderStyle::kDouble);
    b.set_border_top_color(kRed);
  });
  EXPECT_EQ(std::count(list.begin(), list.end(), '\n'), 2) << list;
}

TEST_F(Decorations, BackgroundClipNarrowsTheFill) {
  auto with_clip = [&](BackgroundBox clip) {
    return paint_box([&](StyleBuilder& b) {
      b.set_background_color(kRed);
      b.set_background_clip({clip});
    });
  };
  EXPECT_EQ(with_clip(BackgroundBox::kBorderBox), "fill 10,10 40x20 #ff0000ff\n");
  EXPECT_EQ(with_clip(BackgroundBox::kPaddingBox), "fill 14,14 32x12 #ff0000ff\n");
  EXPECT_EQ(with_clip(BackgroundBox::kContentBox), "fill 16,16 28x8 #ff0000ff\n");
}

TEST_F(Decorations, OversizedRadiiAreReducedTogether) {
  // css-backgrounds-3 §5.5: the sum of radii on a side never exceeds it.
  const std::string list = paint_box([](StyleBuilder& b) {
    b.set_background_color(kRed);
    const LengthPair radius{Length::fixed(100), Length::fixed(100)};
    b.set_border_top_left_radius(radius);
    b.set_border_top_right_radius(radius);
    b.set_border_bottom_left_radius(radius);
    b.set_border_bottom_right_radius(radius);
  });
  EXPECT_EQ(list, "fill 10,10 40x20 radii 10/10 10/10 10/10 10/10 #ff0000ff\n");
}

TEST_F(Decorations, CanvasTakesTheRootsBackground) {
  tree_.boxes.mutable_box(root_).style = colored(kGreen);
  document_.set_style(html_, colored(kGreen));
  Fragment* r = fragment(root_, 50, 20);
  EXPECT_EQ(paint(r), "fill 0,0 100x100 #008000ff\n");
}

TEST_F(Decorations, CanvasTakesTheBodysBackgroundWhenTheRootHasNone) {
  const BoxId body = box(root_, colored(kBlue), BoxKind::kBlockFlow, kBoxBody, "body");
  Fragment* r = fragment(root_, 50, 20);
  children(r, {{fragment(body, 40, 10), 5, 5}});
  EXPECT_EQ(paint(r), "fill 0,0 100x100 #0000ffff\n");
}

TEST_F(Decorations, GradientLayerIsATileOfItsSize) {
  auto gradient = std::make_shared<Gradient>();
  gradient->angle_deg = 90;
  gradient->stops.resize(2);
  gradient->stops[0].color = kRed;
  gradient->stops[1].color = kBlue;
  Image image;
  image.kind = Image::Kind::kGradient;
  image.gradient = gradient;
  const std::string list = paint_box([&](StyleBuilder& b) { b.set_background_image({image}); });
  EXPECT_EQ(list,
            "tile-gradient 10,10 40x20 phase 14,14 tile 32x12 linear 0,6 to 32,6 #ff0000ff@0 #0000ffff@1\n");
}

TEST_F(Decorations, ImageLayerIsPositionedAndRepeated) {
  ImageResource resource;
  resource.url = "test:image";
  resource.natural = {8, 6, 8, 6};
  document_.add_image(resource);
  Image image;
  image.kind = Image::Kind::kUrl;
  image.url = "test:image";
  auto layer = [&](BackgroundRepeat repeat) {
    return paint_box([&](StyleBuilder& b) {
      b.set_background_image({image});
      b.set_background_repeat({repeat});
      b.set_background_position({{Length::percentage(100), Length::percentage(50)}});
    });
  };
  EXPECT_EQ(layer({RepeatStyle::kNoRepeat, RepeatStyle::kNoRepeat}),
            "tile-image 0 38,17 8x6 phase 38,17 tile 8x6 spacing 0,0\n");
  EXPECT_EQ(layer({RepeatStyle::kRepeat, RepeatStyle::kNoRepeat}),
            "tile-image 0 10,17 40x6 phase 38,17 tile 8x6 spacing 0,0\n");
  EXPECT_EQ(layer({RepeatStyle::kSpace, RepeatStyle::kNoRepeat}),
            "tile-image 0 10,17 40x6 phase 14,17 tile 8x6 spacing 0,0\n");
  EXPECT_EQ(layer({RepeatStyle::kNoRepeat, RepeatStyle::kRound}),
            "tile-image 0 38,10 8x20 phase 38,17 tile 8x6 spacing 0,0\n");
}

class TextDecoration : public PaintFixture {
 protected:
  template <typename Change>
  std::string paint_span(Change&& change) {
    const BoxId block = box(root_, style([](StyleBuilder&) {}), BoxKind::kBlockFlow, kBoxChildrenInline);
    const BoxId span = box(block, style(change), BoxKind::kInlineBox, kBoxInlineLevel, "span");
    const BoxId t = box(span, document_.styles().initial_id(), BoxKind::kText, kBoxInlineLevel);
    Fragment *r = fragment(root_, 100, 100), *b = fragment(block, 100, 10);
    Fragment* line = fragment(block, 100, 10, FragmentKind::kLine);
    Fragment* s = fragment(span, 20, 10, FragmentKind::kInlineBox);
    children(s, {{text(t, u"ab"), 0, 0}});
    children(line, {{s, 5, 0}});
    children(b, {{line, 0, 0}});
    children(r, {{b, 0, 20}});
    return paint(r);
  }
};

TEST_F(TextDecoration, UnderlineIsBelowTheBaselineAndUnderTheText) {
  EXPECT_EQ(paint_span([](StyleBuilder& b) {
              b.set_text_decoration_line({true, false, false, false});
              b.set_text_decoration_color(kRed);
            }),
            "line solid 5,30 to 25,30 width 2 #ff0000ff\nglyphs 5,28 #000000ff \"ab\"\n");
}

TEST_F(TextDecoration, LineThroughIsOverTheText) {
  const std::string list = paint_span([](StyleBuilder& b) {
    b.set_text_decoration_line({false, false, true, false});
    b.set_text_decoration_style(TextDecorationStyle::kDashed);
  });
  EXPECT_LT(list.find("glyphs"), list.find("line dashed")) << list;
}

TEST_F(TextDecoration, DoubleDrawsTwoLines) {
  const std::string list = paint_span([](StyleBuilder& b) {
    b.set_text_decoration_line({true, false, false, false});
    b.set_text_decoration_style(TextDecorationStyle::kDouble);
  });
  EXPECT_NE(list.find("line", list.find("line") + 1), std::string::npos) << list;
}

using Annotations = PaintFixture;

TEST_F(Annotations, LinksTargetsAndHeadings) {
  const BoxId block = box(root_, style([](StyleBuilder&) {}), BoxKind::kBlockFlow, 0, "h2");
  const NodeId h2 = tree_.boxes.box(block).node;
  document_.set_attribute(h2, "id", "there");
  document_.append(h2, document_.create_text("  A \n heading "));
  const BoxId link = box(root_, style([](StyleBuilder&) {}), BoxKind::kBlockFlow, 0, "a");
  document_.set_attribute(tree_.boxes.box(link).node, "href", "#there");
  const BoxId away = box(root_, style([](StyleBuilder&) {}), BoxKind::kBlockFlow, 0, "a");
  document_.set_attribute(tree_.boxes.box(away).node, "href", "b.html");
  document_.info().url = document_.info().base_url = "http://example.org/x/a.html";
  Fragment* r = fragment(root_, 100, 100);
  children(
      r, {{fragment(block, 50, 10), 0, 5}, {fragment(link, 30, 10), 0, 20}, {fragment(away, 30, 10), 0, 40}});
  EXPECT_EQ(paint(r),
            "anchor 0,5 there\nbookmark 0,5 2 A heading\nlink 0,20 30x10 #there\n"
            "link 0,40 30x10 http://example.org/x/b.html\n");
}

TEST_F(Decorations, ShadowsStandOutsideAndInsideTheBox) {
  EXPECT_EQ(paint_box([](StyleBuilder& b) {
              b.set_background_color(kRed);
              BoxShadow outer, inner;
              outer.x = 3;
              outer.blur = 4;
              outer.spread = 1;
              outer.color = kBlue;
              inner.inset = true;
              inner.y = 2;
              inner.spread = 1;
              inner.color = kBlue;
              b.set_box_shadow({outer, inner});
            }),
            "shadow 12,9 42x22 box 10,10 40x20 blur 2 #0000ffff\n"
            "fill 10,10 40x20 #ff0000ff\n"
            "inset-shadow 15,17 30x10 box 14,14 32x12 blur 0 #0000ffff\n");
}

TEST_F(Decorations, BorderImageIsCutIntoNineParts) {
  // css-backgrounds-3 §5.6: a gradient as large as the box, cut 10 px from its edges, in borders of 4 px; the
  // middle of the horizontal edges repeats, that of the vertical ones is stretched.
  const std::string list = paint_box([](StyleBuilder& b) {
    solid(b, kRed);
    for (auto set : {&StyleBuilder::set_border_top_width, &StyleBuilder::set_border_right_width,
                     &StyleBuilder::set_border_bottom_width, &StyleBuilder::set_border_left_width}) {
      (b.*set)(4);
    }
    auto gradient = std::make_shared<Gradient>();
    ColorStop from, to;
    from.color = kRed;
    to.color = kBlue;
    gradient->stops = {from, to};
    Image image;
    image.kind = Image::Kind::kGradient;
    image.gradient = gradient;
    b.set_border_image_source(image);
    BorderImageSlice slice;
    for (Length& side : slice.sides) side = Length::fixed(8);
    b.set_border_image_slice(slice);
    b.set_border_image_repeat({BorderImageRepeat::Style::kRepeat, BorderImageRepeat::Style::kStretch});
  });
  EXPECT_EQ(list.find("ring"), std::string::npos) << list;
  // A corner, an edge of 24 px scaled to 12 px and centred in 32 px, and a side stretched over its 12 px.
  EXPECT_NE(list.find("tile-gradient 10,10 4x4 phase 10,10 tile 4x4 source 0,0 8x8"), std::string::npos)
      << list;
  EXPECT_NE(list.find("tile-gradient 14,10 32x4 phase 24,10 tile 12x4 source 8,0 24x8"), std::string::npos)
      << list;
  EXPECT_NE(list.find("tile-gradient 10,14 4x12 phase 10,14 tile 4x12 source 0,8 8x4"), std::string::npos)
      << list;
  EXPECT_EQ(std::count(list.begin(), list.end(), '\n'), 8) << list;
}

}  // namespace
}  // namespace colosseum::paint

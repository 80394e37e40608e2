#include <gtest/gtest.h>

#include <sstream>

#include "layout/layout_tree.h"
#include "paint/painter.h"
#include "support/fixed_text_engine.h"
#include "support/tree_maker.h"
#include "unit/paint/paint_fixture.h"

namespace colosseum::paint {
namespace {

Length px(float v) { return Length::fixed(v); }
constexpr Color kLime = Color::rgba(0, 1, 0);

class Painting : public testing::Test {
 protected:
  Painting() : root(maker.block(NodeId())) {}

  /// The commands of the canvas, one line each, without the page line.
  std::string paint(int width = 100, int height = 60) {
    layout::LayoutOptions options;
    options.viewport = {LayoutUnit(width), LayoutUnit(height)};
    options.text = &text;
    tree = layout::layout_document(maker.document, options);
    std::string all = to_string(build_display_list(*tree, 0, &text));
    return all.substr(all.find('\n') + 1);
  }
  NodeId colored(NodeId parent, const Color& color, float height, const test::StyleFunction& more = {}) {
    return maker.block(parent, [=](StyleBuilder& s) {
      s.set_background_color(color).set_height(px(height));
      if (more) more(s);
    });
  }

  test::TreeMaker maker;
  test::FixedTextEngine text;
  NodeId root;
  std::unique_ptr<layout::LayoutTree> tree;
};

TEST_F(Painting, RootBackgroundCoversTheCanvas) {
  maker.style(root, Display::block(),
              [](StyleBuilder& s) { s.set_background_color(kRed).set_height(px(10)); });
  EXPECT_EQ(paint(), "fill 0,0 100x60 #ff0000ff\n");
}

TEST_F(Painting, BackgroundsOfBlocksComeBeforeText) {
  NodeId a = colored(root, kRed, 10);
  maker.text(a, "a");
  colored(root, kLime, 10, [](StyleBuilder& s) { s.set_margin_top(px(-5)); });
  EXPECT_EQ(paint(),
            "fill 0,0 100x10 #ff0000ff\n"
            "fill 0,5 100x10 #00ff00ff\n"
            "glyphs 0,13 #000000ff \"a\"\n");
}

TEST_F(Painting, GlyphsFarOutsideThePageAreNotDrawn) {
  // The canvas does not grow with what is clipped.
  const NodeId box = maker.block(
      root, [](StyleBuilder& s) { s.set_overflow_x(OverflowX::kHidden).set_overflow_y(OverflowY::kHidden); });
  std::string far(50'001, 'a');
  far.back() = 'b';
  maker.text(box, far);
  const std::string list = paint();
  EXPECT_GT(list.size(), 1'000u);
  EXPECT_LT(list.size(), 20'000u);
  EXPECT_EQ(list.find("ab\""), std::string::npos);
}

TEST_F(Painting, ZIndexOrdersStackingContexts) {
  auto at = [](int z) {
    return [z](StyleBuilder& s) { s.set_position(Position::kRelative).set_z_index({false, z}); };
  };
  colored(root, kRed, 10, at(1));
  colored(root, kLime, 10, at(-1));
  colored(root, kBlue, 10);
  EXPECT_EQ(paint(),
            "fill 0,10 100x10 #00ff00ff\n"
            "fill 0,20 100x10 #0000ffff\n"
            "fill 0,0 100x10 #ff0000ff\n");
}

TEST_F(Painting, OpacityMakesAGroup) {
  NodeId a = colored(root, kRed, 10, [](StyleBuilder& s) { s.set_opacity(0.5f); });
  colored(a, kLime, 5);
  EXPECT_EQ(paint(),
            "push-group 0.5\n"
            "fill 0,0 100x10 #ff0000ff\n"
            "fill 0,0 100x5 #00ff00ff\n"
            "pop-group\n");
}

TEST_F(Painting, OverflowClipsTheContentButNotTheBorder) {
  NodeId a = maker.block(root, [](StyleBuilder& s) {
    s.set_height(px(10)).set_overflow_x(OverflowX::kHidden).set_overflow_y(OverflowY::kHidden);
    s.set_border_top_width(2).set_border_top_style(BorderStyle::kSolid).set_border_top_color(kBlue);
  });
  colored(a, kLime, 50);
  EXPECT_EQ(paint(),
            "fill 0,0 100x2 #0000ffff\n"
            "save\n"
            "clip 0,2 100x10\n"
            "fill 0,2 100x50 #00ff00ff\n"
            "restore\n");
}

TEST_F(Painting, HiddenBoxesLeaveVisibleDescendants) {
  NodeId a = colored(root, kRed, 20, [](StyleBuilder& s) { s.set_visibility(Visibility::kHidden); });
  colored(a, kLime, 5, [](StyleBuilder& s) { s.set_visibility(Visibility::kVisible); });
  EXPECT_EQ(paint(), "fill 0,0 100x5 #00ff00ff\n");
}

TEST_F(Painting, UniformSolidBordersAreOneRing) {
  maker.block(root, [](StyleBuilder& s) {
    s.set_height(px(10));
    s.set_border_top_width(1).set_border_right_width(1).set_border_bottom_width(1).set_border_left_width(1);
    s.set_border_top_style(BorderStyle::kSolid).set_border_right_style(BorderStyle::kSolid);
    s.set_border_bottom_style(BorderStyle::kSolid).set_border_left_style(BorderStyle::kSolid);
  });
  EXPECT_EQ(paint(), "ring 0,0 100x12 in 1,1 98x10 #000000ff\n");
}

TEST_F(Painting, DecorationsReachTheTextOfDescendants) {
  NodeId a = maker.block(root, [](StyleBuilder& s) {
    TextDecorationLines lines;
    lines.underline = true;
    s.set_text_decoration_line(lines).set_text_decoration_color(kRed);
  });
  NodeId b = maker.block(a);
  maker.text(b, "ab");
  EXPECT_EQ(paint(),
            "line solid 0,15 to 32,15 width 2 #ff0000ff\n"
            "glyphs 0,13 #000000ff \"ab\"\n");
}

TEST_F(Painting, LinksAnchorsAndBookmarks) {
  maker.document.info().url = "file:///d/x.html";
  NodeId h = maker.add(root, "h2", Display::block());
  maker.document.set_attribute(h, "id", "top");
  maker.text(h, " A\n title ");
  NodeId a = maker.add(root, "a", Display::inline_());
  maker.document.set_attribute(a, "href", "#top");
  maker.text(a, "b");
  const std::string out = paint();
  EXPECT_NE(out.find("anchor 0,0 top\n"), std::string::npos) << out;
  EXPECT_NE(out.find("bookmark 0,0 2 A title\n"), std::string::npos) << out;
  EXPECT_NE(out.find("link 0,32 16x16 #top\n"), std::string::npos) << out;
}

TEST_F(Painting, BackgroundLayersAreTiledFromTheirPosition) {
  ImageResource image;
  image.url = "file:///i.png";
  image.natural = {10, 5, 10, 5};
  maker.document.add_image(image);
  Image value;
  value.kind = Image::Kind::kUrl;
  value.url = image.url;
  maker.block(root, [&](StyleBuilder& s) {
    s.set_height(px(20)).set_background_image({value});
    s.set_background_position({{Length::percentage(100), px(3)}});
    s.set_background_repeat({{RepeatStyle::kNoRepeat, RepeatStyle::kRepeat}});
  });
  EXPECT_EQ(paint(), "tile-image 0 90,0 10x20 phase 90,3 tile 10x5 spacing 0,0\n");
}

}  // namespace
}  // namespace colosseum::paint

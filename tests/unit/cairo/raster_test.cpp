#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "colosseum/cairo.h"
#include "support/liberation_engine.h"

namespace colosseum::cairo_backend {
namespace {

using test::LiberationEngine;
using test::make_text;

constexpr uint32_t kWhite = 0xFFFFFFFF, kRed = 0xFFFF0000, kBlue = 0xFF0000FF;

struct Picture {
  DisplayList list;
  Document document;
  LiberationEngine text;
  Bitmap bitmap;
  Picture(double width, double height) {
    list.width = width;
    list.height = height;
  }
  template <typename C>
  Picture& add(C command) {
    list.commands.emplace_back(std::move(command));
    return *this;
  }
  void draw(const RasterOptions& options = {}) {
    const Status s = draw_bitmap(list, document, text, options, bitmap);
    ASSERT_TRUE(s.ok()) << s.message();
  }
  uint32_t at(int x, int y) const {
    return bitmap.pixels[static_cast<size_t>(y) * static_cast<size_t>(bitmap.width) + static_cast<size_t>(x)];
  }
};

Color red() { return Color::rgba(1, 0, 0); }
Color blue() { return Color::rgba(0, 0, 1); }

TEST(Raster, OnlyTheVisibleDashesOfALongLine) {
  // A hundred million dots: only those on the picture cost anything, and they lie where they would.
  draw::StrokeLine line;
  line.from = {-1e8, 5};
  line.to = {1e8, 5};
  line.width = 2;
  line.style = draw::StrokeLine::Style::kDotted;
  line.color = red();
  Picture p(200, 10);
  for (int i = 0; i < 100; ++i) p.add(line);
  p.draw();
  int marks = 0;
  for (int x = 1; x < 200; ++x) marks += p.at(x, 5) != kWhite && p.at(x - 1, 5) == kWhite ? 1 : 0;
  EXPECT_GE(marks, 49);
  EXPECT_LE(marks, 51);
}

TEST(Raster, FillsTheRectangleAndNothingElse) {
  Picture p(10, 10);
  p.add(draw::FillRect{{{2, 3, 4, 5}, {}}, red()}).draw();
  EXPECT_EQ(p.at(2, 3), kRed);
  EXPECT_EQ(p.at(5, 7), kRed);
  EXPECT_EQ(p.at(6, 7), kWhite);
  EXPECT_EQ(p.at(5, 8), kWhite);
  EXPECT_EQ(p.at(1, 3), kWhite);
}

TEST(Raster, ScaleMultipliesPixelsAndRoundsTheAreaUp) {
  Picture p(10.2, 10);
  p.add(draw::FillRect{{{2, 3, 4, 5}, {}}, red()});
  RasterOptions options;
  options.scale = 2;
  p.draw(options);
  EXPECT_EQ(p.bitmap.width, 21);
  EXPECT_EQ(p.bitmap.height, 20);
  EXPECT_EQ(p.at(4, 6), kRed);
  EXPECT_EQ(p.at(11, 15), kRed);
  EXPECT_EQ(p.at(12, 15), kWhite);
}

TEST(Raster, TransparentBackgroundStaysTransparent) {
  Picture p(4, 4);
  RasterOptions options;
  options.white_background = false;
  p.draw(options);
  EXPECT_EQ(p.at(1, 1), 0u);
}

TEST(Raster, RingLeavesTheInnerShapeOpen) {
  Picture p(10, 10);
  p.add(draw::FillRing{{{0, 0, 10, 10}, {}}, {{2, 2, 6, 6}, {}}, red()}).draw();
  EXPECT_EQ(p.at(1, 5), kRed);
  EXPECT_EQ(p.at(5, 5), kWhite);
}

TEST(Raster, RoundedCornersAreLeftOut) {
  Picture p(20, 20);
  const Point r{10, 10};
  p.add(draw::FillRect{{{0, 0, 20, 20}, {r, r, r, r}}, red()}).draw();
  EXPECT_EQ(p.at(0, 0), kWhite);
  EXPECT_EQ(p.at(19, 19), kWhite);
  EXPECT_EQ(p.at(10, 10), kRed);
}

TEST(Raster, ClipEndsAtRestore) {
  Picture p(10, 10);
  p.add(draw::Save{})
      .add(draw::ClipRect{{{0, 0, 5, 10}, {}}})
      .add(draw::FillRect{{{0, 0, 10, 5}, {}}, red()});
  p.add(draw::Restore{}).add(draw::FillRect{{{0, 5, 10, 5}, {}}, blue()}).draw();
  EXPECT_EQ(p.at(4, 2), kRed);
  EXPECT_EQ(p.at(5, 2), kWhite);
  EXPECT_EQ(p.at(9, 7), kBlue);
}

TEST(Raster, GroupFadesItsContentAsOne) {
  Picture p(10, 10);
  p.add(draw::PushGroup{0.5f}).add(draw::FillRect{{{0, 0, 10, 10}, {}}, blue()});
  p.add(draw::FillRect{{{0, 0, 10, 10}, {}}, red()}).add(draw::PopGroup{}).draw();
  // Blue is hidden by red before the group fades.
  EXPECT_EQ(p.at(5, 5) & 0xFF, p.at(5, 5) >> 8 & 0xFF);
  EXPECT_NEAR(static_cast<double>(p.at(5, 5) & 0xFF), 128, 1);
}

TEST(Raster, UnbalancedCommandsDoNoHarm) {
  Picture p(10, 10);
  p.add(draw::Restore{})
      .add(draw::PopGroup{})
      .add(draw::Save{})
      .add(draw::PushGroup{0.5f})
      .add(draw::Restore{});
  p.add(draw::FillRect{{{0, 0, 10, 10}, {}}, red()}).draw();
  EXPECT_NE(p.at(5, 5), kWhite);
}

TEST(Raster, DeepGroupsAreBounded) {
  Picture p(10, 10);
  for (int i = 0; i < 5000; ++i) p.add(draw::PushGroup{0.999f});
  p.add(draw::FillRect{{{0, 0, 10, 10}, {}}, red()}).draw();
  EXPECT_EQ(p.at(5, 5) >> 16 & 0xFF, 0xFFu);
}

TEST(Raster, FarAndBadCoordinatesAreTolerated) {
  Picture p(10, 10);
  const double inf = std::numeric_limits<double>::infinity();
  p.add(draw::FillRect{{{-1e9, -1e9, 2e9, 2e9}, {}}, red()});
  p.add(draw::FillPolygon{{{inf, 0}, {-inf, 5}, {0, std::nan("")}}, blue()});
  p.add(draw::ConcatTransform{{0, 0, 0, 0, 0, 0}});
  p.add(draw::FillRect{{{0, 0, 10, 10}, {}}, blue()}).draw();
  EXPECT_EQ(p.at(9, 9), kRed);
}

TEST(Raster, TooManyPixelsAreRefused) {
  Picture p(1e6, 1e6);
  Bitmap b;
  EXPECT_EQ(draw_bitmap(p.list, p.document, p.text, {}, b).code(), StatusCode::kLimitExceeded);
}

TEST(Raster, TallPicturesAreDrawnInStrips) {
  Picture p(2, 40000);
  p.add(draw::FillRect{{{0, 39990, 2, 5}, {}}, red()}).draw();
  EXPECT_EQ(p.at(0, 39990), kRed);
  EXPECT_EQ(p.at(0, 39995), kWhite);
}

TEST(Raster, LinearGradientRunsFromStopToStop) {
  Picture p(100, 10);
  GradientPaint g;
  g.from = {0, 0};
  g.to = {100, 0};
  g.stops = {{0.25, red()}, {0.75, blue()}};
  p.add(draw::FillGradient{{{0, 0, 100, 10}, {}}, g}).draw();
  EXPECT_EQ(p.at(10, 5), kRed);
  EXPECT_EQ(p.at(90, 5), kBlue);
  EXPECT_NEAR(static_cast<double>(p.at(50, 5) >> 16 & 0xFF), 127, 5);
}

TEST(Raster, TransparentStopsDoNotDarken) {
  // css-images-3 §3.4.3: interpolation of premultiplied colours: halfway red stays pure red.
  Picture p(100, 10);
  GradientPaint g;
  g.to = {100, 0};
  g.stops = {{0, red()}, {1, Color::transparent()}};
  p.add(draw::FillGradient{{{0, 0, 100, 10}, {}}, g}).draw();
  EXPECT_GE(p.at(50, 5) >> 16 & 0xFF, 0xFCu);
}

TEST(Raster, GradientTilesRepeatWithSpacing) {
  Picture p(30, 10);
  GradientPaint g;
  g.to = {10, 0};
  g.stops = {{0, red()}, {1, red()}};
  p.add(draw::TileGradient{g, {{0, 0, 30, 10}, {}}, {0, 0}, 10, 10, 5, 0}).draw();
  EXPECT_EQ(p.at(5, 5), kRed);
  EXPECT_EQ(p.at(12, 5), kWhite);
  EXPECT_EQ(p.at(17, 5), kRed);
}

TEST(Raster, ManyTinyTilesAreBounded) {
  Picture p(1000, 1000);
  GradientPaint g;
  g.to = {1, 0};
  g.stops = {{0, red()}, {1, red()}};
  p.add(draw::TileGradient{g, {{0, 0, 1000, 1000}, {}}, {0, 0}, 1, 1, 0, 0}).draw();
  EXPECT_EQ(p.at(500, 500), kRed);
}

TEST(Raster, TextLeavesInk) {
  if (!LiberationEngine::available()) GTEST_SKIP() << "Liberation Sans is not installed";
  Picture p(40, 20);
  p.add(make_text("H", 5, 15)).draw();
  bool ink = false;
  for (uint32_t pixel : p.bitmap.pixels) ink = ink || (pixel & 0xFF) < 64;
  EXPECT_TRUE(ink);
  for (int x = 0; x < 40; ++x) EXPECT_EQ(p.at(x, 17), kWhite) << "below the baseline";
}

TEST(Raster, GlyphsAreDrawnAtQuarterPixels) {
  if (!LiberationEngine::available()) GTEST_SKIP() << "Liberation Sans is not installed";
  Picture a(20, 20), b(20, 20), c(20, 20);
  a.add(make_text("l", 5, 15)).draw();
  b.add(make_text("l", 5.5, 15)).draw();
  c.add(make_text("l", 6, 15)).draw();
  EXPECT_NE(a.bitmap.pixels, b.bitmap.pixels);
  for (int y = 0; y < 20; ++y) {
    for (int x = 0; x < 18; ++x) EXPECT_EQ(a.at(x, y), c.at(x + 1, y));
  }
}

TEST(Raster, MissingFontDrawsNothing) {
  Picture p(40, 20);
  struct NoFont : LiberationEngine {
    FaceInfo face_info(FaceId) override { return {}; }
  } engine;
  p.add(make_text("H", 5, 15));
  ASSERT_TRUE(draw_bitmap(p.list, p.document, engine, {}, p.bitmap).ok());
  EXPECT_EQ(p.at(8, 10), kWhite);
}

TEST(Raster, PngAndSvgHaveTheirSignatures) {
  Picture p(10, 10);
  p.add(draw::FillRect{{{0, 0, 5, 5}, {}}, red()});
  std::string png, svg;
  ASSERT_TRUE(write_png(p.list, p.document, p.text, {}, png).ok());
  ASSERT_TRUE(write_svg(p.list, p.document, p.text, svg).ok());
  EXPECT_EQ(png.substr(1, 3), "PNG");
  EXPECT_NE(svg.find("<svg"), std::string::npos);
}

TEST(Raster, ShadowsAreCutOutOfTheBox) {
  draw::Shadow shadow;
  shadow.box = {{5, 5, 10, 10}, {}};
  shadow.shape = {{8, 8, 10, 10}, {}};
  shadow.color = red();
  Picture p(30, 30);
  p.add(shadow).draw();
  EXPECT_EQ(p.at(10, 10), kWhite);  // under the box
  EXPECT_EQ(p.at(16, 16), kRed);
  EXPECT_EQ(p.at(18, 18), kWhite);
  shadow.inset = true;
  Picture q(30, 30);
  q.add(shadow).draw();
  EXPECT_EQ(q.at(6, 10), kRed);  // inside the box, outside the shape
  EXPECT_EQ(q.at(10, 10), kWhite);
  EXPECT_EQ(q.at(16, 16), kWhite);
}

TEST(Raster, BlurredEdgesFallOffLikeAGaussian) {
  // css-backgrounds-3 §6.1.2: within 5 % of the integral of a Gaussian of 4 px across a long straight edge.
  draw::Shadow shadow;
  shadow.box = {{-10, -10, 1, 1}, {}};
  shadow.shape = {{20, -200, 200, 500}, {}};
  shadow.deviation = 4;
  shadow.color = Color::rgba(0, 0, 0);
  Picture p(60, 60);
  p.add(shadow).draw();
  for (int x : {10, 16, 19, 20, 24, 30}) {
    const double expected = 0.5 * std::erfc(-(x + 0.5 - 20) / (4 * std::sqrt(2.0)));
    EXPECT_NEAR(1 - (p.at(x, 30) & 0xFF) / 255.0, expected, 0.05) << x;
  }
  // Softer than the mask has pixels for.
  shadow.deviation = 1e5;
  Picture q(20, 20);
  q.add(shadow).draw();
}

}  // namespace
}  // namespace colosseum::cairo_backend

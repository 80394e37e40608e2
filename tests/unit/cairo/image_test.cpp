#include <gtest/gtest.h>

#include "backend/cairo/image_decoder.h"
#include "unit/cairo/image_bytes.h"

namespace colosseum::cairo_backend {
namespace {

using namespace test;

Status probe(const std::string& bytes, ImageResource& out, Limits limits = {}) {
  return make_image_prober(limits)->probe(shared_bytes(bytes), out);
}

TEST(ImageProber, PngSize) {
  ImageResource r;
  ASSERT_TRUE(probe(make_png(30, 20, Color::rgba(1, 0, 0)), r).ok());
  EXPECT_EQ(r.format, ImageFormat::kPng);
  EXPECT_EQ(r.natural, (NaturalSize{30, 20, 30, 20}));
}

TEST(ImageProber, GifSize) {
  ImageResource r;
  ASSERT_TRUE(probe(make_gif(), r).ok());
  EXPECT_EQ(r.natural.width, 2);
}

TEST(ImageProber, WebpExtendedHeader) {
  std::string webp("RIFF\x1e\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0", 24);
  webp += std::string("\x63\0\0\x31\0\0", 6);
  ImageResource r;
  ASSERT_TRUE(probe(webp, r).ok());
  EXPECT_EQ(r.natural.width, 100);
  EXPECT_EQ(r.natural.height, 50);
}

std::string jpeg_with_orientation(char orientation) {
  std::string exif("Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0", 24);
  exif += orientation;
  exif += std::string("\0\0\0", 3);
  std::string jpeg = "\xFF\xD8\xFF\xE1";
  jpeg += '\0';
  jpeg += static_cast<char>(exif.size() + 2);
  jpeg += exif;
  return jpeg + std::string("\xFF\xC0\0\x0b\x08\0\x0a\0\x14\x01\x01\x11\0", 13);
}

TEST(ImageProber, JpegOrientationSwapsSides) {
  ImageResource r;
  ASSERT_TRUE(probe(jpeg_with_orientation(1), r).ok());
  EXPECT_EQ(r.natural.width, 20);
  EXPECT_EQ(r.natural.height, 10);
  ASSERT_TRUE(probe(jpeg_with_orientation(6), r).ok());
  EXPECT_EQ(r.natural.width, 10);
  EXPECT_EQ(r.natural.height, 20);
}

TEST(ImageProber, SvgSizes) {
  ImageResource r;
  ASSERT_TRUE(probe("<?xml version='1.0'?><!-- c --><!DOCTYPE svg [<!ENTITY a '>'>]>"
                    "<svg xmlns='x' width=\"1in\" height='48' viewBox='0 0 4 3'/>",
                    r)
                  .ok());
  EXPECT_EQ(r.format, ImageFormat::kSvg);
  EXPECT_EQ(r.natural, (NaturalSize{96, 48, 96, 48}));
  ASSERT_TRUE(probe("<svg viewBox='0 0 4 3' width='100%'/>", r).ok());
  EXPECT_FALSE(r.natural.has_width());
  EXPECT_EQ(r.natural.ratio_width, 4);
  ASSERT_TRUE(probe("<s:svg height='10px'></s:svg>", r).ok());
  EXPECT_EQ(r.natural.height, 10);
  EXPECT_FALSE(r.natural.has_ratio());
}

TEST(ImageProber, RubbishIsUnreadable) {
  ImageResource r;
  for (const char* bytes :
       {"", "<html>", "GIF89a", "\xFF\xD8\xFF", "RIFF1234WEBP", "\x89PNG\r\n\x1a\n", "<!--", "<"}) {
    EXPECT_EQ(probe(bytes, r).code(), StatusCode::kUnreadable) << bytes;
  }
  EXPECT_EQ(make_image_prober({})->probe(nullptr, r).code(), StatusCode::kUnreadable);
}

TEST(ImageProber, LimitOfPixels) {
  ImageResource r;
  Limits limits;
  limits.max_image_pixels = 100;
  EXPECT_EQ(probe(make_png(30, 20, Color::rgba(1, 0, 0)), r, limits).code(), StatusCode::kLimitExceeded);
}

TEST(ImageDecoder, EveryPrefixAndFlippedByteIsHandled) {
  for (const std::string& whole :
       {make_png(5, 4, Color::rgba(0, 1, 0)), make_gif(), jpeg_with_orientation(3)}) {
    for (size_t n = 0; n < whole.size(); ++n) {
      for (bool flip : {false, true}) {
        std::string bytes = flip ? whole : whole.substr(0, n);
        if (flip) bytes[n] = static_cast<char>(~bytes[n]);
        const SharedBytes shared = shared_bytes(bytes);
        ImageHeader header;
        Pixels pixels;
        if (read_header(*shared, header)) decode_image(*shared, header, 1000, pixels);
        EXPECT_LE(pixels.data.size(), 1000u);
      }
    }
  }
}

TEST(ImageDecoder, GifPixels) {
  const SharedBytes bytes = shared_bytes(make_gif());
  Pixels p;
  ASSERT_TRUE(decode_gif(*bytes, 100, p));
  EXPECT_EQ(p.data, std::vector<uint32_t>(4, 0xFFFF0000));
  EXPECT_TRUE(p.opaque);
}

TEST(ImageDecoder, PngPixels) {
  const SharedBytes bytes = shared_bytes(make_png(3, 2, Color::rgba(0, 0, 1)));
  Pixels p;
  ASSERT_TRUE(decode_png(*bytes, 100, p));
  EXPECT_EQ(p.width, 3u);
  EXPECT_EQ(p.data, std::vector<uint32_t>(6, 0xFF0000FF));
}

TEST(DrawImage, StretchesOverTheTarget) {
  Document document;
  LiberationEngine text;
  DisplayList list;
  list.width = list.height = 20;
  list.commands.emplace_back(
      draw::DrawImage{add_image(document, make_png(2, 2, Color::rgba(1, 0, 0))), {5, 5, 10, 10}, true});
  Bitmap b;
  ASSERT_TRUE(draw_bitmap(list, document, text, {}, b).ok());
  EXPECT_EQ(b.pixels[5 * 20 + 5], 0xFFFF0000);
  EXPECT_EQ(b.pixels[14 * 20 + 14], 0xFFFF0000);
  EXPECT_EQ(b.pixels[15 * 20 + 15], 0xFFFFFFFF);
}

TEST(DrawImage, BrokenAndUnknownImagesDrawNothing) {
  Document document;
  LiberationEngine text;
  DisplayList list;
  list.width = list.height = 4;
  list.commands.emplace_back(draw::DrawImage{add_image(document, "nonsense"), {0, 0, 4, 4}, true});
  list.commands.emplace_back(draw::DrawImage{ImageId(77u), {0, 0, 4, 4}, true});
  list.commands.emplace_back(draw::DrawImage{ImageId(), {0, 0, 4, 4}, true});
  Bitmap b;
  ASSERT_TRUE(draw_bitmap(list, document, text, {}, b).ok());
  EXPECT_EQ(b.pixels, std::vector<uint32_t>(16, 0xFFFFFFFF));
}

TEST(DrawImage, TilesCoverTheAreaFromThePhase) {
  Document document;
  LiberationEngine text;
  DisplayList list;
  list.width = list.height = 20;
  draw::TileImage tile;
  tile.image = add_image(document, make_png(2, 2, Color::rgba(1, 0, 0)));
  tile.area = {{0, 0, 20, 20}, {}};
  tile.phase = {3, 0};
  tile.tile_width = tile.tile_height = 4;
  tile.spacing_x = 4;
  list.commands.emplace_back(tile);
  Bitmap b;
  ASSERT_TRUE(draw_bitmap(list, document, text, {}, b).ok());
  EXPECT_EQ(b.pixels[4], 0xFFFF0000);
  EXPECT_EQ(b.pixels[8], 0xFFFFFFFF);
  EXPECT_EQ(b.pixels[12], 0xFFFF0000);
}

TEST(DrawImage, SvgWithoutViewBoxFillsItsTarget) {
  // Half of the height that the picture is given, whatever its own says; an empty view box shows nothing.
  Document document;
  LiberationEngine text;
  DisplayList list;
  list.width = list.height = 20;
  const std::string head = "<svg xmlns='http://www.w3.org/2000/svg' ";
  list.commands.emplace_back(draw::DrawImage{
      add_image(document, head + "height='50%'><rect width='100%' height='50%' fill='#f00'/></svg>"),
      {0, 0, 10, 20},
      true});
  list.commands.emplace_back(draw::DrawImage{
      add_image(document, head + "viewBox='0 0 8 0'><rect width='8' height='8' fill='#f00'/></svg>"),
      {10, 0, 10, 20},
      true});
  Bitmap b;
  ASSERT_TRUE(draw_bitmap(list, document, text, {}, b).ok());
  EXPECT_EQ(b.pixels[0], 0xFFFF0000);
  EXPECT_EQ(b.pixels[9 * 20 + 9], 0xFFFF0000);
  EXPECT_EQ(b.pixels[11 * 20 + 5], 0xFFFFFFFF);
  EXPECT_EQ(b.pixels[4 * 20 + 15], 0xFFFFFFFF);
}

TEST(DrawImage, TilesOfAPartDoNotShowItsNeighbours) {
  Document document;
  LiberationEngine text;
  DisplayList picture, list;
  picture.width = picture.height = 4;
  picture.commands.emplace_back(draw::FillRect{{{0, 0, 4, 4}, {}}, Color::rgba(0, 0, 1)});
  picture.commands.emplace_back(draw::FillRect{{{1, 1, 2, 2}, {}}, Color::rgba(1, 0, 0)});
  std::string png;
  ASSERT_TRUE(cairo_backend::write_png(picture, document, text, {}, png).ok());
  list.width = list.height = 20;
  draw::TileImage tiles{
      add_image(document, png), {{0, 0, 20, 20}, {}}, {0, 0}, 10, 10, 0, 0, true, {1, 1, 2, 2}, 4, 4};
  list.commands.emplace_back(tiles);
  Bitmap b;
  ASSERT_TRUE(draw_bitmap(list, document, text, {}, b).ok());
  for (size_t i : {0u, 9u, 10u, 10u * 20 + 10, 19u * 20 + 19}) EXPECT_EQ(b.pixels[i], 0xFFFF0000) << i;
}

}  // namespace
}  // namespace colosseum::cairo_backend

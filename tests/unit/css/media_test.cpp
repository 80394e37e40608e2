#include <gtest/gtest.h>

#include "css/media/media_query.h"

namespace colosseum::css {
namespace {

bool matches(std::string_view text, MediaContext::Type type = MediaContext::Type::kScreen) {
  MediaContext c;
  c.type = type;
  c.width = 800;
  c.height = 600;
  return evaluate(parse_media_query_list(text), c);
}

TEST(Media, Types) {
  EXPECT_TRUE(matches(""));
  EXPECT_TRUE(matches("all"));
  EXPECT_TRUE(matches("screen"));
  EXPECT_FALSE(matches("print"));
  EXPECT_TRUE(matches("PRINT", MediaContext::Type::kPrint));
  EXPECT_TRUE(matches("not print"));
  EXPECT_TRUE(matches("only screen"));
  EXPECT_TRUE(matches("tty, screen"));
  EXPECT_FALSE(matches("tty"));
}

TEST(Media, RangesInEverySpelling) {
  EXPECT_TRUE(matches("(min-width: 800px)"));
  EXPECT_FALSE(matches("(max-width: 50em) and (min-width: 801px)"));
  EXPECT_TRUE(matches("(width >= 800px)"));
  EXPECT_TRUE(matches("(500px < width <= 800px)"));
  EXPECT_FALSE(matches("(500px < width < 800px)"));
  EXPECT_TRUE(matches("(1000px > width)"));
  EXPECT_TRUE(matches("(width = 800px)"));
  EXPECT_TRUE(matches("(aspect-ratio: 4/3)"));
  EXPECT_TRUE(matches("(min-aspect-ratio: 1)"));
  EXPECT_TRUE(matches("(orientation: landscape)"));
  EXPECT_TRUE(matches("(min-resolution: 96dpi)"));
  EXPECT_TRUE(matches("(color)"));
  EXPECT_FALSE(matches("(monochrome)"));
}

TEST(Media, Logic) {
  EXPECT_TRUE(matches("(color) and (not (monochrome))"));
  EXPECT_TRUE(matches("(monochrome) or (color)"));
  EXPECT_TRUE(matches("not ((monochrome) and (color))"));
  EXPECT_FALSE(matches("(color) and (monochrome) or (color)"));
  EXPECT_FALSE(matches("screen and (color) or (color)"));
}

TEST(Media, UnknownIsNeitherTrueNorFalse) {
  EXPECT_FALSE(matches("(unknown: 1)"));
  EXPECT_FALSE(matches("not (unknown: 1)"));
  EXPECT_TRUE(matches("(color) or (unknown: 1)"));
  EXPECT_FALSE(matches("not ((color) and future(x))"));
  EXPECT_FALSE(matches("not screen and (min-width: 5foo)"));
}

TEST(Media, MistakesBecomeNotAll) {
  EXPECT_FALSE(matches("&test"));
  EXPECT_TRUE(matches("&test, screen"));
  EXPECT_FALSE(matches("or and (color)"));
  EXPECT_FALSE(
      matches("(width: 800px"
              ") x"));
}

TEST(Media, PrintHasNoPointer) {
  EXPECT_TRUE(matches("(hover) and (pointer: fine)"));
  EXPECT_FALSE(matches("(hover)", MediaContext::Type::kPrint));
  EXPECT_TRUE(matches("(update: none)", MediaContext::Type::kPrint));
}

}  // namespace
}  // namespace colosseum::css

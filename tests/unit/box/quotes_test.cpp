#include "box/quotes.h"

#include <gtest/gtest.h>

#include "colosseum/document.h"

namespace colosseum {
namespace {

/// The marks that automatic quotes of a language nest.
std::string marks(std::string_view language) {
  const Document document;
  const ComputedStyle& style = document.styles().get(document.styles().initial_id());
  QuoteDepth quotes;
  std::string out(quotes.open(style, language));
  out += quotes.open(style, language);
  out += quotes.close(style, language);
  out += quotes.close(style, language);
  return out;
}

TEST(Quotes, LongestKnownPrefixOfTheLanguageTag) {
  EXPECT_EQ(marks("fr"), "««»»");
  EXPECT_EQ(marks("FR-ca"), "«”“»");
  EXPECT_EQ(marks("fr-BE-x-private"), "««»»");
  EXPECT_EQ(marks("zh"), "“‘’”");
  EXPECT_EQ(marks("zh-Hant-HK"), "「『』」");
  EXPECT_EQ(marks("zh-TW"), "「『』」");
  EXPECT_EQ(marks("tlh"), "“‘’”");
  EXPECT_EQ(marks(""), "“‘’”");
}

TEST(Quotes, ClosingNothingShowsNothing) {
  const Document document;
  const ComputedStyle& style = document.styles().get(document.styles().initial_id());
  QuoteDepth quotes;
  EXPECT_EQ(quotes.close(style, "en"), "");
  EXPECT_EQ(quotes.open(style, "en"), "“");
}

}  // namespace
}  // namespace colosseum

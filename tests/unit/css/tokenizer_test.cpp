#include "css/syntax/tokenizer.h"

#include <gtest/gtest.h>

#include "css/syntax/scanner.h"

namespace colosseum::css {
namespace {

using T = TokenType;

std::vector<T> types(const std::string& text) {
  TokenList list(text);
  std::vector<T> out;
  for (const Token& t : list.tokens()) out.push_back(t.type);
  return out;
}

TEST(Tokenizer, EveryTokenType) {
  EXPECT_EQ(
      types("a f( @x #y 'z' url(u) 1 2% 3px <!-- --> : ; , [ ] ( ) { } !"),
      (std::vector<T>{
          T::kIdent,       T::kWhitespace, T::kFunction,   T::kWhitespace, T::kAtKeyword,  T::kWhitespace,
          T::kHash,        T::kWhitespace, T::kString,     T::kWhitespace, T::kUrl,        T::kWhitespace,
          T::kNumber,      T::kWhitespace, T::kPercentage, T::kWhitespace, T::kDimension,  T::kWhitespace,
          T::kCdo,         T::kWhitespace, T::kCdc,        T::kWhitespace, T::kColon,      T::kWhitespace,
          T::kSemicolon,   T::kWhitespace, T::kComma,      T::kWhitespace, T::kOpenSquare, T::kWhitespace,
          T::kCloseSquare, T::kWhitespace, T::kOpenParen,  T::kWhitespace, T::kCloseParen, T::kWhitespace,
          T::kOpenCurly,   T::kWhitespace, T::kCloseCurly, T::kWhitespace, T::kDelim}));
}

TEST(Tokenizer, Numbers) {
  TokenList list("+1.5e2px -.25 7 1e400 3e 10% .5.5");
  TokenSpan t = list.tokens();
  EXPECT_EQ(t[0].number, 150);
  EXPECT_EQ(t[0].unit, "px");
  EXPECT_TRUE(t[0].has_sign);
  EXPECT_FALSE(t[0].is_integer);
  EXPECT_EQ(t[2].number, -0.25);
  EXPECT_TRUE(t[4].is_integer);
  EXPECT_GT(t[6].number, 1e38);
  EXPECT_EQ(t[8].unit, "e");
  EXPECT_EQ(t[10].number, 10);
  EXPECT_EQ(t[12].number, 0.5);
  EXPECT_EQ(t[13].number, 0.5);
}

TEST(Tokenizer, EscapesAreTakenOut) {
  TokenList list("\\41 b\\.c #\\31 x \"a\\\nb\\22\" \\0");
  TokenSpan t = list.tokens();
  EXPECT_EQ(t[0].text, "Ab.c");
  EXPECT_EQ(t[2].text, "1x");
  EXPECT_TRUE(t[2].hash_is_id);
  EXPECT_EQ(t[4].text, "ab\"");
  EXPECT_EQ(t[6].text, "\xEF\xBF\xBD");
}

TEST(Tokenizer, BadStringAndBadUrl) {
  EXPECT_EQ(types("'a\n"), (std::vector<T>{T::kBadString, T::kWhitespace}));
  EXPECT_EQ(types("url(a b)c"), (std::vector<T>{T::kBadUrl, T::kIdent}));
  EXPECT_EQ(types("url(  'x')"), (std::vector<T>{T::kFunction, T::kWhitespace, T::kString, T::kCloseParen}));
}

TEST(Tokenizer, PreprocessingReplacesWhatIsNoText) {
  EXPECT_EQ(preprocess(std::string("\xEF\xBB\xBF"
                                   "a\r\nb\fc\rd")),
            "a\nb\nc\nd");
  EXPECT_EQ(preprocess(std::string("x\0y", 3)), "x\xEF\xBF\xBDy");
  EXPECT_EQ(preprocess("\xFFz"), "\xEF\xBF\xBDz");
}

TEST(Tokenizer, MatchLeadsToTheMirrorToken) {
  TokenList list("f(a[b)c])d{");
  TokenSpan t = list.tokens();  // f( a [ b ) c ] ) d {
  EXPECT_EQ(t[0].match, 7u);
  EXPECT_EQ(t[2].match, 4u);
  EXPECT_EQ(t[9].match, 1u);
  TokenStream s = list.stream();
  TokenStream inner = s.consume_block();
  EXPECT_EQ(inner.all().size(), 6u);
  EXPECT_EQ(s.next().text, "d");
}

TEST(Tokenizer, PositionsCountCodePoints) {
  TokenList list("/* \n */ \xC3\xA9 x\n  y", 5);
  TokenSpan t = list.tokens();
  EXPECT_EQ(t[3].text, "x");
  EXPECT_EQ(t[3].line, 6u);
  EXPECT_EQ(t[3].column, 7u);
  EXPECT_EQ(t[5].line, 7u);
  EXPECT_EQ(t[5].column, 3u);
}

TEST(Tokenizer, DeepNestingIsLinear) {
  TokenList list(std::string(200000, '('));
  EXPECT_EQ(list.tokens().front().match, 200000u);
  EXPECT_EQ(list.tokens().back().match, 1u);
}

std::string again(const std::string& text) { return serialize(TokenList(text).tokens()); }

TEST(Serialize, KeepsTokensApart) {
  EXPECT_EQ(again("a/**/b"), "a/**/b");
  EXPECT_EQ(again("1/**/px"), "1/**/px");
  EXPECT_EQ(again("a /*x*/ b"), "a  b");
  EXPECT_EQ(again("#/**/a"), "#/**/a");
  EXPECT_EQ(again("a/**/("), "a/**/()");
}

TEST(Serialize, ClosesWhatTheEndLeftOpen) {
  EXPECT_EQ(again("f([{"), "f([{}])");
  EXPECT_EQ(again("'a"), "'a'");
  EXPECT_EQ(again("'a\\'"), "'a\\''");
  EXPECT_EQ(again("'a\\\\'"), "'a\\\\'");
  EXPECT_EQ(again("url(a"), "url(a)");
  EXPECT_EQ(again("a\\"), "a\xEF\xBF\xBD");
}

std::vector<std::string> rules(const std::string& text) {
  RuleScanner scanner(text);
  std::vector<std::string> out;
  for (TokenSpan t = scanner.next(); !t.empty(); t = scanner.next()) out.push_back(serialize(t));
  return out;
}

TEST(RuleScanner, SplitsAtTopLevelRules) {
  EXPECT_EQ(rules("@import 'a'; b{c;d} e;f{g{}}@media x{y{}}"),
            (std::vector<std::string>{"@import 'a';", " b{c;d}", " e;f{g{}}", "@media x{y{}}"}));
  EXPECT_EQ(rules("<!-- a{} --> }b{}"), (std::vector<std::string>{"<!-- a{}", " --> }b{}"}));
  EXPECT_EQ(rules("a[{}]{}c"), (std::vector<std::string>{"a[{}]{}", "c"}));
}

}  // namespace
}  // namespace colosseum::css

// ::first-letter (css-pseudo-4 §2.2).
#include "box/first_letter.h"

#include <gtest/gtest.h>

#include "support/tree_maker.h"

namespace colosseum::test {
namespace {

std::string letter_of(std::string_view text) {
  const FirstLetterRange r = find_first_letter(text);
  return std::string(text.substr(r.begin, r.end - r.begin));
}

TEST(FirstLetter, TakesPunctuationAroundIt) {
  EXPECT_EQ(letter_of("Once"), "O");
  EXPECT_EQ(letter_of(" \n (\"O\") nce"), "(\"O\")");
  EXPECT_EQ(letter_of("\u00AB\u00C9t\u00E9"), "\u00AB\u00C9");
  EXPECT_EQ(letter_of("e\u0301t"), "e\u0301");
  EXPECT_EQ(letter_of("5 pm"), "5");
  EXPECT_EQ(letter_of("\u2013 Test-"), "\u2013 T");
  EXPECT_EQ(letter_of("T-shirt"), "T");
}

TEST(FirstLetter, IsNothingWithoutALetter) {
  EXPECT_EQ(letter_of(""), "");
  EXPECT_EQ(letter_of("  "), "");
}

TEST(FirstLetter, TakesPunctuationWhoseLetterIsElsewhere) {
  EXPECT_EQ(letter_of("..."), "...");
  EXPECT_EQ(letter_of(" \" "), "\"");
  EXPECT_EQ(letter_of("\" a"), "\" a");
}

class FirstLetterBoxes : public testing::Test {
 protected:
  void letter(NodeId n, const StyleFunction& more = {}) {
    StyleBuilder b(t.document.styles());
    b.start(&t.document.style(n));
    if (more) more(b);
    t.document.set_pseudo_style(n, PseudoElement::kFirstLetter, t.document.styles().intern(b));
  }
  TreeMaker t;
};

TEST_F(FirstLetterBoxes, SplitTheText) {
  const NodeId p = t.block({});
  t.text(p, "Once upon");
  letter(p);
  EXPECT_EQ(build_and_describe(t.document), "block[::inline['O'] 'nce upon']");
}

TEST_F(FirstLetterBoxes, FloatWhenTheyShould) {
  const NodeId p = t.block({});
  t.text(t.inline_(p), "Once");
  letter(p, [](StyleBuilder& b) { b.set_float_(Float::kLeft); });
  EXPECT_EQ(build_and_describe(t.document), "block[span[::block['O'] 'nce']]");
}

TEST_F(FirstLetterBoxes, LieInTheFirstBlockInside) {
  const NodeId p = t.block({});
  letter(p);
  const NodeId floating = t.block(p, [](StyleBuilder& b) { b.set_float_(Float::kLeft); });
  t.text(floating, "f");
  t.text(t.block(p), "Once");
  t.text(t.block(p), "Upon");
  EXPECT_EQ(build_and_describe(t.document), "block[block['f'] block[::inline['O'] 'nce'] block['Upon']]");
}

TEST_F(FirstLetterBoxes, AreNotBehindAtomicInlines) {
  const NodeId p = t.block({});
  letter(p);
  t.text(t.add(p, "b", Display::inline_block()), "x");
  t.text(p, "Once");
  EXPECT_EQ(build_and_describe(t.document), "block[inline-block['x'] 'Once']");
}

}  // namespace
}  // namespace colosseum::test

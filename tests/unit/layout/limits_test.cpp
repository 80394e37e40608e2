// Limits end a layout early with what there is so far.
#include <gtest/gtest.h>

#include "layout/layout_tree.h"
#include "support/fixed_text_engine.h"
#include "support/tree_maker.h"

namespace colosseum::layout {
namespace {

size_t count_fragments(const Fragment& f) {
  size_t n = 1;
  for (const FragmentLink& l : f.children) n += count_fragments(*l.fragment);
  return n;
}

class LayoutLimits : public testing::Test {
 protected:
  /// Lays out; whether a limit was reached, and reported.
  bool exceeds(test::TreeMaker& maker, bool paged = false) {
    LayoutOptions options;
    options.viewport = {LayoutUnit(100), LayoutUnit(100)};
    options.text = &text;
    if (paged) {
      options.page_style = [](const PageSelectorFacts&) {
        PageStyle page;
        page.size = {LayoutUnit(100), LayoutUnit(100)};
        return page;
      };
    }
    tree = layout_document(maker.document, options);
    EXPECT_EQ(tree->limit_exceeded, maker.document.diagnostics().count(DiagnosticKind::kLimit) > 0);
    return tree->limit_exceeded;
  }

  test::FixedTextEngine text;
  std::unique_ptr<LayoutTree> tree;
};

TEST_F(LayoutLimits, FragmentsOfBlocks) {
  Limits limits;
  limits.max_fragments = 50;
  test::TreeMaker maker(limits);
  const NodeId root = maker.block(NodeId());
  for (int i = 0; i < 20; ++i) maker.block(root);
  EXPECT_FALSE(exceeds(maker));
  for (int i = 0; i < 80; ++i) maker.block(root);
  EXPECT_TRUE(exceeds(maker));
  const size_t made = count_fragments(*tree->pages[0].content);
  EXPECT_GT(made, 40u);
  EXPECT_LT(made, 60u);
}

TEST_F(LayoutLimits, FragmentsOfLines) {
  Limits limits;
  limits.max_fragments = 50;
  test::TreeMaker maker(limits);
  const NodeId root = maker.block(NodeId());
  std::string words;
  for (int i = 0; i < 1000; ++i) words += "word ";
  maker.text(root, words);
  EXPECT_TRUE(exceeds(maker));
  EXPECT_GT(count_fragments(*tree->pages[0].content), 40u);
  // In pages, those made so far are kept and no more are begun.
  EXPECT_TRUE(exceeds(maker, true));
  EXPECT_GE(tree->pages.size(), 2u);
  EXPECT_LE(tree->pages.size(), 10u);
}

TEST_F(LayoutLimits, TextBeyondTheMemoryAllowedIsCut) {
  Limits limits;
  limits.max_layout_bytes = 1 << 20;
  test::TreeMaker maker(limits);
  const NodeId root = maker.block(NodeId());
  const NodeId span = maker.add(root, "span", Display::inline_());
  maker.text(span, std::string(100'000, 'a'));
  maker.text(root, "after");
  EXPECT_TRUE(exceeds(maker));
  EXPECT_GT(count_fragments(*tree->pages[0].content), 2u);
}

}  // namespace
}  // namespace colosseum::layout

// Bounds on what style sheets may cost.
#include <gtest/gtest.h>

#include "colosseum/css.h"
#include "css/syntax/scanner.h"
#include "css/syntax/tokenizer.h"

namespace colosseum::css {
namespace {

size_t limit_warnings(Document& document) { return document.diagnostics().count(DiagnosticKind::kLimit); }

/// html with some p children.
void fill(Document& document, int paragraphs) {
  const NodeId root = document.create_element("html");
  document.set_root(root);
  for (int i = 0; i < paragraphs; ++i) document.append(root, document.create_element("p"));
}

TEST(StyleLimits, TokensOfOneRule) {
  TokenList list("a b c d e f", 1, 5);
  EXPECT_TRUE(list.is_cut());
  EXPECT_EQ(list.tokens().size(), 5u);
  EXPECT_FALSE(TokenList("a b c", 1, 5).is_cut());

  RuleScanner scanner("a{b:c} d{e:f;g:h;i:j} k{l:m}", 1, 8);
  EXPECT_EQ(scanner.next().size(), 6u);
  EXPECT_FALSE(scanner.is_cut());
  EXPECT_EQ(scanner.next().size(), 8u);
  EXPECT_TRUE(scanner.is_cut());
  EXPECT_TRUE(scanner.next().empty());
}

TEST(StyleLimits, Declarations) {
  Limits limits;
  limits.max_css_declarations = 3;
  Document document(limits);
  fill(document, 1);
  StyleSheetSet sheets(document);
  sheets.add_sheet("html { width: 1px; margin: 2px; height: 4px } p { height: 5px }", {});
  EXPECT_EQ(limit_warnings(document), 1u);
  sheets.style_document({}, nullptr);
  EXPECT_EQ(document.style(document.root()).width().px, 1);
  EXPECT_TRUE(document.style(document.root()).height().is_auto());
}

TEST(StyleLimits, WorkLeavesTheUserAgentSheet) {
  Limits limits;
  limits.max_style_work = 50;
  Document document(limits);
  fill(document, 100);
  StyleSheetSet sheets(document);
  SheetOptions agent;
  agent.origin = SheetOrigin::kUserAgent;
  sheets.add_sheet("html, p { display: block }", agent);
  sheets.add_sheet("* { width: 7px }", {});
  sheets.style_document({}, nullptr);
  EXPECT_EQ(limit_warnings(document), 1u);
  EXPECT_EQ(document.style(document.root()).width().px, 7);
  const NodeId last = document.node(document.root()).last_child;
  EXPECT_TRUE(document.style(last).width().is_auto());
  EXPECT_EQ(document.style(last).display(), Display::block());
}

}  // namespace
}  // namespace colosseum::css

#include <gtest/gtest.h>

#include "unit/html/tree_dump.h"

namespace colosseum::html {
namespace {

float width_of(const LoadedDocument& l, std::string_view tag) {
  return l.document->style(find_tag(*l.document, tag)).width().px;
}

TEST(Load, StylesFromAllOrigins) {
  LoadOptions options;
  options.user_sheets.push_back({"i { width: 4px }", ""});
  LoadedDocument l = load_document(
      "<!doctype html><style>\nb { width: 3px }</style><link rel=stylesheet "
      "href='data:text/css,u{width:5px}'>"
      "<link rel='alternate stylesheet' href='data:text/css,u{width:9px}' title=x>"
      "<style media=print>b{width:9px}</style><style type=text/less>b{width:9px}</style>"
      "<table width=7></table><s style='width:6px'></s><b></b><i></i><u></u>",
      "about:blank", options);
  EXPECT_EQ(width_of(l, "b"), 3);
  EXPECT_EQ(width_of(l, "i"), 4);
  EXPECT_EQ(width_of(l, "u"), 5);
  EXPECT_EQ(width_of(l, "s"), 6);
  EXPECT_EQ(width_of(l, "table"), 7);
}

TEST(Load, UserAgentDefaults) {
  LoadedDocument l =
      load_document("<!doctype html><title>t</title><h1>x</h1><pre>y</pre><ul><li>z", "about:blank", {});
  const Document& d = *l.document;
  auto style = [&](std::string_view tag) -> const ComputedStyle& { return d.style(find_tag(d, tag)); };
  EXPECT_EQ(style("body").margin_top().px, 8);
  EXPECT_EQ(style("h1").font_size(), 32);
  EXPECT_TRUE(style("title").display().is_none());
  EXPECT_EQ(style("pre").font_size(), 13);
  EXPECT_TRUE(style("li").display().list_item);
  for (const Diagnostic& x : l.document->diagnostics().all()) ADD_FAILURE() << to_string(x);
}

TEST(Load, XmlStyleSheetInstructions) {
  LoadOptions options;
  options.format = Format::kXml;
  LoadedDocument l = load_document(
      "<?xml-stylesheet href='data:text/css,p%7Bwidth:3px%7D'?><?xml-stylesheet href='#s' "
      "type='text/css'?><r xmlns=''><q "
      "id='s'>p { height: 4px }</q><p/></r>",
      "about:blank", options);
  EXPECT_EQ(width_of(l, "p"), 3);
  EXPECT_EQ(l.document->style(find_tag(*l.document, "p")).height().px, 4);
}

TEST(Load, MissingSheetsAreWarnings) {
  LoadedDocument l =
      load_document("<!doctype html>\n<link rel=stylesheet href=none.css>", "file:///nowhere/x.html", {});
  ASSERT_EQ(l.document->diagnostics().count(DiagnosticKind::kResource), 1u);
  EXPECT_EQ(l.document->diagnostics().all()[0].where.line, 2u);
}

TEST(Load, MissingFilesAreErrors) {
  EXPECT_EQ(load_url("/nowhere/at/all.html", {}).status().code(), StatusCode::kNotFound);
}

}  // namespace
}  // namespace colosseum::html

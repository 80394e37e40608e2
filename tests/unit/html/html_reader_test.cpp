#include <gtest/gtest.h>

#include "unit/html/tree_dump.h"

namespace colosseum::html {
namespace {

TEST(HtmlReader, BuildsTheTree) {
  EXPECT_EQ(dump_html("<!doctype html><title>t</title><p>a <b>b</b><p>c"),
            "html(head(title(\"t\")) body(p(\"a \" b(\"b\")) p(\"c\")))");
}

TEST(HtmlReader, CommentsSplitTexts) {
  EXPECT_EQ(dump_html("<body>a<!-- x -->b"), "html(head body(\"a\" \"b\"))");
}

TEST(HtmlReader, NoscriptContentIsParsed) {
  EXPECT_EQ(dump_html("<body><noscript><p>x</p></noscript>"), "html(head body(noscript(p(\"x\"))))");
}

TEST(HtmlReader, TemplateContentIsLeftOut) {
  EXPECT_EQ(dump_html("<body><template><p>x</p></template>y"), "html(head body(template \"y\"))");
}

TEST(HtmlReader, DialogAndSearchCloseParagraphs) {
  EXPECT_EQ(dump_html("<body><p>a<dialog open>b</dialog><p>c<search>d</search>e"),
            "html(head body(p(\"a\") dialog(\"b\") p(\"c\") search(\"d\") \"e\"))");
  EXPECT_EQ(dump_html("<body><script>'<dialog>'</script><hgroup>x</hgroup>"),
            "html(head body(script(\"'<dialog>'\") hgroup(\"x\")))");
}

TEST(HtmlReader, TextBeforeTheEndOfAFormIsInIt) {
  EXPECT_EQ(dump_html("<body><form>a</form>b<table><td><form><i>c</i>d</form></table>"),
            "html(head body(form(\"a\") \"b\" table(tbody(tr(td(form(i(\"c\") \"d\")))))))");
}

TEST(HtmlReader, ForeignElementsKeepNamespaceAndCase) {
  Document d;
  ParsedSource parsed;
  (void)parse_document("<body><svg viewbox='0 0 1 1'><lineargradient/></svg><math><mi>x</mi></math>",
                       Format::kHtml, "", d, parsed);
  EXPECT_EQ(d.str(d.element(find_tag(d, "linearGradient")).ns), "http://www.w3.org/2000/svg");
  EXPECT_NE(d.attribute(find_tag(d, "svg"), "viewBox"), nullptr);
  EXPECT_EQ(d.str(d.element(find_tag(d, "mi")).ns), "http://www.w3.org/1998/Math/MathML");
}

TEST(HtmlReader, QuirksModeFollowsTheDoctype) {
  auto mode = [](std::string_view s) {
    Document d;
    ParsedSource parsed;
    (void)parse_document(s, Format::kHtml, "", d, parsed);
    return d.info().compat_mode;
  };
  EXPECT_EQ(mode("<p>"), CompatMode::kQuirks);
  EXPECT_EQ(mode("<!DOCTYPE html><p>"), CompatMode::kNoQuirks);
  EXPECT_EQ(mode("<!DOCTYPE HTML PUBLIC \"-//W3C//DTD HTML 4.01 Transitional//EN\" "
                 "\"http://www.w3.org/TR/html4/loose.dtd\"><p>"),
            CompatMode::kLimitedQuirks);
}

TEST(HtmlReader, ElementsKnowTheirLines) {
  Document d;
  ParsedSource parsed;
  (void)parse_document("<!doctype html>\n<body>\n\n<p>x", Format::kHtml, "", d, parsed);
  EXPECT_EQ(d.node(find_tag(d, "p")).line, 4u);
}

TEST(HtmlReader, DeepNestingIsFlattenedAndNothingIsLost) {
  std::string s = "<!doctype html><body>";
  for (int i = 0; i < 100000; ++i) s += "<div>";
  s += "deep";
  for (int i = 0; i < 100000; ++i) s += "</div>";
  s += "<p>after";
  Document d;
  ParsedSource parsed;
  (void)parse_document(s, Format::kHtml, "", d, parsed);
  EXPECT_GT(d.node_count(), 100000u);
  NodeId p = find_tag(d, "p");
  ASSERT_TRUE(p.valid());
  EXPECT_EQ(d.node(p).parent, find_tag(d, "body"));
  int deepest = 0;
  bool found = false;
  for (size_t i = 0; i < d.node_capacity(); ++i) {
    if (i % 997 == 0 && d.is_element(NodeId(i))) deepest = std::max(deepest, depth_of(d, NodeId(i)));
    found = found || (d.is_text(NodeId(i)) && d.text(NodeId(i)) == "deep");
  }
  EXPECT_TRUE(found);
  EXPECT_LE(deepest, static_cast<int>(d.limits().max_tree_depth));
}

TEST(HtmlReader, UnclosedFormattingElementsStayBounded) {
  std::string s = "<!doctype html><body>";
  for (int i = 0; i < 20000; ++i) s += "<p><font size=" + std::to_string(i) + ">x";
  Limits limits;
  limits.max_nodes = 200000;
  Document d(limits);
  ParsedSource parsed;
  (void)parse_document(s, Format::kHtml, "", d, parsed);
  EXPECT_LE(d.node_count(), 200000u);
}

TEST(HtmlReader, RubbishGivesADocument) {
  using namespace std::string_view_literals;
  for (std::string_view s :
       {""sv, "\0\0\1\2\xFF\xFE<\0a"sv, "<"sv, "</"sv, "<a"sv, "<!--"sv, "<div a='"sv, "&#x;"sv}) {
    Document d;
    ParsedSource parsed;
    (void)parse_document(s, Format::kHtml, "", d, parsed);
    EXPECT_TRUE(find_tag(d, "body").valid());
  }
  Document d;
  ParsedSource parsed;
  (void)parse_document("", Format::kHtml, "", d, parsed);
  EXPECT_EQ(d.diagnostics().all().size(), 1u);
}

TEST(HtmlReader, ManyAttributesAreCut) {
  std::string s = "<body><p ";
  for (int i = 0; i < 50000; ++i) s += "a" + std::to_string(i) + "=1 ";
  s += ">x</p>";
  Document d;
  ParsedSource parsed;
  (void)parse_document(s, Format::kHtml, "", d, parsed);
  EXPECT_EQ(d.element(find_tag(d, "p")).attributes().size(), 1024u);
}

TEST(Metadata, IsCollected) {
  Document d;
  ParsedSource parsed;
  d.info().url = "file:///d/x.html";
  (void)parse_document(
      "<!doctype html><html lang=de><title> a\n b </title><meta name=Author content=me>"
      "<meta name=keywords content='x, y'><meta name=description content=D><base href=sub/>",
      Format::kAuto, "", d, parsed);
  EXPECT_EQ(d.info().title, "a b");
  EXPECT_EQ(d.info().author, "me");
  EXPECT_EQ(d.info().keywords, "x, y");
  EXPECT_EQ(d.info().description, "D");
  EXPECT_EQ(d.info().language, "de");
  EXPECT_EQ(d.info().base_url, "file:///d/sub/");
}

}  // namespace
}  // namespace colosseum::html

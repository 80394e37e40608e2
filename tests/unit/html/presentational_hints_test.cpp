#include "html/presentational_hints.h"

#include <gtest/gtest.h>

#include "unit/html/tree_dump.h"

namespace colosseum::html {
namespace {

/// The hints of the first element with a tag name.
std::string hints(std::string_view source, std::string_view tag) {
  Document d;
  d.info().url = "file:///d/x.html";
  ParsedSource parsed;
  (void)parse_document("<!doctype html>" + std::string(source), Format::kHtml, "", d, parsed);
  ResourceLoader loader({}, {}, nullptr);
  return presentational_hints(d, find_tag(d, tag), make_hint_context(d), loader);
}

TEST(PresentationalHints, Body) {
  EXPECT_EQ(hints("<body bgcolor=red text=#123456 marginwidth=3 topmargin=0 background='a b.png'>", "body"),
            "margin-top:0px;margin-bottom:0px;margin-left:3px;margin-right:3px;"
            "background-image:url(\"file:///d/a%20b.png\");background-color:red;color:#123456;");
  EXPECT_EQ(hints("<body link=green><a href=x>y</a>", "a"), "color:green;");
  EXPECT_EQ(hints("<body link=green><a>y</a>", "a"), "");
}

TEST(PresentationalHints, Text) {
  EXPECT_EQ(hints("<p align=center>", "p"), "text-align:center;");
  EXPECT_EQ(hints("<div align=CENTER>", "div"), "text-align:-webkit-center;");
  EXPECT_EQ(hints("<font color=blue size=5 face='A B, serif'>", "font"),
            "color:blue;font-family:\"A B\",serif;font-size:x-large;");
  EXPECT_EQ(hints("<p lang=de dir=RTL>", "p"), "direction:rtl;-colosseum-lang:\"de\";");
  EXPECT_EQ(hints("<br clear=all>", "br"), "clear:both;");
}

TEST(PresentationalHints, AttributesCannotEndTheDeclaration) {
  EXPECT_EQ(hints("<font face='a\";color:red'>", "font"), "font-family:\"a\\\";color:red\";");
  EXPECT_EQ(hints("<svg width='1px;color:red'>", "svg"), "");
}

TEST(PresentationalHints, Tables) {
  EXPECT_EQ(hints("<table width=50% border cellspacing=4>", "table"),
            "width:50%;border-spacing:4px;border-width:1px;border-style:outset;");
  EXPECT_EQ(
      hints("<table border=2 cellpadding=3><td nowrap valign=top width=10>x", "td"),
      "width:10px;white-space:nowrap;padding:3px;border:1px inset;border-color:inherit;vertical-align:top;");
  EXPECT_EQ(hints("<table rules=all><td>x", "td"), "border:1px solid;");
  EXPECT_EQ(hints("<table><td>x", "td"), "");
  EXPECT_EQ(hints("<table><tr align=right bgcolor=#fff><td>x", "tr"),
            "text-align:-webkit-right;background-color:#fff;");
  EXPECT_EQ(hints("<table><col width=30><col width='2*'>", "col"), "width:30px;");
}

TEST(PresentationalHints, Lists) {
  EXPECT_EQ(hints("<ol start=5 type=a>", "ol"), "list-style-type:lower-alpha;counter-reset:list-item 4;");
  EXPECT_EQ(hints("<ol reversed>", "ol"), "counter-reset:reversed(list-item);");
  EXPECT_EQ(hints("<ul type=a>", "ul"), "");
  EXPECT_EQ(hints("<ul><li value=-3 type=SQUARE>", "li"), "list-style-type:square;counter-set:list-item -3;");
}

TEST(PresentationalHints, ReplacedElements) {
  EXPECT_EQ(hints("<img width=40 height=20 hspace=2 align=left border=1>", "img"),
            "width:40px;height:20px;aspect-ratio:auto 40 / "
            "20;margin-left:2px;margin-right:2px;float:left;border:1px "
            "solid;");
  EXPECT_EQ(hints("<iframe frameborder=0 width=100%>", "iframe"), "width:100%;border:none;");
  EXPECT_EQ(hints("<svg width=10 height=50%>", "svg"), "width:10px;height:50%;");
}

TEST(PresentationalHints, RulesAndControls) {
  EXPECT_EQ(hints("<hr size=5 width=50% align=left>", "hr"),
            "margin:0.5em auto 0.5em 0;height:3px;width:50%;");
  EXPECT_EQ(hints("<hr noshade size=5>", "hr"), "border-style:solid;border-width:2.5px;");
  EXPECT_EQ(hints("<input size=10>", "input"), "contain-intrinsic-width:round(up, 9__avg + 1__widest, 1px);");
  EXPECT_EQ(hints("<textarea cols=40 rows=5>", "textarea"),
            "contain-intrinsic-width:calc(round(up, 40__avg, 1px) + 15px);contain-intrinsic-height:5lh;");
  EXPECT_EQ(hints("<select multiple>", "select"), "contain-intrinsic-height:calc(4 * (1.2em + 1px));");
}

}  // namespace
}  // namespace colosseum::html

#include <gtest/gtest.h>

#include "html/xml_entities.h"
#include "unit/html/tree_dump.h"

namespace colosseum::html {
namespace {

constexpr std::string_view kXhtml = "http://www.w3.org/1999/xhtml";

struct Parsed {
  Document document;
  ParsedSource source;
  Status status;
  explicit Parsed(std::string_view s) { status = parse_document(s, Format::kXml, "", document, source); }
};

TEST(XmlReader, ResolvesNamespaces) {
  Parsed p(
      "<html xmlns='http://www.w3.org/1999/xhtml' xmlns:s='http://www.w3.org/2000/svg' xmlns:l="
      "'http://www.w3.org/1999/xlink'><body><s:svg l:href='x'/><p>a<![CDATA[<b>]]></p><X/></body></html>");
  const Document& d = p.document;
  EXPECT_EQ(dump_tree(d), "html(body(svg p(\"a\" \"<b>\") X))");
  EXPECT_EQ(d.str(d.element(find_tag(d, "svg")).ns), "http://www.w3.org/2000/svg");
  EXPECT_NE(d.attribute(find_tag(d, "svg"), "xlink:href"), nullptr);
  EXPECT_EQ(d.str(d.element(find_tag(d, "p")).ns), kXhtml);
  EXPECT_FALSE(d.info().is_html);
  EXPECT_TRUE(p.status.ok());
}

TEST(XmlReader, InnerDeclarationsEndWithTheirElement) {
  Parsed p("<a xmlns='u:1'><b xmlns='u:2'/><c/></a>");
  EXPECT_EQ(p.document.str(p.document.element(find_tag(p.document, "b")).ns), "u:2");
  EXPECT_EQ(p.document.str(p.document.element(find_tag(p.document, "c")).ns), "u:1");
}

TEST(XmlReader, ReplacesEntities) {
  Parsed p(
      "<!DOCTYPE html [<!ENTITY hi \"h<b>&amp;</b>&nbsp;\"><!-- ]> -->]><html><p "
      "t='&hi;&quot;'>&hi;&#65;&unknown;"
      "<![CDATA[&nbsp;]]></p></html>");
  EXPECT_EQ(dump_tree(p.document),
            "html(p(\"h\" b(\"&\") \"\xC2\xA0"
            "A&unknown;\" \"&nbsp;\"))");
  EXPECT_EQ(*p.document.attribute(find_tag(p.document, "p"), "t"), "h<b>&</b>\xC2\xA0\"");
}

TEST(XmlReader, EntityBombsStayBounded) {
  std::string s = "<!DOCTYPE a [<!ENTITY e0 'xxxxxxxxxx'>";
  for (int i = 1; i < 15; ++i) {
    std::string ref = "&e" + std::to_string(i - 1) + ";", all;
    for (int k = 0; k < 10; ++k) all += ref;
    s += "<!ENTITY e" + std::to_string(i) + " '" + all + "'>";
  }
  s += "<!ENTITY loop '&loop;&loop;'>]><a>&e14;&loop;</a>";
  std::string out;
  ASSERT_TRUE(expand_entities(s, out));
  EXPECT_LT(out.size(), size_t{64} << 20);
}

TEST(XmlReader, MistakesKeepTheTreeBefore) {
  Parsed p("<html>\n<body><p>one</p>\n<p>two</q></body></html>");
  EXPECT_EQ(p.status.code(), StatusCode::kUnreadable);
  EXPECT_EQ(dump_tree(p.document), "html(\"\n\" body(p(\"one\") \"\n\" p(\"two\")))");
  ASSERT_EQ(p.document.diagnostics().all().size(), 1u);
  EXPECT_EQ(p.document.diagnostics().all()[0].where.line, 3u);
}

TEST(XmlReader, CollectsStyleSheetInstructions) {
  Parsed p(
      "<?xml version='1.0'?>\n<?xml-stylesheet href=\"a&amp;b.css\" type='text/css' media='print'?><r/>");
  ASSERT_EQ(p.source.instructions.size(), 1u);
  EXPECT_EQ(p.source.instructions[0].href, "a&b.css");
  EXPECT_EQ(p.source.instructions[0].media, "print");
  EXPECT_EQ(p.source.instructions[0].line, 2u);
}

TEST(XmlReader, DeepNestingIsFlattened) {
  std::string s, e;
  for (int i = 0; i < 100000; ++i) {
    s += "<d>";
    e += "</d>";
  }
  Parsed p(s + "x" + e);
  EXPECT_TRUE(p.status.ok());
  EXPECT_EQ(p.document.node_count(), 100001u);
}

TEST(XmlReader, NoElementGivesAnEmptyDocument) {
  Parsed p("just text");
  EXPECT_FALSE(p.status.ok());
  EXPECT_EQ(dump_tree(p.document), "html(head body)");
}

TEST(XmlEntities, NamedCharacters) {
  EXPECT_EQ(named_character("nbsp"), "\xC2\xA0");
  EXPECT_EQ(named_character("euro"), "\xE2\x82\xAC");
  EXPECT_EQ(named_character("semi"), ";");
  EXPECT_EQ(named_character("nosuchname"), "");
  EXPECT_EQ(named_character("notit"), "");
}

}  // namespace
}  // namespace colosseum::html

#include <gtest/gtest.h>

#include "css/selectors/anb.h"
#include "css/selectors/matcher.h"
#include "css/selectors/selector_parser.h"
#include "css/syntax/tokenizer.h"

namespace colosseum::css {
namespace {

/// A document made of a terse notation, and questions about it.
class SelectorMatch : public ::testing::Test {
 protected:
  NodeId add(NodeId parent, std::string_view tag, std::string_view id = {}, std::string_view classes = {}) {
    NodeId n = doc.create_element(tag);
    if (!id.empty()) doc.set_attribute(n, "id", id);
    if (!classes.empty()) doc.set_attribute(n, "class", classes);
    if (parent.valid()) {
      doc.append(parent, n);
    } else {
      doc.set_root(n);
    }
    return n;
  }
  void SetUp() override {
    html = add({}, "html");
    body = add(html, "body", "b");
    ul = add(body, "ul", "list", "menu big");
    for (int i = 1; i <= 5; ++i)
      items.push_back(add(ul, "li", "i" + std::to_string(i), i % 2 != 0 ? "odd" : "even"));
    link = add(items[1], "a", "link");
    doc.set_attribute(link, "href", "http://x/y.pdf");
    doc.set_attribute(link, "lang", "de-Latn-AT");
    em = add(link, "em");
    p = add(body, "p", "p", "note");
    doc.append(p, doc.create_text(" "));
  }
  std::optional<uint32_t> parse(std::string_view text) {
    TokenList tokens{std::string(text)};
    SelectorContext c;
    c.store = &store;
    c.atoms = &doc.atoms();
    c.namespaces = &namespaces;
    std::string error;
    return parse_selector_list(tokens.stream(), c, error);
  }
  bool matches(NodeId n, std::string_view text) {
    auto list = parse(text);
    EXPECT_TRUE(list.has_value()) << text;
    if (!list) return false;
    Matcher matcher(doc, store);
    return matcher.matches_list(*list, n);
  }
  Specificity specificity(std::string_view text) {
    auto list = parse(text);
    return list ? store.selectors_of(*list)[0].specificity : 0;
  }

  Document doc;
  SelectorStore store;
  Namespaces namespaces;
  NodeId html, body, ul, link, em, p;
  std::vector<NodeId> items;
};

TEST_F(SelectorMatch, Simple) {
  EXPECT_TRUE(matches(ul, "UL"));
  EXPECT_TRUE(matches(ul, "*"));
  EXPECT_TRUE(matches(ul, "#list.menu.big"));
  EXPECT_FALSE(matches(ul, ".Menu"));
  EXPECT_FALSE(matches(ul, "#list.small"));
}

TEST_F(SelectorMatch, Combinators) {
  EXPECT_TRUE(matches(em, "body em"));
  EXPECT_TRUE(matches(em, "ul > li > a em"));
  EXPECT_FALSE(matches(em, "ul > em"));
  EXPECT_TRUE(matches(items[2], ".even + .odd"));
  EXPECT_TRUE(matches(items[4], "#i1 ~ li"));
  EXPECT_FALSE(matches(items[0], "li ~ li"));
  EXPECT_TRUE(matches(em, "html ul li + li em"));
  EXPECT_FALSE(matches(em, "p li em"));
}

TEST_F(SelectorMatch, BacktracksWhereItMust) {
  NodeId a = add(body, "div", "", "a"), b = add(a, "div", "", "b"), c = add(b, "div", "", "b"),
         d = add(c, "i");
  EXPECT_TRUE(matches(d, ".a > .b i"));
  EXPECT_TRUE(matches(items[4], ".odd + .even + .odd ~ .odd"));
}

TEST_F(SelectorMatch, Attributes) {
  EXPECT_TRUE(matches(link, "[href]"));
  EXPECT_TRUE(matches(link, "[HREF$='.pdf']"));
  EXPECT_TRUE(matches(link, "[href^=http][href*='/y']"));
  EXPECT_FALSE(matches(link, "[href$='.PDF']"));
  EXPECT_TRUE(matches(link, "[href$='.PDF' i]"));
  EXPECT_TRUE(matches(link, "[lang|=de]"));
  EXPECT_TRUE(matches(link, "[lang='DE-LATN-at']"));
  EXPECT_FALSE(matches(link, "[lang='DE-LATN-at' s]"));
  EXPECT_TRUE(matches(ul, "[class~=big]"));
  EXPECT_FALSE(matches(ul, "[class~='']"));
}

TEST_F(SelectorMatch, Logical) {
  EXPECT_TRUE(matches(em, ":is(b, em, :unknown)"));
  EXPECT_TRUE(matches(em, ":not(b, p em)"));
  EXPECT_FALSE(matches(em, ":not(ul em)"));
  EXPECT_FALSE(matches(em, ":is()"));
  EXPECT_TRUE(matches(em, ":where(ul, p) em"));
}

TEST_F(SelectorMatch, Has) {
  EXPECT_TRUE(matches(ul, ":has(em)"));
  EXPECT_TRUE(matches(items[1], "li:has(> a)"));
  EXPECT_FALSE(matches(ul, ":has(> a)"));
  EXPECT_TRUE(matches(items[0], "li:has(+ li em)"));
  EXPECT_FALSE(matches(items[1], "li:has(+ li em)"));
  EXPECT_TRUE(matches(ul, ":has(~ p)"));
  EXPECT_TRUE(matches(body, ":has(ul > li + li)"));
  EXPECT_FALSE(parse(":has(:has(a))").has_value());
}

TEST_F(SelectorMatch, NthChild) {
  auto which = [&](std::string_view s) {
    std::string out;
    for (size_t i = 0; i < items.size(); ++i) out += matches(items[i], s) ? '1' : '0';
    return out;
  };
  EXPECT_EQ(which(":nth-child(odd)"), "10101");
  EXPECT_EQ(which(":nth-child(2n + 2)"), "01010");
  EXPECT_EQ(which(":nth-child(-n+2)"), "11000");
  EXPECT_EQ(which(":nth-last-child(-n+2)"), "00011");
  EXPECT_EQ(which(":nth-child(2 of .odd)"), "00100");
  EXPECT_EQ(which(":nth-last-child(1 of .even)"), "00010");
  EXPECT_EQ(which(":first-child"), "10000");
  EXPECT_EQ(which(":last-of-type"), "00001");
  EXPECT_EQ(which(":nth-of-type(3n)"), "00100");
  EXPECT_EQ(which(":only-child"), "00000");
  EXPECT_TRUE(matches(html, ":nth-child(1)"));
}

TEST_F(SelectorMatch, TreeAndState) {
  EXPECT_TRUE(matches(html, ":root"));
  EXPECT_FALSE(matches(body, ":root"));
  EXPECT_TRUE(matches(items[0], ":empty"));
  EXPECT_TRUE(matches(link, ":any-link:link:not(:visited)"));
  EXPECT_FALSE(matches(link, ":hover"));
  EXPECT_TRUE(matches(em, ":dir(ltr)"));
  NodeId input = add(p, "input");
  EXPECT_TRUE(matches(input, ":enabled:optional:read-write:not(:checked)"));
  doc.set_attribute(input, "disabled", "");
  EXPECT_TRUE(matches(input, ":disabled"));
}

TEST_F(SelectorMatch, Empty) {
  EXPECT_FALSE(matches(p, ":empty"));  // a space is text
  EXPECT_TRUE(matches(em, ":empty"));
}

TEST_F(SelectorMatch, Language) {
  EXPECT_TRUE(matches(em, ":lang(de)"));
  EXPECT_TRUE(matches(em, ":lang(fr, 'de-AT')"));
  EXPECT_TRUE(matches(em, ":lang('*-at')"));
  EXPECT_FALSE(matches(em, ":lang(de-CH)"));
  EXPECT_FALSE(matches(ul, ":lang(de)"));
}

TEST_F(SelectorMatch, QuirksIgnoresCaseOfIdsAndClasses) {
  doc.info().compat_mode = CompatMode::kQuirks;
  EXPECT_TRUE(matches(ul, "#LIST.MENU"));
}

TEST_F(SelectorMatch, XmlNamesKeepTheirCase) {
  doc.info().is_html = false;
  EXPECT_FALSE(matches(ul, "UL"));
  EXPECT_TRUE(matches(ul, "ul"));
}

TEST_F(SelectorMatch, Namespaces) {
  namespaces.prefixes["svg"] = doc.atoms().intern("http://www.w3.org/2000/svg");
  namespaces.prefixes["h"] = doc.atoms().intern("http://www.w3.org/1999/xhtml");
  EXPECT_TRUE(matches(ul, "h|ul"));
  EXPECT_FALSE(matches(ul, "svg|*"));
  EXPECT_FALSE(matches(ul, "|ul"));
  EXPECT_TRUE(matches(ul, "*|ul"));
  EXPECT_FALSE(parse("nope|ul").has_value());
  namespaces.default_ns = doc.atoms().intern("http://www.w3.org/2000/svg");
  EXPECT_FALSE(matches(ul, "ul"));
  EXPECT_FALSE(matches(ul, ".menu"));
  EXPECT_TRUE(matches(ul, "*|*:is(.menu)"));
}

TEST_F(SelectorMatch, PrefixesOfHtmlAttributesAreNoNamespaces) {
  namespaces.prefixes["epub"] = doc.atoms().intern("http://www.idpf.org/2007/ops");
  doc.set_attribute(html, "xmlns:epub", "http://www.idpf.org/2007/ops");
  doc.set_attribute(ul, "epub:type", "toc");
  EXPECT_FALSE(matches(ul, "[epub|type]"));
  EXPECT_TRUE(matches(ul, "[epub\\:type=toc]"));
  doc.info().is_html = false;
  EXPECT_TRUE(matches(ul, "[epub|type]"));
}

TEST_F(SelectorMatch, Specificity) {
  EXPECT_EQ(specificity("#a .b c"), make_specificity(1, 1, 1));
  EXPECT_EQ(specificity(":is(#a, b) :where(#c) ::before"), make_specificity(1, 0, 1));
  EXPECT_EQ(specificity(":not(.a, #b)"), make_specificity(1, 0, 0));
  EXPECT_EQ(specificity(":nth-child(2 of .a)"), make_specificity(0, 2, 0));
  EXPECT_EQ(specificity("a[x]:hover"), make_specificity(0, 2, 1));
}

TEST_F(SelectorMatch, WhatIsInvalid) {
  for (const char* s : {"",
                        "a,",
                        ",a",
                        "a >",
                        "> a",
                        "a >> b",
                        ".1a",
                        "#1",
                        "a::nope",
                        "a:nope",
                        ":not()",
                        "a::before b",
                        "[=x]",
                        "[a=]",
                        "[a=x y]",
                        "a b::before:first-child",
                        ":nth-child(2x)",
                        ":is(a",
                        "a!",
                        "::before::before",
                        "*a*",
                        ".a*",
                        ":nth-of-type(1 of a)"}) {
    bool unclosed = std::string_view(s) == ":is(a";  // the end closes blocks
    EXPECT_EQ(parse(s).has_value(), unclosed) << s;
  }
  for (const char* s :
       {"a:before", "::-webkit-foo", "::-webkit-foo:hover", "a::first-line:hover", "::placeholder", "a|=b"}) {
    bool bad = std::string_view(s) == "a|=b";
    EXPECT_EQ(parse(s).has_value(), !bad) << s;
  }
}

TEST_F(SelectorMatch, ManySiblingsAreLinear) {
  NodeId table = add(body, "table");
  NodeId last;
  for (int i = 0; i < 20000; ++i) last = add(table, "tr");
  auto list = parse("i ~ tr, tr:nth-child(7n+3), tr:nth-last-of-type(2n), tr:has(+ td)");
  ASSERT_TRUE(list);
  Matcher matcher(doc, store);
  int count = 0;
  for (NodeId n = doc.node(table).first_child; n.valid(); n = doc.node(n).next_sibling) {
    count += matcher.matches_list(*list, n) ? 1 : 0;
  }
  EXPECT_EQ(count, 10000 + 1428);  // odd ones, and every even index that is 3 modulo 7
}

TEST_F(SelectorMatch, DeepSelectorsEnd) {
  std::string nested = "em";
  for (int i = 0; i < 60; ++i) nested = ":is(* " + nested + ", * *)";
  EXPECT_TRUE(matches(em, nested));
  for (int i = 0; i < 100; ++i) nested = ":is(" + nested + ")";
  EXPECT_FALSE(matches(em, nested));  // too deep: the forgiving list drops it
  std::string chain;
  for (int i = 0; i < 100000; ++i) chain += "a ";
  EXPECT_FALSE(parse(chain).has_value());
}

TEST(Anb, Forms) {
  struct Case {
    const char* text;
    bool ok;
    int a, b;
  };
  for (const Case& c : {Case{"odd", true, 2, 1}, Case{"EVEN", true, 2, 0}, Case{"3", true, 0, 3},
                        Case{"-2n+1", true, -2, 1}, Case{"+n", true, 1, 0}, Case{"-n- 4", true, -1, -4},
                        Case{"3n-6", true, 3, -6}, Case{"n + 2", true, 1, 2}, Case{"n -2", true, 1, -2},
                        Case{"+ n", false, 0, 0}, Case{"2n+ -1", false, 0, 0}, Case{"2.5", false, 0, 0}}) {
    TokenList tokens{std::string(c.text)};
    TokenStream in = tokens.stream();
    int32_t a = 0, b = 0;
    bool ok = parse_anb(in, a, b) && in.at_end_after_whitespace();
    EXPECT_EQ(ok, c.ok) << c.text;
    if (!c.ok || !ok) continue;
    EXPECT_EQ(a, c.a) << c.text;
    EXPECT_EQ(b, c.b) << c.text;
  }
}

}  // namespace
}  // namespace colosseum::css

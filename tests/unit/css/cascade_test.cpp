#include <gtest/gtest.h>

#include <map>

#include "colosseum/css.h"

namespace colosseum::css {
namespace {

/// A small document: html > body > (div#d.a > p#p.b, div#e), and sheets whose winners show in `width`.
class Cascade : public ::testing::Test {
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
    body = add(html, "body");
    d = add(body, "div", "d", "a");
    p = add(d, "p", "p", "b");
    e = add(body, "div", "e");
    sheet("div, p, body, html { display: block }", SheetOrigin::kUserAgent);
  }
  void sheet(std::string_view text, SheetOrigin origin = SheetOrigin::kAuthor, std::string_view media = {}) {
    SheetOptions o;
    o.origin = origin;
    o.url = "file:///s.css";
    o.media = media;
    o.import_loader = [this](const std::string& url, std::string& out, std::string& final_url) {
      ++loads;
      final_url = url;
      auto it = files.find(url);
      if (it == files.end()) return false;
      out = it->second;
      return true;
    };
    sheets.add_sheet(text, o);
  }
  float width(NodeId n) {
    sheets.style_document(media, nullptr);
    const Length& w = doc.style(n).width();
    return w.is_fixed() ? w.px : -1;
  }
  size_t syntax_warnings() { return doc.diagnostics().count(DiagnosticKind::kSyntax); }

  Document doc;
  StyleSheetSet sheets{doc};
  MediaContext media;
  std::map<std::string, std::string> files;
  int loads = 0;
  NodeId html, body, d, p, e;
};

TEST_F(Cascade, SpecificityThenOrder) {
  sheet("#p { width: 1px } .b { width: 2px } p { width: 3px }");
  EXPECT_EQ(width(p), 1);
  sheet("div #p { width: 4px } div #p { width: 5px }");
  EXPECT_EQ(width(p), 5);
}

TEST_F(Cascade, OriginsAndImportance) {
  sheet("p { width: 1px }", SheetOrigin::kAuthor);
  sheet("#p { width: 2px }", SheetOrigin::kUserAgent);
  sheet("#p { width: 3px }", SheetOrigin::kUser);
  EXPECT_EQ(width(p), 1);
  sheet("p { width: 4px !important }", SheetOrigin::kAuthor);
  EXPECT_EQ(width(p), 4);
  sheet("p { width: 5px ! important }", SheetOrigin::kUser);
  EXPECT_EQ(width(p), 5);
  sheet("p { width: 6px !important }", SheetOrigin::kUserAgent);
  EXPECT_EQ(width(p), 6);
}

TEST_F(Cascade, StyleAttributeAndHints) {
  sheet("p { width: 1px }", SheetOrigin::kUserAgent);
  sheets.set_presentational_hints(p, "width: 2px");
  EXPECT_EQ(width(p), 2);
  sheet("* { width: 3px }");
  EXPECT_EQ(width(p), 3);
  sheets.set_inline_style(p, "width: 4px", 1);
  EXPECT_EQ(width(p), 4);
  sheet("p { width: 5px !important }");
  EXPECT_EQ(width(p), 5);
  sheets.set_inline_style(p, "width: 6px !important", 1);
  EXPECT_EQ(width(p), 6);
  sheets.set_inline_style(p, "", 1);
  EXPECT_EQ(width(p), 5);
}

TEST_F(Cascade, Layers) {
  sheet("@layer one, two; @layer two { p { width: 2px } } @layer one { #p { width: 1px } }");
  EXPECT_EQ(width(p), 2);
  sheet("p { width: 3px }");
  EXPECT_EQ(width(p), 3);
  sheet(
      "@layer one { p { width: 4px !important } } @layer two { p { width: 5px !important } } p { width: 6px "
      "!important }");
  EXPECT_EQ(width(p), 4);
  sheets.set_inline_style(p, "width: 7px !important", 1);
  EXPECT_EQ(width(p), 7);
}

// css-ui-4 §7.2
TEST_F(Cascade, AppearanceNoneLeavesTheNativeLayerOut) {
  sheet(
      "@layer controls, native; @layer controls { p { appearance: auto; width: 1px } p::before { content: "
      "'x'; "
      "width: 1px } } @layer native { p { width: 2px !important } p::before { width: 2px !important } }",
      SheetOrigin::kUserAgent);
  const auto before = [&] { return doc.styles().get(doc.pseudo_style(p, PseudoElement::kBefore)).width(); };
  EXPECT_EQ(width(p), 2);
  EXPECT_EQ(before(), Length::fixed(2));
  sheet(".b { -webkit-appearance: none }");
  EXPECT_EQ(width(p), 1);
  EXPECT_EQ(before(), Length::fixed(1));
  sheet("@layer native { p { width: 3px } } #p { appearance: var(--none, none) }");
  EXPECT_EQ(width(p), 3);
  sheet("#p { appearance: revert }");
  EXPECT_EQ(width(p), 2);
}

TEST_F(Cascade, NestedAndAnonymousLayers) {
  sheet("@layer a { @layer b { #p { width: 1px } } p { width: 2px } } @layer a.c { #p { width: 3px } }");
  EXPECT_EQ(width(p), 2);  // what is in a layer itself comes after its sub-layers
  sheet("@layer { p { width: 4px } } @layer { p { width: 5px } }");
  EXPECT_EQ(width(p), 5);
}

TEST_F(Cascade, LayersOfRulesThatDoNotApplyHaveNoPlace) {
  sheet("@media print { @layer x; } @layer y { p { width: 1px } } @layer x { p { width: 2px } }");
  EXPECT_EQ(width(p), 2);
  media.type = MediaContext::Type::kPrint;
  EXPECT_EQ(width(p), 1);
}

TEST_F(Cascade, MediaAndSupports) {
  sheet("p { width: 1px } @media (min-width: 2000px) { p { width: 2px } }");
  EXPECT_EQ(width(p), 1);
  media.width = 2500;
  EXPECT_EQ(width(p), 2);
  sheet("@supports (display: block) and (not (nope: 1)) { @media all { p { width: 3px } } }");
  EXPECT_EQ(width(p), 3);
  sheet(
      "@supports selector(a > b) { p { width: 4px } } @supports selector(a:nope) or (nope: x) { p { width: "
      "5px } }");
  EXPECT_EQ(width(p), 4);
  sheet("p { width: 6px }", SheetOrigin::kAuthor, "print");
  EXPECT_EQ(width(p), 4);
}

TEST_F(Cascade, Imports) {
  files["file:///a.css"] = "@import 'b.css'; p { width: 1px }";
  files["file:///b.css"] = "@import 'a.css'; #p { width: 2px }";
  sheet("@import 'a.css' layer(l); @import url(b.css) print; @import 'c.css' supports(nope: 1);");
  EXPECT_EQ(width(p), 2);
  EXPECT_EQ(loads, 4);  // a with b in it, then b under print with a in it: both stop at their cycle
  sheet("p { width: 3px } @import 'a.css';");
  EXPECT_EQ(width(p), 3);
  EXPECT_EQ(loads, 4);
}

TEST_F(Cascade, Nesting) {
  sheet(".a { width: 1px; p { width: 2px } &#d { width: 3px } > .b { .a & { width: 4px } } }");
  EXPECT_EQ(width(d), 3);
  EXPECT_EQ(width(p), 4);
  sheet("#e { @media all { width: 5px; & { height: 1px } } }");
  EXPECT_EQ(width(e), 5);
  EXPECT_EQ(doc.style(e).height(), Length::fixed(1));
  sheet("#e { & { width: 6px } width: 7px }");
  EXPECT_EQ(width(e), 7);
  sheet("#e { a:hover { width: 8px } width: 9px; nope: 1 }");
  EXPECT_EQ(width(e), 9);
}

TEST_F(Cascade, ErrorRecovery) {
  sheet(
      "p { width: 1px; width: ]; color; width 3px; {} ; width: 2px } p { width: 'x\n; width: 9px } a{} } p { "
      "width: 8px }");
  EXPECT_EQ(width(p), 9);
  EXPECT_GT(syntax_warnings(), 0u);
  sheet("p, a::nope { width: 10px } @nope { p { width: 11px } } @nope; p { width: 12px");
  EXPECT_EQ(width(p), 12);
}

TEST_F(Cascade, DiagnosticsNameTheirPlace) {
  sheet("p {\n  widht: 1px;\n  widht: 2px;\n  -moz-foo: 1;\n  width: purple(;\n}");
  ASSERT_GE(doc.diagnostics().all().size(), 1u);
  EXPECT_EQ(to_string(doc.diagnostics().all()[0]), "file:///s.css:2:3: unknown property 'widht'");
  EXPECT_EQ(doc.diagnostics().count(DiagnosticKind::kSyntax), 2u);
  EXPECT_EQ(doc.diagnostics().count(DiagnosticKind::kUnsupported), 0u);
}

// What is valid and has no effect yet is told apart from what is no CSS at all, once per name.
TEST_F(Cascade, WhatHasNoEffectYetIsReported) {
  sheet(
      "p { filter: blur(1px); filter: blur(2px); text-wrap-style: pretty; hanging-punctuation: first; "
      "zoom: 2 }");
  std::vector<std::string> messages;
  for (const Diagnostic& d : doc.diagnostics().all()) {
    EXPECT_EQ(d.kind, DiagnosticKind::kUnsupported);
    messages.push_back(d.message);
  }
  EXPECT_EQ(messages, (std::vector<std::string>{"property 'filter' is not supported",
                                                "'pretty' of property 'text-wrap-style' has no effect yet",
                                                "property 'hanging-punctuation' has no effect yet",
                                                "property 'zoom' is not supported"}));
  EXPECT_EQ(doc.diagnostics().all()[3].severity, Severity::kInfo);
}

TEST_F(Cascade, WhatChangesNothingAnywayIsNotReported) {
  sheet(
      "p { filter: none; visibility: visible; hanging-punctuation: inherit; transition: all 1s; cursor: "
      "help; -moz-appearance: none }");
  EXPECT_EQ(doc.diagnostics().all().size(), 0u);
}

TEST_F(Cascade, PseudoElements) {
  sheet(
      "p::before { content: 'x'; width: 3px } p::after { width: 1px } #e:after { content: 'y' } li::marker { "
      "width: 2px }");
  NodeId li = add(body, "li");
  sheets.style_document(media, nullptr);
  ASSERT_TRUE(doc.pseudo_style(p, PseudoElement::kBefore).valid());
  EXPECT_EQ(doc.styles().get(doc.pseudo_style(p, PseudoElement::kBefore)).width(), Length::fixed(3));
  EXPECT_FALSE(doc.pseudo_style(p, PseudoElement::kAfter).valid());
  EXPECT_TRUE(doc.pseudo_style(e, PseudoElement::kAfter).valid());
  EXPECT_FALSE(doc.pseudo_style(li, PseudoElement::kMarker).valid());
  sheet("li { display: list-item } p::before { content: none !important }");
  sheets.style_document(media, nullptr);
  EXPECT_TRUE(doc.pseudo_style(li, PseudoElement::kMarker).valid());
}

TEST_F(Cascade, EqualElementsShareTheirStyle) {
  sheet(".x { width: 1px }");
  std::vector<NodeId> many;
  for (int i = 0; i < 10; ++i) many.push_back(add(body, "p", {}, "x"));
  sheets.set_inline_style(many[8], "height: 1px", 1);
  sheets.set_inline_style(many[9], "height: 1px", 1);
  sheets.style_document(media, nullptr);
  EXPECT_EQ(doc.node(many[0]).style, doc.node(many[7]).style);
  EXPECT_EQ(doc.node(many[8]).style, doc.node(many[9]).style);
  EXPECT_NE(doc.node(many[0]).style, doc.node(many[8]).style);
}

TEST_F(Cascade, RestylesWhatMutationsTouch) {
  sheet(".on { width: 1px } .on p { width: 2px } .on + div { width: 3px } body:has(.deep) { width: 4px }");
  EXPECT_EQ(width(p), -1);
  doc.clear_damage(0xff);
  doc.set_attribute(d, "class", "on");
  EXPECT_EQ(width(d), 1);
  EXPECT_EQ(width(p), 2);
  EXPECT_EQ(width(e), 3);
  doc.clear_damage(0xff);
  doc.set_attribute(p, "class", "deep");
  EXPECT_EQ(width(body), 4);
  doc.clear_damage(0xff);
  NodeId n = add(d, "p");
  EXPECT_EQ(width(n), 2);
  doc.remove_attribute(d, "class");
  EXPECT_EQ(width(n), -1);
  EXPECT_EQ(width(e), -1);
}

TEST_F(Cascade, FontFaces) {
  sheet(
      "@font-face { font-family: 'My Font'; src: url(a.svg) format('svg'), local(Some Font), "
      "url('f/b.woff2') format(woff2); "
      "font-weight: 900 100; font-style: oblique 10deg; unicode-range: U+0025-00FF, u+4??; size-adjust: 90% }"
      "@media print { @font-face { font-family: P; src: url(p.ttf) } } @font-face { font-family: broken }");
  auto faces = sheets.font_faces(media);
  ASSERT_EQ(faces.size(), 1u);
  EXPECT_EQ(faces[0].rule.family, "My Font");
  ASSERT_EQ(faces[0].sources.size(), 2u);
  EXPECT_EQ(faces[0].sources[0].local_name, "Some Font");
  EXPECT_EQ(faces[0].sources[1].url, "file:///f/b.woff2");
  EXPECT_EQ(faces[0].sources[1].format, "woff2");
  EXPECT_EQ(faces[0].rule.weight_min, 100);
  EXPECT_EQ(faces[0].rule.weight_max, 900);
  EXPECT_EQ(faces[0].rule.style.angle_deg, 10);
  EXPECT_EQ(faces[0].rule.unicode_ranges[1], (std::pair<uint32_t, uint32_t>(0x400, 0x4FF)));
  EXPECT_EQ(faces[0].rule.size_adjust, 90);
  media.type = MediaContext::Type::kPrint;
  EXPECT_EQ(sheets.font_faces(media).size(), 2u);
}

TEST_F(Cascade, PageStyles) {
  sheet(
      "@page { size: A5 landscape; margin: 10px } @page :first { margin-top: 20px } @page chapter { "
      "margin-left: 30px }"
      "@page :left { margin-left: 40px; @top-left { content: 'x' } } @page chapter:blank { size: letter }");
  PageSelectorFacts page;
  PageStyle s = sheets.page_style(page, media, nullptr);
  EXPECT_EQ(s.size.width.round(), 794);
  EXPECT_EQ(s.size.height.round(), 559);
  EXPECT_EQ(s.margin.top, LayoutUnit(20));
  EXPECT_EQ(s.margin.left, LayoutUnit(10));
  page.index = 1;
  page.is_right = false;
  s = sheets.page_style(page, media, nullptr);
  EXPECT_EQ(s.margin.top, LayoutUnit(10));
  EXPECT_EQ(s.margin.left, LayoutUnit(40));
  page.name = "chapter";
  page.is_blank = true;
  s = sheets.page_style(page, media, nullptr);
  EXPECT_EQ(s.margin.left, LayoutUnit(30));
  EXPECT_EQ(s.size.width, LayoutUnit(816));
  EXPECT_EQ(s.size.height, LayoutUnit(1056));
}

TEST_F(Cascade, PageMarginBoxes) {
  sheet(
      "@page { color: #010203; font-size: 20px; @top-left { content: 'a'; width: 2em } @top-right { color: "
      "red } "
      "@bottom-left { content: normal } @left-middle { content: 'm'; text-align: inherit } }"
      "@page :first { @top-left { content: 'first' } @top-center { content: none } }"
      "@page { @top-left { content: 'b'; vertical-align: bottom } @top-center { content: 'c' } }"
      "@page :blank { @bottom-right-corner { content: '' } } @page x { @top-left { content: none } }");
  auto describe = [&](const PageSelectorFacts& facts) {
    std::string out;
    for (const PageMarginBox& m : sheets.page_style(facts, media, nullptr).margin_boxes) {
      const ComputedStyle& s = doc.styles().get(m.style);
      out += std::string(kMarginBoxNames[static_cast<size_t>(m.box)]) + "=" + s.content().items[0].text + " ";
    }
    return out;
  };
  PageSelectorFacts page;
  EXPECT_EQ(describe(page), "top-left=first left-middle=m ");
  page.index = 1;
  EXPECT_EQ(describe(page), "top-left=b top-center=c left-middle=m ");
  page.is_blank = true;
  EXPECT_EQ(describe(page), "top-left=b top-center=c bottom-right-corner= left-middle=m ");
  page.name = "x";
  EXPECT_EQ(describe(page), "top-center=c bottom-right-corner= left-middle=m ");

  const PageStyle p = sheets.page_style({}, media, nullptr);
  const ComputedStyle& first = doc.styles().get(p.margin_boxes[0].style);
  EXPECT_EQ(first.width().px, 40);  // em of the font inherited from the page context
  EXPECT_EQ(first.text_align(), TextAlign::kLeft);
  EXPECT_EQ(first.vertical_align().kind, VerticalAlign::Kind::kBottom);
  const ComputedStyle& middle = doc.styles().get(p.margin_boxes[1].style);
  EXPECT_EQ(middle.vertical_align().kind, VerticalAlign::Kind::kMiddle);
  EXPECT_EQ(middle.text_align(), TextAlign::kStart);
}

TEST_F(Cascade, ImagesOfPageRulesAreUsed) {
  sheet(
      "@page x:left { background: url(file:///a.png); @top-left { --i: url(file:///b.png); content: var(--i) "
      "} }");
  EXPECT_EQ(sheets.used_image_urls(), (std::vector<std::string>{"file:///a.png", "file:///b.png"}));
}

TEST_F(Cascade, PageBoxesHaveASizeOfTheirOwn) {
  sheet("@page { size: 500px 400px; margin: 20px auto; width: 300px; height: 500px; padding: 10px }");
  const PageStyle s = sheets.page_style({}, media, nullptr);
  EXPECT_EQ(s.size.width, LayoutUnit(500));
  EXPECT_EQ(s.margin.left, LayoutUnit(90));
  EXPECT_EQ(s.margin.right, LayoutUnit(90));
  EXPECT_EQ(s.size.height, LayoutUnit(560));  // over-constrained: the page grows
  EXPECT_EQ(s.margin.top, LayoutUnit(20));
}

TEST_F(Cascade, PageSizeAutoIsThePaper) {
  media.type = MediaContext::Type::kPrint;
  media.device_width = 500;
  media.device_height = 700;
  EXPECT_EQ(sheets.page_style({}, media, nullptr).size.width, LayoutUnit(500));
  sheet("@page { size: landscape }");
  EXPECT_EQ(sheets.page_style({}, media, nullptr).size.width, LayoutUnit(700));
}

TEST_F(Cascade, LargeSheetsNoticeNewNames) {
  std::string css;
  for (int i = 0; i < 6000; ++i) css += ".n" + std::to_string(i) + " { width: " + std::to_string(i) + "px }";
  sheet(css);
  EXPECT_EQ(width(p), -1);
  doc.clear_damage(0xff);
  doc.set_attribute(p, "class", "n4711");
  EXPECT_EQ(width(p), 4711);
}

TEST_F(Cascade, HostileSheetsEnd) {
  std::string nested, open;
  for (int i = 0; i < 3000; ++i) {
    nested += "& & {";
    open += "@media all{";
  }
  sheet(nested + "width: 1px");
  sheet(open);
  sheet(std::string(100000, '{'));
  sheet(std::string(100000, '}'));
  sheet("p{" + std::string(100000, '[') + "}");
  sheet("p{width:" + std::string(100000, '('));
  std::string colons;
  for (int i = 0; i < 20000; ++i) colons += "a:b{c:d}";
  sheet("p{" + colons + "}");
  sheet("p { width: 2px }");
  EXPECT_EQ(width(p), 2);
}

// HTML §15.3.10
TEST_F(Cascade, DefaultMarginsAreTheUserAgentSheets) {
  sheet("#p, #d { margin: 2__qem }", SheetOrigin::kUserAgent);
  sheet("#p { margin-top: 1__qem; margin-bottom: 1em }");
  sheets.style_document(media, nullptr);
  EXPECT_TRUE(doc.style(d).margin_top().is_default_margin);
  EXPECT_FLOAT_EQ(doc.style(d).margin_top().px, 32);
  EXPECT_FLOAT_EQ(doc.style(p).margin_top().px, 32);
  EXPECT_EQ(doc.style(p).margin_bottom(), Length::fixed(16));
  EXPECT_EQ(syntax_warnings(), 1u);
}

}  // namespace
}  // namespace colosseum::css

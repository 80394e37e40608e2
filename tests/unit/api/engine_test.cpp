// Small documents through the whole pipeline. Needs the Liberation fonts.
#include "colosseum/engine.h"

#include <gtest/gtest.h>

namespace colosseum {
namespace {

EngineOptions screen() {
  EngineOptions o;
  o.viewport_width = 800;
  o.viewport_height = 600;
  return o;
}

EngineOptions print() {
  EngineOptions o;
  o.paged = true;
  o.media = Media::kPrint;
  return o;
}

/// Loads and lays out; the engine is empty when that fails.
std::unique_ptr<Engine> laid_out(std::string_view html, EngineOptions options = screen()) {
  auto engine = std::make_unique<Engine>(std::move(options));
  EXPECT_TRUE(engine->load_bytes(html, "").ok());
  EXPECT_TRUE(engine->layout().ok());
  return engine;
}

std::string geometry(std::string_view html) { return laid_out(html)->dump(DumpFormat::kGeometry, "x"); }

TEST(Engine, GeometryOfBlocks) {
  EXPECT_EQ(
      geometry("<!doctype html><title>t</title><body style='margin:0'><div style='width:100.5px;height:20px;"
               "margin:10px'></div><p style='display:none'>x</p>"),
      R"({"viewport":[800,600],"doc":"x","nodes":[{"p":"","t":"html","r":[[0,0,800,40]]},)"
      R"({"p":"/0","t":"head","r":[]},{"p":"/0/0","t":"title","r":[]},{"p":"/1","t":"body","r":[[0,10,800,20]]},)"
      R"({"p":"/1/0","t":"div","r":[[10,10,100.5,20]]},{"p":"/1/1","t":"p","r":[]}]})");
}

TEST(Engine, GeometryOfTextInLiberationSerif) {
  // Widths and heights as a browser has them: 16px text is 17 high on an 18 px line.
  const std::string g =
      geometry("<!doctype html><body style='margin:0'><p style='margin:0'>one <b>two</b></p>");
  EXPECT_NE(g.find(R"({"p":"/1/0","t":"p","r":[[0,0,800,18]]})"), std::string::npos) << g;
  EXPECT_NE(g.find(R"("t":"#text","r":[[0,0,27.109,17]]})"), std::string::npos) << g;
  EXPECT_NE(g.find(R"({"p":"/1/0/0","t":"b","r":[[27.109,0,)"), std::string::npos) << g;
}

TEST(Engine, GeometryHasOneRectanglePerLine) {
  const std::string g =
      geometry("<!doctype html><body style='margin:0'><div style='width:1px'><span>a b c</span></div>");
  const size_t span = g.find(R"("t":"span","r":[[0,0,)");
  ASSERT_NE(span, std::string::npos) << g;
  EXPECT_NE(g.find("],[0,18,", span), std::string::npos) << g;
  EXPECT_NE(g.find("],[0,36,", span), std::string::npos) << g;
}

TEST(Engine, MarkersPushTheBoxWithTheFirstLineDown) {
  // As browsers have it: the 30px marker rises 18 px above the baseline of 10px text.
  const std::string g = geometry(
      "<!doctype html><style>* { margin: 0; padding: 0; font-size: 10px }</style><ul style='font-size: 30px'>"
      "<li style='font-size: 30px'><div><p>x</div></ul>");
  EXPECT_NE(g.find(R"("t":"li","r":[[0,0,800,29]])"), std::string::npos) << g;
  EXPECT_NE(g.find(R"("t":"div","r":[[0,18,800,11]])"), std::string::npos) << g;
  EXPECT_NE(g.find(R"("t":"p","r":[[0,18,800,11]])"), std::string::npos) << g;
}

TEST(Engine, SymbolsInsideTakeTheRoomBrowsersGiveThem) {
  const std::string g = geometry(
      "<!doctype html><style>* { margin: 0; padding: 0 } ul { list-style-position: inside; letter-spacing: "
      "3px }"
      "</style><ul style='font: 20px Liberation Serif'><li><b></b>x</ul>");
  EXPECT_NE(g.find(R"("t":"b","r":[[27,0,0,22]])"), std::string::npos) << g;
}

TEST(Engine, TransformsMoveRectangles) {
  const std::string g = geometry(
      "<!doctype html><body style='margin:0'><div style='width:20px;height:10px;transform:rotate(90deg)'>"
      "<p style='margin:0;width:5px;height:10px'></div>");
  EXPECT_NE(g.find(R"("t":"div","r":[[5,-5,10,20]])"), std::string::npos) << g;
  EXPECT_NE(g.find(R"("t":"p","r":[[5,-5,10,5]])"), std::string::npos) << g;
}

TEST(Engine, GeometryEscapesNames) {
  auto engine = laid_out("<p>");
  EXPECT_TRUE(engine->dump(DumpFormat::kGeometry, "a\"b\\c\n").find(R"("doc":"a\"b\\c\u000a")") !=
              std::string::npos);
}

TEST(Engine, PagesBreakWhereAsked) {
  auto engine = laid_out("<!doctype html><p id=a>one<p id=b style='break-before:page'>two", print());
  ASSERT_EQ(engine->result().page_count(), 2u);
  EXPECT_EQ(engine->result().page(0).size.width.round(), 794);
  EXPECT_NEAR(engine->result().page(0).margin.top.to_px(), 38.4, 0.02);
}

TEST(Engine, PageRulesOfTheDocumentWin) {
  auto engine = laid_out("<!doctype html><style>@page{size:300px 200px;margin:10px}</style><p>one", print());
  EXPECT_EQ(engine->result().page(0).size, (PhysicalSize{LayoutUnit(300), LayoutUnit(200)}));
  EXPECT_EQ(engine->result().page(0).margin.left, LayoutUnit(10));
}

TEST(Engine, PageMarginBoxesArePrinted) {
  auto engine = laid_out(
      "<!doctype html><style>@page { size: 300px 200px; margin: 40px; border: 2px solid #00f; background: "
      "#eee;"
      "@top-center { content: 'Title' } @bottom-right { content: 'page ' counter(page) ' of ' counter(pages) "
      "} }"
      "@page :first { @top-center { content: none } }</style><p>one<p style='break-before:page'>two",
      print());
  ASSERT_EQ(engine->result().page_count(), 2u);
  std::string texts[2];
  for (size_t i = 0; i < 2; ++i) {
    engine->result().for_each_fragment(i, [&](const FragmentInfo& f) {
      if (f.kind != FragmentInfo::Kind::kText || f.node.valid()) return;
      EXPECT_TRUE(f.generated);
      EXPECT_TRUE(f.border_box.bottom() <= 40 || f.border_box.y >= 160);
    });
    texts[i] = to_string(engine->result().display_list(i));
  }
  EXPECT_EQ(texts[0].find("Title"), std::string::npos);
  EXPECT_NE(texts[1].find("Title"), std::string::npos) << texts[1];
  EXPECT_NE(texts[0].find("page 1 of 2"), std::string::npos) << texts[0];
  EXPECT_NE(texts[1].find("page 2 of 2"), std::string::npos);
  const std::string fragments = engine->dump(DumpFormat::kFragments, "x");
  EXPECT_NE(fragments.find("  @bottom-right\n    box at "), std::string::npos) << fragments;
  EXPECT_NE(engine->dump(DumpFormat::kBoxes, "x").find("page 2 @top-center\n  block"), std::string::npos);
  EXPECT_EQ(engine->dump(DumpFormat::kGeometry, "x").find("Title"), std::string::npos);
}

TEST(Engine, PagesArePaintedInLayers) {
  // css-page-3 §3.1
  auto engine = laid_out(
      "<!doctype html><style>@page { size: 300px 200px; margin: 40px; border: 2px solid; background: #010203;"
      "@top-left { content: 'behind'; z-index: -1 } @top-right { content: 'above'; z-index: 1 }"
      "@bottom-left { content: 'before' } } html { background: #040506 }</style><p>content",
      print());
  const std::string list = to_string(engine->result().display_list(0));
  const char* layers[] = {"#010203", "behind", "#040506", "content", "before", "above"};
  size_t at = 0;
  for (const char* layer : layers) {
    const size_t found = list.find(layer);
    ASSERT_NE(found, std::string::npos) << layer << " in " << list;
    EXPECT_GE(found, at) << layer;
    at = found;
  }
}

TEST(Engine, EverythingOnceOverAllPages) {
  std::string html = "<!doctype html>";
  for (int i = 0; i < 300; ++i) html += "<p>paragraph " + std::to_string(i);
  auto engine = laid_out(html, print());
  size_t texts = 0;
  for (size_t i = 0; i < engine->result().page_count(); ++i) {
    engine->result().for_each_fragment(i, [&](const FragmentInfo& f) {
      texts += f.kind == FragmentInfo::Kind::kText ? 1 : 0;
      EXPECT_LE(f.border_box.bottom(), engine->result().page(i).size.height.to_px());
    });
  }
  EXPECT_GT(engine->result().page_count(), 5u);
  EXPECT_EQ(texts, 300u);
}

TEST(Engine, SameBytesEachTime) {
  const std::string html =
      "<!doctype html><html lang=en><title>T</title><h1>A</h1><p style='color:#123'>text <a "
      "href='http://e.example/'>x</a>";
  std::string pdf[2], png[2], svg[2];
  for (int i = 0; i < 2; ++i) {
    ASSERT_TRUE(laid_out(html, print())->write_pdf(pdf[i]).ok());
    ASSERT_TRUE(laid_out(html)->write_png(png[i]).ok());
    ASSERT_TRUE(laid_out(html)->write_svg(svg[i]).ok());
  }
  EXPECT_TRUE(pdf[0] == pdf[1]);
  EXPECT_TRUE(png[0] == png[1]);
  EXPECT_TRUE(svg[0] == svg[1]);
  EXPECT_TRUE(pdf[0].starts_with("%PDF-"));
  EXPECT_TRUE(png[0].starts_with("\x89PNG"));
  EXPECT_NE(svg[0].find("<svg"), std::string::npos);
}

TEST(Engine, TooTallPictureIsCut) {
  EngineOptions options = screen();
  options.limits.max_image_pixels = 800 * 1000;
  auto engine = laid_out("<!doctype html><div style='height:5000px'>x</div>", options);
  std::string png;
  EXPECT_TRUE(engine->write_png(png).ok());
  EXPECT_EQ(engine->diagnostics().count(DiagnosticKind::kLimit), 1u);
}

TEST(Engine, HitTestFindsTheInnermostElement) {
  auto engine = laid_out(
      "<!doctype html><body style='margin:0'><div id=d style='width:50px;height:50px;padding:10px'>"
      "<p id=p style='margin:0;width:20px;height:20px'></p></div>");
  const Document& d = engine->document();
  auto id_at = [&](double x, double y) {
    const NodeId n = engine->result().hit_test(0, {x, y});
    return n.valid() ? std::string(d.str(d.element(n).id)) : std::string("none");
  };
  EXPECT_EQ(id_at(15, 15), "p");
  EXPECT_EQ(id_at(5, 5), "d");
  EXPECT_EQ(id_at(700, 500), "none");
}

TEST(Engine, WithoutADocumentNothingHappens) {
  Engine engine(screen());
  EXPECT_TRUE(engine.layout().ok());
  EXPECT_FALSE(engine.load_file("/no/such/file.html").ok());
  EXPECT_EQ(engine.load_file("/no/such/file.html").code(), StatusCode::kNotFound);
}

// As Chromium has them.
TEST(Engine, LineHeightsAreCutMultiplesOfTheFontSizeInWholeUnits) {
  const std::string g =
      geometry("<!doctype html><p style='margin: 0; font-size: 13.28px; line-height: 1.3'>x</p>");
  EXPECT_NE(g.find(R"("t":"p","r":[[8,8,784,17.266]])"), std::string::npos) << g;
}

TEST(Engine, InQuirksModeAListItemHasItsLineHeightWhereABoxBegins) {
  const std::string style =
      "<style>body { font: 13.28px/1.3 Liberation Sans } code { font: 80% Liberation Sans; line-height: 1.3 }"
      "p, li { width: 80px }</style>";
  const std::string text = "aaa bbb ccc <code>dddddddd eeeeeeeee fffffffff</code>";
  EXPECT_NE(geometry(style + "<p>" + text + "</p>").find(",80,58.703]"), std::string::npos);
  EXPECT_NE(geometry(style + "<ul><li>" + text + "</ul>").find(",80,62.156]"), std::string::npos);
}

TEST(Engine, TextIsNotKernedWithSpacesAtTheEndOfItsBlock) {
  const std::string style =
      "<!doctype html><style>div { font: 16px Liberation Sans; width: max-content }</style>";
  const std::string cut = geometry(style + "<div><a>SIGKILL</a> </div>");
  EXPECT_NE(cut.find(R"("t":"a","r":[[8,8,60.484,17]])"), std::string::npos) << cut;
  EXPECT_NE(cut.find(R"("t":"div","r":[[8,8,60.484,18]])"), std::string::npos) << cut;
  EXPECT_NE(geometry(style + "<div><a>SIGKILL</a> x</div>").find(R"("t":"a","r":[[8,8,59.891,17]])"),
            std::string::npos);
}

TEST(Engine, GenericFamiliesOfOtherSystemsAreNotThere) {
  const std::string g =
      geometry("<!doctype html><p style='font: 10px ui-monospace, Liberation Mono'>MJML</p>");
  EXPECT_NE(g.find(R"("t":"#text","r":[[8,10,24.016,)"), std::string::npos) << g;
}

// css2 §17.5.5: columns have their widths as if none were collapsed, and go then. As Chromium has them.
TEST(Engine, CollapsedColumnsGoOnceAllHaveTheirWidths) {
  const std::string g = geometry(
      "<!doctype html><style>td { padding: 3px } table { border: 1px solid; border-spacing: 4px; width: "
      "300px }</style>"
      "<table><colgroup><col><col style='visibility: collapse'><col></colgroup><tr><td>aa<td>bbbb<td>cc"
      "<tr><td colspan=2>span span<td>c</table>");
  EXPECT_NE(g.find(R"("t":"table","r":[[8,8,155.703,62]])"), std::string::npos) << g;
  EXPECT_NE(g.find(R"("t":"col","r":[[13,13,74.563,52]])"), std::string::npos) << g;
  EXPECT_NE(g.find(R"("t":"td","r":[[13,41,74.563,24]])"), std::string::npos) << g;
}

TEST(Engine, CollapsedRowsAtTheEndsOfAGroupTakeNoSpacing) {
  const std::string g = geometry(
      "<!doctype html><style>td { padding: 3px } table { border: 1px solid; border-spacing: 4px }"
      ".c { visibility: collapse }</style><table><tr class=c><td>a<tr><td>b<tr class=c><td>c</table>");
  EXPECT_NE(g.find(R"("t":"tbody","r":[[13,13,14,24]])"), std::string::npos) << g;
}

// On pages, cells of text are measured and laid out without the caches.
TEST(Engine, TablesHaveTheSameGeometryOnPages) {
  std::string html =
      "<!doctype html><style>@page { size: 800px 600px; margin: 0 } body { margin: 0 }</style><table>";
  for (int i = 0; i < 9; ++i) {
    html += "<tr><td>one two<td style='vertical-align: bottom'><b>b</b> <i>i</i><td>" +
            std::string(static_cast<size_t>(i * 40), 'x') + "<br>y" +
            "<td><span style='display: inline-block; height: 30px; width: 5px'></span>";
  }
  html += "</table>";
  EngineOptions options = print();
  options.viewport_height = 600;
  const auto nodes = [](const std::string& dump) { return dump.substr(dump.find("\"nodes\"")); };
  const std::string on_pages = laid_out(html, options)->dump(DumpFormat::kGeometry, "x");
  EXPECT_EQ(nodes(on_pages), nodes(geometry(html)));
  EXPECT_NE(on_pages.find("\"t\":\"td\""), std::string::npos);
}

}  // namespace
}  // namespace colosseum

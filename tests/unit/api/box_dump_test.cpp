// Which boxes documents have, through the whole pipeline.
#include <gtest/gtest.h>

#include "colosseum/engine.h"

namespace colosseum {
namespace {

std::unique_ptr<Engine> document_with(const std::string& body) {
  auto engine = std::make_unique<Engine>(EngineOptions());
  EXPECT_TRUE(engine->load_bytes("<!doctype html>" + body, "").ok());
  EXPECT_TRUE(engine->layout().ok());
  return engine;
}
std::string boxes(const std::string& body) { return document_with(body)->dump(DumpFormat::kBoxes, ""); }
bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

TEST(BoxDump, CountersPassOverBoxlessElements) {
  const std::string html =
      "<style>i { counter-increment: c } i::before { content: counter(c) } b { display: contents }</style>";
  EXPECT_TRUE(contains(boxes(html + "<b><i></i></b><b><i></i></b>"), "\"2\""));
  EXPECT_FALSE(contains(boxes(html + "<u><i></i></u><u><i></i></u>"), "\"2\""));
}

TEST(BoxDump, CountersStayInTheirRange) {
  const std::string html = boxes(
      "<style>i { counter-reset: c 2147483000; counter-increment: c 600 } b { counter-increment: c 600 }"
      "b::before { content: counter(c) }</style><i><b></b></i>");
  EXPECT_TRUE(contains(html, "\"2147483600\"")) << html;
}

// css-display-3 appendix B: a br without display, but not an element with the same rules.
TEST(BoxDump, ContentsMeansNoneOnSomeElementsOnly) {
  const std::string html = boxes("<style>br, b { display: contents }</style><br><b>shown</b>");
  EXPECT_TRUE(contains(html, "\"shown\"")) << html;
  EXPECT_FALSE(contains(html, "line-break"));
}

TEST(BoxDump, FirstLettersInheritFromTheInnermostElement) {
  const std::unique_ptr<Engine> engine = document_with(
      "<style>div { color: red } div::first-letter { font-weight: bold } span { color: lime }</style>"
      "<div><span>A</span></div>");
  const std::string painted = engine->dump(DumpFormat::kDisplayList, "");
  EXPECT_TRUE(contains(painted, "#00ff00ff")) << painted;
  EXPECT_FALSE(contains(painted, "#ff0000ff"));
}

TEST(BoxDump, MathIsFlowOutsideMathMl) {
  const std::string html =
      boxes("<style>i { display: math } b { display: block math }</style><div><i>x</i><b>y</b></div>");
  EXPECT_TRUE(contains(html, "block <b>")) << html;
  EXPECT_FALSE(contains(html, "\n    block <i>"));
}

TEST(BoxDump, NoTextOfASelectIsShownButItsLabel) {
  const std::string box = boxes("<select size=4>stray<option>a</select>");
  EXPECT_FALSE(contains(box, "stray")) << box;
  EXPECT_TRUE(contains(box, "\"a\""));
  const std::string drop_down = boxes("<select>stray<option>a</select>");
  EXPECT_FALSE(contains(drop_down, "stray")) << drop_down;
  EXPECT_TRUE(contains(drop_down, "\"a\""));
  EXPECT_FALSE(contains(boxes("<select>stray</select>"), "stray"));
}

TEST(BoxDump, TextFillColorPaintsText) {
  const std::string painted = document_with("<p style='color: red; -webkit-text-fill-color: lime'>x")
                                  ->dump(DumpFormat::kDisplayList, "");
  EXPECT_TRUE(contains(painted, "#00ff00ff \"x\"")) << painted;
}

}  // namespace
}  // namespace colosseum

// Parts of form controls: what their pseudo-elements style, and where browsers have them. Needs the
// Liberation fonts.
#include <gtest/gtest.h>

#include "colosseum/engine.h"
#include "tree/control_parts.h"

namespace colosseum {
namespace {

class ControlParts : public testing::Test {
 protected:
  void load(std::string_view body) {
    EngineOptions options;
    options.viewport_width = 800;
    engine_ = std::make_unique<Engine>(options);
    ASSERT_TRUE(
        engine_->load_bytes(std::string("<!doctype html><style>*{margin:0}</style><body>").append(body), "")
            .ok());
    ASSERT_TRUE(engine_->layout().ok());
  }
  /// The first element of a tag below `from`.
  NodeId find(Atom tag, NodeId from) const {
    Document& d = engine_->document();
    if (d.has_tag(from, tag)) return from;
    for (NodeId c = d.node(from).first_child; c.valid(); c = d.node(c).next_sibling) {
      if (!d.is_element(c)) continue;
      if (const NodeId found = find(tag, c); found.valid()) return found;
    }
    return {};
  }
  NodeId find(Atom tag) const { return find(tag, engine_->document().root()); }
  const ComputedStyle& style(Atom tag) const { return engine_->document().style(find(tag)); }
  Rect rect(Atom tag) const { return engine_->result().rect(find(tag)); }

  std::unique_ptr<Engine> engine_;
};

TEST_F(ControlParts, OnlyTheirPseudoElementSelectsThem) {
  load(
      "<style>* { color: red } input > * { color: red } input::placeholder { color: lime }</style>"
      "<input placeholder=x>");
  EXPECT_EQ(style(atoms::kPartPlaceholder).color(), Color::rgb8(0, 255, 0));
}

TEST_F(ControlParts, PlaceholdersAreGreyAndDoNotMakeLinesTaller) {
  load(
      "<style>::placeholder { font-size: 30px; writing-mode: vertical-rl; float: left }</style>"
      "<input placeholder=x>");
  EXPECT_EQ(style(atoms::kPartPlaceholder).color(), Color::rgb8(0x75, 0x75, 0x75));
  EXPECT_EQ(rect(atoms::kInput).height, 21);
}

TEST_F(ControlParts, TheThumbIsWhereTheValueSays) {
  load("<input type=range min=10 max=20 value=12.5 style='width: 216px'>");
  EXPECT_EQ(rect(atoms::kPartSliderThumb).x - rect(atoms::kInput).x, 50);
  load("<input type=range min=10 max=20 value=7 style='width: 216px'>");
  EXPECT_EQ(rect(atoms::kPartSliderThumb).x, rect(atoms::kInput).x);
  load("<input type=range min=20 max=10 value=15 style='width: 216px'>");
  EXPECT_EQ(rect(atoms::kPartSliderThumb).x, rect(atoms::kInput).x);
}

TEST_F(ControlParts, ASliderIsAsHighAsItsTrack) {
  load("<input type=range>");
  EXPECT_EQ(rect(atoms::kInput).width, 129);
  EXPECT_EQ(rect(atoms::kInput).height, 16);
  load(
      "<style>input, ::-webkit-slider-thumb { appearance: none }"
      "::-webkit-slider-runnable-track { height: 2px }</style><input type=range>");
  EXPECT_EQ(rect(atoms::kInput).height, 2);
}

TEST_F(ControlParts, FileControlsAreAsHighAsTheirButton) {
  load("<input type=file>");
  EXPECT_EQ(rect(atoms::kInput).width, 253);
  EXPECT_EQ(rect(atoms::kInput).height, 21);
  load("<style>::file-selector-button { padding: 10px }</style><input type=file>");
  EXPECT_EQ(rect(atoms::kInput).height, 39);
  // With its native look the button has lines of its own font, whatever is said of it.
  load(
      "<style>input { font-size: 16px; line-height: 24px }"
      "::-webkit-file-upload-button { line-height: inherit }</style><input type=file>");
  EXPECT_EQ(rect(atoms::kInput).height, 24);
  load(
      "<style>input { font-size: 16px; line-height: 24px }"
      "::-webkit-file-upload-button { line-height: inherit; appearance: button }</style><input type=file>");
  EXPECT_EQ(rect(atoms::kInput).height, 30);
}

// They are in a slot of the select, which does not hand down what is not inherited by itself.
TEST_F(ControlParts, OptionsInheritFromASlot) {
  load(
      "<style>* { box-sizing: inherit } select { box-sizing: border-box }</style>"
      "<select multiple><option>a</select>");
  EXPECT_EQ(style(atoms::kOption).box_sizing(), BoxSizing::kContentBox);
}

// XML allows the names.
TEST_F(ControlParts, AnElementWithoutControlIsNoPart) {
  EngineOptions options;
  options.format = html::Format::kXml;
  engine_ = std::make_unique<Engine>(options);
  ASSERT_TRUE(
      engine_->load_bytes("<::placeholder xmlns='http://www.w3.org/1999/xhtml'>x</::placeholder>", "").ok());
  ASSERT_TRUE(engine_->layout().ok());
  EXPECT_GT(engine_->result().rect(engine_->document().root()).height, 0);
}

TEST_F(ControlParts, ScriptsDoNotSeeThem) {
  load("<input type=range><input type=file><p>x</p>");
  const std::string dump = engine_->dump(DumpFormat::kGeometry, "x");
  EXPECT_EQ(dump.find("slider"), std::string::npos);
  EXPECT_NE(dump.find(R"("t":"p")"), std::string::npos);
}

}  // namespace
}  // namespace colosseum

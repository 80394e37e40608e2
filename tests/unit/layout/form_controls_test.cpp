// What layout does for elements of forms: fieldsets with legends, buttons, compressible controls.
#include "support/layout_fixture.h"

namespace colosseum::test {
namespace {

class FormControls : public LayoutFixture {
 protected:
  NodeId sized(NodeId parent, float width, float height) {
    return maker.block(parent, [&](StyleBuilder& s) { s.set_width(px(width)).set_height(px(height)); });
  }
  NodeId fieldset(NodeId parent, float border) {
    return maker.add(parent, "fieldset", Display::block(),
                     [&](StyleBuilder& s) { s.set_border_top_width(border).set_padding_top(px(3)); });
  }
  NodeId legend(NodeId parent, float width, float height) {
    return maker.add(parent, "legend", Display::block(),
                     [&](StyleBuilder& s) { s.set_width(px(width)).set_height(px(height)); });
  }
};

// HTML §15.3.13
TEST_F(FormControls, TheLegendStandsInTheBorder) {
  const NodeId root = maker.block({});
  const NodeId tall = fieldset(root, 4);
  const NodeId first = sized(tall, 10, 5);
  const NodeId tall_legend = legend(tall, 50, 20);
  const NodeId thick = fieldset(root, 30);
  const NodeId low_legend = legend(thick, 50, 20);
  const NodeId content = sized(thick, 10, 5);
  lay_out();
  EXPECT_EQ(rect(tall), "0 0 400 28");
  EXPECT_EQ(rect(tall_legend), "0 0 50 20");
  EXPECT_EQ(rect(first), "0 23 10 5");
  EXPECT_EQ(rect(thick), "0 28 400 38");
  EXPECT_EQ(rect(low_legend), "0 33 50 20");
  EXPECT_EQ(rect(content), "0 61 10 5");
}

TEST_F(FormControls, FieldsetsAreFormattingContexts) {
  const NodeId root = maker.block({});
  const NodeId set = maker.add(root, "fieldset", Display::block());
  maker.block(set, [](StyleBuilder& s) { s.set_float_(Float::kLeft).set_width(px(10)).set_height(px(20)); });
  lay_out();
  EXPECT_EQ(rect(set), "0 0 400 20");
}

TEST_F(FormControls, ButtonsFitTheirContent) {
  const NodeId root = maker.block({});
  const NodeId button = maker.add(root, "button", Display::block());
  sized(button, 30, 10);
  const NodeId stretched = maker.add(root, "button", Display::block(), [](StyleBuilder& s) {
    s.set_justify_self({Alignment::Keyword::kStretch});
  });
  sized(stretched, 30, 10);
  lay_out();
  EXPECT_EQ(rect(button), "0 0 30 10");
  EXPECT_EQ(rect(stretched), "0 10 400 10");
}

// css-sizing-3 §5.2.2
TEST_F(FormControls, PercentageControlsCompress) {
  const NodeId root = maker.block({});
  const NodeId wrapper =
      maker.block(root, [](StyleBuilder& s) { s.set_width(Length::keyword(Length::Type::kMinContent)); });
  const NodeId area = maker.add(wrapper, "textarea", Display::block(),
                                [](StyleBuilder& s) { s.set_width(Length::percentage(100)); });
  sized(area, 80, 10);
  lay_out();
  EXPECT_EQ(rect(wrapper), "0 0 0 10");
}

}  // namespace
}  // namespace colosseum::test

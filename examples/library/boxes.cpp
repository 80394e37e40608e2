// Layout of widgets without any document: nodes, styles and a leaf that measures itself. Needs
// colosseum::core alone.
#include <colosseum/layout.h>

#include <cstdio>

namespace {

using namespace colosseum;

/// A label of `characters` characters, 8 px wide and 16 px high each, that breaks anywhere.
class Label : public LeafContent {
 public:
  explicit Label(int characters) : characters_(characters) {}
  LeafMinMax min_max() override { return {LayoutUnit(8), LayoutUnit(8 * characters_)}; }
  LeafMeasurement measure(const LeafConstraints& c) override {
    int per_line = c.available_inline_size.floor() / 8;
    if (per_line < 1) per_line = 1;
    if (per_line > characters_) per_line = characters_;
    const int lines = (characters_ + per_line - 1) / per_line;
    LeafMeasurement m;
    m.size = {LayoutUnit(8 * per_line), LayoutUnit(16 * lines)};
    m.first_baseline = LayoutUnit(12);
    return m;
  }

 private:
  int characters_;
};

}  // namespace

int main() {
  Document document;
  StyleBuilder style(document.styles());

  const NodeId column = document.create_element("column");
  style.set_display(Display::block());
  style.set_width(Length::fixed(240));
  style.set_padding_top(Length::fixed(8)).set_padding_left(Length::fixed(8));
  document.set_style(column, document.styles().intern(style));
  document.set_root(column);

  Label text(60);
  const NodeId label = document.create_leaf("label", &text);
  style.start(nullptr);
  style.set_display(Display::block());
  document.set_style(label, document.styles().intern(style));
  document.append(column, label);

  LayoutSettings settings;
  settings.width = 800;
  settings.height = 600;
  const Layout layout = Layout::compute(document, settings);
  const Rect r = layout.rect(label);
  std::printf("label: %g,%g %gx%g\n", r.x, r.y, r.width, r.height);
  return r.x == 8 && r.y == 8 && r.width == 240 && r.height == 16 * 2 ? 0 : 1;
}

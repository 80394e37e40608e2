// Random mutations of random documents: laying out again gives what a fresh layout gives.
#include <gtest/gtest.h>

#include <deque>
#include <random>

#include "support/layout_fixture.h"

namespace colosseum::test {
namespace {

void dump(const layout::Fragment& f, PhysicalOffset at, const layout::LayoutTree& tree, int depth,
          std::string& out) {
  out.append(static_cast<size_t>(depth), ' ');
  out += std::to_string(static_cast<int>(f.kind));
  if (f.box.valid()) {
    const Box& box = tree.boxes.box(f.box);
    out += " n" + std::to_string(box.node.value) + " k" + std::to_string(static_cast<int>(box.kind));
  }
  for (LayoutUnit u : {at.x, at.y, f.size.width, f.size.height, f.first_baseline, f.last_baseline}) {
    out += ' ' + std::to_string(u.raw());
  }
  if (f.text != nullptr) {
    for (char16_t c : f.text->text) out += c < 128 ? static_cast<char>(c) : '?';
  }
  out += '\n';
  for (const layout::FragmentLink& l : f.children) dump(*l.fragment, at + l.offset, tree, depth + 1, out);
}

std::string dump(const layout::LayoutTree& tree) {
  std::string out;
  for (const layout::Page& page : tree.pages) {
    out += "page\n";
    if (page.content != nullptr) dump(*page.content, page.content_offset, tree, 0, out);
  }
  return out;
}

/// A document that changes at random. The same seed makes the same document and the same changes.
class Script {
 public:
  explicit Script(uint32_t seed) : random_(seed) {
    root_ = maker.block({});
    elements_.push_back(root_);
    for (int i = 0; i < 30; ++i) insert();
  }

  void step() {
    switch (pick(6)) {
      case 0: restyle(elements_[pick(elements_.size())]); break;
      case 1:
        if (!texts_.empty()) maker.document.set_text(texts_[pick(texts_.size())], words());
        break;
      case 2: insert(); break;
      case 3: remove(); break;
      case 4:
        if (!leaves_of_nodes_.empty()) {
          auto& [node, leaf] = leaves_of_nodes_[pick(leaves_of_nodes_.size())];
          leaf->set_block(static_cast<int>(pick(60)));
          maker.document.set_leaf_dirty(node);
        }
        break;
      default: width = 200 + static_cast<int>(pick(5)) * 100; break;
    }
  }

  TreeMaker maker;
  int width = 500;

 private:
  size_t pick(size_t n) { return std::uniform_int_distribution<size_t>(0, n - 1)(random_); }
  Length length() {
    switch (pick(5)) {
      case 0: return Length::percentage(static_cast<float>(10 + pick(90)));
      case 1:
      case 2: return px(static_cast<float>(pick(150)));
      default: return Length::auto_value();
    }
  }
  std::string words() {
    std::string s;
    for (size_t i = 0, n = pick(8); i < n; ++i) s += std::string(1 + pick(7), 'a') + (pick(3) ? " " : "  ");
    return s;
  }

  Display display() {
    constexpr size_t kFlexEntries = 3;
    switch (pick(9)) {
      case 0:
      case 1:
      case 2: return Display::block();
      case 3: return Display::inline_();
      case 4: return Display::inline_block();
      case 5: return Display::flow_root();
      case 6: return Display::inline_flex();
      default: return pick(kFlexEntries) == 0 ? Display::none() : Display::flex();
    }
  }

  void restyle(NodeId n) {
    // Styles inherit when they are made: nothing inherited changes here, as a cascade would restyle below.
    maker.style(n, n == root_ ? Display::block() : display(), [&](StyleBuilder& s) {
      if (pick(2)) s.set_width(length());
      if (pick(3) == 0) s.set_height(length());
      if (pick(4) == 0) s.set_min_height(px(static_cast<float>(pick(80))));
      if (pick(5) == 0) s.set_max_width(length().is_auto() ? Length::none() : px(120));
      if (pick(3) == 0) s.set_margin_top(px(static_cast<float>(pick(30)) - 10));
      if (pick(3) == 0) s.set_margin_left(length());
      if (pick(4) == 0) s.set_padding_bottom(px(static_cast<float>(pick(20))));
      if (pick(3) == 0) s.set_flex_direction(FlexDirection::kColumn);
      if (pick(3) == 0) s.set_flex_wrap(FlexWrap::kWrap);
      if (pick(3) == 0) s.set_flex_grow(1);
      if (pick(4) == 0) s.set_flex_basis(length());
      if (pick(4) == 0) s.set_align_items({Alignment::Keyword::kBaseline});
      if (pick(5) == 0) s.set_justify_content({Alignment::Keyword::kSpaceBetween});
      if (pick(6) == 0) s.set_order(static_cast<int32_t>(pick(3)));
      if (pick(6) == 0) s.set_aspect_ratio({false, 2, 1});
      if (pick(6) == 0) s.set_overflow_x(OverflowX::kHidden).set_overflow_y(OverflowY::kHidden);
      if (pick(6) == 0) s.set_position(Position::kRelative).set_left(px(3));
      if (n != root_ && pick(5) == 0) s.set_float_(pick(2) ? Float::kLeft : Float::kRight);
      if (pick(7) == 0) s.set_clear(pick(2) ? Clear::kBoth : Clear::kLeft);
      if (n != root_ && pick(6) == 0) {
        s.set_position(pick(4) == 0 ? Position::kFixed : Position::kAbsolute);
        if (pick(2)) s.set_top(length());
        if (pick(2)) s.set_right(length());
        if (pick(3) == 0) s.set_bottom(length());
        if (pick(3) == 0) s.set_left(length());
        if (pick(4) == 0) s.set_margin_left(Length::auto_value()).set_margin_right(Length::auto_value());
      }
    });
  }

  void insert() {
    const NodeId parent = elements_[pick(elements_.size())];
    NodeId reference = maker.document.node(parent).first_child;
    for (size_t i = pick(4); i > 0 && reference.valid(); --i) {
      reference = maker.document.node(reference).next_sibling;
    }
    NodeId n;
    switch (pick(4)) {
      case 0:
        n = maker.document.create_text(words());
        maker.document.insert_before(parent, n, reference);
        texts_.push_back(n);
        return;
      case 1:
        leaves_.emplace_back(static_cast<int>(pick(30)), 30 + static_cast<int>(pick(100)), 12);
        n = maker.document.create_leaf("leaf", &leaves_.back());
        leaves_of_nodes_.push_back({n, &leaves_.back()});
        break;
      default:
        n = maker.document.create_element("div");
        elements_.push_back(n);
        break;
    }
    maker.document.insert_before(parent, n, reference);
    restyle(n);
  }

  void remove() {
    if (elements_.size() < 12) return;
    maker.document.remove(elements_[1 + pick(elements_.size() - 1)]);
    auto gone = [&](NodeId n) { return !maker.document.contains(n); };
    std::erase_if(elements_, gone);
    std::erase_if(texts_, gone);
    std::erase_if(leaves_of_nodes_, [&](const auto& entry) { return gone(entry.first); });
  }

  std::mt19937 random_;
  NodeId root_;
  std::vector<NodeId> elements_, texts_;
  std::deque<BoxLeaf> leaves_;
  std::vector<std::pair<NodeId, BoxLeaf*>> leaves_of_nodes_;
};

class MutationScripts : public testing::TestWithParam<uint32_t> {
 protected:
  void run(bool paged) {
    Script script(GetParam());
    FixedTextEngine text;
    std::unique_ptr<layout::LayoutTree> kept;
    for (int step = 0; step < 25; ++step) {
      layout::LayoutOptions options;
      options.viewport = {LayoutUnit(script.width), LayoutUnit(400)};
      options.text = &text;
      options.poison_test = true;
      if (paged) {
        const int width = script.width;
        options.page_style = [width](const PageSelectorFacts&) {
          PageStyle p;
          p.size = {LayoutUnit(width), LayoutUnit(120)};
          return p;
        };
      }
      kept = layout::layout_document(script.maker.document, options, std::move(kept));
      std::unique_ptr<layout::LayoutTree> fresh = layout::layout_document(script.maker.document, options);
      ASSERT_EQ(kept->counters.poison_failures, 0u) << "seed " << GetParam() << " step " << step;
      ASSERT_EQ(fresh->counters.poison_failures, 0u) << "seed " << GetParam() << " step " << step;
      ASSERT_EQ(dump(*kept), dump(*fresh)) << "seed " << GetParam() << " step " << step;
      script.step();
    }
  }
};

TEST_P(MutationScripts, OnACanvas) { run(false); }
TEST_P(MutationScripts, OnPages) { run(true); }

INSTANTIATE_TEST_SUITE_P(Seeds, MutationScripts, testing::Range(1u, 41u));

}  // namespace
}  // namespace colosseum::test

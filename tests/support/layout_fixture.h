// A small document laid out with the fixed text engine, and the rectangles of its nodes, for tests of layout.
#pragma once

#include <gtest/gtest.h>

#include <string>

#include "layout/layout_tree.h"
#include "support/fixed_text_engine.h"
#include "support/tree_maker.h"

namespace colosseum::test {

inline Length px(float v) { return Length::fixed(v); }

/// A leaf of fixed content sizes that counts its calls.
class BoxLeaf : public LeafContent {
 public:
  BoxLeaf(int min, int max, int block) : min_(min), max_(max), block_(block) {}
  LeafMinMax min_max() override { return {LayoutUnit(min_), LayoutUnit(max_)}; }
  /// As tall as `block`, twice that when narrower than the max-content size.
  LeafMeasurement measure(const LeafConstraints& c) override {
    ++calls;
    const int block = c.available_inline_size < LayoutUnit(max_) ? 2 * block_ : block_;
    return {{c.available_inline_size, LayoutUnit(block)}, kIndefiniteSize, kIndefiniteSize};
  }
  void set_block(int block) { block_ = block; }
  int calls = 0;

 private:
  int min_, max_, block_;
};

class LayoutFixture : public testing::Test {
 protected:
  void lay_out(int width = 400, int height = 300) { lay_out(width, height, {}); }
  /// In pages without margins.
  void lay_out_pages(int width, int height) {
    lay_out(width, height, [=](const PageSelectorFacts&) {
      PageStyle p;
      p.size = {LayoutUnit(width), LayoutUnit(height)};
      return p;
    });
  }
  void lay_out(int width, int height, PageStyleFunction pages) {
    layout::LayoutOptions options;
    options.viewport = {LayoutUnit(width), LayoutUnit(height)};
    options.page_style = std::move(pages);
    options.text = &text;
    options.poison_test = true;
    tree = layout::layout_document(maker.document, options, std::move(tree));
    EXPECT_EQ(tree->counters.poison_failures, 0u);
  }

  /// "x y width height" of the first fragment of the node's box on a page; "none" when there is none.
  std::string rect(NodeId node, size_t page = 0) const {
    std::string found = "none";
    if (page >= tree->pages.size()) return found;
    const layout::Page& p = tree->pages[page];
    if (p.content != nullptr) find(*p.content, p.content_offset, tree->boxes.principal_box(node), found);
    return found;
  }

  static std::string number(LayoutUnit u) {
    std::string s = std::to_string(u.to_px());
    s.erase(s.find_last_not_of('0') + 1);
    if (s.back() == '.') s.pop_back();
    return s;
  }

  static void find(const layout::Fragment& f, PhysicalOffset at, BoxId box, std::string& out) {
    if (out != "none") return;
    if (f.box == box && f.kind == layout::FragmentKind::kBox) {
      out = number(at.x) + " " + number(at.y) + " " + number(f.size.width) + " " + number(f.size.height);
      return;
    }
    for (const layout::FragmentLink& l : f.children) find(*l.fragment, at + l.offset, box, out);
  }

  TreeMaker maker;
  FixedTextEngine text;
  std::unique_ptr<layout::LayoutTree> tree;
};

}  // namespace colosseum::test

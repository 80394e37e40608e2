// Hand-made boxes and fragments, for tests of painting without layout.
#pragma once

#include <gtest/gtest.h>

#include <array>
#include <deque>
#include <string>
#include <vector>

#include "layout/layout_tree.h"
#include "paint/painter.h"

namespace colosseum::paint {

class PaintFixture : public ::testing::Test {
 protected:
  PaintFixture() : tree_(document_) {
    html_ = document_.create_element("html");
    document_.set_root(html_);
    Box root;
    root.node = html_;
    root.style = document_.styles().initial_id();
    root.flags = kBoxRootElement | kBoxFormattingContext;
    root_ = tree_.boxes.add(root);
    tree_.boxes.set_root(root_);
    tree_.viewport = {LayoutUnit(100), LayoutUnit(100)};
  }

  /// An interned style with what `change` sets.
  template <typename Change>
  StyleId style(Change&& change) {
    StyleBuilder b(document_.styles());
    b.start(nullptr);
    b.set_display(Display::block());
    change(b);
    return document_.styles().intern(b);
  }
  StyleId colored(Color color) {
    return style([&](StyleBuilder& b) { b.set_background_color(color); });
  }

  /// A box of a new element below `parent`.
  BoxId box(BoxId parent, StyleId style, BoxKind kind = BoxKind::kBlockFlow, unsigned flags = 0,
            const char* tag = "div") {
    const NodeId node = document_.create_element(tag);
    document_.append(tree_.boxes.box(parent).node, node);
    document_.set_style(node, style);
    Box b;
    b.parent = parent;
    b.node = node;
    b.style = style;
    b.kind = kind;
    b.flags = static_cast<uint16_t>(flags);
    return tree_.boxes.add(b);
  }

  layout::Fragment* fragment(BoxId box, int width, int height,
                             layout::FragmentKind kind = layout::FragmentKind::kBox) {
    layout::Fragment& f = fragments_.emplace_back();
    f.kind = kind;
    f.box = box;
    f.size = {LayoutUnit(width), LayoutUnit(height)};
    return &f;
  }
  /// Gives `f` its children, at offsets in px.
  struct Child {
    const layout::Fragment* fragment;
    int x, y;
  };
  void children(layout::Fragment* f, const std::vector<Child>& list) {
    std::vector<layout::FragmentLink>& links = links_.emplace_back();
    for (const Child& c : list) links.push_back({c.fragment, {LayoutUnit(c.x), LayoutUnit(c.y)}});
    f->children = links;
  }
  void edges(layout::Fragment* f, int border, int padding) {
    const LayoutUnit b(border), p(padding);
    f->edges = &edges_.emplace_back(PhysicalEdges{b, b, b, b}, PhysicalEdges{p, p, p, p});
  }
  /// A text fragment of face 0: one glyph of 10 px per character.
  layout::Fragment* text(BoxId box, std::u16string_view characters) {
    layout::Fragment* f =
        fragment(box, static_cast<int>(characters.size()) * 10, 10, layout::FragmentKind::kText);
    std::vector<Glyph>& glyphs = glyphs_.emplace_back();
    for (size_t i = 0; i < characters.size(); ++i) {
      glyphs.push_back({characters[i], static_cast<uint32_t>(i), 10, 0, 0, false});
    }
    runs_.push_back({FaceId(0u), glyphs, LayoutUnit()});
    layout::TextData& data = texts_.emplace_back();
    data.end = static_cast<uint32_t>(characters.size());
    data.text = characters;
    data.runs = std::span<const layout::GlyphRun>(&runs_.back(), 1);
    data.baseline = LayoutUnit(8);
    f->text = &data;
    return f;
  }

  /// The page's display list as text, without its first line.
  std::string paint(const layout::Fragment* root) {
    layout::Page page;
    page.style.size = tree_.viewport;
    page.content = root;
    tree_.pages = {page};
    const std::string all = to_string(build_display_list(tree_, 0));
    return all.substr(all.find('\n') + 1);
  }

  Document document_;
  layout::LayoutTree tree_;
  NodeId html_;
  BoxId root_;
  std::deque<layout::Fragment> fragments_;
  std::deque<std::vector<layout::FragmentLink>> links_;
  std::deque<layout::FragmentEdges> edges_;
  std::deque<std::vector<Glyph>> glyphs_;
  std::deque<layout::GlyphRun> runs_;
  std::deque<layout::TextData> texts_;
};

inline const Color kRed = Color::rgb8(255, 0, 0), kGreen = Color::rgb8(0, 128, 0),
                   kBlue = Color::rgb8(0, 0, 255);

}  // namespace colosseum::paint

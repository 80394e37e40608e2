// Inline formatting contexts built box by box, laid out with the engine of one-em squares, and shown as text.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "base/utf.h"
#include "box/box_tree.h"
#include "layout/inline/inline_layout.h"
#include "support/fixed_text_engine.h"

namespace colosseum::test {

/// One block container (10px font, line-height 1) with children added by the test.
class InlineFixture {
 public:
  using Edit = std::function<void(StyleBuilder&)>;

  explicit InlineFixture(Edit container = nullptr, CompatMode mode = CompatMode::kNoQuirks) : tree(doc) {
    doc.info().compat_mode = mode;
    NodeId root = doc.create_element("div");
    doc.set_root(root);
    Box b;
    b.node = root;
    b.style = style([&](StyleBuilder& s) {
      s.set_font_size(10);
      s.set_line_height({LineHeight::Kind::kNumber, 1});
      if (container) container(s);
    });
    doc.set_style(root, b.style);
    b.kind = BoxKind::kBlockFlow;
    b.flags = kBoxChildrenInline | kBoxFormattingContext;
    block = tree.add(b);
    tree.set_root(block);
  }

  StyleId style(const Edit& edit, StyleId from = {}) {
    StyleBuilder& b = doc.styles().scratch_builder();
    b.start(from.valid() ? &doc.styles().get(from) : nullptr);
    if (edit) edit(b);
    return doc.styles().intern(b);
  }

  /// An inline box whose style differs from its parent's by `edit`.
  BoxId span(BoxId parent, Edit edit = nullptr, uint16_t flags = 0) {
    return add(parent, BoxKind::kInlineBox, doc.create_element("span"), edit, kBoxInlineLevel | flags);
  }
  BoxId text(BoxId parent, std::string_view text) {
    Box b;
    b.parent = parent;
    b.node = doc.create_text(text);
    b.style = tree.box(parent).style;
    b.kind = BoxKind::kText;
    b.flags = kBoxInlineLevel;
    return tree.add(b);
  }
  BoxId br(BoxId parent) {
    return add(parent, BoxKind::kLineBreak, doc.create_element("br"), nullptr, kBoxInlineLevel);
  }
  BoxId atomic(BoxId parent, Edit edit, BoxKind kind = BoxKind::kBlockFlow) {
    return add(
        parent, kind, doc.create_element("b"),
        [&](StyleBuilder& s) {
          s.set_display(Display::inline_block());
          if (edit) edit(s);
        },
        kBoxInlineLevel | kBoxFormattingContext);
  }
  BoxId add(BoxId parent, BoxKind kind, NodeId node, const Edit& edit, int flags) {
    Box b;
    b.parent = parent;
    b.node = node;
    b.style = style(edit, tree.box(parent).style);
    b.kind = kind;
    b.flags = static_cast<uint16_t>(flags);
    return tree.add(b);
  }

  /// Lays the lines out; each shown as its fragments, `text@x,y wxh`.
  std::vector<std::string> lines(int width, size_t limit = 1000) {
    std::vector<std::string> out;
    each_line(LayoutUnit(width), limit,
              [&](const layout::inline_layout::Line& line) { out.push_back(show(*line.fragment)); });
    return out;
  }
  /// Only the texts of the lines.
  std::vector<std::string> texts(int width, size_t limit = 1000) {
    std::vector<std::string> out;
    each_line(LayoutUnit(width), limit,
              [&](const layout::inline_layout::Line& line) { out.push_back(plain(*line.fragment)); });
    return out;
  }
  std::vector<layout::inline_layout::Line> raw(int width) {
    std::vector<layout::inline_layout::Line> out;
    each_line(LayoutUnit(width), 1000, [&](const layout::inline_layout::Line& line) { out.push_back(line); });
    return out;
  }
  layout::MinMax min_max() {
    start();
    layout::ConstraintSpace space;
    layout::ReadMask reads = 0;
    layout::SpaceReader reader(space, reads);
    return layout::inline_layout::min_max(*pass, block, layout::inline_layout::content(*pass, block), reader,
                                          kIndefiniteSize);
  }
  template <typename F>
  void each_line(LayoutUnit width, size_t limit, F&& f) {
    using namespace layout::inline_layout;
    start();
    layout::ConstraintSpace space;
    space.available.inline_size = width;
    layout::ReadMask reads = 0;
    layout::SpaceReader reader(space, reads);
    const InlineContent& c = content(*pass, block);
    LineInput input;
    input.inline_size = input.line_size = width;
    input.percentage = {width, kIndefiniteSize};
    for (size_t i = 0; i < limit; ++i) {
      Line line = next_line(*pass, block, c, input, reader);
      f(line);
      if (line.done) break;
      input.start = line.next;
      input.block_offset += line.block_size;
    }
  }

  static std::string number(LayoutUnit u) {
    std::string s = std::to_string(u.to_px());
    while (s.back() == '0') s.pop_back();
    if (s.back() == '.') s.pop_back();
    return s;
  }
  std::string show(const layout::Fragment& f) const {
    std::string s;
    for (const layout::FragmentLink& l : f.children) {
      if (!s.empty()) s += " ";
      const layout::Fragment& c = *l.fragment;
      switch (c.kind) {
        case layout::FragmentKind::kText: s += "'" + to_utf8(c.text->text) + "'"; break;
        case layout::FragmentKind::kInlineBox: s += "box"; break;
        default: s += "atom"; break;
      }
      s += "@" + number(l.offset.x) + "," + number(l.offset.y) + " " + number(c.size.width) + "x" +
           number(c.size.height);
      if (c.kind == layout::FragmentKind::kInlineBox) s += "{" + show(c) + "}";
    }
    return s;
  }
  std::string plain(const layout::Fragment& f) const {
    std::string s;
    for (const layout::FragmentLink& l : f.children) {
      if (l.fragment->kind == layout::FragmentKind::kText && !l.fragment->has(layout::kFragmentBreak)) {
        s += to_utf8(l.fragment->text->text);
      } else if (l.fragment->kind == layout::FragmentKind::kBox) {
        s += "#";
      }
      if (l.fragment->kind == layout::FragmentKind::kInlineBox) s += plain(*l.fragment);
    }
    return s;
  }

  Document doc;
  BoxTree tree;
  BoxId block;
  FixedTextEngine engine;
  std::unique_ptr<layout::LayoutStore> store;
  std::unique_ptr<layout::Pass> pass;

 private:
  void start() {
    if (pass) return;
    store = std::make_unique<layout::LayoutStore>(tree.size());
    pass = std::make_unique<layout::Pass>(tree, *store, &engine, doc.limits(), doc.diagnostics());
  }
};

}  // namespace colosseum::test

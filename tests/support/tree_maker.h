// Small styled documents for tests, written as nested calls, and boxes written back as text.
#pragma once

#include <functional>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>

#include "box/box_builder.h"
#include "box/box_tree.h"

namespace colosseum::test {

using StyleFunction = std::function<void(StyleBuilder&)>;

/// Makes nodes of one document; styles inherit from the parent when the node is appended through add().
class TreeMaker {
 public:
  explicit TreeMaker(const Limits& limits = {}) : document(limits) {}

  /// Appends an element to `parent` (none: the root), with inherited values from the parent's style.
  NodeId add(NodeId parent, std::string_view tag, const Display& display, const StyleFunction& more = {}) {
    NodeId n = document.create_element(tag);
    if (parent.valid()) {
      document.append(parent, n);
    } else {
      document.set_root(n);
    }
    style(n, display, more);
    return n;
  }
  NodeId block(NodeId parent, const StyleFunction& more = {}) {
    return add(parent, "div", Display::block(), more);
  }
  NodeId inline_(NodeId parent, const StyleFunction& more = {}) {
    return add(parent, "span", Display::inline_(), more);
  }
  NodeId flex(NodeId parent, const StyleFunction& more = {}) {
    return add(parent, "div", Display::flex(), more);
  }
  NodeId text(NodeId parent, std::string_view value) {
    NodeId n = document.create_text(value);
    document.append(parent, n);
    return n;
  }
  void style(NodeId n, const Display& display, const StyleFunction& more = {}) {
    const NodeId parent = document.node(n).parent;
    StyleBuilder b(document.styles());
    b.start(parent.valid() ? &document.style(parent) : nullptr);
    b.set_display(display);
    if (more) more(b);
    document.set_style(n, document.styles().intern(b));
  }
  void pseudo(NodeId n, PseudoElement which, const Display& display, std::vector<ContentItem> content,
              const StyleFunction& more = {}) {
    StyleBuilder b(document.styles());
    b.start(&document.style(n));
    b.set_display(display);
    ContentValue value;
    value.kind = ContentValue::Kind::kItems;
    value.items = std::move(content);
    b.set_content(value);
    if (more) more(b);
    document.set_pseudo_style(n, which, document.styles().intern(b));
  }
  static ContentItem string_item(std::string s) {
    ContentItem item;
    item.text = std::move(s);
    return item;
  }
  static ContentItem item(ContentItem::Kind kind, std::string text = {}, std::string separator = {},
                          CounterStyleRef style = CounterStyleRef::named("decimal")) {
    ContentItem c;
    c.kind = kind;
    c.text = std::move(text);
    c.separator = std::move(separator);
    c.style = std::move(style);
    return c;
  }

  Document document;
};

/// "block[anon["text"] …]"; "<span" and "span>" show where a broken inline box goes on.
inline std::string describe(const BoxTree& tree, BoxId id) {
  const Box& b = tree.box(id);
  const Document& d = tree.document();
  std::string tag = b.node.valid() && d.is_element(b.node) ? std::string(d.str(d.element(b.node).tag)) : "";
  std::string out;
  switch (b.kind) {
    case BoxKind::kText: {
      std::string text(tree.text(id));
      return "'" + text + "'";
    }
    case BoxKind::kLineBreak: return "br";
    case BoxKind::kWordBreak: return "wbr";
    case BoxKind::kReplaced: out = b.has(kBoxInlineLevel) ? "inline-replaced" : "replaced"; break;
    case BoxKind::kLeaf: out = b.has(kBoxInlineLevel) ? "inline-leaf" : "leaf"; break;
    case BoxKind::kFlex: out = b.has(kBoxInlineLevel) ? "inline-flex" : "flex"; break;
    case BoxKind::kInlineBox:
      if (b.has(kBoxContinuesBefore)) out += "<";
      if (b.has(kBoxOutsideMarker)) {
        out += "marker";
      } else {
        out += b.has(kBoxPseudo) ? "::inline" : tag;
      }
      if (b.has(kBoxContinuesAfter)) out += ">";
      break;
    case BoxKind::kTable: out = b.has(kBoxInlineLevel) ? "inline-table" : "table"; break;
    case BoxKind::kTableSection: out = "group"; break;
    case BoxKind::kTableRow: out = "row"; break;
    case BoxKind::kTableColumnGroup: out = "columns"; break;
    case BoxKind::kTableColumn: out = "column"; break;
    default:
      if (b.has(kBoxTableCell)) {
        out = "cell";
        break;
      }
      out = b.has(kBoxAnonymous)     ? (b.has(kBoxOutsideMarker) ? "anon-marker" : "anon")
            : b.has(kBoxInlineLevel) ? "inline-block"
            : b.has(kBoxPseudo)      ? "::block"
                                     : "block";
      break;
  }
  const bool is_part = contains_table_parts(b.kind) || b.has(kBoxTableCell);
  if (is_part && b.has(kBoxAnonymous)) out = "anon-" + out;
  if (!b.first_child.valid()) return out;
  out += "[";
  bool first = true;
  tree.for_each_child(id, [&](BoxId c) {
    if (!first) out += " ";
    first = false;
    out += describe(tree, c);
  });
  return out + "]";
}

inline std::string build_and_describe(Document& document) {
  BoxTree tree(document);
  build_boxes(tree);
  return tree.root().valid() ? describe(tree, tree.root()) : "";
}

}  // namespace colosseum::test

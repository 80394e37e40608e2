// Dumps of boxes, fragments and computed styles, one line each.
#include <cstdio>

#include "api/dump.h"
#include "base/utf.h"
#include "layout/core/fragment.h"

namespace colosseum::api {

namespace {

std::string_view kind_name(BoxKind kind) {
  switch (kind) {
    case BoxKind::kBlockFlow: return "block";
    case BoxKind::kFlex: return "flex";
    case BoxKind::kGrid: return "grid";
    case BoxKind::kTable: return "table";
    case BoxKind::kTableSection: return "table-row-group";
    case BoxKind::kTableRow: return "table-row";
    case BoxKind::kTableColumnGroup: return "table-column-group";
    case BoxKind::kTableColumn: return "table-column";
    case BoxKind::kReplaced: return "replaced";
    case BoxKind::kLeaf: return "leaf";
    case BoxKind::kInlineBox: return "inline";
    case BoxKind::kText: return "text";
    case BoxKind::kLineBreak: return "line-break";
    case BoxKind::kWordBreak: return "word-break";
  }
  return "?";
}

std::string_view kind_name(layout::FragmentKind kind) {
  switch (kind) {
    case layout::FragmentKind::kPage: return "page";
    case layout::FragmentKind::kBox: return "box";
    case layout::FragmentKind::kLine: return "line";
    case layout::FragmentKind::kInlineBox: return "inline";
    case layout::FragmentKind::kText: return "text";
  }
  return "?";
}

std::string px(LayoutUnit u) {
  char buffer[32];
  std::snprintf(buffer, sizeof buffer, "%.6g", u.to_px());
  return buffer;
}

std::string element_name(const BoxTree& tree, const Box& box) {
  const Document& d = tree.document();
  if (!box.node.valid() || !d.is_element(box.node)) return {};
  const Element& e = d.element(box.node);
  std::string name = " <" + std::string(d.str(e.tag));
  if (!e.id.empty()) name += "#" + std::string(d.str(e.id));
  return name + (box.has(kBoxPseudo) ? "::pseudo>" : box.is_anonymous() ? " anonymous>" : ">");
}

std::string shortened(std::string_view text) {
  constexpr size_t kMax = 60;
  std::string out = json_string(text.substr(0, kMax));
  return text.size() > kMax ? out + "…" : out;
}

struct Place {
  const layout::Fragment* fragment;
  PhysicalOffset offset;
  size_t depth;
};

void append_fragment(std::string& out, const BoxTree& boxes, const Place& p) {
  const layout::Fragment& f = *p.fragment;
  out.append(2 * p.depth, ' ');
  out += kind_name(f.kind);
  if (f.box.valid() && f.kind != layout::FragmentKind::kLine) out += element_name(boxes, boxes.box(f.box));
  out +=
      " at " + px(p.offset.x) + "," + px(p.offset.y) + " size " + px(f.size.width) + "x" + px(f.size.height);
  if (!is_indefinite(f.first_baseline)) out += " baseline " + px(f.first_baseline);
  if (!f.has(layout::kFragmentFirst)) out += " continued";
  if (!f.has(layout::kFragmentLast)) out += " continues";
  if (f.kind == layout::FragmentKind::kText) out += " " + shortened(to_utf8(f.text->text));
  out += '\n';
}

std::string margin_box_line(const layout::PlacedMarginBox& m) {
  return "@" + std::string(kMarginBoxNames[static_cast<size_t>(m.box)]);
}

void append_boxes(std::string& out, const BoxTree& tree, BoxId root, size_t root_depth) {
  std::vector<std::pair<BoxId, size_t>> todo;
  if (root.valid()) todo.emplace_back(root, root_depth);
  std::vector<BoxId> children;
  while (!todo.empty()) {
    auto [id, depth] = todo.back();
    todo.pop_back();
    const Box& box = tree.box(id);
    out.append(2 * depth, ' ');
    out += kind_name(box.kind);
    if (box.kind == BoxKind::kText) {
      out += " " + shortened(tree.text(id));
    } else {
      out += element_name(tree, box);
    }
    if (box.is_atomic_inline()) out += " inline-level";
    if (box.has(kBoxFormattingContext)) out += " root";
    if (box.has(kBoxOutsideMarker)) out += " marker";
    out += '\n';
    children.clear();
    tree.for_each_child(id, [&](BoxId c) { children.push_back(c); });
    for (size_t i = children.size(); i-- > 0;) todo.emplace_back(children[i], depth + 1);
  }
}

void append_fragments(std::string& out, const BoxTree& boxes, const Place& root) {
  std::vector<Place> todo;
  if (root.fragment != nullptr) todo.push_back(root);
  while (!todo.empty()) {
    Place p = todo.back();
    todo.pop_back();
    append_fragment(out, boxes, p);
    const auto& links = p.fragment->children;
    for (size_t k = links.size(); k-- > 0;) todo.push_back({links[k].fragment, links[k].offset, p.depth + 1});
  }
}

}  // namespace

std::string dump_boxes(const layout::LayoutTree& tree) {
  std::string out;
  append_boxes(out, tree.boxes, tree.boxes.root(), 0);
  for (size_t i = 0; i < tree.pages.size(); ++i) {
    for (const layout::PlacedMarginBox& m : tree.pages[i].margin_boxes) {
      out += "page " + std::to_string(i + 1) + " " + margin_box_line(m) + "\n";
      append_boxes(out, tree.boxes, m.fragment->box, 1);
    }
  }
  return out;
}

std::string dump_fragments(const layout::LayoutTree& tree) {
  std::string out;
  for (size_t i = 0; i < tree.pages.size(); ++i) {
    const layout::Page& page = tree.pages[i];
    out += "page " + std::to_string(i + 1) + " " + px(page.style.size.width) + "x" +
           px(page.style.size.height) + "\n";
    append_fragments(out, tree.boxes, {page.content, page.content_offset, 1});
    for (const layout::PlacedMarginBox& m : page.margin_boxes) {
      out += "  " + margin_box_line(m) + "\n";
      append_fragments(out, tree.boxes, {m.fragment, m.offset, 2});
    }
  }
  return out;
}

std::string dump_styles(const Document& document) {
  std::string out;
  std::vector<std::pair<NodeId, size_t>> todo;
  if (document.root().valid()) todo.emplace_back(document.root(), 0);
  while (!todo.empty()) {
    auto [node, depth] = todo.back();
    todo.pop_back();
    if (document.is_text(node)) continue;
    out.append(2 * depth, ' ');
    out += std::string(document.str(document.element(node).tag)) + ":";
    append_style(out, document.style(node), document.styles().initial());
    out += '\n';
    for (NodeId c = document.node(node).last_child; c.valid(); c = document.node(c).previous_sibling) {
      todo.emplace_back(c, depth + 1);
    }
  }
  return out;
}

}  // namespace colosseum::api

// A tree as one line of text, for tests.
#pragma once

#include <string>

#include "colosseum/html.h"

namespace colosseum::html {

inline void dump_node(const Document& d, NodeId n, std::string& out) {
  if (d.is_text(n)) {
    out += '"' + std::string(d.text(n)) + '"';
    return;
  }
  out += std::string(d.str(d.element(n).tag));
  if (!d.node(n).first_child.valid()) return;
  out += '(';
  for (NodeId c = d.node(n).first_child; c.valid(); c = d.node(c).next_sibling) {
    if (c != d.node(n).first_child) out += ' ';
    dump_node(d, c, out);
  }
  out += ')';
}

inline std::string dump_tree(const Document& d) {
  std::string out;
  if (d.root().valid()) dump_node(d, d.root(), out);
  return out;
}

inline std::string dump_html(std::string_view source) {
  Document d;
  ParsedSource parsed;
  (void)parse_document(source, Format::kHtml, "", d, parsed);
  return dump_tree(d);
}

/// The first element with a tag name; none when there is none.
inline NodeId find_tag(const Document& d, std::string_view tag) {
  for (size_t i = 0; i < d.node_capacity(); ++i) {
    NodeId n(i);
    if (d.contains(n) && d.is_element(n) && d.str(d.element(n).tag) == tag) return n;
  }
  return {};
}

inline int depth_of(const Document& d, NodeId n) {
  int depth = 0;
  for (; n.valid(); n = d.node(n).parent) ++depth;
  return depth;
}

}  // namespace colosseum::html

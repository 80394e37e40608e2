// Small helpers over a Document's tree.
#pragma once

#include <string>
#include <string_view>

#include "base/utf.h"
#include "colosseum/document.h"

namespace colosseum::html {

/// The node after `n` in document order within `top`'s subtree, skipping n's own subtree when `skip`; none at
/// the end.
inline NodeId next_in_order(const Document& document, NodeId n, NodeId top, bool skip = false) {
  if (!skip && document.node(n).first_child.valid()) return document.node(n).first_child;
  while (n != top && !document.node(n).next_sibling.valid()) n = document.node(n).parent;
  return n == top ? NodeId() : document.node(n).next_sibling;
}

/// Calls `f(id)` for each element of a subtree in document order. `f` may change attributes and children of
/// its element.
template <typename F>
void for_each_element(const Document& document, NodeId top, F&& f) {
  for (NodeId n = top; n.valid(); n = next_in_order(document, n, top)) {
    if (document.is_element(n)) f(n);
  }
}

/// All text below a node (DOM §4.4 "descendant text content").
inline std::string text_content(const Document& document, NodeId top) {
  std::string out;
  for (NodeId n = top; n.valid(); n = next_in_order(document, n, top)) {
    if (document.is_text(n)) out += document.text(n);
  }
  return out;
}

/// White space stripped at the ends and collapsed between words (Infra §4.6).
inline std::string collapsed(std::string_view s) {
  std::string out;
  bool gap = false;
  for (char c : s) {
    if (is_ascii_space(static_cast<unsigned char>(c))) {
      gap = !out.empty();
      continue;
    }
    if (gap) out += ' ';
    gap = false;
    out += c;
  }
  return out;
}

inline std::string_view trimmed_view(std::string_view s) {
  while (!s.empty() && is_ascii_space(static_cast<unsigned char>(s.front()))) s.remove_prefix(1);
  while (!s.empty() && is_ascii_space(static_cast<unsigned char>(s.back()))) s.remove_suffix(1);
  return s;
}

}  // namespace colosseum::html

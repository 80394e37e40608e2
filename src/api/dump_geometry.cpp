// The geometry format (docs/guide-cli.md): what getClientRects() gives in a browser, for every element and
// text.
#include <cmath>
#include <cstdio>

#include "api/core/node_rects.h"
#include "api/dump.h"
#include "base/utf.h"
#include "tree/control_parts.h"

namespace colosseum::api {

namespace {

/// At most three decimals, none that are zero; halves are rounded up, as browsers do.
void append_number(std::string& out, double v) {
  v = std::floor(v * 1000 + 0.5) / 1000;
  char buffer[40];
  int n = std::snprintf(buffer, sizeof buffer, "%.3f", v);
  while (n > 0 && buffer[n - 1] == '0') --n;
  if (n > 0 && buffer[n - 1] == '.') --n;
  std::string_view s(buffer, static_cast<size_t>(n));
  out += s == "-0" ? std::string_view("0") : s;
}

/// Pages count as lying below each other; `page_tops` says where.
void append_rects(std::string& out, std::span<const PlacedFragment> placed,
                  const std::vector<LayoutUnit>& page_tops) {
  out += '[';
  for (size_t i = 0; i < placed.size(); ++i) {
    PhysicalRect r = placed[i].rect;
    r.offset.y += page_tops[placed[i].page];
    out += i == 0 ? "[" : ",[";
    append_number(out, r.offset.x.to_px());
    for (LayoutUnit u : {r.offset.y, r.size.width, r.size.height}) {
      out += ',';
      append_number(out, u.to_px());
    }
    out += ']';
  }
  out += ']';
}

std::vector<LayoutUnit> tops_of(const std::vector<layout::Page>& pages) {
  std::vector<LayoutUnit> tops;
  LayoutUnit y;
  for (const layout::Page& page : pages) {
    tops.push_back(y);
    y += page.style.size.height;
  }
  return tops;
}

struct Cursor {
  NodeId node;
  std::string path;
};

}  // namespace

std::string json_string(std::string_view s) {
  std::string out = "\"";
  for (char c : s) {
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (static_cast<unsigned char>(c) < 0x20) {
      char buffer[8];
      std::snprintf(buffer, sizeof buffer, "\\u%04x", static_cast<unsigned>(c));
      out += buffer;
    } else {
      out += c;
    }
  }
  return out + '"';
}

std::string dump_geometry(const layout::LayoutTree& tree, std::string_view doc, double width, double height) {
  const Document& document = tree.boxes.document();
  const NodeRects rects(tree);
  const std::vector<LayoutUnit> tops = tops_of(tree.pages);
  std::string out = "{\"viewport\":[";
  append_number(out, width);
  out += ',';
  append_number(out, height);
  out += "],\"doc\":" + json_string(doc) + ",\"nodes\":[";
  bool first = true;
  auto entry = [&](const std::string& path, std::string_view tag, NodeId node) {
    out += first ? "{\"p\":" : ",{\"p\":";
    first = false;
    out += json_string(path) + ",\"t\":" + json_string(tag) + ",\"r\":";
    append_rects(out, rects.of(node), tops);
    out += '}';
  };
  std::vector<Cursor> todo;
  if (document.root().valid()) todo.push_back({document.root(), ""});
  std::vector<Cursor> children;
  while (!todo.empty()) {
    Cursor at = std::move(todo.back());
    todo.pop_back();
    if (document.is_text(at.node)) {
      entry(at.path, "#text", at.node);
      continue;
    }
    entry(at.path, ascii_lower(document.str(document.element(at.node).tag)), at.node);
    children.clear();
    size_t elements = 0, texts = 0;
    for (NodeId c = document.node(at.node).first_child; c.valid(); c = document.node(c).next_sibling) {
      if (document.is_element(c) && is_control_part(document.element(c).tag)) {
        continue;  // scripts see nothing of it
      } else if (document.is_element(c)) {
        children.push_back({c, at.path + '/' + std::to_string(elements++)});
      } else {
        size_t k = texts++;
        if (!rects.of(c).empty()) children.push_back({c, at.path + "/#" + std::to_string(k)});
      }
    }
    for (size_t i = children.size(); i-- > 0;) todo.push_back(std::move(children[i]));
  }
  return out + "]}";
}

}  // namespace colosseum::api

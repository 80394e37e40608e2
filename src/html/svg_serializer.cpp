#include "html/svg_serializer.h"

#include <vector>

#include "base/utf.h"
#include "html/legacy_values.h"
#include "html/tree_walk.h"
#include "tree/atom_list.h"

namespace colosseum::html {

namespace {

void append_escaped(std::string& out, std::string_view s) {
  for (char c : s) {
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      default:
        // Controls are not allowed in XML.
        if (static_cast<unsigned char>(c) >= 0x20 || c == '\t' || c == '\n' || c == '\r') out += c;
    }
  }
}

bool is_xml_name(std::string_view s) {
  if (s.empty()) return false;
  for (size_t i = 0; i < s.size(); ++i) {
    char c = s[i];
    bool letter =
        (ascii_lower(c) >= 'a' && ascii_lower(c) <= 'z') || c == '_' || static_cast<unsigned char>(c) >= 0x80;
    bool later = (c >= '0' && c <= '9') || c == '-' || c == '.';
    if (!letter && (i == 0 || !later)) return false;
  }
  return true;
}

/// The attribute's name as it may be written; "" to leave it out.
std::string_view writable(std::string_view name) {
  size_t colon = name.find(':');
  if (name == "xmlns" || name.starts_with("xmlns:")) return {};
  if (colon == std::string_view::npos) return is_xml_name(name) ? name : std::string_view();
  std::string_view prefix = name.substr(0, colon);
  bool known = prefix == "xlink" || prefix == "xml";
  return known && is_xml_name(name.substr(colon + 1)) ? name : std::string_view();
}

void open_tag(const Document& d, NodeId n, Atom outer_ns, bool root, std::string& out) {
  const Element& e = d.element(n);
  out += '<';
  out += d.str(e.tag);
  if (e.ns != outer_ns) {
    out += " xmlns=\"";
    append_escaped(out, d.str(e.ns));
    out += '"';
  }
  if (root) out += " xmlns:xlink=\"http://www.w3.org/1999/xlink\"";
  for (const Attribute& a : e.attributes()) {
    std::string_view name = writable(d.str(a.name));
    if (name.empty()) continue;
    out += ' ';
    out += name;
    out += "=\"";
    append_escaped(out, a.value);
    out += '"';
  }
}

/// An absolute length attribute in px; negative when it is missing, relative or a percentage.
float absolute_length(const std::string* attribute) {
  if (attribute == nullptr) return -1;
  std::string_view s = trimmed_view(*attribute);
  std::optional<double> n = parse_float(s);
  if (!n || *n < 0) return -1;
  size_t unit = s.size();
  while (unit > 0 &&
         ((ascii_lower(s[unit - 1]) >= 'a' && ascii_lower(s[unit - 1]) <= 'z') || s[unit - 1] == '%'))
    --unit;
  struct Row {
    std::string_view unit;
    double px;
  };
  static constexpr Row kUnits[] = {{"", 1},     {"px", 1},         {"pt", 96.0 / 72}, {"pc", 16},
                                   {"in", 96},  {"cm", 96 / 2.54}, {"mm", 96 / 25.4}, {"em", 16},
                                   {"rem", 16}, {"ex", 8}};
  for (const Row& row : kUnits) {
    if (ascii_iequals(s.substr(unit), row.unit)) return static_cast<float>(*n * row.px);
  }
  return -1;
}

}  // namespace

std::string serialize_svg(const Document& d, NodeId svg) {
  std::string out;
  struct Level {
    NodeId node, next;
    Atom ns;
  };
  std::vector<Level> stack;
  auto open = [&](NodeId n, Atom outer_ns) {
    open_tag(d, n, outer_ns, stack.empty(), out);
    NodeId first = d.node(n).first_child;
    out += first.valid() ? ">" : "/>";
    if (first.valid()) stack.push_back({n, first, d.element(n).ns});
  };
  open(svg, Atom());
  while (!stack.empty()) {
    Level& top = stack.back();
    if (!top.next.valid()) {
      out += "</";
      out += d.str(d.element(top.node).tag);
      out += '>';
      stack.pop_back();
      continue;
    }
    NodeId n = top.next;
    top.next = d.node(n).next_sibling;
    if (d.is_text(n)) {
      append_escaped(out, d.text(n));
    } else if (is_xml_name(d.str(d.element(n).tag)) && d.element(n).tag != atoms::kScript) {
      open(n, top.ns);
    }
  }
  return out;
}

NaturalSize natural_size_of_svg(const Document& d, NodeId svg) {
  NaturalSize size;
  size.width = absolute_length(d.attribute(svg, atoms::kWidth));
  size.height = absolute_length(d.attribute(svg, atoms::kHeight));
  const std::string* box = d.attribute(svg, "viewBox");
  if (box != nullptr) {
    double v[4] = {};
    std::string_view s = *box;
    int count = 0;
    for (; count < 4; ++count) {
      while (!s.empty() && (is_ascii_space(static_cast<unsigned char>(s.front())) || s.front() == ','))
        s.remove_prefix(1);
      std::optional<double> n = parse_float(s);
      if (!n) break;
      v[count] = *n;
      while (!s.empty() && !is_ascii_space(static_cast<unsigned char>(s.front())) && s.front() != ',')
        s.remove_prefix(1);
    }
    if (count == 4 && v[2] > 0 && v[3] > 0) {
      size.ratio_width = static_cast<float>(v[2]);
      size.ratio_height = static_cast<float>(v[3]);
    }
  }
  if (size.width > 0 && size.height > 0) {
    size.ratio_width = size.width;
    size.ratio_height = size.height;
  }
  return size;
}

}  // namespace colosseum::html

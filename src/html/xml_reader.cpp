// From pugixml's tree to a Document (XML 1.0, Namespaces in XML 1.0).
#include <pugixml.hpp>

#include <algorithm>

#include "base/utf.h"
#include "html/reader.h"
#include "html/xml_entities.h"
#include "tree/atom_list.h"

namespace colosseum::html {

namespace {

/// Line numbers for offsets asked in mostly ascending order.
class LineCounter {
 public:
  explicit LineCounter(std::string_view text) : text_(text) {}
  uint32_t line_at(std::ptrdiff_t offset) {
    if (offset < 0) return 0;
    size_t target = std::min(static_cast<size_t>(offset), text_.size());
    if (target < pos_) return line_;
    line_ += static_cast<uint32_t>(std::count(text_.begin() + static_cast<std::ptrdiff_t>(pos_),
                                              text_.begin() + static_cast<std::ptrdiff_t>(target), '\n'));
    pos_ = target;
    return line_;
  }

 private:
  std::string_view text_;
  size_t pos_ = 0;
  uint32_t line_ = 1;
};

/// Prefixes in scope, innermost last.
class Namespaces {
 public:
  explicit Namespaces(AtomTable& atoms) : atoms_(atoms) { bindings_.push_back({"xml", atoms::kNsXml}); }
  size_t mark() const { return bindings_.size(); }
  void restore(size_t mark) { bindings_.resize(mark); }
  void declare(const pugi::xml_node& node) {
    size_t count = 0;
    for (pugi::xml_attribute a : node.attributes()) {
      if (++count > kMaxAttributes) break;
      std::string_view name = a.name();
      if (name == "xmlns") {
        bindings_.push_back({"", atoms_.intern(a.value())});
      } else if (name.starts_with("xmlns:")) {
        bindings_.push_back({std::string(name.substr(6)), atoms_.intern(a.value())});
      }
    }
  }
  Atom find(std::string_view prefix) const {
    // Only as far as kMaxLookBack: what hundreds of declarations hide is not worth quadratic work.
    constexpr size_t kMaxLookBack = 2000;
    size_t steps = 0;
    for (size_t i = bindings_.size(); i-- > 0 && steps < kMaxLookBack; ++steps) {
      if (bindings_[i].prefix == prefix) return bindings_[i].ns;
    }
    return {};
  }

 private:
  struct Binding {
    std::string prefix;
    Atom ns;
  };
  AtomTable& atoms_;
  std::vector<Binding> bindings_;
};

class TreeBuilder {
 public:
  TreeBuilder(Document& document, std::string_view source)
      : document_(document), lines_(source), texts_(document), namespaces_(document.atoms()) {}

  void build(const pugi::xml_node& root) {
    struct Level {
      pugi::xml_node next;  // child to visit
      NodeId id;
      size_t namespace_mark;
    };
    size_t mark = namespaces_.mark();
    NodeId root_id = create(root);
    if (!root_id.valid()) return;
    document_.set_root(root_id);
    std::vector<Level> stack{{root.first_child(), root_id, mark}};
    size_t max_depth = std::max<size_t>(document_.limits().max_tree_depth, 2);
    while (!stack.empty()) {
      pugi::xml_node child = stack.back().next;
      if (!child) {
        namespaces_.restore(stack.back().namespace_mark);
        stack.pop_back();
        continue;
      }
      stack.back().next = child.next_sibling();
      NodeId parent = stack[std::min(stack.size(), max_depth - 1) - 1].id;
      if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) {
        texts_.append(parent, child.value(), lines_.line_at(child.offset_debug()), false);
      } else if (child.type() == pugi::node_element) {
        mark = namespaces_.mark();
        NodeId id = create(child);
        if (!id.valid()) continue;
        document_.append(parent, id);
        bool skip = document_.has_tag(id, atoms::kTemplate);
        stack.push_back({skip ? pugi::xml_node() : child.first_child(), id, mark});
      }
    }
  }
  bool text_exceeded() const { return texts_.exceeded(); }
  LineCounter& lines() { return lines_; }

 private:
  NodeId create(const pugi::xml_node& node) {
    namespaces_.declare(node);
    std::string_view name = node.name();
    size_t colon = name.find(':');
    std::string_view prefix = colon == std::string_view::npos ? std::string_view() : name.substr(0, colon);
    Atom ns = namespaces_.find(prefix);
    std::string_view local =
        ns.empty() && !prefix.empty() ? name : name.substr(prefix.empty() ? 0 : colon + 1);
    NodeId id = document_.create_element(document_.atoms().intern(local), ns);
    if (!id.valid()) return id;
    document_.set_line(id, lines_.line_at(node.offset_debug()));
    size_t count = 0;
    for (pugi::xml_attribute a : node.attributes()) {
      if (++count > kMaxAttributes) break;
      document_.set_attribute(id, attribute_name(a.name()), a.value());
    }
    return id;
  }

  Atom attribute_name(std::string_view name) {
    // A prefix other than the usual one may stand for XLink.
    size_t colon = name.find(':');
    if (colon != std::string_view::npos && namespaces_.find(name.substr(0, colon)) == atoms::kNsXlink) {
      return document_.atoms().intern("xlink" + std::string(name.substr(colon)));
    }
    return document_.atoms().intern(name);
  }

  Document& document_;
  LineCounter lines_;
  TextSink texts_;
  Namespaces namespaces_;
};

/// Pseudo-attributes of an xml-stylesheet instruction (xml-stylesheet §3).
StyleSheetInstruction parse_instruction(std::string_view s, uint32_t line) {
  StyleSheetInstruction out;
  out.line = line;
  size_t pos = 0;
  while (pos < s.size()) {
    while (pos < s.size() && is_space_byte(s[pos])) ++pos;
    size_t begin = pos;
    while (pos < s.size() && s[pos] != '=' && !is_space_byte(s[pos])) ++pos;
    std::string_view name = s.substr(begin, pos - begin);
    while (pos < s.size() && (is_space_byte(s[pos]) || s[pos] == '=')) ++pos;
    if (pos >= s.size() || (s[pos] != '"' && s[pos] != '\'')) break;
    size_t end = s.find(s[pos], pos + 1);
    if (end == std::string_view::npos) break;
    std::string value(s.substr(pos + 1, end - pos - 1));
    for (auto [from, to] : {std::pair{"&quot;", "\""}, {"&lt;", "<"}, {"&gt;", ">"}, {"&amp;", "&"}}) {
      for (size_t at = value.find(from); at != std::string::npos; at = value.find(from, at + 1)) {
        value.replace(at, std::string_view(from).size(), to);
      }
    }
    pos = end + 1;
    if (name == "href") out.href = value;
    if (name == "type") out.type = value;
    if (name == "media") out.media = value;
    if (name == "title") out.title = value;
    if (name == "alternate") out.alternate = value == "yes";
  }
  return out;
}

}  // namespace

bool looks_like_xml(std::string_view s) {
  while (!s.empty() && is_space_byte(s.front())) s.remove_prefix(1);
  if (s.starts_with("<?xml")) return true;
  // A root element in the XHTML namespace without an HTML doctype.
  return s.starts_with("<html") &&
         s.substr(0, 512).find("xmlns=\"http://www.w3.org/1999/xhtml\"") != s.npos &&
         s.substr(0, s.find('>')).find("xmlns=") != s.npos;
}

Status read_xml(std::string_view utf8, Document& document, std::vector<StyleSheetInstruction>& instructions) {
  document.info().is_html = false;
  document.info().compat_mode = CompatMode::kNoQuirks;
  while (!utf8.empty() && is_space_byte(utf8.front()) && utf8.substr(0, 256).find("<?xml ") != utf8.npos) {
    utf8.remove_prefix(1);  // white space before the declaration
  }
  std::string expanded;
  std::string_view text = expand_entities(utf8, expanded) ? std::string_view(expanded) : utf8;
  pugi::xml_document tree;
  constexpr unsigned kFlags = pugi::parse_default | pugi::parse_ws_pcdata | pugi::parse_pi;
  pugi::xml_parse_result result = tree.load_buffer(text.data(), text.size(), kFlags, pugi::encoding_utf8);
  TreeBuilder builder(document, text);
  pugi::xml_node root;
  for (pugi::xml_node n : tree.children()) {
    if (n.type() == pugi::node_element) {
      root = n;
      break;
    }
    if (n.type() == pugi::node_pi && std::string_view(n.name()) == "xml-stylesheet") {
      instructions.push_back(parse_instruction(n.value(), builder.lines().line_at(n.offset_debug())));
    }
  }
  if (root) builder.build(root);
  if (result.status == pugi::status_ok || result.status == pugi::status_no_document_element) {
    if (builder.text_exceeded())
      return {StatusCode::kLimitExceeded, "document too large, the rest is left out"};
    return root ? Status() : Status(StatusCode::kUnreadable, "no element in the document");
  }
  uint32_t line = LineCounter(text).line_at(result.offset);
  std::string message = "XML: " + ascii_lower(std::string_view(result.description()));
  document.diagnostics().report(
      {Severity::kError, DiagnosticKind::kSyntax, {document.info().url, line, 0}, message});
  return {StatusCode::kUnreadable, message};
}

}  // namespace colosseum::html

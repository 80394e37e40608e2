// From gumbo's tree to a Document.
#include <gumbo.h>

#include <algorithm>
#include <array>

#include "base/utf.h"
#include "html/gumbo_memory.h"
#include "html/reader.h"
#include "html/source_guard.h"
#include "tree/atom_list.h"

namespace colosseum::html {

void TextSink::append(NodeId parent, std::string_view text, uint32_t line, bool join_previous) {
  if (text.size() > left_) {
    exceeded_ = true;
    while (left_ > 0 && (static_cast<unsigned char>(text[left_]) & 0xC0) == 0x80) --left_;
    text = text.substr(0, left_);
  }
  left_ -= text.size();
  if (text.empty() || !parent.valid()) return;
  NodeId last = document_.node(parent).last_child;
  if (join_previous && last.valid() && document_.is_text(last)) {
    document_.append_text(last, text);
    return;
  }
  NodeId n = document_.create_text(text);
  if (!n.valid()) return;
  document_.set_line(n, line);
  document_.append(parent, n);
}

namespace {

/// Gumbo's recovery gives up this much memory per byte of source at most.
size_t memory_budget(size_t source_bytes) {
  constexpr size_t kLeast = size_t{256} << 20, kMost = size_t{1} << 30;
  return std::clamp(source_bytes * 64, kLeast, kMost);
}

class TreeBuilder {
 public:
  explicit TreeBuilder(Document& document) : document_(document), texts_(document) {}

  void build(const GumboNode* root) {
    struct Level {
      const GumboNode* node;
      NodeId id;
      unsigned next_child;
      bool joins;  // no comment since the last text
    };
    NodeId root_id = create(root);
    if (!root_id.valid()) return;
    document_.set_root(root_id);
    std::vector<Level> stack{{root, root_id, 0, true}};
    size_t max_depth = std::max<size_t>(document_.limits().max_tree_depth, 2);
    while (!stack.empty()) {
      Level& top = stack.back();
      const GumboVector& children = top.node->v.element.children;
      if (top.next_child >= children.length) {
        stack.pop_back();
        continue;
      }
      const GumboNode* child = static_cast<const GumboNode*>(children.data[top.next_child++]);
      // Limits::max_tree_depth: deeper nodes become children of the deepest element allowed.
      NodeId parent = stack[std::min(stack.size(), max_depth - 1) - 1].id;
      switch (child->type) {
        case GUMBO_NODE_TEXT:
        case GUMBO_NODE_CDATA:
        case GUMBO_NODE_WHITESPACE:
          texts_.append(parent, child->v.text.text, child->v.text.start_pos.line, top.joins);
          top.joins = true;
          break;
        case GUMBO_NODE_ELEMENT:
        case GUMBO_NODE_TEMPLATE: {
          NodeId id = create(child);
          top.joins = true;
          if (!id.valid()) break;
          document_.append(parent, id);
          // The contents of a template are not part of the tree (HTML §4.12.3).
          bool skip = child->type == GUMBO_NODE_TEMPLATE || child->v.element.children.length == 0;
          if (!skip) stack.push_back({child, id, 0, true});
          break;
        }
        default: top.joins = false; break;
      }
    }
  }
  bool text_exceeded() const { return texts_.exceeded(); }

 private:
  Atom tag_of(const GumboElement& e) {
    bool html = e.tag_namespace == GUMBO_NAMESPACE_HTML;
    GumboStringPiece name = e.original_tag;
    if (name.data != nullptr && name.length != 0) gumbo_tag_from_original_text(&name);
    std::string_view written(name.data == nullptr ? "" : name.data, name.data == nullptr ? 0 : name.length);
    if (html) {
      if (std::string_view real = SourceGuard::original_name(written); !real.empty()) {
        return document_.atoms().intern(real);
      }
      if (e.tag != GUMBO_TAG_UNKNOWN) {
        Atom& cached = tags_[static_cast<size_t>(e.tag)];
        if (cached.empty()) cached = document_.atoms().intern(gumbo_normalized_tagname(e.tag));
        return cached;
      }
      return document_.atoms().intern(sanitize(ascii_lower(written)));
    }
    if (e.tag_namespace == GUMBO_NAMESPACE_SVG) {
      if (const char* fixed = gumbo_normalize_svg_tagname(&name); fixed != nullptr) {
        return document_.atoms().intern(fixed);
      }
    }
    if (written.empty()) return document_.atoms().intern(gumbo_normalized_tagname(e.tag));
    return document_.atoms().intern(sanitize(ascii_lower(written)));
  }

  static std::string sanitize(std::string s) {
    for (char& c : s) c = c == '\0' ? '?' : c;
    return s;
  }

  NodeId create(const GumboNode* node) {
    const GumboElement& e = node->v.element;
    Atom ns = e.tag_namespace == GUMBO_NAMESPACE_SVG      ? atoms::kNsSvg
              : e.tag_namespace == GUMBO_NAMESPACE_MATHML ? atoms::kNsMathMl
                                                          : atoms::kNsHtml;
    NodeId id = document_.create_element(tag_of(e), ns);
    if (!id.valid()) return id;
    document_.set_line(id, e.start_pos.line);
    size_t count = std::min<size_t>(e.attributes.length, kMaxAttributes);
    for (size_t i = 0; i < count; ++i) {
      const GumboAttribute& a = *static_cast<const GumboAttribute*>(e.attributes.data[i]);
      document_.set_attribute(id, attribute_name(a), a.value);
    }
    return id;
  }

  Atom attribute_name(const GumboAttribute& a) {
    switch (a.attr_namespace) {
      case GUMBO_ATTR_NAMESPACE_XLINK: return prefixed("xlink:", a.name);
      case GUMBO_ATTR_NAMESPACE_XML: return prefixed("xml:", a.name);
      case GUMBO_ATTR_NAMESPACE_XMLNS:
        return std::string_view(a.name) == "xmlns" ? document_.atoms().intern("xmlns")
                                                   : prefixed("xmlns:", a.name);
      default: return document_.atoms().intern(a.name);
    }
  }
  Atom prefixed(std::string_view prefix, std::string_view name) {
    return document_.atoms().intern(std::string(prefix) + std::string(name));
  }

  Document& document_;
  TextSink texts_;
  std::array<Atom, GUMBO_TAG_LAST + 1> tags_ = {};
};

/// Runs the parse; null when not even a document came out. `complete` is false when memory ran out.
GumboOutput* parse(GumboMemory& memory, const GumboOptions& options, std::string_view text, bool& complete) {
  // Only C frames of gumbo lie between setjmp and longjmp.
  if (setjmp(memory.out_of_memory()) != 0) {
    complete = false;
    return static_cast<GumboOutput*>(memory.first());
  }
  return gumbo_parse_with_options(&options, text.data(), text.size());
}

// HTML §13.2.6.4.1. Gumbo takes the transitional doctypes for no-quirks ones.
CompatMode compat_mode(const GumboDocument& d) {
  std::string id = ascii_lower(std::string_view(d.public_identifier == nullptr ? "" : d.public_identifier));
  bool has_system = d.system_identifier != nullptr && *d.system_identifier != '\0';
  for (std::string_view kind : {"transitional//", "frameset//"}) {
    if (id.starts_with("-//w3c//dtd xhtml 1.0 " + std::string(kind))) return CompatMode::kLimitedQuirks;
    if (id.starts_with("-//w3c//dtd html 4.01 " + std::string(kind))) {
      return has_system ? CompatMode::kLimitedQuirks : CompatMode::kQuirks;
    }
  }
  switch (d.doc_type_quirks_mode) {
    case GUMBO_DOCTYPE_NO_QUIRKS: return CompatMode::kNoQuirks;
    case GUMBO_DOCTYPE_LIMITED_QUIRKS: return CompatMode::kLimitedQuirks;
    case GUMBO_DOCTYPE_QUIRKS: break;
  }
  return CompatMode::kQuirks;
}

const GumboNode* root_of(const GumboOutput* output) {
  if (output == nullptr || output->document == nullptr) return nullptr;
  const GumboVector& children = output->document->v.document.children;
  for (unsigned i = 0; i < children.length; ++i) {
    const GumboNode* n = static_cast<const GumboNode*>(children.data[i]);
    if (n->type == GUMBO_NODE_ELEMENT) return n;
  }
  return nullptr;
}

}  // namespace

Status read_html(std::string_view utf8, Document& document) {
  // Gumbo counts in 32 bits.
  constexpr size_t kMostBytes = 0xF0000000u;
  bool complete = utf8.size() <= kMostBytes;
  SourceGuard guard(utf8.substr(0, kMostBytes), document.limits().max_tree_depth);
  GumboMemory memory(memory_budget(guard.text().size()));
  GumboOptions options = kGumboDefaultOptions;
  options.allocator = GumboMemory::allocate;
  options.deallocator = GumboMemory::deallocate;
  options.userdata = &memory;
  options.max_errors = 0;
  GumboOutput* output = parse(memory, options, guard.text(), complete);
  if (const GumboNode* root = root_of(output); root != nullptr) {
    document.info().compat_mode = compat_mode(output->document->v.document);
    TreeBuilder builder(document);
    builder.build(root);
    complete = complete && !builder.text_exceeded();
  }
  if (!complete) return {StatusCode::kLimitExceeded, "document too large, the rest is left out"};
  return {};
}

}  // namespace colosseum::html

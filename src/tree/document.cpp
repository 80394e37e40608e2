#include "colosseum/document.h"

#include <algorithm>

#include "base/room.h"
#include "tree/atom_list.h"

namespace colosseum {

namespace {

constexpr uint32_t kNoIndex = Id<void>::kNone;

bool is_html_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }

}  // namespace

Document::Document(const Limits& limits) : limits_(limits) {
#define X(constant, text) atoms_.intern(text);
  COLOSSEUM_ATOMS(X)
#undef X
}

Document::~Document() = default;

NodeId Document::new_node(NodeKind kind, uint32_t data) {
  NodeId id;
  if (!free_nodes_.empty()) {
    id = free_nodes_.back();
    free_nodes_.pop_back();
    nodes_[id.index()] = Node();
    alive_[id.index()] = true;
  } else {
    id = NodeId(nodes_.size());
    make_room(nodes_);
    nodes_.emplace_back();
    alive_.push_back(true);
  }
  ++live_count_;
  nodes_[id.index()].kind = kind;
  nodes_[id.index()].data = data;
  return id;
}

NodeId Document::create_element(std::string_view tag, std::string_view ns) {
  return create_element(atoms_.intern(tag), ns.empty() ? atoms::kNsHtml : atoms_.intern(ns));
}

NodeId Document::create_element(Atom tag, Atom ns) {
  if (live_count_ >= limits_.max_nodes) {
    diagnostics_->warn_once(DiagnosticKind::kLimit, {info_.url, 0, 0},
                            "too many nodes, the rest is left out");
    return {};
  }
  uint32_t data = 0;
  if (!free_elements_.empty()) {
    data = free_elements_.back();
    free_elements_.pop_back();
    elements_[data] = Element();
  } else {
    data = static_cast<uint32_t>(elements_.size());
    make_room(elements_);
    elements_.emplace_back();
  }
  elements_[data].tag = tag;
  elements_[data].ns = ns;
  return new_node(NodeKind::kElement, data);
}

NodeId Document::create_text(std::string_view text) {
  if (live_count_ >= limits_.max_nodes) {
    diagnostics_->warn_once(DiagnosticKind::kLimit, {info_.url, 0, 0},
                            "too many nodes, the rest is left out");
    return {};
  }
  uint32_t data = 0;
  if (!free_texts_.empty()) {
    data = free_texts_.back();
    free_texts_.pop_back();
    texts_[data] = text;
  } else {
    data = static_cast<uint32_t>(texts_.size());
    texts_.emplace_back(text);
  }
  return new_node(NodeKind::kText, data);
}

NodeId Document::create_leaf(std::string_view tag, LeafContent* leaf) {
  NodeId n = create_element(tag);
  if (!n.valid()) return n;
  mutable_element(n).leaf = static_cast<uint32_t>(leaves_.size());
  leaves_.push_back(leaf);
  return n;
}

void Document::set_root(NodeId element) {
  root_ = element;
  if (element.valid()) add_damage(element, kDamageRebuild);
}

void Document::append(NodeId parent, NodeId child) { insert_before(parent, child, NodeId()); }

void Document::insert_before(NodeId parent, NodeId child, NodeId reference) {
  if (!contains(parent) || !contains(child) || !is_element(parent) || reference == child) return;
  if (reference.valid() && (!contains(reference) || node(reference).parent != parent)) return;
  // A node cannot become its own ancestor. A node without children has no descendant to check against.
  if (node(child).first_child.valid()) {
    for (NodeId a = parent; a.valid(); a = node(a).parent) {
      if (a == child) return;
    }
  } else if (child == parent) {
    return;
  }
  if (node(child).parent.valid()) unlink(child);
  Node& c = nodes_[child.index()];
  Node& p = nodes_[parent.index()];
  c.parent = parent;
  c.next_sibling = reference;
  c.previous_sibling = reference.valid() ? node(reference).previous_sibling : p.last_child;
  if (c.previous_sibling.valid()) {
    nodes_[c.previous_sibling.index()].next_sibling = child;
  } else {
    p.first_child = child;
  }
  if (reference.valid()) {
    nodes_[reference.index()].previous_sibling = child;
  } else {
    p.last_child = child;
  }
  add_damage(parent, kDamageRebuild | kDamageRestyle);
}

void Document::unlink(NodeId n) {
  Node& c = nodes_[n.index()];
  if (!c.parent.valid()) return;
  Node& p = nodes_[c.parent.index()];
  (c.previous_sibling.valid() ? nodes_[c.previous_sibling.index()].next_sibling : p.first_child) =
      c.next_sibling;
  (c.next_sibling.valid() ? nodes_[c.next_sibling.index()].previous_sibling : p.last_child) =
      c.previous_sibling;
  add_damage(c.parent, kDamageRebuild | kDamageRestyle);
  c.parent = c.previous_sibling = c.next_sibling = NodeId();
}

void Document::remove(NodeId n) {
  if (!contains(n)) return;
  unlink(n);
  if (root_ == n) root_ = NodeId();
  free_subtree(n);
}

void Document::free_subtree(NodeId top) {
  // Iterative: trees may be deep.
  std::vector<NodeId> todo{top};
  while (!todo.empty()) {
    NodeId n = todo.back();
    todo.pop_back();
    for (NodeId c = node(n).first_child; c.valid(); c = node(c).next_sibling) todo.push_back(c);
    (is_element(n) ? free_elements_ : free_texts_).push_back(node(n).data);
    if (is_text(n)) texts_[node(n).data].clear();
    alive_[n.index()] = false;
    --live_count_;
    free_nodes_.push_back(n);
  }
}

void Document::set_text(NodeId n, std::string_view value) {
  if (!contains(n) || !is_text(n)) return;
  texts_[node(n).data] = value;
  add_damage(n, kDamageRebuild);
}

void Document::append_text(NodeId n, std::string_view more) {
  if (!contains(n) || !is_text(n)) return;
  texts_[node(n).data] += more;
  add_damage(n, kDamageRebuild);
}

namespace {

// The boxes of a details element depend on its `open` attribute, whatever its style.
uint8_t attribute_damage(const Document& document, NodeId n, Atom name) {
  const bool opens = name == atoms::kOpen && document.has_tag(n, atoms::kDetails);
  return opens ? kDamageRestyle | kDamageRebuild : kDamageRestyle;
}

}  // namespace

void Document::set_attribute(NodeId n, std::string_view name, std::string_view value) {
  set_attribute(n, atoms_.intern(name), value);
}

void Document::set_attribute(NodeId n, Atom name, std::string_view value) {
  if (!contains(n) || !is_element(n)) return;
  Element& e = mutable_element(n);
  if (e.markup == nullptr) e.markup = std::make_unique<Element::Markup>();
  std::vector<Attribute>& attributes = e.markup->attributes;
  auto it =
      std::find_if(attributes.begin(), attributes.end(), [&](const Attribute& a) { return a.name == name; });
  if (it != attributes.end()) {
    it->value = value;
  } else {
    attributes.push_back({name, std::string(value)});
  }
  if (name == atoms::kId) e.id = value.empty() ? Atom() : atoms_.intern(value);
  if (name == atoms::kClass) {
    std::vector<Atom>& classes = e.markup->classes;
    classes.clear();
    for (size_t i = 0; i < value.size();) {
      while (i < value.size() && is_html_space(value[i])) ++i;
      size_t start = i;
      while (i < value.size() && !is_html_space(value[i])) ++i;
      if (i > start) classes.push_back(atoms_.intern(value.substr(start, i - start)));
    }
  }
  add_damage(n, attribute_damage(*this, n, name));
}

void Document::remove_attribute(NodeId n, std::string_view name) {
  if (!contains(n) || !is_element(n)) return;
  Element& e = mutable_element(n);
  Atom a = atoms_.intern(name);
  if (e.markup != nullptr) {
    std::erase_if(e.markup->attributes, [&](const Attribute& x) { return x.name == a; });
    if (a == atoms::kClass) e.markup->classes.clear();
  }
  if (a == atoms::kId) e.id = Atom();
  add_damage(n, attribute_damage(*this, n, a));
}

void Document::set_style(NodeId n, StyleId style) {
  if (!contains(n)) return;
  Node& row = nodes_[n.index()];
  if (row.style == style) return;
  StyleDifference d = row.style.valid() && style.valid()
                          ? difference(styles_.get(row.style), styles_.get(style))
                          : StyleDifference::kRebuild;
  row.style = style;
  switch (d) {
    case StyleDifference::kNone: break;
    case StyleDifference::kRepaint: add_damage(n, kDamageRepaint); break;
    case StyleDifference::kReflow: add_damage(n, kDamageReflow); break;
    case StyleDifference::kRebuild: add_damage(n, kDamageRebuild); break;
  }
}

void Document::set_pseudo_style(NodeId n, PseudoElement pseudo, StyleId style) {
  if (!contains(n) || !is_element(n)) return;
  Element& e = mutable_element(n);
  if (e.pseudo_styles == kNoIndex) {
    if (!style.valid()) return;
    e.pseudo_styles = static_cast<uint32_t>(pseudo_styles_.size());
    pseudo_styles_.emplace_back();
  }
  StyleId& slot = pseudo_styles_[e.pseudo_styles].ids[static_cast<size_t>(pseudo)];
  if (slot == style) return;
  slot = style;
  add_damage(n, kDamageRebuild);
}

void Document::clear_pseudo_styles(NodeId n) {
  if (!contains(n) || !is_element(n) || element(n).pseudo_styles == kNoIndex) return;
  pseudo_styles_[element(n).pseudo_styles] = PseudoStyles();
  add_damage(n, kDamageRebuild);
}

void Document::set_replaced(NodeId n, const ReplacedContent& content) {
  if (!contains(n) || !is_element(n)) return;
  Element& e = mutable_element(n);
  if (e.replaced == kNoIndex) {
    e.replaced = static_cast<uint32_t>(replaced_.size());
    replaced_.emplace_back();
  }
  replaced_[e.replaced] = content;
  add_damage(n, kDamageRebuild);
}

void Document::set_leaf_dirty(NodeId n) { add_damage(n, kDamageReflow); }

void Document::add_damage(NodeId n, uint8_t damage) {
  if (!contains(n)) return;
  nodes_[n.index()].damage |= damage;
  for (NodeId a = node(n).parent; a.valid(); a = node(a).parent) {
    if ((node(a).damage & kDamageDescendant) != 0) break;
    nodes_[a.index()].damage |= kDamageDescendant;
  }
}

void Document::clear_damage(uint8_t bits) {
  if (!root_.valid()) return;
  const auto cleared = static_cast<uint8_t>(~(bits | kDamageDescendant));
  for (NodeId at = root_;;) {
    Node& n = nodes_[at.index()];
    const bool below = (n.damage & (kDamageDescendant | kDamageRebuild)) != 0;
    n.damage &= cleared;
    if (below && n.first_child.valid()) {
      at = n.first_child;
      continue;
    }
    for (;;) {
      if (at == root_) return;
      const Node& done = nodes_[at.index()];
      // What stays is still announced above it.
      if (done.damage != kDamageNone) nodes_[done.parent.index()].damage |= kDamageDescendant;
      at = done.next_sibling;
      if (at.valid()) break;
      at = done.parent;
    }
  }
}

void Document::set_counter_styles(std::vector<CounterStyle> styles) {
  if (styles == counter_styles_) return;
  counter_styles_ = std::move(styles);
  if (root_.valid()) add_damage(root_, kDamageRebuild);
}

const std::string* Document::attribute(NodeId n, Atom name) const {
  for (const Attribute& a : element(n).attributes()) {
    if (a.name == name) return &a.value;
  }
  return nullptr;
}

const std::string* Document::attribute(NodeId n, std::string_view name) const {
  bool found = false;
  Atom a = atoms_.find(name, found);
  return found ? attribute(n, a) : nullptr;
}

bool Document::has_tag(NodeId n, Atom html_tag) const {
  return n.valid() && is_element(n) && element(n).tag == html_tag && element(n).ns == atoms::kNsHtml;
}

const ComputedStyle& Document::style(NodeId n) const {
  if (is_text(n)) return node(n).parent.valid() ? style(node(n).parent) : styles_.initial();
  return node(n).style.valid() ? styles_.get(node(n).style) : styles_.initial();
}

StyleId Document::pseudo_style(NodeId n, PseudoElement pseudo) const {
  const Element& e = element(n);
  return e.pseudo_styles == kNoIndex ? StyleId()
                                     : pseudo_styles_[e.pseudo_styles].ids[static_cast<size_t>(pseudo)];
}

const ReplacedContent* Document::replaced(NodeId n) const {
  if (!is_element(n) || element(n).replaced == kNoIndex) return nullptr;
  return &replaced_[element(n).replaced];
}

LeafContent* Document::leaf(NodeId n) const {
  return is_element(n) && element(n).leaf != kNoIndex ? leaves_[element(n).leaf] : nullptr;
}

ImageId Document::add_image(ImageResource image) {
  ImageId id(images_.size());
  image_index_.emplace(image.url, id);
  images_.push_back(std::move(image));
  return id;
}

ImageId Document::find_image(std::string_view url) const {
  auto it = image_index_.find(std::string(url));
  return it == image_index_.end() ? ImageId() : it->second;
}

}  // namespace colosseum

// The tree of styled nodes that layout works on. Readers and embedders fill it through the same calls.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "colosseum/atom.h"
#include "colosseum/counter_style.h"
#include "colosseum/diagnostics.h"
#include "colosseum/ids.h"
#include "colosseum/image.h"
#include "colosseum/leaf.h"
#include "colosseum/limits.h"
#include "colosseum/style.h"

namespace colosseum {

enum class NodeKind : uint8_t { kElement, kText };

/// What changed at a node. Set by mutations; each bit is cleared by who deals with it: kDamageRestyle when
/// styles are computed, the others by layout.
enum Damage : uint8_t {
  kDamageNone = 0,
  kDamageRepaint = 1,
  kDamageReflow = 2,      ///< sizes may differ: cached results of its boxes and their ancestors are void
  kDamageRebuild = 4,     ///< its boxes must be generated anew
  kDamageDescendant = 8,  ///< some descendant has damage
  kDamageRestyle = 16,    ///< selectors may match differently here or below
};

enum class PseudoElement : uint8_t { kBefore, kAfter, kMarker, kFirstLine, kFirstLetter };
inline constexpr int kPseudoElementCount = 5;

enum class CompatMode : uint8_t { kNoQuirks, kLimitedQuirks, kQuirks };

/// A row of the node table.
struct Node {
  NodeId parent, first_child, last_child, previous_sibling, next_sibling;
  StyleId style;      ///< none until styled; text nodes use their parent's
  uint32_t data = 0;  ///< index of the element's or the text's data
  uint32_t line = 0;  ///< line in the source file, 0 when unknown
  NodeKind kind = NodeKind::kElement;
  uint8_t damage = kDamageRebuild;
};
static_assert(sizeof(Node) <= 40);

struct Attribute {
  Atom name;  ///< local name; prefixed names keep their prefix ("xml:lang")
  std::string value;
};

/// Replaced content of an element (css-display-3 "replaced element").
struct ReplacedContent {
  ImageId image;  ///< none for content without a picture (iframe, canvas …)
  NaturalSize natural;
};

/// Element facts besides the row.
struct Element {
  Atom tag;  ///< local name; lower case for HTML elements
  Atom ns;   ///< namespace URI
  Atom id;
  uint32_t replaced = Id<void>::kNone;       ///< index of ReplacedContent
  uint32_t leaf = Id<void>::kNone;           ///< index of the LeafContent
  uint32_t pseudo_styles = Id<void>::kNone;  ///< index of the pseudo-elements' styles
  /// What an element of a document has and one of a widget tree has not.
  struct Markup {
    std::vector<Atom> classes;
    std::vector<Attribute> attributes;
  };
  std::unique_ptr<Markup> markup;  ///< null: no attributes

  std::span<const Atom> classes() const {
    return markup == nullptr ? std::span<const Atom>() : std::span<const Atom>(markup->classes);
  }
  std::span<const Attribute> attributes() const {
    return markup == nullptr ? std::span<const Attribute>() : std::span<const Attribute>(markup->attributes);
  }
  bool is_replaced() const { return replaced != Id<void>::kNone; }
  bool is_leaf() const { return leaf != Id<void>::kNone; }
  bool has_pseudo_styles() const { return pseudo_styles != Id<void>::kNone; }
};

/// What the document says about itself.
struct DocumentInfo {
  std::string url;       ///< absolute URL of the document
  std::string base_url;  ///< what relative URLs resolve against
  std::string title, author, description, keywords, language, generator, creation_date;
  CompatMode compat_mode = CompatMode::kNoQuirks;
  bool is_html = true;  ///< HTML rules for case of names; false for XML
};

/// A mutable tree of elements and texts with their styles. Every mutation records its own damage. Not
/// thread-safe; different documents are independent. Ids stay valid until their node is removed; ids of other
/// documents are ignored.
class Document {
 public:
  explicit Document(const Limits& limits = {});
  ~Document();
  Document(const Document&) = delete;
  Document& operator=(const Document&) = delete;

  // ---- building ----
  /// A new element outside the tree. `ns` defaults to HTML. Past Limits::max_nodes the id is none.
  NodeId create_element(std::string_view tag, std::string_view ns = {});
  NodeId create_element(Atom tag, Atom ns);
  /// A new text outside the tree; UTF-8, invalid sequences become U+FFFD when laid out.
  NodeId create_text(std::string_view text);
  /// An element whose content the embedder measures. `leaf` is not owned.
  NodeId create_leaf(std::string_view tag, LeafContent* leaf);
  /// The first element appended becomes the root through set_root().
  void set_root(NodeId element);
  NodeId root() const { return root_; }
  /// Moves `child` (with its subtree) to the end of `parent`. Ignored when it would make a cycle.
  void append(NodeId parent, NodeId child);
  /// Moves `child` before `reference`, a child of `parent`; appends when `reference` is none.
  void insert_before(NodeId parent, NodeId child, NodeId reference);
  /// Takes a subtree out and frees its ids.
  void remove(NodeId node);
  void set_text(NodeId text, std::string_view value);
  void append_text(NodeId text, std::string_view more);
  /// Sets an attribute; "id" and "class" feed selectors.
  void set_attribute(NodeId element, std::string_view name, std::string_view value);
  void set_attribute(NodeId element, Atom name, std::string_view value);
  void remove_attribute(NodeId element, std::string_view name);
  void set_style(NodeId element, StyleId style);
  void set_pseudo_style(NodeId element, PseudoElement pseudo, StyleId style);
  /// Forgets the styles of all pseudo-elements of an element.
  void clear_pseudo_styles(NodeId element);
  void set_replaced(NodeId element, const ReplacedContent& content);
  void set_leaf_dirty(NodeId leaf);
  void set_line(NodeId node, uint32_t line) { nodes_[node.index()].line = line; }
  void add_damage(NodeId node, uint8_t damage);
  /// Clears these bits in the whole tree, for whoever has taken that damage into account.
  void clear_damage(uint8_t bits);

  // ---- reading ----
  bool contains(NodeId n) const { return n.index() < nodes_.size() && alive_[n.index()]; }
  const Node& node(NodeId n) const { return nodes_[n.index()]; }
  size_t node_capacity() const { return nodes_.size(); }
  size_t node_count() const { return live_count_; }
  bool is_element(NodeId n) const { return node(n).kind == NodeKind::kElement; }
  bool is_text(NodeId n) const { return node(n).kind == NodeKind::kText; }
  const Element& element(NodeId n) const { return elements_[node(n).data]; }
  std::string_view text(NodeId n) const { return texts_[node(n).data]; }
  /// The attribute's value, or null.
  const std::string* attribute(NodeId element, Atom name) const;
  const std::string* attribute(NodeId element, std::string_view name) const;
  bool has_tag(NodeId n, Atom html_tag) const;  ///< an HTML element of that name
  /// The style of an element; of a text, its parent's. Initial when unstyled.
  const ComputedStyle& style(NodeId n) const;
  /// None when the pseudo-element has no style of its own.
  StyleId pseudo_style(NodeId element, PseudoElement pseudo) const;
  const ReplacedContent* replaced(NodeId n) const;
  LeafContent* leaf(NodeId n) const;
  std::string_view str(Atom a) const { return atoms_.view(a); }
  AtomTable& atoms() { return atoms_; }
  const AtomTable& atoms() const { return atoms_; }
  StylePool& styles() { return styles_; }
  const StylePool& styles() const { return styles_; }
  const Limits& limits() const { return limits_; }
  Diagnostics& diagnostics() { return *diagnostics_; }
  /// Sends diagnostics to a sink of the caller's, which must outlive the document.
  void set_diagnostics(Diagnostics* sink) { diagnostics_ = sink == nullptr ? &own_diagnostics_ : sink; }
  /// The document's own counter styles; the last of a name holds. Boxes are generated anew when they differ.
  void set_counter_styles(std::vector<CounterStyle> styles);
  const std::vector<CounterStyle>& counter_styles() const { return counter_styles_; }
  DocumentInfo& info() { return info_; }
  const DocumentInfo& info() const { return info_; }

  // ---- images ----
  ImageId add_image(ImageResource image);
  const ImageResource& image(ImageId id) const { return images_[id.index()]; }
  size_t image_count() const { return images_.size(); }
  /// The image loaded for an absolute URL; none when it was not.
  ImageId find_image(std::string_view url) const;

 private:
  NodeId new_node(NodeKind kind, uint32_t data);
  Element& mutable_element(NodeId n) { return elements_[nodes_[n.index()].data]; }
  void unlink(NodeId node);
  void free_subtree(NodeId node);

  Limits limits_;
  AtomTable atoms_;
  StylePool styles_;
  DocumentInfo info_;
  std::vector<CounterStyle> counter_styles_;
  std::vector<Node> nodes_;
  std::vector<bool> alive_;
  std::vector<NodeId> free_nodes_;
  size_t live_count_ = 0;
  std::vector<Element> elements_;
  std::vector<std::string> texts_;
  std::vector<uint32_t> free_elements_, free_texts_;
  std::vector<LeafContent*> leaves_;
  std::vector<ReplacedContent> replaced_;
  struct PseudoStyles {
    StyleId ids[kPseudoElementCount];
  };
  std::vector<PseudoStyles> pseudo_styles_;
  std::vector<ImageResource> images_;
  std::unordered_map<std::string, ImageId> image_index_;
  NodeId root_;
  Diagnostics own_diagnostics_;
  Diagnostics* diagnostics_ = &own_diagnostics_;
};

}  // namespace colosseum

// The box tree: what layout works on (css-display-3 §1, css2 §9.2). Made from a Document by the box builder.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/block_memory.h"
#include "colosseum/document.h"
#include "colosseum/ids.h"

namespace colosseum {

/// Which algorithm lays a box out, or what part it plays in an inline formatting context.
enum class BoxKind : uint8_t {
  kBlockFlow,  ///< block container: children all block-level, or all inline-level (children_inline)
  kFlex,       ///< children are flex items (blockified, texts wrapped)
  kGrid,       ///< children are grid items, likewise
  kTable,      ///< table wrapper box: children are captions, columns, row groups and rows
  kReplaced,   ///< replaced content: image, iframe …; no children
  kLeaf,       ///< measured by the embedder; no children
  // Parts of a table that its layout makes itself; cells and captions are block containers:
  kTableSection,      ///< row group, header or footer: children are rows
  kTableRow,          ///< children are cells
  kTableColumnGroup,  ///< children are columns
  kTableColumn,       ///< no children
  // Only inside an inline formatting context:
  kInlineBox,  ///< an inline box; children are inline-level
  kText,       ///< text of a node or generated; no children
  kLineBreak,  ///< <br>: a forced line break
  kWordBreak,  ///< <wbr>: a break opportunity
};

/// Table boxes that are laid out by the table around them.
inline bool is_table_internal(BoxKind kind) {
  return kind >= BoxKind::kTableSection && kind <= BoxKind::kTableColumn;
}
/// What holds table parts: other children are wrapped in anonymous ones (css-tables-3 §2.2).
inline bool contains_table_parts(BoxKind kind) {
  return kind == BoxKind::kTable || kind == BoxKind::kTableSection || kind == BoxKind::kTableRow;
}

/// Flex and grid containers: their children are blockified, runs of text are wrapped in anonymous boxes.
inline bool contains_items(BoxKind kind) { return kind == BoxKind::kFlex || kind == BoxKind::kGrid; }

enum BoxFlag : uint16_t {
  kBoxAnonymous = 1,  ///< has no element of its own
  kBoxInlineLevel =
      2,  ///< takes part in an inline formatting context; an atomic inline unless an inline box or text
  kBoxChildrenInline = 4,  ///< block container that establishes an inline formatting context
  kBoxFormattingContext =
      8,  ///< establishes an independent formatting context (a BFC root, a flex container, …)
  kBoxOutsideMarker =
      16,  ///< a ::marker outside its list item: first child of the list item, inline-level, takes no room
  kBoxContinuesBefore =
      32,  ///< a later piece of an inline box split around a block: no start edge (css2 §9.2.1.1)
  kBoxContinuesAfter = 64,  ///< an earlier piece of such an inline box: no end edge
  kBoxOutOfFlow = 128,      ///< absolutely positioned or fixed
  kBoxFloating = 256,
  kBoxRootElement = 512,  ///< of the document's root element
  kBoxBody = 1024,        ///< of the body element that propagates to the canvas
  kBoxPseudo = 2048,      ///< of a pseudo-element; `node` is its originating element
  kBoxGenerated = 4096,   ///< a text or replaced box whose text or image is its own, not the node's
  kBoxEmpty = 8192,       ///< a flex or block container without children, not the root or body
  kBoxTableCell = 16384,
  kBoxSymbol = 32768,  ///< the text of a marker that is a predefined symbol (css-counter-styles-3 §6.3)
};

/// A row of the box table. Layout must not change it.
struct Box {
  BoxId parent, first_child, last_child, next_sibling;
  NodeId node;        ///< element or text; of anonymous boxes the element whose child needed it
  StyleId style;      ///< anonymous boxes have a style of their own: inherited values and initial ones
  uint32_t text = 0;  ///< generated text: index of its string
  BoxKind kind = BoxKind::kBlockFlow;
  bool is_split = false;  ///< has to do with an inline box that is split around a block (css2 §9.2.1.1)
  uint16_t flags = 0;

  bool has(BoxFlag f) const { return (flags & f) != 0; }
  bool is_inline_level() const { return has(kBoxInlineLevel); }
  bool is_atomic_inline() const { return has(kBoxInlineLevel) && kind < BoxKind::kInlineBox; }
  bool is_anonymous() const { return has(kBoxAnonymous); }
};
static_assert(sizeof(Box) <= 32);

/// Dense table of boxes. Immutable once built; ids are in tree order, parents before children.
class BoxTree {
 public:
  explicit BoxTree(Document& document) : document_(&document) {}
  Document& document() const { return *document_; }
  BoxId root() const { return root_; }  ///< the root element's box; none for an empty document
  size_t size() const { return boxes_.size(); }
  const Box& box(BoxId id) const { return boxes_[id.index()]; }
  const ComputedStyle& style(BoxId id) const { return document_->styles().get(boxes_[id.index()].style); }
  /// UTF-8 text of a text box.
  std::string_view text(BoxId id) const {
    const Box& b = box(id);
    return b.has(kBoxGenerated) ? std::string_view(strings_[b.text]) : document_->text(b.node);
  }
  /// Replaced content of a replaced box.
  const ReplacedContent* replaced(BoxId id) const {
    return has_generated_image(id) ? &generated_images_[box(id).text] : document_->replaced(box(id).node);
  }
  bool has_generated_image(BoxId id) const {
    return box(id).kind == BoxKind::kReplaced && box(id).has(kBoxGenerated);
  }
  LeafContent* leaf(BoxId id) const { return document_->leaf(box(id).node); }
  /// First box of an element (its principal box, or the first piece of a split inline); none when it has no
  /// box.
  BoxId principal_box(NodeId node) const {
    return node.index() < by_node_.size() ? by_node_[node.index()] : BoxId();
  }
  /// Whether the box is an HTML element's own, not anonymous or a pseudo-element's, with one of these names.
  template <typename... Tags>
  bool is_box_of(BoxId id, Tags... tags) const {
    const Box& b = box(id);
    if (b.is_anonymous() || b.has(kBoxPseudo) || !b.node.valid() || !document_->is_element(b.node))
      return false;
    return (document_->has_tag(b.node, tags) || ...);
  }
  /// The outside marker of a list item that stands in a box inside of it; none when there is none, or when
  /// the list item has the first line itself.
  BoxId inner_marker(BoxId list_item) const { return found(inner_markers_, list_item); }
  /// Calls f for each child id in order.
  template <typename F>
  void for_each_child(BoxId id, F&& f) const {
    for (BoxId c = box(id).first_child; c.valid(); c = box(c).next_sibling) f(c);
  }

  /// Of a block-level box inside split inline boxes: the innermost of them (relative offsets, paint). Else
  /// none.
  BoxId split_inline(BoxId id) const { return box(id).is_split ? found(split_inlines_, id) : BoxId(); }
  /// Of a split inline box: the piece after this one. Else none.
  BoxId next_piece(BoxId id) const { return box(id).is_split ? found(next_pieces_, id) : BoxId(); }

  /// Whether some box has a page name (css-page-3 §9).
  bool has_page_names() const { return has_page_names_; }
  bool has_floats() const { return has_floats_; }
  /// Whether some box is sticky (css-position-3 §3.4).
  bool has_sticky() const { return has_sticky_; }
  /// Whether some block container may have a ::first-line (css-pseudo-4 §2.1).
  bool uses_first_lines() const { return uses_first_lines_; }
  /// The style on the first line of a block container's root inline box, or of an inline box or text in it;
  /// none when no ::first-line applies.
  StyleId first_line_style(BoxId id) const {
    const auto at = std::lower_bound(first_line_styles_.begin(), first_line_styles_.end(),
                                     std::pair<BoxId, StyleId>(id, StyleId(uint32_t{0})));
    return at == first_line_styles_.end() || at->first != id ? StyleId() : at->second;
  }

  // ---- for the builder only ----
  void reserve(size_t boxes);
  BoxId add(const Box& box) {  ///< appends the box to box.parent's children
    const BoxId id(boxes_.size());
    boxes_.push_back(box);
    if (box.parent.valid()) {
      Box& p = boxes_[box.parent.index()];
      (p.last_child.valid() ? boxes_[p.last_child.index()].next_sibling : p.first_child) = id;
      p.last_child = id;
    }
    return id;
  }
  Box& mutable_box(BoxId id) { return boxes_[id.index()]; }
  void set_root(BoxId id) { root_ = id; }
  void set_split_inline(BoxId id, BoxId innermost) {
    split_inlines_[id] = innermost;
    mutable_box(id).is_split = true;
  }
  void set_next_piece(BoxId id, BoxId next) {
    next_pieces_[id] = next;
    mutable_box(id).is_split = true;
  }
  void note_page_name() { has_page_names_ = true; }
  void note_float() { has_floats_ = true; }
  void note_sticky() { has_sticky_ = true; }
  void note_first_line() { uses_first_lines_ = true; }
  void set_inner_marker(BoxId list_item, BoxId marker) { inner_markers_[list_item] = marker; }
  /// Sorted by box.
  void set_first_line_styles(std::vector<std::pair<BoxId, StyleId>> styles) {
    first_line_styles_ = std::move(styles);
  }
  uint32_t add_string(std::string s) {
    strings_.push_back(std::move(s));
    return static_cast<uint32_t>(strings_.size() - 1);
  }
  uint32_t add_generated_image(const ReplacedContent& r) {
    generated_images_.push_back(r);
    return static_cast<uint32_t>(generated_images_.size() - 1);
  }
  /// The first box of the node stays; reserve() comes first.
  void set_principal_box(NodeId node, BoxId box) {
    BoxId& principal = by_node_[node.index()];
    if (!principal.valid()) principal = box;
  }

  // ---- for the page sequence: boxes of its own after the document's ----
  struct Mark {
    size_t boxes = 0, strings = 0, images = 0;
  };
  Mark mark() const { return {boxes_.size(), strings_.size(), generated_images_.size()}; }
  /// Removes what was added since; the boxes before it must not have got children since.
  void truncate(const Mark& mark);

 private:
  Document* document_;
  BlockVector<Box> boxes_;
  BlockVector<BoxId> by_node_;
  std::vector<std::string> strings_;
  std::vector<ReplacedContent> generated_images_;
  BoxId root_;
  bool has_page_names_ = false;
  bool has_floats_ = false;
  bool has_sticky_ = false;
  bool uses_first_lines_ = false;
  using BoxMap = std::unordered_map<BoxId, BoxId>;  ///< only looked up
  static BoxId found(const BoxMap& map, BoxId id) {
    const auto at = map.find(id);
    return at == map.end() ? BoxId() : at->second;
  }
  BoxMap inner_markers_, split_inlines_, next_pieces_;
  std::vector<std::pair<BoxId, StyleId>> first_line_styles_;
};

}  // namespace colosseum

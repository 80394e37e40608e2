// Facts about boxes that painting asks again and again.
#include <algorithm>

#include "base/url.h"
#include "box/containment.h"
#include "box/scroll_container.h"
#include "box/transformable.h"
#include "paint/paint_context.h"
#include "tree/atom_list.h"

namespace colosseum::paint {

namespace {

/// Fragment identifiers that links of the document lead to: only those need anchors.
void collect_link_targets(const Document& document, std::unordered_set<std::string>& out) {
  for (uint32_t i = 0; i < document.node_capacity(); ++i) {
    const NodeId n(i);
    if (!document.contains(n) || !document.has_tag(n, atoms::kA)) continue;
    const std::string* href = document.attribute(n, atoms::kHref);
    if (href != nullptr && href->find('#') != std::string::npos) out.insert(url_fragment(*href));
  }
}

/// css-backgrounds-3 §2.11.2: the root element's background, or the body's when the root of an HTML document
/// has none.
NodeId find_canvas_source(const Document& document) {
  const NodeId root = document.root();
  if (!root.valid() || has_background(document.style(root)) || !document.has_tag(root, atoms::kHtml)) {
    return root;
  }
  for (NodeId c = document.node(root).first_child; c.valid(); c = document.node(c).next_sibling) {
    if (!document.has_tag(c, atoms::kBody)) continue;
    const ComputedStyle& body = document.style(c);
    return body.display().is_none() || !body_propagates(document.style(root), body) ? root : c;
  }
  return root;
}

bool clips(const ComputedStyle& s) {
  return s.overflow_x() != OverflowX::kVisible || s.overflow_y() != OverflowY::kVisible;
}

uint16_t stacking_traits(const BoxTree& boxes, const Box& box, const ComputedStyle& s) {
  const bool positioned = s.position() != Position::kStatic;
  // css-flexbox-1 §4.3, css-grid-1 §6.5: z-index works on items although they are not positioned.
  bool item = false;
  if (box.parent.valid() && !box.has(kBoxOutOfFlow)) {
    const BoxKind parent = boxes.box(box.parent).kind;
    item = parent == BoxKind::kFlex || parent == BoxKind::kGrid;
  }
  const bool context = ((positioned || item) && !s.z_index().is_auto) || s.position() == Position::kFixed ||
                       s.position() == Position::kSticky || s.opacity() < 1 ||
                       s.isolation() == Isolation::kIsolate || is_contained(containment(s, box.kind)) ||
                       has_transform_effects(s, box.kind) ||
                       (s.will_change() & kWillChangeStackingContext) != 0;
  uint16_t t = 0;
  if (context) t |= kTraitContext;
  if (context || positioned) t |= kTraitStacked;
  if (item || box.is_atomic_inline()) t |= kTraitAtomic;
  return t;
}

uint16_t traits_of(const BoxTree& boxes, const Box& box) {
  const ComputedStyle& s = boxes.document().styles().get(box.style);
  uint16_t t = 0;
  if (s.visibility() == Visibility::kVisible) t |= kTraitVisible;
  if (box.has(kBoxFloating)) t |= kTraitFloat;
  if (box.kind == BoxKind::kText) return t;
  if (box.is_anonymous()) {
    // Wrappers of texts are items too; other properties of anonymous boxes are initial.
    return static_cast<uint16_t>(t | (stacking_traits(boxes, box, s) & kTraitAtomic));
  }
  t |= stacking_traits(boxes, box, s);
  if (affects_transforms(s, box.kind)) t |= kTraitTransformed;
  const bool is_column = box.kind == BoxKind::kTableColumn || box.kind == BoxKind::kTableColumnGroup;
  if (s.outline_style() != BorderStyle::kNone && s.outline_width() > 0 && !is_column) t |= kTraitOutline;
  if (clips(s) && box.kind != BoxKind::kInlineBox && !overflow_goes_to_viewport(boxes, box)) t |= kTraitClips;
  if (containment(s, box.kind).paint) t |= kTraitClips;
  if (skips_contents(s, box.kind)) t |= kTraitSkips;
  return t;
}

/// A block inside a split inline box is stacked as the inline box is (css2 §9.2.1.1).
uint16_t split_inline_traits(const BoxTree& boxes, BoxId box, const std::vector<uint16_t>& traits) {
  uint16_t t = 0;
  for (BoxId b = boxes.split_inline(box); b.valid() && boxes.box(b).kind == BoxKind::kInlineBox;
       b = boxes.box(b).parent) {
    t = static_cast<uint16_t>(t | (traits[b.index()] & (kTraitStacked | kTraitContext)));
  }
  return t;
}

/// css-flexbox-1 §5.4, css-grid-1 §6.3: the order in which boxes paint where items have `order`. By box;
/// empty when no item has.
std::vector<uint32_t> painting_ranks(const BoxTree& boxes) {
  auto orders_items = [&](BoxId id) {
    const BoxKind kind = boxes.box(id).kind;
    return kind == BoxKind::kFlex || kind == BoxKind::kGrid;
  };
  // DEVIATION: out-of-flow children are not reordered, as in browsers (flexbox-paint-ordering-003.html).
  auto order = [&](BoxId id) { return boxes.box(id).has(kBoxOutOfFlow) ? 0 : boxes.style(id).order(); };
  bool any = false;
  for (uint32_t i = 0; i < boxes.size() && !any; ++i) {
    const BoxId parent = boxes.box(BoxId(i)).parent;
    any = parent.valid() && orders_items(parent) && order(BoxId(i)) != 0;
  }
  std::vector<uint32_t> ranks;
  if (!any || !boxes.root().valid()) return ranks;
  // Boxes outside the document tree come after it.
  for (uint32_t i = 0; i < boxes.size(); ++i) ranks.push_back(static_cast<uint32_t>(boxes.size()) + i);
  std::vector<BoxId> todo{boxes.root()}, children;
  for (uint32_t rank = 0; !todo.empty(); ++rank) {
    const BoxId id = todo.back();
    todo.pop_back();
    ranks[id.index()] = rank;
    children.clear();
    boxes.for_each_child(id, [&](BoxId c) { children.push_back(c); });
    if (orders_items(id)) {
      std::stable_sort(children.begin(), children.end(),
                       [&](BoxId a, BoxId b) { return order(a) < order(b); });
    }
    todo.insert(todo.end(), children.rbegin(), children.rend());
  }
  return ranks;
}

}  // namespace

bool has_background(const ComputedStyle& s) {
  if (s.background_color().is_current || s.background_color().a > 0) return true;
  return std::any_of(s.background_image().begin(), s.background_image().end(),
                     [](const Image& i) { return !i.is_none(); });
}

bool has_ornament(const ComputedStyle& s) {
  return !s.box_shadow().empty() || !s.border_image_source().is_none();
}

TreeFacts collect_facts(const layout::LayoutTree& tree) {
  const BoxTree& boxes = tree.boxes;
  TreeFacts facts;
  facts.traits.resize(boxes.size());
  for (uint32_t i = 0; i < boxes.size(); ++i) {
    const Box& box = boxes.box(BoxId(i));
    uint16_t t = traits_of(boxes, box);
    if (box.is_split) t |= split_inline_traits(boxes, BoxId(i), facts.traits);
    facts.traits[i] = t;
    facts.any_floats = facts.any_floats || (t & kTraitFloat) != 0;
    facts.any_outlines = facts.any_outlines || (t & kTraitOutline) != 0;
  }
  facts.ranks = painting_ranks(boxes);
  collect_link_targets(boxes.document(), facts.link_targets);
  facts.canvas_source = find_canvas_source(boxes.document());
  return facts;
}

}  // namespace colosseum::paint

#include "layout/layout_tree.h"

#include "box/box_builder.h"
#include "box/derived_styles.h"
#include "box/first_line.h"
#include "layout/core/box_edges.h"
#include "layout/core/relative_position.h"
#include "layout/page/margin_boxes.h"
#include "layout/page/page_sequence.h"
#include "layout/positioned/root_boxes.h"
#include "layout/positioned/sticky.h"
#include "tree/atom_list.h"

namespace colosseum::layout {

namespace {

/// Its box has a style that is made with the box (DerivedStyles::broken_image).
bool is_broken_image(const Document& document, NodeId n) {
  return document.has_tag(n, atoms::kImg) && document.attribute(n, "-colosseum-alt") != nullptr;
}

/// The bits that ask for new boxes somewhere below or at a node.
bool needs_new_boxes(const Document& document) {
  if (!document.root().valid()) return true;
  std::vector<NodeId> todo{document.root()};
  while (!todo.empty()) {
    NodeId n = todo.back();
    todo.pop_back();
    const uint8_t damage = document.node(n).damage;
    if ((damage & kDamageRebuild) != 0) return true;
    if ((damage & (kDamageReflow | kDamageRepaint)) != 0 && is_broken_image(document, n)) return true;
    if ((damage & kDamageDescendant) == 0) continue;
    for (NodeId c = document.node(n).first_child; c.valid(); c = document.node(c).next_sibling)
      todo.push_back(c);
  }
  return false;
}

/// Gives an element's boxes and their texts its new style; a split inline box has several.
void restyle_boxes(LayoutTree& tree, NodeId n, StyleId style, bool reflow) {
  for (BoxId box = tree.boxes.principal_box(n); box.valid(); box = tree.boxes.next_piece(box)) {
    tree.boxes.mutable_box(box).style = style;
    tree.boxes.for_each_child(box, [&](BoxId c) {
      Box& child = tree.boxes.mutable_box(c);
      if (child.kind == BoxKind::kText && !child.has(kBoxPseudo)) child.style = style;
    });
    if (reflow) tree.store->invalidate(tree.boxes, box);
  }
}

/// Voids the cached results of boxes whose nodes ask for reflow, and of their ancestors.
void invalidate_damaged(Document& document, LayoutTree& tree) {
  std::vector<NodeId> todo{document.root()};
  while (!todo.empty()) {
    NodeId n = todo.back();
    todo.pop_back();
    const uint8_t damage = document.node(n).damage;
    if ((damage & (kDamageReflow | kDamageRepaint)) != 0) {
      const StyleId style = n == document.root() ? principal_style(document) : document.node(n).style;
      restyle_boxes(tree, n, style, (damage & kDamageReflow) != 0);
    }
    if ((damage & kDamageDescendant) == 0) continue;
    for (NodeId c = document.node(n).first_child; c.valid(); c = document.node(c).next_sibling)
      todo.push_back(c);
  }
}

/// The root element's box in continuous media, and where it lies in the viewport.
PlacedOutOfFlow layout_root(Pass& pass, BoxId root, PhysicalSize viewport) {
  const ComputedStyle& style = pass.style(root);
  if (style.is_out_of_flow()) {
    OutOfFlowCandidate candidate;
    candidate.box = root;
    return layout_out_of_flow(pass, candidate, {{{}, viewport}, layout_direction(style), viewport});
  }
  const WritingDirection wd = layout_direction(style);
  ConstraintSpace space;
  space.available = space.percentage = to_logical(viewport, wd);
  space.scrollport = viewport;
  const LayoutResult& result = pass.layout(root, space, nullptr, nullptr, kReadNothing);
  const LogicalEdges margins = margin_edges(style, wd, space.percentage.inline_size);
  const PhysicalOffset offset = to_physical(LogicalOffset{margins.inline_start, margins.block_start}, wd,
                                            viewport, result.fragment->size);
  return {&result, offset + relative_offset(style, viewport, wd)};
}

void layout_canvas(Pass& pass, LayoutTree& tree, PhysicalSize viewport) {
  Page page;
  page.style.size = viewport;
  const BoxId root = tree.boxes.root();
  if (root.valid()) {
    const PlacedOutOfFlow placed = layout_root(pass, root, viewport);
    page.content_offset = placed.offset;
    page.content = place_in_viewport(pass, *placed.result, placed.offset, viewport);
  }
  tree.pages.push_back(page);
}

}  // namespace

std::unique_ptr<LayoutTree> layout_document(Document& document, const LayoutOptions& options,
                                            std::unique_ptr<LayoutTree> previous) {
  std::unique_ptr<LayoutTree> tree;
  // Boxes are kept while only sizes or colours changed; changes of structure build them anew.
  // A partial layout is no start for another.
  if (previous && &previous->boxes.document() == &document && !previous->limit_exceeded &&
      !needs_new_boxes(document)) {
    tree = std::move(previous);
    tree->boxes.truncate(tree->document_boxes);
    tree->store->resize(tree->boxes.size());
    invalidate_damaged(document, *tree);
    if (tree->boxes.uses_first_lines()) find_first_lines(tree->boxes);
    tree->pages.clear();
    // Results of earlier passes stay in the arena; start afresh before they outweigh the living ones.
    if (tree->store->arena.bytes() > 4 * tree->store->bytes_after_first_pass + (1u << 20)) {
      tree->store = std::make_unique<LayoutStore>(tree->boxes.size());
    }
  } else {
    tree = std::make_unique<LayoutTree>(document);
    build_boxes(tree->boxes);
    tree->document_boxes = tree->boxes.mark();
    tree->store = std::make_unique<LayoutStore>(tree->boxes.size());
  }
  document.clear_damage(kDamageRepaint | kDamageReflow | kDamageRebuild);
  tree->paged = static_cast<bool>(options.page_style);
  tree->viewport = options.viewport;
  Pass pass(tree->boxes, *tree->store, options.text, document.limits(), document.diagnostics());
  pass.set_poison_test(options.poison_test);
  pass.set_paged(tree->paged);
  if (tree->paged) {
    layout_pages(pass, *tree, options.page_style, options.progress);
    layout_margin_boxes(pass, *tree);
  } else {
    layout_canvas(pass, *tree, options.viewport);
  }
  if (tree->boxes.has_sticky()) {
    for (Page& page : tree->pages) {
      page.content = with_sticky_boxes(pass, page.content, page.content_offset,
                                       tree->paged ? nullptr : &options.viewport);
    }
  }
  if (tree->store->bytes_after_first_pass == 0)
    tree->store->bytes_after_first_pass = tree->store->arena.bytes();
  tree->counters = pass.counters();
  tree->limit_exceeded = tree->limit_exceeded || pass.limit_exceeded();
  return tree;
}

}  // namespace colosseum::layout

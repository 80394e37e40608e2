#include "layout/layout_tree.h"

#include "box/box_builder.h"
#include "layout/core/box_edges.h"
#include "layout/page/page_sequence.h"

namespace colosseum::layout {

namespace {

/// The bits that ask for new boxes somewhere below or at a node.
bool needs_new_boxes(const Document& document) {
  if (!document.root().valid()) return true;
  std::vector<NodeId> todo{document.root()};
  while (!todo.empty()) {
    NodeId n = todo.back();
    todo.pop_back();
    const uint8_t damage = document.node(n).damage;
    if ((damage & kDamageRebuild) != 0) return true;
    if ((damage & kDamageDescendant) == 0) continue;
    for (NodeId c = document.node(n).first_child; c.valid(); c = document.node(c).next_sibling)
      todo.push_back(c);
  }
  return false;
}

/// Voids the cached results of boxes whose nodes ask for reflow, and of their ancestors.
void invalidate_damaged(const Document& document, LayoutTree& tree) {
  std::vector<NodeId> todo{document.root()};
  while (!todo.empty()) {
    NodeId n = todo.back();
    todo.pop_back();
    const uint8_t damage = document.node(n).damage;
    BoxId box = tree.boxes.principal_box(n);
    if (box.valid() && (damage & (kDamageReflow | kDamageRepaint)) != 0) {
      const StyleId style = document.node(n).style;
      tree.boxes.mutable_box(box).style = style;
      tree.boxes.for_each_child(box, [&](BoxId c) {
        Box& child = tree.boxes.mutable_box(c);
        if (child.kind == BoxKind::kText && !child.has(kBoxPseudo)) child.style = style;
      });
      if ((damage & kDamageReflow) != 0) tree.store->invalidate(tree.boxes, box, true);
    }
    if ((damage & kDamageDescendant) == 0) continue;
    for (NodeId c = document.node(n).first_child; c.valid(); c = document.node(c).next_sibling)
      todo.push_back(c);
  }
}

bool any_page_name(const StylePool& styles) {
  for (uint32_t i = 0; i < styles.size(); ++i) {
    if (!styles.get(StyleId(i)).page().empty()) return true;
  }
  return false;
}

void layout_canvas(Pass& pass, LayoutTree& tree, PhysicalSize viewport) {
  Page page;
  page.style.size = viewport;
  const BoxId root = tree.boxes.root();
  if (root.valid()) {
    const WritingDirection wd = layout_direction(pass.style(root));
    ConstraintSpace space;
    space.available = space.percentage = to_logical(viewport, wd);
    const LayoutResult& result = pass.layout(root, space, nullptr, nullptr, kReadNothing);
    const LogicalEdges margins = margin_edges(pass.style(root), wd, viewport.width);
    page.content = result.fragment;
    page.content_offset = to_physical(LogicalOffset{margins.inline_start, margins.block_start}, wd, viewport,
                                      result.fragment->size);
  }
  tree.pages.push_back(page);
}

}  // namespace

std::unique_ptr<LayoutTree> layout_document(Document& document, const LayoutOptions& options,
                                            std::unique_ptr<LayoutTree> previous) {
  std::unique_ptr<LayoutTree> tree;
  // Boxes are kept while only sizes or colours changed; changes of structure build them anew.
  // A partial layout is no start for another.
  if (previous && !previous->limit_exceeded && &previous->boxes.document() == &document &&
      !needs_new_boxes(document)) {
    tree = std::move(previous);
    invalidate_damaged(document, *tree);
    tree->pages.clear();
    // Results of earlier passes stay in the arena; start afresh before they outweigh the living ones.
    if (tree->store->arena.bytes() > 4 * tree->store->bytes_after_first_pass + (1u << 20)) {
      const bool named = tree->store->has_named_pages;
      tree->store = std::make_unique<LayoutStore>(tree->boxes.size());
      tree->store->has_named_pages = named;
    }
  } else {
    tree = std::make_unique<LayoutTree>(document);
    build_boxes(tree->boxes);
    tree->store = std::make_unique<LayoutStore>(tree->boxes.size());
    tree->store->has_named_pages = any_page_name(document.styles());
  }
  document.clear_damage();
  tree->paged = static_cast<bool>(options.page_style);
  tree->viewport = options.viewport;
  Pass pass(tree->boxes, *tree->store, options.text, document.limits(), document.diagnostics());
  pass.set_poison_test(options.poison_test);
  if (tree->paged) {
    layout_pages(pass, *tree, options.page_style, options.progress);
  } else {
    layout_canvas(pass, *tree, options.viewport);
  }
  if (tree->store->bytes_after_first_pass == 0)
    tree->store->bytes_after_first_pass = tree->store->arena.bytes();
  tree->counters = pass.counters();
  tree->limit_exceeded = tree->limit_exceeded || pass.limit_exceeded();
  return tree;
}

}  // namespace colosseum::layout

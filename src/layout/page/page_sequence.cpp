#include "layout/page/page_sequence.h"

#include <algorithm>

#include "layout/core/box_edges.h"
#include "layout/flow/break_rules.h"
#include "layout/inline/inline_content.h"
#include "layout/page/page_out_of_flow.h"

namespace colosseum::layout {

namespace {

/// The box whose content begins the next page: where the innermost first token leads.
BoxId first_box_of(const BreakToken* token, BoxId root) {
  BoxId box = root;
  while (token != nullptr) {
    box = token->box;
    token = token->children.empty() ? nullptr : token->children[0];
  }
  return box;
}

/// The forced break, if one, that began this page.
const BreakToken* forced_token(const BreakToken* token) {
  while (token != nullptr && !token->children.empty()) token = token->children[0];
  return token != nullptr && token->forced ? token : nullptr;
}

/// css-page-3 §6.1: "at the start of the page, inside the deepest element in the normal flow that spans the
/// page break", as the node before which that is.
NodeId first_node(Pass& pass, const BreakToken* token, BoxId root) {
  const Document& document = pass.boxes().document();
  BoxId box = first_box_of(token, root);
  while (token != nullptr && !token->children.empty()) token = token->children[0];
  bool inside = token == nullptr || !token->break_before;
  if (token != nullptr && token->has_inline) {
    const auto& items = inline_layout::content(pass, token->box).items;
    if (token->inline_token.item < items.size()) box = items[token->inline_token.item].box;
    inside = false;
  }
  while (pass.box(box).is_anonymous() && pass.box(box).first_child.valid()) {
    box = pass.box(box).first_child;
    inside = false;
  }
  const NodeId node = pass.box(box).node;
  if (!inside || !node.valid() || !document.is_element(node)) return node;
  const NodeId child = document.node(node).first_child;
  return child.valid() ? child : node;
}

/// css-break-3 §3.1: whether the page side is the wrong one for left, right, recto or verso.
bool wants_other_side(BreakBetween value, bool page_is_right) {
  switch (value) {
    case BreakBetween::kLeft:
    case BreakBetween::kVerso: return page_is_right;
    case BreakBetween::kRight:
    case BreakBetween::kRecto: return !page_is_right;
    default: return false;
  }
}

/// The page area: the page box without margins, borders and padding.
PhysicalRect page_area(const PageStyle& s) {
  PhysicalRect r;
  r.offset = {s.margin.left + s.border.left + s.padding.left, s.margin.top + s.border.top + s.padding.top};
  r.size.width = s.size.width - r.offset.x - s.margin.right - s.border.right - s.padding.right;
  r.size.height = s.size.height - r.offset.y - s.margin.bottom - s.border.bottom - s.padding.bottom;
  // Margins larger than the page leave no room: keep a sliver so that every page makes progress.
  r.size.width = std::max(r.size.width, LayoutUnit(1));
  r.size.height = std::max(r.size.height, LayoutUnit(1));
  return r;
}

/// How far below the page area content lies that does not show on the page at all: unbreakable boxes taller
/// than a page.
LayoutUnit hidden_extent(const Pass& pass, const Page& page, LayoutUnit area_bottom) {
  struct Item {
    const Fragment* fragment;
    LayoutUnit top;
  };
  LayoutUnit extent;
  std::vector<Item> todo{{page.content, page.content_offset.y}};
  while (!todo.empty()) {
    const Item at = todo.back();
    todo.pop_back();
    const Fragment& f = *at.fragment;
    const LayoutUnit bottom = at.top + f.size.height;
    const bool shows = f.kind == FragmentKind::kText ||
                       (f.kind == FragmentKind::kBox && pass.box(f.box).kind == BoxKind::kReplaced);
    if (shows && at.top >= area_bottom) extent = std::max(extent, bottom - area_bottom);
    // What an overflow clips is not meant to show.
    const bool viewport = f.kind == FragmentKind::kBox &&
                          (pass.box(f.box).has(kBoxRootElement) || pass.box(f.box).has(kBoxBody));
    if (f.kind == FragmentKind::kBox && !viewport && pass.style(f.box).overflow_y() != OverflowY::kVisible)
      continue;
    for (const FragmentLink& l : f.children) todo.push_back({l.fragment, at.top + l.offset.y});
  }
  return extent;
}

/// Further pages that show slices of the last page's overflowing content (css-break-3 §4.1: monolithic
/// content may be sliced rather than lost).
void add_slices(const Pass& pass, LayoutTree& tree, const PageStyleFunction& page_style, LayoutUnit area_top,
                LayoutUnit area_height) {
  const Page page = tree.pages.back();
  LayoutUnit hidden = hidden_extent(pass, page, area_top + area_height);
  for (int k = 1; hidden > LayoutUnit() && tree.pages.size() < pass.limits().max_pages; ++k) {
    Page slice = page;
    slice.is_slice = true;
    slice.facts.index = static_cast<int>(tree.pages.size());
    slice.facts.is_right = page.facts.is_right == (k % 2 == 0);
    slice.content_offset.y -= area_height * k;
    // Its geometry is that of the page it goes on from.
    slice.style.margin_boxes = page_style(slice.facts).margin_boxes;
    tree.pages.push_back(slice);
    hidden -= area_height;
  }
}

/// A page after the end of the flow, for out-of-flow boxes: its root fragment is empty.
Page page_without_content(Pass& pass, const LayoutTree& tree, const PageStyleFunction& page_style,
                          bool first_is_right) {
  Page page;
  page.facts.index = static_cast<int>(tree.pages.size());
  page.facts.is_right = (page.facts.index % 2 == 0) == first_is_right;
  page.style = page_style(page.facts);
  const PhysicalRect area = page_area(page.style);
  Fragment* root = pass.arena().make<Fragment>();
  root->box = tree.boxes.root();
  root->size.width = area.size.width;
  root->flags = 0;
  page.content = root;
  page.content_offset = area.offset;
  return page;
}

}  // namespace

void layout_pages(Pass& pass, LayoutTree& tree, const PageStyleFunction& page_style,
                  const std::function<void(size_t)>& progress) {
  const BoxId root = tree.boxes.root();
  const BreakToken* token = nullptr;
  // css-page-3 §4.2.1: the first page is a right page in left-to-right documents.
  const bool first_is_right = !root.valid() || pass.style(root).direction() == Direction::kLtr;
  PageOutOfFlow out_of_flow(pass, tree.pages, [&](PhysicalRect& area) {
    if (tree.pages.size() >= pass.limits().max_pages) return false;
    tree.pages.push_back(page_without_content(pass, tree, page_style, first_is_right));
    area = page_area(tree.pages.back().style);
    return true;
  });
  do {
    if (tree.pages.size() >= pass.limits().max_pages) {
      pass.diagnostics().warn(DiagnosticKind::kLimit, {tree.boxes.document().info().url, 0, 0},
                              "too many pages, the rest is left out");
      tree.limit_exceeded = true;
      break;
    }
    Page page;
    page.facts.index = static_cast<int>(tree.pages.size());
    page.facts.is_right = (page.facts.index % 2 == 0) == first_is_right;
    if (root.valid()) page.facts.name = start_page_name(tree.boxes, first_box_of(token, root));
    if (root.valid()) page.first_node = first_node(pass, token, root);
    const BreakToken* forced = forced_token(token);
    if (!root.valid() || (forced != nullptr && wants_other_side(forced->forced_value, page.facts.is_right))) {
      page.facts.is_blank = true;
      page.style = page_style(page.facts);
      tree.pages.push_back(page);
      if (!root.valid()) return;
      continue;
    }
    page.style = page_style(page.facts);
    const PhysicalRect area = page_area(page.style);
    const WritingDirection wd = layout_direction(pass.style(root));
    const LogicalSize room = to_logical(area.size, wd);
    const LogicalEdges margins = margin_edges(pass.style(root), wd, room.inline_size);
    const LayoutUnit start = token == nullptr ? margins.block_start : LayoutUnit();
    ConstraintSpace space;
    space.available = space.percentage = room;
    space.scrollport = area.size;
    space.fragmentation = Fragmentation::kPage;
    space.fragmentainer_size = room.block_size;
    space.fragmentainer_offset = start;
    space.at_fragmentainer_start = true;
    const LayoutResult& result = pass.layout(root, space, token, nullptr, kReadNothing);
    page.content = result.fragment;
    page.content_offset = area.offset + to_physical(LogicalOffset{margins.inline_start, start}, wd, area.size,
                                                    result.fragment->size);
    tree.pages.push_back(page);
    out_of_flow.note_page(tree.pages.size() - 1, area, result.out_of_flow);
    add_slices(pass, tree, page_style, area.offset.y, area.size.height);
    token = result.break_token;
    if (progress) progress(tree.pages.size());
  } while (token != nullptr && !pass.out_of_limits());
  out_of_flow.finish();
}

}  // namespace colosseum::layout

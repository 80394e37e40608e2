#include "layout/page/page_sequence.h"

#include <algorithm>

#include "layout/core/box_edges.h"
#include "layout/flow/break_rules.h"

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

}  // namespace

void layout_pages(Pass& pass, LayoutTree& tree, const PageStyleFunction& page_style,
                  const std::function<void(size_t)>& progress) {
  const BoxId root = tree.boxes.root();
  const BreakToken* token = nullptr;
  // css-page-3 §3.3.1: the first page is a right page in left-to-right documents.
  const bool first_is_right = !root.valid() || pass.style(root).direction() == Direction::kLtr;
  do {
    if (tree.pages.size() >= pass.limits().max_pages) {
      pass.diagnostics().warn(DiagnosticKind::kLimit, {tree.boxes.document().info().url, 0, 0},
                              "too many pages, the rest is left out");
      tree.limit_exceeded = true;
      return;
    }
    Page page;
    page.facts.index = static_cast<int>(tree.pages.size());
    page.facts.is_right = (page.facts.index % 2 == 0) == first_is_right;
    if (root.valid()) page.facts.name = start_page_name(tree.boxes, first_box_of(token, root));
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
    const LogicalEdges margins = margin_edges(pass.style(root), wd, area.size.width);
    const LayoutUnit top = token == nullptr ? margins.block_start : LayoutUnit();
    ConstraintSpace space;
    space.available = {area.size.width, area.size.height};
    space.percentage = space.available;
    space.fragmentation = Fragmentation::kPage;
    space.fragmentainer_size = area.size.height;
    space.fragmentainer_offset = top;
    space.at_fragmentainer_start = true;
    const LayoutResult& result = pass.layout(root, space, token, nullptr, kReadNothing);
    page.content = result.fragment;
    const LayoutUnit x = wd.is_ltr() ? margins.inline_start
                                     : area.size.width - margins.inline_start - result.fragment->size.width;
    page.content_offset = area.offset + PhysicalOffset{x, top};
    tree.pages.push_back(page);
    token = result.break_token;
    if (progress) progress(tree.pages.size());
  } while (token != nullptr);
}

}  // namespace colosseum::layout

#include "layout/positioned/inline_containers.h"

#include <algorithm>

#include "layout/core/box_edges.h"
#include "layout/core/writing_modes.h"

namespace colosseum::layout {

namespace {

/// The block container whose lines an inline box is in, anonymous ones passed over: pieces of one inline box
/// may be in several of those.
BoxId block_container_of(const BoxTree& tree, BoxId inline_box) {
  BoxId b = tree.box(inline_box).parent;
  while (b.valid() && (tree.box(b).kind == BoxKind::kInlineBox || tree.box(b).is_anonymous()))
    b = tree.box(b).parent;
  return b;
}

}  // namespace

InlineContainers::InlineContainers(Pass& pass, BoxId block_container,
                                   const std::vector<OutOfFlowCandidate>& candidates,
                                   const std::vector<FragmentLink>& links)
    : pass_(pass) {
  const BoxTree& tree = pass.boxes();
  for (const OutOfFlowCandidate& c : candidates) {
    if (!c.inline_container.valid() || block_container_of(tree, c.inline_container) != block_container)
      continue;
    const BoxId first = tree.principal_box(tree.box(c.inline_container).node);
    const BoxId begin =
        tree.box(c.inline_container).has(kBoxPseudo) || !first.valid() ? c.inline_container : first;
    if (std::any_of(extents_.begin(), extents_.end(),
                    [&](const Extent& e) { return e.first_piece == begin; }))
      continue;
    for (BoxId piece = begin; piece.valid(); piece = tree.next_piece(piece)) {
      pieces_.push_back({piece, extents_.size()});
    }
    extents_.push_back({begin, false, {}, {}, {}});
  }
  if (extents_.empty()) return;
  std::sort(pieces_.begin(), pieces_.end());
  for (const FragmentLink& l : links) look_at(*l.fragment, l.offset);
  for (Extent& e : extents_) {
    e.block.rect = {
        e.start, {std::max(e.end.x - e.start.x, LayoutUnit()), std::max(e.end.y - e.start.y, LayoutUnit())}};
    e.block.wd = layout_direction(pass.style(e.first_piece));
  }
}

InlineContainers::Extent* InlineContainers::extent_of(BoxId piece) {
  const auto at = std::lower_bound(pieces_.begin(), pieces_.end(), std::pair<BoxId, size_t>(piece, 0));
  return at == pieces_.end() || at->first != piece ? nullptr : &extents_[at->second];
}

void InlineContainers::look_at(const Fragment& f, PhysicalOffset at) {
  if (f.kind == FragmentKind::kInlineBox) {
    if (Extent* e = extent_of(f.box)) {
      const PhysicalEdges border = f.border();
      const WritingDirection wd = layout_direction(pass_.style(f.box));
      const LayoutUnit left = at.x + border.left, right = at.x + f.size.width - border.right;
      const LayoutUnit top = at.y + border.top, bottom = at.y + f.size.height - border.bottom;
      // From the start edges of the first fragment to the end edges of the last.
      const bool leftwards = runs_leftwards(wd), upwards = runs_upwards(wd);
      if (!e->found) {
        (leftwards ? e->end.x : e->start.x) = leftwards ? right : left;
        (upwards ? e->end.y : e->start.y) = upwards ? bottom : top;
      }
      e->found = true;
      (leftwards ? e->start.x : e->end.x) = leftwards ? left : right;
      (upwards ? e->start.y : e->end.y) = upwards ? top : bottom;
    }
  } else if (f.kind != FragmentKind::kLine &&
             !(f.kind == FragmentKind::kBox && pass_.box(f.box).is_anonymous())) {
    return;
  }
  for (const FragmentLink& l : f.children) look_at(*l.fragment, at + l.offset);
}

const ContainingBlock* InlineContainers::find(BoxId inline_box) const {
  const auto at = std::lower_bound(pieces_.begin(), pieces_.end(), std::pair<BoxId, size_t>(inline_box, 0));
  return at == pieces_.end() || at->first != inline_box ? nullptr : &extents_[at->second].block;
}

}  // namespace colosseum::layout

#include "layout/positioned/sticky.h"

#include <algorithm>
#include <optional>
#include <unordered_map>
#include <vector>

#include "box/scroll_container.h"
#include "layout/core/box_edges.h"
#include "layout/core/relative_position.h"
#include "layout/core/writing_modes.h"

namespace colosseum::layout {

namespace {

/// What sticky boxes inside a fragment are held in; rectangles are in the coordinates of the viewport.
struct StickyContext {
  std::optional<PhysicalRect> scrollport;  ///< of the nearest scroll container
  PhysicalRect containing_block;
  WritingDirection wd;  ///< of the containing block
};

PhysicalRect content_box(const Fragment& f, PhysicalOffset at) {
  const PhysicalEdges b = f.border(), p = f.padding();
  return {{at.x + b.left + p.left, at.y + b.top + p.top},
          {std::max(f.size.width - b.left - b.right - p.left - p.right, LayoutUnit()),
           std::max(f.size.height - b.top - b.bottom - p.top - p.bottom, LayoutUnit())}};
}

/// One axis of a sticky box, "start" being left or top.
struct StickyAxis {
  LayoutUnit port_start, port_size;
  LayoutUnit cb_start, cb_end;  ///< where the border box may lie, as the margins leave room
  LayoutUnit start, size;       ///< of the border box
  bool end_is_first = false;    ///< the containing block's flow runs from the end to the start
};

LayoutUnit shift_in(const StickyAxis& a, const Length& start_inset, const Length& end_inset) {
  const std::optional<LayoutUnit> first = used_inset(start_inset, a.port_size);
  const std::optional<LayoutUnit> last = used_inset(end_inset, a.port_size);
  // The sticky view rectangle has room for the border box: the end-edge inset gives way.
  LayoutUnit before = first.value_or(LayoutUnit()), after = last.value_or(LayoutUnit());
  const LayoutUnit missing = before + after + a.size - a.port_size;
  if (missing > LayoutUnit()) (a.end_is_first ? before : after) -= missing;
  LayoutUnit shift;
  if (last) {
    const LayoutUnit wanted = std::min(LayoutUnit(), a.port_start + a.port_size - after - (a.start + a.size));
    shift = std::max(wanted, std::min(LayoutUnit(), a.cb_start - a.start));
  }
  if (first) {
    const LayoutUnit at = a.start + shift;
    const LayoutUnit wanted = std::max(LayoutUnit(), a.port_start + before - at);
    shift += std::min(wanted, std::max(LayoutUnit(), a.cb_end - (at + a.size)));
  }
  return shift;
}

class StickyShifter {
 public:
  explicit StickyShifter(Pass& pass) : pass_(pass) {}

  /// How far the fragment, whose border box would lie at `at`, is shifted.
  PhysicalOffset shift_of(const Fragment& f, PhysicalOffset at, const StickyContext& context) const {
    if (!is_sticky(f) || !context.scrollport) return {};
    const ComputedStyle& s = pass_.style(f.box);
    const PhysicalRect &port = *context.scrollport, &cb = context.containing_block;
    PhysicalRect own{at, f.size};
    if (f.kind == FragmentKind::kInlineBox) {
      const auto extent = inline_extents_.find(f.box.value);
      if (extent != inline_extents_.end()) own = extent->second;
    }
    const LayoutUnit base = to_logical(cb.size, context.wd).inline_size;
    const PhysicalEdges m = to_physical(margin_edges(pass_.facts(f.box), context.wd, base), context.wd);
    const StickyAxis x{
        port.offset.x, port.size.width, cb.offset.x + m.left,      cb.offset.x + cb.size.width - m.right,
        own.offset.x,  own.size.width,  runs_leftwards(context.wd)};
    const StickyAxis y{
        port.offset.y, port.size.height, cb.offset.y + m.top,     cb.offset.y + cb.size.height - m.bottom,
        own.offset.y,  own.size.height,  runs_upwards(context.wd)};
    return {shift_in(x, s.left(), s.right()), shift_in(y, s.top(), s.bottom())};
  }

  /// `f` with the sticky boxes inside shifted; `at` is where its border box lies.
  const Fragment* shifted(const Fragment* f, PhysicalOffset at, const StickyContext& outer) {
    if (f->children.empty()) return f;
    if (f->kind == FragmentKind::kBox) {
      for (const FragmentLink& l : f->children) {
        if (l.fragment->kind == FragmentKind::kLine) note_inline_boxes(*l.fragment, at + l.offset);
      }
    }
    const StickyContext context = context_inside(*f, at, outer);
    std::vector<FragmentLink> links;  // empty as long as nothing has moved
    for (size_t i = 0; i < f->children.size(); ++i) {
      const FragmentLink& old = f->children[i];
      FragmentLink link = old;
      link.offset = link.offset + shift_of(*old.fragment, at + old.offset, context);
      link.fragment = shifted(old.fragment, at + link.offset, context);
      if (links.empty() && link.fragment == old.fragment && link.offset == old.offset) continue;
      if (links.empty()) links.assign(f->children.begin(), f->children.end());
      links[i] = link;
    }
    if (links.empty()) return f;
    Fragment* copy = pass_.arena().make<Fragment>(*f);
    copy->children = pass_.arena().copy(links);
    return copy;
  }

 private:
  /// The grid in a table wrapper box moves with the wrapper.
  bool is_sticky(const Fragment& f) const {
    return (f.kind == FragmentKind::kBox || f.kind == FragmentKind::kInlineBox) && f.box.valid() &&
           !f.has(kFragmentTableGrid) && !pass_.box(f.box).is_anonymous() &&
           pass_.style(f.box).position() == Position::kSticky;
  }

  /// The pieces of an inline box move together.
  void note_inline_boxes(const Fragment& f, PhysicalOffset at) {
    for (const FragmentLink& l : f.children) {
      if (l.fragment->kind != FragmentKind::kInlineBox) continue;
      const PhysicalOffset corner = at + l.offset;
      note_inline_boxes(*l.fragment, corner);
      if (!is_sticky(*l.fragment)) continue;
      const auto [entry, added] =
          inline_extents_.try_emplace(l.fragment->box.value, PhysicalRect{corner, l.fragment->size});
      if (added) continue;
      PhysicalRect& r = entry->second;
      const LayoutUnit right = std::max(r.offset.x + r.size.width, corner.x + l.fragment->size.width);
      const LayoutUnit bottom = std::max(r.offset.y + r.size.height, corner.y + l.fragment->size.height);
      r.offset = {std::min(r.offset.x, corner.x), std::min(r.offset.y, corner.y)};
      r.size = {right - r.offset.x, bottom - r.offset.y};
    }
  }

  StickyContext context_inside(const Fragment& f, PhysicalOffset at, const StickyContext& outer) const {
    if (f.kind != FragmentKind::kBox || !f.box.valid()) return outer;
    const Box& box = pass_.box(f.box);
    // The containing block of table parts is the table.
    if (box.is_anonymous() || is_table_internal(box.kind)) return outer;
    const ComputedStyle& style = pass_.style(f.box);
    StickyContext inside = outer;
    inside.containing_block = content_box(f, at);
    inside.wd = layout_direction(style);
    if (!is_scroll_container(style) || overflow_goes_to_viewport(pass_.boxes(), box)) return inside;
    // DEVIATION: as in browsers, the scrollport is taken without its padding, and what overflows belongs to
    // the containing block (spec suite: css-position-3/3.4-stickypos-insets).
    inside.scrollport = inside.containing_block;
    PhysicalRect& r = inside.containing_block;
    LayoutUnit right = r.offset.x + r.size.width, bottom = r.offset.y + r.size.height;
    for (const FragmentLink& l : f.children) {
      right = std::max(right, at.x + l.offset.x + l.fragment->size.width);
      bottom = std::max(bottom, at.y + l.offset.y + l.fragment->size.height);
    }
    r.size = {right - r.offset.x, bottom - r.offset.y};
    return inside;
  }

  Pass& pass_;
  std::unordered_map<uint32_t, PhysicalRect> inline_extents_;  ///< by box; only looked up
};

}  // namespace

const Fragment* with_sticky_boxes(Pass& pass, const Fragment* root, PhysicalOffset& offset,
                                  const PhysicalSize* viewport) {
  if (root == nullptr) return root;
  StickyContext context;
  if (viewport != nullptr) {
    context.scrollport = PhysicalRect{{}, *viewport};
    context.containing_block = *context.scrollport;
  }
  context.wd = layout_direction(pass.style(root->box));
  StickyShifter shifter(pass);
  offset = offset + shifter.shift_of(*root, offset, context);
  return shifter.shifted(root, offset, context);
}

}  // namespace colosseum::layout

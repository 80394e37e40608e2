#include "paint/stacking.h"

#include <algorithm>

#include "box/containment.h"

namespace colosseum::paint {

using layout::Fragment;
using layout::FragmentKind;

namespace {

const Decoration* push_decoration(PaintContext& c, const ComputedStyle& s, const Decoration* outer) {
  if (!s.text_decoration_line().any()) return outer;
  c.decorations.push_back({outer, &s, s.text_decoration_color().resolved(s.color())});
  return &c.decorations.back();
}

}  // namespace

const Decoration* decorations_inside(PaintContext& c, const Fragment& f, const Decoration* outer) {
  if (f.kind != FragmentKind::kBox && f.kind != FragmentKind::kInlineBox) return outer;
  const Box& box = c.boxes().box(f.box);
  // css-text-decor-3 §2.1: not into atomic inlines, floats and out-of-flow boxes.
  if (box.is_atomic_inline() || box.has(kBoxFloating) || box.has(kBoxOutOfFlow)) outer = nullptr;
  if (box.has(kBoxOutsideMarker)) return nullptr;
  // A block inside split inline boxes has their decorations too (css2 §9.2.1.1).
  for (BoxId b = c.boxes().split_inline(f.box); b.valid() && c.boxes().box(b).kind == BoxKind::kInlineBox;
       b = c.boxes().box(b).parent) {
    outer = push_decoration(c, c.boxes().style(b), outer);
  }
  return box.is_anonymous() ? outer : push_decoration(c, c.style(f), outer);
}

const Decoration* first_line_decorations(PaintContext& c, const Fragment& line, const Decoration* outer) {
  return push_decoration(c, c.first_line_style(line), outer);
}

// css-overflow-3 §3.1: content is clipped to the padding box, with the curve of border-radius.
const ClipNode* clip_inside(PaintContext& c, PlacedFragment p) {
  const Fragment& f = *p.fragment;
  if (f.kind != FragmentKind::kBox || !c.has(f, kTraitClips)) return c.out.clip();
  if (c.has(f, kTraitSkips)) return c.out.make_clip({});
  const ComputedStyle& s = c.style(f);
  const Rect border_box = snapped(to_rect(p.offset, f.size), c.options);
  RoundedRect clip = inset(rounded_border_box(s, f, border_box), f.border());
  // css-contain-1 §3.3: paint containment makes `visible` `clip`.
  if (containment(s, c.boxes().box(f.box).kind).paint) return c.out.make_clip(clip);
  constexpr double kFar = 1e6;
  if (s.overflow_x() == OverflowX::kVisible) clip = {{-kFar, clip.rect.y, 2 * kFar, clip.rect.height}, {}};
  if (s.overflow_y() == OverflowY::kVisible) clip = {{clip.rect.x, -kFar, clip.rect.width, 2 * kFar}, {}};
  return c.out.make_clip(clip);
}

// css2 §11.1.2: `clip` of an absolutely positioned box, for all that belongs to it.
const ClipNode* clip_around(PaintContext& c, PlacedFragment p) {
  const ClipRect& clip = c.style(*p.fragment).clip();
  if (clip.is_auto) return c.out.clip();
  const Rect box = snapped(to_rect(p.offset, p.fragment->size), c.options);
  auto edge = [](const Length& l, double from, double otherwise) {
    return l.is_auto() ? otherwise : from + resolve_px(l, 0);
  };
  const double left = edge(clip.left, box.x, box.x), right = edge(clip.right, box.x, box.x + box.width);
  const double top = edge(clip.top, box.y, box.y), bottom = edge(clip.bottom, box.y, box.y + box.height);
  return c.out.make_clip({{left, top, std::max(right - left, 0.0), std::max(bottom - top, 0.0)}, {}});
}

StackingTree::StackingTree(PaintContext& context, PlacedFragment root)
    : c_(context), spaces_(context.boxes()) {
  StackingItem& top = items_.emplace_back();
  top.place = root;
  top.context = true;
  contexts_[root.fragment->box] = &top;
  find_transform(top);
  collect_item(top, top);
  // Out-of-flow boxes hang below their containing block, but stack below their ancestor elements. Ancestors
  // have smaller ids, so they are known by now.
  auto later = [](const Deferred& a, const Deferred& b) { return b.box < a.box; };
  while (!deferred_.empty()) {
    std::pop_heap(deferred_.begin(), deferred_.end(), later);
    const Deferred d = deferred_.back();
    deferred_.pop_back();
    StackingItem& context_item = context_around(c_.boxes().box(d.box).parent, *d.fallback);
    context_item.children.push_back(d.item);
    c_.out.set_clip(d.item->clip);
    if (d.item->context) contexts_[d.box] = d.item;
    collect_item(*d.item, d.item->context ? *d.item : context_item);
  }
  c_.out.set_clip(nullptr);
  for (StackingItem& item : items_) sort(item);
}

// Translations only move the box, so that text and edges keep to the pixels.
void StackingTree::find_transform(StackingItem& item) {
  const Fragment& f = *item.place.fragment;
  if (!c_.has(f, kTraitTransformed)) return;
  const std::optional<UsedTransform> used = spaces_.enter(f, item.place.offset);
  if (!used) return;
  item.hidden = used->hidden;
  item.in_context = used->in_context;
  if (used->in_context || used->preserves || !is_translation(used->flat)) {
    item.transform = used->flat;
    return;
  }
  item.place.offset.x += LayoutUnit::from_px(used->flat.e);
  item.place.offset.y += LayoutUnit::from_px(used->flat.f);
}

void StackingTree::collect_item(StackingItem& item, StackingItem& context) {
  const ClipNode* around = c_.out.clip();
  if (item.transform) c_.out.set_clip(nullptr);
  collect(item.place, item.decorations, context);
  c_.out.set_clip(around);
}

StackingItem& StackingTree::context_around(BoxId box, StackingItem& fallback) {
  for (; box.valid(); box = c_.boxes().box(box).parent) {
    const auto it = contexts_.find(box);
    if (it != contexts_.end()) return *it->second;
  }
  return fallback;
}

void StackingTree::collect(PlacedFragment p, const Decoration* decorations, StackingItem& context) {
  if (c_.has(*p.fragment, kTraitSkips)) return;
  decorations = decorations_inside(c_, *p.fragment, decorations);
  const ClipNode* around = c_.out.clip();
  c_.out.set_clip(clip_inside(c_, p));
  for (const layout::FragmentLink& l : p.fragment->children) {
    if (l.fragment->kind != FragmentKind::kText)
      collect_child({l.fragment, p.offset + l.offset}, decorations, context);
  }
  c_.out.set_clip(around);
}

void StackingTree::collect_child(PlacedFragment p, const Decoration* decorations, StackingItem& context) {
  const Fragment& f = *p.fragment;
  const bool boxy = f.kind == FragmentKind::kBox || f.kind == FragmentKind::kInlineBox;
  if (!boxy || !c_.has(f, kTraitStacked)) return collect(p, decorations, context);
  StackingItem& item = items_.emplace_back();
  item.place = p;
  item.decorations = decorations;
  item.clip = c_.boxes().box(f.box).has(kBoxOutOfFlow) ? clip_around(c_, p) : c_.out.clip();
  item.context = c_.has(f, kTraitContext);
  find_transform(item);
  if (item.in_context) item.clip = context.clip;
  const AutoInteger& z = c_.style(f).z_index();
  const bool applies = c_.style(f).position() != Position::kStatic || c_.has(f, kTraitAtomic);
  item.z = item.context && applies && !z.is_auto ? z.value : 0;
  if (c_.boxes().box(f.box).has(kBoxOutOfFlow)) {
    deferred_.push_back({f.box, &item, &context});
    std::push_heap(deferred_.begin(), deferred_.end(),
                   [](const Deferred& a, const Deferred& b) { return b.box < a.box; });
    return;
  }
  context.children.push_back(&item);
  if (item.context) contexts_[f.box] = &item;
  collect_item(item, item.context ? item : context);
}

void StackingTree::sort(StackingItem& item) {
  const std::vector<uint32_t>& ranks = c_.facts.ranks;
  std::stable_sort(item.children.begin(), item.children.end(),
                   [&](const StackingItem* a, const StackingItem* b) {
                     if (a->z != b->z) return a->z < b->z;
                     const BoxId x = a->place.fragment->box, y = b->place.fragment->box;
                     return ranks.empty() ? x < y : ranks[x.index()] < ranks[y.index()];
                   });
}

}  // namespace colosseum::paint

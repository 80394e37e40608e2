// The painting order of css2 appendix E.
#include <algorithm>

#include "paint/paint_context.h"

namespace colosseum::paint {

namespace {

using layout::Fragment;
using layout::FragmentKind;

bool is_positioned(const ComputedStyle& s) { return s.position() != Position::kStatic; }

/// css2 §9.9.1, css-color-4 §4.1: elements that paint as one with their descendants.
bool makes_stacking_context(const ComputedStyle& s, bool positioned) {
  return (positioned && !s.z_index().is_auto) || s.position() == Position::kFixed ||
         s.position() == Position::kSticky || s.opacity() < 1 || s.isolation() == Isolation::kIsolate;
}

/// A positioned descendant or stacking context found below, painted by the stacking context around it.
struct StackedItem {
  PlacedFragment place;
  const Decoration* decorations = nullptr;
  int z = 0;
  bool context = false;
  std::vector<RoundedRect> clips;  ///< of boxes between the stacking context and the item, outermost first
};

class StackingPainter {
 public:
  explicit StackingPainter(PaintContext& c) : c_(c) {}

  /// E.2 steps 1–10 for a stacking context.
  void paint_context(PlacedFragment root, const Decoration* decorations, bool is_root) {
    const ComputedStyle& style = c_.style(*root.fragment);
    const bool group = !is_root && style.opacity() < 1;
    if (group) c_.draw(draw::PushGroup{style.opacity()});
    std::vector<StackedItem> items;
    std::vector<RoundedRect> clips;
    collect_children(root, decorations, clips, items);
    std::stable_sort(items.begin(), items.end(),
                     [](const StackedItem& a, const StackedItem& b) { return a.z < b.z; });
    auto positive = std::find_if(items.begin(), items.end(), [](const StackedItem& i) { return i.z >= 0; });
    paint_box(root);
    for (auto it = items.begin(); it != positive; ++it) paint_item(*it);
    paint_content(root, decorations);
    for (auto it = positive; it != items.end(); ++it) paint_item(*it);
    if (group) c_.draw(draw::PopGroup{});
  }

 private:
  /// Whether a child is painted by its stacking context instead of in place.
  bool is_stacked(const Fragment& f, bool& context, int& z) const {
    if (f.kind != FragmentKind::kBox && f.kind != FragmentKind::kInlineBox) return false;
    const ComputedStyle& s = c_.style(f);
    const Box& box = c_.boxes().box(f.box);
    const bool positioned = is_positioned(s) && !box.is_anonymous();
    context = makes_stacking_context(s, positioned) && !box.is_anonymous();
    z = context && positioned && !s.z_index().is_auto ? s.z_index().value : 0;
    return positioned || context;
  }

  const Decoration* decorations_below(const Fragment& f, const Decoration* outer) {
    if (f.kind != FragmentKind::kBox && f.kind != FragmentKind::kInlineBox) return outer;
    const Box& box = c_.boxes().box(f.box);
    // css-text-decor-3 §2.1: not into atomic inlines and out-of-flow boxes.
    if (box.is_atomic_inline() || box.has(kBoxFloating) || box.has(kBoxOutOfFlow)) outer = nullptr;
    if (box.has(kBoxOutsideMarker)) return nullptr;
    outer = push_decoration(box.style, outer, box.is_anonymous());
    // A block inside split inline boxes has their decorations too (css2 §9.2.1.1).
    for (BoxId b = box.split_inline; b.valid() && c_.boxes().box(b).kind == BoxKind::kInlineBox;
         b = c_.boxes().box(b).parent) {
      outer = push_decoration(c_.boxes().box(b).style, outer, false);
    }
    return outer;
  }

  const Decoration* push_decoration(StyleId id, const Decoration* outer, bool anonymous) {
    const ComputedStyle& s = c_.boxes().document().styles().get(id);
    if (anonymous || !s.text_decoration_line().any()) return outer;
    c_.decorations.push_back({outer, &s, s.text_decoration_color().resolved(s.color())});
    return &c_.decorations.back();
  }

  /// The clip that a box's overflow makes for its content; false when there is none (css-overflow-3 §3).
  bool overflow_clip(PlacedFragment p, RoundedRect& clip) const {
    const Fragment& f = *p.fragment;
    if (f.kind != FragmentKind::kBox) return false;
    const Box& box = c_.boxes().box(f.box);
    const ComputedStyle& s = c_.style(f);
    const bool x = s.overflow_x() != OverflowX::kVisible, y = s.overflow_y() != OverflowY::kVisible;
    // The root's and body's overflow belong to the viewport, which shows everything.
    if ((!x && !y) || box.is_anonymous() || box.has(kBoxRootElement) || box.has(kBoxBody)) return false;
    const Rect border_box = snapped(to_rect(p.offset, f.size), c_.options);
    clip = inset(rounded_border_box(s, f, border_box), f.border());
    constexpr double kFar = 1e6;
    if (!x) clip = {{-kFar, clip.rect.y, 2 * kFar, clip.rect.height}, {}};
    if (!y) clip = {{clip.rect.x, -kFar, clip.rect.width, 2 * kFar}, {}};
    return true;
  }

  void collect_children(PlacedFragment p, const Decoration* decorations, std::vector<RoundedRect>& clips,
                        std::vector<StackedItem>& items) {
    decorations = decorations_below(*p.fragment, decorations);
    RoundedRect clip;
    const bool clipped = overflow_clip(p, clip);
    if (clipped) clips.push_back(clip);
    for (const layout::FragmentLink& l : p.fragment->children) {
      if (l.fragment->kind == FragmentKind::kText) continue;
      PlacedFragment child{l.fragment, p.offset + l.offset};
      bool context = false;
      int z = 0;
      if (is_stacked(*l.fragment, context, z)) items.push_back({child, decorations, z, context, clips});
      if (!context) collect_children(child, decorations, clips, items);
    }
    if (clipped) clips.pop_back();
  }

  void paint_item(const StackedItem& item) {
    if (!item.clips.empty()) c_.draw(draw::Save{});
    for (const RoundedRect& clip : item.clips) c_.draw(draw::ClipRect{clip});
    if (item.context) {
      paint_context(item.place, item.decorations, false);
    } else {
      paint_pseudo_context(item.place, item.decorations);
    }
    if (!item.clips.empty()) c_.draw(draw::Restore{});
  }

  /// Atomic inlines and positioned boxes with z-index: auto: all phases, but stacked descendants go to the
  /// context around.
  void paint_pseudo_context(PlacedFragment p, const Decoration* decorations) {
    paint_box(p);
    paint_content(p, decorations);
  }

  /// Steps 4 to 7: block backgrounds, then inline content, inside the box's clip.
  void paint_content(PlacedFragment p, const Decoration* decorations) {
    RoundedRect clip;
    const bool clipped = overflow_clip(p, clip);
    if (clipped) {
      c_.draw(draw::Save{});
      c_.draw(draw::ClipRect{clip});
    }
    if (p.fragment->kind == FragmentKind::kInlineBox) {
      paint_inline_children(p, decorations_below(*p.fragment, decorations));
    } else {
      paint_block_backgrounds(p);
      paint_foreground(p, decorations);
    }
    if (clipped) c_.draw(draw::Restore{});
  }

  /// Step 4: backgrounds and borders of in-flow, non-positioned block-level descendants, in tree order.
  void paint_block_backgrounds(PlacedFragment p) {
    for (const layout::FragmentLink& l : p.fragment->children) {
      if (l.fragment->kind != FragmentKind::kBox) continue;
      bool context = false;
      int z = 0;
      if (is_stacked(*l.fragment, context, z)) continue;
      PlacedFragment child{l.fragment, p.offset + l.offset};
      paint_box(child);
      with_clip(child, [&] { paint_block_backgrounds(child); });
    }
  }

  /// Step 7: the inline content of this box and of its in-flow, non-positioned block-level descendants.
  void paint_foreground(PlacedFragment p, const Decoration* decorations) {
    if (c_.boxes().box(p.fragment->box).kind == BoxKind::kReplaced) paint_replaced(c_, p);
    decorations = decorations_below(*p.fragment, decorations);
    for (const layout::FragmentLink& l : p.fragment->children) {
      PlacedFragment child{l.fragment, p.offset + l.offset};
      if (l.fragment->kind == FragmentKind::kLine) {
        paint_inline_children(child, decorations);
        continue;
      }
      bool context = false;
      int z = 0;
      if (l.fragment->kind != FragmentKind::kBox || is_stacked(*l.fragment, context, z)) continue;
      with_clip(child, [&] { paint_foreground(child, decorations); });
      paint_outline_of(child);
    }
  }

  void paint_inline_children(PlacedFragment p, const Decoration* decorations) {
    for (const layout::FragmentLink& l : p.fragment->children) {
      PlacedFragment child{l.fragment, p.offset + l.offset};
      bool context = false;
      int z = 0;
      switch (l.fragment->kind) {
        case FragmentKind::kText: paint_text(c_, child, decorations); break;
        case FragmentKind::kInlineBox:
          if (is_stacked(*l.fragment, context, z)) break;
          paint_box(child);
          paint_inline_children(child, decorations_below(*l.fragment, decorations));
          paint_outline_of(child);
          break;
        case FragmentKind::kBox:
          if (is_stacked(*l.fragment, context, z)) break;
          paint_pseudo_context(child, decorations);
          paint_outline_of(child);
          break;
        default: paint_inline_children(child, decorations); break;
      }
    }
  }

  template <typename Content>
  void with_clip(PlacedFragment p, Content&& content) {
    RoundedRect clip;
    const bool clipped = overflow_clip(p, clip);
    if (clipped) {
      c_.draw(draw::Save{});
      c_.draw(draw::ClipRect{clip});
    }
    content();
    if (clipped) c_.draw(draw::Restore{});
  }

  bool is_visible(const Fragment& f) const { return c_.style(f).visibility() == Visibility::kVisible; }

  /// Background and border of one box, and what its element means to a PDF reader.
  void paint_box(PlacedFragment p) {
    const Fragment& f = *p.fragment;
    paint_annotations(c_, p);
    if (c_.boxes().box(f.box).is_anonymous() || !is_visible(f)) return;
    const ComputedStyle& style = c_.style(f);
    const Rect border_box = snapped(to_rect(p.offset, f.size), c_.options);
    if (c_.boxes().box(f.box).node != c_.canvas_source || c_.boxes().box(f.box).has(kBoxPseudo)) {
      paint_background(c_, style, f, border_box);
    }
    paint_border(c_, style, f, border_box);
  }

  void paint_outline_of(PlacedFragment p) {
    const ComputedStyle& style = c_.style(*p.fragment);
    if (style.outline_style() == BorderStyle::kNone || style.outline_width() <= 0) return;
    if (!is_visible(*p.fragment) || c_.boxes().box(p.fragment->box).is_anonymous()) return;
    paint_outline(c_, style, snapped(to_rect(p.offset, p.fragment->size), c_.options));
  }

  PaintContext& c_;
};

}  // namespace

void paint_root(PaintContext& c, PlacedFragment root) {
  StackingPainter(c).paint_context(root, nullptr, true);
}

}  // namespace colosseum::paint

// The painting order of css2 appendix E.
#include "paint/stacking.h"

namespace colosseum::paint {

namespace {

using layout::Fragment;
using layout::FragmentKind;
using layout::FragmentLink;

class OrderPainter {
 public:
  explicit OrderPainter(PaintContext& c) : c_(c) {}

  /// E.2 for a stacking context, or for a positioned box that paints like one; its descendants in other
  /// positions are in the context's list.
  void paint_item(const StackingItem& item, bool is_root = false) {
    const Fragment& f = *item.place.fragment;
    c_.out.set_clip(item.clip);
    if (c_.out.all_clipped()) return;
    const float opacity = is_root ? 1.0f : opacity_of(f);
    if (opacity <= 0) return;
    if (opacity < 1) c_.out.begin_group(opacity);
    if (item.transform) c_.out.begin_transform(*item.transform);
    auto child = item.children.begin();
    // Steps 1 and 2: the box itself; step 3: negative z-index. What an inline box has is painted with its
    // lines, after these (step 7.2).
    const bool is_inline = f.kind == FragmentKind::kInlineBox;
    if (!item.hidden && !is_inline) paint_box(item.place);
    for (; child != item.children.end() && (*child)->z < 0; ++child) paint_child(item, **child);
    if (!item.hidden && is_inline) {
      c_.out.set_clip(item.clip);
      paint_box(item.place);
    }
    c_.out.set_clip(item.clip_inside());
    if (!item.hidden) paint_phases(item.place, item.decorations);
    // Steps 8 and 9: z-index 0 and auto, then positive.
    for (; child != item.children.end(); ++child) paint_child(item, **child);
    if (item.transform) c_.out.end_transform();
    c_.out.set_clip(item.clip);
    if (opacity < 1) c_.out.end_group();
  }

 private:
  /// A box in the 3D rendering context of `item` has its place from outside of it. What is flat in a box
  /// that hides its back is hidden with it.
  void paint_child(const StackingItem& item, const StackingItem& child) {
    if (item.hidden && !child.in_context) return;
    const bool outside = child.in_context && item.transform.has_value();
    if (outside) c_.out.end_transform();
    paint_item(child);
    if (outside) c_.out.begin_transform(*item.transform);
  }

  /// A block inside a split inline box fades with it.
  float opacity_of(const Fragment& f) const {
    float opacity = c_.style(f).opacity();
    for (BoxId b = c_.boxes().split_inline(f.box); b.valid() && c_.boxes().box(b).kind == BoxKind::kInlineBox;
         b = c_.boxes().box(b).parent) {
      opacity *= c_.boxes().style(b).opacity();
    }
    return opacity;
  }

  /// Steps 4 to 7 and 10 for the in-flow descendants of a box whose own decorations are painted.
  void paint_phases(PlacedFragment p, const Decoration* decorations) {
    const ClipNode* around = c_.out.clip();
    paint_replaced_content(p);
    const Decoration* inside = decorations_inside(c_, *p.fragment, decorations);
    c_.out.set_clip(clip_inside(c_, p));
    if (!c_.out.all_clipped()) {
      if (p.fragment->kind == FragmentKind::kInlineBox) {
        paint_floats(p, inside);
        paint_inline_children(p, inside);
      } else {
        paint_block_backgrounds(p);
        paint_collapsed_borders(c_, p);
        paint_floats(p, inside);
        paint_foreground(p, inside);
      }
      paint_outlines(p);
    }
    c_.out.set_clip(around);
    paint_outline_of(p);
  }

  /// Floats, atomic inlines, flex items: all steps at once.
  void paint_atomic(PlacedFragment p, const Decoration* decorations) {
    paint_box(p);
    paint_phases(p, decorations);
  }

  bool in_block_flow(const Fragment& f) const {
    return f.kind == FragmentKind::kBox && !c_.has(f, kTraitStacked) && !c_.has(f, kTraitFloat) &&
           !c_.has(f, kTraitAtomic);
  }

  template <typename Paint>
  void inside(PlacedFragment p, Paint&& paint) {
    const ClipNode* around = c_.out.clip();
    c_.out.set_clip(clip_inside(c_, p));
    if (!c_.out.all_clipped()) paint();
    c_.out.set_clip(around);
  }

  /// Step 4: backgrounds and borders of in-flow, non-positioned block-level descendants, in tree order.
  void paint_block_backgrounds(PlacedFragment p) {
    for (const FragmentLink& l : p.fragment->children) {
      if (!in_block_flow(*l.fragment)) continue;
      const PlacedFragment child{l.fragment, p.offset + l.offset};
      paint_box(child);
      if (!l.fragment->children.empty()) inside(child, [&] { paint_block_backgrounds(child); });
      paint_collapsed_borders(c_, child);
    }
  }

  /// Step 5: non-positioned floats.
  void paint_floats(PlacedFragment p, const Decoration* decorations) {
    if (!c_.facts.any_floats) return;
    for (const FragmentLink& l : p.fragment->children) {
      const Fragment& f = *l.fragment;
      if (f.kind == FragmentKind::kText || c_.has(f, kTraitStacked)) continue;
      const PlacedFragment child{l.fragment, p.offset + l.offset};
      if (f.kind == FragmentKind::kLine) {
        paint_floats(child, decorations);
      } else if (c_.has(f, kTraitFloat)) {
        paint_atomic(child, decorations);
      } else if (!c_.has(f, kTraitAtomic) && !f.children.empty()) {
        inside(child, [&] { paint_floats(child, decorations_inside(c_, f, decorations)); });
      }
    }
  }

  /// Step 7: the inline content of this box and of its in-flow, non-positioned block-level descendants.
  void paint_foreground(PlacedFragment p, const Decoration* decorations) {
    for (const FragmentLink& l : p.fragment->children) {
      const PlacedFragment child{l.fragment, p.offset + l.offset};
      if (l.fragment->kind == FragmentKind::kLine) {
        paint_line(child, decorations);
      } else if (in_block_flow(*l.fragment)) {
        paint_replaced_content(child);
        if (l.fragment->children.empty()) continue;
        inside(child, [&] { paint_foreground(child, decorations_inside(c_, *l.fragment, decorations)); });
      } else if (l.fragment->kind == FragmentKind::kBox) {
        paint_atomic_child(child, decorations);
      }
    }
  }

  void paint_line(PlacedFragment line, const Decoration* decorations) {
    const Fragment& f = *line.fragment;
    if (f.has(layout::kFragmentFirstLine)) {
      paint_first_line(c_, line);
      decorations = first_line_decorations(c_, f, decorations);
    }
    paint_inline_children(line, decorations);
  }

  void paint_atomic_child(PlacedFragment p, const Decoration* decorations) {
    if (c_.has(*p.fragment, kTraitStacked) || c_.has(*p.fragment, kTraitFloat)) return;
    paint_atomic(p, decorations);
  }

  void paint_inline_children(PlacedFragment p, const Decoration* decorations) {
    for (const FragmentLink& l : p.fragment->children) {
      const PlacedFragment child{l.fragment, p.offset + l.offset};
      switch (l.fragment->kind) {
        case FragmentKind::kText: paint_text(c_, child, decorations); break;
        case FragmentKind::kInlineBox:
          if (c_.has(*l.fragment, kTraitStacked)) break;
          paint_box(child);
          paint_inline_children(child, decorations_inside(c_, *l.fragment, decorations));
          break;
        case FragmentKind::kBox: paint_atomic_child(child, decorations); break;
        default: paint_inline_children(child, decorations); break;
      }
    }
  }

  /// Step 10: outlines of what was painted in the steps before.
  void paint_outlines(PlacedFragment p) {
    if (!c_.facts.any_outlines) return;
    for (const FragmentLink& l : p.fragment->children) {
      const Fragment& f = *l.fragment;
      if (f.kind == FragmentKind::kText || c_.has(f, kTraitStacked) || c_.has(f, kTraitFloat)) continue;
      const PlacedFragment child{l.fragment, p.offset + l.offset};
      if (f.kind == FragmentKind::kBox && c_.has(f, kTraitAtomic)) continue;  // painted its own
      if (f.kind == FragmentKind::kBox) {
        inside(child, [&] { paint_outlines(child); });
        paint_outline_of(child);
      } else {
        paint_outlines(child);
        if (f.kind == FragmentKind::kInlineBox) paint_outline_of(child);
      }
    }
  }

  /// Background and border of one box, and what its element means to a PDF reader.
  void paint_box(PlacedFragment p) {
    const Fragment& f = *p.fragment;
    const Box& box = c_.boxes().box(f.box);
    if (box.is_anonymous()) return;
    paint_annotations(c_, p);
    if (!c_.has(f, kTraitVisible) || f.has(layout::kFragmentTableWrapper)) return;
    if (paint_table_part(c_, p) || hides_empty_cell(c_, f)) return;
    const ComputedStyle& style = c_.style(f);
    const bool background =
        (box.node != c_.facts.canvas_source || box.has(kBoxPseudo)) && has_background(style);
    const bool is_table = box.kind == BoxKind::kTable;
    if (!background && !f.has_edges() && !is_table && !has_ornament(style)) return;
    if (paint_fieldset(c_, p, background)) return;
    const Rect border_box = snapped(to_rect(p.offset, f.size), c_.options);
    // Borders that collapse are drawn above the cells.
    const bool collapses =
        style.border_collapse() == BorderCollapse::kCollapse && (is_table || box.has(kBoxTableCell));
    // §6.1.3: internal table boxes have no outer shadows in the collapsing model.
    paint_below_border(c_, style, f, border_box, background, !collapses || is_table);
    if (!collapses) paint_border(c_, style, f, border_box);
    if (is_table) paint_columns(c_, p);
  }

  void paint_replaced_content(PlacedFragment p) {
    if (p.fragment->kind == FragmentKind::kBox &&
        c_.boxes().box(p.fragment->box).kind == BoxKind::kReplaced) {
      paint_replaced(c_, p);
    }
  }

  void paint_outline_of(PlacedFragment p) {
    if (!c_.has(*p.fragment, kTraitOutline) || !c_.has(*p.fragment, kTraitVisible)) return;
    paint_outline(c_, c_.style(*p.fragment), snapped(to_rect(p.offset, p.fragment->size), c_.options));
  }

  PaintContext& c_;
};

}  // namespace

void paint_root(PaintContext& c, PlacedFragment root) {
  const StackingTree tree(c, root);
  OrderPainter(c).paint_item(tree.root(), true);
  c.out.finish();
}

void paint_stacking_context(PaintContext& c, PlacedFragment box) {
  const StackingTree tree(c, box);
  OrderPainter(c).paint_item(tree.root());
  c.out.finish();
}

}  // namespace colosseum::paint

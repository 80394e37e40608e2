// What the files of this folder share while one page is painted.
#pragma once

#include <deque>
#include <string>
#include <unordered_set>
#include <vector>

#include "colosseum/display_list.h"
#include "layout/layout_tree.h"
#include "paint/painter.h"

namespace colosseum::paint {

/// Decoration lines that apply to text below a box: a chain towards the root (css-text-decor-3 §2.1).
struct Decoration {
  const Decoration* outer = nullptr;
  const ComputedStyle* style = nullptr;  ///< of the box that decorates
  Color color;
};

/// A fragment and where its border box lies on the page.
struct PlacedFragment {
  const layout::Fragment* fragment = nullptr;
  PhysicalOffset offset;
};

struct PaintContext {
  const layout::LayoutTree& tree;
  TextEngine* text = nullptr;
  PaintOptions options;
  const std::unordered_set<std::string>* link_targets = nullptr;  ///< ids that some link leads to
  DisplayList list;
  std::deque<Decoration> decorations;  ///< storage of the chains
  NodeId canvas_source;                ///< whose background went to the canvas

  const BoxTree& boxes() const { return tree.boxes; }
  const ComputedStyle& style(const layout::Fragment& f) const { return tree.boxes.style(f.box); }
  template <typename Command>
  void draw(Command command) {
    list.commands.emplace_back(std::move(command));
  }
};

inline Rect to_rect(PhysicalOffset o, PhysicalSize s) {
  return {o.x.to_px(), o.y.to_px(), s.width.to_px(), s.height.to_px()};
}
/// Edges moved to whole px, as browsers do at scale 1; a side that is not empty stays at least 1 px.
Rect snapped(const Rect& r, const PaintOptions& options);
/// The padding box or content box inside a border box.
Rect inset(const Rect& r, const PhysicalEdges& edges);
/// The outline of a border box with its radii, reduced where they do not fit (css-backgrounds-3 §5.5).
RoundedRect rounded_border_box(const ComputedStyle& style, const layout::Fragment& f, const Rect& border_box);
/// The same shape `edges` further inside.
RoundedRect inset(const RoundedRect& shape, const PhysicalEdges& edges);

// ---- one file each ----

/// Background colour and layers (css-backgrounds-3 §2) of a box's fragment.
void paint_background(PaintContext& c, const ComputedStyle& style, const layout::Fragment& f,
                      const Rect& border_box);
/// The canvas background (§2.11.2): `positioning` is the root element's border box, `canvas` the whole page.
void paint_canvas_background(PaintContext& c, const ComputedStyle& style, const Rect& positioning,
                             const Rect& canvas);
/// Borders of the four sides (css-backgrounds-3 §3).
void paint_border(PaintContext& c, const ComputedStyle& style, const layout::Fragment& f,
                  const Rect& border_box);
/// The outline (css-ui-3 §4).
void paint_outline(PaintContext& c, const ComputedStyle& style, const Rect& border_box);
/// The glyphs of a text fragment with its decoration lines.
void paint_text(PaintContext& c, PlacedFragment text, const Decoration* decorations);
/// The content of a replaced box: its image, fitted (css-images-3 §4.5).
void paint_replaced(PaintContext& c, PlacedFragment box);
/// Links, anchors and bookmarks of a fragment's element.
void paint_annotations(PaintContext& c, PlacedFragment p);
/// Everything of a page's root fragment in the order of css2 appendix E.
void paint_root(PaintContext& c, PlacedFragment root);
/// A gradient's geometry within a box of the given size and corner; false when there is nothing to draw.
bool resolve_gradient(const Gradient& gradient, const Rect& box, const Color& current_color,
                      GradientPaint& out);

}  // namespace colosseum::paint

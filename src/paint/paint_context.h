// What the files of this folder share while one page is painted.
#pragma once

#include <deque>
#include <string>
#include <unordered_set>
#include <vector>

#include "colosseum/display_list.h"
#include "layout/layout_tree.h"
#include "paint/clip.h"
#include "paint/painter.h"
#include "paint/slices.h"

namespace colosseum::paint {

/// Decoration lines that apply to text below a box: a chain towards the root (css-text-decor-3 §2.1).
struct Decoration {
  const Decoration* outer = nullptr;
  const ComputedStyle* style = nullptr;  ///< of the box that decorates
  Color color;
};

/// Sides of a box, from the top clockwise.
enum Side { kTop, kRight, kBottom, kLeft };

/// A fragment and where its border box lies on the page.
struct PlacedFragment {
  const layout::Fragment* fragment = nullptr;
  PhysicalOffset offset;
};

/// What a box can contribute, looked up once per box.
enum BoxTrait : uint16_t {
  kTraitStacked = 1,  ///< painted by the stacking context around it (positioned, or a context itself)
  kTraitContext = 2,  ///< establishes a stacking context
  kTraitFloat = 4,
  kTraitAtomic = 8,    ///< paints as one: atomic inlines, flex and grid items
  kTraitOutline = 16,  ///< has an outline to draw
  kTraitClips = 32,    ///< overflow is clipped on some axis
  kTraitVisible = 64,
  kTraitTransformed = 128,
  kTraitSkips = 256,  ///< nothing in it is painted (css-contain-2 §4)
};

/// What holds for all pages of a layout.
struct TreeFacts {
  std::vector<uint16_t> traits;  ///< by box
  std::vector<uint32_t> ranks;   ///< by box: order-modified document order; empty: that of the boxes
  bool any_floats = false;
  bool any_outlines = false;
  std::unordered_set<std::string> link_targets;  ///< ids that some link leads to
  NodeId canvas_source;                          ///< whose background goes to the canvas
};

struct PaintContext {
  PaintContext(const layout::LayoutTree& t, TextEngine* engine, PaintOptions o, const TreeFacts& f,
               SliceIndex& s, const Rect& p)
      : tree(t), text(engine), options(o), facts(f), slices(s), page(p) {}
  PaintContext(const PaintContext&) = delete;
  PaintContext& operator=(const PaintContext&) = delete;

  const layout::LayoutTree& tree;
  TextEngine* text;
  PaintOptions options;
  const TreeFacts& facts;
  SliceIndex& slices;
  Rect page;  ///< the page box or canvas
  DisplayList list;
  Emitter out{list};
  std::deque<Decoration> decorations;  ///< storage of the chains

  const BoxTree& boxes() const { return tree.boxes; }
  const ComputedStyle& style(const layout::Fragment& f) const {
    return f.has(layout::kFragmentFirstLine) ? first_line_style(f) : tree.boxes.style(f.box);
  }
  const ComputedStyle& first_line_style(const layout::Fragment& f) const {
    const StyleId style = tree.boxes.first_line_style(f.box);
    return style.valid() ? boxes().document().styles().get(style) : tree.boxes.style(f.box);
  }
  bool has(const layout::Fragment& f, BoxTrait t) const {
    // The grid inside a table wrapper only has the looks of the box that both belong to.
    if (f.has(layout::kFragmentTableGrid) && t != kTraitVisible) return false;
    return f.box.valid() && (facts.traits[f.box.index()] & t) != 0;
  }
  template <typename Command>
  void draw(Command command) {
    out.draw(std::move(command));
  }
};

/// Looks at every box and link of the tree.
TreeFacts collect_facts(const layout::LayoutTree& tree);
/// Whether a background has anything to draw.
bool has_background(const ComputedStyle& style);
/// Whether there is a border image or a shadow.
bool has_ornament(const ComputedStyle& style);

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
/// The same, positioned as in its border box, over all of another area.
void paint_background_in(PaintContext& c, const ComputedStyle& style, const layout::Fragment& f,
                         const Rect& border_box, const Rect& covered);
/// Shadows and background of a box, below its border. `outer`: whether shadows outside of it are drawn.
void paint_below_border(PaintContext& c, const ComputedStyle& style, const layout::Fragment& f,
                        const Rect& border_box, bool background, bool outer);
/// Whether an image is smoothed when it is scaled (css-images-3 §5.2).
bool is_smooth(const ComputedStyle& style);
/// The size of an image in a box (css-images-3 §4.3): by `size` (css-backgrounds-3 §2.9), with the box as the
/// default object size.
Point concrete_size(const BackgroundSize& size, const NaturalSize& natural, const Rect& area);
/// Shadows outside of the border box, below the background, or, `inset`, inside the padding box, above it
/// (css-backgrounds-3 §6.1).
void paint_shadows(PaintContext& c, const ComputedStyle& style, const layout::Fragment& f,
                   const Rect& border_box, bool inset);
/// The border image (css-backgrounds-3 §5) instead of the border; false when there is none.
bool paint_border_image(PaintContext& c, const ComputedStyle& style, const layout::Fragment& f,
                        const Rect& border_box);
/// The canvas background (css-backgrounds-3 §2.11.2): `positioning` is what images are placed in, `canvas`
/// what is filled.
void paint_canvas_background(PaintContext& c, const ComputedStyle& style, const Rect& positioning,
                             const Rect& canvas);
/// The page background (css-page-3 §3.1): it covers the page box with its margins, and its images are placed
/// in the page's padding box. `f` has the page's edges.
void paint_page_background(PaintContext& c, const ComputedStyle& style, const layout::Fragment& f,
                           const Rect& border_box);
/// Where a layer with this background-origin places its image: in the whole box, also where `f` is a piece.
Rect positioning_area(PaintContext& c, const layout::Fragment& f, const Rect& border_box,
                      BackgroundBox origin);
/// Borders of the four sides (css-backgrounds-3 §3).
void paint_border(PaintContext& c, const ComputedStyle& style, const layout::Fragment& f,
                  const Rect& border_box);
/// Background and border of a fieldset with a legend; false for other boxes.
bool paint_fieldset(PaintContext& c, PlacedFragment box, bool background);
/// One border of the collapsing model that fills `r`.
void paint_collapsed_line(PaintContext& c, const Rect& r, BorderStyle style, const Color& color,
                          bool is_horizontal);
/// Backgrounds of rows, row groups and columns; false for other boxes.
bool paint_table_part(PaintContext& c, PlacedFragment part);
/// Backgrounds of the columns of a table.
void paint_columns(PaintContext& c, PlacedFragment table);
void paint_collapsed_borders(PaintContext& c, PlacedFragment table);
/// Whether an empty cell shows neither background nor borders.
bool hides_empty_cell(PaintContext& c, const layout::Fragment& cell);
/// The background of a line's ::first-line (css-pseudo-4 §2.1.2).
void paint_first_line(PaintContext& c, PlacedFragment line);
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
/// The same for a box outside the document tree that is a stacking context: a page-margin box.
void paint_stacking_context(PaintContext& c, PlacedFragment box);
/// A gradient's geometry within a box of the given size and corner; false when there is nothing to draw.
bool resolve_gradient(const Gradient& gradient, const Rect& box, const Color& current_color,
                      GradientPaint& out);

}  // namespace colosseum::paint

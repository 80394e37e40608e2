// Which boxes of a page are painted by which stacking context (css2 appendix E, §9.9).
#pragma once

#include <deque>
#include <optional>
#include <unordered_map>
#include <vector>

#include "paint/paint_context.h"
#include "paint/transforms.h"

namespace colosseum::paint {

/// A positioned box or stacking context, as its parent context paints it.
struct StackingItem {
  PlacedFragment place;
  const Decoration* decorations = nullptr;  ///< that apply around the box
  const ClipNode* clip = nullptr;           ///< around the box
  std::optional<Transform> transform;       ///< of the box and all in it; translations are in `place`
  bool in_context = false;                  ///< `transform` is from outside the item around (preserve-3d)
  bool hidden = false;                      ///< shows a back that is hidden
  int z = 0;
  bool context = false;
  std::vector<StackingItem*> children;  ///< of contexts: by z-index, then in tree order
  /// The clip in force inside, in the coordinates there.
  const ClipNode* clip_inside() const { return transform ? nullptr : clip; }
};

/// The stacking contexts of one page.
class StackingTree {
 public:
  StackingTree(PaintContext& context, PlacedFragment root);
  const StackingItem& root() const { return items_.front(); }

 private:
  void collect(PlacedFragment p, const Decoration* decorations, StackingItem& context);
  void collect_child(PlacedFragment p, const Decoration* decorations, StackingItem& context);
  void find_transform(StackingItem& item);
  void collect_item(StackingItem& item, StackingItem& context);
  StackingItem& context_around(BoxId box, StackingItem& fallback);
  void sort(StackingItem& context);

  PaintContext& c_;
  TransformSpaces spaces_;
  std::deque<StackingItem> items_;
  std::unordered_map<BoxId, StackingItem*> contexts_;  ///< seen so far, by box; only looked up
  struct Deferred {
    BoxId box;
    StackingItem* item;
    StackingItem* fallback;
  };
  std::vector<Deferred> deferred_;  ///< a heap, smallest box first
};

/// The decorations that apply inside a fragment, given those around it (css-text-decor-3 §2.1).
const Decoration* decorations_inside(PaintContext& c, const layout::Fragment& f, const Decoration* outer);
/// Those on a line that has a ::first-line.
const Decoration* first_line_decorations(PaintContext& c, const layout::Fragment& line,
                                         const Decoration* outer);
/// The clip of an absolutely positioned box around all of it, or the one in force.
const ClipNode* clip_around(PaintContext& c, PlacedFragment p);
/// The clip that a fragment's overflow makes for its content, or the one in force.
const ClipNode* clip_inside(PaintContext& c, PlacedFragment p);

}  // namespace colosseum::paint

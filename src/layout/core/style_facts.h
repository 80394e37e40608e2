// What the layout of every box asks of its style, found out once per style.
#pragma once

#include <vector>

#include "base/arena.h"
#include "layout/core/box_edges.h"
#include "layout/core/fragment.h"

namespace colosseum::layout {

enum StyleFlag : uint16_t {
  kStylePaddingPercent = 1,  ///< some padding depends on the containing block
  kStyleMarginPercent = 2,   ///< some margin does
  kStyleAutoMargin = 4,      ///< some margin is auto
  kStyleContained = 8,       ///< has containment of some kind (css-contain-1 §2)
  kStyleScrolls = 16,        ///< a scroll container (css-overflow-3 §3.1)
  kStyleShifted = 32,        ///< relatively positioned, with some inset
  kStyleDefaultMargin = 64,  ///< some margin is the user-agent sheet's own (HTML §15.3.10)
};

/// A lower and an upper bound of a size.
struct SizeLimits {
  LayoutUnit min, max = LayoutUnit::max();
  /// The lower bound wins (css2 §10.4).
  LayoutUnit clamp(LayoutUnit size) const {
    if (size > max) size = max;
    return size < min ? min : size;
  }
};

/// What one axis has of sizes that depend on nothing but the style. Border box.
struct AxisFacts {
  LayoutUnit size;    ///< when it is fixed
  SizeLimits limits;  ///< when they are known; a minimum of auto is what the edges take
  bool is_fixed = false, is_auto = false;
  bool has_limits = false;  ///< the limits are lengths, none or auto
  bool has_auto_min = false;
};

/// Widths are in the style's own writing direction unless they are physical; percentages count as zero in
/// them, and so do auto margins.
struct StyleFacts {
  const ComputedStyle* style = nullptr;
  double ratio = 0;  ///< preferred aspect ratio as inline / block size; 0: none
  LogicalEdges border, padding, border_padding;
  PhysicalEdges margin;
  FragmentEdges fragment_edges;  ///< border and padding, as fragments have them
  AxisFacts inline_axis, block_axis;
  int32_t order = 0;
  float grow = 0, shrink = 1;
  uint16_t flags = 0;
  WritingDirection wd;
  bool has(StyleFlag f) const { return (flags & f) != 0; }
};

/// `like`: of another style, which most facts are taken over from where the two have the same values; null:
/// none.
StyleFacts find_style_facts(const ComputedStyle& style, const StyleFacts* like = nullptr);

/// The facts of a document's styles, by id; made when first asked for.
class StyleFactsTable {
 public:
  const StyleFacts& of(StyleId id, const StylePool& styles) {
    if (id.index() < facts_.size() && facts_[id.index()] != nullptr) return *facts_[id.index()];
    return make(id, styles);
  }

 private:
  const StyleFacts& make(StyleId id, const StylePool& styles);

  Arena arena_;
  std::vector<const StyleFacts*> facts_;
  const StyleFacts* latest_ =
      nullptr;  ///< in a tree of many styles most differ from the one before in sizes only
};

/// Margins with `auto` as zero, in the writing direction `wd` (usually the containing block's).
LogicalEdges margin_edges(const StyleFacts& facts, WritingDirection wd, LayoutUnit percentage_base);
/// Which margins are `auto`.
MarginSides auto_margins(const StyleFacts& facts, WritingDirection wd);
/// Which margins are the user-agent sheet's own.
MarginSides default_margins(const StyleFacts& facts, WritingDirection wd);

}  // namespace colosseum::layout

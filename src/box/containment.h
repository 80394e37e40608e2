// The `contain` and `content-visibility` properties as they apply to a box (css-contain-1 §2, §3).
#pragma once

#include "box/box_tree.h"

namespace colosseum {

/// Which kinds of containment a box has.
struct Containment {
  bool inline_size = false, block_size = false, layout = false, paint = false;
};

/// Bits of ComputedStyle::contain(), in the order of its keywords.
enum ContainBit : uint16_t {
  kContainSize = 1,
  kContainInlineSize = 2,
  kContainLayout = 4,
  kContainStyle = 8,
  kContainPaint = 16,
};

/// The `contain` bits with what content-visibility adds (css-contain-2 §4).
inline uint16_t contain_bits(const ComputedStyle& style) {
  uint16_t bits = style.contain();
  switch (style.content_visibility()) {
    case ContentVisibility::kVisible: break;
    case ContentVisibility::kAuto: bits |= kContainLayout | kContainStyle | kContainPaint; break;
    case ContentVisibility::kHidden:
      bits |= kContainSize | kContainLayout | kContainStyle | kContainPaint;
      break;
  }
  return bits;
}

/// §3.1, §3.2, §3.3: inline boxes and most internal table and ruby boxes have none, tables no size
/// containment.
inline Containment containment(const ComputedStyle& style, BoxKind kind) {
  Containment c;
  const uint16_t bits = contain_bits(style);
  if (bits == 0 || kind >= BoxKind::kInlineBox) return c;
  const DisplayInternal internal = style.display().internal;
  const bool cell = internal == DisplayInternal::kTableCell;
  const bool caption = internal == DisplayInternal::kTableCaption;
  if (internal != DisplayInternal::kNotInternal && !cell && !caption) return c;
  c.layout = (bits & kContainLayout) != 0;
  c.paint = (bits & kContainPaint) != 0;
  if (cell || style.display().inside == DisplayInside::kTable) return c;
  c.block_size = (bits & kContainSize) != 0;
  c.inline_size = (bits & (kContainSize | kContainInlineSize)) != 0;
  return c;
}

/// css-contain-2 §4: whether the contents of a box are skipped: they have boxes, but are not painted.
inline bool skips_contents(const ComputedStyle& style, BoxKind kind) {
  return style.content_visibility() == ContentVisibility::kHidden && containment(style, kind).block_size;
}

/// Layout and paint containment make a formatting context, a stacking context, and a containing block for
/// absolutely positioned and fixed boxes.
inline bool is_contained(const Containment& c) { return c.layout || c.paint; }

/// §2: containment on the html or body element keeps the body's properties from the viewport and canvas.
inline bool body_propagates(const ComputedStyle& html, const ComputedStyle& body) {
  return contain_bits(html) == 0 && contain_bits(body) == 0;
}

}  // namespace colosseum

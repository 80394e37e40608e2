// What the transform properties and `will-change` make of a box, apart from where it is painted.
#pragma once

#include "box/box_tree.h"

namespace colosseum {

/// css-transforms-1 §2 "transformable element": not inline boxes, columns and column groups.
inline bool is_transformable(BoxKind kind) {
  return kind < BoxKind::kInlineBox && kind != BoxKind::kTableColumn && kind != BoxKind::kTableColumnGroup;
}

/// Whether a transform moves the box.
inline bool has_transform(const ComputedStyle& s) {
  return !s.transform().empty() || !s.translate().empty() || !s.rotate().empty() || !s.scale().empty();
}

/// Whether the box or those in it are painted elsewhere.
inline bool affects_transforms(const ComputedStyle& s, BoxKind kind) {
  return is_transformable(kind) &&
         (has_transform(s) || s.transform_style() != TransformStyle::kFlat || !s.perspective().is_none());
}

/// css-transforms-1 §3, css-transforms-2 §5, §9, §10: the box is a stacking context and a containing block
/// for absolutely positioned and fixed boxes.
inline bool has_transform_effects(const ComputedStyle& s, BoxKind kind) {
  return affects_transforms(s, kind) ||
         (is_transformable(kind) && (s.will_change() & kWillChangeFixedContainer) != 0);
}

}  // namespace colosseum

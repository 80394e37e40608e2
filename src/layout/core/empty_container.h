// Flex and block containers without any child: their layout is their size.
#pragma once

#include "layout/core/pass.h"

namespace colosseum::layout {

/// Whether nothing but the style decides on the layout of a box.
inline bool is_empty_container(const Box& box) { return box.has(kBoxEmpty); }
/// Whether no algorithm is needed for what is in a box: by its kind, whatever the container.
inline bool has_own_content(BoxKind kind) { return kind == BoxKind::kReplaced || kind == BoxKind::kLeaf; }
inline bool has_no_children(BoxKind kind, bool is_empty) { return is_empty || has_own_content(kind); }
inline bool has_no_children(const Box& box) { return has_no_children(box.kind, is_empty_container(box)); }
/// Whether a box can be laid out without an algorithm for children, as part of what its parent does.
inline bool is_childless(const Box& box, const ConstraintSpace& space) {
  if (has_own_content(box.kind)) return true;
  return is_empty_container(box) && space.fragmentation == Fragmentation::kNone &&
         (box.kind == BoxKind::kFlex || space.new_formatting_context);
}

/// Whether all out-of-flow children are such boxes: to lay them out costs nothing much.
bool has_childless_out_of_flow_only(const Pass& pass, BoxId parent);

LayoutResult layout_empty(Pass& pass, BoxId box, const SpaceReader& space);
/// Sizes of the border box.
MinMax min_max_empty(const Pass& pass, BoxId box);

}  // namespace colosseum::layout

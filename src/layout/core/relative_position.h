// Relative positioning (css2 §9.4.3).
#pragma once

#include <optional>

#include "colosseum/geometry.h"
#include "colosseum/style.h"
#include "layout/core/constraint_space.h"

namespace colosseum::layout {

/// An inset property as a length; none when it is or behaves as auto.
std::optional<LayoutUnit> used_inset(const Length& length, LayoutUnit base);

/// How far `position: relative` moves a box; zero for other values. Percentages refer to the containing
/// block's content box, whose height may be indefinite (then they behave as auto). `wd` is the containing
/// block's.
PhysicalOffset relative_offset(const ComputedStyle& style, PhysicalSize containing_block,
                               WritingDirection wd);
/// The same in a containing block made by the box that reads `space`: percentages look at its block size.
PhysicalOffset relative_offset(const ComputedStyle& style, PhysicalSize containing_block, WritingDirection wd,
                               const SpaceReader& space);

}  // namespace colosseum::layout

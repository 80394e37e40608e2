// Absolutely positioned and fixed boxes (css-position-3 §3.5, §4): laid out by their containing block once
// its size is known.
#pragma once

#include <vector>

#include "layout/core/pass.h"

namespace colosseum::layout {

/// What out-of-flow boxes are sized and positioned in: the padding box of a positioned box, an inline box's
/// extent, a page area or the viewport.
struct ContainingBlock {
  PhysicalRect rect;  ///< in the coordinates of the candidates' static positions
  WritingDirection wd;
  PhysicalSize scrollport{kIndefiniteSize, kIndefiniteSize};  ///< see ConstraintSpace
};

/// Where a page or column ends, for out-of-flow boxes that may be broken.
struct OutOfFlowBreaks {
  Fragmentation type = Fragmentation::kNone;
  LayoutUnit size;   ///< block size of the fragmentainer
  LayoutUnit start;  ///< its block-start edge in the coordinates of the containing block
};

/// A laid-out box and where its border box lies, in the coordinates of the containing block.
struct PlacedOutOfFlow {
  const LayoutResult* result;
  PhysicalOffset offset;
};

/// Sizes the box against its inset-modified containing block, lays it out, and aligns it there.
PlacedOutOfFlow layout_out_of_flow(Pass& pass, const OutOfFlowCandidate& candidate, const ContainingBlock& cb,
                                   const OutOfFlowBreaks& breaks = {}, const BreakToken* token = nullptr);

/// Adds the candidates seen inside a fragment that lies at `offset`.
void pass_on(std::span<const OutOfFlowCandidate> candidates, PhysicalOffset offset,
             std::vector<OutOfFlowCandidate>& waiting);

/// Whether a box is the containing block of absolutely positioned boxes inside (css-position-3 §2.1).
bool is_absolute_container(const ComputedStyle& style, BoxKind kind);
/// The same of fixed boxes.
bool is_fixed_container(const ComputedStyle& style, BoxKind kind);

/// What a candidate is laid out in: the nearest positioned box, or the viewport or page.
bool waits_for_viewport(const ComputedStyle& style);

}  // namespace colosseum::layout

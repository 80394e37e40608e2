// Used sizes from the sizing properties (css-sizing-3, css-sizing-4 §5, css2 §10.3, §10.4, §10.6, §10.7).
// All sizes here are border-box sizes unless said otherwise.
#pragma once

#include <optional>

#include "layout/core/box_edges.h"
#include "layout/core/pass.h"

namespace colosseum::layout {

/// Edges of a box, resolved once at the start of its layout.
struct BoxModel {
  WritingDirection wd;
  LogicalEdges border, padding;
  LogicalEdges border_padding;  ///< their sum
};
/// `percentage_base`: the containing block's inline size.
BoxModel box_model(const StyleFacts& facts, LayoutUnit percentage_base);
/// The same, reading the percentage base from the space only when the padding needs it.
BoxModel box_model(const StyleFacts& facts, const SpaceReader& space);
/// Margins with `auto` as zero; the percentage base is read likewise.
LogicalEdges margin_edges(const StyleFacts& facts, WritingDirection wd, const SpaceReader& space);

/// Whether a percentage or other dependence on an indefinite size makes a block-axis length behave as auto.
bool behaves_as_auto(const Length& length, LayoutUnit percentage_base);

/// A <length-percentage> as a border-box size by box-sizing, never less than the edges.
LayoutUnit border_box_length(const ComputedStyle& style, const Length& length, LayoutUnit percentage_base,
                             LayoutUnit edges);

/// min-/max- properties in the inline axis; intrinsic keywords ask Pass::min_max. `automatic_minimum`: what
/// min-width: auto means.
SizeLimits inline_size_limits(Pass& pass, BoxId box, const SpaceReader& space, const BoxModel& model,
                              LayoutUnit automatic_minimum = LayoutUnit());
/// css2 §10.7: "the effect of 'min-height' and 'max-height' on … table cells … is undefined": browsers ignore
/// them.
bool ignores_block_limits(const ComputedStyle& style);
/// min-/max- properties in the block axis. Lengths that behave as auto give no bound; intrinsic keywords give
/// `intrinsic` (pass an indefinite size while it is not known: no bound).
SizeLimits block_size_limits(Pass& pass, BoxId box, const SpaceReader& space, const BoxModel& model,
                             LayoutUnit intrinsic);

/// The inline size of a box that is not replaced, from its space: fixed, by `width`, stretched or shrunk to
/// fit, by the preferred aspect ratio when the block size is definite, then clamped.
LayoutUnit used_inline_size(Pass& pass, BoxId box, const SpaceReader& space, const BoxModel& model);

/// The content-box block size that percentages inside refer to, as far as it is known before the inline size.
LayoutUnit definite_content_block_size(Pass& pass, BoxId box, const SpaceReader& space,
                                       const BoxModel& model);

/// Records what finding that size has read, once the children of a box have been asked for intrinsic sizes:
/// it counts only where one of them looks at it, but for percentages of another box's.
void add_block_reads(const SpaceReader& space, ReadMask block_reads);

/// The block size when it does not depend on content, clamped; indefinite otherwise. `inline_size` feeds the
/// aspect ratio.
LayoutUnit definite_block_size(Pass& pass, BoxId box, const SpaceReader& space, const BoxModel& model,
                               LayoutUnit inline_size);

/// The block size once the content's is known (`intrinsic`: border box around the content).
LayoutUnit used_block_size(Pass& pass, BoxId box, const SpaceReader& space, const BoxModel& model,
                           LayoutUnit inline_size, LayoutUnit intrinsic);

/// The preferred aspect ratio as width / height, 0 when there is none (not for replaced elements).
double preferred_aspect_ratio(const ComputedStyle& style);
/// The same as inline / block size.
double logical_aspect_ratio(const ComputedStyle& style, WritingDirection wd);

/// css-contain-1 §3.1: the content-box size of a box as if it had no contents, with what contain-intrinsic-*
/// says (css-sizing-4 §5.2); indefinite in an axis without size containment.
LogicalSize contained_content_size(const Pass& pass, BoxId box, WritingDirection wd);
/// Whether contain-intrinsic-* gives a size in the inline or the block axis.
bool has_intrinsic_size_override(const ComputedStyle& style, WritingDirection wd, bool in_inline_axis);
/// css-align-3 §9.1: the baselines of a scroll container lie within its border box.
void keep_baselines_inside(const ComputedStyle& style, LayoutUnit block_size, Fragment& fragment);
/// Quirks standard §3.5: the least border-box block size of a body element whose height is auto.
LayoutUnit quirk_minimum_size(Pass& pass, BoxId box, const SpaceReader& space);
/// Whether the box counts as having no baseline (css-contain-1 §3.2 rule 7).
bool suppresses_baseline(const Pass& pass, BoxId box);

/// The contribution of a child to its container when nothing but the child's style decides on it. Border box.
std::optional<LayoutUnit> known_contribution(const Pass& pass, BoxId child, WritingDirection container);
/// The same of whatever looks at no space: leaves whose size is left to their content are asked for it.
std::optional<MinMax> contribution_without_space(Pass& pass, BoxId child, WritingDirection container);

/// Min-content and max-content contribution of a child to its container (css-sizing-3 §5.2): content sizes
/// overridden by `width`, then clamped by min-/max-width. Border box; margins are the caller's; make the
/// space with ChildSpaceBuilder, that an orthogonal child is known as one and sized by its auto modes.
/// Percentages that refer to the container's inline size behave as auto (as 0 in min-width, as none in
/// max-width).
MinMax min_max_contribution(Pass& pass, BoxId child, const ConstraintSpace& child_space,
                            const SpaceReader* parent, ReadMask forwarded);

}  // namespace colosseum::layout

#include "layout/core/sizing.h"

#include <algorithm>

#include "box/containment.h"
#include "box/scroll_container.h"
#include "layout/core/control_boxes.h"
#include "layout/core/writing_modes.h"
#include "tree/atom_list.h"

namespace colosseum::layout {

namespace {

LayoutUnit at_least(LayoutUnit a, LayoutUnit b) { return std::max(a, b); }

/// Whether the sizes that the facts tell hold: legends and collapsed borders make edges that the style does
/// not know.
bool has_own_edges(const StyleFacts& facts, const BoxModel& model) {
  return facts.border_padding == model.border_padding;
}

/// Whether `auto` leaves the block size to the content, with no ratio and nothing to fill.
bool is_sized_by_content(const StyleFacts& facts, const SpaceReader& space) {
  return facts.block_axis.is_auto && facts.ratio == 0 && space.block_auto() == AutoSize::kFitContent;
}

/// The available inline size without the box's own margins (css-sizing-4 §4.1 stretch-fit).
LayoutUnit stretch_inline_size(const SpaceReader& space, const StyleFacts& facts, const BoxModel& model) {
  LayoutUnit available = space.available_inline_size();
  // css-writing-modes-4 §7.3.1
  if (is_indefinite(available) && space.orthogonal()) {
    available = to_logical(space.scrollport(), model.wd).inline_size;
  }
  if (is_indefinite(available)) return kIndefiniteSize;
  const LogicalEdges margins = margin_edges(facts, model.wd, space);
  return at_least(available - margins.inline_sum(), model.border_padding.inline_sum());
}

LayoutUnit stretch_block_size(const SpaceReader& space, const ComputedStyle& style, const BoxModel& model) {
  LayoutUnit available = space.available_block_size();
  if (is_indefinite(available)) return kIndefiniteSize;
  LogicalEdges margins = margin_edges(style, model.wd, space.margin_percentage_base());
  return at_least(available - margins.block_sum(), model.border_padding.block_sum());
}

/// css-sizing-4 §5: with `auto && <ratio>` the ratio is of the content box, else of the box that box-sizing
/// names.
bool ratio_of_border_box(const ComputedStyle& style) {
  return !style.aspect_ratio().is_auto && style.box_sizing() == BoxSizing::kBorderBox;
}

LayoutUnit inline_from_block(const ComputedStyle& style, const BoxModel& m, LayoutUnit block, double ratio) {
  if (ratio_of_border_box(style)) return at_least(block.scaled(ratio), m.border_padding.inline_sum());
  LayoutUnit content = at_least(block - m.border_padding.block_sum(), LayoutUnit());
  return content.scaled(ratio) + m.border_padding.inline_sum();
}

LayoutUnit block_from_inline(const ComputedStyle& style, const BoxModel& m, LayoutUnit inline_size,
                             double ratio) {
  if (ratio_of_border_box(style))
    return at_least(inline_size.scaled(1 / ratio), m.border_padding.block_sum());
  LayoutUnit content = at_least(inline_size - m.border_padding.inline_sum(), LayoutUnit());
  return content.scaled(1 / ratio) + m.border_padding.block_sum();
}

/// The block size that `height` or the space gives, before limits; indefinite when it depends on content.
LayoutUnit specified_block_size(const SpaceReader& space, const ComputedStyle& style, const BoxModel& model) {
  const Length& length = block_size_property(style, model.wd);
  if (length.is_length_percentage()) {
    if (!length.has_percent()) {
      return border_box_length(style, length, LayoutUnit(), model.border_padding.block_sum());
    }
    LayoutUnit base = space.percentage_block_size();
    if (is_indefinite(base)) return kIndefiniteSize;
    return border_box_length(style, length, base, model.border_padding.block_sum());
  }
  bool stretch = length.type == Length::Type::kStretch;
  if (length.is_auto() && space.block_auto() != AutoSize::kFitContent) {
    // css-sizing-4 §4.2: filling both axes, a box with an aspect ratio fills the inline one.
    const bool ratio_leads = logical_aspect_ratio(style, model.wd) > 0 &&
                             space.block_auto() == AutoSize::kStretch &&
                             space.inline_auto() != AutoSize::kFitContent;
    stretch = !ratio_leads;
  }
  return stretch ? stretch_block_size(space, style, model) : kIndefiniteSize;
}

/// The border-box block size that is known before the inline size, clamped; indefinite when none is.
LayoutUnit preliminary_block_size(Pass& pass, BoxId box, const SpaceReader& space, const BoxModel& model) {
  if (space.fixed_block()) return at_least(space.available_block_size(), model.border_padding.block_sum());
  const StyleFacts& facts = pass.facts(box);
  if (is_sized_by_content(facts, space)) return kIndefiniteSize;
  const LayoutUnit size = specified_block_size(space, *facts.style, model);
  if (is_indefinite(size)) return size;
  return block_size_limits(pass, box, space, model, kIndefiniteSize).clamp(size);
}

/// Whether the block size depends on content, or on the inline size when there is a preferred aspect ratio:
/// intrinsic keywords behave as auto (css-sizing-3 §3.2.1), and so does what cannot be resolved.
bool has_automatic_block_size(const Length& length) {
  return !length.is_length_percentage() || length.has_percent();
}

/// Min-content and max-content sizes by content. Percentages of padding count as zero in Pass::min_max, but
/// here they are known.
MinMax content_sizes(Pass& pass, BoxId box, const SpaceReader& space, const BoxModel& model) {
  MinMax sizes = pass.min_max(box, space.forward_to_child(), &space, kReadEverything);
  const LayoutUnit counted = padding_edges(pass.style(box), model.wd, LayoutUnit()).inline_sum();
  const LayoutUnit more = model.padding.inline_sum() - counted;
  sizes.min += more;
  sizes.max += more;
  return sizes;
}

/// Min-content and max-content sizes; a box with a preferred aspect ratio and a definite block size takes
/// them from that (css-sizing-4 §4.2).
MinMax intrinsic_inline_sizes(Pass& pass, BoxId box, const SpaceReader& space, const BoxModel& model) {
  const ComputedStyle& style = pass.style(box);
  const double ratio = logical_aspect_ratio(style, model.wd);
  if (ratio > 0 && pass.box(box).kind != BoxKind::kReplaced) {
    const LayoutUnit block = preliminary_block_size(pass, box, space, model);
    if (!is_indefinite(block)) {
      const LayoutUnit size = inline_from_block(style, model, block, ratio);
      return {size, size};
    }
  }
  return content_sizes(pass, box, space, model);
}

/// css-sizing-3 §3.1: min-content, max-content, fit-content and fit-content(…) in the inline axis.
LayoutUnit intrinsic_inline_size(Pass& pass, BoxId box, const SpaceReader& space, const BoxModel& model,
                                 const Length& length, LayoutUnit stretched) {
  const MinMax sizes = intrinsic_inline_sizes(pass, box, space, model);
  switch (length.type) {
    case Length::Type::kMinContent: return sizes.min;
    case Length::Type::kMaxContent: return sizes.max;
    case Length::Type::kFitContentFunction: {
      LayoutUnit limit = resolve(length, space.percentage_inline_size()) + model.border_padding.inline_sum();
      return std::min(sizes.max, at_least(sizes.min, limit));
    }
    default:
      return is_indefinite(stretched) ? sizes.max : std::min(sizes.max, at_least(sizes.min, stretched));
  }
}

}  // namespace

BoxModel box_model(const StyleFacts& facts, LayoutUnit percentage_base) {
  if (!facts.has(kStylePaddingPercent)) return {facts.wd, facts.border, facts.padding, facts.border_padding};
  BoxModel m{facts.wd, facts.border, padding_edges(*facts.style, facts.wd, percentage_base), {}};
  m.border_padding = m.border + m.padding;
  return m;
}

BoxModel box_model(const StyleFacts& facts, const SpaceReader& space) {
  return box_model(facts, facts.has(kStylePaddingPercent) ? space.margin_percentage_base() : LayoutUnit());
}

LogicalEdges margin_edges(const StyleFacts& facts, WritingDirection wd, const SpaceReader& space) {
  const bool percent = facts.has(kStyleMarginPercent);
  return margin_edges(facts, wd, percent ? space.margin_percentage_base() : LayoutUnit());
}

bool ignores_block_limits(const ComputedStyle& style) {
  return style.display().internal == DisplayInternal::kTableCell;
}

bool behaves_as_auto(const Length& length, LayoutUnit base) {
  return length.is_auto() || (length.has_percent() && is_indefinite(base));
}

LayoutUnit border_box_length(const ComputedStyle& style, const Length& length, LayoutUnit base,
                             LayoutUnit edges) {
  LayoutUnit size = at_least(resolve(length, base), LayoutUnit());
  return style.box_sizing() == BoxSizing::kBorderBox ? at_least(size, edges) : size + edges;
}

double preferred_aspect_ratio(const ComputedStyle& style) {
  // css-sizing-4 §5: not of internal table boxes.
  if (style.display().is_internal()) return 0;
  const AspectRatio& r = style.aspect_ratio();
  return r.has_ratio() ? static_cast<double>(r.width) / static_cast<double>(r.height) : 0;
}

double logical_aspect_ratio(const ComputedStyle& style, WritingDirection wd) {
  const double ratio = preferred_aspect_ratio(style);
  return ratio > 0 && !wd.is_horizontal() ? 1 / ratio : ratio;
}

SizeLimits inline_size_limits(Pass& pass, BoxId box, const SpaceReader& space, const BoxModel& model,
                              LayoutUnit automatic_minimum) {
  const StyleFacts& facts = pass.facts(box);
  if (facts.inline_axis.has_limits && has_own_edges(facts, model)) {
    SizeLimits known = facts.inline_axis.limits;
    if (facts.inline_axis.has_auto_min)
      known.min = at_least(known.min, std::min(automatic_minimum, known.max));
    return known;
  }
  const ComputedStyle& style = *facts.style;
  SizeLimits limits{automatic_minimum, LayoutUnit::max()};
  LayoutUnit edges = model.border_padding.inline_sum();
  auto bound = [&](const Length& l, LayoutUnit otherwise) {
    if (l.is_length_percentage()) {
      LayoutUnit base = l.has_percent() ? space.percentage_inline_size() : LayoutUnit();
      return is_indefinite(base) ? otherwise : border_box_length(style, l, base, edges);
    }
    if (l.is_intrinsic_keyword()) {
      return intrinsic_inline_size(pass, box, space, model, l, stretch_inline_size(space, facts, model));
    }
    if (l.type == Length::Type::kStretch) {
      LayoutUnit s = stretch_inline_size(space, facts, model);
      return is_indefinite(s) ? otherwise : s;
    }
    return otherwise;
  };
  limits.max = bound(max_inline_size_property(style, model.wd), LayoutUnit::max());
  // css-sizing-4 §4.3: the automatic minimum size is capped by the maximum size.
  automatic_minimum = std::min(automatic_minimum, limits.max);
  limits.min = at_least(bound(min_inline_size_property(style, model.wd), automatic_minimum), edges);
  return limits;
}

SizeLimits block_size_limits(Pass& pass, BoxId box, const SpaceReader& space, const BoxModel& model,
                             LayoutUnit intrinsic) {
  const StyleFacts& facts = pass.facts(box);
  if (facts.block_axis.has_limits && has_own_edges(facts, model)) return facts.block_axis.limits;
  const ComputedStyle& style = *facts.style;
  LayoutUnit edges = model.border_padding.block_sum();
  if (ignores_block_limits(style)) return {edges, LayoutUnit::max()};
  auto bound = [&](const Length& l, LayoutUnit otherwise) {
    if (l.is_length_percentage()) {
      LayoutUnit base = l.has_percent() ? space.percentage_block_size() : LayoutUnit();
      return is_indefinite(base) ? otherwise : border_box_length(style, l, base, edges);
    }
    if (l.is_intrinsic_keyword()) return is_indefinite(intrinsic) ? otherwise : intrinsic;
    if (l.type == Length::Type::kStretch) {
      LayoutUnit s = stretch_block_size(space, style, model);
      return is_indefinite(s) ? otherwise : s;
    }
    return otherwise;
  };
  SizeLimits limits;
  limits.min = at_least(bound(min_block_size_property(style, model.wd), LayoutUnit()), edges);
  limits.max = bound(max_block_size_property(style, model.wd), LayoutUnit::max());
  return limits;
}

namespace {

/// css-sizing-4 §4.4: block-size limits are transferred to an inline size that the aspect ratio may
/// determine.
LayoutUnit clamp_by_transfer(const ComputedStyle& style, const BoxModel& model, const SizeLimits& block,
                             double ratio, LayoutUnit size) {
  if (block.max != LayoutUnit::max()) {
    size = std::min(size, inline_from_block(style, model, block.max, ratio));
  }
  if (block.min > model.border_padding.block_sum()) {
    size = at_least(size, inline_from_block(style, model, block.min, ratio));
  }
  return size;
}

}  // namespace

LayoutUnit used_inline_size(Pass& pass, BoxId box, const SpaceReader& space, const BoxModel& model) {
  if (space.fixed_inline()) return at_least(space.available_inline_size(), model.border_padding.inline_sum());
  const StyleFacts& facts = pass.facts(box);
  if (facts.inline_axis.is_fixed && facts.inline_axis.has_limits && has_own_edges(facts, model)) {
    return facts.inline_axis.limits.clamp(facts.inline_axis.size);
  }
  const ComputedStyle& style = *facts.style;
  const Length& length = inline_size_property(style, model.wd);
  const LayoutUnit stretched = stretch_inline_size(space, facts, model);
  if (facts.inline_axis.is_auto && facts.inline_axis.has_limits && facts.ratio == 0 &&
      has_own_edges(facts, model) && space.inline_auto() == AutoSize::kStretch && !is_indefinite(stretched)) {
    return facts.inline_axis.limits.clamp(stretched);
  }
  const double ratio = logical_aspect_ratio(style, model.wd);
  const LayoutUnit percentage = length.has_percent() ? space.percentage_inline_size() : LayoutUnit();
  if (length.is_length_percentage() && !is_indefinite(percentage)) {
    const LayoutUnit edges = model.border_padding.inline_sum();
    return inline_size_limits(pass, box, space, model)
        .clamp(border_box_length(style, length, percentage, edges));
  }
  const bool stretches = length.type == Length::Type::kStretch ||
                         (length.is_auto() && space.inline_auto() == AutoSize::kStretchExplicit);
  if (stretches && !is_indefinite(stretched)) {
    return inline_size_limits(pass, box, space, model).clamp(stretched);
  }
  const LayoutUnit block = ratio > 0 ? preliminary_block_size(pass, box, space, model) : kIndefiniteSize;
  LayoutUnit size, automatic_minimum;
  if (length.is_intrinsic_keyword()) {
    size = intrinsic_inline_size(pass, box, space, model, length, stretched);
  } else if (!is_indefinite(block)) {
    size = inline_from_block(style, model, block, ratio);
  } else if (space.inline_auto() == AutoSize::kStretch && !is_indefinite(stretched)) {
    size = stretched;
  } else {
    size =
        intrinsic_inline_size(pass, box, space, model, Length::keyword(Length::Type::kFitContent), stretched);
  }
  if (!is_indefinite(block) && !scrolls(style)) {
    // css-sizing-4 §4.3: the automatic minimum size keeps content from overflowing; a transferred maximum
    // does not count.
    automatic_minimum = content_sizes(pass, box, space, model).min;
  }
  if (ratio > 0) {
    const SizeLimits limits = block_size_limits(pass, box, space, model, kIndefiniteSize);
    size = clamp_by_transfer(style, model, limits, ratio, size);
  }
  return inline_size_limits(pass, box, space, model, automatic_minimum).clamp(size);
}

LayoutUnit definite_content_block_size(Pass& pass, BoxId box, const SpaceReader& space,
                                       const BoxModel& model) {
  const bool indefinite = space.fixed_block() && space.fixed_block_indefinite();
  const LayoutUnit size = indefinite ? kIndefiniteSize : preliminary_block_size(pass, box, space, model);
  if (is_indefinite(size)) return size;
  return at_least(size - model.border_padding.block_sum(), LayoutUnit());
}

void add_block_reads(const SpaceReader& space, ReadMask block_reads) {
  const bool looks = (space.reads() & kReadOwnBlockSize) != 0;
  space.add_reads(looks ? block_reads : block_reads & kReadPercentageBlock);
}

LayoutUnit definite_block_size(Pass& pass, BoxId box, const SpaceReader& space, const BoxModel& model,
                               LayoutUnit inline_size) {
  if (space.fixed_block()) {
    return space.fixed_block_indefinite()
               ? kIndefiniteSize
               : at_least(space.available_block_size(), model.border_padding.block_sum());
  }
  const StyleFacts& facts = pass.facts(box);
  if (facts.block_axis.is_fixed && facts.block_axis.has_limits && has_own_edges(facts, model))
    return facts.block_axis.limits.clamp(facts.block_axis.size);
  if (is_sized_by_content(facts, space)) return kIndefiniteSize;
  const ComputedStyle& style = *facts.style;
  LayoutUnit size = specified_block_size(space, style, model);
  if (is_indefinite(size)) {
    double ratio = logical_aspect_ratio(style, model.wd);
    if (ratio <= 0 || !has_automatic_block_size(block_size_property(style, model.wd))) return kIndefiniteSize;
    // Definite although the automatic minimum size may make the box taller: percentages refer to what the
    // ratio gives, as in browsers.
    size = block_from_inline(style, model, inline_size, ratio);
  }
  return block_size_limits(pass, box, space, model, kIndefiniteSize).clamp(size);
}

LayoutUnit used_block_size(Pass& pass, BoxId box, const SpaceReader& space, const BoxModel& model,
                           LayoutUnit inline_size, LayoutUnit intrinsic) {
  if (space.fixed_block()) return at_least(space.available_block_size(), model.border_padding.block_sum());
  const StyleFacts& facts = pass.facts(box);
  if (facts.block_axis.has_limits && has_own_edges(facts, model)) {
    if (facts.block_axis.is_fixed) return facts.block_axis.limits.clamp(facts.block_axis.size);
    if (is_sized_by_content(facts, space)) return facts.block_axis.limits.clamp(intrinsic);
  }
  const ComputedStyle& style = *facts.style;
  LayoutUnit size = specified_block_size(space, style, model);
  if (is_indefinite(size)) {
    size = intrinsic;
    const double ratio = logical_aspect_ratio(style, model.wd);
    if (ratio > 0 && has_automatic_block_size(block_size_property(style, model.wd))) {
      const LayoutUnit content = intrinsic;
      size = intrinsic = block_from_inline(style, model, inline_size, ratio);
      const bool clips = style.overflow_y() != OverflowY::kVisible && style.overflow_y() != OverflowY::kClip;
      if (!clips && min_block_size_property(style, model.wd).is_auto()) {
        // css-sizing-4 §4.3: min-block-size auto is the content's size, but not above max-block-size; a
        // transferred maximum does not count.
        size = at_least(size, std::min(content, block_size_limits(pass, box, space, model, intrinsic).max));
      }
    }
  }
  return block_size_limits(pass, box, space, model, intrinsic).clamp(size);
}

LogicalSize contained_content_size(const Pass& pass, BoxId box, WritingDirection wd) {
  LogicalSize size{kIndefiniteSize, kIndefiniteSize};
  if (!pass.facts(box).has(kStyleContained)) return size;
  const ComputedStyle& style = pass.style(box);
  const Containment c = containment(style, pass.box(box).kind);
  if (!c.inline_size && !c.block_size) return size;
  auto given = [](const Length& l) { return l.is_none() ? LayoutUnit() : resolve(l, LayoutUnit()); };
  const LogicalSize intrinsic = to_logical(
      PhysicalSize{given(style.contain_intrinsic_width()), given(style.contain_intrinsic_height())}, wd);
  if (c.inline_size) size.inline_size = intrinsic.inline_size;
  if (c.block_size) size.block_size = intrinsic.block_size;
  return size;
}

bool has_intrinsic_size_override(const ComputedStyle& style, WritingDirection wd, bool in_inline_axis) {
  const bool horizontal = wd.is_horizontal() == in_inline_axis;
  return !(horizontal ? style.contain_intrinsic_width() : style.contain_intrinsic_height()).is_none();
}

void keep_baselines_inside(const ComputedStyle& style, LayoutUnit block_size, Fragment& fragment) {
  if (!is_scroll_container(style)) return;
  for (LayoutUnit* b : {&fragment.first_baseline, &fragment.last_baseline}) {
    if (!is_indefinite(*b)) *b = std::max(std::min(*b, block_size), LayoutUnit());
  }
}

LayoutUnit quirk_minimum_size(Pass& pass, BoxId box, const SpaceReader& space) {
  // Quirks standard §3.4, §3.5: the html and body elements fill the viewport.
  const Box& row = pass.box(box);
  if (!(row.has(kBoxRootElement) || row.has(kBoxBody)) ||
      pass.boxes().document().info().compat_mode != CompatMode::kQuirks) {
    return LayoutUnit();
  }
  const LayoutUnit viewport = space.percentage_block_size();
  if (is_indefinite(viewport)) return LayoutUnit();
  const ComputedStyle& style = pass.style(box);
  return viewport - margin_edges(style, layout_direction(style), space.margin_percentage_base()).block_sum();
}

bool suppresses_baseline(const Pass& pass, BoxId box) {
  return containment(pass.style(box), pass.box(box).kind).layout;
}

namespace {

/// css-writing-modes-4 §7.3: what an orthogonal flow contributes is its used block size, which needs layout.
MinMax orthogonal_contribution(Pass& pass, BoxId child, ConstraintSpace child_space,
                               const SpaceReader* parent, ReadMask forwarded) {
  child_space.measuring = true;
  const LayoutResult& result = pass.layout(child, child_space, nullptr, parent, forwarded);
  const ComputedStyle& style = pass.style(child);
  const WritingDirection wd = layout_direction(style);
  LayoutUnit size = to_logical(result.fragment->size, wd).block_size;
  // css-sizing-3 §5.2.1: percentages in the minimum size count as of zero.
  const Length& minimum = min_block_size_property(style, wd);
  if (minimum.has_percent()) {
    const LayoutUnit edges = box_model(pass.facts(child), LayoutUnit()).border_padding.block_sum();
    size = at_least(size, border_box_length(style, minimum, LayoutUnit(), edges));
  }
  return {size, size};
}

/// The block-axis properties of a child whose container's inline size is not known yet.
struct ContributedBlockSizes {
  LayoutUnit size = kIndefiniteSize;
  SizeLimits limits;
};

ContributedBlockSizes contributed_block_sizes(const ComputedStyle& style, const BoxModel& model,
                                              const ConstraintSpace& space) {
  const LayoutUnit edges = model.border_padding.block_sum(), base = space.percentage.block_size;
  auto resolved = [&](const Length& l, LayoutUnit otherwise) {
    if (!l.is_length_percentage() || behaves_as_auto(l, base)) return otherwise;
    return border_box_length(style, l, base, edges);
  };
  ContributedBlockSizes b;
  b.limits.min = at_least(resolved(min_block_size_property(style, model.wd), LayoutUnit()), edges);
  b.limits.max = resolved(max_block_size_property(style, model.wd), LayoutUnit::max());
  b.size = space.fixed_block ? space.available.block_size
                             : resolved(block_size_property(style, model.wd), kIndefiniteSize);
  if (!is_indefinite(b.size)) b.size = b.limits.clamp(b.size);
  return b;
}

}  // namespace

std::optional<LayoutUnit> known_contribution(const Pass& pass, BoxId child, WritingDirection container) {
  const StyleFacts& facts = pass.facts(child);
  const AxisFacts& axis = facts.inline_axis;
  // A table is never smaller than its content.
  if (pass.box(child).kind == BoxKind::kTable) return std::nullopt;
  if (!axis.has_limits || is_orthogonal(container, facts.wd)) return std::nullopt;
  if (axis.is_fixed) return axis.limits.clamp(axis.size);
  const bool is_empty =
      pass.box(child).has(kBoxEmpty) && axis.is_auto && facts.ratio == 0 && !facts.has(kStyleContained);
  if (!is_empty) return std::nullopt;
  return axis.limits.clamp(facts.border_padding.inline_sum());
}

std::optional<MinMax> contribution_without_space(Pass& pass, BoxId child, WritingDirection container) {
  if (const std::optional<LayoutUnit> known = known_contribution(pass, child, container))
    return MinMax{*known, *known};
  const StyleFacts& facts = pass.facts(child);
  const AxisFacts& axis = facts.inline_axis;
  const bool is_leaf_by_content = pass.box(child).kind == BoxKind::kLeaf && axis.is_auto && axis.has_limits &&
                                  facts.ratio == 0 && !is_orthogonal(container, facts.wd);
  if (!is_leaf_by_content) return std::nullopt;
  const MinMax content = min_max_without_space(pass, child);
  return MinMax{axis.limits.clamp(content.min), axis.limits.clamp(content.max)};
}

MinMax min_max_contribution(Pass& pass, BoxId child, const ConstraintSpace& child_space,
                            const SpaceReader* parent, ReadMask forwarded) {
  if (child_space.orthogonal) return orthogonal_contribution(pass, child, child_space, parent, forwarded);
  const StyleFacts& facts = pass.facts(child);
  if (facts.inline_axis.has_limits && pass.box(child).kind != BoxKind::kTable) {
    const SizeLimits& limits = facts.inline_axis.limits;
    if (facts.inline_axis.is_fixed) {
      const LayoutUnit size = limits.clamp(facts.inline_axis.size);
      return {size, size};
    }
    if (facts.inline_axis.is_auto && facts.ratio == 0) {
      const MinMax content = pass.min_max(child, child_space, parent, forwarded);
      return {limits.clamp(content.min), limits.clamp(content.max)};
    }
  }
  const ComputedStyle& style = *facts.style;
  const BoxModel model = box_model(facts, LayoutUnit());
  const LayoutUnit edges = model.border_padding.inline_sum();
  const bool replaced = pass.box(child).kind == BoxKind::kReplaced;
  const double ratio = replaced ? 0 : logical_aspect_ratio(style, model.wd);
  if (ratio > 0 && parent != nullptr) parent->add_reads(kReadOwnBlockSize);
  const ContributedBlockSizes block = contributed_block_sizes(style, model, child_space);
  const bool by_ratio = ratio > 0 && !is_indefinite(block.size);
  MinMax content;
  bool have_content = false;
  auto content_sizes = [&] {
    if (!have_content) content = pass.min_max(child, child_space, parent, forwarded);
    have_content = true;
    return content;
  };
  // css-sizing-4 §4.2: intrinsic sizes of a box with a ratio and a definite block size.
  auto intrinsic_sizes = [&]() -> MinMax {
    if (!by_ratio) return content_sizes();
    const LayoutUnit size = inline_from_block(style, model, block.size, ratio);
    return {size, size};
  };
  auto size_of = [&](const Length& l, MinMax otherwise) -> MinMax {
    if (l.is_length_percentage() && !l.has_percent()) {
      LayoutUnit size = border_box_length(style, l, LayoutUnit(), edges);
      return {size, size};
    }
    if (l.type == Length::Type::kMinContent) return {intrinsic_sizes().min, intrinsic_sizes().min};
    if (l.type == Length::Type::kMaxContent) return {intrinsic_sizes().max, intrinsic_sizes().max};
    if (l.type == Length::Type::kFitContent) return intrinsic_sizes();
    return otherwise;
  };
  const Length& width = inline_size_property(style, model.wd);
  const Length& min_width = min_inline_size_property(style, model.wd);
  MinMax sizes;
  LayoutUnit automatic_minimum = edges;
  if (width.is_length_percentage() && !width.has_percent()) {
    sizes = size_of(width, {});
  } else {
    sizes = size_of(width, intrinsic_sizes());
    if (ratio > 0) {
      sizes.min = clamp_by_transfer(style, model, block.limits, ratio, sizes.min);
      sizes.max = clamp_by_transfer(style, model, block.limits, ratio, sizes.max);
    }
    if (by_ratio && min_width.is_auto() && !scrolls(style)) automatic_minimum = content_sizes().min;
  }
  if (is_compressible(pass, child)) {
    // css-sizing-3 §5.2.2: percentages of width and max-width count as of zero in min-content.
    const Length& max_width = max_inline_size_property(style, model.wd);
    if (width.has_percent()) sizes.min = border_box_length(style, width, LayoutUnit(), edges);
    if (max_width.has_percent())
      sizes.min = std::min(sizes.min, border_box_length(style, max_width, LayoutUnit(), edges));
  }
  const MinMax upper =
      size_of(max_inline_size_property(style, model.wd), {LayoutUnit::max(), LayoutUnit::max()});
  MinMax lower{std::min(automatic_minimum, upper.min), std::min(automatic_minimum, upper.max)};
  if (min_width.has_percent()) {
    // §5.2.1: percentages of an indefinite size count as zero in min-width, as nothing in max-width.
    lower.min = lower.max = border_box_length(style, min_width, LayoutUnit(), edges);
  } else {
    lower = size_of(min_width, lower);
  }
  sizes.min = std::max(std::min(sizes.min, upper.min), lower.min);
  sizes.max = std::max(std::min(sizes.max, upper.max), lower.max);
  // css-tables-3 §3.9.1: a table is never smaller than its content.
  if (pass.box(child).kind == BoxKind::kTable) {
    sizes.min = std::max(sizes.min, content_sizes().min);
    sizes.max = std::max(sizes.max, sizes.min);
  }
  return sizes;
}

}  // namespace colosseum::layout

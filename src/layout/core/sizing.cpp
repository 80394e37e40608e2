#include "layout/core/sizing.h"

#include <algorithm>

#include "layout/core/writing_modes.h"

namespace colosseum::layout {

namespace {

LayoutUnit at_least(LayoutUnit a, LayoutUnit b) { return std::max(a, b); }

/// css-sizing-3 §3.1: min-content, max-content, fit-content and fit-content(…) in the inline axis.
LayoutUnit intrinsic_inline_size(Pass& pass, BoxId box, const SpaceReader& space, const BoxModel& model,
                                 const Length& length, LayoutUnit stretched) {
  MinMax sizes = pass.min_max(box, space.forward_to_child(), &space, kReadEverything);
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

/// The available inline size without the box's own margins (css-sizing-4 §4.1 stretch-fit).
LayoutUnit stretch_inline_size(const SpaceReader& space, const ComputedStyle& style, const BoxModel& model) {
  LayoutUnit available = space.available_inline_size();
  // css-writing-modes-4 §7.3.1
  if (is_indefinite(available) && space.orthogonal()) {
    available = to_logical(space.scrollport(), model.wd).inline_size;
  }
  if (is_indefinite(available)) return kIndefiniteSize;
  LogicalEdges margins = margin_edges(style, model.wd, space.margin_percentage_base());
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
    // css-sizing-4 §5: filling both axes, a box with an aspect ratio fills the inline one.
    const bool ratio_leads = preferred_aspect_ratio(style) > 0 && space.block_auto() == AutoSize::kStretch &&
                             space.inline_auto() == AutoSize::kStretch;
    stretch = !ratio_leads;
  }
  return stretch ? stretch_block_size(space, style, model) : kIndefiniteSize;
}

}  // namespace

BoxModel box_model(const ComputedStyle& style, LayoutUnit percentage_base) {
  BoxModel m;
  m.wd = layout_direction(style);
  m.border = border_edges(style, m.wd);
  m.padding = padding_edges(style, m.wd, percentage_base);
  m.border_padding = m.border + m.padding;
  return m;
}

BoxModel box_model(const ComputedStyle& s, const SpaceReader& space) {
  const bool has_percent = s.padding_top().has_percent() || s.padding_right().has_percent() ||
                           s.padding_bottom().has_percent() || s.padding_left().has_percent();
  return box_model(s, has_percent ? space.margin_percentage_base() : LayoutUnit());
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
  const AspectRatio& r = style.aspect_ratio();
  return r.has_ratio() ? static_cast<double>(r.width) / static_cast<double>(r.height) : 0;
}

double logical_aspect_ratio(const ComputedStyle& style, WritingDirection wd) {
  const double ratio = preferred_aspect_ratio(style);
  return ratio > 0 && !wd.is_horizontal() ? 1 / ratio : ratio;
}

SizeLimits inline_size_limits(Pass& pass, BoxId box, const SpaceReader& space, const BoxModel& model,
                              LayoutUnit automatic_minimum) {
  const ComputedStyle& style = pass.style(box);
  SizeLimits limits{automatic_minimum, LayoutUnit::max()};
  LayoutUnit edges = model.border_padding.inline_sum();
  auto bound = [&](const Length& l, LayoutUnit otherwise) {
    if (l.is_length_percentage()) {
      LayoutUnit base = l.has_percent() ? space.percentage_inline_size() : LayoutUnit();
      return is_indefinite(base) ? otherwise : border_box_length(style, l, base, edges);
    }
    if (l.is_intrinsic_keyword()) {
      return intrinsic_inline_size(pass, box, space, model, l, stretch_inline_size(space, style, model));
    }
    if (l.type == Length::Type::kStretch) {
      LayoutUnit s = stretch_inline_size(space, style, model);
      return is_indefinite(s) ? otherwise : s;
    }
    return otherwise;
  };
  limits.min = at_least(bound(min_inline_size_property(style, model.wd), automatic_minimum), edges);
  limits.max = bound(max_inline_size_property(style, model.wd), LayoutUnit::max());
  return limits;
}

SizeLimits block_size_limits(Pass& pass, BoxId box, const SpaceReader& space, const BoxModel& model,
                             LayoutUnit intrinsic) {
  const ComputedStyle& style = pass.style(box);
  LayoutUnit edges = model.border_padding.block_sum();
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

LayoutUnit used_inline_size(Pass& pass, BoxId box, const SpaceReader& space, const BoxModel& model) {
  if (space.fixed_inline()) return at_least(space.available_inline_size(), model.border_padding.inline_sum());
  const ComputedStyle& style = pass.style(box);
  const Length& length = inline_size_property(style, model.wd);
  LayoutUnit stretched = stretch_inline_size(space, style, model);
  LayoutUnit edges = model.border_padding.inline_sum();
  LayoutUnit size;
  LayoutUnit automatic_minimum;
  double ratio = logical_aspect_ratio(style, model.wd);
  LayoutUnit percentage = length.has_percent() ? space.percentage_inline_size() : LayoutUnit();
  if (length.is_length_percentage() && !is_indefinite(percentage)) {
    size = border_box_length(style, length, percentage, edges);
  } else if (length.is_intrinsic_keyword()) {
    size = intrinsic_inline_size(pass, box, space, model, length, stretched);
  } else if ((length.type == Length::Type::kStretch ||
              (length.is_auto() && space.inline_auto() == AutoSize::kStretchExplicit)) &&
             !is_indefinite(stretched)) {
    size = stretched;
  } else {
    LayoutUnit block = ratio > 0 ? specified_block_size(space, style, model) : kIndefiniteSize;
    if (ratio > 0 && space.fixed_block()) block = space.available_block_size();
    if (!is_indefinite(block)) {
      block = block_size_limits(pass, box, space, model, kIndefiniteSize).clamp(block);
      size = inline_from_block(style, model, block, ratio);
      // css-sizing-4 §5.2: the automatic minimum size keeps content from overflowing.
      if (style.overflow_x() == OverflowX::kVisible || style.overflow_x() == OverflowX::kClip) {
        automatic_minimum = pass.min_max(box, space.forward_to_child(), &space, kReadEverything).min;
      }
    } else if (space.inline_auto() == AutoSize::kStretch && !is_indefinite(stretched)) {
      size = stretched;
    } else {
      size = intrinsic_inline_size(pass, box, space, model, Length::keyword(Length::Type::kFitContent),
                                   stretched);
    }
  }
  if (ratio > 0 && length.is_auto()) {
    // css-sizing-4 §5.2: block-size limits are transferred to an automatic inline size.
    const SizeLimits block = block_size_limits(pass, box, space, model, kIndefiniteSize);
    if (block.max != LayoutUnit::max()) {
      size = std::min(size, inline_from_block(style, model, block.max, ratio));
    }
    if (block.min > model.border_padding.block_sum()) {
      size = at_least(size, inline_from_block(style, model, block.min, ratio));
    }
  }
  return inline_size_limits(pass, box, space, model, automatic_minimum).clamp(size);
}

LayoutUnit definite_content_block_size(const ComputedStyle& style, const BoxModel& model) {
  const Length& length = block_size_property(style, model.wd);
  if (!length.is_length_percentage() || length.has_percent()) return kIndefiniteSize;
  const LayoutUnit edges = model.border_padding.block_sum();
  return border_box_length(style, length, LayoutUnit(), edges) - edges;
}

LayoutUnit definite_block_size(Pass& pass, BoxId box, const SpaceReader& space, const BoxModel& model,
                               LayoutUnit inline_size) {
  if (space.fixed_block()) {
    return space.fixed_block_indefinite()
               ? kIndefiniteSize
               : at_least(space.available_block_size(), model.border_padding.block_sum());
  }
  const ComputedStyle& style = pass.style(box);
  LayoutUnit size = specified_block_size(space, style, model);
  if (is_indefinite(size)) {
    double ratio = logical_aspect_ratio(style, model.wd);
    const Length& length = block_size_property(style, model.wd);
    bool by_ratio = ratio > 0 && (length.is_auto() || length.has_percent());
    if (!by_ratio) return kIndefiniteSize;
    // Definite although the automatic minimum size may make the box taller: percentages refer to what the
    // ratio gives, as in browsers.
    size = block_from_inline(style, model, inline_size, ratio);
  }
  return block_size_limits(pass, box, space, model, kIndefiniteSize).clamp(size);
}

LayoutUnit used_block_size(Pass& pass, BoxId box, const SpaceReader& space, const BoxModel& model,
                           LayoutUnit inline_size, LayoutUnit intrinsic) {
  if (space.fixed_block()) return at_least(space.available_block_size(), model.border_padding.block_sum());
  const ComputedStyle& style = pass.style(box);
  LayoutUnit size = specified_block_size(space, style, model);
  if (is_indefinite(size)) {
    size = intrinsic;
    double ratio = logical_aspect_ratio(style, model.wd);
    const Length& length = block_size_property(style, model.wd);
    if (ratio > 0 && (length.is_auto() || length.has_percent())) {
      size = block_from_inline(style, model, inline_size, ratio);
      bool clips = style.overflow_y() != OverflowY::kVisible && style.overflow_y() != OverflowY::kClip;
      if (!clips && min_block_size_property(style, model.wd).is_auto()) {
        // css-sizing-4 §5.2: min-block-size auto is the content's size, but not above max-block-size.
        SizeLimits limits = block_size_limits(pass, box, space, model, intrinsic);
        size = at_least(size, std::min(intrinsic, limits.max));
      }
    }
  }
  return block_size_limits(pass, box, space, model, intrinsic).clamp(size);
}

namespace {

/// css-writing-modes-4 §7.3: what an orthogonal flow contributes is its used block size, which needs layout.
MinMax orthogonal_contribution(Pass& pass, BoxId child, ConstraintSpace child_space,
                               const SpaceReader* parent, ReadMask forwarded) {
  child_space.measuring = true;
  const LayoutResult& result = pass.layout(child, child_space, nullptr, parent, forwarded);
  const LayoutUnit size = to_logical(result.fragment->size, layout_direction(pass.style(child))).block_size;
  return {size, size};
}

}  // namespace

MinMax min_max_contribution(Pass& pass, BoxId child, const ConstraintSpace& child_space,
                            const SpaceReader* parent, ReadMask forwarded) {
  if (child_space.orthogonal) return orthogonal_contribution(pass, child, child_space, parent, forwarded);
  const ComputedStyle& style = pass.style(child);
  BoxModel model = box_model(style, LayoutUnit());
  LayoutUnit edges = model.border_padding.inline_sum();
  MinMax content;
  bool have_content = false;
  auto content_sizes = [&] {
    if (!have_content) content = pass.min_max(child, child_space, parent, forwarded);
    have_content = true;
    return content;
  };
  auto size_of = [&](const Length& l, MinMax otherwise) -> MinMax {
    if (l.is_length_percentage() && !l.has_percent()) {
      LayoutUnit size = border_box_length(style, l, LayoutUnit(), edges);
      return {size, size};
    }
    if (l.type == Length::Type::kMinContent) return {content_sizes().min, content_sizes().min};
    if (l.type == Length::Type::kMaxContent) return {content_sizes().max, content_sizes().max};
    if (l.type == Length::Type::kFitContent) return content_sizes();
    return otherwise;
  };
  const Length& width = inline_size_property(style, model.wd);
  MinMax sizes;
  const Length& height = block_size_property(style, model.wd);
  double ratio = logical_aspect_ratio(style, model.wd);
  if (width.is_length_percentage() && !width.has_percent()) {
    sizes = size_of(width, {});
  } else if (ratio > 0 && width.is_auto() && height.is_length_percentage() && !height.has_percent()) {
    LayoutUnit block = border_box_length(style, height, LayoutUnit(), model.border_padding.block_sum());
    LayoutUnit s = inline_from_block(style, model, block, ratio);
    sizes = {s, s};
  } else {
    sizes = size_of(width, content_sizes());
    // css-sizing-3 §5.2.2: a replaced box with a percentage width compresses to nothing in min-content.
    bool compressible = pass.box(child).kind == BoxKind::kReplaced;
    if (compressible && (width.has_percent() || max_inline_size_property(style, model.wd).has_percent())) {
      sizes.min = edges;
    }
  }
  MinMax upper = size_of(max_inline_size_property(style, model.wd), {LayoutUnit::max(), LayoutUnit::max()});
  MinMax lower = size_of(min_inline_size_property(style, model.wd), {edges, edges});
  sizes.min = std::max(std::min(sizes.min, upper.min), lower.min);
  sizes.max = std::max(std::min(sizes.max, upper.max), lower.max);
  return sizes;
}

}  // namespace colosseum::layout

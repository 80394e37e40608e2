#include "layout/replaced/replaced_layout.h"

#include <algorithm>

#include "layout/core/fragment_builder.h"

namespace colosseum::layout {

namespace {

/// Natural sizes (content box) and ratio in the box's own axes, `aspect-ratio` applied (css-sizing-4 §4.1).
struct Natural {
  LayoutUnit inline_size = kIndefiniteSize, block_size = kIndefiniteSize;
  double ratio = 0;      ///< inline / block
  LogicalSize fallback;  ///< the default object size
  bool ratio_is_natural = true;
  LayoutUnit inline_edges, block_edges;              ///< border and padding
  LayoutUnit ratio_inline_edges, ratio_block_edges;  ///< those outside the box that the ratio is of

  /// A border-box size from the other through the ratio; never less than the edges.
  LayoutUnit inline_of(LayoutUnit block) const {
    const LayoutUnit size = (block - ratio_block_edges).scaled(ratio) + ratio_inline_edges;
    return std::max(size, inline_edges);
  }
  LayoutUnit block_of(LayoutUnit inline_size_of_box) const {
    const LayoutUnit size = (inline_size_of_box - ratio_inline_edges).scaled(1 / ratio) + ratio_block_edges;
    return std::max(size, block_edges);
  }
};

Natural natural_of(Pass& pass, BoxId box, const BoxModel& m) {
  Natural n;
  PhysicalSize natural{kIndefiniteSize, kIndefiniteSize};
  double ratio = 0;  // width / height
  const ComputedStyle& style = pass.style(box);
  n.inline_edges = n.ratio_inline_edges = m.border_padding.inline_sum();
  n.block_edges = n.ratio_block_edges = m.border_padding.block_sum();
  if (const ReplacedContent* r = pass.boxes().replaced(box)) {
    if (r->natural.has_width()) natural.width = LayoutUnit::from_px(r->natural.width);
    if (r->natural.has_height()) natural.height = LayoutUnit::from_px(r->natural.height);
  }
  ratio = natural_aspect_ratio(pass, box);
  const AspectRatio& ar = style.aspect_ratio();
  if (ar.has_ratio() && (!ar.is_auto || ratio == 0)) {
    ratio = preferred_aspect_ratio(style);
    n.ratio_is_natural = false;
    if (!ar.is_auto && style.box_sizing() == BoxSizing::kBorderBox) {
      n.ratio_inline_edges = n.ratio_block_edges = LayoutUnit();
    }
  }
  // css-writing-modes-4 §3.2: replaced content does not rotate, nor does its default size.
  const LogicalSize size = to_logical(natural, m.wd);
  const LogicalSize contained = contained_content_size(pass, box, m.wd);
  n.inline_size = is_indefinite(contained.inline_size) ? size.inline_size : contained.inline_size;
  n.block_size = is_indefinite(contained.block_size) ? size.block_size : contained.block_size;
  n.ratio = ratio > 0 && !m.wd.is_horizontal() ? 1 / ratio : ratio;
  n.fallback = to_logical(PhysicalSize{LayoutUnit(300), LayoutUnit(150)}, m.wd);
  return n;
}

/// css2 §10.3.2, §10.6.2: what `auto` gives in each axis when neither is specified. Border box.
LogicalSize auto_size(const Natural& n) {
  const LayoutUnit default_inline = n.fallback.inline_size + n.inline_edges,
                   default_block = n.fallback.block_size + n.block_edges;
  LogicalSize s{is_indefinite(n.inline_size) ? kIndefiniteSize : n.inline_size + n.inline_edges,
                is_indefinite(n.block_size) ? kIndefiniteSize : n.block_size + n.block_edges};
  if (is_indefinite(s.inline_size) && is_indefinite(s.block_size)) {
    s.inline_size = default_inline;
    s.block_size = n.ratio > 0 ? n.block_of(s.inline_size) : default_block;
  } else if (is_indefinite(s.inline_size)) {
    s.inline_size = n.ratio > 0 ? n.inline_of(s.block_size) : default_inline;
  } else if (is_indefinite(s.block_size)) {
    s.block_size = n.ratio > 0 ? n.block_of(s.inline_size) : default_block;
  } else if (n.ratio > 0 && !n.ratio_is_natural) {
    // aspect-ratio overrides the natural one: the inline size leads.
    s.block_size = n.block_of(s.inline_size);
  }
  return s;
}

/// The table of css2 §10.4 for sizes with a ratio and both axes auto. All content-box.
LogicalSize clamp_keeping_ratio(LogicalSize s, const SizeLimits& w, const SizeLimits& h) {
  const LayoutUnit width = s.inline_size, height = s.block_size;
  if (width == LayoutUnit() || height == LayoutUnit()) return {w.clamp(width), h.clamp(height)};
  auto height_for = [&](LayoutUnit x) { return x.mul_div(height, width); };
  auto width_for = [&](LayoutUnit x) { return x.mul_div(width, height); };
  const LayoutUnit max_w = std::max(w.min, w.max), max_h = std::max(h.min, h.max);
  const bool over_w = width > max_w, under_w = width<w.min, over_h = height> max_h, under_h = height < h.min;
  if (over_w && over_h) {
    // Scale by the stricter of the two.
    if (max_w.to_px() / width.to_px() <= max_h.to_px() / height.to_px()) {
      return {max_w, std::max(h.min, height_for(max_w))};
    }
    return {std::max(w.min, width_for(max_h)), max_h};
  }
  if (under_w && under_h) {
    if (w.min.to_px() / width.to_px() <= h.min.to_px() / height.to_px()) {
      return {std::min(max_w, width_for(h.min)), h.min};
    }
    return {w.min, std::min(max_h, height_for(w.min))};
  }
  if (under_w && over_h) return {w.min, max_h};
  if (over_w && under_h) return {max_w, h.min};
  if (over_w) return {max_w, std::max(height_for(max_w), h.min)};
  if (under_w) return {w.min, std::min(height_for(w.min), max_h)};
  if (over_h) return {std::max(width_for(max_h), w.min), max_h};
  if (under_h) return {std::min(width_for(h.min), max_w), h.min};
  return s;
}

SizeLimits without_edges(SizeLimits l, LayoutUnit edges) {
  l.min = std::max(l.min - edges, LayoutUnit());
  if (l.max != LayoutUnit::max()) l.max = std::max(l.max - edges, LayoutUnit());
  return l;
}

/// The same table for border-box sizes: the ratio may be of the content box.
LogicalSize clamp_by_table(const Natural& n, LogicalSize s, const SizeLimits& w, const SizeLimits& h) {
  if (n.ratio <= 0) return {w.clamp(s.inline_size), h.clamp(s.block_size)};
  const LayoutUnit x = n.ratio_inline_edges, y = n.ratio_block_edges;
  s = clamp_keeping_ratio({s.inline_size - x, s.block_size - y}, without_edges(w, x), without_edges(h, y));
  return {std::max(s.inline_size + x, n.inline_edges), std::max(s.block_size + y, n.block_edges)};
}

/// The border-box size that a property or the space fixes; indefinite when auto.
LayoutUnit specified_inline(Pass& pass, BoxId box, const SpaceReader& space, const BoxModel& m) {
  const ComputedStyle& style = pass.style(box);
  const LayoutUnit edges = m.border_padding.inline_sum();
  if (space.fixed_inline()) return std::max(space.available_inline_size(), edges);
  const Length& w = inline_size_property(style, m.wd);
  const bool stretch =
      w.type == Length::Type::kStretch || (w.is_auto() && space.inline_auto() == AutoSize::kStretchExplicit);
  if (stretch && !is_indefinite(space.available_inline_size())) {
    LogicalEdges margins = margin_edges(style, m.wd, space.margin_percentage_base());
    return std::max(space.available_inline_size() - margins.inline_sum(), edges);
  }
  if (!w.is_length_percentage()) return kIndefiniteSize;
  LayoutUnit base = w.has_percent() ? space.percentage_inline_size() : LayoutUnit();
  if (is_indefinite(base)) return kIndefiniteSize;
  return border_box_length(style, w, base, edges);
}

LayoutUnit specified_block(Pass& pass, BoxId box, const SpaceReader& space, const BoxModel& m) {
  const ComputedStyle& style = pass.style(box);
  const LayoutUnit edges = m.border_padding.block_sum();
  if (space.fixed_block()) return std::max(space.available_block_size(), edges);
  const Length& h = block_size_property(style, m.wd);
  bool stretch =
      h.type == Length::Type::kStretch || (h.is_auto() && space.block_auto() != AutoSize::kFitContent);
  if (stretch && !is_indefinite(space.available_block_size())) {
    LogicalEdges margins = margin_edges(style, m.wd, space.margin_percentage_base());
    return std::max(space.available_block_size() - margins.block_sum(), edges);
  }
  if (!h.is_length_percentage()) return kIndefiniteSize;
  LayoutUnit base = h.has_percent() ? space.percentage_block_size() : LayoutUnit();
  if (is_indefinite(base)) return kIndefiniteSize;
  return border_box_length(style, h, base, edges);
}

bool has_natural_size(const Natural& n) {
  return !is_indefinite(n.inline_size) || !is_indefinite(n.block_size);
}

/// What auto gives in both axes, before limits: without natural sizes but with a ratio a box is as wide as a
/// block would be (css2 §10.3.2), when that is known.
LogicalSize automatic_size(Pass& pass, BoxId box, const SpaceReader& space, const BoxModel& m,
                           const Natural& n) {
  LogicalSize s = auto_size(n);
  if (n.ratio > 0 && !has_natural_size(n) && !is_indefinite(space.available_inline_size())) {
    LogicalEdges margins = margin_edges(pass.facts(box), m.wd, space.margin_percentage_base());
    s.inline_size = std::max(space.available_inline_size() - margins.inline_sum(), n.inline_edges);
    s.block_size = n.block_of(s.inline_size);
  }
  return s;
}

/// The max-content (and min-content) size: the natural one, or what a specified or limited block size gives
/// through the ratio. Without natural sizes a box with a ratio fills what there is: it asks for nothing.
LayoutUnit intrinsic_inline(Pass& pass, BoxId box, const SpaceReader& space, const BoxModel& m,
                            const Natural& n) {
  const LogicalSize natural = auto_size(n);
  if (n.ratio <= 0) return natural.inline_size;
  const LayoutUnit block = specified_block(pass, box, space, m);
  if (is_indefinite(block) && !has_natural_size(n)) {
    const bool is_auto = inline_size_property(pass.style(box), m.wd).is_auto();
    return is_auto ? n.inline_edges : natural.inline_size;
  }
  const SizeLimits limits = block_size_limits(pass, box, space, m, natural.block_size);
  const LayoutUnit b = limits.clamp(is_indefinite(block) ? natural.block_size : block);
  return is_indefinite(block) && b == natural.block_size ? natural.inline_size : n.inline_of(b);
}

}  // namespace

double natural_aspect_ratio(const Pass& pass, BoxId box) {
  const ReplacedContent* r = pass.boxes().replaced(box);
  if (r == nullptr || !r->natural.has_ratio()) return 0;
  // css-contain-1 §3.1: size containment leaves no natural ratio.
  const WritingDirection wd = layout_direction(pass.style(box));
  const LogicalSize contained = contained_content_size(pass, box, wd);
  if (!is_indefinite(contained.inline_size) || !is_indefinite(contained.block_size)) return 0;
  return static_cast<double>(r->natural.ratio_width) / static_cast<double>(r->natural.ratio_height);
}

LogicalSize replaced_content_size(Pass& pass, BoxId box, const SpaceReader& space, const BoxModel& m) {
  const Natural n = natural_of(pass, box, m);
  const LogicalSize natural = automatic_size(pass, box, space, m, n);
  LayoutUnit w = specified_inline(pass, box, space, m);
  if (is_indefinite(w)) w = natural.inline_size;
  w = inline_size_limits(pass, box, space, m).clamp(w);
  const bool by_width = n.ratio > 0 && w != natural.inline_size;
  return {w, by_width ? n.block_of(w) : natural.block_size};
}

LogicalSize replaced_size(Pass& pass, BoxId box, const SpaceReader& space, const BoxModel& m) {
  const Natural n = natural_of(pass, box, m);
  LayoutUnit w = specified_inline(pass, box, space, m), h = specified_block(pass, box, space, m);
  const LogicalSize natural = automatic_size(pass, box, space, m, n);
  const SizeLimits inline_limits = inline_size_limits(pass, box, space, m);
  auto block_limits = [&](LayoutUnit intrinsic) { return block_size_limits(pass, box, space, m, intrinsic); };
  // What intrinsic keywords of min- and max-height mean: the height that the width, as far as known, gives.
  auto intrinsic_block = [&] {
    const LayoutUnit width = inline_limits.clamp(is_indefinite(w) ? natural.inline_size : w);
    return n.ratio > 0 && width != natural.inline_size ? n.block_of(width) : natural.block_size;
  };
  const LayoutUnit clamped_h =
      is_indefinite(h) || space.fixed_block() ? h : block_limits(intrinsic_block()).clamp(h);
  if (is_indefinite(w)) {
    if (inline_size_property(pass.style(box), m.wd).is_intrinsic_keyword()) {
      w = n.ratio > 0 && !has_natural_size(n) && is_indefinite(h) ? natural.inline_size
                                                                  : intrinsic_inline(pass, box, space, m, n);
    }
  }
  if (is_indefinite(w) && is_indefinite(h)) {
    return clamp_by_table(n, natural, inline_limits, block_limits(natural.block_size));
  }
  LogicalSize size;
  if (is_indefinite(w)) {
    size.block_size = clamped_h;
    size.inline_size = inline_limits.clamp(n.ratio > 0 ? n.inline_of(clamped_h) : natural.inline_size);
    return size;
  }
  size.inline_size = space.fixed_inline() ? w : inline_limits.clamp(w);
  if (!is_indefinite(h)) return {size.inline_size, clamped_h};
  const LayoutUnit block = n.ratio > 0 ? n.block_of(size.inline_size) : natural.block_size;
  size.block_size = block_limits(block).clamp(block);
  return size;
}

LayoutResult layout_replaced(Pass& pass, BoxId box, const SpaceReader& space, const BreakToken*) {
  BoxModel m = box_model(pass.facts(box), space);
  LogicalSize size = replaced_size(pass, box, space, m);
  LayoutResult result;
  result.fragment = childless_fragment(pass, box, space, size, m);
  result.intrinsic_block_size = size.block_size;
  return result;
}

MinMax min_max_replaced(Pass& pass, BoxId box, const SpaceReader& space) {
  const BoxModel m = box_model(pass.facts(box), LayoutUnit());
  const LayoutUnit size = intrinsic_inline(pass, box, space, m, natural_of(pass, box, m));
  return {size, size};
}

bool fills_available_size(Pass& pass, BoxId box) {
  const Natural n = natural_of(pass, box, box_model(pass.facts(box), LayoutUnit()));
  return n.ratio > 0 && !has_natural_size(n);
}

}  // namespace colosseum::layout

#include "layout/replaced/replaced_layout.h"

#include <algorithm>

#include "layout/core/fragment_builder.h"

namespace colosseum::layout {

namespace {

/// Natural sizes and ratio in the box's own axes, `aspect-ratio` applied (css-sizing-4 §5.1).
struct Natural {
  LayoutUnit inline_size = kIndefiniteSize, block_size = kIndefiniteSize;
  double ratio = 0;      ///< inline / block
  LogicalSize fallback;  ///< the default object size
};

Natural natural_of(Pass& pass, BoxId box, WritingDirection wd) {
  Natural n;
  PhysicalSize natural{kIndefiniteSize, kIndefiniteSize};
  double ratio = 0;  // width / height
  const ComputedStyle& style = pass.style(box);
  if (const ReplacedContent* r = pass.boxes().replaced(box)) {
    if (r->natural.has_width()) natural.width = LayoutUnit::from_px(r->natural.width);
    if (r->natural.has_height()) natural.height = LayoutUnit::from_px(r->natural.height);
    if (r->natural.has_ratio()) {
      ratio = static_cast<double>(r->natural.ratio_width) / static_cast<double>(r->natural.ratio_height);
    }
  }
  const AspectRatio& ar = style.aspect_ratio();
  if (ar.has_ratio() && (!ar.is_auto || ratio == 0)) ratio = preferred_aspect_ratio(style);
  // css-writing-modes-4 §3.2: replaced content does not rotate, nor does its default size.
  const LogicalSize size = to_logical(natural, wd);
  n.inline_size = size.inline_size;
  n.block_size = size.block_size;
  n.ratio = ratio > 0 && !wd.is_horizontal() ? 1 / ratio : ratio;
  n.fallback = to_logical(PhysicalSize{LayoutUnit(300), LayoutUnit(150)}, wd);
  return n;
}

/// css2 §10.3.2, §10.6.2: what `auto` gives in each axis when neither is specified. Content box.
LogicalSize auto_size(const Natural& n) {
  LogicalSize s{n.inline_size, n.block_size};
  if (is_indefinite(s.inline_size) && is_indefinite(s.block_size)) {
    s.inline_size = n.fallback.inline_size;
    if (n.ratio > 0) {
      s.block_size = s.inline_size.scaled(1 / n.ratio);
    } else {
      s.block_size = n.fallback.block_size;
    }
  } else if (is_indefinite(s.inline_size)) {
    s.inline_size = n.ratio > 0 ? s.block_size.scaled(n.ratio) : n.fallback.inline_size;
  } else if (is_indefinite(s.block_size)) {
    s.block_size = n.ratio > 0 ? s.inline_size.scaled(1 / n.ratio) : n.fallback.block_size;
  } else if (n.ratio > 0 && n.block_size.to_px() * n.ratio != n.inline_size.to_px()) {
    // aspect-ratio overrides the natural one: the inline size leads.
    s.block_size = s.inline_size.scaled(1 / n.ratio);
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

/// The content-box size that a property or the space fixes; indefinite when auto.
LayoutUnit specified_inline(Pass& pass, BoxId box, const SpaceReader& space, const BoxModel& m) {
  const ComputedStyle& style = pass.style(box);
  const LayoutUnit edges = m.border_padding.inline_sum();
  if (space.fixed_inline()) return std::max(space.available_inline_size() - edges, LayoutUnit());
  const Length& w = inline_size_property(style, m.wd);
  const bool stretch =
      w.type == Length::Type::kStretch || (w.is_auto() && space.inline_auto() == AutoSize::kStretchExplicit);
  if (stretch && !is_indefinite(space.available_inline_size())) {
    LogicalEdges margins = margin_edges(style, m.wd, space.margin_percentage_base());
    return std::max(space.available_inline_size() - margins.inline_sum() - edges, LayoutUnit());
  }
  if (!w.is_length_percentage()) return kIndefiniteSize;
  LayoutUnit base = w.has_percent() ? space.percentage_inline_size() : LayoutUnit();
  if (is_indefinite(base)) return kIndefiniteSize;
  return border_box_length(style, w, base, edges) - edges;
}

LayoutUnit specified_block(Pass& pass, BoxId box, const SpaceReader& space, const BoxModel& m) {
  const ComputedStyle& style = pass.style(box);
  const LayoutUnit edges = m.border_padding.block_sum();
  if (space.fixed_block()) return std::max(space.available_block_size() - edges, LayoutUnit());
  const Length& h = block_size_property(style, m.wd);
  bool stretch =
      h.type == Length::Type::kStretch || (h.is_auto() && space.block_auto() != AutoSize::kFitContent);
  if (stretch && !is_indefinite(space.available_block_size())) {
    LogicalEdges margins = margin_edges(style, m.wd, space.margin_percentage_base());
    return std::max(space.available_block_size() - margins.block_sum() - edges, LayoutUnit());
  }
  if (!h.is_length_percentage()) return kIndefiniteSize;
  LayoutUnit base = h.has_percent() ? space.percentage_block_size() : LayoutUnit();
  if (is_indefinite(base)) return kIndefiniteSize;
  return border_box_length(style, h, base, edges) - edges;
}

}  // namespace

LogicalSize replaced_size(Pass& pass, BoxId box, const SpaceReader& space, const BoxModel& m) {
  const Natural n = natural_of(pass, box, m.wd);
  const LayoutUnit inline_edges = m.border_padding.inline_sum(), block_edges = m.border_padding.block_sum();
  LayoutUnit w = specified_inline(pass, box, space, m), h = specified_block(pass, box, space, m);
  const LogicalSize natural = auto_size(n);
  const SizeLimits block =
      without_edges(block_size_limits(pass, box, space, m, natural.block_size + block_edges), block_edges);
  SizeLimits inline_limits = without_edges(inline_size_limits(pass, box, space, m), inline_edges);
  LogicalSize size;
  if (is_indefinite(w) && is_indefinite(h)) {
    // No natural width but a ratio: as wide as a block would be (css2 §10.3.2), when that is known.
    LogicalSize s = natural;
    if (n.ratio > 0 && is_indefinite(n.inline_size) && is_indefinite(n.block_size) &&
        !is_indefinite(space.available_inline_size())) {
      LogicalEdges margins = margin_edges(pass.style(box), m.wd, space.margin_percentage_base());
      s.inline_size =
          std::max(space.available_inline_size() - margins.inline_sum() - inline_edges, LayoutUnit());
      s.block_size = s.inline_size.scaled(1 / n.ratio);
    }
    size = n.ratio > 0 ? clamp_keeping_ratio(s, inline_limits, block)
                       : LogicalSize{inline_limits.clamp(s.inline_size), block.clamp(s.block_size)};
  } else if (is_indefinite(w)) {
    size.block_size = block.clamp(h);
    size.inline_size =
        inline_limits.clamp(n.ratio > 0 ? size.block_size.scaled(n.ratio) : natural.inline_size);
  } else if (is_indefinite(h)) {
    size.inline_size = space.fixed_inline() ? w : inline_limits.clamp(w);
    size.block_size = block.clamp(n.ratio > 0 ? size.inline_size.scaled(1 / n.ratio) : natural.block_size);
  } else {
    size = {space.fixed_inline() ? w : inline_limits.clamp(w), space.fixed_block() ? h : block.clamp(h)};
  }
  return {size.inline_size + inline_edges, size.block_size + block_edges};
}

LayoutResult layout_replaced(Pass& pass, BoxId box, const SpaceReader& space, const BreakToken*) {
  const ComputedStyle& style = pass.style(box);
  BoxModel m = box_model(style, space);
  LogicalSize size = replaced_size(pass, box, space, m);
  LayoutResult result;
  FragmentBuilder(box, m.wd).finish(pass, space, size, m.border, m.padding, result);
  result.intrinsic_block_size = size.block_size;
  return result;
}

MinMax min_max_replaced(Pass& pass, BoxId box, const SpaceReader& space) {
  const ComputedStyle& style = pass.style(box);
  const BoxModel m = box_model(style, LayoutUnit());
  const Natural n = natural_of(pass, box, m.wd);
  LayoutUnit size = auto_size(n).inline_size;
  // A specified block size gives the inline size through the ratio.
  LayoutUnit block = specified_block(pass, box, space, m);
  const SizeLimits limits =
      without_edges(block_size_limits(pass, box, space, m, kIndefiniteSize), m.border_padding.block_sum());
  if (n.ratio > 0) {
    LayoutUnit b = limits.clamp(is_indefinite(block) ? auto_size(n).block_size : block);
    if (!is_indefinite(block) || b != auto_size(n).block_size) size = b.scaled(n.ratio);
  }
  size += m.border_padding.inline_sum();
  return {size, size};
}

LayoutResult layout_leaf(Pass& pass, BoxId box, const SpaceReader& space, const BreakToken*) {
  const ComputedStyle& style = pass.style(box);
  BoxModel m = box_model(style, space);
  LayoutUnit inline_size = used_inline_size(pass, box, space, m);
  LayoutUnit definite = definite_block_size(pass, box, space, m, inline_size);
  LeafConstraints c;
  c.available_inline_size = std::max(inline_size - m.border_padding.inline_sum(), LayoutUnit());
  if (!is_indefinite(definite)) {
    c.fixed_block_size = std::max(definite - m.border_padding.block_sum(), LayoutUnit());
  }
  LeafMeasurement measured;
  if (LeafContent* leaf = pass.boxes().leaf(box)) {
    measured = leaf->measure(c);
    ++pass.counters().leaf_calls;
  }
  LayoutUnit intrinsic = std::max(measured.size.block_size, LayoutUnit()) + m.border_padding.block_sum();
  LayoutUnit block_size = used_block_size(pass, box, space, m, inline_size, intrinsic);
  LayoutResult result;
  Fragment* f =
      FragmentBuilder(box, m.wd).finish(pass, space, {inline_size, block_size}, m.border, m.padding, result);
  LayoutUnit start = m.border_padding.block_start;
  if (!is_indefinite(measured.first_baseline)) f->first_baseline = start + measured.first_baseline;
  if (!is_indefinite(measured.last_baseline)) f->last_baseline = start + measured.last_baseline;
  result.intrinsic_block_size = intrinsic;
  return result;
}

MinMax min_max_leaf(Pass& pass, BoxId box, const SpaceReader&) {
  const BoxModel m = box_model(pass.style(box), LayoutUnit());
  LayoutUnit edges = m.border_padding.inline_sum();
  LeafContent* leaf = pass.boxes().leaf(box);
  if (leaf == nullptr) return {edges, edges};
  ++pass.counters().leaf_calls;
  LeafMinMax s = leaf->min_max();
  return {s.min_content + edges, std::max(s.max_content, s.min_content) + edges};
}

}  // namespace colosseum::layout

#include "layout/positioned/out_of_flow.h"

#include <algorithm>
#include <optional>

#include "box/containment.h"
#include "box/transformable.h"
#include "layout/core/relative_position.h"
#include "layout/core/sizing.h"
#include "layout/core/writing_modes.h"
#include "tree/atom_list.h"

namespace colosseum::layout {

namespace {

using Keyword = Alignment::Keyword;

/// One axis of the containing block and of the box in it; "start" is left or top.
struct Axis {
  LayoutUnit cb_start, cb_size;
  std::optional<LayoutUnit> start, end;  ///< insets; none: auto
  LayoutUnit static_position;            ///< from the start of the containing block
  StaticEdge static_edge = StaticEdge::kStart;
  SafeStart safe_start;
  LayoutUnit margin_start, margin_end;
  bool auto_start = false, auto_end = false;  ///< auto margins
  bool end_is_first = false;       ///< the flow of the containing block runs from the end to the start
  bool self_end_is_first = false;  ///< that of the box itself
  bool is_inline = true;           ///< the inline axis of the containing block
  Alignment alignment;

  bool is_static() const { return !start && !end; }
  bool has_auto_inset() const { return !start || !end; }
};

/// The inset-modified containing block in one axis, from the start of the containing block (§3.5).
struct Modified {
  LayoutUnit start, size;
};

Modified modified_containing_block(const Axis& a) {
  LayoutUnit start = a.start.value_or(LayoutUnit()), end = a.end.value_or(LayoutUnit());
  if (a.is_static()) {
    const LayoutUnit before = a.static_position, after = a.cb_size - a.static_position;
    switch (a.static_edge) {
      case StaticEdge::kStart: start = before; break;
      case StaticEdge::kEnd: end = after; break;
      case StaticEdge::kCenter:
        // Outside of the containing block nothing lies around the static position.
        if (before < LayoutUnit() || after < LayoutUnit()) return {before, LayoutUnit()};
        if (before <= after) {
          end = after - before;
        } else {
          start = before - after;
        }
        break;
    }
  }
  LayoutUnit size = a.cb_size - start - end;
  if (size >= LayoutUnit()) return {start, size};
  // The weaker inset gives way: the auto one, else the one at the end.
  bool start_is_weak = a.end_is_first;
  if (a.has_auto_inset() && !a.is_static()) start_is_weak = !a.start;
  if (a.is_static()) start_is_weak = a.static_edge == StaticEdge::kEnd;
  return {start_is_weak ? a.cb_size - end : start, LayoutUnit()};
}

/// Progress bars and meters are replaced here, but not elsewhere.
bool is_replaced(const Pass& pass, BoxId id) {
  const Box& box = pass.box(id);
  if (box.kind != BoxKind::kReplaced) return false;
  const Document& document = pass.boxes().document();
  return box.has(kBoxPseudo) ||
         (!document.has_tag(box.node, atoms::kProgress) && !document.has_tag(box.node, atoms::kMeter));
}

/// Whether an auto size fills the inset-modified containing block (§4.1).
bool stretches(const Axis& a, bool replaced) {
  if (a.alignment.keyword == Keyword::kStretch) return !(a.is_static() && replaced);
  return a.alignment.keyword == Keyword::kNormal && !replaced && !a.has_auto_inset();
}

/// How far the margin box lies from the start of a stretch with this free space (§4 step 4).
LayoutUnit aligned(const Axis& a, LayoutUnit free) {
  if (a.is_static()) {
    if (a.static_edge == StaticEdge::kEnd) return free;
    return a.static_edge == StaticEdge::kCenter ? free / 2 : LayoutUnit();
  }
  // Towards the inset that was given.
  if (!a.start) return free;
  if (!a.end) return LayoutUnit();
  const LayoutUnit flow_start = a.end_is_first ? free : LayoutUnit();
  const LayoutUnit flow_end = a.end_is_first ? LayoutUnit() : free;
  if (a.alignment.overflow == Alignment::Overflow::kSafe && free < LayoutUnit()) return flow_start;
  switch (a.alignment.keyword) {
    case Keyword::kCenter:
    case Keyword::kAnchorCenter: return free / 2;
    case Keyword::kSelfStart: return a.self_end_is_first ? free : LayoutUnit();
    case Keyword::kSelfEnd: return a.self_end_is_first ? LayoutUnit() : free;
    case Keyword::kEnd:
    case Keyword::kFlexEnd:
    case Keyword::kLastBaseline: return flow_end;
    case Keyword::kLeft: return LayoutUnit();
    case Keyword::kRight: return free;
    default: return flow_start;
  }
}

/// css-align-3 §4.4, the default overflow alignment: what does not fit the inset-modified containing block
/// may leave it, but not the containing block around it, least of all where the flow begins.
LayoutUnit limit_overflow(const Axis& a, const Modified& m, LayoutUnit start, LayoutUnit margin_box) {
  const bool applies = !a.is_static() && a.alignment.keyword != Keyword::kNormal &&
                       a.alignment.overflow == Alignment::Overflow::kDefault && margin_box > m.size;
  if (!applies) return start;
  const LayoutUnit first = std::min(LayoutUnit(), m.start);
  const LayoutUnit last = std::max(a.cb_size, m.start + m.size) - margin_box;
  return a.end_is_first ? std::min(std::max(start, first), last) : std::max(std::min(start, last), first);
}

/// The start of a margin box that does not fit the static-position rectangle that it is safely aligned in.
LayoutUnit safe_static_start(const Axis& a, LayoutUnit margin_box) {
  LayoutUnit start = a.static_position;
  if (a.static_edge == StaticEdge::kCenter) start -= a.safe_start.room / 2;
  if (a.static_edge == StaticEdge::kEnd) start -= a.safe_start.room;
  return a.safe_start.start == StaticEdge::kStart ? start : start + a.safe_start.room - margin_box;
}

/// Where the border box begins in the axis, from the start of the containing block (§4.2, §4 step 4).
LayoutUnit border_box_start(const Axis& a, const Modified& m, LayoutUnit border_box) {
  LayoutUnit free = m.size - border_box - a.margin_start - a.margin_end;
  if (!a.has_auto_inset() && (a.auto_start || a.auto_end)) {
    const bool both = a.auto_start && a.auto_end;
    LayoutUnit first = a.auto_start ? (both ? free / 2 : free) : LayoutUnit();
    if (both && free < LayoutUnit() && a.is_inline) first = a.end_is_first ? free : LayoutUnit();
    return m.start + a.margin_start + first;
  }
  const LayoutUnit margin_box = m.size - free;
  if (a.is_static() && a.safe_start.is_safe && margin_box > a.safe_start.room) {
    return safe_static_start(a, margin_box) + a.margin_start;
  }
  return limit_overflow(a, m, m.start + aligned(a, free), margin_box) + a.margin_start;
}

Alignment self_alignment(Alignment a) {
  if (a.keyword == Keyword::kAuto) a.keyword = Keyword::kNormal;  // css-align-3 §6.1
  return a;
}

struct Axes {
  Axis x, y;
};

/// The properties of one axis, "start" being left or top.
struct AxisStyle {
  const Length &start, &end;
  LayoutUnit margin_start, margin_end;
  bool auto_start, auto_end;
  Alignment alignment;
};

Axis make_axis(const AxisStyle& s, LayoutUnit cb_start, LayoutUnit cb_size, LayoutUnit static_position,
               StaticEdge static_edge) {
  Axis a;
  a.cb_start = cb_start;
  a.cb_size = cb_size;
  a.start = used_inset(s.start, cb_size);
  a.end = used_inset(s.end, cb_size);
  a.static_position = static_position - cb_start;
  a.static_edge = static_edge;
  a.margin_start = s.margin_start;
  a.margin_end = s.margin_end;
  a.auto_start = s.auto_start;
  a.auto_end = s.auto_end;
  a.alignment = self_alignment(s.alignment);
  return a;
}

Axes make_axes(const ComputedStyle& s, const OutOfFlowCandidate& candidate, const ContainingBlock& cb) {
  const PhysicalRect& r = cb.rect;
  constexpr WritingDirection kPhysical;
  const bool horizontal = cb.wd.is_horizontal();
  // css-writing-modes-4 §7.2: the containing block's inline size.
  const LogicalEdges margins = margin_edges(s, kPhysical, to_logical(r.size, cb.wd).inline_size);
  const MarginSides autos = auto_margins(s, kPhysical);
  const AxisStyle x{s.left(),
                    s.right(),
                    margins.inline_start,
                    margins.inline_end,
                    autos.inline_start,
                    autos.inline_end,
                    horizontal ? s.justify_self() : s.align_self()};
  const AxisStyle y{s.top(),
                    s.bottom(),
                    margins.block_start,
                    margins.block_end,
                    autos.block_start,
                    autos.block_end,
                    horizontal ? s.align_self() : s.justify_self()};
  Axes a{make_axis(x, r.offset.x, r.size.width, candidate.static_position.x, candidate.horizontal),
         make_axis(y, r.offset.y, r.size.height, candidate.static_position.y, candidate.vertical)};
  const WritingDirection self = layout_direction(s);
  a.x.end_is_first = runs_leftwards(cb.wd);
  a.x.self_end_is_first = runs_leftwards(self);
  a.x.is_inline = horizontal;
  a.y.end_is_first = runs_upwards(cb.wd);
  a.y.self_end_is_first = runs_upwards(self);
  a.y.is_inline = !horizontal;
  a.x.safe_start = candidate.safe_horizontal;
  a.y.safe_start = candidate.safe_vertical;
  return a;
}

/// Sizes of the box's space, in its own axes (css-writing-modes-4 §7.3).
ConstraintSpace sized_space(Pass& pass, BoxId box, const ContainingBlock& cb, const Axes& axes,
                            LogicalSize room) {
  const ComputedStyle& style = pass.style(box);
  // Tables fit their content, as replaced elements do.
  const bool replaced = is_replaced(pass, box) || pass.box(box).kind == BoxKind::kTable;
  const bool horizontal = layout_direction(style).is_horizontal();
  const Axis &inline_axis = horizontal ? axes.x : axes.y, &block_axis = horizontal ? axes.y : axes.x;
  ConstraintSpace space;
  space.orthogonal = is_orthogonal(cb.wd, layout_direction(style));
  space.available = room;
  space.percentage = to_logical(cb.rect.size, layout_direction(style));
  if (pass.box(box).kind == BoxKind::kTable) {
    // As browsers do it: negative insets give a table no more room than its containing block
    // (absolute-tables-008.tentative.html).
    space.available.inline_size = std::min(room.inline_size, space.percentage.inline_size);
    space.available.block_size = std::min(room.block_size, space.percentage.block_size);
  }
  space.scrollport = cb.scrollport;
  // What is replaced here fills a size only when told so.
  const AutoSize filling =
      pass.box(box).kind == BoxKind::kReplaced ? AutoSize::kStretchExplicit : AutoSize::kStretch;
  space.inline_auto = stretches(inline_axis, replaced) ? filling : AutoSize::kFitContent;
  space.block_auto = stretches(block_axis, replaced) ? filling : AutoSize::kFitContent;
  const bool auto_inline = inline_size_property(style, layout_direction(style)).is_auto();
  const bool auto_block = block_size_property(style, layout_direction(style)).is_auto();
  if (preferred_aspect_ratio(style) > 0 && (auto_inline || auto_block)) {
    // §4.1: the axis whose size depends on the ratio is not stretched, unless `stretch` was written.
    const bool inline_stretch = auto_inline && inline_axis.alignment.keyword == Keyword::kStretch;
    const bool block_stretch = auto_block && block_axis.alignment.keyword == Keyword::kStretch;
    if (inline_stretch || block_stretch) {
      space.inline_auto = inline_stretch ? AutoSize::kStretchExplicit : AutoSize::kFitContent;
      space.block_auto = block_stretch ? AutoSize::kStretchExplicit : AutoSize::kFitContent;
      return space;
    }
    const bool inline_depends =
        auto_inline && (!auto_block || (inline_axis.has_auto_inset() && !block_axis.has_auto_inset()));
    (inline_depends ? space.inline_auto : space.block_auto) = AutoSize::kFitContent;
  }
  return space;
}

}  // namespace

// css-contain-1 §3.2 rule 4, §3.3 rule 2; css-transforms-1 §3.
bool is_fixed_container(const ComputedStyle& style, BoxKind kind) {
  return is_contained(containment(style, kind)) || has_transform_effects(style, kind);
}

bool is_absolute_container(const ComputedStyle& style, BoxKind kind) {
  return style.position() != Position::kStatic || is_fixed_container(style, kind) ||
         (style.will_change() & kWillChangeAbsoluteContainer) != 0;
}

bool waits_for_viewport(const ComputedStyle& style) { return style.position() == Position::kFixed; }

void pass_on(std::span<const OutOfFlowCandidate> candidates, PhysicalOffset offset,
             std::vector<OutOfFlowCandidate>& waiting) {
  for (OutOfFlowCandidate c : candidates) {
    c.static_position = c.static_position + offset;
    waiting.push_back(c);
  }
}

PlacedOutOfFlow layout_out_of_flow(Pass& pass, const OutOfFlowCandidate& candidate, const ContainingBlock& cb,
                                   const OutOfFlowBreaks& breaks, const BreakToken* token) {
  const ComputedStyle& style = pass.style(candidate.box);
  const Axes axes = make_axes(style, candidate, cb);
  const Modified x = modified_containing_block(axes.x), y = modified_containing_block(axes.y);
  ConstraintSpace space = sized_space(pass, candidate.box, cb, axes,
                                      to_logical(PhysicalSize{x.size, y.size}, layout_direction(style)));
  if (layout_direction(style).is_horizontal()) space.fragmentation = breaks.type;
  space.fragmentainer_size = breaks.size;
  if (breaks.type != Fragmentation::kNone) {
    // Known before layout unless the position depends on the box's height.
    const LayoutUnit top = axes.y.cb_start + y.start + axes.y.margin_start;
    space.fragmentainer_offset = token == nullptr ? top - breaks.start : LayoutUnit();
    space.at_fragmentainer_start = space.fragmentainer_offset <= LayoutUnit();
  }
  const LayoutResult& result = pass.layout(candidate.box, space, token, nullptr, kReadNothing);
  const PhysicalSize size = result.fragment->size;
  PhysicalOffset offset{axes.x.cb_start + border_box_start(axes.x, x, size.width),
                        axes.y.cb_start + border_box_start(axes.y, y, size.height)};
  if (token != nullptr) offset.y = breaks.start;
  return {&result, offset};
}

}  // namespace colosseum::layout

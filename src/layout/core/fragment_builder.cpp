#include "layout/core/fragment_builder.h"

#include <algorithm>

#include "layout/core/empty_container.h"
#include "layout/core/writing_modes.h"
#include "layout/positioned/inline_containers.h"
#include "layout/positioned/out_of_flow.h"

namespace colosseum::layout {

namespace {

LayoutUnit place_of(StaticEdge edge, LayoutUnit size) {
  return edge == StaticEdge::kStart ? LayoutUnit() : edge == StaticEdge::kEnd ? size : size / 2;
}

// Whole boxes share their edges with all boxes of their style.
void set_edges(Pass& pass, Fragment& f, WritingDirection wd, const LogicalEdges& border,
               const LogicalEdges& padding) {
  if (border == LogicalEdges() && padding == LogicalEdges()) return;
  const StyleFacts& facts = pass.facts(f.box);
  if (border == facts.border && padding == facts.padding) {
    f.edges = &facts.fragment_edges;
    return;
  }
  f.edges = pass.arena().make<FragmentEdges>(to_physical(border, wd), to_physical(padding, wd));
}

}  // namespace

const Fragment* FragmentBuilder::kept(const LayoutResult& measured) {
  if (for_size_only_) return measured.fragment;
  if (has_no_children(pass_.box(measured.fragment->box))) return pass_.keep_childless(measured);
  is_whole_ = false;
  return measured.fragment;
}

void FragmentBuilder::add_out_of_flow(BoxId box, const StaticPosition& p) {
  if (for_size_only_) return;
  has_candidates_ = true;
  OutOfFlowCandidate c;
  c.box = box;
  set_static_edges(c, wd_, p.inline_edge, p.block_edge);
  const SafeStart inline_safe{p.safe_inline, p.size.inline_size, StaticEdge::kStart};
  const SafeStart block_safe{p.safe_block, p.size.block_size, StaticEdge::kStart};
  c.safe_horizontal = wd_.is_horizontal() ? inline_safe : block_safe;
  c.safe_vertical = wd_.is_horizontal() ? block_safe : inline_safe;
  c.safe_horizontal.start = flipped(StaticEdge::kStart, runs_leftwards(wd_));
  c.safe_vertical.start = flipped(StaticEdge::kStart, runs_upwards(wd_));
  const LogicalOffset at = p.offset + LogicalOffset{place_of(p.inline_edge, p.size.inline_size),
                                                    place_of(p.block_edge, p.size.block_size)};
  children_.push_back({nullptr, at, {}, {}, own_.size(), false});
  own_.push_back(c);
}

void FragmentBuilder::collect_candidates(PhysicalSize size) {
  for (const Child& c : children_) {
    const PhysicalSize child_size = c.fragment == nullptr ? PhysicalSize() : c.fragment->size;
    const PhysicalOffset at = to_physical(c.offset, wd_, size, child_size) + c.relative;
    if (c.fragment == nullptr) {
      waiting_.push_back(own_[c.own]);
      waiting_.back().static_position = at;
      continue;
    }
    links_.push_back({c.fragment, at});
    pass_on(c.candidates, at, waiting_);
  }
}

bool FragmentBuilder::are_all_childless() const {
  return std::all_of(waiting_.begin(), waiting_.end(),
                     [&](const OutOfFlowCandidate& c) { return has_no_children(pass_.box(c.box)); });
}

void FragmentBuilder::place_candidates(const SpaceReader& space, const Fragment& fragment,
                                       LayoutResult& result) {
  const Box& box = pass_.box(box_);
  const bool container = !box.is_anonymous() && is_absolute_container(pass_.style(box_), box.kind);
  const bool fixed_container = container && is_fixed_container(pass_.style(box_), box.kind);
  const PhysicalEdges border = fragment.border();
  ContainingBlock padding_box;
  padding_box.rect = {
      {border.left, border.top},
      {fragment.size.width - border.left - border.right, fragment.size.height - border.top - border.bottom}};
  padding_box.wd = wd_;
  padding_box.scrollport = space.forward_to_child().scrollport;
  ContainingBlock area = padding_box;
  InlineContainers inline_boxes(pass_, box_, waiting_, links_);
  std::vector<OutOfFlowCandidate> passed_on;
  // Boxes laid out here may hold fixed ones, which join the queue.
  for (size_t i = 0; i < waiting_.size(); ++i) {
    const OutOfFlowCandidate candidate = waiting_[i];
    const ComputedStyle& style = pass_.style(candidate.box);
    const ContainingBlock* cb = nullptr;
    if (waits_for_viewport(style)) {
      if (fixed_container) cb = &padding_box;
    } else if (candidate.inline_container.valid()) {
      cb = inline_boxes.find(candidate.inline_container);
    } else if (container) {
      cb = &padding_box;
      if (area_of_) {
        const LogicalRect r = area_of_(candidate.box);
        area.rect = {to_physical(r.offset, wd_, fragment.size, to_physical(r.size, wd_)),
                     to_physical(r.size, wd_)};
        cb = &area;
      }
    }
    if (cb == nullptr) {
      passed_on.push_back(candidate);
      continue;
    }
    // DEVIATION: css-position-3 §3.5.2 lets such a box be broken; only those of the page are (PageOutOfFlow).
    // What overflows the page shows in slices (Positioned.AbsoluteBoxesAreBrokenOverPages is the case that
    // works).
    ContainingBlock around = *cb;
    around.scrollport = padding_box.scrollport;
    const PlacedOutOfFlow placed = layout_out_of_flow(pass_, candidate, around);
    space.add_reads(placed.result->reads & kReadScrollport);
    links_.push_back({placed.result->fragment, placed.offset});
    pass_on(placed.result->out_of_flow, placed.offset, waiting_);
  }
  result.out_of_flow = pass_.arena().copy(passed_on);
}

Fragment* FragmentBuilder::finish(const SpaceReader& space, LogicalSize size, const LogicalEdges& border,
                                  const LogicalEdges& padding, LayoutResult& result) {
  Fragment* f = pass_.make_fragment();
  f->box = box_;
  f->size = to_physical(size, wd_);
  set_edges(pass_, *f, wd_, border, padding);
  if (has_candidates_) {
    links_.reserve(children_.size());
    collect_candidates(f->size);
    // What only measures leaves out what it would lay out in vain if another size were to come: each level of
    // a nest would do so again.
    if (space.measuring() && !are_all_childless()) {
      is_whole_ = false;
    } else if (!waiting_.empty()) {
      place_candidates(space, *f, result);
    }
    f->children = pass_.arena().copy(links_);
  } else {
    const std::span<FragmentLink> links = pass_.arena().make_array<FragmentLink>(children_.size());
    for (size_t i = 0; i < links.size(); ++i) {
      const Child& c = children_[i];
      links[i] = {c.fragment, to_physical(c.offset, wd_, f->size, c.fragment->size) + c.relative};
    }
    f->children = links;
  }
  result.fragment = f;
  result.is_whole = is_whole_ && !for_size_only_;
  return f;
}

Fragment* childless_fragment(Pass& pass, BoxId box, const SpaceReader& space, LogicalSize size,
                             const BoxModel& model) {
  // What only measures sees the mode of its parent, which has read it: no read of this box.
  Fragment* f = pass.make_childless_fragment(space.forward_to_child().measuring);
  f->box = box;
  f->size = to_physical(size, model.wd);
  set_edges(pass, *f, model.wd, model.border, model.padding);
  return f;
}

Fragment* sized_fragment(Pass& pass, BoxId box, const StyleFacts& facts, PhysicalSize size, bool measuring) {
  Fragment* f = pass.make_childless_fragment(measuring);
  f->box = box;
  f->size = size;
  if (!(facts.border_padding == LogicalEdges())) f->edges = &facts.fragment_edges;
  return f;
}

}  // namespace colosseum::layout

#include "layout/page/page_out_of_flow.h"

#include "layout/core/box_edges.h"
#include "layout/layout_tree.h"
#include "layout/positioned/root_boxes.h"

namespace colosseum::layout {

void PageOutOfFlow::note_page(size_t page, const PhysicalRect& area,
                              std::span<const OutOfFlowCandidate> candidates) {
  const LayoutUnit top = flow_.empty() ? LayoutUnit() : flow_.back().flow_top + flow_.back().area.size.height;
  const PhysicalOffset to_flow =
      pages_[page].content_offset - area.offset + PhysicalOffset{LayoutUnit(), top};
  for (OutOfFlowCandidate c : candidates) {
    c.static_position = c.static_position + to_flow;
    seen_.push_back({c, flow_.size()});
  }
  flow_.push_back({page, area, top});
  links_.emplace_back();
}

bool PageOutOfFlow::make_page(size_t flow_page) {
  while (flow_page >= flow_.size()) {
    PhysicalRect area;
    if (!append_page_(area)) return false;
    note_page(pages_.size() - 1, area, {});
  }
  return true;
}

void PageOutOfFlow::link(size_t flow_page, const PlacedOutOfFlow& placed, LayoutUnit flow_top) {
  const FlowPage& p = flow_[flow_page];
  const PhysicalOffset on_page = placed.offset - PhysicalOffset{LayoutUnit(), flow_top} + p.area.offset;
  links_[flow_page].push_back({placed.result->fragment, on_page - pages_[p.page].content_offset});
  for (OutOfFlowCandidate inner : placed.result->out_of_flow) {
    inner.static_position =
        inner.static_position + placed.offset + PhysicalOffset{LayoutUnit(), p.flow_top - flow_top};
    seen_.push_back({inner, flow_page});
  }
}

// css-position-3 §2.1: in paged media a fixed box is there on every page, and is not broken.
void PageOutOfFlow::place_fixed(const OutOfFlowCandidate& candidate, size_t seen_on) {
  OutOfFlowCandidate c = candidate;
  c.static_position.y -= flow_[seen_on].flow_top;
  for (size_t i = 0; i < flow_.size(); ++i) {
    const ContainingBlock cb{{{}, flow_[i].area.size}, {}, flow_[i].area.size};
    const PlacedOutOfFlow placed = layout_out_of_flow(pass_, c, cb);
    const PhysicalOffset at = placed.offset + flow_[i].area.offset - pages_[flow_[i].page].content_offset;
    links_[i].push_back({placed.result->fragment, at});
    if (i > 0) continue;
    for (OutOfFlowCandidate inner : placed.result->out_of_flow) {
      inner.static_position = inner.static_position + placed.offset;
      seen_.push_back({inner, 0});
    }
  }
}

// §3.5.2: positioned as if the flow were continuous, then broken where pages end.
void PageOutOfFlow::place_absolute(const OutOfFlowCandidate& candidate) {
  const ContainingBlock cb{
      {{}, flow_[0].area.size}, layout_direction(pass_.style(pass_.boxes().root())), flow_[0].area.size};
  const PlacedOutOfFlow whole = layout_out_of_flow(pass_, candidate, cb);
  size_t page = 0;
  while (whole.offset.y >= flow_[page].flow_top + flow_[page].area.size.height) {
    if (!make_page(page + 1)) return;
    ++page;
  }
  auto bottom = [&] { return flow_[page].flow_top + flow_[page].area.size.height; };
  if (whole.offset.y + whole.result->fragment->size.height <= bottom()) {
    link(page, whole, flow_[page].flow_top);
    return;
  }
  const BreakToken* token = nullptr;
  do {
    const OutOfFlowBreaks breaks{Fragmentation::kPage, flow_[page].area.size.height, flow_[page].flow_top};
    const PlacedOutOfFlow part = layout_out_of_flow(pass_, candidate, cb, breaks, token);
    link(page, part, flow_[page].flow_top);
    token = part.result->break_token;
    if (token != nullptr && !make_page(++page)) return;
  } while (token != nullptr);
}

void PageOutOfFlow::finish() {
  if (flow_.empty()) return;
  // Absolutely positioned boxes may add pages; fixed ones must be on those too.
  for (size_t i = 0; i < seen_.size(); ++i) {
    const Seen s = seen_[i];
    if (!waits_for_viewport(pass_.style(s.candidate.box))) place_absolute(s.candidate);
  }
  for (size_t i = 0; i < seen_.size(); ++i) {
    const Seen s = seen_[i];
    if (waits_for_viewport(pass_.style(s.candidate.box))) place_fixed(s.candidate, s.flow_page);
  }
  for (size_t i = 0; i < flow_.size(); ++i) {
    Page& page = pages_[flow_[i].page];
    page.content = with_root_boxes(pass_, page.content, links_[i]);
  }
}

}  // namespace colosseum::layout

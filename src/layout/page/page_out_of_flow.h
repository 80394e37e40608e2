// Out-of-flow boxes whose containing block is the page: absolutely positioned ones against the first page's
// area, fixed ones on every page (css-position-3 §2.1, §3.5.2).
#pragma once

#include <functional>
#include <vector>

#include "layout/positioned/out_of_flow.h"

namespace colosseum::layout {

struct Page;

/// A page as a stretch of the continuous flow.
struct FlowPage {
  size_t page;          ///< index in LayoutTree::pages
  PhysicalRect area;    ///< the page area in the page box
  LayoutUnit flow_top;  ///< block size of the page areas before
};

class PageOutOfFlow {
 public:
  /// `append_page` adds an empty page and returns its area; false when there may be no more.
  PageOutOfFlow(Pass& pass, std::vector<Page>& pages, std::function<bool(PhysicalRect&)> append_page)
      : pass_(pass), pages_(pages), append_page_(std::move(append_page)) {}

  /// A page of the flow was laid out; `candidates` were seen on it.
  void note_page(size_t page, const PhysicalRect& area, std::span<const OutOfFlowCandidate> candidates);
  /// All pages of the flow are there: lays the boxes out and hangs them on the pages' root fragments.
  void finish();

 private:
  void place_fixed(const OutOfFlowCandidate& candidate, size_t seen_on);
  void place_absolute(const OutOfFlowCandidate& candidate);
  void link(size_t flow_page, const PlacedOutOfFlow& placed, LayoutUnit flow_top);
  bool make_page(size_t flow_page);

  struct Seen {
    OutOfFlowCandidate candidate;  ///< static position in the continuous flow
    size_t flow_page;
  };
  Pass& pass_;
  std::vector<Page>& pages_;
  std::function<bool(PhysicalRect&)> append_page_;
  std::vector<FlowPage> flow_;
  std::vector<Seen> seen_;
  std::vector<std::vector<FragmentLink>> links_;  ///< by page of the flow
};

}  // namespace colosseum::layout

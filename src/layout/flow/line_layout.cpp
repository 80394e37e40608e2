// Lines in a block container: stacking them, and breaking between them (css2 §9.4.2, css-break-3 §3.3).
#include <algorithm>

#include "layout/flow/block_layout_state.h"

namespace colosseum::layout {

using inline_layout::InlineContent;
using inline_layout::Line;

Line BlockFlowLayout::make_line(const InlineContent& content, const InlineToken& start) {
  inline_layout::LineInput input;
  input.inline_size = content_inline_;
  ReadMask forwarded = kReadNothing;
  input.percentage = content_percentage_size(forwarded);
  space_.add_reads(forwarded);
  input.block_offset = flow_.cursor - fragment_start_edge_;
  input.start = start;
  return inline_layout::next_line(pass_, box_, content, input, space_);
}

void BlockFlowLayout::layout_lines() {
  const InlineContent& content = inline_layout::content(pass_, box_);
  InlineToken next;
  if (token_ != nullptr) {
    if (token_->all_children_seen) return;
    if (token_->has_inline) next = token_->inline_token;
  }
  if (!flow_.resolved && inline_layout::has_visible_content(content)) {
    // css2 §8.3.1: line boxes end the adjoining margins.
    LayoutUnit at = space_.margin_strut().sum();
    resolve_offset(at);
    flow_.cursor = LayoutUnit();
    flow_.strut = MarginStrut();
  }
  std::vector<PlacedLine> lines;
  for (bool done = false; !done && !pass_.out_of_limits();) {
    PlacedLine placed{make_line(content, next), next, flow_.cursor};
    const bool overflows =
        fragmented() && flow_.resolved && !placed.line.is_empty &&
        fragmentainer_position(flow_.cursor + placed.line.block_size) > fragmentainer_size_;
    if (overflows && !(lines.empty() && at_fragmentainer_start())) {
      break_between_lines(content, lines, placed);
      break;
    }
    flow_.cursor += placed.line.block_size;
    flow_.placed_any = flow_.placed_any || !placed.line.is_empty;
    done = placed.line.done;
    next = placed.line.next;
    lines.push_back(placed);
  }
  flow_.cursor = lines.empty() ? fragment_start_edge_ : lines.back().offset + lines.back().line.block_size;
  for (const PlacedLine& l : lines) {
    if (l.line.fragment == nullptr) continue;
    builder_.add(l.line.fragment, {model_.border_padding.inline_start, l.offset});
    if (l.line.is_empty) continue;
    if (is_indefinite(flow_.first_baseline)) flow_.first_baseline = l.offset + l.line.baseline;
    flow_.last_baseline = l.offset + l.line.baseline;
  }
}

void BlockFlowLayout::break_between_lines(const InlineContent& content, std::vector<PlacedLine>& lines,
                                          const PlacedLine& overflowing) {
  // Look far enough ahead to know whether `widows` lines are left for the next fragmentainer.
  const size_t widows = static_cast<size_t>(std::max(style_.widows(), 1));
  const size_t orphans = token_ == nullptr ? static_cast<size_t>(std::max(style_.orphans(), 1)) : 1;
  size_t left = 1;
  for (Line ahead = overflowing.line; left < widows && !ahead.done; ++left)
    ahead = make_line(content, ahead.next);
  const size_t fit = lines.size();
  const size_t missing = left < widows ? widows - left : 0;
  size_t keep = fit > missing ? fit - missing : 0;
  break_appeal_ = BreakAppeal::kPerfect;
  if (keep < orphans) {
    // Rule 2 of css-break-3 §4.4 cannot hold here; the parent may know a better place.
    keep = fit;
    break_appeal_ = fit == 0 ? BreakAppeal::kLastResort : BreakAppeal::kViolatingOrphans;
  }
  inline_break_ = keep < fit ? lines[keep].start : overflowing.start;
  has_inline_break_ = true;
  broken_ = true;
  lines.erase(lines.begin() + static_cast<std::ptrdiff_t>(keep), lines.end());
}

}  // namespace colosseum::layout

// Lines in a block container: stacking them, and breaking between them (css2 §9.4.2, css-break-3 §3.3).
#include <algorithm>
#include <utility>

#include "layout/flow/block_layout_state.h"

namespace colosseum::layout {

using inline_layout::InlineContent;
using inline_layout::Line;

namespace {

/// How often a line is made again because its height meets further floats.
constexpr int kMaxRetries = 16;

}  // namespace

// Makes the line that begins at `start`, between floats; places the floats that it comes across. May move the
// cursor down to where something fits.
Line BlockFlowLayout::make_line(const InlineContent& content, InlineToken& start) {
  inline_layout::LineInput input;
  input.inline_size = content_inline_;
  ReadMask forwarded = kReadNothing;
  input.percentage = content_percentage_size(forwarded);
  space_.add_reads(forwarded);
  LayoutUnit height, next_edge;
  for (int retries = 0;;) {
    input.block_offset = flow_.cursor - fragment_start_edge_;
    input.start = start;
    give_line_room(input, flow_.cursor + offset_to_come(), height, next_edge);
    const Line line = inline_layout::next_line(pass_, box_, content, input, space_);
    if (line.at_float) {
      place_float_of_line(line, start);
      continue;
    }
    if (line.is_empty || next_edge == LayoutUnit::max() || retries >= kMaxRetries) return line;
    if (line.overflows && input.line_size < content_inline_) {
      // css2 §9.5: no room for any content beside the floats: it goes below one of them.
      flow_.cursor = next_edge - bfc_top();
      height = LayoutUnit();
      continue;
    }
    if (line.block_size <= height) return line;
    inline_layout::LineInput whole = input;
    give_line_room(whole, flow_.cursor, line.block_size, next_edge);
    if (whole.line_size >= input.line_size) return line;
    height = line.block_size;
    ++retries;
  }
}

// Where lines without content will stand, as far as the margins before them tell: they are beside floats too.
LayoutUnit BlockFlowLayout::offset_to_come() const {
  if (flow_.resolved || assumed_ || flow_.floats == nullptr) return {};
  space_.add_reads(kReadMarginStrut);
  return flow_.strut.sum();
}

// css2 §9.5.1 rule 6 and 8: as high as the line, if it fits beside what the line holds already; else below
// the line.
void BlockFlowLayout::place_float_of_line(const Line& line, InlineToken& start) {
  if (line.float_position <= LayoutUnit()) {
    place_float(line.float_box, flow_.cursor);
  } else {
    const FloatContext around = float_context(line.float_box);
    const Fragment& f = *layout_float(around).fragment;
    inline_layout::LineInput room;
    LayoutUnit edge;
    give_line_room(room, flow_.cursor, LayoutUnit(), edge);
    const LayoutUnit width = to_logical(f.size, wd_).inline_size + float_margins(around).inline_sum();
    if (waiting_floats_.empty() && line.float_position + width <= room.line_size) {
      place_float(line.float_box, flow_.cursor);
    } else {
      waiting_floats_.push_back(line.float_box);
    }
  }
  start.floats_done = line.float_item + 1;
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
    PlacedLine placed{{}, next, {}, builder_.child_count(), flow_.floats, continued_.size()};
    placed.line = make_line(content, next);
    placed.offset = flow_.cursor;
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
    for (BoxId f : std::exchange(waiting_floats_, {})) place_float(f, flow_.cursor);
    if (placed.line.clear != Clear::kNone) {
      const LayoutUnit below = clearance_offset(flow_.floats, placed.line.clear, wd_.direction);
      if (below != LayoutUnit::min()) flow_.cursor = std::max(flow_.cursor, below - bfc_top());
    }
  }
  if (broken_) {
    flow_.cursor = lines.empty() ? fragment_start_edge_ : lines.back().offset + lines.back().line.block_size;
  }
  for (const PlacedLine& l : lines) {
    if (l.line.fragment == nullptr) continue;
    builder_.add(l.line.fragment, {model_.border_padding.inline_start, l.offset}, {}, l.line.out_of_flow);
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
  for (Line ahead = overflowing.line; left < widows && !ahead.done; ++left) {
    InlineToken next = ahead.next;
    next.floats_done = UINT32_MAX;  // only counted
    ahead = make_line(content, next);
  }
  const size_t fit = lines.size();
  const size_t missing = left < widows ? widows - left : 0;
  size_t keep = fit > missing ? fit - missing : 0;
  break_appeal_ = BreakAppeal::kPerfect;
  if (keep < orphans) {
    // Rule 2 of css-break-3 §4.4 cannot hold here; the parent may know a better place.
    keep = fit;
    break_appeal_ = fit == 0 ? BreakAppeal::kLastResort : BreakAppeal::kViolatingOrphans;
  }
  const PlacedLine& first_left = keep < fit ? lines[keep] : overflowing;
  inline_break_ = first_left.start;
  builder_.truncate(first_left.child_count);
  flow_.floats = first_left.floats;
  continued_.resize(first_left.continued_floats);
  waiting_floats_.clear();
  has_inline_break_ = true;
  broken_ = true;
  lines.erase(lines.begin() + static_cast<std::ptrdiff_t>(keep), lines.end());
}

}  // namespace colosseum::layout

// Flex containers broken into pages or columns (css-flexbox-1 §10, css-break-3 §4).
//
// The unbroken layout gives every row of items its place. Rows are then laid out again one by one with the
// fragmentainer's edge in sight; what a break adds to a row moves the rows after it.
#include <algorithm>

#include "layout/flex/flex_state.h"
#include "layout/flow/break_rules.h"

namespace colosseum::layout {

std::vector<FlexRow> FlexLayout::rows() const {
  std::vector<FlexRow> out;
  for (const FlexLine& line : lines_) {
    for (size_t i = line.begin; i < line.end; ++i) {
      const LayoutUnit start = logical_offset(items_[i], line).block_offset;
      const LayoutUnit end = start + (column_ ? items_[i].main_size : items_[i].cross_size);
      if (column_ || i == line.begin) out.push_back({{}, start, end});
      FlexRow& row = out.back();
      row.items.push_back(i);
      row.start = std::min(row.start, start);
      row.end = std::max(row.end, end);
    }
  }
  // Reversed directions run up the page, breaks run down.
  std::stable_sort(out.begin(), out.end(),
                   [](const FlexRow& a, const FlexRow& b) { return a.start < b.start; });
  return out;
}

const BreakToken* FlexLayout::token_of(const FlexItem& item) const {
  for (const BreakToken* t : token_->children) {
    if (t->box == item.box) return t;
  }
  return nullptr;
}

size_t FlexLayout::first_row(const std::vector<FlexRow>& rows) const {
  if (token_ == nullptr) return 0;
  if (token_->all_children_seen || token_->children.empty()) return rows.size();
  for (size_t r = 0; r < rows.size(); ++r) {
    for (size_t i : rows[r].items) {
      if (items_[i].box == token_->children[0]->box) return r;
    }
  }
  return rows.size();
}

bool FlexLayout::forced_before(const FlexRow& row, const FlexRow* previous) const {
  if (previous == nullptr) return false;
  const BoxTree& tree = pass_.boxes();
  for (size_t i : row.items) {
    if (forces_break(break_before(tree, items_[i].box, fragmentation_), fragmentation_)) return true;
  }
  for (size_t i : previous->items) {
    if (forces_break(break_after(tree, items_[i].box, fragmentation_), fragmentation_)) return true;
  }
  return false;
}

RowAttempt FlexLayout::try_row(const FlexRow& row, LayoutUnit shift, bool resumed, bool at_start) {
  RowAttempt attempt;
  attempt.end = row.start + shift;
  const LayoutUnit own = space_.fragmentainer_offset(), limit = space_.fragmentainer_size();
  for (size_t i : row.items) {
    FlexItem& item = items_[i];
    const BreakToken* token = resumed ? token_of(item) : nullptr;
    if (resumed && token == nullptr) {
      attempt.placed.push_back({nullptr, LayoutUnit()});
      continue;
    }
    LayoutUnit offset = logical_offset(item, lines_[0]).block_offset + shift;
    if (token != nullptr && token->break_before) token = nullptr;
    if (token != nullptr) offset = row.start + shift;  // it goes on at the top
    ConstraintSpace s = final_space(item);
    s.measuring = false;
    s.fragmentation = fragmentation_;
    s.fragmentainer_size = limit;
    s.fragmentainer_offset = own + offset;
    s.at_fragmentainer_start = at_start;
    const LayoutResult& result = pass_.layout(item.box, s, token, nullptr, kReadNothing);
    attempt.placed.push_back({&result, offset});
    const LayoutUnit end = offset + to_logical(result.fragment->size, wd_).block_size;
    attempt.end = std::max(attempt.end, end);
    if (result.break_token != nullptr) {
      attempt.tokens.push_back(result.break_token);
      attempt.appeal = std::min(attempt.appeal, result.break_appeal);
    } else if (own + end > limit) {
      attempt.overflows = true;
    }
  }
  return attempt;
}

const BreakToken* FlexLayout::make_token(LayoutUnit consumed, bool all_seen,
                                         std::vector<const BreakToken*> children) {
  BreakToken* t = pass_.arena().make<BreakToken>();
  t->box = box_;
  t->consumed_block_size = consumed;
  t->all_children_seen = all_seen;
  t->children = pass_.arena().copy(children);
  return t;
}

// The block size of a last fragment: auto heights follow what breaks did to the rows.
LayoutUnit FlexLayout::fragment_block_size(const std::vector<FlexRow>& all, LayoutUnit content_end,
                                           LayoutUnit consumed) const {
  const bool auto_height = !space_.fixed_block() && is_indefinite(percentage_.block_size);
  const bool rows_here = token_ == nullptr || !token_->all_children_seen;
  if (!auto_height || all.empty() || !rows_here) return std::max(block_size_ - consumed, LayoutUnit());
  LayoutUnit last_end;
  for (const FlexRow& row : all) last_end = std::max(last_end, row.end);
  const LayoutUnit size = content_end + block_size_ - last_end;
  return token_ == nullptr ? std::max(size, block_size_) : size;
}

LayoutResult FlexLayout::finish_fragmented() {
  FragmentBuilder builder(box_, wd_);
  const std::vector<FlexRow> all = rows();
  const LayoutUnit own = space_.fragmentainer_offset(), limit = space_.fragmentainer_size();
  const LayoutUnit room = std::max(limit - own, LayoutUnit());
  const LayoutUnit consumed = token_ == nullptr ? LayoutUnit() : token_->consumed_block_size;
  const bool top = token_ != nullptr || space_.at_fragmentainer_start();
  LayoutResult result;
  std::vector<const BreakToken*> tokens;
  bool placed_any = false, all_placed = true;
  size_t r = first_row(all);
  LayoutUnit shift = token_ != nullptr && r < all.size() ? -all[r].start : LayoutUnit();
  LayoutUnit content_end = token_ == nullptr ? model_.border_padding.block_start : LayoutUnit();
  const FlexRow* previous = nullptr;
  for (; r < all.size(); ++r) {
    const FlexRow& row = all[r];
    const bool resumed = token_ != nullptr && previous == nullptr;
    const bool forced = forced_before(row, previous);
    RowAttempt attempt;
    bool before = forced;
    if (!forced) {
      const bool at_start = top && !placed_any;
      attempt = try_row(row, shift, resumed, at_start);
      const bool beyond = own + row.start + shift >= limit && row.end > row.start;
      const bool bad = attempt.overflows || beyond || attempt.appeal == BreakAppeal::kLastResort;
      before = bad && !at_start && (placed_any || attempt.overflows || beyond);
    }
    if (before) {
      for (size_t i : row.items) {
        BreakToken* t = pass_.arena().make<BreakToken>();
        t->box = items_[i].box;
        t->break_before = true;
        t->forced = forced;
        tokens.push_back(t);
      }
      result.break_appeal = placed_any ? BreakAppeal::kPerfect : BreakAppeal::kLastResort;
      all_placed = false;
      break;
    }
    for (size_t k = 0; k < row.items.size(); ++k) {
      const auto& [item_result, offset] = attempt.placed[k];
      if (item_result == nullptr) continue;
      FlexItem& item = items_[row.items[k]];
      item.result = item_result;
      LogicalOffset at = logical_offset(item, lines_[0]);
      at.block_offset = offset;
      builder.add(*item_result, at, item_relative_offset(item));
    }
    placed_any = true;
    content_end = std::max(content_end, attempt.end);
    previous = &row;
    if (!attempt.tokens.empty()) {
      tokens = std::move(attempt.tokens);
      result.break_appeal = attempt.appeal;
      all_placed = false;
      break;
    }
    // A resumed row is shorter by what earlier fragmentainers hold; a broken one may be taller.
    if (resumed || attempt.end > row.end + shift) shift = attempt.end - row.end;
  }

  LayoutUnit size = fragment_block_size(all, content_end, consumed);
  if (!all_placed) size = std::max(room, content_end);
  bool end_broken = false;
  if (all_placed && size > room && content_end <= room && room > LayoutUnit() && !pass_.limit_exceeded()) {
    end_broken = true;
    size = room;
  }
  if (!all_placed || end_broken) result.break_token = make_token(consumed + size, all_placed, tokens);
  LogicalEdges border = model_.border, padding = model_.padding;
  if (token_ != nullptr) border.block_start = padding.block_start = LayoutUnit();
  if (result.break_token != nullptr) border.block_end = padding.block_end = LayoutUnit();
  if (token_ == nullptr) add_out_of_flow_children(builder);
  Fragment* fragment = builder.finish(pass_, space_, {inline_size_, size}, border, padding, result);
  if (token_ != nullptr) fragment->flags &= static_cast<uint16_t>(~kFragmentFirst);
  if (result.break_token != nullptr) fragment->flags &= static_cast<uint16_t>(~kFragmentLast);
  if (token_ == nullptr && result.break_token == nullptr) note_baselines(*fragment);
  result.intrinsic_block_size = intrinsic_block_size_;
  if (result.break_token != nullptr && avoids_break_inside(style_, fragmentation_)) {
    result.break_appeal = std::min(result.break_appeal, BreakAppeal::kViolatingAvoid);
  }
  return result;
}

}  // namespace colosseum::layout

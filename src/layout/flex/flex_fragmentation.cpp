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
      const LayoutUnit start = logical_offset(items_[i]).block_offset;
      const LayoutUnit end = start + (column_ ? items_[i].main_size : items_[i].cross_size);
      if (column_ || i == line.begin) out.push_back({i, 0, start, end});
      FlexRow& row = out.back();
      ++row.count;
      row.start = std::min(row.start, start);
      row.end = std::max(row.end, end);
    }
  }
  // Reversed directions run up the page, breaks run down.
  std::stable_sort(out.begin(), out.end(),
                   [](const FlexRow& a, const FlexRow& b) { return a.start < b.start; });
  return out;
}

// Takes the sizes and places that the first fragment found, if this fragment is as wide.
bool FlexLayout::resume() {
  if (token_ == nullptr || token_->state == nullptr || fragmentation_ == Fragmentation::kNone) return false;
  const auto& c = *static_cast<const FlexContinuation*>(token_->state);
  model_ = box_model(facts_, space_);
  inline_size_ = used_inline_size(pass_, box_, space_, model_);
  if (inline_size_ != c.inline_size) return false;
  block_size_ = c.block_size;
  intrinsic_block_size_ = c.intrinsic_block_size;
  percentage_ = c.percentage;
  inner_main_ = c.inner_main;
  inner_cross_ = c.inner_cross;
  main_definite_ = c.main_definite;
  continued_ = &c;
  return true;
}

// The rows of the unbroken container; made once, then handed from fragment to fragment.
const FlexContinuation& FlexLayout::unbroken() {
  if (continued_ != nullptr) return *continued_;
  const std::vector<FlexRow> all = rows();
  FlexContinuation* c = pass_.arena().make<FlexContinuation>();
  *c = {inline_size_,
        block_size_,
        intrinsic_block_size_,
        percentage_,
        inner_main_,
        inner_cross_,
        main_definite_,
        pass_.arena().copy(items_.span()),
        pass_.arena().copy(all),
        LayoutUnit(),
        0};
  for (const FlexRow& row : all) c->end = std::max(c->end, row.end);
  return *c;
}

const FlexContinuation* FlexLayout::continuation(const FlexContinuation& all, size_t next_row) const {
  FlexContinuation* c = pass_.arena().make<FlexContinuation>(all);
  c->next_row = next_row;
  return c;
}

size_t FlexLayout::first_row(const FlexContinuation& all) const {
  if (token_ == nullptr) return 0;
  if (token_->all_children_seen || token_->children.empty()) return all.rows.size();
  if (continued_ != nullptr) return continued_->next_row;
  // Another width, so other rows: on with the one that holds the first item that is not done.
  for (size_t r = 0; r < all.rows.size(); ++r) {
    for (const FlexItem& item : all.items_of(all.rows[r])) {
      if (item.box == token_->children[0]->box) return r;
    }
  }
  return all.rows.size();
}

bool FlexLayout::forced_before(std::span<const FlexItem> row, std::span<const FlexItem> previous) const {
  if (previous.empty()) return false;
  const BoxTree& tree = pass_.boxes();
  for (const FlexItem& item : row) {
    if (forces_break(break_before(tree, item.box, fragmentation_), fragmentation_)) return true;
  }
  for (const FlexItem& item : previous) {
    if (forces_break(break_after(tree, item.box, fragmentation_), fragmentation_)) return true;
  }
  return false;
}

RowAttempt FlexLayout::try_row(const FlexRow& row, std::span<const FlexItem> items, LayoutUnit shift,
                               bool resumed, bool at_start) {
  RowAttempt attempt;
  attempt.end = row.start + shift;
  const LayoutUnit own = space_.fragmentainer_offset(), limit = space_.fragmentainer_size();
  size_t next_token = 0;  // tokens are in the order of the items
  for (const FlexItem& item : items) {
    const BreakToken* token = nullptr;
    if (resumed && next_token < token_->children.size() && token_->children[next_token]->box == item.box) {
      token = token_->children[next_token++];
    }
    if (resumed && token == nullptr) {
      attempt.placed.push_back({nullptr, LayoutUnit()});
      continue;
    }
    LayoutUnit offset = logical_offset(item).block_offset + shift;
    if (token != nullptr && token->break_before) token = nullptr;
    if (token != nullptr) offset = row.start + shift;  // it goes on at the top
    ConstraintSpace s = final_space(item);
    s.measuring = false;
    if (item.style->writing_mode() == wd_.mode) s.fragmentation = fragmentation_;
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
                                         std::vector<const BreakToken*> children,
                                         const FlexContinuation* state) const {
  BreakToken* t = pass_.arena().make<BreakToken>();
  t->box = box_;
  t->consumed_block_size = consumed;
  t->all_children_seen = all_seen;
  t->children = pass_.arena().copy(children);
  t->state = state;
  return t;
}

// The block size of a last fragment: auto heights follow what breaks did to the rows.
LayoutUnit FlexLayout::fragment_block_size(const FlexContinuation& all, LayoutUnit content_end,
                                           LayoutUnit consumed) const {
  const bool auto_height = !space_.fixed_block() && is_indefinite(percentage_.block_size);
  const bool rows_here = token_ == nullptr || !token_->all_children_seen;
  if (!auto_height || all.rows.empty() || !rows_here) return std::max(block_size_ - consumed, LayoutUnit());
  const LayoutUnit size = content_end + block_size_ - all.end;
  return token_ == nullptr ? std::max(size, block_size_) : size;
}

LayoutResult FlexLayout::finish_fragmented() {
  FragmentBuilder builder(pass_, box_, wd_);
  const FlexContinuation& all = unbroken();
  const LayoutUnit own = space_.fragmentainer_offset(), limit = space_.fragmentainer_size();
  const LayoutUnit room = std::max(limit - own, LayoutUnit());
  const LayoutUnit consumed = token_ == nullptr ? LayoutUnit() : token_->consumed_block_size;
  const bool top = token_ != nullptr || space_.at_fragmentainer_start();
  LayoutResult result;
  std::vector<const BreakToken*> tokens;
  bool placed_any = false, all_placed = true;
  size_t r = first_row(all);
  LayoutUnit shift = token_ != nullptr && r < all.rows.size() ? -all.rows[r].start : LayoutUnit();
  LayoutUnit content_end = token_ == nullptr ? model_.border_padding.block_start : LayoutUnit();
  std::span<const FlexItem> previous;
  for (; r < all.rows.size(); ++r) {
    const FlexRow& row = all.rows[r];
    const std::span<const FlexItem> items = all.items_of(row);
    const bool resumed = token_ != nullptr && previous.empty();
    const bool forced = forced_before(items, previous);
    RowAttempt attempt;
    bool before = forced;
    if (!forced) {
      const bool at_start = top && !placed_any;
      attempt = try_row(row, items, shift, resumed, at_start);
      const bool beyond = own + row.start + shift >= limit && row.end > row.start;
      const bool bad = attempt.overflows || beyond || attempt.appeal == BreakAppeal::kLastResort;
      before = bad && !at_start && (placed_any || attempt.overflows || beyond);
      // css-break-3 §4.4: between rows no rule is broken, inside this one there would be.
      before = before || (placed_any && !attempt.tokens.empty() && attempt.appeal < BreakAppeal::kPerfect);
    }
    if (before) {
      for (const FlexItem& item : items) {
        BreakToken* t = pass_.arena().make<BreakToken>();
        t->box = item.box;
        t->break_before = true;
        t->forced = forced;
        tokens.push_back(t);
      }
      result.break_appeal = placed_any ? BreakAppeal::kPerfect : BreakAppeal::kLastResort;
      all_placed = false;
      break;
    }
    for (size_t k = 0; k < row.count; ++k) {
      const auto& [item_result, offset] = attempt.placed[k];
      if (item_result == nullptr) continue;
      const FlexItem& item = items[k];
      if (continued_ == nullptr) items_[row.first + k].result = item_result;
      LogicalOffset at = logical_offset(item);
      at.block_offset = offset;
      builder.add(*item_result, at, item_relative_offset(item));
    }
    placed_any = true;
    content_end = std::max(content_end, attempt.end);
    previous = items;
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
  if (!all_placed || end_broken) {
    result.break_token = make_token(consumed + size, all_placed, tokens, continuation(all, r));
  }
  LogicalEdges border = model_.border, padding = model_.padding;
  if (token_ != nullptr) border.block_start = padding.block_start = LayoutUnit();
  if (result.break_token != nullptr) border.block_end = padding.block_end = LayoutUnit();
  if (token_ == nullptr) add_out_of_flow_children(builder);
  Fragment* fragment = builder.finish(space_, {inline_size_, size}, border, padding, result);
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

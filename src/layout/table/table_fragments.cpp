// Tables broken over pages: between rows, and inside rows that no page has room for (css-tables-3 §6,
// css-break-3 §4). Headers and footers are repeated.
#include <algorithm>

#include "layout/flow/break_rules.h"
#include "layout/table/table_state.h"

namespace colosseum::layout {

void TableLayout::place_all() {
  for (size_t r = 0; r < t_.rows.size() && !pass_.out_of_limits(); ++r) {
    placed_.push_back({r, t_.row_offsets[r], t_.rows[r].size, layout_row(r)});
  }
  grid_end_ = t_.grid_size.block_size;
}

// Not between rows that a cell spans.
bool TableLayout::can_break_before(size_t row) const {
  if (row == 0 || row >= t_.rows.size()) return true;
  return !t_.spans_into[row];
}

// What a header or footer takes on every page; nothing when it is more than a quarter of the page.
LayoutUnit TableLayout::repeated_size(bool footer, LayoutUnit room) const {
  for (const TableSection& s : t_.structure.sections) {
    if (s.row_count == 0 || !(footer ? s.is_footer : s.is_header)) continue;
    LayoutUnit size;
    for (size_t r = s.first_row; r < s.first_row + s.row_count; ++r) {
      size += t_.rows[r].size + t_.spacing.block_size;
    }
    return size * 4 <= room ? size : LayoutUnit();
  }
  return {};
}

void TableLayout::place_section_again(bool footer, LayoutUnit& at) {
  for (const TableSection& s : t_.structure.sections) {
    if (!(footer ? s.is_footer : s.is_header)) continue;
    for (size_t r = s.first_row; r < s.first_row + s.row_count; ++r) {
      placed_.push_back({r, at, t_.rows[r].size, layout_row(r)});
      at += t_.rows[r].size + t_.spacing.block_size;
    }
  }
}

// A row whose cells are broken. Each goes on where its token says; cells that are done leave an empty piece.
bool TableLayout::break_row(size_t r, const BreakToken* token, LayoutUnit at, LayoutUnit limit,
                            PlacedRow& out, std::vector<const BreakToken*>& tokens) {
  const TableRow& row = t_.structure.rows[r];
  const LayoutUnit own = space_.fragmentainer_offset();
  struct Piece {
    size_t cell;
    const LayoutResult* result;
  };
  std::vector<Piece> pieces;
  LayoutUnit end;
  for (size_t k = 0; k < row.cell_count; ++k) {
    const size_t i = row.first_cell + k;
    const TableCell& cell = t_.structure.cells[i];
    const BreakToken* cell_token = nullptr;
    if (token != nullptr) {
      for (const BreakToken* t : token->children) {
        if (t->box == cell.box) cell_token = t;
      }
      if (cell_token == nullptr) {
        pieces.push_back({i, nullptr});
        continue;
      }
    }
    ConstraintSpace s = cell_space(cell, i).space;
    if (pass_.style(cell.box).writing_mode() == wd_.mode) s.fragmentation = fragmentation_;
    s.fragmentainer_size = limit;
    s.fragmentainer_offset = own + at;
    s.at_fragmentainer_start = token != nullptr || space_.at_fragmentainer_start();
    const LayoutResult& result = pass_.layout(cell.box, s, cell_token, nullptr, kReadNothing);
    pieces.push_back({i, &result});
    if (result.break_token != nullptr) tokens.push_back(result.break_token);
    end = std::max(end, to_logical(result.fragment->size, wd_).block_size);
  }
  const bool broken = !tokens.empty();
  const LayoutUnit size = broken ? std::max(limit - own - at, end) : end;
  FragmentBuilder builder(pass_, row.box, wd_);
  for (const Piece& piece : pieces) {
    const TableCell& cell = t_.structure.cells[piece.cell];
    Fragment* f = pass_.make_fragment();
    LayoutResult result;
    if (piece.result != nullptr) {
      *f = *piece.result->fragment;
      result = *piece.result;
    } else {
      f->box = cell.box;
      f->flags = 0;
    }
    f->size = to_physical(LogicalSize{t_.cells[piece.cell].shown_size, size}, wd_);
    result.fragment = f;
    builder.add(result, {t_.column_offsets[cell.column] - t_.column_offsets.front(), LayoutUnit()});
  }
  out = {r, at, size, finish_row(r, builder, size)};
  return broken;
}

const BreakToken* TableLayout::make_token(LayoutUnit consumed, size_t next_row,
                                          const BreakToken* row_token) const {
  if (token_ == nullptr || token_->state == nullptr || continuation(*token_).sizes != sizes_.get()) {
    pass_.store().kept.push_back(sizes_);
  }
  TableContinuation* c = pass_.arena().make<TableContinuation>();
  c->sizes = sizes_.get();
  c->next_row = next_row;
  BreakToken* t = pass_.arena().make<BreakToken>();
  t->box = box_;
  t->consumed_block_size = consumed;
  t->state = c;
  if (row_token != nullptr) {
    const std::span<const BreakToken*> children = pass_.arena().make_array<const BreakToken*>(1);
    children[0] = row_token;
    t->children = children;
  }
  return t;
}

// css-break-3 §3.2: a row group that would rather not be broken goes to the next page.
bool TableLayout::keeps_together(size_t row, LayoutUnit at, LayoutUnit limit) const {
  const TableSection& s = t_.structure.sections[t_.structure.rows[row].section];
  if (row != s.first_row || !s.box.valid() || !avoids_break_inside(pass_.style(s.box), fragmentation_)) {
    return false;
  }
  return at + rows_size(s.first_row, s.row_count) > limit;
}

bool TableLayout::place_broken(LayoutResult& result) {
  const bool first = token_ == nullptr;
  const LayoutUnit own = space_.fragmentainer_offset() + (first ? t_.caption_before : LayoutUnit());
  const LayoutUnit limit = space_.fragmentainer_size();
  const LayoutUnit caption = first ? t_.caption_before : LayoutUnit();
  const bool at_top = !first || space_.at_fragmentainer_start();
  const size_t count = t_.rows.size();
  size_t r = first ? 0 : continuation(*token_).next_row;
  const BreakToken* row_token = !first && !token_->children.empty() ? token_->children[0] : nullptr;
  const LayoutUnit footer = repeated_size(true, limit), header = repeated_size(false, limit);
  size_t footer_row = count, header_end = 0;
  for (const TableSection& s : t_.structure.sections) {
    if (s.is_footer) footer_row = s.first_row;
    if (s.is_header) header_end = s.first_row + s.row_count;
  }
  LayoutUnit at = first ? t_.model.border_padding.block_start : LayoutUnit();
  if (count > 0) at += t_.spacing.block_size;
  if (!first && header > LayoutUnit() && r >= header_end) place_section_again(false, at);
  const LayoutUnit body_limit = limit - (r < footer_row ? footer : LayoutUnit());
  bool any = false, broken = false;
  const BreakToken* next_row_token = nullptr;
  for (; r < count && !pass_.out_of_limits(); ++r) {
    const LayoutUnit room = r >= footer_row ? limit : body_limit;
    if (row_token == nullptr && (any || !at_top) && keeps_together(r, own + at, room)) {
      broken = true;
      break;
    }
    const bool fits = own + at + t_.rows[r].size <= room;
    if (!fits || row_token != nullptr) {
      const bool tall = t_.rows[r].size > room - header;
      if (row_token == nullptr && !tall && (any || !at_top) && can_break_before(r)) {
        broken = true;
        break;
      }
      const bool can_split = (tall || row_token != nullptr) && can_break_before(r) && can_break_before(r + 1);
      if (can_split) {
        PlacedRow placed;
        std::vector<const BreakToken*> tokens;
        const bool row_broken = break_row(r, row_token, at + caption, room, placed, tokens);
        placed.offset = at;
        placed_.push_back(std::move(placed));
        at += placed_.back().size + t_.spacing.block_size;
        any = true;
        row_token = nullptr;
        if (row_broken) {
          BreakToken* t = pass_.arena().make<BreakToken>();
          t->box = t_.structure.rows[r].box;
          t->children = pass_.arena().copy(tokens);
          next_row_token = t;
          broken = true;
          break;
        }
        continue;
      }
      if (any && can_break_before(r)) {
        broken = true;
        break;
      }
    }
    row_token = nullptr;
    placed_.push_back({r, at, t_.rows[r].size, layout_row(r)});
    if (!t_.structure.rows[r].collapsed) at += t_.rows[r].size + t_.spacing.block_size;
    any = any || r >= header_end;
  }
  if (broken) {
    if (r < footer_row && footer > LayoutUnit() && any) place_section_again(true, at);
    grid_end_ = std::max(at - t_.spacing.block_size, LayoutUnit());
    const LayoutUnit consumed = first ? LayoutUnit() : token_->consumed_block_size;
    result.break_token = make_token(consumed + caption + grid_end_, r, next_row_token);
    result.break_appeal = any ? BreakAppeal::kPerfect : BreakAppeal::kLastResort;
    if (avoids_break_inside(style_, fragmentation_)) {
      result.break_appeal = std::min(result.break_appeal, BreakAppeal::kViolatingAvoid);
    }
    return true;
  }
  grid_end_ = at + t_.model.border_padding.block_end;
  if (first) grid_end_ = std::max(grid_end_, t_.grid_size.block_size);
  return false;
}

}  // namespace colosseum::layout

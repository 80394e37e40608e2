#include "layout/inline/line_breaker.h"

#include <algorithm>

#include "layout/core/writing_modes.h"
#include "layout/inline/glyph_slice.h"

namespace colosseum::layout::inline_layout {

namespace {

/// A place where the line may end, with the state to go back to.
struct Opportunity {
  bool valid = false;
  size_t pieces = 0;      ///< pieces before it
  uint32_t text_end = 0;  ///< end of the last of them when it is the open text piece
  bool in_text = false;   ///< the last piece is a text piece that goes on
  uint32_t item = 0;      ///< where the next line begins
  uint32_t offset = 0;
  bool hyphen = false;
};

class LineBreaker {
 public:
  LineBreaker(Pass& pass, BoxId container, const InlineContent& content, const LineInput& input,
              const SpaceReader& space)
      : pass_(pass),
        container_(container),
        style_(pass.style(container)),
        content_(content),
        input_(input),
        space_(space),
        wd_(layout_direction(style_)) {}

  /// Breaks as if the line were not longer than this.
  void set_limit(LayoutUnit limit) { limit_ = limit; }
  /// Counts lines only: floats are passed over.
  void set_measuring() { measuring_lines_ = true; }

  BrokenLine run() {
    line_.line_left = input_.line_left;
    line_.available = input_.line_size;
    // Widths of text are rounded up to 1/64 px; browsers forgive as much.
    limit_ = std::min(input_.line_size, limit_) + LayoutUnit::epsilon();
    line_.indent = text_indent(style_, content_, input_.start, input_.inline_size);
    position_ = solid_ = line_.indent;
    item_ = input_.start.item;
    content_end_ =
        item_ < content_.items.size() ? std::max(content_.items[item_].start, input_.start.offset) : 0;
    while (!finished_ && item_ < content_.items.size()) step();
    if (line_.at_float) return std::move(line_);
    if (!finished_) end_at(static_cast<uint32_t>(content_.items.size()), 0);
    line_.overflows = overflowing_;
    line_.next.floats_done = input_.start.floats_done;
    finish();
    return std::move(line_);
  }

 private:
  const InlineItem& item() const { return content_.items[item_]; }
  /// What lines must fit into: less than the room of the line when lines are balanced.
  LayoutUnit available() const { return limit_; }

  void step() {
    switch (item().type) {
      case ItemType::kText: text(); break;
      case ItemType::kTab: tab(); break;
      case ItemType::kForcedBreak: forced_break(); break;
      case ItemType::kOpen: open(); break;
      case ItemType::kClose: close(); break;
      case ItemType::kAtomic: atomic(); break;
      case ItemType::kWordBreak:
        begin_content(item().start);
        if (finished_) return;
        push(item().start, item().end, LayoutUnit());
        end_content(item().end);
        ++item_;
        break;
      case ItemType::kFloat: at_float(); break;
      case ItemType::kMarker:
      case ItemType::kOutOfFlow:
        push(item().start, item().end, LayoutUnit());
        ++item_;
        break;
    }
  }

  // css2 §9.5: a float is placed where the line has come to, and may make it shorter.
  void at_float() {
    if (item_ < input_.start.floats_done || measuring_lines_) {
      ++item_;
      return;
    }
    line_.at_float = finished_ = true;
    line_.float_position = solid_ + opening_;
    line_.next.item = item_;
  }

  LinePiece& push(uint32_t start, uint32_t end, LayoutUnit size) {
    LinePiece piece;
    piece.item = item_;
    piece.type = item().type;
    piece.start = start;
    piece.end = end;
    piece.inline_size = size;
    line_.pieces.push_back(piece);
    return line_.pieces.back();
  }

  // ---- break opportunities ----

  Opportunity here(uint32_t offset) const {
    Opportunity o;
    o.valid = true;
    o.pieces = line_.pieces.size();
    o.item = item_;
    o.offset = offset;
    return o;
  }

  void end_content(uint32_t offset) {
    content_end_ = offset;
    opened_.clear();
    has_anything_ = true;
  }

  uint8_t flags_between(uint32_t from, uint32_t to) const {
    uint8_t flags = 0;
    for (uint32_t o = from; o <= to; ++o) flags |= content_.breaks_at(o);
    return flags;
  }

  /// Content begins at an item's start: breaks allowed between it and the content before are taken into
  /// account. May finish the line.
  void begin_content(uint32_t offset) {
    opening_ = LayoutUnit();
    if (!has_anything_) return;
    Opportunity at = opened_.empty() ? here(offset) : opened_.front();
    consider(flags_between(content_end_, offset), at);
    opened_.clear();
  }

  void consider(uint8_t flags, Opportunity at) {
    if ((flags & kBreakMandatory) != 0) {
      // U+2028 and the like inside text (css-text-3 §5.1: BK).
      take(at);
      line_.forced_break = true;
      line_.next.after_forced_break = true;
      return;
    }
    if ((flags & kBreakSoft) != 0) {
      if (at.in_text && !overflowing_ && is_too_wide_when_cut(at)) {
        if (!too_wide_.valid) too_wide_ = at;
        return;
      }
      if ((flags & kBreakHyphen) != 0) {
        at.hyphen = true;
        const Hyphen* hyphen = last_hyphen(at.pieces);
        if (!overflowing_ && hyphen != nullptr && solid_ + hyphen->width > available()) {
          if (!too_wide_.valid) too_wide_ = at;
          return;
        }
      }
      best_ = at;
      if (overflowing_) take(best_);
    } else if ((flags & kBreakWord) != 0) {
      if (!best_.valid) emergency_ = at;
      if (overflowing_) take(at);
    }
  }

  /// Whether the last text would stick out for being shaped without what is after the opportunity. Only near
  /// the edge: what is kerned or joined away is less than 1em.
  bool is_too_wide_when_cut(const Opportunity& at) {
    const LayoutUnit slack = LayoutUnit::from_px(static_cast<double>(pass_.style(item().box).font_size()));
    if (solid_ + slack <= available()) return false;
    uint32_t end = at.text_end;
    const uint32_t start = line_.pieces.back().start;
    while (end > start && is_line_end_space(item(), content_.text[end - 1])) --end;
    const double growth = growth_by_cut_at_end(pass_, content_, start, end);
    return growth > 0 && solid_ + LayoutUnit::from_px_ceil(growth) > available();
  }

  /// The hyphen of the last text among the first pieces.
  const Hyphen* last_hyphen(size_t pieces) const {
    for (size_t i = pieces; i-- > 0;) {
      const LinePiece& p = line_.pieces[i];
      if (p.type == ItemType::kText) return content_.hyphen(pass_.box(content_.items[p.item].box).style);
    }
    return nullptr;
  }

  /// After something solid was added: over the edge, the line ends at the last opportunity.
  void check_overflow() {
    if (overflowing_ || solid_ <= available()) return;
    if (best_.valid) {
      take(best_);
    } else if (emergency_.valid) {
      take(emergency_);
    } else if (too_wide_.valid) {
      take(too_wide_);
    } else {
      overflowing_ = true;
    }
  }

  void take(const Opportunity& o) {
    // The measured widths of pieces after the opportunity are forgotten with them.
    line_.pieces.resize(o.pieces);
    if (o.in_text) {
      line_.pieces.back().end = o.text_end;
      line_.pieces.back().line_end = true;
    }
    if (o.hyphen) {
      for (size_t i = line_.pieces.size(); i-- > 0;) {
        if (line_.pieces[i].type == ItemType::kText) {
          line_.pieces[i].hyphen = true;
          break;
        }
      }
    }
    end_at(o.item, o.offset);
  }

  void end_at(uint32_t item, uint32_t offset) {
    finished_ = true;
    line_.next.item = item;
    line_.next.offset = offset;
    line_.done = item >= content_.items.size();
  }

  // ---- items ----

  void open() {
    const InlineItem& it = item();
    if (has_anything_) opened_.push_back(here(it.start));
    LayoutUnit size;
    if (it.has(kItemSideEdge)) {
      // css2 §9.4.2: edges make a line; browsers count those in the inline direction only.
      line_.has_content = true;
      size = inline_edges(pass_.style(it.box), input_.percentage.inline_size).start();
    }
    push(it.start, it.end, size);
    position_ += size;
    opening_ += size;
    ++item_;
  }

  void close() {
    const InlineItem& it = item();
    LayoutUnit size;
    if (it.has(kItemSideEdge)) {
      line_.has_content = true;
      size = inline_edges(pass_.style(it.box), input_.percentage.inline_size).end();
    }
    push(it.start, it.end, size);
    position_ += size;
    solid_ += opening_ + size;
    opening_ = LayoutUnit();
    if (!opened_.empty()) opened_.pop_back();
    ++item_;
    // An empty box stays with the content before it, as in browsers, even if it sticks out: no break is taken
    // for it when the line may end right after that content.
    const bool may_end_here = has_anything_ && (flags_between(content_end_, it.start) & kBreakSoft) != 0;
    if (size && !may_end_here) check_overflow();
  }

  void atomic() {
    begin_content(item().start);
    if (finished_) return;
    LinePiece& piece = push(item().start, item().end, LayoutUnit());
    measure_atomic(pass_, item().box, input_, wd_, space_, piece);
    position_ += piece.inline_size;
    solid_ = position_;
    line_.has_content = true;
    end_content(item().end);
    ++item_;
    check_overflow();
  }

  void tab() {
    begin_content(item().start);
    if (finished_) return;
    LayoutUnit advance =
        tab_advance(pass_.style(item().box), style_, content_.fonts[content_.root_font], position_);
    push(item().start, item().end, advance);
    position_ += advance;
    if (!item().has(kItemHangs)) solid_ = position_;
    line_.has_content = true;
    end_content(item().end);
    ++item_;
    check_overflow();
  }

  void forced_break() {
    if (pass_.box(item().box).kind == BoxKind::kLineBreak) line_.clear = pass_.style(item().box).clear();
    push(item().start, item().end, LayoutUnit());
    line_.has_content = true;
    line_.forced_break = true;
    line_.next.after_forced_break = true;
    ++item_;
    // Inline boxes that end here have no part on the next line.
    while (item_ < content_.items.size() && item().type == ItemType::kClose) close_after_break();
    end_at(item_, item_ < content_.items.size() ? content_.items[item_].start : 0);
  }

  void close_after_break() {
    const InlineItem& it = item();
    LayoutUnit size;
    if (it.has(kItemSideEdge)) {
      size = inline_edges(pass_.style(it.box), input_.percentage.inline_size).end();
    }
    push(it.start, it.end, size);
    ++item_;
  }

  void text() {
    const InlineItem& it = item();
    uint32_t start = it.start;
    bool resumed = item_ == input_.start.item && input_.start.offset > it.start;
    if (resumed) start = input_.start.offset;
    ClusterCursor cursor(content_.shaped, start, it.end);
    if (it.has(kItemCollapsible) && !has_anything_) {
      // css-text-3 §4.1.2: collapsible spaces at the start of a line are removed.
      while (!cursor.at_end() && content_.text[cursor.start()] == u' ') cursor.next();
      if (cursor.at_end()) {
        ++item_;
        return;
      }
    }
    start = cursor.start();
    begin_content(start);
    if (finished_) return;
    LinePiece& piece = push(start, it.end, LayoutUnit());
    piece.line_start = resumed;
    scan(cursor, piece);
    if (finished_) return;
    ++item_;
  }

  /// Adds clusters until the text item or the line is at its end.
  void scan(ClusterCursor& cursor, const LinePiece& piece) {
    const InlineItem& it = item();
    const LayoutUnit base = position_;
    const uint32_t start = piece.start;
    double width = piece.line_start ? growth_by_cut_at_start(pass_, content_, start, it.end) : 0;
    for (; !cursor.at_end(); cursor.next()) {
      const uint32_t at = cursor.start();
      if (at > start) {
        uint8_t flags = content_.breaks_at(at) & (kBreakSoft | kBreakMandatory | kBreakHyphen | kBreakWord);
        // css-text-3 §5.5: only where the line would overflow, and what hangs does not.
        if (is_line_end_space(it, content_.text[at])) flags &= static_cast<uint8_t>(~kBreakWord);
        if (flags != 0) {
          Opportunity o = here(at);
          o.in_text = true;
          o.text_end = at;
          consider(flags, o);
          if (finished_) return;
        }
      }
      width += cursor.advance();
      position_ = base + LayoutUnit::from_px_ceil(width);
      if (is_line_end_space(it, content_.text[at])) {
        if (!it.has(kItemCollapsible) || content_.text[at] != u' ') line_.has_content = true;
      } else {
        solid_ = position_;
        line_.has_content = true;
        check_overflow();
        if (finished_) return;
      }
      has_anything_ = true;
    }
    end_content(it.end);
  }

  // ---- the end of the line ----

  void finish() {
    trim();
    line_.base_level = paragraph_level();
    if (content_.has_bidi) split_levels();
    measure_text();
    measure_hang();
    line_.next.line_count = input_.start.line_count + 1;
  }

  // css-text-3 §4.1.2 step 3: collapsible spaces at the end of the line are removed.
  void trim() {
    bool cut = false;
    for (size_t i = line_.pieces.size(); i-- > 0;) {
      LinePiece& p = line_.pieces[i];
      if (p.type == ItemType::kOpen || p.type == ItemType::kClose || p.type == ItemType::kForcedBreak ||
          p.type == ItemType::kMarker || p.type == ItemType::kOutOfFlow || p.type == ItemType::kWordBreak) {
        continue;
      }
      if (p.type != ItemType::kText || !content_.items[p.item].has(kItemCollapsible)) break;
      uint32_t end = p.end;
      while (end > p.start && content_.text[end - 1] == u' ') --end;
      if (end == p.end && !cut) break;
      p.end = end;
      p.line_end = true;
      // Browsers shape the text without the spaces before a forced break and at the end of the block; with
      // those that a line wraps at, as far as these are in other boxes.
      cut = line_.done || line_.forced_break;
      if (end > p.start) break;
    }
    std::erase_if(line_.pieces,
                  [](const LinePiece& p) { return p.type == ItemType::kText && p.start == p.end; });
  }

  /// The level of the bidi paragraph; of plaintext that of the text after the last forced break.
  uint8_t paragraph_level() const {
    if (!content_.plaintext) return content_.direction == Direction::kRtl ? 1 : 0;
    const std::vector<uint32_t>& breaks = content_.forced_breaks;
    auto next = std::lower_bound(breaks.begin(), breaks.end(), input_.start.item);
    uint32_t at = next == breaks.begin() ? 0 : content_.items[*(next - 1)].end;
    return content_.level_at(at) != 0 ? 1 : 0;
  }

  /// Where the white space at the end of the line begins: it has the paragraph's level (UAX 9 rule L1), and
  /// so have the places of empty boxes in it.
  uint32_t trailing_space_start() const {
    for (size_t i = line_.pieces.size(); i-- > 0;) {
      const LinePiece& p = line_.pieces[i];
      if (p.type == ItemType::kAtomic) return p.end;
      if (p.type != ItemType::kText) continue;
      uint32_t end = p.end;
      while (end > p.start && content_.text[end - 1] == u' ') --end;
      if (end > p.start) return end;
    }
    return 0;
  }

  // Text is cut where its bidi level changes.
  void split_levels() {
    const uint32_t trailing = trailing_space_start();
    auto level = [&](uint32_t at) { return at >= trailing ? line_.base_level : content_.level_at(at); };
    std::vector<LinePiece> out;
    out.reserve(line_.pieces.size());
    for (const LinePiece& p : line_.pieces) {
      uint32_t start = p.start;
      if (p.type == ItemType::kText) {
        for (uint32_t at = p.start + 1; at < p.end; ++at) {
          if (level(at) == level(start)) continue;
          LinePiece part = p;
          part.start = start;
          part.end = at;
          part.level = level(start);
          part.line_start = p.line_start && start == p.start;
          part.line_end = part.hyphen = false;
          out.push_back(part);
          start = at;
        }
      }
      LinePiece rest = p;
      rest.start = start;
      rest.line_start = p.line_start && start == p.start;
      rest.level = level(p.type == ItemType::kAtomic ? p.end - 1 : start);
      out.push_back(rest);
    }
    line_.pieces = std::move(out);
  }

  void measure_text() {
    for (LinePiece& p : line_.pieces) {
      if (p.type != ItemType::kText) continue;
      p.first_slice = static_cast<uint32_t>(line_.slices.size());
      p.width = slice_text(pass_, content_, p.start, p.end, p.line_start, p.line_end, line_.slices);
      p.slice_count = static_cast<uint32_t>(line_.slices.size()) - p.first_slice;
      p.inline_size = LayoutUnit::from_px_ceil(p.width);
    }
  }

  // css-text-3 §4.1.2 step 4: preserved spaces and other space separators hang; preserved ones before a
  // forced break only as far as they do not fit.
  void measure_hang() {
    LayoutUnit hang;
    bool conditional = false;
    for (size_t i = line_.pieces.size(); i-- > 0;) {
      const LinePiece& p = line_.pieces[i];
      const InlineItem& it = content_.items[p.item];
      if (p.type == ItemType::kAtomic || (p.type == ItemType::kTab && !it.has(kItemHangs))) break;
      if (p.type != ItemType::kText && p.type != ItemType::kTab) continue;
      uint32_t end = p.end;
      while (end > p.start && (p.type == ItemType::kTab || is_line_end_space(it, content_.text[end - 1])))
        --end;
      if (end == p.end) break;
      if (!hang) conditional = it.has(kItemHangs);  // what hangs after it makes a space hang in any case
      hang +=
          end == p.start ? p.inline_size : LayoutUnit::from_px_ceil(text_width(content_.shaped, end, p.end));
      if (end > p.start) break;
    }
    if (hang && conditional && (line_.forced_break || line_.done)) {
      LayoutUnit total = line_.indent;
      for (const LinePiece& p : line_.pieces) total += p.inline_size;
      hang = std::min(hang, std::max(LayoutUnit(), total - line_.available));
    }
    line_.hang = hang;
  }

  Pass& pass_;
  BoxId container_;
  const ComputedStyle& style_;
  const InlineContent& content_;
  const LineInput& input_;
  const SpaceReader& space_;
  WritingDirection wd_;
  BrokenLine line_;
  LayoutUnit limit_ = LayoutUnit::max();
  uint32_t item_ = 0;
  bool measuring_lines_ = false;
  LayoutUnit position_;  ///< end of what is on the line
  LayoutUnit solid_;     ///< the same without white space that would go away or hang at the end
  uint32_t content_end_ = 0;
  bool has_anything_ = false;  ///< something stands on the line that a break may come after
  bool overflowing_ = false;   ///< over the edge without an opportunity: the next one is taken
  bool finished_ = false;
  Opportunity best_, emergency_;
  Opportunity too_wide_;             ///< the first place where the hyphen would not fit: better than none
  std::vector<Opportunity> opened_;  ///< before each box that opened after the last content and is still open
  LayoutUnit opening_;               ///< start edges of boxes opened since the last content
};

}  // namespace

InlineEdges inline_edges(const ComputedStyle& style, LayoutUnit percentage_base) {
  WritingDirection wd = layout_direction(style);
  LayoutUnit base = is_indefinite(percentage_base) ? LayoutUnit() : percentage_base;
  return {margin_edges(style, wd, base), border_edges(style, wd), padding_edges(style, wd, base)};
}

LayoutUnit text_indent(const ComputedStyle& style, const InlineContent& content, const InlineToken& start,
                       LayoutUnit inline_size) {
  const TextIndent& indent = style.text_indent();
  bool first = start.line_count == 0 && content.indents_first_line;
  if (start.line_count > 0 && indent.each_line && start.after_forced_break) first = true;
  if (first == indent.hanging) return LayoutUnit();
  return resolve(indent.length, is_indefinite(inline_size) ? LayoutUnit() : inline_size);
}

LayoutUnit tab_advance(const ComputedStyle& tab, const ComputedStyle& container, const FontInfo& font,
                       LayoutUnit position) {
  const TabSize& size = tab.tab_size();
  double stop = size.value;
  if (!size.is_length) {
    // The space is that of the block container, with its spacing.
    const LayoutUnit em = LayoutUnit::from_px(container.font_size());
    double space = static_cast<double>(font.space_advance);
    if (container.letter_spacing().is_length_percentage())
      space += resolve_px(container.letter_spacing(), em.to_px());
    if (container.word_spacing().is_length_percentage())
      space += resolve_px(container.word_spacing(), em.to_px());
    stop *= space;
  }
  if (!(stop > 0)) return LayoutUnit();
  double at = position.to_px();
  double advance = stop - (at - std::floor(at / stop) * stop);
  // css-text-3 §4.2: a stop nearer than half a ch is passed over.
  if (advance < 0.5 * static_cast<double>(font.zero_advance)) advance += stop;
  return LayoutUnit::from_px_ceil(advance);
}

void measure_atomic(Pass& pass, BoxId box, const LineInput& input, WritingDirection wd,
                    const SpaceReader& space, LinePiece& piece) {
  ChildSpaceBuilder builder(space.forward_to_child(), wd, pass.style(box));
  builder.set_sizes({input.inline_size, input.percentage.block_size}, input.percentage);
  builder.set_auto(AutoSize::kFitContent, AutoSize::kFitContent);
  const LayoutResult& result = pass.layout(box, builder.space, nullptr, &space, kReadScrollport);
  piece.fragment = result.fragment;
  piece.out_of_flow = result.out_of_flow;
  LayoutUnit base = is_indefinite(input.percentage.inline_size) ? LayoutUnit() : input.percentage.inline_size;
  piece.margin = margin_edges(pass.facts(box), line_relative(wd), base);
  piece.inline_size = to_logical(result.fragment->size, wd).inline_size + piece.margin.inline_sum();
}

namespace {

/// More lines than this are not balanced (css-text-4 §6.1 lets the UA choose).
constexpr uint32_t kMaxBalancedLines = 6;

/// Number of lines when none may be longer than `limit`; stops after `most`.
uint32_t count_lines(Pass& pass, BoxId container, const InlineContent& content, LineInput input,
                     const SpaceReader& space, LayoutUnit limit, uint32_t most) {
  input.start = InlineToken();
  for (uint32_t n = 1;; ++n) {
    LineBreaker breaker(pass, container, content, input, space);
    breaker.set_limit(limit);
    breaker.set_measuring();
    BrokenLine line = breaker.run();
    if (line.done || n > most) return n;
    input.start = line.next;
  }
}

/// css-text-4 §6.1 text-wrap-style: balance: the smallest length of lines that does not add a line.
LayoutUnit balanced_limit(Pass& pass, BoxId container, const InlineContent& content, const LineInput& input,
                          const SpaceReader& space) {
  const LayoutUnit room = input.line_size;
  const uint32_t lines = count_lines(pass, container, content, input, space, room, kMaxBalancedLines);
  if (lines < 2 || lines > kMaxBalancedLines) return LayoutUnit::max();
  // Breaks inside words do not count in the min-content size, and are not made to balance.
  LayoutUnit low = min_max(pass, container, content, space, input.percentage.block_size).min, high = room;
  while (high - low > LayoutUnit(1)) {
    const LayoutUnit middle = low + (high - low) / 2;
    if (count_lines(pass, container, content, input, space, middle, lines) <= lines) {
      high = middle;
    } else {
      low = middle;
    }
  }
  return high;
}

}  // namespace

BrokenLine break_line(Pass& pass, BoxId container, const InlineContent& content, const LineInput& input,
                      const SpaceReader& space) {
  LineBreaker breaker(pass, container, content, input, space);
  if (pass.style(container).text_wrap_style() == TextWrapStyle::kBalance &&
      input.start.line_count < kMaxBalancedLines) {
    breaker.set_limit(balanced_limit(pass, container, content, input, space));
  }
  return breaker.run();
}

}  // namespace colosseum::layout::inline_layout

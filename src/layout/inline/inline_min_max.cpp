// Intrinsic sizes of inline content (css-sizing-3 §5.1) in one pass over the paragraph.
#include <algorithm>

#include "layout/core/sizing.h"
#include "layout/core/writing_modes.h"
#include "layout/inline/glyph_slice.h"
#include "layout/inline/line_breaker.h"

namespace colosseum::layout::inline_layout {

namespace {

class Measurer {
 public:
  Measurer(Pass& pass, BoxId container, const InlineContent& content, const SpaceReader& space,
           LayoutUnit percentage_block_size)
      : pass_(pass),
        style_(pass.style(container)),
        content_(content),
        space_(space),
        percentage_block_(percentage_block_size),
        wd_(layout_direction(style_)) {}

  MinMax run() {
    indent(InlineToken());
    for (uint32_t i = 0; i < content_.items.size(); ++i) add(content_.items[i]);
    end_line();
    return result_;
  }

  /// css-pseudo-4 §2.1: with the first word and the first line as `other`, which measured the content as it
  /// looks there, found them.
  MinMax with_first_line(const Measurer& other) const {
    return {std::max(other.first_word_, later_words_), std::max(other.first_line_, later_lines_)};
  }

 private:
  void indent(const InlineToken& at) {
    LayoutUnit indent = text_indent(style_, content_, at, LayoutUnit());
    word_ = indent;
    line_ = indent;
    word_solid_ = line_solid_ = indent;
    has_content_ = false;
    // A negative indent makes room: what follows starts further left.
  }

  void add(const InlineItem& item) {
    switch (item.type) {
      case ItemType::kText: text(item); break;
      case ItemType::kTab: {
        begin(item.start);
        LayoutUnit advance =
            tab_advance(pass_.style(item.box), style_, content_.fonts[content_.root_font], line_);
        advance_by(advance, !item.has(kItemHangs));
        content_end_ = item.end;
        break;
      }
      case ItemType::kForcedBreak: {
        end_line();
        InlineToken token;
        token.line_count = 1;
        token.after_forced_break = true;
        indent(token);
        content_end_ = item.end;
        break;
      }
      case ItemType::kOpen:
      case ItemType::kClose: edges(item); break;
      case ItemType::kAtomic: atomic(item); break;
      case ItemType::kWordBreak:
        begin(item.start);
        content_end_ = item.end;
        has_content_ = true;
        break;
      case ItemType::kFloat: add_float(item); break;
      case ItemType::kMarker:
      case ItemType::kOutOfFlow: break;
    }
  }

  void advance_by(LayoutUnit width, bool solid) {
    word_ += width;
    line_ += width;
    if (solid) word_solid_ = word_, line_solid_ = line_, solid_end_ = 0;
    has_content_ = true;
  }

  void begin(uint32_t offset) {
    if (!has_content_) return;
    uint8_t flags = 0;
    for (uint32_t o = content_end_; o <= offset; ++o) flags |= content_.breaks_at(o);
    if (!counts_as_break(flags)) return;
    // Edges of boxes that open after the content belong to the next word.
    LayoutUnit carried = opening_;
    word_ -= carried;
    end_word();
    word_ = carried;
    word_solid_ = LayoutUnit();
  }

  bool counts_as_break(uint8_t flags) const {
    return (flags & (kBreakSoft | kBreakMandatory)) != 0 || (flags & emergency_) != 0;
  }

  void end_word() {
    result_.min = std::max(result_.min, word_solid_);
    if (words_++ == 0) {
      first_word_ = word_solid_;
    } else {
      later_words_ = std::max(later_words_, word_solid_);
    }
    word_ = word_solid_ = LayoutUnit();
  }

  void end_line() {
    // The spaces at the end go, and with them what the text before is kerned with.
    if (line_ != line_solid_ && solid_end_ > solid_start_) {
      const double growth = growth_by_cut_at_end(pass_, content_, solid_start_, solid_end_);
      line_solid_ += LayoutUnit::from_px_ceil(solid_width_ + growth) - LayoutUnit::from_px_ceil(solid_width_);
    }
    solid_start_ = solid_end_ = 0;
    end_word();
    result_.max = std::max(result_.max, line_solid_ + floats_);
    LayoutUnit& of_lines = lines_++ == 0 ? first_line_ : later_lines_;
    of_lines = std::max(of_lines, line_solid_ + floats_);
    floats_ = LayoutUnit();
    line_ = line_solid_ = LayoutUnit();
    opening_ = LayoutUnit();
  }

  void edges(const InlineItem& item) {
    if (!item.has(kItemSideEdge)) {
      // The start edge of an empty box takes room, whether it has an end edge or not.
      if (item.type == ItemType::kClose && opening_ && item.box == opened_) settle();
      return;
    }
    InlineEdges e = inline_edges(pass_.style(item.box), LayoutUnit());
    LayoutUnit size = item.type == ItemType::kOpen ? e.start() : e.end();
    word_ += size;
    line_ += size;
    if (item.type == ItemType::kOpen) {
      opening_ += size;
      opened_ = item.box;
    } else {
      word_solid_ += size;
      line_solid_ += size;
      word_solid_ = std::max(word_solid_, opening_ ? word_ : word_solid_);
      line_solid_ = std::max(line_solid_, opening_ ? line_ : line_solid_);
      opening_ = LayoutUnit();
    }
  }

  void settle() {
    word_solid_ += opening_;
    line_solid_ += opening_;
    opening_ = LayoutUnit();
  }

  MinMax contribution(BoxId box) {
    ChildSpaceBuilder builder(space_.forward_to_child(), wd_, pass_.style(box));
    builder.set_sizes({kIndefiniteSize, builder.orthogonal() ? percentage_block_ : kIndefiniteSize},
                      {kIndefiniteSize, percentage_block_});
    builder.set_auto(AutoSize::kFitContent, AutoSize::kFitContent);
    return min_max_contribution(pass_, box, builder.space, &space_, kReadScrollport);
  }

  void atomic(const InlineItem& item) {
    begin(item.start);
    opening_ = LayoutUnit();
    const MinMax sizes = contribution(item.box);
    LayoutUnit margins = margin_edges(pass_.facts(item.box), wd_, LayoutUnit()).inline_sum();
    word_ += sizes.min + margins;
    line_ += sizes.max + margins;
    word_solid_ = word_;
    line_solid_ = line_;
    solid_end_ = 0;
    has_content_ = true;
    content_end_ = item.end;
  }

  // css2 §10.3.5: floats stand beside the line, and beside one another.
  void add_float(const InlineItem& item) {
    const MinMax sizes = contribution(item.box);
    const ComputedStyle& style = pass_.style(item.box);
    const LayoutUnit margins = margin_edges(pass_.facts(item.box), wd_, LayoutUnit()).inline_sum();
    result_.min = std::max(result_.min, sizes.min + margins);
    later_words_ = std::max(later_words_, sizes.min + margins);
    if (style.clear() != Clear::kNone) {
      result_.max = std::max(result_.max, line_solid_ + floats_);
      floats_ = LayoutUnit();
    }
    floats_ += std::max(sizes.max + margins, LayoutUnit());
  }

  void text(const InlineItem& item) {
    const ComputedStyle& style = pass_.style(item.box);
    // css-text-3 §5.5: only `anywhere` (and word-break: break-word) counts for min-content.
    emergency_ =
        style.overflow_wrap() == OverflowWrap::kAnywhere || style.word_break() == WordBreak::kBreakWord
            ? uint8_t{kBreakWord}
            : uint8_t{0};
    ClusterCursor c(content_.shaped, item.start, item.end);
    if (item.has(kItemCollapsible) && !has_content_) {
      while (!c.at_end() && content_.text[c.start()] == u' ') c.next();
      if (c.at_end()) return;
    }
    uint32_t start = c.start();
    begin(start);
    opening_ = LayoutUnit();
    const LayoutUnit line_base = line_;
    LayoutUnit word_base = word_;
    double width = 0, word_width = 0;
    const Hyphen* hyphen = content_.hyphen(pass_.box(item.box).style);
    for (; !c.at_end(); c.next()) {
      uint8_t flags = c.start() > start ? content_.breaks_at(c.start()) : uint8_t{0};
      if (flags != 0 && counts_as_break(flags)) {
        if ((flags & kBreakHyphen) != 0 && hyphen != nullptr) word_solid_ += hyphen->width;
        end_word();
        word_base = LayoutUnit();
        word_width = 0;
      }
      width += c.advance();
      word_width += c.advance();
      line_ = line_base + LayoutUnit::from_px_ceil(width);
      word_ = word_base + LayoutUnit::from_px_ceil(word_width);
      char16_t ch = content_.text[c.start()];
      bool goes_away = is_line_end_space(item, ch);
      if (!goes_away) {
        word_solid_ = word_;
        line_solid_ = line_;
        solid_start_ = start;
        solid_end_ = c.end();
        solid_width_ = width;
      } else if (item.has(kItemHangs)) {
        // Before a forced break preserved spaces hang only if they do not fit: max-content counts them.
        line_solid_ = line_;
      }
      has_content_ = true;
    }
    content_end_ = item.end;
    if (start < item.end) has_content_ = true;
  }

  Pass& pass_;
  const ComputedStyle& style_;
  const InlineContent& content_;
  const SpaceReader& space_;
  LayoutUnit percentage_block_;
  WritingDirection wd_;
  MinMax result_;
  uint32_t words_ = 0, lines_ = 0;
  LayoutUnit first_word_, later_words_, first_line_, later_lines_;
  LayoutUnit word_, word_solid_, line_, line_solid_;
  LayoutUnit floats_;  ///< beside this line
  // The text that stays at the end of a line, when it is the last content: where, and how wide its item is up
  // to there.
  uint32_t solid_start_ = 0, solid_end_ = 0;
  double solid_width_ = 0;
  LayoutUnit opening_;  ///< edges of boxes opened after the last content
  BoxId opened_;        ///< the last of them
  uint32_t content_end_ = 0;
  uint8_t emergency_ = 0;
  bool has_content_ = false;
};

}  // namespace

MinMax min_max(Pass& pass, BoxId container, const InlineContent& content, const SpaceReader& space,
               LayoutUnit percentage_block_size) {
  Measurer measurer(pass, container, content, space, percentage_block_size);
  MinMax sizes = measurer.run();
  if (content.first_line != nullptr) {
    Measurer first(pass, container, *content.first_line, space, percentage_block_size);
    first.run();
    sizes = measurer.with_first_line(first);
  }
  sizes.max = std::max(sizes.max, sizes.min);
  return sizes;
}

}  // namespace colosseum::layout::inline_layout

#include "layout/inline/text_alignment.h"

#include "layout/inline/glyph_slice.h"

namespace colosseum::layout::inline_layout {

namespace {

enum class Side : uint8_t { kLeft, kRight, kCenter, kJustify };

/// The alignment that match-parent takes from the parent (css-text-3 §6.1).
TextAlign resolved_align(Pass& pass, BoxId container, bool& parent_rtl) {
  BoxId at = container;
  TextAlign align = pass.style(at).text_align();
  parent_rtl = pass.style(at).direction() == Direction::kRtl;
  if (align != TextAlign::kMatchParent) return align;
  while (align == TextAlign::kMatchParent && pass.box(at).parent.valid()) {
    at = pass.box(at).parent;
    align = pass.style(at).text_align();
    parent_rtl = pass.style(at).direction() == Direction::kRtl;
  }
  if (align == TextAlign::kMatchParent) align = TextAlign::kStart;
  if (align == TextAlign::kStart) return parent_rtl ? TextAlign::kRight : TextAlign::kLeft;
  if (align == TextAlign::kEnd) return parent_rtl ? TextAlign::kLeft : TextAlign::kRight;
  return align;
}

Side side_of(TextAlign align, bool rtl) {
  switch (align) {
    case TextAlign::kStart: return rtl ? Side::kRight : Side::kLeft;
    case TextAlign::kEnd: return rtl ? Side::kLeft : Side::kRight;
    case TextAlign::kLeft:
    case TextAlign::kWebkitLeft: return Side::kLeft;
    case TextAlign::kRight:
    case TextAlign::kWebkitRight: return Side::kRight;
    case TextAlign::kCenter:
    case TextAlign::kWebkitCenter: return Side::kCenter;
    case TextAlign::kJustify: return Side::kJustify;
    default: return rtl ? Side::kRight : Side::kLeft;
  }
}

/// text-align-last for the last line and lines before a forced break (css-text-3 §6.3).
Side last_line_side(TextAlignLast last, TextAlign all, bool rtl) {
  switch (last) {
    case TextAlignLast::kAuto:
      return all == TextAlign::kJustify ? side_of(TextAlign::kStart, rtl) : side_of(all, rtl);
    case TextAlignLast::kStart: return side_of(TextAlign::kStart, rtl);
    case TextAlignLast::kEnd: return side_of(TextAlign::kEnd, rtl);
    case TextAlignLast::kLeft: return Side::kLeft;
    case TextAlignLast::kRight: return Side::kRight;
    case TextAlignLast::kCenter: return Side::kCenter;
    case TextAlignLast::kJustify: return Side::kJustify;
    default: return side_of(all, rtl);
  }
}

/// Lines too long for their box overflow on the end side of the base direction (css-text-3 §6.1).
LayoutUnit offset_for(Side side, bool rtl, LayoutUnit space) {
  const LayoutUnit zero;
  switch (side) {
    case Side::kLeft: return rtl && space < zero ? space : zero;
    case Side::kRight: return !rtl && space < zero ? zero : space;
    case Side::kCenter: return space > zero ? space / 2 : rtl ? space : zero;
    case Side::kJustify: return rtl ? space : zero;
  }
  return zero;
}

// css-text-3 §8: word-separator characters.
bool is_word_separator(char16_t c) { return c == u' ' || c == 0xA0 || c == 0x1361; }

bool is_ideographic(char16_t c) {
  return (c >= 0x2E80 && c <= 0x303F) || (c >= 0x3040 && c <= 0x31FF) || (c >= 0x3400 && c <= 0x9FFF) ||
         (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFF01 && c <= 0xFFEF) || (c >= 0xD840 && c <= 0xD88D);
}

}  // namespace

LayoutUnit empty_line_start(const ComputedStyle& container, LayoutUnit inline_size) {
  const bool rtl = container.direction() == Direction::kRtl;
  const LayoutUnit left = offset_for(side_of(container.text_align(), rtl), rtl, inline_size);
  return rtl ? inline_size - left : left;
}

bool is_justification_opportunity(const InlineContent& content, TextJustify mode, uint32_t start,
                                  uint32_t end) {
  char16_t c = content.text[start];
  if (mode == TextJustify::kNone) return false;
  if (mode == TextJustify::kInterCharacter) return true;
  if (is_word_separator(c)) return true;
  if (mode == TextJustify::kInterWord) return false;
  return is_ideographic(c) || (end < content.text.size() && is_ideographic(content.text[end]));
}

JustifyRange justify_range(const InlineContent& content, const BrokenLine& line) {
  JustifyRange range;
  for (size_t i = line.pieces.size(); i-- > 0;) {
    const LinePiece& p = line.pieces[i];
    if (range.end_piece == 0) {
      if (p.type == ItemType::kAtomic || p.type == ItemType::kTab) range.end_piece = i + 1;
      if (p.type == ItemType::kText) {
        uint32_t end = p.end;
        while (end > p.start && is_line_end_space(content.items[p.item], content.text[end - 1])) --end;
        if (end > p.start) {
          range.end_piece = i + 1;
          range.end_offset = end;
        }
      }
    }
    if (p.type == ItemType::kTab) {
      range.first_piece = i + 1;
      break;
    }
  }
  return range;
}

Alignment align_line(Pass& pass, BoxId container, const InlineContent& content, const BrokenLine& line,
                     bool rtl) {
  const ComputedStyle& style = pass.style(container);
  bool parent_rtl = false;
  TextAlign all = resolved_align(pass, container, parent_rtl);
  bool last = line.done || line.forced_break;
  Side side = last ? last_line_side(style.text_align_last(), all, rtl) : side_of(all, rtl);
  LayoutUnit width;
  for (const LinePiece& p : line.pieces) {
    width += p.inline_size;
    if (p.hyphen) {
      const Hyphen* h = content.hyphen(pass.box(content.items[p.item].box).style);
      if (h != nullptr) width += h->width;
    }
  }
  LayoutUnit space = line.available - line.indent - (width - line.hang);
  Alignment result;
  if (side == Side::kJustify && space > LayoutUnit() && style.text_justify() != TextJustify::kNone) {
    JustifyRange range = justify_range(content, line);
    size_t count = 0;
    for (size_t i = range.first_piece; i < range.end_piece; ++i) {
      const LinePiece& p = line.pieces[i];
      if (p.type != ItemType::kText) continue;
      TextJustify mode = pass.style(content.items[p.item].box).text_justify();
      bool is_last = i + 1 == range.end_piece;
      for (ClusterCursor c(content.shaped, p.start, is_last ? range.end_offset : p.end); !c.at_end();
           c.next()) {
        if (is_last && c.end() >= range.end_offset) break;
        if (is_justification_opportunity(content, mode, c.start(), c.end())) ++count;
      }
    }
    if (count > 0) {
      result.justify = true;
      result.per_opportunity = space.to_px() / static_cast<double>(count);
      space = LayoutUnit();
    }
  }
  if (side == Side::kJustify && !result.justify) side = side_of(TextAlign::kStart, rtl);
  result.offset = line.line_left + offset_for(side, rtl, space);
  if (rtl) {
    result.offset -= line.hang;
  } else {
    result.offset += line.indent;
  }
  return result;
}

}  // namespace colosseum::layout::inline_layout

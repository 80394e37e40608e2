// Data of one inline formatting context: items, paragraph string and shaped text. Independent of any line
// width.
#pragma once

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "layout/core/box_edges.h"
#include "layout/inline/inline_layout.h"

namespace colosseum::layout::inline_layout {

enum class ItemType : uint8_t {
  kText,         ///< characters of one text box, without tabs and forced breaks
  kTab,          ///< one preserved tab
  kForcedBreak,  ///< <br> or a preserved segment break
  kOpen,         ///< start of an inline box
  kClose,        ///< end of an inline box
  kAtomic,       ///< U+FFFC
  kWordBreak,    ///< <wbr>: U+200B
  kMarker,       ///< an outside list marker; no characters
  kFloat,        ///< the place of a float; no characters
  kOutOfFlow,    ///< the place of an absolutely positioned box; no characters
};

enum ItemFlag : uint8_t {
  kItemCollapsible = 1,  ///< its spaces are collapsible: removed at the start and end of a line
  kItemHangs = 2,        ///< its preserved spaces hang at the end of a line (css-text-3 §4.1.2)
  kItemHasEdges = 4,     ///< kOpen, kClose: some margin, border or padding
  kItemNoEdge = 8,       ///< kOpen, kClose: the box goes on in another piece on this side (css2 §9.2.1.1)
  kItemSideEdge = 16,    ///< kOpen, kClose: margin, border or padding on the inline axis, on this side
};

inline constexpr uint32_t kNoItem = 0xFFFFFFFFu;

/// A row of the item table; ranges are UTF-16 offsets in the paragraph, ascending.
struct InlineItem {
  ItemType type = ItemType::kText;
  uint8_t flags = 0;
  uint32_t start = 0, end = 0;
  BoxId box;
  uint32_t open = kNoItem;  ///< innermost kOpen around; of kClose its own kOpen
  uint32_t font = 0;        ///< index of the FontInfo of the box (atomics: of the parent)
  bool has(ItemFlag f) const { return (flags & f) != 0; }
};

/// What lines need to know of one font group.
struct FontInfo {
  FontId id;
  LayoutUnit ascent, descent;  ///< content area, from the dominant baseline
  LayoutUnit text_ascent;      ///< the same from the alphabetic one
  LayoutUnit line_height;      ///< used value
  bool normal_line_height = true;
  float size = 0, x_height = 0, space_advance = 0, zero_advance = 0;
};

/// Distances above and below a baseline.
struct FontHeight {
  LayoutUnit ascent, descent;
  LayoutUnit height() const { return ascent + descent; }
  void unite(const FontHeight& o) {
    if (o.ascent > ascent) ascent = o.ascent;
    if (o.descent > descent) descent = o.descent;
  }
  bool operator==(const FontHeight&) const = default;
};

/// A hyphen, as the style at a hyphenation opportunity shows it, or the ellipsis of text-overflow.
struct Hyphen {
  StyleId style;  ///< of the text that breaks
  uint32_t font = 0;
  std::u16string text;
  ShapedParagraph shaped;
  LayoutUnit width;
};

/// An outside marker with its text shaped by itself.
struct Marker {
  BoxId box, text_box, atomic;
  uint32_t font = 0;
  bool is_symbol = false;  ///< predefined (css-counter-styles-3 §6.3)
  std::u16string text;
  ShapedParagraph shaped;
  LayoutUnit width;
};

struct InlineContent {
  /// The same items as they look on the first line (css-pseudo-4 §2.1); null: as here.
  std::unique_ptr<InlineContent, InlineContentDeleter> first_line;
  bool is_first_line = false;
  std::u16string text;
  std::vector<InlineItem> items;
  std::vector<TextSpan> spans;
  ShapedParagraph shaped;
  std::vector<FontInfo> fonts;
  std::vector<Hyphen> hyphens;  ///< sorted by style
  std::vector<Marker> markers;
  std::unique_ptr<Hyphen> ellipsis;     ///< of text-overflow: ellipsis; null: lines do not show it
  std::vector<uint32_t> forced_breaks;  ///< indexes of the kForcedBreak items; of plaintext paragraphs only
  uint32_t root_font = 0;
  Direction direction = Direction::kLtr;
  bool central_baseline = false;  ///< the dominant one (css-writing-modes-4 §4.4)
  bool plaintext = false;
  bool has_bidi = false;       ///< some character is not at the level of a left-to-right paragraph
  bool has_visible = false;    ///< see has_visible_content()
  bool ignores_strut = false;  ///< quirks and limited-quirks: boxes without text do not count in line height
  bool indents_first_line = true;  ///< false for anonymous blocks that are not the first child

  /// Where an offset of the first line's text lies in this one: the items are the same, texts may differ in
  /// length by text-transform.
  uint32_t from_first_line(uint32_t item, uint32_t offset) const {
    if (item >= items.size()) return offset;
    const uint32_t inside = offset - std::min(offset, first_line->items[item].start);
    return std::min(items[item].start + inside, items[item].end);
  }

  ParagraphText paragraph() const { return {text, spans, direction, plaintext}; }
  uint8_t breaks_at(uint32_t offset) const {
    return offset < shaped.breaks.size() ? shaped.breaks[offset] : uint8_t{kBreakNone};
  }
  uint8_t level_at(uint32_t offset) const {
    return offset < shaped.levels.size() ? shaped.levels[offset] : shaped.base_level;
  }
  /// The hyphen of a text box's style, or null.
  const Hyphen* hyphen(StyleId style) const {
    auto it = std::lower_bound(hyphens.begin(), hyphens.end(), style,
                               [](const Hyphen& h, StyleId id) { return h.style < id; });
    return it == hyphens.end() || it->style != style ? nullptr : &*it;
  }
  const Marker* marker(BoxId box) const {
    for (const Marker& m : markers) {
      if (m.box == box) return &m;
    }
    return nullptr;
  }
};

/// css-text-3 §4: "other space separators", Zs without U+0020 and U+00A0.
inline bool is_other_space_separator(char16_t c) {
  return c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x205F || c == 0x3000;
}
/// Characters that go away or hang at the end of a line (css-text-3 §4.1.2).
inline bool is_line_end_space(const InlineItem& item, char16_t c) {
  return (item.flags & (kItemCollapsible | kItemHangs)) != 0 && (c == u' ' || is_other_space_separator(c));
}

inline bool is_collapsible_mode(const ComputedStyle& s) {
  return s.white_space_collapse() == WhiteSpaceCollapse::kCollapse ||
         s.white_space_collapse() == WhiteSpaceCollapse::kPreserveBreaks;
}

/// A font's ascent and descent around the dominant baseline (css-writing-modes-4 §4.4).
FontHeight font_height(const FontMetrics& metrics, bool central);
/// Ascent and descent with half-leading (css2 §10.8.1; the upper half is rounded down as browsers do).
FontHeight with_leading(LayoutUnit ascent, LayoutUnit descent, LayoutUnit line_height);
/// What a face takes with line-height: normal.
FontHeight normal_height(const FontMetrics& metrics, bool central);
inline FontHeight strut(const FontInfo& f) { return with_leading(f.ascent, f.descent, f.line_height); }

/// The used value of line-height.
LayoutUnit used_line_height(const ComputedStyle& style, const FontMetrics& metrics);

}  // namespace colosseum::layout::inline_layout

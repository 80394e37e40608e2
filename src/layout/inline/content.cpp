// Stages 1 and 2 put together: collected once, shaped once, kept in the LayoutStore.
#include <algorithm>
#include <utility>

#include "base/utf.h"
#include "layout/inline/item_collector.h"
#include "layout/inline/marker.h"

namespace colosseum::layout::inline_layout {

void InlineContentDeleter::operator()(InlineContent* content) const { delete content; }

bool has_only_text(const InlineContent& content) {
  return content.markers.empty() &&
         std::all_of(content.items.begin(), content.items.end(), [](const InlineItem& i) {
           return i.type < ItemType::kAtomic || i.type == ItemType::kWordBreak;
         });
}

FontHeight font_height(const FontMetrics& m, bool central) {
  const LayoutUnit ascent = LayoutUnit::from_px(m.ascent), descent = LayoutUnit::from_px(m.descent);
  if (!central) return {ascent, descent};
  // css-writing-modes-4 §4.4, to whole pixels as the metrics are.
  const LayoutUnit height = ascent + descent, below = LayoutUnit((height / 2).floor());
  return {height - below, below};
}

FontHeight with_leading(LayoutUnit ascent, LayoutUnit descent, LayoutUnit line_height) {
  // css2 §10.8.1: L = line-height - (A + D), half on each side; whole pixels above.
  LayoutUnit leading = line_height - (ascent + descent);
  LayoutUnit above = LayoutUnit((leading / 2).floor());
  LayoutUnit over = ascent + above;
  return {over, line_height - over};
}

FontHeight normal_height(const FontMetrics& m, bool central) {
  const FontHeight h = font_height(m, central);
  return with_leading(h.ascent, h.descent, LayoutUnit::from_px(m.ascent + m.descent + m.line_gap));
}

LayoutUnit used_line_height(const ComputedStyle& style, const FontMetrics& m) {
  const LineHeight& lh = style.line_height();
  switch (lh.kind) {
    case LineHeight::Kind::kNormal: return LayoutUnit::from_px(m.ascent + m.descent + m.line_gap);
    case LineHeight::Kind::kNumber: {
      // Browsers take it for a percentage of the font size in whole units, and cut; lengths they round.
      const auto size = static_cast<float>(LayoutUnit::from_px_round(style.font_size()).to_px());
      return LayoutUnit::from_px(size * (lh.value * 100) / 100);
    }
    case LineHeight::Kind::kLength: return LayoutUnit::from_px_round(lh.value);
  }
  return LayoutUnit();
}

namespace {

void shape_alone(Pass& pass, const InlineContent& c, Hyphen& h) {
  pass.text()->shape_simple(h.text, c.fonts[h.font].id, c.direction, h.shaped);
  double width = 0;
  for (const Glyph& g : h.shaped.glyphs) width += static_cast<double>(g.advance);
  h.width = LayoutUnit::from_px_ceil(width);
}

/// css-overflow-3 §5: text-overflow of a block container that clips; anonymous blocks belong to their parent.
void prepare_ellipsis(Pass& pass, BoxId container, InlineContent& c) {
  BoxId at = container;
  while (pass.box(at).is_anonymous() && pass.box(at).parent.valid()) at = pass.box(at).parent;
  if (pass.box(at).kind != BoxKind::kBlockFlow) return;
  const ComputedStyle& style = pass.style(at);
  if (style.text_overflow() != TextOverflow::kEllipsis || style.overflow_x() == OverflowX::kVisible) return;
  c.ellipsis = std::make_unique<Hyphen>();
  c.ellipsis->font = c.root_font;
  c.ellipsis->text = std::u16string(1, 0x2026);
  shape_alone(pass, c, *c.ellipsis);
}

/// Shapes the hyphen of each style that a hyphenation opportunity may need.
void collect_hyphens(Pass& pass, InlineContent& c) {
  if (pass.text() == nullptr) return;
  std::vector<std::pair<StyleId, uint32_t>> styles;  // with their fonts
  size_t item = 0;
  for (uint32_t at = 0; at < c.shaped.breaks.size(); ++at) {
    if ((c.shaped.breaks[at] & kBreakHyphen) == 0) continue;
    while (item < c.items.size() && (c.items[item].type != ItemType::kText || c.items[item].end < at)) ++item;
    if (item == c.items.size()) break;
    std::pair<StyleId, uint32_t> needed{pass.box(c.items[item].box).style, c.items[item].font};
    if (styles.empty() || styles.back() != needed) styles.push_back(needed);
  }
  std::sort(styles.begin(), styles.end());
  styles.erase(std::unique(styles.begin(), styles.end()), styles.end());
  for (auto [style, font] : styles) {
    Hyphen h;
    h.style = style;
    h.font = font;
    const std::string& own = pass.boxes().document().styles().get(style).hyphenate_character();
    h.text = own.empty() || own == "auto" ? std::u16string(1, 0x2010) : to_utf16(own);
    shape_alone(pass, c, h);
    c.hyphens.push_back(std::move(h));
  }
}

/// Items, spans and text up to an offset; the inline boxes that are open there end.
void cut_text(InlineContent& c, uint32_t end) {
  size_t kept = 0;
  while (kept < c.items.size() && c.items[kept].start < end) ++kept;
  const uint32_t first_dropped = static_cast<uint32_t>(kept);
  for (size_t i = kept; i < c.items.size(); ++i) {
    const InlineItem& item = c.items[i];
    if (item.type == ItemType::kClose && item.open < first_dropped) c.items[kept++] = item;
  }
  c.items.resize(kept);
  for (InlineItem& item : c.items) {
    item.start = std::min(item.start, end);
    item.end = std::min(item.end, end);
  }
  std::erase_if(c.spans, [&](const TextSpan& s) { return s.start >= end; });
  if (!c.spans.empty()) c.spans.back().end = std::min(c.spans.back().end, end);
  c.text.resize(end);
}

/// Limits::max_layout_bytes: a paragraph that would need more than is left loses its end.
void keep_to_limit(Pass& pass, InlineContent& c) {
  // Characters have a glyph, a level, flags and two bytes of text; few have more than one glyph.
  constexpr size_t kBytesPerUnit = sizeof(Glyph) + 2 * sizeof(uint8_t) + sizeof(char16_t);
  const size_t room = pass.bytes_left() - pass.bytes_left() / 8;  // the rest is for its lines
  const size_t fits = room / kBytesPerUnit;
  if (c.text.size() > fits) {
    uint32_t end = static_cast<uint32_t>(fits);
    if (end > 0 && (c.text[end] & 0xFC00) == 0xDC00) --end;
    cut_text(c, end);
    pass.exceed_limit("too much text for the memory allowed, the rest of the paragraph is left out");
  }
}

size_t bytes_of(const InlineContent& c) {
  return sizeof(InlineContent) + c.text.size() * sizeof(char16_t) + c.items.size() * sizeof(InlineItem) +
         c.spans.size() * sizeof(TextSpan) + c.shaped.runs.size() * sizeof(ShapedRun) +
         c.shaped.glyphs.size() * sizeof(Glyph) + c.shaped.breaks.size() + c.shaped.levels.size();
}

/// Predefined symbols of markers inside the list item take the room that browsers give them.
void size_symbols(Pass& pass, InlineContent& c) {
  for (const InlineItem& item : c.items) {
    if (item.type != ItemType::kText || !pass.box(item.box).has(kBoxSymbol)) continue;
    auto advance = static_cast<float>(symbol_advance(
        c.fonts[item.font], std::u16string_view(c.text).substr(item.start, item.end - item.start)));
    for (Glyph& g : c.shaped.glyphs) {
      if (g.cluster >= item.start && g.cluster < item.end) g.advance = std::exchange(advance, 0.0f);
    }
  }
}

void fill(Pass& pass, BoxId container, InlineContent& c) {
  collect_items(pass, container, c);
  keep_to_limit(pass, c);
  if (pass.text() != nullptr) {
    pass.text()->shape(c.paragraph(), c.shaped);
    size_symbols(pass, c);
    collect_hyphens(pass, c);
    prepare_ellipsis(pass, container, c);
  }
  if (c.plaintext) {
    for (uint32_t i = 0; i < c.items.size(); ++i) {
      if (c.items[i].type == ItemType::kForcedBreak) c.forced_breaks.push_back(i);
    }
  }
  c.has_bidi = c.shaped.base_level != 0 || c.direction == Direction::kRtl ||
               std::any_of(c.shaped.levels.begin(), c.shaped.levels.end(), [](uint8_t l) { return l != 0; });
  pass.charge(bytes_of(c));
}

}  // namespace

const InlineContent& content(Pass& pass, BoxId container) {
  if (const InlineContents::Owner& known = pass.store().inline_contents.of(container)) return *known;
  auto* c = new InlineContent;
  pass.store().inline_contents.of(container).reset(c);
  fill(pass, container, *c);
  if (pass.boxes().uses_first_lines() && pass.boxes().first_line_style(container).valid()) {
    c->first_line.reset(new InlineContent);
    c->first_line->is_first_line = true;
    fill(pass, container, *c->first_line);
    // A limit cut one of the two.
    if (c->first_line->items.size() != c->items.size()) c->first_line.reset();
  }
  return *c;
}

bool has_visible_content(const InlineContent& content) { return content.has_visible; }

}  // namespace colosseum::layout::inline_layout

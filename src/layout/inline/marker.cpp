#include "layout/inline/marker.h"

#include "layout/core/writing_modes.h"
#include "layout/inline/inline_layout.h"

namespace colosseum::layout::inline_layout {

namespace {

/// From the list item's border edge to the container's content edge on the inline-start side: markers stand
/// outside the border box (css-lists-3 §3.5).
LayoutUnit distance_to_list_item(Pass& pass, BoxId container, const Marker& marker) {
  LayoutUnit distance;
  NodeId item = pass.box(marker.box).node;
  for (BoxId b = container; b.valid(); b = pass.box(b).parent) {
    const Box& box = pass.box(b);
    const ComputedStyle& style = pass.style(b);
    WritingDirection wd = layout_direction(style);
    distance += border_edges(style, wd).inline_start + padding_edges(style, wd, LayoutUnit()).inline_start;
    if (!box.is_anonymous() && box.node == item) break;
    distance += margin_edges(style, wd, LayoutUnit()).inline_start;
  }
  return distance;
}

bool is_disclosure(char16_t c) { return c == 0x25BE || c == 0x25B8 || c == 0x25C2; }

/// The text of a predefined symbol, be it from `list-style-type` or a counter in `content`.
bool shows_symbol(const Marker& marker) {
  if (marker.text.empty() || marker.text.size() > 2) return false;
  const char16_t c = marker.text[0];
  return is_disclosure(c) || c == 0x2022 || c == 0x25E6 || c == 0x25AA;
}

}  // namespace

// Browsers draw the symbols: a bullet of about a third of the ascent with 1em after it, or a triangle.
double symbol_advance(const FontInfo& font, std::u16string_view symbol) {
  const double size = static_cast<double>(font.size);
  if (!symbol.empty() && is_disclosure(symbol[0])) return 1.06 * size;
  const int bullet = (font.text_ascent.round() * 2 / 3 + 1) / 2;
  return bullet + size + 1;
}

void shape_marker(Pass& pass, const InlineContent& content, Marker& marker) {
  if (pass.text() == nullptr || marker.text.empty() || !marker.text_box.valid()) return;
  const ComputedStyle& style = pass.style(marker.text_box);
  const TextTransform::Case letter_case = style.text_transform().letter_case;
  if (letter_case != TextTransform::Case::kNone) {
    marker.text = pass.text()->transform_case(marker.text, letter_case, false, style.colosseum_lang());
  }
  pass.text()->shape_simple(marker.text, content.fonts[marker.font].id, content.direction, marker.shaped);
  const Length &letters = style.letter_spacing(), &words = style.word_spacing();
  const float letter = letters.is_fixed() && !marker.is_symbol ? letters.px : 0;
  const float word = words.is_fixed() && !marker.is_symbol ? words.px : 0;
  double width = 0;
  for (Glyph& g : marker.shaped.glyphs) {
    if (g.advance > 0) g.advance += letter;
    if (g.cluster < marker.text.size() && marker.text[g.cluster] == u' ') g.advance += word;
    width += static_cast<double>(g.advance);
  }
  marker.width = LayoutUnit::from_px_ceil(width);
}

bool is_inner_marker(const BoxTree& boxes, BoxId marker) {
  return boxes.inner_marker(boxes.principal_box(boxes.box(marker).node)) == marker;
}

LayoutUnit marker_ascent(Pass& pass, const InlineContent& content, const Marker& marker) {
  if (!marker.text_box.valid()) return LayoutUnit::min();
  const FontInfo& font = content.fonts[marker.font];
  FontHeight height = strut(font);
  if (pass.text() != nullptr && font.normal_line_height && !shows_symbol(marker)) {
    for (const ShapedRun& run : marker.shaped.runs) {
      if (run.glyph_count == 0) continue;
      height.unite(normal_height(pass.text()->metrics(run.face), content.central_baseline));
    }
  }
  return height.ascent;
}

LayoutUnit inner_marker_ascent(Pass& pass, BoxId marker) {
  BoxId container = marker;
  while (container.valid() && !pass.box(container).has(kBoxChildrenInline)) {
    container = pass.box(container).parent;
  }
  if (!container.valid()) return LayoutUnit::min();
  const InlineContent& content = inline_layout::content(pass, container);
  const Marker* placed = content.marker(marker);
  return placed == nullptr ? LayoutUnit::min() : marker_ascent(pass, content, *placed);
}

std::span<const GlyphRun> shaped_runs(Arena& arena, const ShapedParagraph& shaped) {
  std::span<GlyphRun> runs = arena.make_array<GlyphRun>(shaped.runs.size());
  double x = 0;
  for (size_t i = 0; i < runs.size(); ++i) {
    const ShapedRun& run = shaped.runs[i];
    runs[i] = {run.face, std::span<const Glyph>(shaped.glyphs).subspan(run.first_glyph, run.glyph_count),
               LayoutUnit::from_px(x), run.upright};
    for (const Glyph& g : runs[i].glyphs) x += static_cast<double>(g.advance);
  }
  return runs;
}

MarkerPlace place_marker(Pass& pass, BoxId container, const InlineContent& content, const LineInput& input,
                         const Marker& marker, LayoutUnit baseline, bool rtl) {
  const FontInfo& font = content.fonts[marker.font];
  const WritingDirection flow = layout_direction(pass.style(container)), wd = line_relative(flow);
  Arena& arena = pass.arena();
  Fragment* box = pass.make_fragment();
  box->kind = FragmentKind::kInlineBox;
  box->flags |= kFragmentMarker;
  box->box = marker.box;
  LayoutUnit width = marker.width, ascent = font.ascent;
  LayoutUnit gap;
  const Fragment* child = nullptr;
  if (marker.atomic.valid()) {
    ChildSpaceBuilder builder({}, flow, pass.style(marker.atomic));
    builder.set_sizes({input.inline_size, kIndefiniteSize}, {kIndefiniteSize, kIndefiniteSize});
    builder.set_auto(AutoSize::kFitContent, AutoSize::kFitContent);
    child = pass.layout(marker.atomic, builder.space, nullptr, nullptr, kReadNothing).fragment;
    const LogicalSize size = to_logical(child->size, wd);
    width = size.inline_size;
    const LayoutUnit baseline =
        baseline_in(wd, layout_direction(pass.style(marker.atomic)), *child, child->last_baseline);
    ascent = is_indefinite(baseline) ? size.block_size : baseline;
    box->size = child->size;
    if (pass.box(marker.atomic).kind == BoxKind::kReplaced) gap = LayoutUnit(7);
  } else if (marker.text_box.valid()) {
    Fragment* text = pass.make_fragment();
    text->kind = FragmentKind::kText;
    text->flags |= kFragmentMarker;
    text->box = marker.text_box;
    text->size = to_physical(LogicalSize{width, font.ascent + font.descent}, wd);
    TextData* data = arena.make<TextData>();
    data->text = marker.text;
    data->runs = shaped_runs(arena, marker.shaped);
    data->font = font.id;
    data->baseline = font.text_ascent;
    data->bidi_level = rtl ? 1 : 0;
    text->text = data;
    child = text;
    box->size = text->size;
    if (marker.is_symbol && !is_disclosure(marker.text[0]))
      gap = LayoutUnit(font.text_ascent.floor() * 2 / 3 + 7) - width;
    if (gap < LayoutUnit()) gap = LayoutUnit();
  }
  if (child != nullptr) {
    std::span<FragmentLink> links = arena.make_array<FragmentLink>(1);
    links[0] = {child, {}};
    box->children = links;
  }
  box->first_baseline = box->last_baseline = ascent;
  LayoutUnit outside = distance_to_list_item(pass, container, marker) + gap;
  LayoutUnit x = rtl ? input.inline_size + outside : -outside - width;
  return {box, {x, baseline - ascent}};
}

}  // namespace colosseum::layout::inline_layout

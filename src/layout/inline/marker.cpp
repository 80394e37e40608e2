#include "layout/inline/marker.h"

#include "layout/core/writing_modes.h"

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

/// Symbols stand a little farther out than text, as browsers place them.
bool is_symbol(const Marker& marker) {
  if (marker.text.empty()) return false;
  char16_t c = marker.text[0];
  return marker.text.size() <= 2 &&
         (c == 0x2022 || c == 0x25E6 || c == 0x25AA || c == 0x25A0 || c == 0x25CB || c == 0x25CF);
}

}  // namespace

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

bool is_predefined_symbol(const Marker& marker) {
  if (marker.text.empty() || marker.text.size() > 2) return false;
  const char16_t c = marker.text[0];
  return is_symbol(marker) || c == 0x25BE || c == 0x25B8 || c == 0x25C2;
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
    if (is_symbol(marker)) gap = LayoutUnit(font.text_ascent.floor() * 2 / 3 + 7) - width;
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

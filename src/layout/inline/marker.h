// Outside list markers (css-lists-3 §3.5): beside the first line, without taking room on it.
#pragma once

#include "layout/inline/inline_content.h"

namespace colosseum::layout::inline_layout {

/// Shapes the text of an outside marker.
void shape_marker(Pass& pass, const InlineContent& content, Marker& marker);
/// The room that browsers give to a predefined symbol on the line, in px.
double symbol_advance(const FontInfo& font, std::u16string_view symbol);
/// Whether the marker's list item has its first line in a box inside of it.
bool is_inner_marker(const BoxTree& boxes, BoxId marker);
/// How far a marker with text rises above the baseline.
LayoutUnit marker_ascent(Pass& pass, const InlineContent& content, const Marker& marker);
/// The same for a marker in a box inside of its list item; LayoutUnit::min() when it is not laid out.
LayoutUnit inner_marker_ascent(Pass& pass, BoxId marker);

/// The marker's fragment and its line-relative place on the line.
struct MarkerPlace {
  const Fragment* fragment;
  LogicalOffset offset;
};
/// `baseline`: of the line, from its over side.
MarkerPlace place_marker(Pass& pass, BoxId container, const InlineContent& content, const LineInput& input,
                         const Marker& marker, LayoutUnit baseline, bool rtl);

/// Runs of a text shaped by itself, in the arena.
std::span<const GlyphRun> shaped_runs(Arena& arena, const ShapedParagraph& shaped);

}  // namespace colosseum::layout::inline_layout

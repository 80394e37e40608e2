// Outside list markers (css-lists-3 §3.5): beside the first line, without taking room on it.
#pragma once

#include "layout/inline/inline_content.h"

namespace colosseum::layout::inline_layout {

/// Whether a marker is a predefined symbol (css-counter-styles-3 §6.3). Browsers draw these, so no fallback
/// font's height counts.
bool is_predefined_symbol(const Marker& marker);

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

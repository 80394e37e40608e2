// Reading shaped text by character ranges: cluster by cluster in logical order, and as glyph runs for
// drawing.
#pragma once

#include "layout/inline/inline_content.h"

namespace colosseum::layout::inline_layout {

/// Walks the glyph clusters of [start, end) in logical order. Work is proportional to what is walked, after
/// one binary search.
class ClusterCursor {
 public:
  ClusterCursor(const ShapedParagraph& shaped, uint32_t start, uint32_t end);
  bool at_end() const { return start_ >= limit_; }
  void next();
  uint32_t start() const { return start_; }  ///< first character of the cluster
  uint32_t end() const { return end_; }
  double advance() const { return advance_; }

 private:
  void enter_run();
  void read();

  const ShapedParagraph& shaped_;
  uint32_t limit_;
  size_t run_ = 0;
  ptrdiff_t glyph_ = 0, last_ = 0, step_ = 1;
  uint32_t start_ = 0, end_ = 0;
  double advance_ = 0;
};

/// Glyphs of one run inside a range.
struct RunSlice {
  FaceId face;
  std::span<const Glyph> glyphs;
  bool rtl = false;
  bool upright = false;
};

/// The glyphs of [start, end), all of one bidi level, left to right. At `line_start` and `line_end` the range
/// is cut by a line break: where that is unsafe the neighbourhood is shaped again. Appends to `out`; returns
/// the width in px.
double slice_text(Pass& pass, const InlineContent& content, uint32_t start, uint32_t end, bool line_start,
                  bool line_end, std::vector<RunSlice>& out);

/// How much wider [start, end) gets when a line break cuts the text at its start (its end), in px.
double growth_by_cut_at_start(Pass& pass, const InlineContent& content, uint32_t start, uint32_t end);
double growth_by_cut_at_end(Pass& pass, const InlineContent& content, uint32_t start, uint32_t end);

/// The width of [start, end) without reshaping.
double text_width(const ShapedParagraph& shaped, uint32_t start, uint32_t end);

}  // namespace colosseum::layout::inline_layout

// text-align and justification of one line (css-text-3 §6).
#pragma once

#include "layout/inline/line_boxes.h"

namespace colosseum::layout::inline_layout {

/// Where the line's content begins and how it is stretched.
struct Alignment {
  LayoutUnit offset;  ///< of the content's left edge from the line's left edge
  bool justify = false;
  double per_opportunity = 0;  ///< px to add at each justification opportunity
};

/// Aligns a line whose paragraph has the given base direction.
Alignment align_line(Pass& pass, BoxId container, const InlineContent& content, const BrokenLine& line,
                     bool rtl);

/// Whether the boundary after the cluster [start, end) of a text piece is a justification opportunity
/// (css-text-3 §6.4); `last` tells the line's last cluster.
bool is_justification_opportunity(const InlineContent& content, TextJustify mode, uint32_t start,
                                  uint32_t end);

/// End of the part of the pieces that justification may stretch: trailing white space is left out.
struct JustifyRange {
  size_t first_piece = 0;   ///< pieces before belong to text before a tab
  size_t end_piece = 0;     ///< one past the piece that holds the last character
  uint32_t end_offset = 0;  ///< in that piece: characters from here on do not stretch
};
JustifyRange justify_range(const InlineContent& content, const BrokenLine& line);

}  // namespace colosseum::layout::inline_layout

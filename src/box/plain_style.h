// What box generation finds once for each style, so that most elements need nothing more.
#pragma once

#include "box/box_tree.h"

namespace colosseum {

/// Whether the elements of a style are plain: each makes one block-level box in flow and nothing else,
/// neither counters nor pseudo boxes nor containment, whatever is around it (but inline boxes and tables).
struct PlainStyle {
  bool is_known = false;
  bool is_plain = false;
  bool has_page = false;  ///< names a page (css-page-3 §9)
  BoxKind kind = BoxKind::kBlockFlow;
  uint16_t flags = 0;  ///< BoxFlag
  WritingMode writing_mode = WritingMode::kHorizontalTb;
};

/// Looks at a style.
PlainStyle find_plain_style(const ComputedStyle& style);

}  // namespace colosseum

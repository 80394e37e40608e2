// The first product of box generation: boxes before anonymous boxes are put around them.
#pragma once

#include <string>
#include <vector>

#include "box/box_tree.h"

namespace colosseum {

/// Facts about an item that decide where anonymous boxes go.
enum BoxItemBit : uint8_t {
  kItemHasBlock = 1,       ///< holds a block-level box, in its own formatting context (through inline boxes)
  kItemHasInline = 2,      ///< a direct child is inline-level and does not collapse away
  kItemHasLine = 4,        ///< in-flow content below makes a line box
  kItemCollapsible = 8,    ///< text that collapses away at the edge of a line (css2 §9.2.2.1)
  kItemHasOutOfFlow = 16,  ///< a direct child is out of flow: it makes neither a block nor a line
  kItemTablePart = 32,     ///< an internal table box or a caption: needs a table around it
  kItemMixed = 64,         ///< a direct child is neither a block-level box in flow nor text that collapses
  kItemPlain = 128,        ///< of an element with a PlainStyle
};

/// One element, pseudo-element, text or break. Items are in tree order; a subtree is [index, end).
struct BoxItem {
  NodeId node;
  StyleId style;
  uint32_t parent = UINT32_MAX;
  uint32_t end = 0;
  uint32_t text = 0;   ///< of generated text: index into BoxItems::strings; of generated images: into images
  uint16_t flags = 0;  ///< BoxFlag
  BoxKind kind = BoxKind::kBlockFlow;
  uint8_t bits = 0;  ///< BoxItemBit

  /// Absolutely positioned or floating.
  bool is_out_of_flow() const { return (flags & (kBoxOutOfFlow | kBoxFloating)) != 0; }
  bool is_inline_level() const { return (flags & kBoxInlineLevel) != 0; }
  bool has(BoxItemBit bit) const { return (bits & bit) != 0; }
};

struct BoxItems {
  BlockVector<BoxItem> items;
  std::vector<std::string> strings;
  std::vector<ReplacedContent> images;
  bool has_page_names = false;   ///< a plain item has one
  bool has_first_lines = false;  ///< some block container has a ::first-line
};

}  // namespace colosseum

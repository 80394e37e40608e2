// The output of layout: immutable fragments (css-break-3 §2). A fragment knows its size and children, never
// its own position.
#pragma once

#include <cstdint>
#include <span>

#include "colosseum/geometry.h"
#include "colosseum/ids.h"
#include "colosseum/style.h"
#include "colosseum/text.h"

namespace colosseum::layout {

enum class FragmentKind : uint8_t {
  kPage,       ///< a page box; its children are the page area's content
  kBox,        ///< a block-level or atomic inline box, or a part of it
  kLine,       ///< a line box
  kInlineBox,  ///< the part of an inline box on one line
  kText,       ///< glyphs of one text box on one line, of one bidi level
};

enum FragmentFlag : uint16_t {
  kFragmentFirst =
      1,  ///< first fragment of its box: draws the block-start edge (inline: the inline-start edge)
  kFragmentLast = 2,    ///< last fragment of its box: draws the block-end edge (inline: the inline-end edge)
  kFragmentMarker = 4,  ///< an outside list marker
  kFragmentHyphen = 8,  ///< text ends with a hyphen that is not in the document
  kFragmentBreak = 16,  ///< the zero-width place of a forced line break
  kFragmentEllipsis =
      32,  ///< made by text-overflow: the ellipsis, or the part of a text that shows before it
  kFragmentHidden =
      64,  ///< hidden by text-overflow: has its place, but neither it nor its descendants are painted
  kFragmentTableWrapper = 128,  ///< of a table with captions, around the grid: has no background and borders
  kFragmentTableGrid = 256,     ///< the grid in such a wrapper, a second fragment of the table's box
  kFragmentFirstLine = 512,     ///< looks as its box does on a first line: BoxTree::first_line_style()
  kFragmentCollapsedLines = 1024,  ///< has the borders of a table in the collapsing model
};

struct Fragment;

/// A child and where its border box lies, from the parent fragment's border-box top left corner; relative
/// positioning (css2 §9.4.3) is part of it.
struct FragmentLink {
  const Fragment* fragment = nullptr;
  PhysicalOffset offset;
};

/// A piece of a shaped run as it is drawn: glyphs in visual order.
struct GlyphRun {
  FaceId face;
  std::span<const Glyph> glyphs;  ///< advances as drawn: justification and tabs included
  LayoutUnit x;                   ///< from the text fragment's line-left edge
  bool upright = false;           ///< glyphs stand upright around the centre of the line (ShapedRun)
};

/// What a text fragment shows. Offsets are into the UTF-16 text of its inline formatting context.
struct TextData {
  uint32_t start = 0, end = 0;
  std::u16string_view
      text;  ///< exactly the characters shown, after white-space processing and text-transform
  std::span<const GlyphRun> runs;  ///< from line-left to line-right
  FontId font;
  LayoutUnit baseline;  ///< alphabetic, from the fragment's line-over edge
  uint8_t bidi_level = 0;
};

/// A border of the collapsing model as it is drawn (css2 §17.6.2).
struct CollapsedLine {
  PhysicalRect rect;  ///< from the border-box corner of the table's grid
  BorderStyle style = BorderStyle::kNone;
  Color color;
  bool is_horizontal = false;
};

/// Used widths around the content of a fragment.
struct FragmentEdges {
  PhysicalEdges border, padding;
  bool operator==(const FragmentEdges&) const = default;
};
/// Of a fragment with kFragmentCollapsedLines: the grid of a table in the collapsing model.
struct CollapsedEdges : FragmentEdges {
  std::span<const CollapsedLine> lines;
};

/// Stored in the layout's arena, never changed after it is made.
struct Fragment {
  FragmentKind kind = FragmentKind::kBox;
  uint16_t flags = kFragmentFirst | kFragmentLast;
  BoxId box;          ///< the box it is a part of; of lines, the block container; of pages none
  PhysicalSize size;  ///< border box; lines: the line box; text: advance × (ascent + descent), turned in
                      ///< vertical writing modes
  LayoutUnit first_baseline = kIndefiniteSize;  ///< from the block-start edge; indefinite: none
  LayoutUnit last_baseline = kIndefiniteSize;
  std::span<const FragmentLink> children;  ///< in tree order (lines: visual order)
  union {
    const FragmentEdges* edges = nullptr;  ///< null: all zero. The border of a line with kFragmentFirstLine
                                           ///< says where in the line box its ::first-line lies
    const TextData* text;                  ///< of kText
  };

  bool has(FragmentFlag f) const { return (flags & f) != 0; }
  bool has_edges() const { return kind != FragmentKind::kText && edges != nullptr; }
  PhysicalEdges border() const { return has_edges() ? edges->border : PhysicalEdges(); }
  PhysicalEdges padding() const { return has_edges() ? edges->padding : PhysicalEdges(); }
  std::span<const CollapsedLine> collapsed_lines() const {
    if (!has(kFragmentCollapsedLines)) return {};
    return static_cast<const CollapsedEdges*>(edges)->lines;
  }
};
static_assert(sizeof(Fragment) <= 48);

}  // namespace colosseum::layout

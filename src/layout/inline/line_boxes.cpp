#include "layout/inline/line_boxes.h"

#include <algorithm>
#include <utility>

#include "layout/core/control_boxes.h"
#include "layout/core/writing_modes.h"
#include "layout/inline/glyph_slice.h"
#include "layout/inline/marker.h"

namespace colosseum::layout::inline_layout {

namespace {

using Kind = VerticalAlign::Kind;

class Builder {
 public:
  Builder(Pass& pass, BoxId container, const InlineContent& content, const LineInput& input,
          const BrokenLine& line)
      : pass_(pass), container_(container), content_(content), input_(input), line_(line) {}

  LineBoxes run() {
    add_root();
    open_enclosing();
    for (uint32_t i = 0; i < line_.pieces.size(); ++i) add_piece(i);
    for (uint32_t n = current_; n != kNoNode && n != 0; n = out_.nodes[n].parent)
      mark_place(n, line_.base_level);
    include_struts();
    include_fallback_fonts();
    align();
    place();
    return std::move(out_);
  }

 private:
  const FontInfo& font(const LineNode& n) const { return content_.fonts[n.font]; }

  void add_root() {
    LineNode root;
    root.box = container_;
    root.font = content_.root_font;
    out_.nodes.push_back(root);
  }

  uint32_t add_node(BoxId box, uint32_t font) {
    LineNode n;
    n.box = box;
    n.parent = current_;
    n.depth = out_.nodes[current_].depth + 1;
    n.font = font;
    n.align = pass_.style(box).vertical_align().kind;
    n.own_root = n.align == Kind::kTop || n.align == Kind::kBottom;
    out_.nodes.push_back(n);
    return static_cast<uint32_t>(out_.nodes.size() - 1);
  }

  void open_node(uint32_t item_index, bool starts_here) {
    const InlineItem& item = content_.items[item_index];
    uint32_t n = add_node(item.box, item.font);
    LineNode& node = out_.nodes[n];
    node.has_start = starts_here && !item.has(kItemNoEdge);
    node.has_edges = item.has(kItemHasEdges);
    if (node.has_edges) node.edges = inline_edges(pass_.style(item.box), input_.percentage.inline_size);
    current_ = n;
  }

  /// The inline boxes that were open when the line began.
  void open_enclosing() {
    if (input_.start.item >= content_.items.size()) return;
    std::vector<uint32_t> chain;
    for (uint32_t i = content_.items[input_.start.item].open; i != kNoItem; i = content_.items[i].open)
      chain.push_back(i);
    for (size_t i = chain.size(); i-- > 0;) open_node(chain[i], false);
  }

  void add_leaf(uint32_t node, uint32_t piece, uint8_t level, LayoutUnit width) {
    out_.leaves.push_back({node, piece, level, std::exchange(gap_level_, LineLeaf::kNoGap), width});
    // Counted up to the first ancestor that has one already.
    for (uint32_t n = node; n != kNoNode && out_.nodes[n].leaves++ == 0;) n = out_.nodes[n].parent;
  }

  /// Keeps the place of a box without content.
  void mark_place(uint32_t node, uint8_t level) {
    if (out_.nodes[node].leaves == 0) add_leaf(node, kNoItem, level, LayoutUnit());
  }

  /// UAX 9 rule L2 sees the initiators and ends of isolates, which have the level around them.
  void note_isolates(const InlineItem& item) {
    if (!content_.has_bidi) return;
    for (uint32_t at = item.start; at < item.end; ++at) {
      const char16_t c = content_.text[at];
      if (c >= 0x2066 && c <= 0x2069) gap_level_ = std::min(gap_level_, content_.level_at(at));
    }
  }

  void add_piece(uint32_t index) {
    const LinePiece& p = line_.pieces[index];
    const InlineItem& item = content_.items[p.item];
    if (p.type == ItemType::kOpen) note_isolates(item);
    switch (p.type) {
      case ItemType::kOpen: open_node(p.item, true); break;
      case ItemType::kClose:
        if (current_ != 0) {
          mark_place(current_, p.level);
          if (!item.has(kItemNoEdge)) out_.nodes[current_].has_end = true;
          current_ = out_.nodes[current_].parent;
        }
        note_isolates(item);
        break;
      case ItemType::kAtomic: add_atomic(index, p); break;
      case ItemType::kForcedBreak:
        // In quirks mode a forced break counts as text only on a line of its own.
        if (!has_content_) out_.nodes[current_].has_text = true;
        add_leaf(current_, index, p.level, LayoutUnit());
        break;
      case ItemType::kText:
      case ItemType::kTab:
        has_content_ = true;
        out_.nodes[current_].has_text = true;
        add_leaf(current_, index, p.level, p.inline_size);
        break;
      case ItemType::kWordBreak: break;
      case ItemType::kMarker:
      case ItemType::kFloat: break;
      case ItemType::kOutOfFlow: add_leaf(current_, index, p.level, LayoutUnit()); break;
    }
  }

  void add_atomic(uint32_t index, const LinePiece& p) {
    has_content_ = true;
    const InlineItem& item = content_.items[p.item];
    uint32_t n = add_node(item.box, out_.nodes[current_].font);
    out_.nodes[n].atomic = true;
    out_.nodes[n].metrics = atomic_metrics(item.box, p);
    add_leaf(n, index, p.level, p.inline_size);
  }

  // css2 §10.8.1: the baseline of an atomic inline.
  FontHeight atomic_metrics(BoxId box, const LinePiece& p) const {
    const WritingDirection wd = line_relative(layout_direction(pass_.style(container_)));
    const LayoutUnit size = to_logical(p.fragment->size, wd).block_size;
    const LayoutUnit baseline =
        baseline_in(wd, layout_direction(pass_.style(box)), *p.fragment, atomic_baseline(box, *p.fragment));
    if (!is_indefinite(baseline)) {
      return {p.margin.block_start + baseline, size - baseline + p.margin.block_end};
    }
    // css-writing-modes-4 §4.3
    const LayoutUnit height = p.margin.block_start + size + p.margin.block_end;
    if (!content_.central_baseline) return {height, LayoutUnit()};
    return {height - height / 2, height / 2};
  }

  /// From the box's own block-start edge; indefinite: none.
  LayoutUnit atomic_baseline(BoxId box, const Fragment& fragment) const {
    const ComputedStyle& style = pass_.style(box);
    switch (pass_.box(box).kind) {
      case BoxKind::kBlockFlow:
        // An inline-block's is that of its last line box, unless overflow is not visible.
        return scrolls(style) && !keeps_baseline(pass_, box) ? kIndefiniteSize : fragment.last_baseline;
      case BoxKind::kFlex:
      case BoxKind::kGrid:
      case BoxKind::kTable:
      case BoxKind::kLeaf: return fragment.first_baseline;
      default: return kIndefiniteSize;
    }
  }

  // css2 §10.8.1: each inline box, empty ones too, has at least the height of its strut; in quirks and
  // limited-quirks mode only boxes with text or edges on this line, and the root of a list item (quirks "line
  // height calculation", "blocks ignore line-height"): that one, as browsers have it, where a box in it
  // begins.
  void include_struts() {
    const auto begins = [](const LineNode& n) { return n.parent != kNoNode && (n.atomic || n.has_start); };
    for (LineNode& n : out_.nodes) {
      if (n.atomic) continue;
      n.counts = !content_.ignores_strut || n.has_text || has_inline_edges(n) ||
                 (n.parent == kNoNode && pass_.style(n.box).display().list_item &&
                  (out_.nodes.size() == 1 || std::any_of(out_.nodes.begin(), out_.nodes.end(), begins)));
      if (n.counts) n.metrics = strut(font(n));
    }
  }

  static bool has_inline_edges(const LineNode& n) {
    if (!n.has_edges) return false;
    const InlineEdges& e = n.edges;
    bool start = e.margin.inline_start || e.border.inline_start || e.padding.inline_start;
    bool end = e.margin.inline_end || e.border.inline_end || e.padding.inline_end;
    return (n.has_start && start) || (n.has_end && end);
  }

  // With line-height: normal the other faces that glyphs came from count as well, as browsers do (css2
  // §10.8.1 leaves it open).
  void include_fallback_fonts() {
    if (pass_.text() == nullptr) return;
    FaceId last;
    uint32_t last_node = kNoNode;
    std::vector<RunSlice> slices;
    for (const LineLeaf& leaf : out_.leaves) {
      if (leaf.piece == kNoItem) continue;
      const LinePiece& p = line_.pieces[leaf.piece];
      LineNode& node = out_.nodes[leaf.node];
      if (p.type != ItemType::kText || !font(node).normal_line_height) continue;
      if (pass_.box(content_.items[p.item].box).has(kBoxSymbol)) continue;  // drawn
      for_each_face(p, [&](FaceId face) {
        if (face == last && leaf.node == last_node) return;
        last = face;
        last_node = leaf.node;
        node.metrics.unite(normal_height(pass_.text()->metrics(face), content_.central_baseline));
      });
    }
  }

  template <typename F>
  void for_each_face(const LinePiece& p, F&& f) const {
    const auto& runs = content_.shaped.runs;
    auto it = std::upper_bound(runs.begin(), runs.end(), p.start,
                               [](uint32_t o, const ShapedRun& r) { return o < r.end; });
    for (; it != runs.end() && it->start < p.end; ++it) {
      if (it->glyph_count > 0) f(it->face);
    }
  }

  /// Children before parents: each box's shift, then its extent joined to the parent's.
  void align() {
    for (size_t i = out_.nodes.size(); i-- > 1;) {
      LineNode& n = out_.nodes[i];
      if (n.own_root) continue;
      LineNode& parent = out_.nodes[n.parent];
      n.shift = baseline_shift(n, parent);
      if (!n.atomic && !n.counts && n.metrics == FontHeight()) continue;
      parent.metrics.unite({n.metrics.ascent - n.shift, n.metrics.descent + n.shift});
    }
  }

  // css2 §10.8.1 vertical-align; sub, super and middle with the amounts browsers use.
  LayoutUnit baseline_shift(const LineNode& n, const LineNode& parent) const {
    const FontInfo& pf = font(parent);
    switch (n.align) {
      case Kind::kSub: return LayoutUnit::from_px(pf.size) / 5 + LayoutUnit(1);
      case Kind::kSuper: return -(LayoutUnit::from_px(pf.size) / 3 + LayoutUnit(1));
      case Kind::kTextTop: return n.metrics.ascent - pf.ascent;
      case Kind::kTextBottom: return pf.descent - n.metrics.descent;
      case Kind::kMiddle:
        return (n.metrics.ascent - n.metrics.descent) / 2 -
               LayoutUnit::from_px_round(static_cast<double>(pf.x_height) / 2);
      case Kind::kLength: {
        const Length& length = pass_.style(n.box).vertical_align().length;
        return -resolve(length, length.has_percent() ? own_line_height(n) : LayoutUnit());
      }
      default: return LayoutUnit();
    }
  }

  LayoutUnit own_line_height(const LineNode& n) const {
    if (!n.atomic) return font(n).line_height;
    const ComputedStyle& style = pass_.style(n.box);
    FontMetrics m;
    if (pass_.text() != nullptr) m = pass_.text()->metrics(pass_.text()->font(style.font_group()));
    return used_line_height(style, m);
  }

  // css-lists-3 §3.5 leaves the place of outside markers open. As in browsers, one that rises above the line
  // it stands beside pushes the line down.
  LayoutUnit ascent_of_markers() const {
    LayoutUnit ascent = LayoutUnit::min();
    for (const LinePiece& p : line_.pieces) {
      if (p.type != ItemType::kMarker) continue;
      const Marker* marker = content_.marker(content_.items[p.item].box);
      // Those of list items around are their list items' concern.
      if (marker == nullptr || is_inner_marker(pass_.boxes(), marker->box)) continue;
      ascent = std::max(ascent, marker_ascent(pass_, content_, *marker));
    }
    return ascent;
  }

  // css2 §10.8.1 top and bottom: aligned subtrees grow the line box after everything else has its place.
  void place() {
    FontHeight line = out_.nodes[0].metrics;
    if (!line_.has_content) line = strut(font(out_.nodes[0]));  // for an outside marker on it
    for (const LineNode& n : out_.nodes) {
      if (!n.own_root) continue;
      LayoutUnit height = n.metrics.height();
      if (n.align == Kind::kTop) {
        line.unite({line.ascent, height - line.ascent});
      } else {
        line.unite({height - line.descent, line.descent});
      }
    }
    line.ascent = std::max(line.ascent, ascent_of_markers());
    out_.height = line;
    out_.nodes[0].baseline = line.ascent;
    for (size_t i = 1; i < out_.nodes.size(); ++i) {
      LineNode& n = out_.nodes[i];
      if (!n.own_root) {
        n.baseline = out_.nodes[n.parent].baseline + n.shift;
      } else {
        n.baseline = n.align == Kind::kTop ? n.metrics.ascent : line.height() - n.metrics.descent;
      }
    }
  }

  Pass& pass_;
  BoxId container_;
  const InlineContent& content_;
  const LineInput& input_;
  const BrokenLine& line_;
  LineBoxes out_;
  uint32_t current_ = 0;
  bool has_content_ = false;              ///< text or an atomic inline was seen
  uint8_t gap_level_ = LineLeaf::kNoGap;  ///< of isolates since the last leaf
};

}  // namespace

LineBoxes build_line_boxes(Pass& pass, BoxId container, const InlineContent& content, const LineInput& input,
                           const BrokenLine& line) {
  return Builder(pass, container, content, input, line).run();
}

}  // namespace colosseum::layout::inline_layout

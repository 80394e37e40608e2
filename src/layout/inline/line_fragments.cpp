#include "layout/inline/line_fragments.h"

#include <algorithm>

#include "layout/core/relative_position.h"
#include "layout/core/writing_modes.h"
#include "layout/inline/glyph_slice.h"
#include "layout/inline/marker.h"
#include "layout/positioned/out_of_flow.h"
#include "layout/positioned/static_position.h"

namespace colosseum::layout::inline_layout {

namespace {

/// UAX 9 rule L2: from the highest level to the lowest odd one, every run at that level or above is turned
/// round.
void reorder(std::vector<LineLeaf>& leaves) {
  uint8_t highest = 0, lowest_odd = 255;
  for (const LineLeaf& l : leaves) {
    highest = std::max(highest, l.level);
    if ((l.level & 1) != 0) lowest_odd = std::min(lowest_odd, l.level);
    if ((l.gap_level & 1) != 0) lowest_odd = std::min(lowest_odd, l.gap_level);
  }
  for (int level = highest; level >= lowest_odd; --level) {
    for (size_t i = 0; i < leaves.size();) {
      size_t end = i;
      while (end < leaves.size() && leaves[end].level >= level &&
             (end == i || leaves[end].gap_level >= level)) {
        ++end;
      }
      if (end == i) {
        ++i;
        continue;
      }
      // Gaps inside are not lower than this level; the one before the run stays there.
      const uint8_t gap = leaves[i].gap_level;
      std::reverse(leaves.begin() + static_cast<ptrdiff_t>(i), leaves.begin() + static_cast<ptrdiff_t>(end));
      for (size_t k = i; k < end; ++k) leaves[k].gap_level = LineLeaf::kNoGap;
      leaves[i].gap_level = gap;
      i = end;
    }
  }
}

/// A child fragment before the size of its parent is known.
struct PendingLink {
  const Fragment* fragment;
  LogicalOffset at;         ///< line-relative, from the parent's corner
  PhysicalOffset relative;  ///< relative positioning
};

/// An inline box fragment being filled. Everything is line-relative.
struct OpenBox {
  uint32_t node;
  size_t first_link;     ///< its children begin here in the links
  LayoutUnit left, top;  ///< border box corner, from the line's
  LogicalEdges border, padding;
  LayoutUnit margin_right;
  bool left_edge, right_edge;
  PhysicalOffset relative;
};

/// Works line-relative: inline offsets from line-left, block offsets from line-over (css-writing-modes-4
/// §6.3).
class FragmentMaker {
 public:
  FragmentMaker(Pass& pass, BoxId container, const InlineContent& content, const LineInput& input,
                const SpaceReader& space, const BrokenLine& line, LineBoxes& boxes)
      : pass_(pass),
        container_(container),
        content_(content),
        input_(input),
        space_(space),
        line_(line),
        boxes_(boxes),
        flow_(layout_direction(pass.style(container))),
        wd_(line_relative(flow_)) {}

  const Fragment* run(std::span<const OutOfFlowCandidate>& out_of_flow) {
    bool rtl = line_.base_level != 0;
    align_ = align_line(pass_, container_, content_, line_, rtl);
    if (align_.justify) justify_ = justify_range(content_, line_);
    if (content_.has_bidi) reorder(boxes_.leaves);
    count_pieces();
    x_ = align_.offset;
    size_ = {input_.inline_size, line_.has_content ? boxes_.height.height() : LayoutUnit()};
    find_ellipsis_limits(rtl);
    add_markers(rtl);
    for (const LineLeaf& leaf : boxes_.leaves) {
      move_to(boxes_.nodes[leaf.node].atomic ? boxes_.nodes[leaf.node].parent : leaf.node);
      add_leaf(leaf);
    }
    move_to(0);
    content_end_ = x_;
    if (cut_) add_ellipsis(rtl);
    Fragment* f = pass_.make_fragment();
    f->kind = FragmentKind::kLine;
    f->box = container_;
    f->size = to_physical(size_, wd_);
    f->first_baseline = f->last_baseline = from_block_start(boxes_.nodes[0].baseline, size_.block_size);
    f->children = placed_links(0, f->size);
    if (content_.is_first_line) mark_first_line(*f);
    out_of_flow = pass_.arena().copy(out_of_flow_);
    return f;
  }

 private:
  // css-pseudo-4 §2.1.2: the box of ::first-line is around the content of the line, as high as its font.
  void mark_first_line(Fragment& line) {
    line.flags |= kFragmentFirstLine;
    const FontInfo& font = content_.fonts[boxes_.nodes[0].font];
    const LayoutUnit baseline = boxes_.nodes[0].baseline;
    const PhysicalEdges around =
        to_physical(LogicalEdges{align_.offset, size_.inline_size - content_end_, baseline - font.ascent,
                                 size_.block_size - baseline - font.descent},
                    wd_);
    line.edges = pass_.arena().make<FragmentEdges>(around, PhysicalEdges());
  }

  /// How many pieces each inline box falls into visually: only its outermost ones have its edges (css2 §8.6).
  void count_pieces() {
    uint32_t at = 0;
    for (const LineLeaf& leaf : boxes_.leaves) {
      uint32_t node = boxes_.nodes[leaf.node].atomic ? boxes_.nodes[leaf.node].parent : leaf.node;
      uint32_t common = common_ancestor(at, node);
      for (uint32_t n = node; n != common; n = boxes_.nodes[n].parent) ++boxes_.nodes[n].pieces;
      at = node;
    }
  }

  uint32_t common_ancestor(uint32_t a, uint32_t b) const {
    while (a != b) {
      if (boxes_.nodes[a].depth >= boxes_.nodes[b].depth) {
        a = boxes_.nodes[a].parent;
      } else {
        b = boxes_.nodes[b].parent;
      }
    }
    return a;
  }

  /// Closes and opens boxes until `node` is the innermost open one.
  void move_to(uint32_t node) {
    uint32_t common = common_ancestor(current_, node);
    while (current_ != common) close_box();
    size_t first = path_.size();
    for (uint32_t n = node; n != common; n = boxes_.nodes[n].parent) path_.push_back(n);
    for (size_t i = path_.size(); i-- > first;) open_box(path_[i]);
    path_.resize(first);
  }

  void open_box(uint32_t index) {
    LineNode& n = boxes_.nodes[index];
    const ComputedStyle& style = pass_.style(n.box);
    OpenBox open{};
    open.node = index;
    open.first_link = links_.size();
    bool ltr = style.direction() == Direction::kLtr;
    open.left_edge = n.pieces_seen == 0 && (ltr ? n.has_start : n.has_end);
    ++n.pieces_seen;
    open.right_edge = n.pieces_seen == n.pieces && (ltr ? n.has_end : n.has_start);
    if (n.has_edges) {
      const WritingDirection wd = layout_direction(style);
      open.border = converted(n.edges.border, wd, wd_);
      open.padding = converted(n.edges.padding, wd, wd_);
      LogicalEdges margin = converted(n.edges.margin, wd, wd_);
      if (!open.left_edge) {
        open.border.inline_start = open.padding.inline_start = margin.inline_start = LayoutUnit();
      }
      if (!open.right_edge)
        open.border.inline_end = open.padding.inline_end = margin.inline_end = LayoutUnit();
      x_ += margin.inline_start;
      open.margin_right = margin.inline_end;
    }
    open.left = x_;
    const FontInfo& font = content_.fonts[n.font];
    open.top = n.baseline - font.ascent - open.padding.block_start - open.border.block_start;
    if (!line_.has_content) open.top = LayoutUnit();
    x_ += open.border.inline_start + open.padding.inline_start;
    open.relative = relative(style);
    open_.push_back(open);
    current_ = index;
  }

  void close_box() {
    OpenBox open = open_.back();
    open_.pop_back();
    const LineNode& n = boxes_.nodes[open.node];
    const FontInfo& font = content_.fonts[n.font];
    x_ += open.padding.inline_end + open.border.inline_end;
    Fragment* f = pass_.make_fragment();
    f->kind = FragmentKind::kInlineBox;
    f->box = n.box;
    f->flags = content_.is_first_line ? kFragmentFirstLine : 0;
    if (open.left_edge || open.right_edge) {
      bool ltr = pass_.style(n.box).direction() == Direction::kLtr;
      if (ltr ? open.left_edge : open.right_edge) f->flags |= kFragmentFirst;
      if (ltr ? open.right_edge : open.left_edge) f->flags |= kFragmentLast;
    }
    LogicalSize size{x_ - open.left,
                     font.ascent + font.descent + open.padding.block_sum() + open.border.block_sum()};
    if (!line_.has_content) size.block_size = LayoutUnit();  // css2 §9.4.2
    f->size = to_physical(size, wd_);
    if (n.has_edges) {
      f->edges =
          pass_.arena().make<FragmentEdges>(to_physical(open.border, wd_), to_physical(open.padding, wd_));
    }
    const LayoutUnit baseline = open.border.block_start + open.padding.block_start + font.ascent;
    f->first_baseline = f->last_baseline = from_block_start(baseline, size.block_size);
    f->children = placed_links(open.first_link, f->size);
    x_ += open.margin_right;
    current_ = n.parent;
    link(f, {open.left, open.top}, open.relative);
  }

  PhysicalOffset relative(const ComputedStyle& style) const {
    if (style.position() != Position::kRelative) return {};
    return relative_offset(style, to_physical(input_.percentage, flow_), flow_, space_);
  }

  LayoutUnit from_block_start(LayoutUnit from_over, LayoutUnit size) const {
    return has_flipped_lines(flow_) ? size - from_over : from_over;
  }

  /// Adds a fragment at a place given from the line's corner.
  void link(const Fragment* f, LogicalOffset at, PhysicalOffset relative_offset) {
    if (!open_.empty()) at = at - LogicalOffset{open_.back().left, open_.back().top};
    links_.push_back({f, at, relative_offset});
  }

  /// Takes the links from `first` on as those of a parent of this size.
  std::span<const FragmentLink> placed_links(size_t first, PhysicalSize parent) {
    std::span<FragmentLink> out = pass_.arena().make_array<FragmentLink>(links_.size() - first);
    for (size_t i = 0; i < out.size(); ++i) {
      const PendingLink& l = links_[first + i];
      out[i] = {l.fragment, to_physical(l.at, wd_, parent, l.fragment->size) + l.relative};
    }
    links_.resize(first);
    return out;
  }

  void add_leaf(const LineLeaf& leaf) {
    if (leaf.piece == kNoItem) return;
    const LinePiece& p = line_.pieces[leaf.piece];
    switch (p.type) {
      case ItemType::kAtomic: add_atomic(leaf, p); break;
      case ItemType::kOutOfFlow: add_out_of_flow(leaf, p); break;
      case ItemType::kText: {
        bool hyphen_first = p.hyphen && (leaf.level & 1) != 0;
        if (hyphen_first) add_hyphen(leaf, p);
        add_text(leaf, p);
        if (p.hyphen && !hyphen_first) add_hyphen(leaf, p);
        break;
      }
      default: add_blank(leaf, p); break;
    }
  }

  // ---- out-of-flow boxes (css-position-3 §3.5.1) ----

  /// The innermost positioned inline box around something directly in a line node.
  BoxId inline_container(uint32_t node) const {
    for (uint32_t n = node; n != 0; n = boxes_.nodes[n].parent) {
      const BoxId box = boxes_.nodes[n].box;
      if (!boxes_.nodes[n].atomic && is_absolute_container(pass_.style(box), BoxKind::kInlineBox)) return box;
    }
    return {};
  }

  /// Relative positioning of the inline boxes that are open.
  PhysicalOffset open_relative() const {
    PhysicalOffset sum;
    for (const OpenBox& o : open_) sum = sum + o.relative;
    return sum;
  }

  bool has_content_before(const LinePiece& piece) const {
    for (const LinePiece& p : line_.pieces) {
      if (&p == &piece) return false;
      if (p.type == ItemType::kText || p.type == ItemType::kAtomic || p.type == ItemType::kTab) return true;
    }
    return false;
  }

  // css2 §10.3.7, §10.6.4: where the box would be with position: static. A block would begin a line of its
  // own.
  void add_out_of_flow(const LineLeaf& leaf, const LinePiece& p) {
    OutOfFlowCandidate c;
    c.box = content_.items[p.item].box;
    c.inline_container = inline_container(leaf.node);
    const bool rtl = line_.base_level != 0;
    const WritingDirection lines{flow_.mode, Direction::kLtr};
    // css-align-3 §6.1.2, §6.2.2: in a rectangle as high as the line and without width, as in browsers.
    const ComputedStyle& style = pass_.style(c.box);
    const StaticEdge justified =
        justified_edge(style.justify_self(), rtl ? Direction::kRtl : Direction::kLtr, style.direction());
    const StaticEdge aligned = aligned_edge(style.align_self());
    set_static_edges(c, lines, flipped(justified, rtl), aligned);
    LogicalOffset at{x_, LayoutUnit()};
    const LayoutUnit line_height = boxes_.height.height();
    if (!is_inline_level(c.box)) {
      at.inline_offset = rtl ? size_.inline_size : LayoutUnit();
      if (has_content_before(p)) at.block_offset = line_height;
    }
    if (aligned == StaticEdge::kCenter) at.block_offset += line_height / 2;
    if (aligned == StaticEdge::kEnd) at.block_offset += line_height;
    c.static_position = to_physical(at, lines, to_physical(size_, wd_), {});
    c.static_position = c.static_position + open_relative();
    out_of_flow_.push_back(c);
  }

  bool is_inline_level(BoxId box) const {
    const Display& d = pass_.style(box).display();
    return d.was_inline || d.is_inline_level();
  }

  // ---- text-overflow: ellipsis (css-overflow-3 §5) ----

  void find_ellipsis_limits(bool rtl) {
    if (content_.ellipsis == nullptr) return;
    LayoutUnit width = line_.indent - line_.hang;
    for (const LinePiece& p : line_.pieces) width += p.inline_size;
    if (width <= line_.available) return;
    cut_ = true;
    const LayoutUnit sign = content_.ellipsis->width;
    visible_left_ = rtl ? line_.line_left + sign : LayoutUnit::min();
    visible_right_ = rtl ? LayoutUnit::max() : line_.line_left + line_.available - sign;
    visible_edge_ = rtl ? line_.line_left + line_.available : line_.line_left;
  }

  /// Whether a leaf of this width, placed at x_, is hidden by the ellipsis.
  bool is_cut(LayoutUnit width) const { return cut_ && (x_ < visible_left_ || x_ + width > visible_right_); }
  void note_visible(LayoutUnit left, LayoutUnit right) {
    if (visible_left_ != LayoutUnit::min()) {
      visible_edge_ = std::min(visible_edge_, left);
    } else {
      visible_edge_ = std::max(visible_edge_, right);
    }
  }

  /// The part of a hidden text that still shows before the ellipsis.
  void add_visible_part(const LineLeaf& leaf, const LinePiece& p, LayoutUnit left, LayoutUnit width) {
    const bool rtl = visible_left_ != LayoutUnit::min();
    if (((leaf.level & 1) != 0) != rtl) return;  // the other direction goes as a whole
    const double room = (rtl ? left + width - visible_left_ : visible_right_ - left).to_px();
    const bool first = visible_edge_ == (rtl ? line_.line_left + line_.available : line_.line_left);
    double shown = 0;
    uint32_t end = p.start;
    for (ClusterCursor c(content_.shaped, p.start, p.end); !c.at_end(); c.next()) {
      // The first character of a line is clipped rather than replaced.
      if (shown + c.advance() > room && !(first && end == p.start)) break;
      shown += c.advance();
      end = c.end();
    }
    if (end == p.start) return;
    slices_.clear();
    slice_text(pass_, content_, p.start, end, p.line_start, false, slices_);
    const InlineItem& item = content_.items[p.item];
    LayoutUnit size = LayoutUnit::from_px_ceil(shown);
    Fragment* f = text_fragment(item.box, p.level, size, p.start, end,
                                std::u16string_view(content_.text).substr(p.start, end - p.start),
                                glyph_runs(), item.font);
    f->flags |= kFragmentEllipsis;
    const LayoutUnit x = rtl ? left + width - size : left;
    link(f, {x, boxes_.nodes[leaf.node].baseline - content_.fonts[item.font].ascent}, {});
    note_visible(x, x + size);
  }

  void add_ellipsis(bool rtl) {
    const Hyphen& e = *content_.ellipsis;
    Fragment* f = text_fragment(container_, rtl ? 1 : 0, e.width, 0, 0, e.text,
                                shaped_runs(pass_.arena(), e.shaped), e.font);
    f->flags |= kFragmentEllipsis;
    const LayoutUnit x = rtl ? visible_edge_ - e.width : visible_edge_;
    link(f, {x, boxes_.nodes[0].baseline - content_.fonts[e.font].ascent}, {});
  }

  void add_atomic(const LineLeaf& leaf, const LinePiece& p) {
    const LineNode& n = boxes_.nodes[leaf.node];
    const LogicalOffset at{x_ + p.margin.inline_start, n.baseline - n.metrics.ascent + p.margin.block_start};
    PhysicalOffset moved = relative(pass_.style(n.box));
    const Fragment* f = p.fragment;
    if (is_cut(p.inline_size)) {
      Fragment* hidden = pass_.make_fragment();
      *hidden = *f;
      hidden->flags |= kFragmentHidden;
      f = hidden;
    } else {
      note_visible(x_, x_ + p.inline_size);
    }
    link(f, at, moved);
    const PhysicalOffset from_line = to_physical(at, wd_, to_physical(size_, wd_), f->size);
    for (OutOfFlowCandidate c : p.out_of_flow) {
      c.static_position = c.static_position + from_line + moved + open_relative();
      if (!c.inline_container.valid()) c.inline_container = inline_container(leaf.node);
      out_of_flow_.push_back(c);
    }
    x_ += p.inline_size;
  }

  Fragment* text_fragment(BoxId box, uint8_t level, LayoutUnit width, uint32_t start, uint32_t end,
                          std::u16string_view text, std::span<const GlyphRun> runs, uint32_t font_index) {
    const FontInfo& font = content_.fonts[font_index];
    Fragment* f = pass_.make_fragment();
    f->kind = FragmentKind::kText;
    f->box = box;
    if (content_.is_first_line) f->flags |= kFragmentFirstLine;
    f->size = to_physical(LogicalSize{width, font.ascent + font.descent}, wd_);
    TextData* data = pass_.arena().make<TextData>();
    data->start = start;
    data->end = end;
    data->text = text;
    data->runs = runs;
    data->font = font.id;
    data->baseline = font.text_ascent;
    data->bidi_level = level;
    f->text = data;
    return f;
  }

  void add_text(const LineLeaf& leaf, const LinePiece& p) {
    const InlineItem& item = content_.items[p.item];
    const LineNode& n = boxes_.nodes[leaf.node];
    slices_.assign(line_.slices.begin() + p.first_slice,
                   line_.slices.begin() + p.first_slice + p.slice_count);
    LayoutUnit size = p.inline_size;
    if (align_.justify) size = LayoutUnit::from_px_ceil(p.width + stretch(leaf.piece, p));
    Fragment* f = text_fragment(item.box, p.level, size, p.start, p.end,
                                std::u16string_view(content_.text).substr(p.start, p.end - p.start),
                                glyph_runs(), item.font);
    const LayoutUnit left = x_;
    const bool cut = is_cut(size);
    if (cut) f->flags |= kFragmentHidden;
    link(f, {left, n.baseline - content_.fonts[item.font].ascent}, {});
    x_ += size;
    if (cut) {
      add_visible_part(leaf, p, left, size);
    } else {
      note_visible(left, x_);
    }
  }

  /// The collected slices as runs in the arena.
  std::span<const GlyphRun> glyph_runs() {
    std::span<GlyphRun> runs = pass_.arena().make_array<GlyphRun>(slices_.size());
    double at = 0;
    for (size_t i = 0; i < slices_.size(); ++i) {
      runs[i] = {slices_[i].face, slices_[i].glyphs, LayoutUnit::from_px(at), slices_[i].upright};
      for (const Glyph& g : slices_[i].glyphs) at += static_cast<double>(g.advance);
    }
    return runs;
  }

  // css-text-3 §6.4: space goes to the end of each opportunity's cluster.
  double stretch(uint32_t piece, const LinePiece& p) {
    if (piece < justify_.first_piece || piece >= justify_.end_piece) return 0;
    bool last_piece = piece + 1 == justify_.end_piece;
    TextJustify mode = pass_.style(content_.items[p.item].box).text_justify();
    double added = 0;
    for (RunSlice& slice : slices_) {
      std::span<Glyph> copy = pass_.arena().make_array<Glyph>(slice.glyphs.size());
      std::copy(slice.glyphs.begin(), slice.glyphs.end(), copy.begin());
      for (size_t i = 0; i < copy.size(); ++i) {
        // The cluster's last glyph in reading direction carries the space.
        if (i + 1 < copy.size() && copy[i + 1].cluster == copy[i].cluster) continue;
        uint32_t end = cluster_end(slice, i, p.end);
        if (last_piece && end >= justify_.end_offset) continue;
        if (!is_justification_opportunity(content_, mode, copy[i].cluster, end)) continue;
        copy[i].advance += static_cast<float>(align_.per_opportunity);
        added += align_.per_opportunity;
      }
      slice.glyphs = copy;
    }
    return added;
  }

  static uint32_t cluster_end(const RunSlice& slice, size_t i, uint32_t limit) {
    if (!slice.rtl) return i + 1 < slice.glyphs.size() ? slice.glyphs[i + 1].cluster : limit;
    uint32_t cluster = slice.glyphs[i].cluster;
    while (i > 0 && slice.glyphs[i].cluster == cluster) --i;
    return slice.glyphs[i].cluster > cluster ? slice.glyphs[i].cluster : limit;
  }

  void add_hyphen(const LineLeaf& leaf, const LinePiece& p) {
    const InlineItem& item = content_.items[p.item];
    const Hyphen* h = content_.hyphen(pass_.box(item.box).style);
    if (h == nullptr) return;
    const LineNode& n = boxes_.nodes[leaf.node];
    Fragment* f = text_fragment(item.box, p.level, h->width, p.end, p.end, h->text,
                                shaped_runs(pass_.arena(), h->shaped), item.font);
    f->flags |= kFragmentHyphen;
    link(f, {x_, n.baseline - content_.fonts[item.font].ascent}, {});
    x_ += h->width;
  }

  /// Tabs and forced breaks: text without glyphs.
  void add_blank(const LineLeaf& leaf, const LinePiece& p) {
    const InlineItem& item = content_.items[p.item];
    const LineNode& n = boxes_.nodes[leaf.node];
    uint32_t end = std::min(p.end, p.start + 1);
    Fragment* f =
        text_fragment(item.box, p.level, p.inline_size, p.start, end,
                      std::u16string_view(content_.text).substr(p.start, end - p.start), {}, item.font);
    if (p.type == ItemType::kForcedBreak) f->flags |= kFragmentBreak;
    LayoutUnit ascent = content_.fonts[item.font].ascent;
    if (p.type == ItemType::kForcedBreak && !n.counts) {
      ascent = LayoutUnit();
      f->size = to_physical(LogicalSize{p.inline_size, LayoutUnit()}, wd_);
    }
    link(f, {x_, n.baseline - ascent}, {});
    x_ += p.inline_size;
  }

  void add_markers(bool rtl) {
    for (const LinePiece& p : line_.pieces) {
      if (p.type != ItemType::kMarker) continue;
      const Marker* marker = content_.marker(content_.items[p.item].box);
      if (marker == nullptr) continue;
      const MarkerPlace place =
          place_marker(pass_, container_, content_, input_, *marker, boxes_.nodes[0].baseline, rtl);
      links_.push_back({place.fragment, place.offset, {}});
    }
  }

  Pass& pass_;
  BoxId container_;
  const InlineContent& content_;
  const LineInput& input_;
  const SpaceReader& space_;
  const BrokenLine& line_;
  LineBoxes& boxes_;
  WritingDirection flow_;  ///< of the block container
  WritingDirection wd_;    ///< line-relative
  LogicalSize size_;       ///< of the line box
  Alignment align_;
  JustifyRange justify_;
  LayoutUnit x_;
  LayoutUnit content_end_;  ///< line-right edge of the content
  uint32_t current_ = 0;
  std::vector<uint32_t> path_;
  std::vector<OpenBox> open_;
  std::vector<PendingLink> links_;
  std::vector<OutOfFlowCandidate> out_of_flow_;
  std::vector<RunSlice> slices_;
  bool cut_ = false;  ///< text-overflow hides what is not between the two
  LayoutUnit visible_left_ = LayoutUnit::min(), visible_right_ = LayoutUnit::max();
  LayoutUnit visible_edge_;  ///< where the visible content ends
};

}  // namespace

const Fragment* make_line_fragment(Pass& pass, BoxId container, const InlineContent& content,
                                   const LineInput& input, const SpaceReader& space, const BrokenLine& line,
                                   LineBoxes& boxes, std::span<const OutOfFlowCandidate>& out_of_flow) {
  return FragmentMaker(pass, container, content, input, space, line, boxes).run(out_of_flow);
}

}  // namespace colosseum::layout::inline_layout

#include "layout/inline/item_collector.h"

#include <algorithm>
#include <unordered_map>

#include "base/utf.h"
#include "layout/core/writing_modes.h"
#include "layout/inline/marker.h"
#include "layout/inline/white_space.h"

namespace colosseum::layout::inline_layout {

namespace {

constexpr char16_t kObjectReplacement = 0xFFFC;

/// css-writing-modes-4 §2.4.2: the controls that unicode-bidi stands for.
struct BidiControls {
  std::u16string_view open, close;
};

BidiControls bidi_controls(UnicodeBidi value, Direction direction) {
  bool ltr = direction == Direction::kLtr;
  switch (value) {
    case UnicodeBidi::kNormal: return {};
    case UnicodeBidi::kEmbed: return {ltr ? u"\u202A" : u"\u202B", u"\u202C"};
    case UnicodeBidi::kIsolate: return {ltr ? u"\u2066" : u"\u2067", u"\u2069"};
    case UnicodeBidi::kBidiOverride: return {ltr ? u"\u202D" : u"\u202E", u"\u202C"};
    case UnicodeBidi::kIsolateOverride: return {ltr ? u"\u2068\u202D" : u"\u2068\u202E", u"\u202C\u2069"};
    case UnicodeBidi::kPlaintext: return {u"\u2068", u"\u2069"};
  }
  return {};
}

bool non_zero(const Length& l) {
  return l.is_length_percentage() && (l.px != 0 || l.percent != 0 || l.type == Length::Type::kCalc);
}

bool has_edges(const ComputedStyle& s) {
  return s.border_top_width() > 0 || s.border_right_width() > 0 || s.border_bottom_width() > 0 ||
         s.border_left_width() > 0 || non_zero(s.padding_top()) || non_zero(s.padding_right()) ||
         non_zero(s.padding_bottom()) || non_zero(s.padding_left()) || non_zero(s.margin_left()) ||
         non_zero(s.margin_right());
}

std::u16string_view full_width(char16_t c, std::u16string& buffer) {
  if (c > 0x20 && c < 0x7F) c = static_cast<char16_t>(c - 0x21 + 0xFF01);
  buffer.assign(1, c);
  return buffer;
}

/// Margin, border or padding on the side where an inline box starts or ends.
bool has_side_edge(const ComputedStyle& s, bool start) {
  const WritingDirection wd = layout_direction(s);
  auto any = [](float border, const Length& padding, const Length& margin) {
    return LayoutUnit(border > 0 || non_zero(padding) || non_zero(margin) ? 1 : 0);
  };
  const LogicalEdges e =
      to_logical(PhysicalEdges{any(s.border_top_width(), s.padding_top(), s.margin_top()),
                               any(s.border_right_width(), s.padding_right(), s.margin_right()),
                               any(s.border_bottom_width(), s.padding_bottom(), s.margin_bottom()),
                               any(s.border_left_width(), s.padding_left(), s.margin_left())},
                 wd);
  return bool(start ? e.inline_start : e.inline_end);
}

class Collector : public WhiteSpaceSink {
 public:
  Collector(Pass& pass, BoxId container, InlineContent& out)
      : pass_(pass), container_(container), out_(out), collapser_(out.text, *this) {}

  void run() {
    const ComputedStyle& style = pass_.style(container_);
    out_.direction = layout_direction(style).direction;
    out_.central_baseline = has_central_baseline(style);
    // What a block container says holds in the anonymous boxes around its lines too.
    BoxId block = container_;
    while (pass_.box(block).is_anonymous() && pass_.box(block).parent.valid())
      block = pass_.box(block).parent;
    const UnicodeBidi unicode_bidi = pass_.style(block).unicode_bidi();
    out_.plaintext = unicode_bidi == UnicodeBidi::kPlaintext;
    out_.root_font = font_index(look_of(container_));
    const CompatMode mode = pass_.boxes().document().info().compat_mode;
    out_.ignores_strut = mode != CompatMode::kNoQuirks;
    const Box& box = pass_.box(container_);
    out_.indents_first_line = !box.is_anonymous() || is_first_in_parent(box);
    // Embedding and isolation are between boxes; of the paragraph's own values only overrides are left.
    if (unicode_bidi == UnicodeBidi::kBidiOverride || unicode_bidi == UnicodeBidi::kIsolateOverride) {
      root_controls_ = bidi_controls(UnicodeBidi::kBidiOverride, style.direction());
      out_.text += root_controls_.open;
    } else if (is_upright(style)) {
      // css-writing-modes-4 §5.1: all characters are treated as strong left-to-right ones.
      root_controls_ = bidi_controls(UnicodeBidi::kBidiOverride, Direction::kLtr);
      out_.text += root_controls_.open;
    }
    walk();
    make_spans();
  }

  // WhiteSpaceSink: called while the text box current_ is appended.
  void text(uint32_t start, uint32_t end) override {
    if (end > start && !(end - start == 1 && out_.text[start] == u' ' && current_flags_ & kItemCollapsible)) {
      out_.has_visible = true;
    }
    if (!out_.items.empty()) {
      InlineItem& last = out_.items.back();
      if (last.type == ItemType::kText && last.box == current_ && last.end == start) {
        last.end = end;
        return;
      }
    }
    add_item(ItemType::kText, current_flags_, start, end, current_);
  }
  void tab(uint32_t start) override {
    out_.has_visible = true;
    add_item(ItemType::kTab, current_flags_, start, start + 1, current_);
  }
  void forced_break(uint32_t start) override { finish_break(start, current_); }
  void erased(uint32_t at) override {
    for (size_t i = out_.items.size(); i-- > 0 && out_.items[i].end > at;) {
      InlineItem& item = out_.items[i];
      if (item.start > at) --item.start;
      --item.end;
    }
    while (!out_.items.empty() && out_.items.back().type == ItemType::kText &&
           out_.items.back().start == out_.items.back().end) {
      out_.items.pop_back();
    }
  }
  // css-text-3 §5.1: a wrap opportunity of a collapsed space stays even if the space that is left does not
  // allow one.
  void collapsed_after_other() override {
    for (size_t i = out_.items.size(); i-- > 0;) {
      const InlineItem& item = out_.items[i];
      if (item.type == ItemType::kOpen || item.type == ItemType::kClose ||
          item.type == ItemType::kOutOfFlow || item.type == ItemType::kFloat) {
        continue;
      }
      if (item.type == ItemType::kText && !wraps(item.box) && wraps(current_)) {
        uint32_t start = length();
        out_.text.push_back(kZeroWidthSpace);
        add_item(ItemType::kWordBreak, 0, start, start + 1, current_);
      }
      return;
    }
  }

 private:
  bool wraps(BoxId box) const { return pass_.style(box).text_wrap_mode() == TextWrapMode::kWrap; }

  bool is_first_in_parent(const Box& box) const {
    for (BoxId c = pass_.box(box.parent).first_child; c.valid(); c = pass_.box(c).next_sibling) {
      if (c == container_) return true;
      const Box& b = pass_.box(c);
      if (!b.has(kBoxOutOfFlow) && !b.has(kBoxFloating) && !b.has(kBoxOutsideMarker)) return false;
    }
    return true;
  }

  /// The style of a box in the content, which on the first line may be another (css-pseudo-4 §2.1.3).
  const ComputedStyle& look_of(BoxId id) const {
    if (!out_.is_first_line) return pass_.style(id);
    const StyleId style = pass_.boxes().first_line_style(id);
    return style.valid() ? pass_.boxes().document().styles().get(style) : pass_.style(id);
  }

  uint32_t length() const { return static_cast<uint32_t>(out_.text.size()); }

  InlineItem& add_item(ItemType type, uint8_t flags, uint32_t start, uint32_t end, BoxId box) {
    out_.items.push_back({type, flags, start, end, box, open_, font_});
    return out_.items.back();
  }

  uint32_t font_index(const ComputedStyle& style) {
    auto [entry, added] = font_of_.try_emplace(&style.font_group(), static_cast<uint32_t>(out_.fonts.size()));
    if (!added) return entry->second;
    FontInfo info;
    FontMetrics metrics;
    metrics.size = style.font_size();
    if (pass_.text() != nullptr) {
      info.id = pass_.text()->font(style.font_group());
      metrics = pass_.text()->metrics(info.id);
    }
    const FontHeight height = font_height(metrics, out_.central_baseline);
    info.ascent = height.ascent;
    info.descent = height.descent;
    info.text_ascent = LayoutUnit::from_px(metrics.ascent);
    info.line_height = used_line_height(style, metrics);
    info.normal_line_height = style.line_height().kind == LineHeight::Kind::kNormal;
    info.size = style.font_size();
    info.x_height = metrics.x_height;
    info.space_advance = metrics.space_advance;
    info.zero_advance = metrics.zero_advance;
    out_.fonts.push_back(info);
    return entry->second;
  }

  void walk() {
    font_ = out_.root_font;
    BoxId at = pass_.box(container_).first_child;
    while (at.valid()) {
      const Box& box = pass_.box(at);
      if (enter(at, box)) {
        at = box.first_child;
        continue;
      }
      while (at.valid() && !pass_.box(at).next_sibling.valid()) {
        at = pass_.box(at).parent;
        if (at == container_) return;
        close(at);
      }
      if (at.valid()) at = pass_.box(at).next_sibling;
    }
  }

  /// Adds a box's items; true when its children come next.
  bool enter(BoxId id, const Box& box) {
    if (box.has(kBoxOutsideMarker)) {
      add_marker(id);
      return false;
    }
    if (box.has(kBoxOutOfFlow)) {
      add_item(ItemType::kOutOfFlow, 0, length(), length(), id);
      return false;
    }
    if (box.has(kBoxFloating)) {
      add_item(ItemType::kFloat, 0, length(), length(), id);
      return false;
    }
    switch (box.kind) {
      case BoxKind::kInlineBox: return open(id, box);
      case BoxKind::kText: add_text(id); return false;
      case BoxKind::kLineBreak: add_line_break(id); return false;
      case BoxKind::kWordBreak: add_word_break(id); return false;
      default: add_atomic(id); return false;
    }
  }

  bool open(BoxId id, const Box& box) {
    const ComputedStyle& style = pass_.style(id);
    uint8_t flags = has_edges(style) ? uint8_t{kItemHasEdges} : uint8_t{0};
    if (box.has(kBoxContinuesBefore)) {
      flags |= kItemNoEdge;
    } else if (has_side_edge(style, true)) {
      flags |= kItemSideEdge;
      out_.has_visible = true;
    }
    font_ = font_index(look_of(id));
    BidiControls controls = bidi_controls(style.unicode_bidi(), style.direction());
    uint32_t start = length();
    out_.text += controls.open;
    add_item(ItemType::kOpen, flags, start, length(), id);
    open_ = static_cast<uint32_t>(out_.items.size() - 1);
    open_controls_.push_back(controls);
    if (box.first_child.valid()) return true;
    close(id);
    return false;
  }

  void close(BoxId id) {
    const Box& box = pass_.box(id);
    uint8_t flags = out_.items[open_].flags & kItemHasEdges;
    if (box.has(kBoxContinuesAfter)) {
      flags |= kItemNoEdge;
    } else if (flags != 0 && has_side_edge(pass_.style(id), false)) {
      flags |= kItemSideEdge;
      out_.has_visible = true;
    }
    uint32_t start = length();
    out_.text += open_controls_.back().close;
    open_controls_.pop_back();
    add_item(ItemType::kClose, flags, start, length(), id);
    open_ = out_.items[open_].open;
    font_ = open_ == kNoItem ? out_.root_font : out_.items[open_].font;
  }

  void add_text(BoxId id) {
    const ComputedStyle& style = look_of(id);
    std::u16string source = to_utf16(pass_.boxes().text(id));
    transform(style, source);
    current_ = id;
    current_flags_ = 0;
    if (is_collapsible_mode(style)) {
      current_flags_ = kItemCollapsible;
    } else if (style.white_space_collapse() != WhiteSpaceCollapse::kBreakSpaces &&
               style.text_wrap_mode() == TextWrapMode::kWrap) {
      current_flags_ = kItemHangs;
    }
    uint32_t outer = font_;
    font_ = font_index(style);
    collapser_.append(source, style.white_space_collapse());
    font_ = outer;
  }

  // css-text-3 §2.1
  void transform(const ComputedStyle& style, std::u16string& source) {
    const TextTransform& t = style.text_transform();
    if (t.letter_case != TextTransform::Case::kNone) {
      if (pass_.text() != nullptr) {
        source = pass_.text()->transform_case(source, t.letter_case, in_word(), style.colosseum_lang());
      }
    }
    if (t.full_width) {
      std::u16string wide, buffer;
      for (char16_t c : source) wide += full_width(c, buffer);
      source = std::move(wide);
    }
  }

  bool in_word() const {
    if (out_.items.empty() || out_.text.empty()) return false;
    ItemType last = out_.items.back().type;
    if (last != ItemType::kText && last != ItemType::kOpen && last != ItemType::kClose) return false;
    char16_t c = out_.text.back();
    return (c >= u'0' && c <= u'9') || (c >= u'A' && c <= u'Z') || (c >= u'a' && c <= u'z') || c == u'\'' ||
           (c >= 0xC0 && c < 0x2000) || c == 0x2019 || (c >= 0x3005 && c < 0xFF00 && c != kObjectReplacement);
  }

  void add_line_break(BoxId id) {
    uint32_t outer = font_;
    font_ = font_index(look_of(id));
    uint32_t start = length();
    out_.text.push_back(u'\n');
    finish_break(start, id);
    font_ = outer;
    collapser_.line_start();
  }

  /// A bidi paragraph ends here; what is open around begins anew in the next (css-writing-modes-4 §2.4.1).
  void finish_break(uint32_t start, BoxId box) {
    out_.text += root_controls_.open;
    for (const BidiControls& c : open_controls_) out_.text += c.open;
    add_item(ItemType::kForcedBreak, 0, start, length(), box);
    out_.has_visible = true;
  }

  void add_word_break(BoxId id) {
    uint32_t start = length();
    collapser_.content();
    start = length();
    out_.text.push_back(kZeroWidthSpace);
    add_item(ItemType::kWordBreak, 0, start, start + 1, id);
  }

  void add_atomic(BoxId id) {
    collapser_.content();
    uint32_t start = length();
    const ComputedStyle& style = pass_.style(id);
    // css-writing-modes-4 §2.4.2: an embedded replaced element counts as a strong character of its direction.
    bool strong = style.unicode_bidi() != UnicodeBidi::kNormal &&
                  style.unicode_bidi() != UnicodeBidi::kIsolate &&
                  style.unicode_bidi() != UnicodeBidi::kPlaintext && pass_.box(id).kind == BoxKind::kReplaced;
    if (strong) out_.text.push_back(style.direction() == Direction::kLtr ? u'\u202D' : u'\u202E');
    out_.text.push_back(kObjectReplacement);
    if (strong) out_.text.push_back(u'\u202C');
    add_item(ItemType::kAtomic, 0, start, length(), id);
    out_.has_visible = true;
  }

  void add_marker(BoxId id) {
    Marker marker;
    marker.box = id;
    if (pass_.box(id).kind < BoxKind::kInlineBox) marker.atomic = id;
    marker.font = font_index(pass_.style(id));
    pass_.boxes().for_each_child(id, [&](BoxId c) {
      const Box& child = pass_.box(c);
      if (child.kind == BoxKind::kText) {
        if (!marker.text_box.valid()) marker.text_box = c;
        marker.is_symbol = child.has(kBoxSymbol);
        marker.text += to_utf16(pass_.boxes().text(c));
      } else if (child.kind < BoxKind::kInlineBox && !marker.atomic.valid()) {
        marker.atomic = c;
      }
    });
    shape_marker(pass_, out_, marker);
    out_.markers.push_back(std::move(marker));
    add_item(ItemType::kMarker, 0, length(), length(), id);
  }

  // ---- spans ----

  /// The box whose style decides shaping and breaking of an item's characters.
  BoxId style_box(const InlineItem& item) const {
    return item.type == ItemType::kAtomic ? pass_.box(item.box).parent : item.box;
  }

  TextSpan make_span(const InlineItem& item, uint32_t start) const {
    const ComputedStyle& s = look_of(style_box(item));
    TextSpan span;
    span.start = start;
    span.end = item.end;
    span.font = out_.fonts[item.font].id;
    LayoutUnit em = LayoutUnit::from_px(s.font_size());
    span.letter_spacing = spacing(s.letter_spacing(), em);
    span.word_spacing = spacing(s.word_spacing(), em);
    span.word_break = s.word_break();
    span.line_break = s.line_break();
    span.overflow_wrap = s.overflow_wrap();
    span.hyphens = s.hyphens();
    span.no_wrap = s.text_wrap_mode() == TextWrapMode::kNowrap;
    span.break_spaces = s.white_space_collapse() == WhiteSpaceCollapse::kBreakSpaces;
    if (is_vertical_typographic(s)) span.orientation = s.text_orientation();
    span.lang = s.colosseum_lang();
    return span;
  }

  static float spacing(const Length& l, LayoutUnit em) {
    return l.is_length_percentage() ? static_cast<float>(resolve_px(l, em.to_px())) : 0.0f;
  }

  static bool same_text_style(const TextSpan& a, const TextSpan& b) {
    return a.font == b.font && a.letter_spacing == b.letter_spacing && a.word_spacing == b.word_spacing &&
           a.word_break == b.word_break && a.line_break == b.line_break &&
           a.overflow_wrap == b.overflow_wrap && a.hyphens == b.hyphens && a.no_wrap == b.no_wrap &&
           a.break_spaces == b.break_spaces && a.orientation == b.orientation && a.lang == b.lang;
  }

  /// css-text-3 §7.3: whether an edge of an inline box keeps the text on both sides apart.
  bool separates(const InlineItem& item) const {
    const ComputedStyle& s = pass_.style(item.box);
    const UnicodeBidi bidi = s.unicode_bidi();
    if (s.vertical_align().kind != VerticalAlign::Kind::kBaseline || bidi == UnicodeBidi::kIsolate ||
        bidi == UnicodeBidi::kIsolateOverride || bidi == UnicodeBidi::kPlaintext) {
      return true;
    }
    return item.has(kItemSideEdge);
  }

  // css-text-3 §7.3: shaping goes on across inline box boundaries without edges when nothing else changes.
  void make_spans() {
    bool edge = false;
    for (const InlineItem& item : out_.items) {
      if (item.type == ItemType::kOpen || item.type == ItemType::kClose) edge = edge || separates(item);
      uint32_t start = out_.spans.empty() ? 0 : out_.spans.back().end;
      if (item.end <= start) continue;
      TextSpan span = make_span(item, start);
      span.separate = edge;
      if (!edge && !out_.spans.empty() && same_text_style(out_.spans.back(), span)) {
        out_.spans.back().end = span.end;
      } else {
        out_.spans.push_back(span);
      }
      if (item.type == ItemType::kText) edge = false;
    }
    if (length() > (out_.spans.empty() ? 0 : out_.spans.back().end)) {
      // Controls of the container without any item after them.
      InlineItem rest{ItemType::kText, 0, 0, length(), container_, kNoItem, out_.root_font};
      out_.spans.push_back(make_span(rest, out_.spans.empty() ? 0 : out_.spans.back().end));
    }
  }

  Pass& pass_;
  BoxId container_;
  InlineContent& out_;
  WhiteSpaceCollapser collapser_;
  std::unordered_map<const FontGroup*, uint32_t> font_of_;  // looked up only, never walked
  std::vector<BidiControls> open_controls_;
  BidiControls root_controls_;
  BoxId current_;
  uint8_t current_flags_ = 0;
  uint32_t open_ = kNoItem;
  uint32_t font_ = 0;
};

}  // namespace

void collect_items(Pass& pass, BoxId container, InlineContent& out) { Collector(pass, container, out).run(); }

}  // namespace colosseum::layout::inline_layout

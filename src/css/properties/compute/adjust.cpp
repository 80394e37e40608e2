#include "css/properties/compute/adjust.h"

#include "tree/atom_list.h"

namespace colosseum::css {

Display blockified(Display d) {
  if (d.box != DisplayBox::kNormal) return d;
  if (d.is_internal()) return Display::block();
  if (d.outside == DisplayOutside::kBlock) return d;
  // An inline-block becomes a plain block for legacy reasons.
  if (d.inside == DisplayInside::kFlowRoot) d.inside = DisplayInside::kFlow;
  d.outside = DisplayOutside::kBlock;
  return d;
}

namespace {

// The style of what the element's box is laid out in: elements with display: contents have no box.
const ComputedStyle* box_parent(const ComputeState& s) {
  const ComputedStyle* parent = s.input.parent;
  const Document* doc = s.context.document;
  if (parent == nullptr || !parent->display().is_contents() || doc == nullptr || !s.input.element.valid()) {
    return parent;
  }
  NodeId n = s.input.element;
  if (!s.input.is_pseudo_element) n = doc->node(n).parent;
  while (n.valid() && doc->style(n).display().is_contents()) n = doc->node(n).parent;
  return n.valid() ? &doc->style(n) : nullptr;
}

// css-display-3 appendix B: on these elements contents means none.
bool is_unusual_element(const ComputeState& s) {
  const Document* doc = s.context.document;
  if (doc == nullptr || !s.input.element.valid() || s.input.is_pseudo_element) return false;
  const Element& e = doc->element(s.input.element);
  if (e.replaced != Id<void>::kNone) return true;
  constexpr Atom kTags[] = {atoms::kBr,    atoms::kWbr,    atoms::kMeter,    atoms::kProgress, atoms::kCanvas,
                            atoms::kEmbed, atoms::kObject, atoms::kAudio,    atoms::kIframe,   atoms::kImg,
                            atoms::kVideo, atoms::kInput,  atoms::kTextarea, atoms::kSelect};
  for (Atom tag : kTags) {
    if (doc->has_tag(s.input.element, tag)) return true;
  }
  return false;
}

void adjust_display(ComputeState& s) {
  StyleBuilder& b = s.builder;
  Display d = b.display();
  if (d.is_none()) return;
  bool out_of_flow = b.position() == Position::kAbsolute || b.position() == Position::kFixed;
  if (out_of_flow && b.float_() != Float::kNone) b.set_float_(Float::kNone);  // css2 §9.7
  if (d.is_contents()) {
    if (s.input.is_root_element) {
      b.set_display(Display::block());
    } else if (is_unusual_element(s)) {
      b.set_display(Display::none());
    }
    return;
  }
  bool blockify = out_of_flow || b.float_() != Float::kNone || s.input.is_root_element;
  if (!blockify) {
    const ComputedStyle* parent = box_parent(s);
    DisplayInside inside = parent == nullptr ? DisplayInside::kFlow : parent->display().inside;
    blockify = inside == DisplayInside::kFlex || inside == DisplayInside::kGrid;
  }
  if (!blockify) return;
  Display block = blockified(d);
  block.was_inline = out_of_flow && d.is_inline_level();
  if (!(block == d)) b.set_display(block);
}

// css-overflow-3 §3.1: visible and clip do not go with scrolling values.
void adjust_overflow(StyleBuilder& b) {
  OverflowX x = b.overflow_x();
  OverflowY y = b.overflow_y();
  bool x_open = x == OverflowX::kVisible || x == OverflowX::kClip;
  bool y_open = y == OverflowY::kVisible || y == OverflowY::kClip;
  if (x_open == y_open) return;
  if (x_open) b.set_overflow_x(x == OverflowX::kVisible ? OverflowX::kAuto : OverflowX::kHidden);
  if (y_open) b.set_overflow_y(y == OverflowY::kVisible ? OverflowY::kAuto : OverflowY::kHidden);
}

bool draws(BorderStyle s) { return s != BorderStyle::kNone && s != BorderStyle::kHidden; }

// css-backgrounds-3 §4.3: the width of a border without a style is 0; a style without a width is medium. The
// stored initial value is the 0 of the initial style `none`.
void adjust_border(ComputeState& s, const Winners& w, BorderStyle style, PropertyId width, float current) {
  if (!draws(style)) {
    if (current != 0) s.builder.set_number(width, 0);
    return;
  }
  if (!w.has(width)) s.builder.set_number(width, 3);
}

void adjust_borders(ComputeState& s, const Winners& w) {
  StyleBuilder& b = s.builder;
  if (&b.border_group() == &s.pool.initial().border_group()) return;
  adjust_border(s, w, b.border_top_style(), PropertyId::kBorderTopWidth, b.border_top_width());
  adjust_border(s, w, b.border_right_style(), PropertyId::kBorderRightWidth, b.border_right_width());
  adjust_border(s, w, b.border_bottom_style(), PropertyId::kBorderBottomWidth, b.border_bottom_width());
  adjust_border(s, w, b.border_left_style(), PropertyId::kBorderLeftWidth, b.border_left_width());
  adjust_border(s, w, b.outline_style(), PropertyId::kOutlineWidth, b.outline_width());
}

// css2 §12.2, css-content-3 §2: of elements `content` computes to normal unless it is an image.
void adjust_content(ComputeState& s) {
  const ContentValue& content = s.builder.content();
  if (s.input.is_pseudo_element || !s.input.element.valid()) return;
  if (content.kind == ContentValue::Kind::kNormal) return;
  const bool is_image = content.kind == ContentValue::Kind::kItems && content.items.size() == 1 &&
                        content.items.front().kind == ContentItem::Kind::kImage;
  if (!is_image) s.builder.set_content(ContentValue());
}

// css-text-4 §7.1: match-parent takes the parent's value with start and end made sides.
void adjust_text_align(ComputeState& s) {
  StyleBuilder& b = s.builder;
  bool rtl = s.parent().direction() == Direction::kRtl;
  if (b.text_align() == TextAlign::kMatchParent) {
    TextAlign v = s.parent().text_align();
    if (v == TextAlign::kStart) v = rtl ? TextAlign::kRight : TextAlign::kLeft;
    if (v == TextAlign::kEnd) v = rtl ? TextAlign::kLeft : TextAlign::kRight;
    b.set_text_align(v);
  }
  // HTML §15.3.8: th is centred unless the parent's value is another than the initial one.
  if (b.text_align() == TextAlign::kInternalCenter) {
    const TextAlign v = s.parent().text_align();
    b.set_text_align(v == TextAlign::kStart ? TextAlign::kCenter : v);
  }
  if (b.text_align_last() == TextAlignLast::kMatchParent) {
    TextAlignLast v = s.parent().text_align_last();
    if (v == TextAlignLast::kStart) v = rtl ? TextAlignLast::kRight : TextAlignLast::kLeft;
    if (v == TextAlignLast::kEnd) v = rtl ? TextAlignLast::kLeft : TextAlignLast::kRight;
    b.set_text_align_last(v);
  }
}

// css-align-3 §6.2: `legacy` alone takes an inherited legacy value, else it is normal.
void adjust_justify_items(ComputeState& s) {
  const Alignment& own = s.builder.justify_items();
  if (own.keyword != Alignment::Keyword::kLegacy) return;
  const Alignment& inherited = s.parent().justify_items();
  if (inherited.legacy && inherited.keyword != Alignment::Keyword::kLegacy)
    s.builder.set_justify_items(inherited);
}

}  // namespace

void adjust_computed_style(ComputeState& s, const Winners& winners) {
  adjust_display(s);
  adjust_overflow(s.builder);
  adjust_borders(s, winners);
  adjust_text_align(s);
  adjust_content(s);
  adjust_justify_items(s);
}

}  // namespace colosseum::css

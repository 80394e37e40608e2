#include "box/item_collector.h"

#include <algorithm>

#include "box/containment.h"
#include "box/scroll_container.h"
#include "tree/atom_list.h"

namespace colosseum {

namespace {

// css2 §9.2.2.1 with css-text-4 §4.1: nothing but white space that collapses.
bool is_collapsible(std::string_view text, const ComputedStyle& style) {
  switch (style.white_space_collapse()) {
    case WhiteSpaceCollapse::kCollapse: return text.find_first_not_of(" \t\n\r") == std::string_view::npos;
    case WhiteSpaceCollapse::kPreserveBreaks:
      return text.find_first_not_of(" \t\r") == std::string_view::npos;
    default: return false;
  }
}

bool is_white_space(std::string_view text) {
  return text.find_first_not_of(" \t\n\r\f") == std::string_view::npos;
}

bool is_control(const Document& document, NodeId element) {
  const Element& e = document.element(element);
  return e.ns == atoms::kNsHtml &&
         (e.tag == atoms::kInput || e.tag == atoms::kButton || e.tag == atoms::kSelect ||
          e.tag == atoms::kTextarea || e.tag == atoms::kMeter || e.tag == atoms::kProgress);
}

StyleId style_id(const Document& document, NodeId element) {
  const StyleId id = document.node(element).style;
  return id.valid() ? id : document.styles().initial_id();
}

}  // namespace

ItemCollector::ItemCollector(Document& document, Fallbacks& fallbacks, DerivedStyles& styles,
                             std::vector<int32_t> reversed_starts)
    : document_(document),
      fallbacks_(fallbacks),
      styles_(styles),
      counters_(std::move(reversed_starts)),
      counter_styles_(document),
      max_depth_(std::max<uint32_t>(document.limits().max_box_depth, 4)),
      body_(find_body(document)) {
  out_.items.reserve(document.node_count() + document.node_count() / 4);
}

void ItemCollector::run() {
  const NodeId root = document_.root();
  if (!root.valid()) return;
  root_scrolls_ = is_scroll_container(document_.style(root)) ||
                  (body_.valid() && !body_propagates(document_.style(root), document_.style(body_)));
  open_element(root, {});
  while (!open_.empty()) {
    Frame& frame = open_.back();
    const NodeId child = frame.next;
    if (!child.valid()) {
      if (frame.part == FramePart::kSummary) {
        open_details_content();
      } else {
        close_element();
      }
      continue;
    }
    frame.next = frame.part == FramePart::kSummary ? NodeId() : document_.node(child).next_sibling;
    if (child == frame.summary && frame.part == FramePart::kContent) continue;
    const Place place{frame.parent, frame.depth};
    if (visitor_) visitor_(child, counters_);
    if (document_.is_text(child)) {
      if (!is_stray_text(frame.node, child)) add_text(child, frame.style, place);
    } else if (!open_plain_element(child, place)) {
      open_element(child, place);
    }
  }
}

// HTML §4.10.7: in a select, no text but the label of a drop-down, which is put first, is shown.
bool ItemCollector::is_stray_text(NodeId parent, NodeId text) const {
  if (!document_.has_tag(parent, atoms::kSelect)) return false;
  const bool is_drop_down = document_.attribute(parent, "-colosseum-options") != nullptr;
  return !is_drop_down || document_.node(parent).first_child != text;
}

const PlainStyle& ItemCollector::plain_style(StyleId id) {
  if (id.index() >= plain_styles_.size()) plain_styles_.resize(id.index() + 1);
  PlainStyle& plain = plain_styles_[id.index()];
  if (!plain.is_known) {
    plain = find_plain_style(document_.styles().get(id));
    out_.has_page_names = out_.has_page_names || (plain.is_plain && plain.has_page);
  }
  return plain;
}

// Whether elements of this style make nothing but a block-level box in this parent, and which: `plain_`
// tells.
bool ItemCollector::finds_plain(StyleId id, uint32_t parent) {
  if (plain_of_ == id && plain_in_ == parent) return plain_.is_plain;
  plain_of_ = id;
  plain_in_ = parent;
  plain_ = plain_style(id);
  const BoxItem& around = out_.items[parent];
  const bool is_item = contains_items(around.kind);
  if (is_item) plain_.flags |= kBoxFormattingContext;
  plain_.is_plain = plain_.is_plain && (is_item || around.kind == BoxKind::kBlockFlow) &&
                    plain_.writing_mode == plain_style(around.style).writing_mode;
  return plain_.is_plain;
}

// The short way of open_element() for elements that make one block-level box in a block, flex or grid
// container. False, with nothing done, for others.
bool ItemCollector::open_plain_element(NodeId node, Place place) {
  if (place.parent == kNone || place.depth >= max_depth_ || first_letter_.style.valid() || node == body_)
    return false;
  const Element& element = document_.element(node);
  if (element.has_pseudo_styles() || element.tag == atoms::kBr || element.tag == atoms::kWbr ||
      element.tag == atoms::kFieldset || element.tag == atoms::kDetails ||
      (element.tag == atoms::kImg && !element.is_replaced())) {
    return false;
  }
  const StyleId id = style_id(document_, node);
  if (!finds_plain(id, place.parent)) return false;
  out_.items[place.parent].bits |= kItemHasBlock;
  BoxItem item;
  item.node = node;
  item.style = id;
  item.parent = place.parent;
  item.kind = element.is_leaf() ? BoxKind::kLeaf : element.is_replaced() ? BoxKind::kReplaced : plain_.kind;
  item.flags = plain_.flags;
  if (item.kind >= BoxKind::kReplaced) item.flags |= kBoxFormattingContext;
  item.bits = kItemPlain;
  const auto index = static_cast<uint32_t>(out_.items.size());
  item.end = index + 1;
  out_.items.push_back(item);
  const NodeId first = document_.node(node).first_child;
  if (item.kind >= BoxKind::kReplaced || !first.valid()) return true;
  counters_.enter_without_effect();
  open_.push_back({node, first, index, index, id, place.depth + 1});
  return true;
}

void ItemCollector::open_element(NodeId node, Place place) {
  const StyleId id = style_id(document_, node);
  const ComputedStyle& style = document_.styles().get(id);
  const Element& element = document_.element(node);
  Display display = fallbacks_.display(style, node);
  if (display.is_none()) return;
  // HTML §15.5: controls are atomic in lines whatever their display says.
  if (display.is_inline_box() && is_control(document_, node)) display = Display::inline_block();
  BoxItem item;
  item.node = node;
  item.style = node == document_.root() ? principal_style(document_) : id;
  item.flags = element_flags(node);
  const bool html = element.ns == atoms::kNsHtml;
  const bool line_break = html && element.tag == atoms::kBr;
  const bool special = line_break || (html && element.tag == atoms::kWbr);
  const ImageId content = content_image(style);
  const bool replaced = element.is_replaced() || content.valid(), leaf = element.is_leaf() && !replaced;
  if (!replaced && display.is_inline_box() && document_.has_tag(node, atoms::kImg)) {
    if (const std::string* broken = document_.attribute(node, "-colosseum-alt")) {
      display = Display::inline_block();
      item.style = styles_.broken_image(id, *broken != "text");
    }
  }
  const bool childless = replaced || leaf;
  if (display.is_contents()) {
    if (special || childless) return;  // css-display-3 §2.5 "unusual elements"
    if (place.parent != kNone) {
      // It has no part in the nesting of counters either: those of its children go on among its siblings.
      Frame frame{node, document_.node(node).first_child, place.parent, kNone, id, place.depth};
      frame.is_contents = true;
      open_.push_back(frame);
      add_pseudo(node, PseudoElement::kBefore, place);
      if (document_.has_tag(node, atoms::kDetails)) open_summary();
      return;
    }
    display = Display::block();  // css-display-3 §2.7: the root element
  }
  counters_.enter(style);
  if (special) {
    item.kind = line_break ? BoxKind::kLineBreak : BoxKind::kWordBreak;
    item.flags |= kBoxInlineLevel;
    add_item(item, place, line_break);
    if (line_break) first_letter_ = {};
    counters_.leave();
    return;
  }
  // DEVIATION: css-display-3 §2.4 treats replaced elements of these types "as inline"; browsers as blocks
  // (ui/outline-applies-to-016.xht).
  if (childless && display.is_internal()) display = Display::block();
  shape(item, display, place);
  if (replaced) item.kind = BoxKind::kReplaced;
  if (content.valid()) {
    item.flags |= kBoxGenerated;
    item.text = add_image(content);
  }
  if (leaf) item.kind = BoxKind::kLeaf;
  if (establishes_context(item, style)) item.flags |= kBoxFormattingContext;
  const bool atomic = item.is_inline_level() && item.kind < BoxKind::kInlineBox;
  const uint32_t own = add_item(item, place, atomic);
  const bool details = document_.has_tag(node, atoms::kDetails);
  const bool bare = !document_.node(node).first_child.valid() && !element.has_pseudo_styles() &&
                    !display.list_item && own != kNone && place.parent != kNone && !details;
  const bool has_letter = first_letter_.style.valid() || element.has_pseudo_styles();
  const FirstLetter waited_for = has_letter ? enter_first_letter(node, item) : FirstLetter{};
  if (childless || bare) {
    leave_first_letter(item, waited_for);
    counters_.leave();
    return;
  }
  // A box between an inline-level child and its block container may be anonymous: it counts too.
  const uint32_t depth = place.depth + (item.is_inline_level() ? 2 : 1);
  Frame frame{node, document_.node(node).first_child, own, own, id, depth};
  if (depth > max_depth_ && place.parent != kNone) {  // Limits::max_box_depth: children become siblings
    frame = {node, frame.next, place.parent, kNone, id, place.depth};
    document_.diagnostics().warn_once(DiagnosticKind::kLimit, {document_.info().url, 0, 0},
                                      "boxes are nested too deep, the deepest are laid out as siblings");
  }
  frame.first_letter = waited_for;
  scope_style(frame, style);
  open_.push_back(frame);
  const Place inner{frame.parent, frame.depth};
  if (display.list_item) {
    add_marker(node, id, document_.pseudo_style(node, PseudoElement::kMarker), inner,
               style.list_style_position() == ListStylePosition::kInside || item.is_inline_level() ||
                   frame.own == kNone);
  }
  if (element.has_pseudo_styles()) add_pseudo(node, PseudoElement::kBefore, inner);
  if (details) open_summary();
}

// css-contain-2 §3.4
void ItemCollector::scope_style(Frame& frame, const ComputedStyle& style) {
  if ((contain_bits(style) & kContainStyle) == 0) return;
  frame.scopes_style = true;
  frame.quote_depth = quotes_.depth();
  counters_.enter_scope();
}

void ItemCollector::close_element() {
  const Frame frame = open_.back();
  if (frame.part != FramePart::kContent && document_.element(frame.node).has_pseudo_styles()) {
    add_pseudo(frame.node, PseudoElement::kAfter, {frame.parent, frame.depth});
  }
  if (frame.scopes_style) {
    counters_.leave_scope();
    quotes_.restore(frame.quote_depth);
  }
  if (!frame.is_contents) counters_.leave();
  if (frame.own != kNone) {
    out_.items[frame.own].end = static_cast<uint32_t>(out_.items.size());
    leave_first_letter(out_.items[frame.own], frame.first_letter);
  }
  open_.pop_back();
}

void ItemCollector::add_text(NodeId node, StyleId style, Place place) {
  const std::string_view text = document_.text(node);
  if (text.empty() || place.parent == kNone) return;
  BoxItem item;
  item.node = node;
  item.style = style;
  item.kind = BoxKind::kText;
  item.flags = kBoxInlineLevel;
  // css-flexbox-1 §4, css-grid-2 §6: white space alone makes no item, whatever white-space says.
  const BoxKind around = out_.items[place.parent].kind;
  const bool collapses = contains_items(around) || contains_table_parts(around)
                             ? is_white_space(text)
                             : is_collapsible(text, document_.styles().get(style));
  if (!collapses && split_first_letter(node, style, 0, text, place)) return;
  if (collapses) item.bits = kItemCollapsible;
  add_item(item, place, !collapses);
}

uint32_t ItemCollector::add_item(BoxItem item, Place place, bool makes_line) {
  const auto index = static_cast<uint32_t>(out_.items.size());
  item.parent = place.parent;
  item.end = index + 1;
  out_.items.push_back(item);
  if (place.parent == kNone) return index;
  if (item.is_out_of_flow() || item.has(kItemTablePart) ||
      (item.is_inline_level() && !item.has(kItemCollapsible))) {
    out_.items[place.parent].bits |= kItemMixed;
  }
  if (item.is_out_of_flow()) {
    out_.items[place.parent].bits |= kItemHasOutOfFlow;
    return index;
  }
  // css-tables-3 §2.2: a part without its table gets one, which is inline in an inline box.
  const bool in_inline_table =
      item.has(kItemTablePart) && out_.items[place.parent].kind == BoxKind::kInlineBox;
  if (in_inline_table) {
    out_.items[place.parent].bits |= kItemHasInline;
    makes_line = true;
  } else if (!item.is_inline_level()) {
    note_block(place.parent);
  } else if (!item.has(kItemCollapsible)) {
    out_.items[place.parent].bits |= kItemHasInline;
  }
  if (makes_line) note_line(place.parent);
  return index;
}

// A block-level box splits the inline boxes around it up to their block container.
void ItemCollector::note_block(uint32_t parent) {
  for (uint32_t p = parent; p != kNone; p = out_.items[p].parent) {
    BoxItem& item = out_.items[p];
    if (item.has(kItemHasBlock)) return;
    item.bits |= kItemHasBlock;
    if (item.kind != BoxKind::kInlineBox) return;
  }
}

void ItemCollector::note_line(uint32_t parent) {
  for (uint32_t p = parent; p != kNone; p = out_.items[p].parent) {
    BoxItem& item = out_.items[p];
    if (item.has(kItemHasLine)) return;
    item.bits |= kItemHasLine;
    if (item.is_out_of_flow()) return;
  }
}

// css-display-3 §2.7: flex and grid items, out-of-flow boxes and the root element are blockified. The cascade
// does so too; trees whose styles were set by hand need it here.
bool ItemCollector::is_blockified(Place place) const {
  return place.parent == kNone || contains_items(out_.items[place.parent].kind);
}

void ItemCollector::shape(BoxItem& item, Display display, Place place) const {
  const ComputedStyle& style = document_.styles().get(item.style);
  const bool out_of_flow = style.is_out_of_flow() && place.parent != kNone;
  // css-writing-modes-4 §3.2: another writing mode than the parent's makes an inline-block, and a formatting
  // context.
  const bool turns =
      place.parent != kNone &&
      style.writing_mode() != document_.styles().get(out_.items[place.parent].style).writing_mode();
  // css2 §9.7: float does not apply to absolutely positioned boxes; css-flexbox-1 §3: nor to items.
  const bool floating =
      style.float_() != Float::kNone && !out_of_flow && !is_blockified(place) && place.parent != kNone;
  const bool block = display.outside != DisplayOutside::kInline || is_blockified(place) || out_of_flow ||
                     floating;  // run-in: block
  if (out_of_flow) item.flags |= kBoxOutOfFlow | kBoxFormattingContext;
  if (floating) item.flags |= kBoxFloating | kBoxFormattingContext;
  if (!block) item.flags |= kBoxInlineLevel;
  if (display.is_internal() && !is_blockified(place) && !out_of_flow && !floating && place.parent != kNone &&
      shape_table_part(item, display.internal)) {
    return;
  }
  switch (display.inside) {
    case DisplayInside::kTable: item.kind = BoxKind::kTable; break;
    case DisplayInside::kFlex: item.kind = BoxKind::kFlex; break;
    case DisplayInside::kGrid: item.kind = BoxKind::kGrid; break;
    case DisplayInside::kFlow: item.kind = block || turns ? BoxKind::kBlockFlow : BoxKind::kInlineBox; break;
    default: item.kind = BoxKind::kBlockFlow; break;
  }
  if (turns) item.flags |= kBoxFormattingContext;
  if (display.inside != DisplayInside::kFlow || is_blockified(place)) item.flags |= kBoxFormattingContext;
}

// css2 §17.2. False for what is no part of a table.
bool ItemCollector::shape_table_part(BoxItem& item, DisplayInternal part) const {
  switch (part) {
    case DisplayInternal::kTableRowGroup:
    case DisplayInternal::kTableHeaderGroup:
    case DisplayInternal::kTableFooterGroup: item.kind = BoxKind::kTableSection; break;
    case DisplayInternal::kTableRow: item.kind = BoxKind::kTableRow; break;
    case DisplayInternal::kTableColumnGroup: item.kind = BoxKind::kTableColumnGroup; break;
    case DisplayInternal::kTableColumn: item.kind = BoxKind::kTableColumn; break;
    case DisplayInternal::kTableCell:
      item.kind = BoxKind::kBlockFlow;
      item.flags |= kBoxTableCell;
      break;
    case DisplayInternal::kTableCaption: item.kind = BoxKind::kBlockFlow; break;
    default: return false;
  }
  item.flags |= kBoxFormattingContext;
  item.bits |= kItemTablePart;
  return true;
}

// css-display-3 §3 "independent formatting context"; css2 §9.4.1; css-overflow-3 §3.1.
bool ItemCollector::establishes_context(const BoxItem& item, const ComputedStyle& style) const {
  if (item.kind == BoxKind::kInlineBox) return false;
  if (item.kind != BoxKind::kBlockFlow || item.is_inline_level()) return true;
  // Only broken images get here.
  if ((item.flags & kBoxPseudo) == 0 && document_.has_tag(item.node, atoms::kImg)) return true;
  if (is_contained(containment(style, item.kind))) return true;
  // HTML §15.3.13
  if ((item.flags & kBoxPseudo) == 0 && document_.has_tag(item.node, atoms::kFieldset)) return true;
  // css-align-3 §5.1.1
  if (style.align_content().keyword != Alignment::Keyword::kNormal) return true;
  if ((item.flags & kBoxBody) != 0 && !root_scrolls_) return false;  // the viewport takes its overflow
  return is_scroll_container(style);
}

uint16_t ItemCollector::element_flags(NodeId node) const {
  uint16_t flags = 0;
  if (node == document_.root()) flags |= kBoxRootElement;
  if (node == body_) flags |= kBoxBody;
  return flags;
}

}  // namespace colosseum

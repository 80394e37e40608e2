// Generated content: ::before, ::after and ::marker (css-content-3 §2, css-lists-3 §3, css-pseudo-4 §4).
#include <utility>

#include "base/utf.h"
#include "box/content_text.h"
#include "box/item_collector.h"
#include "tree/atom_list.h"

namespace colosseum {

// css-pseudo-4 §4.1: no box without content.
void ItemCollector::add_pseudo(NodeId node, PseudoElement pseudo, Place place) {
  const StyleId id = document_.pseudo_style(node, pseudo);
  if (!id.valid() || place.parent == kNone) return;
  const ComputedStyle& style = document_.styles().get(id);
  if (style.content().kind != ContentValue::Kind::kItems) return;
  const Display display = fallbacks_.display(style, node);
  if (display.is_none()) return;
  if (display.is_contents()) {
    counters_.enter_without_effect();
    add_content(node, id, style.content().items, place);
    counters_.leave();
    return;
  }
  counters_.enter(style);
  BoxItem item;
  item.node = node;
  item.style = id;
  item.flags = kBoxPseudo;
  shape(item, display, place);
  if (establishes_context(item, style)) item.flags |= kBoxFormattingContext;
  const bool atomic = item.is_inline_level() && item.kind < BoxKind::kInlineBox;
  const uint32_t own = add_item(item, place, atomic);
  const Place inner{own, place.depth + 1};
  if (display.list_item) {
    add_marker(node, id, StyleId(), inner,
               style.list_style_position() == ListStylePosition::kInside || item.is_inline_level());
  }
  add_content(node, id, style.content().items, inner);
  out_.items[own].end = static_cast<uint32_t>(out_.items.size());
  counters_.leave();
}

// css-lists-3 §3.2: `content` of ::marker, else list-style-image, else list-style-type.
void ItemCollector::add_marker(NodeId node, StyleId list_item_style, StyleId marker_style, Place place,
                               bool inside) {
  const ComputedStyle& list_item = document_.styles().get(list_item_style);
  const ContentValue* content = nullptr;
  if (marker_style.valid()) {
    content = &document_.styles().get(marker_style).content();
    if (content->kind == ContentValue::Kind::kNone ||
        document_.styles().get(marker_style).display().is_none()) {
      return;
    }
  } else {
    marker_style = styles_.default_marker(list_item_style);
  }
  const bool own_content = content != nullptr && content->kind == ContentValue::Kind::kItems;
  const ImageId image = own_content ? ImageId() : usable_image(document_, list_item.list_style_image());
  const bool no_text = list_item.list_style_type().kind == CounterStyleRef::Kind::kNone;
  if (!own_content && !image.valid() && no_text) return;

  BoxItem item;
  item.node = node;
  item.style = marker_style;
  item.kind = BoxKind::kInlineBox;
  item.flags = kBoxPseudo | kBoxInlineLevel;
  if (!inside) item.flags |= kBoxOutsideMarker;
  const auto own = static_cast<uint32_t>(out_.items.size());
  if (inside) {
    add_item(item, place, false);
  } else {
    // It waits for the first line, wherever that is, so it says nothing else about its parent's children.
    item.parent = place.parent;
    if (place.parent != kNone) out_.items[place.parent].bits |= kItemMixed;
    out_.items.push_back(item);
    out_.items[own].bits = kItemHasLine;
  }
  const Place inner{own, place.depth + 1};
  // css-pseudo-4 §2.2: a marker has no first letter.
  const FirstLetter waiting = std::exchange(first_letter_, {});
  if (own_content) {
    add_content(node, marker_style, content->items, inner);
  } else if (image.valid()) {
    add_generated_image(node, marker_style, image, inner);
  } else {
    const int32_t value = counters_.value(CounterScopes::kListItem);
    add_generated_text(node, marker_style,
                       counter_styles_.marker_text(list_item.list_style_type(), value, list_item.direction()),
                       inner, is_predefined_symbol(list_item.list_style_type()) ? kBoxSymbol : 0);
  }
  first_letter_ = waiting;
  out_.items[own].end = static_cast<uint32_t>(out_.items.size());
}

void ItemCollector::add_content(NodeId node, StyleId style_id, const std::vector<ContentItem>& content,
                                Place place) {
  const ComputedStyle& style = document_.styles().get(style_id);
  std::string text;
  for (const ContentItem& item : content) {
    if (item.kind != ContentItem::Kind::kImage) {
      append_text_of(item, node, style, text);
      continue;
    }
    add_generated_text(node, style_id, std::move(text), place);
    text.clear();
    const ImageId image = usable_image(document_, item.image);
    if (image.valid()) add_generated_image(node, style_id, image, place);
  }
  add_generated_text(node, style_id, std::move(text), place);
}

void ItemCollector::append_text_of(const ContentItem& item, NodeId node, const ComputedStyle& style,
                                   std::string& out) {
  if (item.kind != ContentItem::Kind::kAttr) {
    // css-content-3 §2.4.1 leaves the choice; browsers look at the language around the element.
    const NodeId parent = document_.node(node).parent;
    const std::string& language =
        parent.valid() ? document_.style(parent).colosseum_lang() : style.colosseum_lang();
    append_content_text(item, style, counters_, counter_styles_, quotes_, language, out);
    return;
  }
  const bool html = document_.info().is_html && document_.element(node).ns == atoms::kNsHtml;
  const std::string* value = document_.attribute(node, html ? ascii_lower(item.text) : item.text);
  out += value != nullptr ? *value : item.separator;
}

void ItemCollector::add_generated_text(NodeId node, StyleId style, std::string text, Place place,
                                       unsigned more_flags) {
  if (text.empty()) return;
  if (split_first_letter(node, style, kBoxPseudo, text, place)) return;
  BoxItem item;
  item.node = node;
  item.style = style;
  item.kind = BoxKind::kText;
  item.flags = static_cast<uint16_t>(kBoxInlineLevel | kBoxPseudo | kBoxGenerated | more_flags);
  item.text = static_cast<uint32_t>(out_.strings.size());
  out_.strings.push_back(std::move(text));
  add_item(item, place, true);
}

// css-content-3 §2: an element whose `content` is one image is replaced by it.
ImageId ItemCollector::content_image(const ComputedStyle& style) const {
  const ContentValue& content = style.content();
  if (content.kind != ContentValue::Kind::kItems || content.items.size() != 1) return {};
  const ContentItem& item = content.items.front();
  return item.kind == ContentItem::Kind::kImage ? usable_image(document_, item.image) : ImageId();
}

uint32_t ItemCollector::add_image(ImageId image) {
  out_.images.push_back({image, document_.image(image).natural});
  return static_cast<uint32_t>(out_.images.size() - 1);
}

void ItemCollector::add_generated_image(NodeId node, StyleId style, ImageId image, Place place) {
  BoxItem item;
  item.node = node;
  item.style = styles_.anonymous_inline(style);
  item.kind = BoxKind::kReplaced;
  item.flags = kBoxInlineLevel | kBoxPseudo | kBoxAnonymous | kBoxFormattingContext | kBoxGenerated;
  item.text = add_image(image);
  add_item(item, place, true);
}

}  // namespace colosseum

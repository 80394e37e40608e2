// The two slots of a details element (HTML §15.5.4): its first summary, and all else in a box of its own.
#include "box/item_collector.h"
#include "tree/atom_list.h"

namespace colosseum {

// Of the details element that was opened last: what is in its frame now is its summary.
void ItemCollector::open_summary() {
  Frame& frame = open_.back();
  frame.part = FramePart::kSummary;
  NodeId child = frame.next;
  while (child.valid() && !document_.has_tag(child, atoms::kSummary)) {
    child = document_.node(child).next_sibling;
  }
  frame.next = frame.summary = child;
  if (!child.valid()) add_default_summary(frame);
}

// HTML §15.5.4: without one, "the user agent should provide its own legend".
void ItemCollector::add_default_summary(const Frame& details) {
  const NodeId node = details.node;
  BoxItem item;
  item.node = node;
  item.style = styles_.default_summary(details.style, document_.attribute(node, atoms::kOpen) != nullptr);
  item.flags = kBoxPseudo;
  const Place place{details.parent, details.depth};
  shape(item, Display::block(), place);
  counters_.enter_without_effect();
  const uint32_t own = add_item(item, place, false);
  const Place inner{own, place.depth + 1};
  add_marker(node, item.style, StyleId(), inner, true);
  add_generated_text(node, item.style, "Details", inner);
  out_.items[own].end = static_cast<uint32_t>(out_.items.size());
  counters_.leave();
}

// The second slot: a block container, whose contents a closed details element skips (css-contain-2 §4).
void ItemCollector::open_details_content() {
  Frame& details = open_.back();
  details.part = FramePart::kAll;
  const NodeId node = details.node;
  const bool open = document_.attribute(node, atoms::kOpen) != nullptr;
  BoxItem item;
  item.node = node;
  item.style = open ? styles_.anonymous_block(details.style) : styles_.skipped_block(details.style);
  item.flags = kBoxPseudo;
  const Place place{details.parent, details.depth};
  shape(item, Display::block(), place);
  const ComputedStyle& style = document_.styles().get(item.style);
  if (establishes_context(item, style)) item.flags |= kBoxFormattingContext;
  Frame frame{node, document_.node(node).first_child, kNone, kNone, item.style, place.depth + 1};
  frame.part = FramePart::kContent;
  frame.summary = details.summary;
  frame.parent = frame.own = add_item(item, place, false);
  counters_.enter_without_effect();
  frame.first_letter = enter_first_letter(node, item);
  scope_style(frame, style);
  open_.push_back(frame);
}

}  // namespace colosseum

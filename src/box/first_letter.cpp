#include "box/first_letter.h"

#include "base/letters.h"
#include "base/utf.h"
#include "box/first_line.h"
#include "box/item_collector.h"

namespace colosseum {

FirstLetterRange find_first_letter(std::string_view text) {
  FirstLetterRange r;
  while (r.begin < text.size() && is_ascii_space(static_cast<unsigned char>(text[r.begin]))) ++r.begin;
  size_t at = r.begin;
  char32_t c = 0;
  size_t before = at;
  auto next = [&] {
    before = at;
    c = at < text.size() ? next_code_point(text, at) : 0;
  };
  // css-pseudo-4 §2.2.1: punctuation that precedes or follows the first typographic letter unit is included,
  // and, as in browsers, spaces between that and the letter.
  constexpr char32_t kNoBreakSpace = 0xA0;
  next();
  size_t punctuation_end = at;
  const auto is_space = [&] { return is_ascii_space(c) || c == kNoBreakSpace; };
  const auto leads = [&] { return is_letter_punctuation(c) || is_dash(c); };
  const bool punctuated = c != 0 && leads();
  while (punctuated && c != 0 && (leads() || is_combining_mark(c) || is_space())) {
    if (!is_space()) punctuation_end = at;
    next();
  }
  if (c == 0 && punctuated) {  // the letter is in another box
    r.end = punctuation_end;
    return r;
  }
  if (c == 0 || is_ascii_space(c)) return {};
  next();
  while (c != 0 && is_combining_mark(c)) next();
  while (c != 0 && (is_letter_punctuation(c) || is_combining_mark(c))) next();
  r.end = before;
  return r;
}

// css-pseudo-4 §2.2: the first letter of a block container is that of its first formatted line, which may be
// that of a block inside.
ItemCollector::FirstLetter ItemCollector::enter_first_letter(NodeId node, const BoxItem& item) {
  const FirstLetter outside = first_letter_;
  const bool flows = item.kind == BoxKind::kBlockFlow;
  const bool leaves = item.is_out_of_flow() || (item.is_inline_level() && item.kind != BoxKind::kInlineBox);
  if ((item.flags & kBoxTableCell) != 0 || leaves || (!flows && item.kind != BoxKind::kInlineBox)) {
    first_letter_ = {};
  }
  if (flows && (item.flags & kBoxPseudo) == 0) {
    out_.has_first_lines =
        out_.has_first_lines || document_.pseudo_style(node, PseudoElement::kFirstLine).valid();
    const StyleId style = document_.pseudo_style(node, PseudoElement::kFirstLetter);
    if (style.valid()) first_letter_ = {style, node};
  }
  return outside;
}

// What follows an out-of-flow box may still be the first letter of what is around it.
void ItemCollector::leave_first_letter(const BoxItem& item, const FirstLetter& outside) {
  if (!first_letter_.style.valid() && !outside.style.valid()) return;
  if (item.is_out_of_flow()) {
    first_letter_ = outside;
  } else if (item.kind != BoxKind::kInlineBox) {
    // The first line lies in this box, or there is none before its end.
    const bool still_open = first_letter_.style.valid() && first_letter_.node == outside.node &&
                            item.kind == BoxKind::kBlockFlow && !item.is_inline_level();
    if (!still_open) first_letter_ = {};
  }
}

// A box around the letter, and the texts before and after it.
bool ItemCollector::split_first_letter(NodeId text_node, StyleId text_style, uint16_t flags,
                                       std::string_view text, Place place) {
  if (!first_letter_.style.valid()) return false;
  FirstLetter letter = std::exchange(first_letter_, {});
  const FirstLetterRange range = find_first_letter(text);
  if (!range.found()) return false;
  // css-pseudo-4 §2.2: it is a child of the innermost element around the letter, one without a box too.
  letter.style =
      inherit_anew(document_.styles(), letter.style, document_.node(letter.node).style, text_style);
  const std::string before(text.substr(0, range.begin)),
      inside(text.substr(range.begin, range.end - range.begin)), after(text.substr(range.end));
  if (!before.empty()) add_text_item(text_node, text_style, flags, before, place);
  BoxItem item;
  item.node = letter.node;
  item.style = letter.style;
  item.flags = kBoxPseudo;
  shape(item, Display::inline_(), place);
  const uint32_t own = add_item(item, place, false);
  add_text_item(text_node, letter.style, flags, inside, {own, place.depth + 1});
  out_.items[own].end = static_cast<uint32_t>(out_.items.size());
  if (!after.empty()) add_text_item(text_node, text_style, flags, after, place);
  return true;
}

void ItemCollector::add_text_item(NodeId node, StyleId style, uint16_t flags, std::string text, Place place) {
  BoxItem item;
  item.node = node;
  item.style = style;
  item.kind = BoxKind::kText;
  item.flags = static_cast<uint16_t>(kBoxInlineLevel | kBoxGenerated | flags);
  item.text = static_cast<uint32_t>(out_.strings.size());
  const bool collapses =
      text.find_first_not_of(" \t\n\r\f") == std::string::npos &&
      document_.styles().get(style).white_space_collapse() == WhiteSpaceCollapse::kCollapse;
  if (collapses) item.bits = kItemCollapsible;
  out_.strings.push_back(std::move(text));
  add_item(item, place, !collapses);
}

}  // namespace colosseum

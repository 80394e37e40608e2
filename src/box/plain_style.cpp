#include "box/plain_style.h"

#include "box/containment.h"
#include "box/scroll_container.h"

namespace colosseum {

PlainStyle find_plain_style(const ComputedStyle& style) {
  PlainStyle plain;
  plain.is_known = true;
  plain.has_page = !style.page().empty();
  plain.writing_mode = style.writing_mode();
  const Display display = style.display();
  if (display.is_none() || display.is_contents() || display.list_item || display.is_internal() ||
      display.outside != DisplayOutside::kBlock || style.float_() != Float::kNone || style.is_out_of_flow() ||
      contain_bits(style) != 0 || style.position() == Position::kSticky ||
      style.content().kind == ContentValue::Kind::kItems) {
    return plain;
  }
  const GeneratedGroup& counters = style.generated_group();
  if (!counters.counter_reset.empty() || !counters.counter_increment.empty() ||
      !counters.counter_set.empty()) {
    return plain;
  }
  switch (display.inside) {
    case DisplayInside::kFlow:
      // css-align-3 §5.1.1, css-overflow-3 §3.1
      if (style.align_content().keyword != Alignment::Keyword::kNormal || is_scroll_container(style)) {
        plain.flags = kBoxFormattingContext;
      }
      break;
    case DisplayInside::kFlowRoot: plain.flags = kBoxFormattingContext; break;
    case DisplayInside::kFlex:
      plain.kind = BoxKind::kFlex;
      plain.flags = kBoxFormattingContext;
      break;
    case DisplayInside::kGrid:
      plain.kind = BoxKind::kGrid;
      plain.flags = kBoxFormattingContext;
      break;
    default: return plain;
  }
  plain.is_plain = true;
  return plain;
}

}  // namespace colosseum

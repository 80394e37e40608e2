#include "box/fallbacks.h"

namespace colosseum {

namespace {

constexpr const char* kMessages[] = {
    "ruby layout is not supported yet, ruby is laid out as plain text",
};

}  // namespace

void Fallbacks::warn(Feature feature, NodeId node) {
  const auto bit = static_cast<uint8_t>(1u << feature);
  if ((warned_ & bit) != 0) return;
  warned_ = static_cast<uint8_t>(warned_ | bit);
  document_.diagnostics().warn_once(DiagnosticKind::kUnsupported,
                                    {document_.info().url, document_.node(node).line, 0}, kMessages[feature]);
}

Display Fallbacks::display(const ComputedStyle& style, NodeId node) {
  Display d = style.display();
  if (d.is_none() || d.is_contents()) return d;
  switch (d.internal) {
    case DisplayInternal::kNotInternal: break;
    case DisplayInternal::kTableRowGroup:
    case DisplayInternal::kTableHeaderGroup:
    case DisplayInternal::kTableFooterGroup:
    case DisplayInternal::kTableRow:
    case DisplayInternal::kTableCell:
    case DisplayInternal::kTableCaption:
    case DisplayInternal::kTableColumnGroup:
    case DisplayInternal::kTableColumn: break;
    case DisplayInternal::kRubyBase:
    case DisplayInternal::kRubyText:
    case DisplayInternal::kRubyBaseContainer:
    case DisplayInternal::kRubyTextContainer: warn(kRuby, node); return Display::inline_();
  }
  if (d.inside == DisplayInside::kRuby) {
    warn(kRuby, node);
    d = d.outside == DisplayOutside::kInline ? Display::inline_() : Display::block();
  }
  return d;
}

}  // namespace colosseum

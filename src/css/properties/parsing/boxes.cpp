// display, z-index, aspect-ratio, vertical-align and other properties of boxes.
#include "css/properties/parsing/families.h"

namespace colosseum::css {

namespace {

using Outside = DisplayOutside;
using Inside = DisplayInside;

struct SingleDisplay {
  std::string_view name;
  Display value;
};
constexpr Display kLegacyBox = Display::flex();
// css-display-3 §2.6 and the legacy names browsers keep.
constexpr SingleDisplay kSingle[] = {
    {"none", Display::none()},
    {"contents", Display::contents()},
    {"inline-block", Display::inline_block()},
    {"inline-table", Display::of(Outside::kInline, Inside::kTable)},
    {"inline-flex", Display::inline_flex()},
    {"inline-grid", Display::of(Outside::kInline, Inside::kGrid)},
    {"table-row-group", Display::table_part(DisplayInternal::kTableRowGroup)},
    {"table-header-group", Display::table_part(DisplayInternal::kTableHeaderGroup)},
    {"table-footer-group", Display::table_part(DisplayInternal::kTableFooterGroup)},
    {"table-row", Display::table_part(DisplayInternal::kTableRow)},
    {"table-cell", Display::table_part(DisplayInternal::kTableCell)},
    {"table-column-group", Display::table_part(DisplayInternal::kTableColumnGroup)},
    {"table-column", Display::table_part(DisplayInternal::kTableColumn)},
    {"table-caption", Display::table_part(DisplayInternal::kTableCaption)},
    {"ruby-base", Display::table_part(DisplayInternal::kRubyBase)},
    {"ruby-text", Display::table_part(DisplayInternal::kRubyText)},
    {"ruby-base-container", Display::table_part(DisplayInternal::kRubyBaseContainer)},
    {"ruby-text-container", Display::table_part(DisplayInternal::kRubyTextContainer)},
    {"-webkit-box", kLegacyBox},
    {"-webkit-inline-box", Display::inline_flex()},
    {"-webkit-flex", Display::flex()},
    {"-webkit-inline-flex", Display::inline_flex()},
    {"-moz-box", kLegacyBox},
    {"-moz-inline-box", Display::inline_flex()},
    {"-ms-flexbox", Display::flex()},
    {"-ms-inline-flexbox", Display::inline_flex()},
    {"-moz-inline-stack", Display::inline_block()},
};

constexpr std::string_view kOutsideWords[] = {"inline", "block", "run-in"};
constexpr std::string_view kInsideWords[] = {"flow", "flow-root", "table", "flex", "grid", "ruby", "math"};

constexpr int kMath = 6;  // of these

bool consume_single(TokenStream& s, Display& out) {
  for (const SingleDisplay& d : kSingle) {
    if (consume_ident(s, d.name)) {
      out = d.value;
      return true;
    }
  }
  return false;
}

}  // namespace

// css-display-3 §2: <display-outside> || <display-inside> || list-item, or one of the single keywords.
ValuePtr parse_display(TokenStream& s, const ParseArgs&) {
  Display d;
  if (consume_single(s, d)) return make_typed(d);
  int outside = -1, inside = -1;
  bool list_item = false;
  while (true) {
    int i = -1;
    if (outside < 0 && (i = consume_keyword(s, kOutsideWords)) >= 0) {
      outside = i;
    } else if (inside < 0 && (i = consume_keyword(s, kInsideWords)) >= 0) {
      inside = i;
    } else if (!list_item && consume_ident(s, "list-item")) {
      list_item = true;
    } else {
      break;
    }
  }
  if (outside < 0 && inside < 0 && !list_item) return nullptr;
  // §2.3: only flow layouts make list items.
  if (list_item && inside > static_cast<int>(Inside::kFlowRoot)) return nullptr;
  const bool math = inside == kMath;
  if (outside < 0) {
    const bool ruby = inside == static_cast<int>(Inside::kRuby);
    outside = static_cast<int>(ruby || math ? Outside::kInline : Outside::kBlock);
  }
  // mathml-core ("display: math"): flow layout for what is no MathML element. DEVIATION: for those too, so
  // far.
  if (math)
    inside =
        static_cast<int>(outside == static_cast<int>(Outside::kInline) ? Inside::kFlowRoot : Inside::kFlow);
  if (inside < 0) inside = static_cast<int>(Inside::kFlow);
  return make_typed(Display::of(static_cast<Outside>(outside), static_cast<Inside>(inside), list_item));
}

ValuePtr parse_z_index(TokenStream& s, const ParseArgs&) {
  if (consume_ident(s, "auto")) return make_length_keyword(Length::Type::kAuto);
  return consume_number_value(s, kNumberInteger);
}

// css2 §11.1.2: auto | rect(<top>, <right>, <bottom>, <left>), all commas or none.
ValuePtr parse_clip(TokenStream& s, const ParseArgs& args) {
  ClipInput clip;
  if (consume_ident(s, "auto")) return make_typed(clip);
  if (!is_function(s.peek(), "rect")) return nullptr;
  clip.is_auto = false;
  TokenStream inner = consume_function(s);
  auto offset = [&](LengthInput& out) {
    return consume_length(inner, kQuirkyUnitless | kAutoKeyword, args.quirks(), out);
  };
  if (!offset(clip.top)) return nullptr;
  const bool commas = consume_comma(inner);
  auto next = [&](LengthInput& out) { return (!commas || consume_comma(inner)) && offset(out); };
  if (!offset(clip.right) || !next(clip.bottom) || !next(clip.left) || !inner.at_end()) return nullptr;
  return make_typed(std::move(clip));
}

// css-sizing-4 §5.1: auto || <ratio>.
ValuePtr parse_aspect_ratio(TokenStream& s, const ParseArgs&) {
  AspectRatio ratio;
  ratio.is_auto = consume_ident(s, "auto");
  double width = 0, height = 1;
  if (consume_number(s, kNumberNonNegative, width)) {
    if (consume_slash(s) && !consume_number(s, kNumberNonNegative, height)) return nullptr;
    ratio.width = static_cast<float>(width);
    ratio.height = static_cast<float>(height);
    if (!ratio.is_auto) ratio.is_auto = consume_ident(s, "auto");
    // css-values-4 §5.7: a degenerate ratio behaves as auto.
    if (!ratio.has_ratio()) ratio = AspectRatio{ratio.is_auto || true, 0, 0};
  } else if (!ratio.is_auto) {
    return nullptr;
  }
  return make_typed(ratio);
}

// css-flexbox-1 §5.2, css-flexbox-2: nowrap | [ wrap | wrap-reverse ] || balance.
ValuePtr parse_flex_wrap(TokenStream& s, const ParseArgs&) {
  constexpr std::string_view kDirections[] = {"wrap", "wrap-reverse"};
  if (consume_ident(s, "nowrap")) return make_keyword(static_cast<uint16_t>(FlexWrap::kNowrap));
  bool balance = consume_ident(s, "balance");
  const int direction = consume_keyword(s, kDirections);
  if (!balance) balance = consume_ident(s, "balance");
  if (!balance && direction < 0) return nullptr;
  const bool reverse = direction == 1;
  FlexWrap wrap = reverse ? FlexWrap::kWrapReverse : FlexWrap::kWrap;
  if (balance) wrap = reverse ? FlexWrap::kBalanceReverse : FlexWrap::kBalance;
  return make_keyword(static_cast<uint16_t>(wrap));
}

// css-contain-1 §2: `strict` and `content` are abbreviations.
ValuePtr parse_contain(TokenStream& s, const ParseArgs& args) {
  auto bit = [](std::string_view name) {
    auto words = property_keywords(PropertyId::kContain);
    for (size_t i = 1; i < words.size(); ++i) {
      if (words[i] == name) return 1u << (i - 1);
    }
    return 0u;
  };
  const unsigned content = bit("layout") | bit("style") | bit("paint");
  if (consume_ident(s, "strict")) return make_keyword(static_cast<uint16_t>(content | bit("size")));
  if (consume_ident(s, "content")) return make_keyword(static_cast<uint16_t>(content));
  return parse_keyword_set(s, args);
}

// css-will-change-1 §2: what counts is what some value of the property would make of the box.
ValuePtr parse_will_change(TokenStream& s, const ParseArgs&) {
  if (consume_ident(s, "auto")) return make_keyword(0);
  constexpr std::string_view kFixed[] = {"transform", "translate",   "rotate",
                                         "scale",     "perspective", "transform-style",
                                         "filter",    "contain",     "backdrop-filter"};
  constexpr std::string_view kContext[] = {"opacity",        "z-index",   "isolation",
                                           "mix-blend-mode", "clip-path", "mask"};
  auto is_in = [](std::string_view name, auto& names) {
    return std::find(std::begin(names), std::end(names), name) != std::end(names);
  };
  unsigned bits = 0;
  do {
    std::string name;
    if (!consume_custom_ident(s, name)) return nullptr;
    name = ascii_lower(name);
    if (name.starts_with("-webkit-")) name.erase(0, 8);
    if (name == "auto" || name == "none" || name == "all" || name == "will-change") return nullptr;
    if (is_in(name, kContext)) bits |= kWillChangeStackingContext;
    if (is_in(name, kFixed)) bits |= kWillChangeStackingContext | kWillChangeFixedContainer;
    if (name == "position") bits |= kWillChangeStackingContext | kWillChangeAbsoluteContainer;
  } while (consume_comma(s));
  return make_keyword(static_cast<uint16_t>(bits));
}

// css-sizing-4 §5.2: auto? [ none | <length> ]. Without scripts there is no size to remember: `auto` adds
// nothing.
ValuePtr parse_contain_intrinsic(TokenStream& s, const ParseArgs& args) {
  consume_ident(s, "auto");
  return parse_length(s, args);
}

// css2 §10.8.1. The keyword is the index of VerticalAlign::Kind.
ValuePtr parse_vertical_align(TokenStream& s, const ParseArgs& args) {
  constexpr std::string_view kWords[] = {"baseline",    "sub",    "super", "text-top",
                                         "text-bottom", "middle", "top",   "bottom"};
  int i = consume_keyword(s, kWords);
  if (i >= 0) return make_keyword(static_cast<uint16_t>(i));
  if (consume_ident(s, "-webkit-baseline-middle")) {
    return make_keyword(static_cast<uint16_t>(VerticalAlign::Kind::kMiddle));
  }
  LengthInput l;
  if (!consume_length(s, kPercentAllowed | kQuirkyUnitless, args.quirks(), l)) return nullptr;
  return length_value(std::move(l));
}

// css-page-3 §8.1.
ValuePtr parse_page_name(TokenStream& s, const ParseArgs&) {
  std::string name;
  if (!consume_ident(s, "auto") && !consume_custom_ident(s, name)) return nullptr;
  return make_typed(std::move(name));
}

// css-writing-modes-4 §3.2 with the values of SVG 1.1 (§3.2.1).
ValuePtr parse_writing_mode(TokenStream& s, const ParseArgs& args) {
  constexpr std::string_view kHorizontal[] = {"lr", "lr-tb", "rl", "rl-tb"};
  constexpr std::string_view kVertical[] = {"tb", "tb-rl"};
  if (consume_keyword(s, kHorizontal) >= 0) {
    return make_keyword(static_cast<uint16_t>(WritingMode::kHorizontalTb));
  }
  if (consume_keyword(s, kVertical) >= 0)
    return make_keyword(static_cast<uint16_t>(WritingMode::kVerticalRl));
  if (consume_ident(s, "tb-lr")) return make_keyword(static_cast<uint16_t>(WritingMode::kVerticalLr));
  return parse_keyword(s, args);
}

}  // namespace colosseum::css

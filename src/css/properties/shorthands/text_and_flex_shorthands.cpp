// white-space, list-style, flex and place-* shorthands.
#include <optional>

#include "css/properties/longhand_rules.h"
#include "css/properties/parsing/families.h"
#include "css/properties/shorthands/shorthands.h"

namespace colosseum::css {

namespace {
using P = PropertyId;
}  // namespace

// css-text-4 §3: the legacy keywords, or the longhands in any order.
bool expand_white_space(TokenStream& s, const ParseContext& context, LonghandSink& sink) {
  struct Legacy {
    std::string_view name;
    WhiteSpaceCollapse collapse;
    TextWrapMode wrap;
  };
  constexpr Legacy kLegacy[] = {
      {"normal", WhiteSpaceCollapse::kCollapse, TextWrapMode::kWrap},
      {"pre", WhiteSpaceCollapse::kPreserve, TextWrapMode::kNowrap},
      {"pre-wrap", WhiteSpaceCollapse::kPreserve, TextWrapMode::kWrap},
      {"pre-line", WhiteSpaceCollapse::kPreserveBreaks, TextWrapMode::kWrap},
      {"nowrap", WhiteSpaceCollapse::kCollapse, TextWrapMode::kNowrap},
      {"break-spaces", WhiteSpaceCollapse::kBreakSpaces, TextWrapMode::kWrap},
      {"-webkit-nowrap", WhiteSpaceCollapse::kCollapse, TextWrapMode::kNowrap},
      {"-moz-pre-wrap", WhiteSpaceCollapse::kPreserve, TextWrapMode::kWrap},
      {"-o-pre-wrap", WhiteSpaceCollapse::kPreserve, TextWrapMode::kWrap},
  };
  if (s.rest().size() == 1) {
    for (const Legacy& l : kLegacy) {
      if (!consume_ident(s, l.name)) continue;
      sink.add(P::kWhiteSpaceCollapse, make_keyword(static_cast<uint16_t>(l.collapse)));
      sink.add(P::kTextWrapMode, make_keyword(static_cast<uint16_t>(l.wrap)));
      return true;
    }
  }
  return expand_any_order(P::kWhiteSpace, s, context, sink);
}

// css-lists-3 §3.4: `none` stands for the image, the type, or both, as the other parts leave room.
bool expand_list_style(TokenStream& s, const ParseContext& context, LonghandSink& sink) {
  ValuePtr position, image, type;
  int nones = 0;
  while (!s.at_end()) {
    ValuePtr v;
    if (is_ident(s.peek(), "none")) {
      if (++nones > 2) return false;
      consume_ident(s, "none");
    } else if (!position && (v = parse_longhand(P::kListStylePosition, s, context))) {
      position = v;
    } else if (!image && (v = parse_longhand(P::kListStyleImage, s, context))) {
      image = v;
    } else if (!type && (v = parse_longhand(P::kListStyleType, s, context))) {
      type = v;
    } else {
      return false;
    }
  }
  if (nones + (image ? 1 : 0) + (type ? 1 : 0) > 2) return false;
  if (nones > 0 && !type) type = make_typed(CounterStyleRef{CounterStyleRef::Kind::kNone, {}});
  auto add = [&](P p, const ValuePtr& v) { v ? sink.add(p, v) : sink.add_initial(p); };
  add(P::kListStylePosition, position);
  add(P::kListStyleImage, image);
  add(P::kListStyleType, type);
  return position || image || type || nones > 0;
}

// css-flexbox-1 §7.1.
bool expand_flex(TokenStream& s, const ParseContext& context, LonghandSink& sink) {
  auto add = [&](ValuePtr grow, ValuePtr shrink, ValuePtr basis) {
    sink.add(P::kFlexGrow, std::move(grow));
    sink.add(P::kFlexShrink, std::move(shrink));
    sink.add(P::kFlexBasis, std::move(basis));
    return true;
  };
  if (consume_ident(s, "none")) {
    return add(make_number(0), make_number(0), make_length_keyword(Length::Type::kAuto));
  }
  // A unitless zero is a factor first; quirks do not make it a length.
  ParseContext strict = context;
  strict.quirks = false;
  ValuePtr grow, shrink, basis;
  while (!s.at_end()) {
    ValuePtr v;
    bool zero_basis = shrink && !basis;
    if (!grow && (v = parse_longhand(P::kFlexGrow, s, strict))) {
      grow = v;
      v = parse_longhand(P::kFlexShrink, s, strict);
      if (v) shrink = v;
    } else if (!basis && (zero_basis || s.peek().type != TokenType::kNumber) &&
               (v = parse_longhand(P::kFlexBasis, s, strict))) {
      basis = v;
    } else {
      return false;
    }
  }
  if (!grow && !basis) return false;
  // A basis left out is 0; `auto` and lengths alone grow and shrink.
  return add(grow ? grow : make_number(1), shrink ? shrink : make_number(1),
             basis ? basis : make_dimension(0, Unit::kPercent));
}

// css-align-3 §5.4, §6.3, §6.4: one value for both axes, or the block axis first.
bool expand_place(PropertyId shorthand, TokenStream& s, const ParseContext& context, LonghandSink& sink) {
  auto longhands = shorthand_longhands(shorthand);
  size_t mark = s.position();
  ValuePtr block = parse_longhand(longhands[0], s, context);
  if (!block) return false;
  ValuePtr inline_axis;
  if (!s.at_end()) {
    inline_axis = parse_longhand(longhands[1], s, context);
    if (!inline_axis) return false;
  } else {
    s.rewind(mark);
    inline_axis = parse_longhand(longhands[1], s, context);
    // A baseline in justify-content is start.
    Alignment start;
    start.keyword = Alignment::Keyword::kStart;
    if (!inline_axis) inline_axis = make_keyword(pack_alignment(start));
    while (!s.at_end()) s.next();
  }
  sink.add(longhands[0], block);
  sink.add(longhands[1], inline_axis);
  return true;
}

}  // namespace colosseum::css

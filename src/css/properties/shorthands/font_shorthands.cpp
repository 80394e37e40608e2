// font, font-variant and font-synthesis (css-fonts-4 §2.7, §6.11, §2.8.4).
#include "css/properties/longhand_rules.h"
#include "css/properties/parsing/families.h"
#include "css/properties/shorthands/shorthands.h"

namespace colosseum::css {

namespace {

using P = PropertyId;

bool is_system_font(TokenStream& s) {
  constexpr std::string_view kWords[] = {"caption",     "icon",          "menu",
                                         "message-box", "small-caption", "status-bar"};
  return consume_keyword(s, kWords) >= 0;
}

void add_system_font(LonghandSink& sink) {
  for (P p : shorthand_longhands(P::kFont)) {
    if (p == P::kFontFamily) {
      sink.add(p, make_typed(FontFamilyList{{"system-ui", true}}));
    } else if (p == P::kFontSize) {
      sink.add(p, make_dimension(40.0 / 3, Unit::kPx));
    } else {
      sink.add_initial(p);
    }
  }
}

/// The parts before the size, in any order.
struct Prelude {
  ValuePtr style, caps, weight, stretch;
};

// Only the keywords of css-fonts-3 and earlier may stand here.
ValuePtr consume_stretch_keyword(TokenStream& s, const ParseContext& context) {
  if (s.peek().type != TokenType::kIdent) return nullptr;
  return parse_longhand(P::kFontStretch, s, context);
}

bool consume_prelude(TokenStream& s, const ParseContext& context, Prelude& out) {
  for (int i = 0; i < 4; ++i) {
    if (consume_ident(s, "normal")) continue;
    ValuePtr v;
    if (!out.style && (v = parse_longhand(P::kFontStyle, s, context))) {
      out.style = v;
    } else if (!out.caps && is_ident(s.peek(), "small-caps")) {
      out.caps = parse_longhand(P::kFontVariantCaps, s, context);
    } else if (!out.weight && (v = parse_longhand(P::kFontWeight, s, context))) {
      out.weight = v;
    } else if (!out.stretch && (v = consume_stretch_keyword(s, context))) {
      out.stretch = v;
    } else {
      break;
    }
  }
  return true;
}

}  // namespace

bool expand_font(TokenStream& s, const ParseContext& context, LonghandSink& sink) {
  if (is_system_font(s)) {
    add_system_font(sink);
    return true;
  }
  // Quirky unitless sizes are not for the shorthand (quirks standard §3.2), so that 700 stays a weight.
  ParseContext strict = context;
  strict.quirks = false;
  Prelude prelude;
  consume_prelude(s, strict, prelude);
  ValuePtr size = parse_longhand(P::kFontSize, s, strict);
  if (!size) return false;
  ValuePtr line_height;
  if (consume_slash(s)) {
    line_height = parse_longhand(P::kLineHeight, s, strict);
    if (!line_height) return false;
  }
  ValuePtr family = parse_longhand(P::kFontFamily, s, strict);
  if (!family) return false;
  for (P p : shorthand_longhands(P::kFont)) {
    const ValuePtr* v = p == P::kFontStyle         ? &prelude.style
                        : p == P::kFontVariantCaps ? &prelude.caps
                        : p == P::kFontWeight      ? &prelude.weight
                        : p == P::kFontStretch     ? &prelude.stretch
                        : p == P::kFontSize        ? &size
                        : p == P::kLineHeight      ? &line_height
                        : p == P::kFontFamily      ? &family
                                                   : nullptr;
    if (v != nullptr && *v) {
      sink.add(p, *v);
    } else {
      sink.add_initial(p);
    }
  }
  return true;
}

bool expand_font_variant(TokenStream& s, const ParseContext&, LonghandSink& sink) {
  auto longhands = shorthand_longhands(P::kFontVariant);
  if (consume_ident(s, "normal")) {
    for (P p : longhands) sink.add_initial(p);
    return true;
  }
  bool none = consume_ident(s, "none");
  uint16_t values[8] = {};
  bool set[8] = {};
  while (!none && !s.at_end()) {
    bool found = false;
    for (size_t i = 0; i < longhands.size() && !found; ++i) {
      int k = consume_keyword(s, property_keywords(longhands[i]).subspan(1));
      if (k < 0) continue;
      found = true;
      bool flags = property_keywords_are_flags(longhands[i]);
      auto bit = static_cast<uint16_t>(flags ? 1u << k : static_cast<unsigned>(k) + 1);
      if (set[i] && (!flags || (values[i] & bit) != 0)) return false;
      values[i] = static_cast<uint16_t>(values[i] | bit);
      set[i] = true;
    }
    if (!found) return false;
  }
  for (size_t i = 0; i < longhands.size(); ++i) {
    if (none && longhands[i] == P::kFontVariantLigatures) {
      sink.add(longhands[i], make_keyword(1));
    } else if (set[i]) {
      sink.add(longhands[i], make_keyword(values[i]));
    } else {
      sink.add_initial(longhands[i]);
    }
  }
  return true;
}

bool expand_font_synthesis(TokenStream& s, LonghandSink& sink) {
  constexpr std::string_view kWords[] = {"weight", "style", "small-caps", "position"};
  bool on[4] = {};
  if (!consume_ident(s, "none")) {
    bool any = false;
    for (int i; (i = consume_keyword(s, kWords)) >= 0; any = true) {
      if (on[i]) return false;
      on[i] = true;
    }
    if (!any) return false;
  }
  auto longhands = shorthand_longhands(P::kFontSynthesis);
  for (size_t i = 0; i < longhands.size(); ++i) sink.add(longhands[i], make_keyword(on[i] ? 0 : 1));
  return true;
}

}  // namespace colosseum::css

// From a declaration's tokens to longhands with specified values.
#include "css/properties/declaration.h"

#include <algorithm>

#include "base/utf.h"
#include "css/properties/longhand_rules.h"
#include "css/properties/shorthands/shorthands.h"
#include "css/properties/substitution.h"

namespace colosseum::css {

namespace {

TokenSpan trimmed(TokenSpan t) {
  while (!t.empty() && t.front().type == TokenType::kWhitespace) t = t.subspan(1);
  while (!t.empty() && t.back().type == TokenType::kWhitespace) t = t.first(t.size() - 1);
  return t;
}

bool single_wide_keyword(TokenSpan value, WideKeyword& out) {
  return value.size() == 1 && value[0].type == TokenType::kIdent && wide_keyword_from(value[0].text, out);
}

// css-cascade-5 §3.2: `all` resets everything but direction, unicode-bidi and custom properties.
template <typename F>
void for_each_of_all(F f) {
  for (int i = 0; i < kLonghandCount; ++i) {
    auto p = static_cast<PropertyId>(i);
    bool kept = p == PropertyId::kDirection || p == PropertyId::kUnicodeBidi ||
                p == PropertyId::kCustomProperties || p == PropertyId::kColosseumLang ||
                p == PropertyId::kColosseumFontSizeOrigin;
    if (!kept) f(p);
  }
}

void add_to_each_longhand(PropertyId property, const ValuePtr& value, LonghandSink& sink) {
  if (property == PropertyId::kAll) {
    for_each_of_all([&](PropertyId p) { sink.add(p, value); });
  } else if (is_shorthand(property)) {
    for (PropertyId p : shorthand_longhands(property)) sink.add(p, value);
  } else {
    sink.add(property, value);
  }
}

bool parse_custom(std::string_view name, TokenSpan value, bool important, uint32_t line,
                  DeclarationList& out) {
  if (name.size() <= 2) return false;
  Declaration d;
  d.property = PropertyId::kCustomProperties;
  d.important = important;
  d.line = line;
  d.custom_name = name;
  WideKeyword wide;
  if (single_wide_keyword(value, wide)) {
    d.value = wide_keyword_value(wide);
  } else {
    auto v = std::make_shared<CustomValue>();
    v->kind = ValueKind::kCustom;
    if (!own_tokens(value, v->value)) return false;
    d.value = std::move(v);
  }
  out.push_back(std::move(d));
  return true;
}

bool parse_with_variables(PropertyId property, std::string_view name, TokenSpan value,
                          const ParseContext& context, LonghandSink& sink) {
  auto v = std::make_shared<UnparsedValue>();
  v->kind = ValueKind::kUnparsed;
  v->name = name;
  v->base_url = context.base_url;
  v->quirks = context.quirks;
  if (!own_tokens(value, v->value)) return false;
  add_to_each_longhand(property, v, sink);
  return true;
}

// css-break-4 §4: page-break-* are legacy shorthands; their `always` is `page`.
ValuePtr legacy_page_break(std::string_view name, TokenStream& s) {
  if (is_ident(s.peek(), "always") && name != "page-break-inside") {
    auto words = property_keywords(PropertyId::kBreakBefore);
    auto page = std::find(words.begin(), words.end(), "page");
    s.next();
    return make_keyword(static_cast<uint16_t>(page - words.begin()));
  }
  constexpr std::string_view kAllowed[] = {"auto", "avoid", "left", "right"};
  size_t mark = s.position();
  int i = consume_keyword(s, kAllowed);
  s.rewind(mark);
  if (i < 0 || (i > 1 && name == "page-break-inside")) return nullptr;
  ParseContext context;
  return parse_longhand(property_from_name(name), s, context);
}

bool parse_known(PropertyId property, std::string_view name, TokenSpan value, const ParseContext& context,
                 LonghandSink& sink) {
  WideKeyword wide;
  if (single_wide_keyword(value, wide)) {
    add_to_each_longhand(property, wide_keyword_value(wide), sink);
    return true;
  }
  if (contains_substitution(value)) return parse_with_variables(property, name, value, context, sink);
  TokenStream s(value);
  if (is_shorthand(property)) {
    return expand_shorthand(property, s, context, sink) && s.at_end_after_whitespace();
  }
  ValuePtr v =
      name.starts_with("page-break-") ? legacy_page_break(name, s) : parse_longhand(property, s, context);
  if (!v || !s.at_end_after_whitespace()) return false;
  sink.add(property, std::move(v));
  return true;
}

// Old -webkit- and -moz- gradients, `zoom` hacks and so on may hold anything but broken tokens.
bool is_plausible(TokenSpan value) {
  if (value.empty()) return false;
  return std::none_of(value.begin(), value.end(), [](const Token& t) {
    return t.type == TokenType::kBadString || t.type == TokenType::kBadUrl ||
           t.type == TokenType::kSemicolon || t.is_delim('!');
  });
}

}  // namespace

bool parse_declaration(std::string_view name, TokenSpan value, bool important, const ParseContext& context,
                       DeclarationList& out) {
  value = trimmed(value);
  uint32_t line = value.empty() ? 0 : value.front().line;
  if (name.starts_with("--")) return parse_custom(name, value, important, line, out);
  std::string lower;
  if (std::any_of(name.begin(), name.end(), [](char c) { return c >= 'A' && c <= 'Z'; })) {
    lower = ascii_lower(name);
    name = lower;
  }
  PropertyId property = property_from_name(name);
  if (property == PropertyId::kUnknown) return property_is_known_without_effect(name) && is_plausible(value);
  if (value.empty()) return false;
  LonghandSink sink(out, important, line);
  if (parse_known(property, name, value, context, sink)) return true;
  sink.discard();
  return false;
}

bool supports_declaration(std::string_view name, TokenSpan value) {
  DeclarationList list;
  if (name.starts_with("--")) return parse_declaration(name, value, false, {}, list);
  PropertyId property = property_from_name(ascii_lower(name));
  if (property == PropertyId::kUnknown || !property_has_effect(property)) return false;
  return parse_declaration(name, value, false, {}, list);
}

}  // namespace colosseum::css

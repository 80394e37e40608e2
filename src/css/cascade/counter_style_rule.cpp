// @counter-style rules and their descriptors (css-counter-styles-3 §3).
#include <algorithm>

#include "base/utf.h"
#include "css/cascade/sheet_parser.h"
#include "css/properties/parsing/families.h"

namespace colosseum::css {

namespace {

using System = CounterStyle::System;

// <symbol>; images are not supported, as in browsers.
bool consume_symbol(TokenStream& s, std::string& out) {
  return consume_string(s, out) || consume_custom_ident(s, out);
}

bool read_system(TokenStream& s, CounterStyle& style) {
  constexpr std::string_view kWords[] = {"cyclic",  "fixed",    "symbolic", "alphabetic",
                                         "numeric", "additive", "extends"};
  const int i = consume_keyword(s, kWords);
  if (i < 0) return false;
  const auto system = static_cast<System>(i);
  int32_t first = 1;
  std::string extended;
  if (system == System::kFixed) consume_integer(s, INT32_MIN, first);
  if (system == System::kExtends && !consume_counter_style_name(s, extended)) return false;
  if (!s.at_end_after_whitespace()) return false;
  style.system = system;
  style.first_value = first;
  style.extended = std::move(extended);
  return true;
}

// §3.8: one or more.
bool read_symbols(TokenStream& s, std::vector<std::string>& out) {
  std::vector<std::string> symbols;
  std::string symbol;
  while (consume_symbol(s, symbol)) symbols.push_back(std::move(symbol));
  if (symbols.empty() || !s.at_end_after_whitespace()) return false;
  out = std::move(symbols);
  return true;
}

// <integer [0,∞]> && <symbol>
bool consume_tuple(TokenStream& s, CounterStyle::Tuple& out) {
  if (consume_integer(s, 0, out.weight)) return consume_symbol(s, out.symbol);
  return consume_symbol(s, out.symbol) && consume_integer(s, 0, out.weight);
}

bool read_tuples(TokenStream& s, std::vector<CounterStyle::Tuple>& out) {
  std::vector<CounterStyle::Tuple> tuples;
  do {
    CounterStyle::Tuple tuple;
    if (!consume_tuple(s, tuple) || (!tuples.empty() && tuple.weight >= tuples.back().weight)) return false;
    tuples.push_back(std::move(tuple));
  } while (consume_comma(s));
  if (!s.at_end_after_whitespace()) return false;
  out = std::move(tuples);
  return true;
}

// §3.5.
bool read_ranges(TokenStream& s, std::optional<std::vector<CounterStyle::Range>>& out) {
  std::vector<CounterStyle::Range> ranges;
  if (!consume_ident(s, "auto")) {
    do {
      CounterStyle::Range r;
      if (!consume_ident(s, "infinite") && !consume_integer(s, INT32_MIN, r.first)) return false;
      if (!consume_ident(s, "infinite") && !consume_integer(s, INT32_MIN, r.last)) return false;
      if (r.first > r.last) return false;
      ranges.push_back(r);
    } while (consume_comma(s));
  }
  if (!s.at_end_after_whitespace()) return false;
  out = std::move(ranges);
  return true;
}

bool read_symbol(TokenStream& s, std::optional<std::string>& out) {
  std::string symbol;
  if (!consume_symbol(s, symbol) || !s.at_end_after_whitespace()) return false;
  out = std::move(symbol);
  return true;
}

bool read_negative(TokenStream& s, CounterStyle& style) {
  std::string before, after;
  if (!consume_symbol(s, before)) return false;
  consume_symbol(s, after);
  if (!s.at_end_after_whitespace()) return false;
  style.negative = {std::move(before), std::move(after)};
  return true;
}

bool read_pad(TokenStream& s, CounterStyle& style) {
  CounterStyle::Tuple pad;
  if (!consume_tuple(s, pad) || !s.at_end_after_whitespace()) return false;
  style.pad = std::move(pad);
  return true;
}

bool read_fallback(TokenStream& s, CounterStyle& style) {
  std::string name;
  if (!consume_counter_style_name(s, name) || !s.at_end_after_whitespace()) return false;
  style.fallback = std::move(name);
  return true;
}

// A descriptor that is not known or not valid is ignored.
void read_descriptor_of_counter_style(const RawDeclaration& raw, CounterStyle& style) {
  const std::string name = ascii_lower(raw.name);
  TokenStream s(raw.value);
  s.skip_whitespace();
  if (name == "system") {
    read_system(s, style);
  } else if (name == "symbols") {
    read_symbols(s, style.symbols);
  } else if (name == "additive-symbols") {
    read_tuples(s, style.tuples);
  } else if (name == "range") {
    read_ranges(s, style.ranges);
  } else if (name == "negative") {
    read_negative(s, style);
  } else if (name == "prefix") {
    read_symbol(s, style.prefix);
  } else if (name == "suffix") {
    read_symbol(s, style.suffix);
  } else if (name == "pad") {
    read_pad(s, style);
  } else if (name == "fallback") {
    read_fallback(s, style);
  }
}

// §3.1, §3.8: whether the system has what it needs.
bool defines_style(const CounterStyle& style) {
  switch (style.system) {
    case System::kAdditive: return !style.tuples.empty();
    case System::kAlphabetic:
    case System::kNumeric: return style.symbols.size() >= 2;
    case System::kExtends: return style.symbols.empty() && style.tuples.empty();
    default: return !style.symbols.empty();
  }
}

// §3: these have no rules of their own.
bool is_reserved(std::string_view name) {
  constexpr std::string_view kNames[] = {"decimal",          "disc", "square", "circle", "disclosure-open",
                                         "disclosure-closed"};
  return std::find(std::begin(kNames), std::end(kNames), name) != std::end(kNames);
}

}  // namespace

std::optional<CounterStyle> parse_counter_style_rule(TokenStream prelude, TokenStream block,
                                                     const DeclarationContext& context) {
  CounterStyle style;
  prelude.skip_whitespace();
  if (!consume_counter_style_name(prelude, style.name) || !prelude.at_end_after_whitespace())
    return std::nullopt;
  if (is_reserved(style.name)) return std::nullopt;
  while (!block.at_end()) {
    RawDeclaration raw;
    if (block.peek().type == TokenType::kWhitespace || block.peek().type == TokenType::kSemicolon) {
      block.next();
    } else if (read_declaration(block, raw)) {
      read_descriptor_of_counter_style(raw, style);
    } else {
      skip_bad_declaration(block, context);
    }
  }
  if (!defines_style(style)) return std::nullopt;
  return style;
}

std::vector<CounterStyle> counter_styles(const RuleSet& rules, const MediaContext& media) {
  if (rules.counter_styles.empty()) return {};
  const std::vector<bool> conditions = evaluate_conditions(rules, media);
  const std::vector<uint32_t> layers = rules.layers.order(conditions);
  std::vector<const CounterStyleRule*> found;
  for (const CounterStyleRule& rule : rules.counter_styles) {
    if (conditions[rule.condition]) found.push_back(&rule);
  }
  std::stable_sort(found.begin(), found.end(), [&](const CounterStyleRule* a, const CounterStyleRule* b) {
    if (a->origin != b->origin) return a->origin < b->origin;
    return layers[a->layer] < layers[b->layer];
  });
  std::vector<CounterStyle> out;
  for (const CounterStyleRule* rule : found) out.push_back(rule->style);
  return out;
}

}  // namespace colosseum::css

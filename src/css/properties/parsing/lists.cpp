// Counters, quotes and list styles (css-lists-3, css-counter-styles-3).
#include <algorithm>

#include "base/utf.h"
#include "css/properties/parsing/families.h"

namespace colosseum::css {

namespace {

// Names of predefined styles match in any case and become lower case (css-counter-styles-3 §3).
constexpr std::string_view kPredefined[] = {"decimal",
                                            "decimal-leading-zero",
                                            "lower-roman",
                                            "upper-roman",
                                            "lower-greek",
                                            "lower-latin",
                                            "upper-latin",
                                            "lower-alpha",
                                            "upper-alpha",
                                            "armenian",
                                            "upper-armenian",
                                            "lower-armenian",
                                            "georgian",
                                            "hebrew",
                                            "disc",
                                            "circle",
                                            "square",
                                            "disclosure-open",
                                            "disclosure-closed",
                                            "arabic-indic",
                                            "bengali",
                                            "cambodian",
                                            "khmer",
                                            "cjk-decimal",
                                            "devanagari",
                                            "gujarati",
                                            "gurmukhi",
                                            "kannada",
                                            "lao",
                                            "malayalam",
                                            "mongolian",
                                            "myanmar",
                                            "oriya",
                                            "persian",
                                            "tamil",
                                            "telugu",
                                            "thai",
                                            "tibetan",
                                            "hiragana",
                                            "hiragana-iroha",
                                            "katakana",
                                            "katakana-iroha",
                                            "cjk-earthly-branch",
                                            "cjk-heavenly-stem",
                                            "cjk-ideographic",
                                            "japanese-informal",
                                            "japanese-formal",
                                            "korean-hangul-formal",
                                            "korean-hanja-informal",
                                            "korean-hanja-formal",
                                            "simp-chinese-informal",
                                            "simp-chinese-formal",
                                            "trad-chinese-informal",
                                            "trad-chinese-formal",
                                            "ethiopic-numeric"};

constexpr size_t kMaxCounters = 1000;

// reversed(name) of counter-reset.
bool consume_reversed(TokenStream& s, std::string& name) {
  size_t mark = s.position();
  TokenStream inner = consume_function(s);
  if (!is_ident(inner.peek(), "none") && consume_custom_ident(inner, name) && inner.at_end()) return true;
  s.rewind(mark);
  return false;
}

}  // namespace

bool consume_counter_style_name(TokenStream& s, std::string& out) {
  if (is_ident(s.peek(), "none") || !consume_custom_ident(s, out)) return false;
  std::string lower = ascii_lower(out);
  if (std::find(std::begin(kPredefined), std::end(kPredefined), lower) != std::end(kPredefined)) {
    out = std::move(lower);
  }
  return true;
}

bool consume_counter_style(TokenStream& s, CounterStyleRef& out) {
  if (consume_ident(s, "none")) {
    out = {CounterStyleRef::Kind::kNone, {}};
    return true;
  }
  if (consume_string(s, out.text)) {
    out.kind = CounterStyleRef::Kind::kString;
    return true;
  }
  out.kind = CounterStyleRef::Kind::kName;
  return consume_counter_style_name(s, out.text);
}

ValuePtr parse_list_style_type(TokenStream& s, const ParseArgs&) {
  CounterStyleRef style;
  if (!consume_counter_style(s, style)) return nullptr;
  return make_typed(std::move(style));
}

// css-lists-3 §4: [ <counter-name> <integer>? | reversed(<counter-name>) <integer>? ]+ | none
ValuePtr parse_counters(TokenStream& s, const ParseArgs& args) {
  CounterChanges changes;
  if (consume_ident(s, "none")) return make_typed(std::move(changes));
  bool reset = args.property == PropertyId::kCounterReset;
  while (!s.at_end() && changes.size() < kMaxCounters) {
    CounterChange c;
    c.value = args.property == PropertyId::kCounterIncrement ? 1 : 0;
    c.reversed = reset && is_function(s.peek(), "reversed");
    if (is_ident(s.peek(), "none")) return nullptr;
    if (c.reversed ? !consume_reversed(s, c.name) : !consume_custom_ident(s, c.name)) return nullptr;
    bool given = consume_integer(s, INT32_MIN, c.value);
    c.has_value = given || !c.reversed;
    changes.push_back(std::move(c));
  }
  if (changes.empty()) return nullptr;
  return make_typed(std::move(changes));
}

ValuePtr parse_quotes(TokenStream& s, const ParseArgs&) {
  Quotes q;
  if (consume_ident(s, "auto")) return make_typed(std::move(q));
  q.kind = Quotes::Kind::kNone;
  if (consume_ident(s, "none")) return make_typed(std::move(q));
  q.kind = Quotes::Kind::kPairs;
  std::string text;
  while (consume_string(s, text)) q.strings.push_back(text);
  if (q.strings.empty() || q.strings.size() % 2 != 0) return nullptr;
  return make_typed(std::move(q));
}

}  // namespace colosseum::css

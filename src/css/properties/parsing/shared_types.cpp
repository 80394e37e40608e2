// Grammars that many properties share, driven by the property tables.
#include "css/properties/parsing/families.h"
#include "css/syntax/tokenizer.h"

namespace colosseum::css {

namespace {

/// A spelling that older sheets use for a keyword.
struct LegacyKeyword {
  PropertyId property;
  std::string_view legacy, keyword;
};
constexpr LegacyKeyword kLegacyKeywords[] = {
    {PropertyId::kTextAlign, "-webkit-match-parent", "match-parent"},
    {PropertyId::kTextAlign, "-khtml-center", "-webkit-center"},
    {PropertyId::kTextAlign, "-moz-center", "-webkit-center"},
    {PropertyId::kTextAlign, "-moz-left", "-webkit-left"},
    {PropertyId::kTextAlign, "-moz-right", "-webkit-right"},
    {PropertyId::kTextJustify, "distribute", "inter-character"},
    {PropertyId::kPosition, "-webkit-sticky", "sticky"},
    {PropertyId::kOverflowX, "overlay", "auto"},
    {PropertyId::kOverflowY, "overlay", "auto"},
    {PropertyId::kUnicodeBidi, "-webkit-isolate", "isolate"},
    {PropertyId::kUnicodeBidi, "-webkit-isolate-override", "isolate-override"},
    {PropertyId::kUnicodeBidi, "-webkit-plaintext", "plaintext"},
    {PropertyId::kUnicodeBidi, "-moz-isolate", "isolate"},
    {PropertyId::kUnicodeBidi, "-moz-isolate-override", "isolate-override"},
    {PropertyId::kUnicodeBidi, "-moz-plaintext", "plaintext"},
    {PropertyId::kImageRendering, "-webkit-optimize-contrast", "crisp-edges"},
    {PropertyId::kImageRendering, "-moz-crisp-edges", "crisp-edges"},
    {PropertyId::kImageRendering, "optimizespeed", "pixelated"},
    {PropertyId::kImageRendering, "optimizequality", "smooth"},
    {PropertyId::kTextOrientation, "sideways-right", "sideways"},
    {PropertyId::kLineBreak, "after-white-space", "auto"},
};

std::string_view canonical_keyword(PropertyId property, std::string_view word) {
  for (const LegacyKeyword& k : kLegacyKeywords) {
    if (k.property == property && iequals(word, k.legacy)) return k.keyword;
  }
  return word;
}

/// Keywords of a set that exclude each other, as bits.
struct Exclusion {
  PropertyId property;
  uint16_t masks[4];
};
constexpr Exclusion kExclusions[] = {
    {PropertyId::kFontVariantLigatures, {0x06, 0x18, 0x60, 0x180}},
    {PropertyId::kFontVariantNumeric, {0x03, 0x0C, 0x30, 0}},
    {PropertyId::kFontVariantEastAsian, {0x3F, 0xC0, 0, 0}},
    {PropertyId::kTextUnderlinePosition, {0x03, 0x0C, 0, 0}},
    {PropertyId::kHangingPunctuation, {0x0C, 0, 0, 0}},
    {PropertyId::kContain, {0x03, 0, 0, 0}},
};

bool excluded(PropertyId property, uint16_t bits) {
  for (const Exclusion& e : kExclusions) {
    if (e.property != property) continue;
    for (uint16_t mask : e.masks) {
      uint16_t both = bits & mask;
      if ((both & (both - 1)) != 0) return true;
    }
  }
  return false;
}

}  // namespace

ValuePtr parse_keyword(TokenStream& s, const ParseArgs& args) {
  if (s.peek().type != TokenType::kIdent) return nullptr;
  auto words = property_keywords(args.property);
  int i = consume_keyword(s, words);
  if (i < 0) {
    std::string_view word = canonical_keyword(args.property, s.peek().text);
    for (size_t k = 0; k < words.size() && i < 0; ++k) {
      if (words[k] == word) i = static_cast<int>(k);
    }
    if (i < 0) return nullptr;
    s.next();
    s.skip_whitespace();
  }
  return make_keyword(static_cast<uint16_t>(i));
}

ValuePtr parse_keyword_set(TokenStream& s, const ParseArgs& args) {
  auto words = property_keywords(args.property);
  uint16_t bits = 0;
  bool any = false;
  while (true) {
    int i = consume_keyword(s, words);
    if (i < 0) break;
    // The first keyword is the empty set, and `none` of ligatures goes with nothing else.
    bool alone = i == 0 || words[static_cast<size_t>(i)] == "none";
    if (alone)
      return any ? nullptr : make_keyword(i == 0 ? uint16_t{0} : static_cast<uint16_t>(1u << (i - 1)));
    auto bit = static_cast<uint16_t>(1u << (i - 1));
    if ((bits & bit) != 0) return nullptr;
    bits |= bit;
    any = true;
  }
  if (!any || excluded(args.property, bits)) return nullptr;
  return make_keyword(bits);
}

ValuePtr parse_length(TokenStream& s, const ParseArgs& args) {
  LengthInput l;
  if (!consume_length(s, args.flags, args.quirks(), l)) return nullptr;
  return length_value(std::move(l));
}

ValuePtr parse_number(TokenStream& s, const ParseArgs& args) { return consume_number_value(s, args.flags); }

ValuePtr parse_color(TokenStream& s, const ParseArgs& args) {
  ColorInput c;
  bool quirky = args.quirks() && (args.flags & kQuirkyUnitless) != 0;
  if (!consume_color(s, quirky, c)) return nullptr;
  return make_typed(std::move(c));
}

ValuePtr parse_length_pair(TokenStream& s, const ParseArgs& args) {
  LengthPairInput pair;
  if (!consume_length(s, args.flags, args.quirks(), pair.x)) return nullptr;
  if (!consume_length(s, args.flags, args.quirks(), pair.y)) pair.y = pair.x;
  return make_typed(std::move(pair));
}

ValuePtr parse_string_or_auto(TokenStream& s, const ParseArgs&) {
  std::string text;
  if (!consume_ident(s, "auto") && !consume_string(s, text)) return nullptr;
  return make_typed(std::move(text));
}

ValuePtr parse_any(TokenStream& s, const ParseArgs&) {
  if (s.at_end()) return nullptr;
  std::string text = s.peek().type == TokenType::kString && s.rest().size() == 1 ? std::string(s.peek().text)
                                                                                 : serialize(s.rest());
  while (!s.at_end()) s.next();
  return make_typed(std::move(text));
}

}  // namespace colosseum::css

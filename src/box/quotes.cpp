#include "box/quotes.h"

#include <algorithm>
#include <string>
#include <vector>

namespace colosseum {

namespace {

/// Outer and inner marks of a language, as Unicode CLDR's delimiters have them.
struct LanguageQuotes {
  std::string_view language;
  std::string_view marks[4];
};

constexpr LanguageQuotes kLanguages[] = {
    {"bg", {"„", "“", "„", "“"}}, {"cs", {"„", "“", "‚", "‘"}},     {"da", {"“", "”", "‘", "’"}},
    {"de", {"„", "“", "‚", "‘"}}, {"el", {"«", "»", "“", "”"}},     {"es", {"«", "»", "“", "”"}},
    {"et", {"„", "“", "‚", "‘"}}, {"fi", {"”", "”", "’", "’"}},     {"fr", {"«", "»", "«", "»"}},
    {"he", {"”", "”", "’", "’"}}, {"hr", {"„", "“", "‚", "‘"}},     {"hu", {"„", "”", "»", "«"}},
    {"it", {"«", "»", "“", "”"}}, {"ja", {"「", "」", "『", "』"}}, {"lt", {"„", "“", "„", "“"}},
    {"nb", {"«", "»", "‘", "’"}}, {"nn", {"«", "»", "‘", "’"}},     {"no", {"«", "»", "‘", "’"}},
    {"pl", {"„", "”", "«", "»"}}, {"pt", {"“", "”", "‘", "’"}},     {"ro", {"„", "”", "«", "»"}},
    {"ru", {"«", "»", "„", "“"}}, {"sk", {"„", "“", "‚", "‘"}},     {"sl", {"„", "“", "‚", "‘"}},
    {"sv", {"”", "”", "’", "’"}}, {"uk", {"«", "»", "„", "“"}},
};
constexpr std::string_view kDefaultMarks[4] = {"“", "”", "‘", "’"};

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

const std::string_view* marks_of(std::string_view tag) {
  std::string primary(tag.substr(0, tag.find('-')));
  std::transform(primary.begin(), primary.end(), primary.begin(), lower);
  for (const LanguageQuotes& l : kLanguages) {
    if (l.language == primary) return l.marks;
  }
  return kDefaultMarks;
}

}  // namespace

std::string_view QuoteDepth::mark(const ComputedStyle& style, uint32_t depth, bool open) {
  const Quotes& quotes = style.quotes();
  const size_t side = open ? 0 : 1;
  switch (quotes.kind) {
    case Quotes::Kind::kNone: return {};
    case Quotes::Kind::kAuto: return marks_of(style.colosseum_lang())[(depth == 0 ? 0 : 2) + side];
    case Quotes::Kind::kPairs: {
      // "If the depth is greater than the number of pairs, the last pair is repeated."
      const size_t pairs = quotes.strings.size() / 2;
      if (pairs == 0) return {};
      return quotes.strings[std::min<size_t>(depth, pairs - 1) * 2 + side];
    }
  }
  return {};
}

}  // namespace colosseum

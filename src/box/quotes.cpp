#include "box/quotes.h"

#include <algorithm>
#include <string>
#include <vector>

#include "base/utf.h"

namespace colosseum {

namespace {

/// Outer and inner marks of a language, as Unicode CLDR's delimiters have them; by language tag in lower
/// case.
struct LanguageQuotes {
  std::string_view language;
  std::string_view marks[4];
};

// clang-format off
constexpr LanguageQuotes kLanguages[] = {
    {"agq", {"„", "”", "‚", "’"}},
    {"am", {"«", "»", "‹", "›"}},
    {"ar", {"”", "“", "’", "‘"}},
    {"ast", {"«", "»", "“", "”"}},
    {"az-cyrl", {"«", "»", "‹", "›"}},
    {"bas", {"«", "»", "„", "“"}},
    {"be", {"«", "»", "„", "“"}},
    {"bg", {"„", "“", "„", "“"}},
    {"bm", {"«", "»", "“", "”"}},
    {"br", {"«", "»", "“", "”"}},
    {"bs", {"„", "”", "‘", "’"}},
    {"bs-cyrl", {"„", "“", "‚", "‘"}},
    {"ca", {"«", "»", "“", "”"}},
    {"cs", {"„", "“", "‚", "‘"}},
    {"cv", {"«", "»", "„", "“"}},
    {"de", {"„", "“", "‚", "‘"}},
    {"dsb", {"„", "“", "‚", "‘"}},
    {"dua", {"«", "»", "‘", "’"}},
    {"dyo", {"«", "»", "“", "”"}},
    {"el", {"«", "»", "“", "”"}},
    {"es", {"«", "»", "“", "”"}},
    {"es-419", {"“", "”", "‘", "’"}},
    {"es-ar", {"“", "”", "‘", "’"}},
    {"es-bo", {"“", "”", "‘", "’"}},
    {"es-br", {"“", "”", "‘", "’"}},
    {"es-bz", {"“", "”", "‘", "’"}},
    {"es-cl", {"“", "”", "‘", "’"}},
    {"es-co", {"“", "”", "‘", "’"}},
    {"es-cr", {"“", "”", "‘", "’"}},
    {"es-cu", {"“", "”", "‘", "’"}},
    {"es-do", {"“", "”", "‘", "’"}},
    {"es-ec", {"“", "”", "‘", "’"}},
    {"es-gt", {"“", "”", "‘", "’"}},
    {"es-hn", {"“", "”", "‘", "’"}},
    {"es-mx", {"“", "”", "‘", "’"}},
    {"es-ni", {"“", "”", "‘", "’"}},
    {"es-pa", {"“", "”", "‘", "’"}},
    {"es-pe", {"“", "”", "‘", "’"}},
    {"es-pr", {"“", "”", "‘", "’"}},
    {"es-py", {"“", "”", "‘", "’"}},
    {"es-sv", {"“", "”", "‘", "’"}},
    {"es-uy", {"“", "”", "‘", "’"}},
    {"es-ve", {"“", "”", "‘", "’"}},
    {"et", {"„", "“", "‚", "‘"}},
    {"eu", {"«", "»", "“", "”"}},
    {"ewo", {"«", "»", "“", "”"}},
    {"fa", {"«", "»", "‹", "›"}},
    {"ff", {"„", "”", "‚", "’"}},
    {"ff-adlm", {"“", "”", "‘", "’"}},
    {"fi", {"”", "”", "’", "’"}},
    {"fr", {"«", "»", "«", "»"}},
    {"fr-ca", {"«", "»", "”", "“"}},
    {"fr-ch", {"«", "»", "‹", "›"}},
    {"fur", {"‘", "’", "“", "”"}},
    {"gsw", {"«", "»", "‹", "›"}},
    {"he", {"”", "”", "’", "’"}},
    {"hr", {"„", "“", "‚", "‘"}},
    {"hsb", {"„", "“", "‚", "‘"}},
    {"hu", {"„", "”", "»", "«"}},
    {"hy", {"«", "»", "«", "»"}},
    {"ia", {"‘", "’", "“", "”"}},
    {"is", {"„", "“", "‚", "‘"}},
    {"it", {"«", "»", "“", "”"}},
    {"ja", {"「", "」", "『", "』"}},
    {"jgo", {"«", "»", "‹", "›"}},
    {"ka", {"„", "“", "«", "»"}},
    {"kab", {"«", "»", "“", "”"}},
    {"kk", {"«", "»", "“", "”"}},
    {"kkj", {"«", "»", "‹", "›"}},
    {"ksf", {"«", "»", "‘", "’"}},
    {"ksh", {"„", "“", "‚", "‘"}},
    {"ky", {"«", "»", "„", "“"}},
    {"lag", {"”", "”", "’", "’"}},
    {"lb", {"„", "“", "‚", "‘"}},
    {"lt", {"„", "“", "„", "“"}},
    {"luy", {"„", "“", "‚", "‘"}},
    {"mg", {"«", "»", "“", "”"}},
    {"mk", {"„", "“", "‚", "‘"}},
    {"mua", {"«", "»", "“", "”"}},
    {"mzn", {"«", "»", "‹", "›"}},
    {"nb", {"«", "»", "‘", "’"}},
    {"nl", {"‘", "’", "‘", "’"}},
    {"nmg", {"„", "”", "«", "»"}},
    {"nn", {"«", "»", "‘", "’"}},
    {"nnh", {"«", "»", "“", "”"}},
    {"no", {"«", "»", "‘", "’"}},
    {"os", {"«", "»", "„", "“"}},
    {"pl", {"„", "”", "«", "»"}},
    {"pt-ao", {"«", "»", "“", "”"}},
    {"pt-ch", {"«", "»", "“", "”"}},
    {"pt-cv", {"«", "»", "“", "”"}},
    {"pt-gq", {"«", "»", "“", "”"}},
    {"pt-gw", {"«", "»", "“", "”"}},
    {"pt-lu", {"«", "»", "“", "”"}},
    {"pt-mo", {"«", "»", "“", "”"}},
    {"pt-mz", {"«", "»", "“", "”"}},
    {"pt-pt", {"«", "»", "“", "”"}},
    {"pt-st", {"«", "»", "“", "”"}},
    {"pt-tl", {"«", "»", "“", "”"}},
    {"rm", {"«", "»", "‹", "›"}},
    {"rn", {"”", "”", "’", "’"}},
    {"ro", {"„", "”", "«", "»"}},
    {"ru", {"«", "»", "„", "“"}},
    {"rw", {"«", "»", "‘", "’"}},
    {"sah", {"«", "»", "„", "“"}},
    {"sc", {"«", "»", "“", "”"}},
    {"se", {"”", "”", "’", "’"}},
    {"sg", {"«", "»", "“", "”"}},
    {"shi", {"«", "»", "„", "”"}},
    {"sk", {"„", "“", "‚", "‘"}},
    {"sl", {"„", "“", "‚", "‘"}},
    {"sn", {"”", "”", "’", "’"}},
    {"sq", {"«", "»", "“", "”"}},
    {"sr", {"„", "“", "‘", "‘"}},
    {"sv", {"”", "”", "’", "’"}},
    {"ti", {"«", "»", "“", "”"}},
    {"ti-er", {"‘", "’", "“", "”"}},
    {"tk", {"“", "”", "“", "”"}},
    {"ug", {"»", "«", "›", "‹"}},
    {"uk", {"«", "»", "„", "“"}},
    {"ur", {"”", "“", "’", "‘"}},
    {"uz", {"“", "”", "’", "‘"}},
    {"uz-arab", {"“", "”", "‘", "’"}},
    {"uz-cyrl", {"“", "”", "‘", "’"}},
    {"wae", {"«", "»", "‹", "›"}},
    {"yav", {"«", "»", "«", "»"}},
    {"yi", {"”", "”", "’", "’"}},
    {"yue", {"「", "」", "『", "』"}},
    {"yue-hans", {"“", "”", "‘", "’"}},
    {"zgh", {"«", "»", "„", "”"}},
    {"zh-hant", {"「", "」", "『", "』"}},
    {"zh-hk", {"「", "」", "『", "』"}},
    {"zh-mo", {"「", "」", "『", "』"}},
    {"zh-tw", {"「", "」", "『", "』"}},
};
// clang-format on
constexpr std::string_view kDefaultMarks[4] = {"“", "”", "‘", "’"};

// RFC 4647 §3.4: the longest prefix of the tag that is known.
const std::string_view* marks_of(std::string_view language) {
  const std::string lower = ascii_lower(language);
  std::string_view tag = lower;
  while (!tag.empty()) {
    const auto at =
        std::lower_bound(std::begin(kLanguages), std::end(kLanguages), tag,
                         [](const LanguageQuotes& l, std::string_view t) { return l.language < t; });
    if (at != std::end(kLanguages) && at->language == tag) return at->marks;
    const size_t dash = tag.rfind('-');
    tag = dash == tag.npos ? std::string_view() : tag.substr(0, dash);
  }
  return kDefaultMarks;
}

}  // namespace

std::string_view QuoteDepth::mark(const ComputedStyle& style, std::string_view language, uint32_t depth,
                                  bool open) {
  const Quotes& quotes = style.quotes();
  const size_t side = open ? 0 : 1;
  switch (quotes.kind) {
    case Quotes::Kind::kNone: return {};
    case Quotes::Kind::kAuto: return marks_of(language)[(depth == 0 ? 0 : 2) + side];
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

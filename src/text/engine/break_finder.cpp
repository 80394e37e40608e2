#include "text/engine/break_finder.h"

#include <algorithm>

#include "text/engine/characters.h"

namespace colosseum::text {
namespace {

constexpr size_t kMaxPiece = 1 << 16;  // ICU gets no more at once

bool is_space(char16_t c) { return c == ' ' || c == '\t'; }
bool is_forced(char16_t c) {
  return c == '\n' || c == 0x0B || c == 0x0C || c == 0x85 || c == 0x2028 || c == 0x2029;
}
bool is_ascii_graphic(char16_t c) { return c > 0x20 && c < 0x7F; }
bool is_word_joiner(char16_t c) { return c == 0x2060 || c == 0xFEFF; }
bool is_alphanumeric(char16_t c) {
  return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
}

// Between two of these there is always a grapheme boundary.
bool is_simple(char16_t c) {
  if (c < 0x300) return c != '\r' && c != '\n';
  return (c >= 0x370 && c < 0x483) || (c >= 0x48A && c < 0x590) || (c >= 0x2010 && c < 0x2028) ||
         (c >= 0x2030 && c < 0x205F) || (c >= 0x20A0 && c < 0x20D0) || (c >= 0x2100 && c < 0x2C00) ||
         (c >= 0x3001 && c < 0x302A) || (c >= 0x3041 && c < 0x3097) || (c >= 0x30A0 && c < 0x3100) ||
         (c >= 0x3400 && c < 0xA000);
}

bool in(char16_t c, std::u16string_view set) { return set.find(c) != std::u16string_view::npos; }

// Between two visible ASCII characters browsers do not follow UAX 14 to the letter: they break less, so that
// URLs, dates and code keep together. What Chromium does for every pair comes down to three rules.
bool breaks_between_ascii(char16_t before, char16_t a, char16_t b) {
  if (a == '-') {
    if (b >= '0' && b <= '9') return is_alphanumeric(before);  // not after a minus sign
    return !in(b, u"!$),./:;?]}");
  }
  if (a == '?') return !in(b, u"!\"'),./:;?]}");
  return in(b, u"(<[{") && in(a, u"!\"#%&)*+,.:;=>\\]|}~");
}

int line_class(char32_t c) { return u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_LINE_BREAK); }

// The classes that word-break treats as letters (css-text-3 §5.2).
bool is_letter_class(int lb) {
  switch (lb) {
    case U_LB_ALPHABETIC:
    case U_LB_NUMERIC:
    case U_LB_IDEOGRAPHIC:
    case U_LB_AMBIGUOUS:
    case U_LB_HEBREW_LETTER:
    case U_LB_H2:
    case U_LB_H3:
    case U_LB_JL:
    case U_LB_JV:
    case U_LB_JT:
    case U_LB_CONDITIONAL_JAPANESE_STARTER: return true;
    default: return false;
  }
}

// word-break: break-all: letters count as ideographs. The copy has the same offsets.
void ideographs_for_letters(std::u16string& text) {
  for (size_t i = 0; i < text.size(); ++i) {
    const char32_t c = code_point_at(text, i);
    const int lb = line_class(c);
    const bool letter = is_letter_class(lb) || lb == U_LB_COMPLEX_CONTEXT;
    const bool mark = (U_GET_GC_MASK(static_cast<UChar32>(c)) & U_GC_M_MASK) != 0;
    if (c > 0xFFFF) {
      if (letter && !mark) {
        text[i] = 0xD840;  // U+20000
        text[i + 1] = 0xDC00;
      }
      ++i;
    } else if (letter && !mark) {
      text[i] = 0x4E00;
    }
  }
}

// Locales whose line breaking differs; others must not reach ICU, which would try the process's own.
std::string break_locale(const TextSpan& span) {
  std::string locale = "en";
  const std::string_view lang = span.lang.substr(0, 2);
  const bool ends = span.lang.size() == 2 || (span.lang.size() > 2 && span.lang[2] == '-');
  if (ends && (lang == "ja" || lang == "zh" || lang == "fi")) locale = std::string(lang);
  switch (span.line_break) {
    case LineBreak::kLoose: return locale + "@lb=loose";
    case LineBreak::kAuto:
    case LineBreak::kNormal: return locale + "@lb=normal";
    case LineBreak::kStrict: return locale + "@lb=strict";
    case LineBreak::kAnywhere: break;
  }
  return locale;
}

bool same_rules(const TextSpan& a, const TextSpan& b) {
  return a.word_break == b.word_break && a.line_break == b.line_break && a.lang == b.lang;
}

// css-text-3 §5.1: spaces are ruled by their own box, other boundaries by the nearest common ancestor, which
// wraps unless both sides do not.
bool wraps(char16_t a, const TextSpan& before, const TextSpan& after) {
  return is_space(a) ? !before.no_wrap : !(before.no_wrap && after.no_wrap);
}

}  // namespace

void BreakFinder::find(const ParagraphText& p, std::vector<uint8_t>& breaks) {
  breaks.assign(p.text.size() + 1, kBreakNone);
  find_graphemes(p.text, breaks);
  if (p.text.empty() || p.spans.empty()) return;
  find_lines(p, breaks);
  if (hyphenation_) hyphenate(p, breaks);
}

void BreakFinder::find_graphemes(std::u16string_view text, std::vector<uint8_t>& breaks) {
  breaks.front() |= kGrapheme;
  breaks.back() |= kGrapheme;
  for (size_t i = 1; i < text.size();) {
    if (is_simple(text[i]) && is_simple(text[i - 1])) {
      breaks[i++] |= kGrapheme;
      continue;
    }
    size_t end = i;  // the complex piece, with a simple character on either side
    while (end < text.size() && !(is_simple(text[end]) && is_simple(text[end - 1]))) ++end;
    find_graphemes_in(text, i - 1, end, breaks);
    i = end;
  }
}

void BreakFinder::find_graphemes_in(std::u16string_view text, size_t start, size_t end,
                                    std::vector<uint8_t>& breaks) {
  UErrorCode status = U_ZERO_ERROR;
  if (!characters_) characters_.reset(ubrk_open(UBRK_CHARACTER, "en", nullptr, 0, &status));
  while (characters_ && start < end) {
    const size_t size = std::min(end - start, kMaxPiece);
    status = U_ZERO_ERROR;
    ubrk_setText(characters_.get(), text.data() + start, static_cast<int32_t>(size), &status);
    if (U_FAILURE(status)) return;
    size_t last = 0;
    ubrk_first(characters_.get());
    for (int32_t at; (at = ubrk_next(characters_.get())) != UBRK_DONE && static_cast<size_t>(at) < size;) {
      last = static_cast<size_t>(at);
      breaks[start + last] |= kGrapheme;
    }
    // The end of a capped piece is a boundary only if the next piece, from the last one found, says so.
    start += start + size == end ? size : last > 0 ? last : size;
  }
}

UBreakIterator* BreakFinder::line_iterator(const TextSpan& span) {
  const std::string locale = break_locale(span);
  auto it = lines_.find(locale);
  if (it == lines_.end()) {
    UErrorCode status = U_ZERO_ERROR;
    Iterator made(ubrk_open(UBRK_LINE, locale.c_str(), nullptr, 0, &status), &ubrk_close);
    it = lines_.emplace(locale, std::move(made)).first;
  }
  return it->second.get();
}

void BreakFinder::find_lines(const ParagraphText& p, std::vector<uint8_t>& breaks) {
  const std::u16string_view text = p.text;
  size_t s = 0;
  size_t word_done = 0;  // boundaries before this were found by ICU
  for (size_t i = 1; i <= text.size(); ++i) {
    while (s + 1 < p.spans.size() && p.spans[s].end <= i - 1) ++s;
    const TextSpan& before = p.spans[s];
    const char16_t a = text[i - 1];
    if (is_forced(a)) {
      breaks[i] |= kBreakMandatory;
      continue;
    }
    if (i == text.size()) break;
    size_t next = s;
    while (next + 1 < p.spans.size() && p.spans[next].end <= i) ++next;
    const char16_t b = text[i];
    const bool wrap = wraps(a, before, p.spans[next]);
    const bool special = before.word_break != WordBreak::kNormal || before.line_break != LineBreak::kAuto;
    bool soft = false;
    if (is_space(b) && !(a == 0xFFFC && before.break_spaces)) {
      soft = before.break_spaces && (is_space(a) || before.line_break == LineBreak::kAnywhere);
    } else if (is_forced(b)) {
      soft = is_space(a) && before.break_spaces;
    } else if (a == 0xFFFC || b == 0xFFFC) {
      soft = true;  // §5.1: around atomic inlines, whatever is beside them
    } else if (before.line_break == LineBreak::kAnywhere) {
      soft = (breaks[i] & kGrapheme) != 0;
    } else if (is_space(a)) {
      soft = !is_word_joiner(b);
    } else if (!special && is_ascii_graphic(a) && is_ascii_graphic(b)) {
      soft = breaks_between_ascii(i >= 2 ? text[i - 2] : u' ', a, b);
    } else if (i >= word_done) {
      word_done = find_lines_in_word(p, s, i, text.size(), breaks);
      soft = (breaks[i] & kBreakSoft) != 0;
    } else {
      soft = (breaks[i] & kBreakSoft) != 0;
    }
    breaks[i] &= static_cast<uint8_t>(~kBreakSoft);
    if (!wrap) continue;
    if (soft && a == 0xAD) {
      if (before.hyphens != Hyphens::kNone) breaks[i] |= kBreakSoft | kBreakHyphen;
    } else if (soft) {
      breaks[i] |= kBreakSoft;
    }
    // §5.5
    const bool emergency =
        before.overflow_wrap != OverflowWrap::kNormal || before.word_break == WordBreak::kBreakWord;
    if (emergency && (breaks[i] & kGrapheme) != 0) breaks[i] |= kBreakWord;
  }
}

// Asks ICU about the stretch without spaces around offset `at`, as far as spans agree about the rules. Sets
// kBreakSoft from `at` on; returns the offset up to which that was done.
size_t BreakFinder::find_lines_in_word(const ParagraphText& p, size_t span, size_t at, size_t limit,
                                       std::vector<uint8_t>& breaks) {
  const std::u16string_view text = p.text;
  size_t start = at - 1;
  const size_t lowest = at > 64 ? at - 64 : 0;  // context enough for every rule but dictionaries
  auto stops = [](char16_t c) { return is_space(c) || is_forced(c) || c == 0xFFFC; };
  while (start > lowest && !stops(text[start - 1])) --start;
  if (start > 0 && text[start] >= 0xDC00 && text[start] < 0xE000) --start;
  size_t end = at;
  size_t s = span;
  size_t rules_end = text.size();
  while (end < limit && end - start < kMaxPiece && !stops(text[end])) {
    while (s + 1 < p.spans.size() && p.spans[s].end <= end) {
      ++s;
      if (!same_rules(p.spans[s], p.spans[span])) rules_end = std::min(rules_end, end);
    }
    if (end > rules_end + 8) break;  // a little context beyond
    ++end;
  }
  const TextSpan& rules = p.spans[span];
  std::u16string_view piece = text.substr(start, end - start);
  if (rules.word_break == WordBreak::kBreakAll) {
    scratch_.assign(piece);
    ideographs_for_letters(scratch_);
    piece = scratch_;
  }
  UBreakIterator* iterator = line_iterator(rules);
  UErrorCode status = U_ZERO_ERROR;
  if (iterator) ubrk_setText(iterator, piece.data(), static_cast<int32_t>(piece.size()), &status);
  const bool capped = end - start >= kMaxPiece;
  // A capped piece is trusted up to some way before its end; the rest is asked again with what follows.
  const size_t done = std::max(at + 1, std::min(rules_end + 1, capped ? end - 256 : end));
  if (!iterator || U_FAILURE(status)) return done;
  int32_t found = ubrk_isBoundary(iterator, static_cast<int32_t>(at - start))
                      ? static_cast<int32_t>(at - start)
                      : ubrk_following(iterator, static_cast<int32_t>(at - start));
  for (; found != UBRK_DONE; found = ubrk_next(iterator)) {
    const size_t offset = start + static_cast<size_t>(found);
    if (offset >= done || offset >= end) break;
    if (rules.word_break == WordBreak::kKeepAll) {
      // Opportunities between letters are dropped, except a dictionary's.
      const char32_t before = code_point_at(
          text, offset - 1 - (offset >= 2 && text[offset - 1] >= 0xDC00 && text[offset - 1] < 0xE000));
      if (is_letter_class(line_class(before)) && is_letter_class(line_class(code_point_at(text, offset)))) {
        continue;
      }
    }
    if ((breaks[offset] & kGrapheme) != 0) breaks[offset] |= kBreakSoft;
  }
  return done;
}

// §5.4: words of one language without conditional hyphens.
void BreakFinder::hyphenate(const ParagraphText& p, std::vector<uint8_t>& breaks) {
  for (const TextSpan& span : p.spans) {
    if (span.hyphens != Hyphens::kAuto || span.no_wrap || span.lang.empty()) continue;
    hyphenator_.hyphenate(p.text.substr(0, std::min<size_t>(span.end, p.text.size())), span.start, span.lang,
                          [&](size_t offset) {
                            if ((breaks[offset] & (kBreakSoft | kGrapheme)) == kGrapheme) {
                              breaks[offset] |= kBreakSoft | kBreakHyphen;
                            }
                          });
  }
}

}  // namespace colosseum::text

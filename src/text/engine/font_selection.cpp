#include "text/engine/font_selection.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>

#include <algorithm>

#include "base/utf.h"

namespace colosseum::text {
namespace {

constexpr size_t kMaxKnown = 1 << 16;
constexpr size_t kMaxCluster = 64;  // longer clusters are chosen for by their first characters
const char kEmojiLang[] = "und-zsye";

bool is_variation_selector(char32_t c) {
  return (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF);
}
// Characters that need no glyph.
bool is_ignorable(char32_t c) {
  return u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
}
bool is_private_use(char32_t c) { return u_charType(static_cast<UChar32>(c)) == U_PRIVATE_USE_CHAR; }
bool is_emoji(char32_t c) {
  return c > 0x2000 && u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_EMOJI_PRESENTATION);
}

// The single character the sequence is canonically equivalent to, or 0.
char32_t composed(const std::u32string& characters) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
  if (U_FAILURE(status)) return 0;
  icu::UnicodeString text = icu::UnicodeString::fromUTF32(reinterpret_cast<const UChar32*>(characters.data()),
                                                          static_cast<int32_t>(characters.size()));
  text = nfc->normalize(text, status);
  if (U_FAILURE(status) || text.countChar32() != 1) return 0;
  return static_cast<char32_t>(text.char32At(0));
}

}  // namespace

FontSelection::FontSelection(FontLibrary& library, const FontGroup& properties)
    : library_(&library), properties_(properties) {}

void FontSelection::refresh() {
  if (epoch_ == library_->epoch()) return;
  epoch_ = library_->epoch();
  candidates_.clear();
  known_.clear();
  installed_.clear();
  primary_ = {};
  for (const FontSource& source : library_->candidates(properties_))
    candidates_.push_back({source, {}, false});
  // The first available font: the first whose unicode-range has the space.
  for (Candidate& c : candidates_) {
    if (!in_range(c, ' ')) continue;
    primary_ = open(c);
    if (primary_) break;
  }
  if (!primary_) primary_ = fallback(U" ", {});
  for (char32_t c = 0; c < ascii_.size(); ++c) ascii_[c] = c < 0x20 ? primary_ : choose_for_char(c, {});
}

FaceId FontSelection::primary() {
  refresh();
  return primary_;
}

FaceId FontSelection::open(Candidate& candidate) {
  if (!candidate.tried) {
    candidate.tried = true;
    candidate.face = library_->open(candidate.source, properties_);
  }
  return candidate.face;
}

bool FontSelection::in_range(const Candidate& candidate, char32_t c) const {
  return !candidate.source.from_rule || library_->rule(candidate.source.index).covers(c);
}

bool FontSelection::supports(Candidate& candidate, char32_t c) {
  if (!in_range(candidate, c)) return false;
  const FaceId face = open(candidate);
  return face && library_->face(face).has(c);
}

// css-fonts-4 §5.2 step 7.
FaceId FontSelection::fallback(const std::u32string& characters, const std::string& lang) {
  const int font = library_->installed_with(characters, lang);
  if (font < 0) return {};
  auto [it, added] = installed_.try_emplace(static_cast<uint32_t>(font));
  if (added) it->second = library_->open({false, static_cast<uint32_t>(font)}, properties_);
  return it->second;
}

FaceId FontSelection::choose_for_char(char32_t c, const std::string& lang) {
  for (Candidate& candidate : candidates_) {
    if (supports(candidate, c)) return candidate.face;
  }
  // §5.4: private-use characters and what shows nothing take no installed font's glyph.
  if (is_private_use(c) || is_ignorable(c)) return primary_;
  const FaceId found = fallback(std::u32string(1, c), is_emoji(c) ? kEmojiLang : lang);
  return found ? found : primary_;
}

FaceId FontSelection::face_for_char(char32_t c, const std::string& lang) {
  if (c < ascii_.size()) return ascii_[c];
  if (known_lang_ != lang || known_.size() > kMaxKnown) {
    known_.clear();
    known_lang_ = lang;
  }
  auto [it, added] = known_.try_emplace(c);
  if (added) it->second = choose_for_char(c, lang);
  return it->second;
}

FaceId FontSelection::face_for(std::u16string_view cluster, const std::string& lang) {
  refresh();
  size_t pos = 0;
  const char32_t base = next_code_point(cluster, pos);
  if (pos == cluster.size()) return face_for_char(base, lang);
  std::u32string characters(1, base);
  char32_t selector = 0;
  while (pos < cluster.size() && characters.size() < kMaxCluster) {
    const char32_t c = next_code_point(cluster, pos);
    if (is_variation_selector(c) && selector == 0 && characters.size() == 1) selector = c;
    if (!is_ignorable(c)) characters.push_back(c);
  }
  if (selector != 0) {
    for (Candidate& candidate : candidates_) {
      if (supports(candidate, base) &&
          library_->face(candidate.face).typeface().has_variant(base, selector)) {
        return candidate.face;
      }
    }
  }
  if (characters.size() == 1) return face_for_char(base, lang);
  const FaceId whole = face_for_sequence(characters, lang);
  return whole ? whole : face_for_char(base, lang);
}

// §5.3 steps 1 and 2.
FaceId FontSelection::face_for_sequence(const std::u32string& characters, const std::string& lang) {
  const char32_t single = characters.size() > 1 ? composed(characters) : 0;
  for (Candidate& candidate : candidates_) {
    const bool all =
        std::all_of(characters.begin(), characters.end(), [&](char32_t c) { return supports(candidate, c); });
    if (all || (single != 0 && supports(candidate, single))) return candidate.face;
  }
  FaceId found = fallback(characters, is_emoji(characters[0]) ? kEmojiLang : lang);
  if (!found && single != 0) found = fallback(std::u32string(1, single), lang);
  return found;
}

FaceId FontSelection::reduced(FaceId face, float scale) {
  for (const Candidate& candidate : candidates_) {
    if (candidate.face == face) return library_->open(candidate.source, properties_, scale);
  }
  for (const auto& [font, known] : installed_) {
    if (known == face) return library_->open({false, font}, properties_, scale);
  }
  return face;
}

}  // namespace colosseum::text

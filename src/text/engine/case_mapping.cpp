#include "text/engine/case_mapping.h"

#include <unicode/casemap.h>
#include <unicode/uchar.h>

#include <limits>

namespace colosseum::text {
namespace {

/// Calls an ICU mapping with a buffer, and again with a larger one when it does not fit.
template <typename F>
std::u16string with_buffer(std::u16string_view source, F&& map) {
  if (source.size() > static_cast<size_t>(std::numeric_limits<int32_t>::max() / 4))
    return std::u16string(source);
  std::u16string out(source.size() + 16, u'\0');
  for (int attempt = 0; attempt < 2; ++attempt) {
    UErrorCode status = U_ZERO_ERROR;
    const int32_t length = map(out.data(), static_cast<int32_t>(out.size()), status);
    if (status == U_BUFFER_OVERFLOW_ERROR && length > 0) {
      out.resize(static_cast<size_t>(length) + 1);
      continue;
    }
    if (U_FAILURE(status) || length < 0) break;
    out.resize(static_cast<size_t>(length));
    return out;
  }
  return std::u16string(source);
}

/// ICU takes BCP 47 tags as locale names as far as case mapping looks at them: language and script.
std::string locale_of(std::string_view lang) {
  std::string name;
  for (char c : lang.substr(0, 32)) name += c == '-' ? '_' : c;
  return name;
}

}  // namespace

std::u16string map_case(std::u16string_view text, TextTransform::Case letter_case, bool in_word,
                        std::string_view lang) {
  const std::string locale = locale_of(lang);
  const int32_t length = static_cast<int32_t>(text.size());
  switch (letter_case) {
    case TextTransform::Case::kNone: break;
    case TextTransform::Case::kUppercase:
      return with_buffer(text, [&](char16_t* out, int32_t room, UErrorCode& status) {
        return icu::CaseMap::toUpper(locale.c_str(), 0, text.data(), length, out, room, nullptr, status);
      });
    case TextTransform::Case::kLowercase:
      return with_buffer(text, [&](char16_t* out, int32_t room, UErrorCode& status) {
        return icu::CaseMap::toLower(locale.c_str(), 0, text.data(), length, out, room, nullptr, status);
      });
    case TextTransform::Case::kCapitalize: {
      // A letter before makes the first word one that has begun.
      std::u16string source(in_word ? u"A" : u"");
      source += text;
      std::u16string mapped = with_buffer(source, [&](char16_t* out, int32_t room, UErrorCode& status) {
        return icu::CaseMap::toTitle(locale.c_str(), U_TITLECASE_NO_LOWERCASE, nullptr, source.data(),
                                     static_cast<int32_t>(source.size()), out, room, nullptr, status);
      });
      return in_word ? mapped.substr(1) : mapped;
    }
  }
  return std::u16string(text);
}

}  // namespace colosseum::text

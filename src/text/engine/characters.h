// Character classes that shaping and line breaking ask for.
#pragma once

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <string_view>

namespace colosseum::text {

/// Shows nothing and takes no room: tabs (layout sets their advance), segment breaks, object replacement.
inline bool is_blank_control(char16_t c) {
  return c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == 0x2028 || c == 0x2029 || c == 0xFFFC;
}

/// Gets no letter-spacing (css-text-3 §7.2): invisible formatting characters and controls.
inline bool is_invisible(char32_t c) {
  if (c < 0x7F) return c < 0x20;
  if (c < 0xA0 || c == 0xAD || c == 0xFFFC || c == 0x2028 || c == 0x2029) return true;
  if (c < 0x300) return false;
  return u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
}

/// css-text-3 §7.1
inline bool is_word_separator(char32_t c) {
  return c == 0x20 || c == 0xA0 || c == 0x1361 || c == 0x10100 || c == 0x10101 || c == 0x1039F ||
         c == 0x1091F;
}

/// Scripts whose letters join, so that letter-spacing would tear them (css-text-3 §7.2.1, appendix D).
inline bool is_cursive(char32_t c) {
  if (c < 0x600) return false;
  UErrorCode status = U_ZERO_ERROR;
  switch (uscript_getScript(static_cast<UChar32>(c), &status)) {
    case USCRIPT_ARABIC:
    case USCRIPT_SYRIAC:
    case USCRIPT_NKO:
    case USCRIPT_MANDAIC:
    case USCRIPT_MONGOLIAN:
    case USCRIPT_PHAGS_PA:
    case USCRIPT_HANIFI_ROHINGYA: return true;
    default: return false;
  }
}

/// The code point at an offset; half a surrogate pair reads as U+FFFD.
inline char32_t code_point_at(std::u16string_view text, size_t i) {
  const char32_t c = text[i];
  if (c < 0xD800 || c >= 0xE000) return c;
  if (c < 0xDC00 && i + 1 < text.size() && text[i + 1] >= 0xDC00 && text[i + 1] < 0xE000) {
    return 0x10000 + ((c - 0xD800) << 10) + (static_cast<char32_t>(text[i + 1]) - 0xDC00);
  }
  return 0xFFFD;
}

}  // namespace colosseum::text

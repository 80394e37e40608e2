// The default of TextEngine::transform_case: simple case mapping without tables or languages.
#include "colosseum/text.h"

namespace colosseum {

namespace {

bool in(char16_t c, char16_t first, char16_t last) { return c >= first && c <= last; }

/// Blocks where a capital is at an even (or odd) code point and its small letter follows.
bool is_even_pair_block(char16_t c) {
  return in(c, 0x100, 0x12F) || in(c, 0x132, 0x137) || in(c, 0x14A, 0x177) || in(c, 0x200, 0x21F) ||
         in(c, 0x222, 0x233) || in(c, 0x3D8, 0x3EF) || in(c, 0x460, 0x481) || in(c, 0x48A, 0x4BF) ||
         in(c, 0x4D0, 0x52F) || in(c, 0x1E00, 0x1E95) || in(c, 0x1EA0, 0x1EFF);
}
bool is_odd_pair_block(char16_t c) {
  return in(c, 0x139, 0x148) || in(c, 0x179, 0x17E) || in(c, 0x4C1, 0x4CE);
}

char16_t to_upper(char16_t c) {
  if (c < 0x80) return in(c, u'a', u'z') ? static_cast<char16_t>(c - 32) : c;
  if (in(c, 0xE0, 0xFE) && c != 0xF7) return static_cast<char16_t>(c - 32);
  if (c == 0xFF) return 0x178;
  if (c == 0xB5) return 0x39C;
  if (c == 0x131) return u'I';
  if (c == 0x17F) return u'S';
  if (is_even_pair_block(c)) return static_cast<char16_t>(c & ~1);
  if (is_odd_pair_block(c)) return static_cast<char16_t>((c - 1) | 1);
  if (c == 0x3AC) return 0x386;
  if (in(c, 0x3AD, 0x3AF)) return static_cast<char16_t>(c - 37);
  if (c == 0x3C2) return 0x3A3;
  if (in(c, 0x3B1, 0x3CB)) return static_cast<char16_t>(c - 32);
  if (c == 0x3CC) return 0x38C;
  if (in(c, 0x3CD, 0x3CE)) return static_cast<char16_t>(c - 63);
  if (in(c, 0x430, 0x44F)) return static_cast<char16_t>(c - 32);
  if (in(c, 0x450, 0x45F)) return static_cast<char16_t>(c - 80);
  if (in(c, 0x561, 0x586)) return static_cast<char16_t>(c - 48);
  return c;
}

char16_t to_lower(char16_t c) {
  if (c < 0x80) return in(c, u'A', u'Z') ? static_cast<char16_t>(c + 32) : c;
  if (in(c, 0xC0, 0xDE) && c != 0xD7) return static_cast<char16_t>(c + 32);
  if (c == 0x178) return 0xFF;
  if (c == 0x130) return u'i';
  if (is_even_pair_block(c)) return static_cast<char16_t>(c | 1);
  if (is_odd_pair_block(c)) return static_cast<char16_t>((c & 1) != 0 ? c + 1 : c);
  if (c == 0x386) return 0x3AC;
  if (in(c, 0x388, 0x38A)) return static_cast<char16_t>(c + 37);
  if (c == 0x38C) return 0x3CC;
  if (in(c, 0x38E, 0x38F)) return static_cast<char16_t>(c + 63);
  if (in(c, 0x391, 0x3AB) && c != 0x3A2) return static_cast<char16_t>(c + 32);
  if (in(c, 0x410, 0x42F)) return static_cast<char16_t>(c + 32);
  if (in(c, 0x400, 0x40F)) return static_cast<char16_t>(c + 80);
  if (in(c, 0x531, 0x556)) return static_cast<char16_t>(c + 48);
  return c;
}

/// Part of a word for `capitalize`: letters, digits, marks and apostrophes inside words.
bool is_word_character(char16_t c) {
  if (c < 0x80) return in(c, u'a', u'z') || in(c, u'A', u'Z') || in(c, u'0', u'9') || c == u'_' || c == u'\'';
  if (c < 0xC0) return c == 0xAA || c == 0xB5 || c == 0xBA || c == 0xAD || c == 0xB7;
  if (c == 0xD7 || c == 0xF7) return false;
  if (in(c, 0x2000, 0x206F)) return c == 0x2019 || in(c, 0x200C, 0x200D);
  return !in(c, 0x2190, 0x2BFF) && !in(c, 0x3000, 0x3004) && c != 0xFFFC;
}

bool can_begin_word(char16_t c) { return is_word_character(c) && c != u'\'' && c != u'_' && c != 0x2019; }

void append_upper(std::u16string& out, char16_t c) {
  if (c == 0xDF) {
    out += u"SS";
  } else if (c >= 0xFB00 && c <= 0xFB04) {
    static constexpr std::u16string_view kLigatures[] = {u"FF", u"FI", u"FL", u"FFI", u"FFL"};
    out += kLigatures[c - 0xFB00];
  } else {
    out += to_upper(c);
  }
}

}  // namespace

std::u16string TextEngine::transform_case(std::u16string_view text, TextTransform::Case letter_case,
                                          bool in_word, std::string_view) {
  std::u16string out;
  out.reserve(text.size());
  for (char16_t c : text) {
    switch (letter_case) {
      case TextTransform::Case::kNone: out += c; break;
      case TextTransform::Case::kUppercase: append_upper(out, c); break;
      case TextTransform::Case::kLowercase: out += to_lower(c); break;
      case TextTransform::Case::kCapitalize: {
        bool begins = !in_word && can_begin_word(c);
        out += begins ? to_upper(c) : c;
        in_word = begins || (in_word && is_word_character(c));
        break;
      }
    }
  }
  return out;
}

}  // namespace colosseum

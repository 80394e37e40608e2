#include "base/utf.h"

namespace colosseum {

char32_t next_code_point(std::string_view s, size_t& pos) {
  auto byte = [&](size_t i) { return static_cast<unsigned char>(s[i]); };
  unsigned char b = byte(pos);
  if (b < 0x80) return static_cast<char32_t>(s[pos++]);
  int more = b >= 0xF0 && b < 0xF5 ? 3 : b >= 0xE0 && b < 0xF0 ? 2 : b >= 0xC2 && b < 0xE0 ? 1 : 0;
  if (more == 0) {
    ++pos;
    return 0xFFFD;
  }
  char32_t c = b & (0x3Fu >> more);
  size_t p = pos + 1;
  for (int i = 0; i < more; ++i, ++p) {
    // The second byte has a narrower range where overlong forms, surrogates and values past U+10FFFF begin.
    if (p >= s.size() || (byte(p) & 0xC0) != 0x80 ||
        (i == 0 && ((b == 0xE0 && byte(p) < 0xA0) || (b == 0xED && byte(p) > 0x9F) ||
                    (b == 0xF0 && byte(p) < 0x90) || (b == 0xF4 && byte(p) > 0x8F)))) {
      pos = p;
      return 0xFFFD;
    }
    c = (c << 6) | (byte(p) & 0x3Fu);
  }
  pos = p;
  return c;
}

char32_t next_code_point(std::u16string_view s, size_t& pos) {
  char32_t c = s[pos++];
  if (c >= 0xD800 && c < 0xDC00 && pos < s.size() && s[pos] >= 0xDC00 && s[pos] < 0xE000) {
    return 0x10000 + ((c - 0xD800) << 10) + (static_cast<char32_t>(s[pos++]) - 0xDC00);
  }
  return c >= 0xD800 && c < 0xE000 ? 0xFFFD : c;
}

void append_utf8(std::string& out, char32_t c) {
  if (c > 0x10FFFF || (c >= 0xD800 && c < 0xE000)) c = 0xFFFD;
  auto put = [&](char32_t b) { out += static_cast<char>(static_cast<unsigned char>(b)); };
  if (c < 0x80) {
    put(c);
  } else if (c < 0x800) {
    put(0xC0 | (c >> 6));
    put(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    put(0xE0 | (c >> 12));
    put(0x80 | ((c >> 6) & 0x3F));
    put(0x80 | (c & 0x3F));
  } else {
    put(0xF0 | (c >> 18));
    put(0x80 | ((c >> 12) & 0x3F));
    put(0x80 | ((c >> 6) & 0x3F));
    put(0x80 | (c & 0x3F));
  }
}

void append_utf16(std::u16string& out, char32_t c) {
  if (c > 0x10FFFF || (c >= 0xD800 && c < 0xE000)) c = 0xFFFD;
  if (c < 0x10000) {
    out += static_cast<char16_t>(c);
  } else {
    out += static_cast<char16_t>(0xD800 + ((c - 0x10000) >> 10));
    out += static_cast<char16_t>(0xDC00 + ((c - 0x10000) & 0x3FF));
  }
}

std::u16string to_utf16(std::string_view s) {
  std::u16string out;
  out.reserve(s.size());
  for (size_t i = 0; i < s.size();) append_utf16(out, next_code_point(s, i));
  return out;
}

std::string to_utf8(std::u16string_view s) {
  std::string out;
  out.reserve(s.size());
  for (size_t i = 0; i < s.size();) append_utf8(out, next_code_point(s, i));
  return out;
}

std::string ascii_lower(std::string_view s) {
  std::string out(s);
  for (char& c : out) c = ascii_lower(c);
  return out;
}

bool ascii_iequals(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  for (size_t i = 0; i < a.size(); ++i) {
    if (ascii_lower(a[i]) != ascii_lower(b[i])) return false;
  }
  return true;
}

}  // namespace colosseum

// UTF-8 and UTF-16. Invalid input becomes U+FFFD; nothing is dropped.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace colosseum {

/// Reads one code point at `pos` and moves past it. Never fails: a bad byte reads as U+FFFD.
char32_t next_code_point(std::string_view utf8, size_t& pos);
char32_t next_code_point(std::u16string_view utf16, size_t& pos);
void append_utf8(std::string& out, char32_t c);
void append_utf16(std::u16string& out, char32_t c);
std::u16string to_utf16(std::string_view utf8);
std::string to_utf8(std::u16string_view utf16);

/// ASCII letters only (names in HTML and CSS).
inline char ascii_lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }
std::string ascii_lower(std::string_view s);
bool ascii_iequals(std::string_view a, std::string_view b);
inline bool is_ascii_space(char32_t c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}
/// ASCII white space and letters, as bytes of UTF-8.
inline bool is_space_byte(char c) { return is_ascii_space(static_cast<unsigned char>(c)); }
inline bool is_letter_byte(char c) { return ascii_lower(c) >= 'a' && ascii_lower(c) <= 'z'; }

}  // namespace colosseum

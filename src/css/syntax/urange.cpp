#include "css/syntax/urange.h"

#include <string>

namespace colosseum::css {

namespace {

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  char l = static_cast<char>(c | 32);
  return l >= 'a' && l <= 'f' ? l - 'a' + 10 : -1;
}

/// Reads 1 to 6 hex digits.
bool read_hex(std::string_view s, size_t& i, uint32_t& value, size_t& digits) {
  value = 0;
  digits = 0;
  for (; i < s.size() && hex_digit(s[i]) >= 0; ++i) {
    if (++digits > 6) return false;
    value = value * 16 + static_cast<uint32_t>(hex_digit(s[i]));
  }
  return true;
}

// §7.1, on the text of the tokens
bool parse_one(std::string_view s, std::pair<uint32_t, uint32_t>& out) {
  if (s.size() < 3 || (s[0] | 32) != 'u' || s[1] != '+') return false;
  size_t i = 2, digits = 0;
  uint32_t start = 0, end = 0;
  if (!read_hex(s, i, start, digits)) return false;
  size_t marks = 0;
  for (; i < s.size() && s[i] == '?'; ++i) ++marks;
  if (digits + marks == 0 || digits + marks > 6) return false;
  end = start;
  if (marks > 0) {
    for (size_t m = 0; m < marks; ++m) {
      start *= 16;
      end = end * 16 + 15;
    }
  } else if (i < s.size() && s[i] == '-') {
    ++i;
    if (!read_hex(s, i, end, digits) || digits == 0) return false;
  }
  out = {start, end};
  return i == s.size() && end <= 0x10FFFF && start <= end;
}

}  // namespace

bool parse_unicode_ranges(TokenStream in, std::vector<std::pair<uint32_t, uint32_t>>& out) {
  for (;;) {
    in.skip_whitespace();
    std::string text;
    while (!in.at_end() && in.peek().type != TokenType::kComma && in.peek().type != TokenType::kWhitespace) {
      text += in.next().source;
    }
    std::pair<uint32_t, uint32_t> range;
    if (!parse_one(text, range)) return false;
    out.push_back(range);
    if (in.at_end_after_whitespace()) return true;
    if (in.next().type != TokenType::kComma) return false;
  }
}

}  // namespace colosseum::css

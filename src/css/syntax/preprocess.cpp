#include "base/utf.h"
#include "css/syntax/scanner.h"

namespace colosseum::css {

namespace {

bool is_clean(std::string_view text) {
  bool ascii = true;
  for (char c : text) {
    if (c == '\r' || c == '\f' || c == '\0') return false;
    ascii = ascii && static_cast<unsigned char>(c) < 0x80;
  }
  if (ascii) return true;
  for (size_t i = 0; i < text.size();) {
    if (static_cast<unsigned char>(text[i]) < 0x80) {
      ++i;
      continue;
    }
    size_t start = i;
    // A real U+FFFD takes three bytes; a replacement for a bad sequence may take as many, so look at the
    // bytes.
    if (next_code_point(text, i) == 0xFFFD && text.substr(start, i - start) != "\xEF\xBF\xBD") return false;
  }
  return true;
}

}  // namespace

// css-syntax-3 §3.3
std::string preprocess(std::string text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
  if (is_clean(text)) return text;
  std::string out;
  out.reserve(text.size());
  for (size_t i = 0; i < text.size();) {
    char c = text[i];
    if (c == '\r' || c == '\f') {
      out += '\n';
      i += c == '\r' && i + 1 < text.size() && text[i + 1] == '\n' ? 2 : 1;
    } else if (c == '\0') {
      append_utf8(out, 0xFFFD);
      ++i;
    } else if (static_cast<unsigned char>(c) < 0x80) {
      out += c;
      ++i;
    } else {
      append_utf8(out, next_code_point(text, i));
    }
  }
  return out;
}

}  // namespace colosseum::css

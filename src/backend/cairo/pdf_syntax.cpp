#include "backend/cairo/pdf_syntax.h"

#include <algorithm>
#include <cmath>

#include "base/utf.h"

namespace colosseum::cairo_backend {
namespace {

constexpr double kMaxNumber = 1e9;
constexpr char kHex[] = "0123456789ABCDEF";

bool is_plain(char c) { return c >= 0x20 && c < 0x7F; }

void append_hex(std::string& out, unsigned byte) {
  out += kHex[byte >> 4 & 15];
  out += kHex[byte & 15];
}

}  // namespace

void append_reference(std::string& out, uint32_t id) { out.append(std::to_string(id)).append(" 0 R"); }

void append_number(std::string& out, double v) {
  const double bounded = std::isfinite(v) ? std::clamp(v, -kMaxNumber, kMaxNumber) : 0;
  long long hundredths = std::llround(bounded * 100);
  if (hundredths < 0) {
    out += '-';
    hundredths = -hundredths;
  }
  out += std::to_string(hundredths / 100);
  const int rest = static_cast<int>(hundredths % 100);
  if (rest == 0) return;
  out += '.';
  out += static_cast<char>('0' + rest / 10);
  if (rest % 10 != 0) out += static_cast<char>('0' + rest % 10);
}

void append_string(std::string& out, std::string_view bytes) {
  if (!std::all_of(bytes.begin(), bytes.end(), is_plain)) {
    out += '<';
    for (const char c : bytes) append_hex(out, static_cast<unsigned char>(c));
    out += '>';
    return;
  }
  out += '(';
  for (const char c : bytes) {
    if (c == '(' || c == ')' || c == '\\') out += '\\';
    out += c;
  }
  out += ')';
}

void append_text_string(std::string& out, std::string_view utf8) {
  // Printable ASCII means the same in PDFDocEncoding (annex D.3); all else is UTF-16BE with its mark.
  if (std::all_of(utf8.begin(), utf8.end(), is_plain)) return append_string(out, utf8);
  out += "<FEFF";
  for (const char16_t unit : to_utf16(utf8)) {
    append_hex(out, unit >> 8);
    append_hex(out, unit & 0xFF);
  }
  out += '>';
}

}  // namespace colosseum::cairo_backend

#include "html/legacy_values.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>

#include "base/utf.h"
#include "html/tree_walk.h"

namespace colosseum::html {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_hex(char c) { return is_digit(c) || (ascii_lower(c) >= 'a' && ascii_lower(c) <= 'f'); }

// Colour keywords that would also be read as letters of a hexadecimal value. CSS knows all of them by name;
// only these few must be told from misspelt ones, so every other known name is listed as well (css-color-4
// §6.1).
constexpr std::string_view kColorNames =
    " aliceblue antiquewhite aqua aquamarine azure beige bisque black blanchedalmond blue blueviolet brown "
    "burlywood cadetblue chartreuse chocolate coral cornflowerblue cornsilk crimson cyan darkblue darkcyan "
    "darkgoldenrod darkgray darkgreen darkgrey darkkhaki darkmagenta darkolivegreen darkorange darkorchid "
    "darkred "
    "darksalmon darkseagreen darkslateblue darkslategray darkslategrey darkturquoise darkviolet deeppink "
    "deepskyblue dimgray dimgrey dodgerblue firebrick floralwhite forestgreen fuchsia gainsboro ghostwhite "
    "gold "
    "goldenrod gray green greenyellow grey honeydew hotpink indianred indigo ivory khaki lavender "
    "lavenderblush "
    "lawngreen lemonchiffon lightblue lightcoral lightcyan lightgoldenrodyellow lightgray lightgreen "
    "lightgrey "
    "lightpink lightsalmon lightseagreen lightskyblue lightslategray lightslategrey lightsteelblue "
    "lightyellow "
    "lime limegreen linen magenta maroon mediumaquamarine mediumblue mediumorchid mediumpurple "
    "mediumseagreen "
    "mediumslateblue mediumspringgreen mediumturquoise mediumvioletred midnightblue mintcream mistyrose "
    "moccasin "
    "navajowhite navy oldlace olive olivedrab orange orangered orchid palegoldenrod palegreen paleturquoise "
    "palevioletred papayawhip peachpuff peru pink plum powderblue purple rebeccapurple red rosybrown "
    "royalblue "
    "saddlebrown salmon sandybrown seagreen seashell sienna silver skyblue slateblue slategray slategrey "
    "snow "
    "springgreen steelblue tan teal thistle tomato turquoise violet wheat white whitesmoke yellow "
    "yellowgreen ";

std::string_view skip_space(std::string_view s) {
  while (!s.empty() && is_ascii_space(static_cast<unsigned char>(s.front()))) s.remove_prefix(1);
  return s;
}

}  // namespace

std::optional<std::string> parse_legacy_color(std::string_view raw) {
  if (raw.empty()) return {};
  std::string text = ascii_lower(trimmed_view(raw));
  if (text == "transparent") return {};
  bool plain = std::all_of(text.begin(), text.end(), is_letter_byte);
  if (plain && !text.empty() && kColorNames.find(" " + text + " ") != std::string_view::npos) return text;
  if (text.size() == 4 && text[0] == '#' && std::all_of(text.begin() + 1, text.end(), is_hex)) return text;
  // Step 7 on: code points past the BMP count as "00", at most 128 characters, no leading '#'.
  std::string digits;
  for (size_t i = 0; i < text.size() && digits.size() < 129;) {
    char32_t c = next_code_point(text, i);
    if (c > 0xFFFF) {
      digits += "00";
    } else {
      digits += c < 0x80 ? static_cast<char>(c) : '0';
    }
  }
  if (digits.size() > 128) digits.resize(128);
  if (digits.starts_with('#')) digits.erase(0, 1);
  for (char& c : digits) c = is_hex(c) ? c : '0';
  while (digits.empty() || digits.size() % 3 != 0) digits += '0';
  size_t length = digits.size() / 3;
  std::array<std::string, 3> parts = {digits.substr(0, length), digits.substr(length, length),
                                      digits.substr(2 * length)};
  if (length > 8) {
    for (std::string& p : parts) p = p.substr(length - 8);
    length = 8;
  }
  while (length > 2 && parts[0][0] == '0' && parts[1][0] == '0' && parts[2][0] == '0') {
    for (std::string& p : parts) p.erase(0, 1);
    --length;
  }
  std::string out = "#";
  for (const std::string& p : parts) out += p.size() == 1 ? "0" + p : p.substr(0, 2);
  return out;
}

std::optional<Dimension> parse_dimension(std::string_view text, bool nonzero) {
  std::string_view s = skip_space(text);
  if (s.empty() || !is_digit(s[0])) return {};
  Dimension d;
  size_t i = 0;
  while (i < s.size() && is_digit(s[i])) d.value = std::min(d.value * 10 + (s[i++] - '0'), 1e9);
  if (i + 1 < s.size() && s[i] == '.' && is_digit(s[i + 1])) {
    double scale = 1;
    for (++i; i < s.size() && is_digit(s[i]); ++i) d.value += (s[i] - '0') * (scale /= 10);
  } else if (i < s.size() && s[i] == '.') {
    ++i;
  }
  d.percent = i < s.size() && s[i] == '%';
  if (nonzero && d.value == 0) return {};
  return d;
}

std::string css_number(double value) {
  if (!std::isfinite(value)) return "0";
  char buffer[64];
  std::snprintf(buffer, sizeof buffer, "%.4f", std::clamp(value, -1e15, 1e15));
  std::string s = buffer;
  // snprintf writes the locale's decimal sign.
  for (char& c : s) c = c == ',' ? '.' : c;
  while (s.ends_with('0')) s.pop_back();
  if (s.ends_with('.')) s.pop_back();
  return s;
}

std::string css_text(const Dimension& d) { return css_number(d.value) + (d.percent ? "%" : "px"); }

std::optional<int32_t> parse_integer(std::string_view text) {
  std::string_view s = skip_space(text);
  bool negative = s.starts_with('-');
  if (negative || s.starts_with('+')) s.remove_prefix(1);
  if (s.empty() || !is_digit(s[0])) return {};
  int64_t value = 0;
  for (size_t i = 0; i < s.size() && is_digit(s[i]); ++i) {
    value = std::min<int64_t>(value * 10 + (s[i] - '0'), 2147483647);
  }
  return static_cast<int32_t>(negative ? -value : value);
}

std::optional<int32_t> parse_non_negative_integer(std::string_view text) {
  std::optional<int32_t> v = parse_integer(text);
  return v && *v >= 0 ? v : std::nullopt;
}

std::optional<double> parse_float(std::string_view text) {
  std::string_view s = skip_space(text);
  if (s.starts_with('+')) s.remove_prefix(1);
  double value = 0;
  auto [end, error] = std::from_chars(s.data(), s.data() + s.size(), value);
  if (error != std::errc() || !std::isfinite(value)) return {};
  return value;
}

std::optional<std::string_view> parse_legacy_font_size(std::string_view text) {
  std::string_view s = skip_space(text);
  if (s.empty()) return {};
  char mode = s[0];
  if (mode == '+' || mode == '-') s.remove_prefix(1);
  if (s.empty() || !is_digit(s[0])) return {};
  int value = 0;
  for (size_t i = 0; i < s.size() && is_digit(s[i]); ++i) value = std::min(value * 10 + (s[i] - '0'), 1000);
  if (mode == '+') value = 3 + value;
  if (mode == '-') value = 3 - value;
  static constexpr std::string_view kSizes[] = {"x-small", "small",    "medium",   "large",
                                                "x-large", "xx-large", "xxx-large"};
  return kSizes[std::clamp(value, 1, 7) - 1];
}

std::string css_string(std::string_view text) {
  std::string out = "\"";
  for (char c : text) {
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) {
      static constexpr char kHex[] = "0123456789abcdef";
      out += '\\';
      out += kHex[static_cast<unsigned char>(c) >> 4];
      out += kHex[c & 15];
      out += ' ';
    } else {
      out += c;
    }
  }
  return out + '"';
}

}  // namespace colosseum::html

#include "html/data_url.h"

#include "base/url.h"
#include "base/utf.h"
#include "html/encoding.h"

namespace colosseum::html {

namespace {

int base64_value(char c) {
  if (c >= 'A' && c <= 'Z') return c - 'A';
  if (c >= 'a' && c <= 'z') return c - 'a' + 26;
  if (c >= '0' && c <= '9') return c - '0' + 52;
  if (c == '+' || c == '-') return 62;
  if (c == '/' || c == '_') return 63;
  return -1;
}

std::string_view trim(std::string_view s) {
  while (!s.empty() && is_ascii_space(static_cast<unsigned char>(s.front()))) s.remove_prefix(1);
  while (!s.empty() && is_ascii_space(static_cast<unsigned char>(s.back()))) s.remove_suffix(1);
  return s;
}

}  // namespace

bool decode_base64(std::string_view text, std::string& out) {
  out.clear();
  out.reserve(text.size() / 4 * 3 + 3);
  uint32_t bits = 0;
  int count = 0;
  for (char c : text) {
    if (is_ascii_space(static_cast<unsigned char>(c))) continue;
    if (c == '=') break;
    int v = base64_value(c);
    if (v < 0) return false;
    bits = (bits << 6) | static_cast<uint32_t>(v);
    count += 6;
    if (count >= 8) {
      count -= 8;
      out += static_cast<char>((bits >> count) & 0xFF);
    }
  }
  return true;
}

void split_media_type(std::string_view content_type, std::string& media_type, std::string& charset) {
  size_t semicolon = content_type.find(';');
  media_type = ascii_lower(trim(content_type.substr(0, semicolon)));
  charset = semicolon == std::string_view::npos ? std::string()
                                                : charset_of_content(content_type.substr(semicolon));
}

Result<Resource> read_data_url(const std::string& url) {
  std::string_view s = url;
  s = s.substr(0, s.find('#'));
  size_t comma = s.find(',');
  if (!ascii_iequals(s.substr(0, 5), "data:") || comma == std::string_view::npos) {
    return Status(StatusCode::kUnreadable, "malformed data URL");
  }
  std::string_view type = trim(s.substr(5, comma - 5));
  bool base64 = false;
  if (size_t last = type.rfind(';');
      last != std::string_view::npos && ascii_iequals(trim(type.substr(last + 1)), "base64")) {
    base64 = true;
    type = type.substr(0, last);
  }
  std::string body = percent_decode(s.substr(comma + 1));
  if (base64) {
    std::string decoded;
    if (!decode_base64(body, decoded))
      return Status(StatusCode::kUnreadable, "malformed base64 in a data URL");
    body = std::move(decoded);
  }
  Resource r;
  r.url = url;
  split_media_type(type, r.media_type, r.charset);
  if (r.media_type.empty()) r.media_type = "text/plain";
  const std::byte* bytes = reinterpret_cast<const std::byte*>(body.data());
  r.bytes = std::make_shared<const std::vector<std::byte>>(bytes, bytes + body.size());
  return r;
}

}  // namespace colosseum::html

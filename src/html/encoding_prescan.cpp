// HTML §13.2.3.2: prescan a byte stream to determine its encoding.
#include "base/utf.h"
#include "html/encoding.h"

namespace colosseum::html {

namespace {

struct RawAttribute {
  std::string name, value;
};

/// "Get an attribute" of the prescan; false at the end of the tag.
bool get_attribute(std::string_view s, size_t& pos, RawAttribute& out) {
  while (pos < s.size() && (is_space_byte(s[pos]) || s[pos] == '/')) ++pos;
  if (pos >= s.size() || s[pos] == '>') return false;
  out = {};
  while (pos < s.size() && !(s[pos] == '=' && !out.name.empty()) && !is_space_byte(s[pos]) && s[pos] != '/' &&
         s[pos] != '>') {
    out.name += ascii_lower(s[pos++]);
  }
  while (pos < s.size() && is_space_byte(s[pos])) ++pos;
  if (pos >= s.size() || s[pos] != '=') return true;
  ++pos;
  while (pos < s.size() && is_space_byte(s[pos])) ++pos;
  if (pos >= s.size()) return true;
  if (s[pos] == '"' || s[pos] == '\'') {
    size_t end = s.find(s[pos], pos + 1);
    if (end == std::string_view::npos) end = s.size();
    out.value = ascii_lower(s.substr(pos + 1, end - pos - 1));
    pos = end < s.size() ? end + 1 : end;
    return true;
  }
  while (pos < s.size() && !is_space_byte(s[pos]) && s[pos] != '>') out.value += ascii_lower(s[pos++]);
  return true;
}

/// What a meta tag whose attributes begin at `pos` declares; "" for nothing.
std::string meta_encoding(std::string_view s, size_t& pos) {
  bool got_pragma = false, need_pragma = false, has_charset = false;
  bool seen_http_equiv = false, seen_content = false, seen_charset = false;
  std::string charset;
  RawAttribute a;
  while (get_attribute(s, pos, a)) {
    if (a.name == "http-equiv" && !seen_http_equiv) {
      seen_http_equiv = true;
      got_pragma = a.value == "content-type";
    } else if (a.name == "content" && !seen_content) {
      seen_content = true;
      std::string found = charset_of_content(a.value);
      if (!found.empty() && !has_charset) {
        charset = found;
        has_charset = need_pragma = true;
      }
    } else if (a.name == "charset" && !seen_charset) {
      seen_charset = true;
      charset = a.value;
      has_charset = true;
      need_pragma = false;
    }
  }
  if (!has_charset || (need_pragma && !got_pragma)) return {};
  std::string encoding = encoding_for_label(charset);
  if (encoding.starts_with("UTF-16")) return "UTF-8";
  if (ascii_lower(charset) == "x-user-defined") return "windows-1252";
  return encoding;
}

}  // namespace

std::string charset_of_content(std::string_view content) {
  std::string s = ascii_lower(content);
  for (size_t pos = s.find("charset"); pos != std::string::npos; pos = s.find("charset", pos)) {
    pos += 7;
    size_t p = pos;
    while (p < s.size() && is_space_byte(s[p])) ++p;
    if (p >= s.size() || s[p] != '=') continue;
    ++p;
    while (p < s.size() && is_space_byte(s[p])) ++p;
    if (p >= s.size()) return {};
    if (s[p] == '"' || s[p] == '\'') {
      size_t end = s.find(s[p], p + 1);
      return end == std::string::npos ? std::string() : s.substr(p + 1, end - p - 1);
    }
    size_t end = p;
    while (end < s.size() && !is_space_byte(s[end]) && s[end] != ';') ++end;
    return s.substr(p, end - p);
  }
  return {};
}

std::string prescan_html(std::string_view s) {
  size_t pos = 0;
  while ((pos = s.find('<', pos)) != std::string_view::npos) {
    std::string_view rest = s.substr(pos);
    if (rest.starts_with("<!--")) {
      size_t end = s.find("-->", pos + 2);
      if (end == std::string_view::npos) return {};
      pos = end + 3;
    } else if (rest.size() > 5 && ascii_iequals(rest.substr(1, 4), "meta") &&
               (is_space_byte(rest[5]) || rest[5] == '/')) {
      pos += 6;
      std::string encoding = meta_encoding(s, pos);
      if (!encoding.empty()) return encoding;
    } else if (rest.size() > 2 && (is_letter_byte(rest[1]) || (rest[1] == '/' && is_letter_byte(rest[2])))) {
      while (pos < s.size() && !is_space_byte(s[pos]) && s[pos] != '>') ++pos;
      RawAttribute ignored;
      while (get_attribute(s, pos, ignored)) {
      }
    } else if (rest.size() > 1 && (rest[1] == '!' || rest[1] == '/' || rest[1] == '?')) {
      size_t end = s.find('>', pos);
      if (end == std::string_view::npos) return {};
      pos = end + 1;
    } else {
      ++pos;
    }
  }
  return {};
}

}  // namespace colosseum::html

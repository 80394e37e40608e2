#include "base/url.h"

#include <vector>

#include "base/utf.h"

namespace colosseum {

namespace {

/// The components of a URL reference (RFC 3986 §3); flags tell "empty" from "absent".
struct Parts {
  std::string scheme, authority, path, query, fragment;
  bool has_authority = false, has_query = false, has_fragment = false;
};

bool is_alpha(char c) { return ascii_lower(c) >= 'a' && ascii_lower(c) <= 'z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

int hex_value(char c) {
  if (is_digit(c)) return c - '0';
  char l = ascii_lower(c);
  return l >= 'a' && l <= 'f' ? l - 'a' + 10 : -1;
}

/// Length of the scheme before its colon; 0 when there is none.
size_t scheme_length(std::string_view url) {
  if (url.empty() || !is_alpha(url[0])) return 0;
  for (size_t i = 1; i < url.size(); ++i) {
    char c = url[i];
    if (c == ':') return i;
    if (!is_alpha(c) && !is_digit(c) && c != '+' && c != '-' && c != '.') return 0;
  }
  return 0;
}

bool is_special(std::string_view scheme) { return scheme == "file" || scheme == "http" || scheme == "https"; }

/// WHATWG URL, basic parser: outer controls and spaces go, tabs and newlines go everywhere.
std::string cleaned(std::string_view s) {
  auto outer = [](char c) { return static_cast<unsigned char>(c) <= 0x20; };
  while (!s.empty() && outer(s.front())) s.remove_prefix(1);
  while (!s.empty() && outer(s.back())) s.remove_suffix(1);
  std::string out;
  out.reserve(s.size());
  for (char c : s) {
    if (c != '\t' && c != '\n' && c != '\r') out += c;
  }
  return out;
}

Parts split(std::string_view s, std::string_view default_scheme) {
  Parts p;
  if (size_t n = scheme_length(s); n != 0) {
    p.scheme = ascii_lower(s.substr(0, n));
    s.remove_prefix(n + 1);
  }
  if (size_t hash = s.find('#'); hash != std::string_view::npos) {
    p.has_fragment = true;
    p.fragment = s.substr(hash + 1);
    s = s.substr(0, hash);
  }
  if (size_t mark = s.find('?'); mark != std::string_view::npos) {
    p.has_query = true;
    p.query = s.substr(mark + 1);
    s = s.substr(0, mark);
  }
  p.path = s;
  // WHATWG URL: a backslash is a slash in special URLs.
  if (is_special(p.scheme.empty() ? default_scheme : p.scheme)) {
    for (char& c : p.path) c = c == '\\' ? '/' : c;
  }
  if (p.path.starts_with("//")) {
    p.has_authority = true;
    size_t end = p.path.find('/', 2);
    if (end == std::string::npos) end = p.path.size();
    p.authority = ascii_lower(std::string_view(p.path).substr(2, end - 2));
    p.path.erase(0, end);
  }
  if (p.scheme == "file" && p.authority == "localhost") p.authority.clear();
  return p;
}

bool is_dot(std::string_view s) { return s == "." || ascii_iequals(s, "%2e"); }
bool is_dot_dot(std::string_view s) {
  return s == ".." || ascii_iequals(s, ".%2e") || ascii_iequals(s, "%2e.") || ascii_iequals(s, "%2e%2e");
}

// RFC 3986 §5.2.4.
std::string remove_dot_segments(std::string_view path) {
  std::vector<std::string_view> out;
  bool absolute = path.starts_with('/');
  size_t pos = absolute ? 1 : 0;
  bool ends_in_folder = false;
  while (pos <= path.size()) {
    size_t end = path.find('/', pos);
    bool last = end == std::string_view::npos;
    std::string_view segment = path.substr(pos, last ? std::string_view::npos : end - pos);
    ends_in_folder = false;
    if (is_dot_dot(segment)) {
      if (!out.empty() && !is_dot_dot(out.back())) {
        out.pop_back();
      } else if (!absolute) {
        out.push_back(segment);
      }
      ends_in_folder = true;
    } else if (is_dot(segment)) {
      ends_in_folder = true;
    } else {
      out.push_back(segment);
    }
    if (last) break;
    pos = end + 1;
  }
  std::string joined = absolute ? "/" : "";
  for (size_t i = 0; i < out.size(); ++i) {
    if (i != 0) joined += '/';
    joined += out[i];
  }
  if (ends_in_folder && !joined.ends_with('/') && !out.empty()) joined += '/';
  return joined;
}

void append_encoded(std::string& out, std::string_view s, std::string_view also) {
  static constexpr char kHex[] = "0123456789ABCDEF";
  for (char c : s) {
    unsigned char b = static_cast<unsigned char>(c);
    if (b <= 0x20 || b >= 0x7F || c == '"' || c == '<' || c == '>' ||
        also.find(c) != std::string_view::npos) {
      out += '%';
      out += kHex[b >> 4];
      out += kHex[b & 15];
    } else {
      out += c;
    }
  }
}

std::string join(const Parts& p) {
  std::string out;
  if (!p.scheme.empty()) out += p.scheme + ":";
  if (p.has_authority || p.scheme == "file") out += "//" + p.authority;
  if (is_special(p.scheme)) {
    if (p.path.empty()) out += '/';
    append_encoded(out, p.path, "`{}");
  } else {
    out += p.path;
  }
  if (p.has_query) {
    out += '?';
    append_encoded(out, p.query, "");
  }
  if (p.has_fragment) {
    out += '#';
    append_encoded(out, p.fragment, "`");
  }
  return out;
}

bool is_opaque(const Parts& p) {
  return !p.scheme.empty() && !p.has_authority && !p.path.starts_with('/') && p.scheme != "file";
}

}  // namespace

std::string resolve_url(std::string_view base, std::string_view reference) {
  if (url_scheme(reference) == "data") return std::string(reference);
  std::string clean = cleaned(reference);
  if (url_scheme(clean) == "data") return clean;
  Parts b = split(base, "");
  Parts r = split(clean, b.scheme);
  // RFC 3986 §5.2.2, and WHATWG URL: a special scheme equal to the base's, without slashes, is relative.
  if (!r.scheme.empty() &&
      !(r.scheme == b.scheme && is_special(r.scheme) && !r.has_authority && !r.path.starts_with('/'))) {
    if (is_special(r.scheme) || r.path.starts_with('/')) r.path = remove_dot_segments(r.path);
    return join(r);
  }
  if (base.empty()) return clean;
  if (is_opaque(b)) {
    if (!r.has_fragment || !r.path.empty() || r.has_query) return clean;
    return std::string(base.substr(0, base.find('#'))) + "#" + r.fragment;
  }
  Parts t = r;
  t.scheme = b.scheme;
  if (r.has_authority) {
    t.path = remove_dot_segments(r.path);
    return join(t);
  }
  t.has_authority = b.has_authority;
  t.authority = b.authority;
  if (r.path.empty()) {
    t.path = b.path;
    if (!r.has_query) {
      t.has_query = b.has_query;
      t.query = b.query;
    }
  } else if (r.path.starts_with('/')) {
    t.path = remove_dot_segments(r.path);
  } else {
    size_t slash = b.path.rfind('/');
    std::string folder =
        slash == std::string::npos ? (b.has_authority ? "/" : "") : b.path.substr(0, slash + 1);
    t.path = remove_dot_segments(folder + r.path);
  }
  return join(t);
}

std::string percent_decode(std::string_view s) {
  std::string out;
  out.reserve(s.size());
  for (size_t i = 0; i < s.size(); ++i) {
    if (s[i] == '%' && i + 2 < s.size() && hex_value(s[i + 1]) >= 0 && hex_value(s[i + 2]) >= 0) {
      out += static_cast<char>(hex_value(s[i + 1]) * 16 + hex_value(s[i + 2]));
      i += 2;
    } else {
      out += s[i];
    }
  }
  return out;
}

std::string file_url_from_path(std::string_view path) {
  std::string out = "file://";
  append_encoded(out, path, "%?#`{}\\");
  return out;
}

std::string path_from_file_url(std::string_view url) {
  if (url_scheme(url) != "file") return {};
  Parts p = split(url, "");
  if (!p.authority.empty()) return {};
  return percent_decode(p.path);
}

std::string url_scheme(std::string_view url) { return ascii_lower(url.substr(0, scheme_length(url))); }

std::string url_fragment(std::string_view url) {
  size_t hash = url.find('#');
  return hash == std::string_view::npos ? std::string() : percent_decode(url.substr(hash + 1));
}

}  // namespace colosseum

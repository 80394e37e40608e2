#include "document_facts.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include "colosseum/html.h"

namespace colosseum::wpt {

namespace {

bool is_name_char(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '$';
}

std::string_view trimmed(std::string_view s) {
  constexpr std::string_view kSpace = " \t\r\n\f";
  const size_t first = s.find_first_not_of(kSpace);
  if (first == std::string_view::npos) return {};
  return s.substr(first, s.find_last_not_of(kSpace) - first + 1);
}

template <typename F>
void for_each_part(std::string_view s, char separator, const F& f) {
  for (;;) {
    const size_t end = s.find(separator);
    f(trimmed(s.substr(0, end)));
    if (end == std::string_view::npos) return;
    s.remove_prefix(end + 1);
  }
}

bool has_word(std::string_view words, std::string_view word) {
  bool found = false;
  for_each_part(words, ' ', [&](std::string_view w) { found = found || w == word; });
  return found;
}

template <typename T>
bool parse_number(std::string_view s, T& out) {
  const auto [end, error] = std::from_chars(s.data(), s.data() + s.size(), out);
  return error == std::errc() && end == s.data() + s.size();
}

/// "n" or "m-n".
template <typename T>
bool parse_interval(std::string_view s, T& low, T& high) {
  const size_t dash = s.find('-');
  if (dash == std::string_view::npos) {
    if (!parse_number(s, high)) return false;
    low = high;
    return true;
  }
  return parse_number(trimmed(s.substr(0, dash)), low) && parse_number(trimmed(s.substr(dash + 1)), high);
}

// ---- scripts -----------------------------------------------------------------------------------------

/// Moves past a comment, a string or a template at `i`; the string's text goes to `text`.
bool skip_literal(std::string_view s, size_t& i, std::string& text) {
  text.clear();
  if (s.substr(i).starts_with("//") || s.substr(i).starts_with("<!--")) {
    i = std::min(s.find('\n', i), s.size());
    return true;
  }
  if (s.substr(i).starts_with("/*")) {
    const size_t end = s.find("*/", i + 2);
    i = end == std::string_view::npos ? s.size() : end + 2;
    return true;
  }
  const char quote = s[i];
  if (quote != '"' && quote != '\'' && quote != '`') return false;
  for (++i; i < s.size() && s[i] != quote; ++i) {
    if (s[i] == '\\' && i + 1 < s.size()) ++i;
    text += s[i];
  }
  if (i < s.size()) ++i;
  return true;
}

bool is_harmless_name(std::string_view name) {
  // What wraps a call of checkLayout(), and what tells testharness.js when to begin and end.
  constexpr std::string_view kNames[] = {
      "window", "onload", "function", "document",         "fonts", "ready", "then",  "setup", "explicit_done",
      "true",   "false",  "done",     "addEventListener", "async", "await", "CDATA", "body"};
  return std::find(std::begin(kNames), std::end(kNames), name) != std::end(kNames);
}

}  // namespace

bool is_only_check_layout(std::string_view s, std::vector<std::string>& selectors) {
  bool only = true, wants_selector = false;
  std::string text;
  for (size_t i = 0; i < s.size();) {
    if (skip_literal(s, i, text)) {
      if (wants_selector && !text.empty()) selectors.push_back(text);
      if (!text.empty()) wants_selector = false;
      continue;
    }
    if (!is_name_char(s[i])) {
      ++i;
      continue;
    }
    const size_t start = i;
    while (i < s.size() && is_name_char(s[i])) ++i;
    const std::string_view name = s.substr(start, i - start);
    wants_selector = name == "checkLayout";
    only = only && (wants_selector || is_harmless_name(name));
  }
  return only;
}

// WPT, writing-tests/reftests: [<reference>:]maxDifference=<n or range>;totalPixels=<n or range>, names
// optional.
bool parse_fuzzy(std::string_view content, Fuzziness& out) {
  out = Fuzziness();
  content = trimmed(content);
  const size_t colon = content.rfind(':');
  if (colon != std::string_view::npos) {
    out.reference = trimmed(content.substr(0, colon));
    content = content.substr(colon + 1);
  }
  int parts = 0;
  bool fine = true;
  for_each_part(content, ';', [&](std::string_view part) {
    if (part.empty()) return;
    const size_t equals = part.find('=');
    const std::string_view name = equals == std::string_view::npos ? "" : trimmed(part.substr(0, equals));
    const std::string_view value = equals == std::string_view::npos ? part : trimmed(part.substr(equals + 1));
    const bool pixels = name.empty() ? parts == 1 : name == "totalPixels";
    fine = fine && (name.empty() || pixels || name == "maxDifference");
    fine = fine && (pixels ? parse_interval(value, out.min_pixels, out.max_pixels)
                           : parse_interval(value, out.min_difference, out.max_difference));
    ++parts;
  });
  return fine && parts == 2;
}

std::vector<PageRange> parse_page_ranges(std::string_view content) {
  std::vector<PageRange> out;
  for_each_part(content, ',', [&](std::string_view part) {
    PageRange r;
    const size_t dash = part.find('-');
    if (part.empty()) return;
    bool fine = true;
    if (dash == std::string_view::npos) {
      fine = parse_number(part, r.first);
      r.last = r.first;
    } else {
      const std::string_view first = trimmed(part.substr(0, dash)), last = trimmed(part.substr(dash + 1));
      fine = (first.empty() || parse_number(first, r.first)) && (last.empty() || parse_number(last, r.last));
    }
    if (fine) out.push_back(r);
  });
  return out;
}

namespace {

class FactsReader {
 public:
  FactsReader(const Document& document, DocumentFacts& facts) : document_(document), facts_(facts) {}

  void read(NodeId root) {
    std::vector<NodeId> open{root};
    while (!open.empty()) {
      const NodeId n = open.back();
      open.pop_back();
      if (document_.is_element(n)) element(n);
      for (NodeId c = document_.node(n).last_child; document_.contains(c);
           c = document_.node(c).previous_sibling)
        open.push_back(c);
    }
  }

 private:
  std::string value(NodeId n, std::string_view name) const {
    const std::string* v = document_.attribute(n, name);
    return v == nullptr ? std::string() : *v;
  }
  std::string text_of(NodeId n) const {
    std::string out;
    for (NodeId c = document_.node(n).first_child; document_.contains(c); c = document_.node(c).next_sibling)
      if (document_.is_text(c)) out += document_.text(c);
    return out;
  }
  void needs(std::string what) {
    if (facts_.script.empty()) facts_.script = std::move(what);
  }

  void element(NodeId n) {
    const std::string_view tag = document_.str(document_.element(n).tag);
    if (tag == "link") link(n);
    if (tag == "meta") meta(n);
    if (tag == "script") script(n);
    for (const Attribute& a : document_.element(n).attributes()) {
      const std::string_view name = document_.str(a.name);
      if (!name.starts_with("on") || name.size() < 4) continue;
      if (!is_only_check_layout(a.value, facts_.check_layout)) needs("attribute " + std::string(name));
    }
  }
  void link(NodeId n) {
    const std::string rel = value(n, "rel"), href = value(n, "href");
    if (has_word(rel, "match")) facts_.references.push_back({href, true});
    if (has_word(rel, "mismatch")) facts_.references.push_back({href, false});
    if (has_word(rel, "help")) facts_.help.push_back(href);
  }
  void meta(NodeId n) {
    const std::string name = value(n, "name"), content = value(n, "content");
    Fuzziness fuzzy;
    if (name == "fuzzy" && parse_fuzzy(content, fuzzy)) facts_.fuzzy.push_back(fuzzy);
    if (name == "reftest-pages") facts_.pages = parse_page_ranges(content);
    if (name == "assert" && facts_.assertion.empty()) facts_.assertion = content;
  }
  void script(NodeId n) {
    const std::string src = value(n, "src"), type = value(n, "type");
    if (!type.empty() && type != "module" && type.find("javascript") == std::string::npos) return;  // data
    if (src == "/resources/testharness.js") facts_.uses_testharness = true;
    if (src == "/resources/testharness.js" || src == "/resources/testharnessreport.js" ||
        src == "/resources/check-layout-th.js") {
      return;
    }
    if (!src.empty()) return needs(src);
    if (!is_only_check_layout(text_of(n), facts_.check_layout)) needs("a script of its own");
  }

  const Document& document_;
  DocumentFacts& facts_;
};

}  // namespace

DocumentFacts read_facts(std::string_view bytes, const std::string& url) {
  DocumentFacts facts;
  Document document;
  document.info().url = url;
  html::ParsedSource source;
  const Status status = html::parse_document(bytes, html::Format::kAuto, "", document, source);
  (void)status;  // a broken document still says what stands before the mistake
  FactsReader(document, facts).read(document.root());
  return facts;
}

}  // namespace colosseum::wpt

#include "html/xml_entities.h"

#include <gumbo.h>

#include <algorithm>
#include <map>

#include "base/utf.h"

namespace colosseum::html {

namespace {

using EntityMap = std::map<std::string, std::string, std::less<>>;

constexpr int kMaxEntityDepth = 16;
constexpr size_t kMaxExpansion = size_t{16} << 20;  ///< bytes all replacements may add

bool is_predefined(std::string_view name) {
  return name.starts_with('#') || name == "amp" || name == "lt" || name == "gt" || name == "quot" ||
         name == "apos";
}

bool is_name_char(char c) {
  return (ascii_lower(c) >= 'a' && ascii_lower(c) <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-' ||
         c == '.' || c == ':' || static_cast<unsigned char>(c) >= 0x80;
}

/// The name of a reference at `pos` ("&name;"), "" when it is none.
std::string_view reference_name(std::string_view s, size_t pos) {
  size_t end = pos + 1;
  if (end < s.size() && s[end] == '#') ++end;
  while (end < s.size() && is_name_char(s[end])) ++end;
  return end < s.size() && s[end] == ';' ? s.substr(pos + 1, end - pos - 1) : std::string_view();
}

/// The internal subset of the document type declaration, "" without one.
std::string_view internal_subset(std::string_view s) {
  size_t start = s.find("<!DOCTYPE");
  if (start == std::string_view::npos) return {};
  size_t pos = start;
  char quote = 0;
  for (; pos < s.size(); ++pos) {
    if (quote != 0) {
      if (s[pos] == quote) quote = 0;
    } else if (s[pos] == '"' || s[pos] == '\'') {
      quote = s[pos];
    } else if (s[pos] == '>') {
      return {};
    } else if (s[pos] == '[') {
      break;
    }
  }
  if (pos >= s.size()) return {};
  size_t begin = ++pos;
  for (; pos < s.size(); ++pos) {
    if (quote != 0) {
      if (s[pos] == quote) quote = 0;
    } else if (s.substr(pos, 4) == "<!--") {
      pos = s.find("-->", pos);
      if (pos == std::string_view::npos) break;
      pos += 2;
    } else if (s[pos] == '"' || s[pos] == '\'') {
      quote = s[pos];
    } else if (s[pos] == ']') {
      return s.substr(begin, pos - begin);
    }
  }
  return {};
}

// XML 1.0 §4.2: general entities with a literal value. The first declaration of a name counts.
EntityMap declared_entities(std::string_view subset) {
  EntityMap out;
  size_t pos = 0;
  while ((pos = subset.find("<!ENTITY", pos)) != std::string_view::npos) {
    pos += 8;
    auto skip = [&] {
      while (pos < subset.size() && is_space_byte(subset[pos])) ++pos;
    };
    skip();
    size_t begin = pos;
    while (pos < subset.size() && is_name_char(subset[pos])) ++pos;
    std::string_view name = subset.substr(begin, pos - begin);
    skip();
    if (name.empty() || pos >= subset.size() || (subset[pos] != '"' && subset[pos] != '\'')) continue;
    size_t end = subset.find(subset[pos], pos + 1);
    if (end == std::string_view::npos) break;
    out.emplace(name, subset.substr(pos + 1, end - pos - 1));
    pos = end + 1;
  }
  return out;
}

class Expander {
 public:
  Expander(std::string_view source, std::string& out)
      : source_(source), declared_(declared_entities(internal_subset(source))), out_(out) {}

  void run() {
    size_t pos = 0;
    bool in_tag = false;
    char quote = 0;
    while (pos < source_.size()) {
      char c = source_[pos];
      if (c == '&') {
        pos = reference(source_, pos, in_tag, 0);
        continue;
      }
      if (!in_tag && c == '<') {
        size_t end = opaque_end(pos);
        if (end != 0) {
          out_.append(source_.substr(pos, end - pos));
          pos = end;
          continue;
        }
        in_tag = true;
      } else if (in_tag) {
        if (quote != 0) {
          if (c == quote) quote = 0;
        } else if (c == '"' || c == '\'') {
          quote = c;
        } else if (c == '>') {
          in_tag = false;
        }
      }
      out_ += c;
      ++pos;
    }
  }

 private:
  /// End of a comment, CDATA section, instruction or declaration at `pos`; 0 when a tag begins there.
  size_t opaque_end(size_t pos) const {
    std::string_view rest = source_.substr(pos, 9);
    auto after = [&](std::string_view mark) {
      size_t end = source_.find(mark, pos);
      return end == std::string_view::npos ? source_.size() : end + mark.size();
    };
    if (rest.starts_with("<!--")) return after("-->");
    if (rest.starts_with("<![CDATA[")) return after("]]>");
    if (rest.starts_with("<?")) return after("?>");
    if (rest.starts_with("<!")) {
      std::string_view subset = internal_subset(source_.substr(pos));
      if (subset.empty()) return after(">");
      size_t end = source_.find('>', static_cast<size_t>(subset.data() - source_.data()) + subset.size());
      return end == std::string_view::npos ? source_.size() : end + 1;
    }
    return 0;
  }

  void append_escaped(std::string_view s) {
    for (char c : s) {
      if (c == '<') {
        out_ += "&lt;";
      } else if (c == '&') {
        out_ += "&amp;";
      } else if (c == '"') {
        out_ += "&quot;";
      } else if (c == '\'') {
        out_ += "&#39;";
      } else {
        out_ += c;
      }
    }
  }

  /// Writes what the reference at `pos` of `s` stands for; returns the position after it.
  size_t reference(std::string_view s, size_t pos, bool in_tag, int depth) {
    std::string_view name = reference_name(s, pos);
    if (name.empty()) {
      out_ += "&amp;";
      return pos + 1;
    }
    size_t end = pos + name.size() + 2;
    if (is_predefined(name)) {
      out_.append(s.substr(pos, end - pos));
      return end;
    }
    if (auto it = declared_.find(name); it != declared_.end()) {
      if (depth < kMaxEntityDepth && added_ + it->second.size() <= kMaxExpansion) {
        added_ += it->second.size() + 1;
        replacement(it->second, in_tag, depth + 1);
      }
      return end;
    }
    auto it = named_.find(name);
    if (it == named_.end()) it = named_.emplace(name, named_character(name)).first;
    if (it->second.empty()) {
      out_ += "&amp;";
      return pos + 1;
    }
    append_escaped(it->second);
    return end;
  }

  void replacement(std::string_view value, bool in_tag, int depth) {
    for (size_t i = 0; i < value.size();) {
      if (value[i] == '&') {
        i = reference(value, i, in_tag, depth);
      } else if (in_tag) {
        append_escaped(value.substr(i++, 1));
      } else {
        out_ += value[i++];
      }
    }
  }

  std::string_view source_;
  EntityMap declared_, named_;
  std::string& out_;
  size_t added_ = 0;
};

}  // namespace

std::string named_character(std::string_view name) {
  if (name.empty() || name.size() > 40 || !std::all_of(name.begin(), name.end(), is_name_char)) return {};
  // Gumbo has the table of HTML §13.5; it gives it only through a parse.
  std::string text = "<!doctype html><body>&" + std::string(name) + ";";
  GumboOptions options = kGumboDefaultOptions;
  options.max_errors = 0;
  GumboOutput* output = gumbo_parse_with_options(&options, text.data(), text.size());
  std::string result;
  const GumboVector& html = output->root->v.element.children;
  if (html.length > 1) {
    const GumboNode* body = static_cast<const GumboNode*>(html.data[html.length - 1]);
    if (body->type == GUMBO_NODE_ELEMENT && body->v.element.children.length == 1) {
      const GumboNode* child = static_cast<const GumboNode*>(body->v.element.children.data[0]);
      if (child->type == GUMBO_NODE_TEXT || child->type == GUMBO_NODE_WHITESPACE) result = child->v.text.text;
    }
  }
  gumbo_destroy_output(&options, output);
  // Names without a full match keep their semicolon.
  return result.ends_with(';') && name != "semi" ? std::string() : result;
}

bool expand_entities(std::string_view source, std::string& out) {
  bool needed = false;
  for (size_t pos = source.find('&'); pos != std::string_view::npos && !needed;
       pos = source.find('&', pos + 1)) {
    needed = !is_predefined(reference_name(source, pos));
  }
  if (!needed) return false;
  out.clear();
  out.reserve(source.size() + source.size() / 16);
  Expander(source, out).run();
  return true;
}

}  // namespace colosseum::html

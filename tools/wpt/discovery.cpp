#include "discovery.h"

#include <algorithm>
#include <filesystem>

namespace colosseum::wpt {

namespace fs = std::filesystem;

namespace {

/// sourcefile.py, reference_file_re: (^|[-_])(not)?ref[0-9]*([-_]|$)
bool is_reference_name(std::string_view name) {
  for (size_t at = name.find("ref"); at != std::string_view::npos; at = name.find("ref", at + 1)) {
    size_t start = at, end = at + 3;
    if (start >= 3 && name.substr(start - 3, 3) == "not") start -= 3;
    while (end < name.size() && name[end] >= '0' && name[end] <= '9') ++end;
    const auto is_border = [](char c) { return c == '-' || c == '_'; };
    if ((start == 0 || is_border(name[start - 1])) && (end == name.size() || is_border(name[end])))
      return true;
  }
  return false;
}

bool is_markup(std::string_view suffix) {
  return suffix == "html" || suffix == "htm" || suffix == "xht" || suffix == "xhtml" || suffix == "xml" ||
         suffix == "svg";
}

std::vector<std::string_view> split(std::string_view s, char c) {
  std::vector<std::string_view> out;
  for (;;) {
    const size_t end = s.find(c);
    out.push_back(s.substr(0, end));
    if (end == std::string_view::npos) return out;
    s.remove_prefix(end + 1);
  }
}

}  // namespace

PathFacts read_path(std::string_view path) {
  PathFacts f;
  std::vector<std::string_view> parts = split(path, '/');
  const std::string_view file = parts.back();
  parts.pop_back();
  const size_t dot = file.rfind('.');
  if (dot == std::string_view::npos || dot == 0) return f;
  f.is_document = is_markup(file.substr(dot + 1));
  const std::string_view name = file.substr(0, dot);
  // The type flag: what follows the last dash, before any dotted flags.
  const std::string_view bare = name.substr(0, name.find('.'));
  const size_t dash = bare.rfind('-');
  const std::string_view flag = dash == std::string_view::npos ? "" : bare.substr(dash + 1);
  const auto below = [&](std::string_view folder) {
    return std::find(parts.begin(), parts.end(), folder) != parts.end();
  };
  f.in_support = below("support") || below("resources") || below("tools") || below("expectations");
  f.is_reference = is_reference_name(name) || below("reference");
  f.is_crash = flag == "crash" || below("crashtests");
  f.is_print = flag == "print" || below("print");
  f.is_manual = flag == "manual";
  f.is_visual = flag == "visual";
  return f;
}

Kind classify(const PathFacts& path, const DocumentFacts& facts) {
  if (!path.is_document || path.in_support) return Kind::kNone;
  if (path.is_manual) return Kind::kManual;
  if (path.is_crash) return Kind::kCrash;
  if (path.is_print && !facts.references.empty()) return Kind::kPrintReftest;
  if (path.is_visual) return Kind::kVisual;
  if (facts.uses_testharness) return facts.check_layout.empty() ? Kind::kScripted : Kind::kCheckLayout;
  if (!facts.references.empty()) return Kind::kReftest;
  if (!facts.help.empty() && !path.is_reference) return Kind::kVisual;
  return Kind::kNone;
}

std::vector<std::string> find_documents(const std::string& root, const std::vector<std::string>& below,
                                        std::vector<std::string>& missing) {
  std::vector<std::string> out;
  const auto add = [&](const fs::path& file) {
    std::string path = file.lexically_relative(root).generic_string();
    const PathFacts facts = read_path(path);
    if (facts.is_document && !facts.in_support) out.push_back(std::move(path));
  };
  std::vector<fs::path> starts;
  if (below.empty()) starts.emplace_back(root);
  for (const std::string& b : below) {
    const fs::path inside = fs::path(root) / b;
    if (fs::exists(inside)) {
      starts.push_back(inside);
    } else {
      missing.push_back(b);
    }
  }
  for (const fs::path& start : starts) {
    if (!fs::is_directory(start)) {
      add(start);
      continue;
    }
    std::error_code error;
    for (fs::recursive_directory_iterator it(start, fs::directory_options::skip_permission_denied, error),
         end;
         !error && it != end; it.increment(error)) {
      if (it->path().filename().string().starts_with('.')) {
        if (it->is_directory()) it.disable_recursion_pending();
        continue;
      }
      if (it->is_regular_file()) add(it->path());
    }
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

std::string resolve_reference(std::string_view path, std::string_view href) {
  if (href == "about:blank") return std::string(href);
  href = href.substr(0, href.find_first_of("?#"));
  if (href.empty()) return {};
  const fs::path target =
      href.front() == '/' ? fs::path(href.substr(1)) : fs::path(path).parent_path() / fs::path(href);
  std::string out = target.lexically_normal().generic_string();
  return out.starts_with("..") ? std::string() : out;
}

}  // namespace colosseum::wpt

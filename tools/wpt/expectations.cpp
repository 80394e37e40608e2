#include "expectations.h"

#include <filesystem>
#include <fstream>

namespace colosseum::wpt {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view kWords[] = {"pass", "weak", "fail"};

bool parse_word(std::string_view word, Expected& out) {
  for (size_t i = 0; i < std::size(kWords); ++i) {
    if (word != kWords[i]) continue;
    out = static_cast<Expected>(i);
    return true;
  }
  return false;
}

Expected state_of(const TestResult& r) {
  return r.strong() ? Expected::kPass : r.passed() ? Expected::kWeak : Expected::kFail;
}

std::string describe(const TestResult& r) {
  std::string out(r.weak() ? "a weak pass" : name_of(r.verdict));
  const std::string why = r.weak() ? r.weak_reasons[0] : r.message;
  return why.empty() ? out : out + ": " + why;
}

}  // namespace

Expectations::Expectations(std::string where)
    : where_(std::move(where)), is_folder_(fs::is_directory(where_) || !fs::path(where_).has_extension()) {}

std::string Expectations::file_for(const std::string& path) const {
  if (!is_folder_) return where_;
  return where_ + "/" + fs::path(directory_of(path)).filename().string() + ".txt";
}

bool Expectations::read(std::string& error) {
  if (!is_folder_) return !fs::exists(where_) || read_file(where_, error);
  std::error_code ignored;
  for (const auto& entry : fs::directory_iterator(where_, ignored)) {
    if (entry.path().extension() == ".txt" && !read_file(entry.path().string(), error)) return false;
  }
  return true;
}

bool Expectations::read_file(const std::string& file, std::string& error) {
  std::ifstream in(file);
  std::string line;
  for (int number = 1; std::getline(in, line); ++number) {
    if (line.empty() || line[0] == '#') continue;
    const size_t space = line.find(' ');
    Expected expected = Expected::kPass;
    if (space == std::string::npos || !parse_word(std::string_view(line).substr(0, space), expected)) {
      error = file + ":" + std::to_string(number) + ": expected 'pass', 'weak' or 'fail' and a path";
      return false;
    }
    files_[file][line.substr(space + 1)] = expected;
  }
  return true;
}

Expected Expectations::expected_of(const std::string& path) const {
  const auto file = files_.find(file_for(path));
  if (file == files_.end()) return Expected::kFail;
  const auto entry = file->second.find(path);
  return entry == file->second.end() ? Expected::kFail : entry->second;
}

Expectations::Comparison Expectations::compare(const std::vector<TestResult>& results) const {
  Comparison out;
  for (const TestResult& r : results) {
    const Expected expected = expected_of(r.path), actual = state_of(r);
    if (actual > expected) {
      out.regressions.push_back(
          {r.path, "expected " + std::string(kWords[static_cast<size_t>(expected)]) + ", is " + describe(r)});
    } else if (actual < expected) {
      out.improvements.push_back({r.path, describe(r)});
    }
  }
  return out;
}

bool Expectations::update(const std::vector<TestResult>& results, bool force, bool list_failures,
                          std::string& error) {
  for (const TestResult& r : results) {
    const Expected actual = state_of(r);
    std::map<std::string, Expected>& known = files_[file_for(r.path)];
    const auto entry = known.find(r.path);
    if (entry == known.end()) {
      if (actual != Expected::kFail || (list_failures && r.verdict != Verdict::kSkip)) known[r.path] = actual;
    } else if (actual < entry->second || force) {
      if (actual == Expected::kFail && !list_failures) {
        known.erase(entry);
      } else {
        entry->second = actual;
      }
    }
  }
  std::error_code made;
  if (is_folder_) fs::create_directories(where_, made);
  for (const auto& [file, entries] : files_) {
    // Comments at the top of a file stay.
    std::string text, line;
    std::ifstream old(file);
    while (std::getline(old, line) && line.starts_with('#')) text += line + "\n";
    old.close();
    for (const auto& [path, expected] : entries)
      text += std::string(kWords[static_cast<size_t>(expected)]) + " " + path + "\n";
    if (entries.empty() && !fs::exists(file)) continue;
    std::ofstream out(file, std::ios::binary);
    out << text;
    if (!out.flush()) {
      error = file + ": cannot be written";
      return false;
    }
  }
  return true;
}

}  // namespace colosseum::wpt

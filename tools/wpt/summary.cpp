#include "summary.h"

#include <algorithm>
#include <cstdio>

namespace colosseum::wpt {

namespace {

std::string percent(size_t part, size_t whole) {
  if (whole == 0) return "-";
  char buffer[16];
  std::snprintf(buffer, sizeof buffer, "%.1f %%",
                100.0 * static_cast<double>(part) / static_cast<double>(whole));
  return buffer;
}

using Row = std::vector<std::string>;

std::string table(const std::vector<Row>& rows, bool markdown) {
  std::vector<size_t> width(rows[0].size(), 0);
  for (const Row& r : rows) {
    for (size_t i = 0; i < r.size(); ++i) width[i] = std::max(width[i], r[i].size());
  }
  std::string out;
  for (size_t n = 0; n < rows.size(); ++n) {
    for (size_t i = 0; i < rows[n].size(); ++i) {
      const std::string pad(width[i] - rows[n][i].size(), ' ');
      if (markdown) out += i == 0 ? "| " : " | ";
      if (!markdown && i > 0) out += "  ";
      out += i == 0 ? rows[n][i] + pad : pad + rows[n][i];
    }
    out += markdown ? " |\n" : "\n";
    if (markdown && n == 0) {
      out += "| :---";
      for (size_t i = 1; i < width.size(); ++i) out += " | ---:";
      out += " |\n";
    }
  }
  return out;
}

/// The feature of CSS that a message about missing support is about: many properties make one feature.
std::string feature_of(const std::string& message) {
  struct Feature {
    std::string_view prefix, name;
  };
  constexpr Feature kFeatures[] = {
      {"column-rule-", "gap decorations"},
      {"row-rule", "gap decorations"},
      {"column", "multi-column layout"},
      {"grid", "grid layout"},
      {"justify-items", "grid layout"},
      {"writing-mode", "vertical writing modes"},
      {"text-orientation", "vertical writing modes"},
      {"text-combine", "vertical writing modes"},
      {"table", "tables"},
      {"border-spacing", "tables"},
      {"border-collapse", "tables"},
      {"caption-side", "tables"},
      {"empty-cells", "tables"},
      {"transform", "transforms"},
      {"translate", "transforms"},
      {"rotate", "transforms"},
      {"scale", "transforms"},
      {"perspective", "transforms"},
      {"mask", "clipping and masking"},
      {"clip", "clipping and masking"},
      {"shape", "shapes"},
      {"contain", "containment"},
      {"content-visibility", "containment"},
      {"animation", "animations"},
      {"border-image", "border images"},
      {"ruby", "ruby"},
      {"text-emphasis", "text emphasis"},
      {"box-shadow", "shadows"},
      {"text-shadow", "shadows"},
  };
  // "property 'x' is not supported", "'k' of property 'x' has …", "value of 'x' …", "grid layout is …".
  std::string_view name = message;
  const size_t property = message.find("property '"), value = message.find("value of '");
  if (property != std::string::npos) name = std::string_view(message).substr(property + 10);
  if (value == 0) name = std::string_view(message).substr(10);
  for (const Feature& f : kFeatures) {
    if (name.starts_with(f.prefix)) return std::string(f.name);
  }
  return message;
}

/// The message with every number as #, so that equal failures look equal.
std::string shape_of(const std::string& message) {
  std::string out;
  for (const char c : message) {
    const bool digit = (c >= '0' && c <= '9') || (c == '.' && !out.empty() && out.back() == '#');
    if (!digit) {
      out += c;
    } else if (out.empty() || out.back() != '#') {
      out += '#';
    }
  }
  return out.substr(0, 100);
}

}  // namespace

void Tally::add(const TestResult& r, const VerdictTable& other) {
  ++tests;
  switch (r.verdict) {
    case Verdict::kPass: ++(r.weak() ? weak : strong); break;
    case Verdict::kFail: ++failed; break;
    case Verdict::kSkip: ++skipped; break;
    case Verdict::kCrash: ++crashed; break;
    case Verdict::kTimeout: ++timed_out; break;
    case Verdict::kError: ++errors; break;
  }
  const auto verdict = other.find(r.path);
  if (verdict == other.end() || !verdict->second) return;
  ++other_passes;
  other_passes_strong += r.strong() ? 1 : 0;
  other_passes_weak += r.weak() ? 1 : 0;
}

std::map<std::string, Tally> tally(const std::vector<TestResult>& results, const VerdictTable& other) {
  std::map<std::string, Tally> out;
  for (const TestResult& r : results) {
    out[directory_of(r.path)].add(r, other);
    out["total"].add(r, other);
  }
  return out;
}

std::string cause_of(const TestResult& r) {
  if (!r.unsupported.empty()) return feature_of(r.unsupported[0]);
  switch (r.verdict) {
    case Verdict::kCrash: return "crash: " + r.message;
    case Verdict::kTimeout: return "timeout: " + r.message;
    default: break;
  }
  if (r.kind == Kind::kGeometry) return "nothing known is missing; other boxes";
  if (r.kind == Kind::kCheckLayout) {
    // "div#a offset-x: expected 1, got 2": the measure is what failures have in common.
    const size_t colon = r.message.find(": expected");
    if (colon == std::string::npos) return shape_of(r.message);
    const size_t space = r.message.rfind(' ', colon);
    return "another " + r.message.substr(space == std::string::npos ? 0 : space + 1, colon - space - 1);
  }
  if (r.diff_pixels > 0) return "nothing known is missing; another picture";
  return shape_of(r.message);
}

std::vector<std::pair<std::string, size_t>> causes(const std::vector<TestResult>& results) {
  std::map<std::string, size_t> count;
  for (const TestResult& r : results) {
    if (!r.passed() && r.verdict != Verdict::kSkip) ++count[cause_of(r)];
  }
  std::vector<std::pair<std::string, size_t>> out(count.begin(), count.end());
  std::stable_sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
  return out;
}

std::string summary_text(const std::vector<TestResult>& results, const VerdictTable& other, bool markdown) {
  constexpr size_t kCauses = 10;
  const std::map<std::string, Tally> by_directory = tally(results, other);
  const bool beside = !other.empty();
  std::vector<Row> rows{
      {"directory", "tests", "strong", "weak", "fail", "skip", "crash", "timeout", "error"}};
  if (beside) {
    for (const char* head : {"Chromium passes", "of these strong", "share", "with weak"})
      rows[0].push_back(head);
  }
  const auto add = [&](const std::string& name, const Tally& t) {
    const auto n = [](size_t v) { return std::to_string(v); };
    Row row{name,         n(t.tests),   n(t.strong),    n(t.weak),  n(t.failed),
            n(t.skipped), n(t.crashed), n(t.timed_out), n(t.errors)};
    if (beside) {
      row.push_back(n(t.other_passes));
      row.push_back(n(t.other_passes_strong));
      row.push_back(percent(t.other_passes_strong, t.other_passes));
      row.push_back(percent(t.other_passes_strong + t.other_passes_weak, t.other_passes));
    }
    rows.push_back(std::move(row));
  };
  for (const auto& [name, t] : by_directory) {
    if (name != "total") add(name, t);
  }
  if (by_directory.contains("total")) add("total", by_directory.at("total"));
  std::string out = table(rows, markdown);
  std::vector<Row> reasons{{"cause of failure", "tests"}};
  for (const auto& [cause, count] : causes(results)) {
    if (reasons.size() <= kCauses) reasons.push_back({cause, std::to_string(count)});
  }
  if (reasons.size() > 1) out += "\n" + table(reasons, markdown);
  return out;
}

}  // namespace colosseum::wpt

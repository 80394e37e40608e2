#include "report_html.h"

#include <nlohmann/json.hpp>

#include "summary.h"

namespace colosseum::wpt {

std::string_view report_page();  // report_page.html

namespace {

/// "new pass", "new failure" or "another status", against an earlier run; "" when nothing changed.
std::string change_of(const TestResult& r, const std::string& was) {
  if (was.empty() || was == status_word(r)) return {};
  const bool passed = was.starts_with("PASS");
  return passed == r.passed() ? "another status" : passed ? "new failure" : "new pass";
}

/// JSON inside a script element must not close it.
std::string without_end_tags(std::string json) {
  for (size_t at = json.find("</"); at != std::string::npos; at = json.find("</", at + 3))
    json.insert(at + 1, "\\");
  return json;
}

}  // namespace

std::string report_html(const std::vector<TestResult>& results, const VerdictTable& other,
                        const EarlierRun& earlier) {
  nlohmann::ordered_json data = nlohmann::ordered_json::array();
  for (const TestResult& r : results) {
    nlohmann::ordered_json subtests = nlohmann::ordered_json::array();
    for (const Subtest& s : r.subtests) subtests.push_back({s.name, s.passed, s.message});
    const auto was = earlier.find(r.path);
    const auto verdict = other.find(r.path);
    const std::string before = was == earlier.end() ? "" : was->second;
    data.push_back({{"path", r.path},
                    {"directory", directory_of(r.path)},
                    {"kind", name_of(r.kind)},
                    {"status", name_of(r.verdict)},
                    {"weak", r.passed() ? r.weak_reasons : std::vector<std::string>()},
                    {"message", r.message},
                    {"cause", r.passed() ? std::string() : cause_of(r)},
                    {"subtests", subtests},
                    {"ms", static_cast<int64_t>(r.ms)},
                    {"help", r.help},
                    {"assert", r.assertion},
                    {"reference", r.reference},
                    {"unsupported", r.unsupported},
                    {"images", r.has_images},
                    {"other", verdict == other.end() ? ""
                              : verdict->second      ? "PASS"
                                                     : "FAIL"},
                    {"was", before},
                    {"change", change_of(r, before)}});
  }
  std::string page(report_page());
  const std::string mark = "@DATA@";
  page.replace(page.find(mark), mark.size(),
               without_end_tags(data.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace)));
  return page;
}

}  // namespace colosseum::wpt

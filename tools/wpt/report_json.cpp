#include "report_json.h"

#include <fstream>
#include <nlohmann/json.hpp>

namespace colosseum::wpt {

std::string results_json(const std::vector<TestResult>& results) {
  std::string out = "[";
  for (const TestResult& r : results) {
    nlohmann::ordered_json subtests = nlohmann::ordered_json::array();
    for (const Subtest& s : r.subtests) {
      nlohmann::ordered_json one = {{"name", s.name}, {"status", s.passed ? "PASS" : "FAIL"}};
      if (!s.passed) one["message"] = s.message;
      subtests.push_back(std::move(one));
    }
    std::string message = r.message;
    for (const std::string& w : r.weak_reasons) message += (message.empty() ? "weak: " : "; ") + w;
    const nlohmann::ordered_json j = {{"path", r.path},
                                      {"kind", name_of(r.kind)},
                                      {"status", name_of(r.verdict)},
                                      {"weak", r.weak()},
                                      {"message", message},
                                      {"subtests", subtests},
                                      {"ms", static_cast<int64_t>(r.ms * 10 + 0.5) / 10.0},
                                      {"diff_pixels", std::max<int64_t>(r.diff_pixels, 0)},
                                      {"max_diff", std::max(r.max_diff, 0)}};
    out += out.size() > 1 ? ",\n" : "\n";
    out += j.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
  }
  return out + "\n]\n";
}

bool read_results(const std::string& file, EarlierRun& out) {
  std::ifstream in(file);
  const nlohmann::json j = nlohmann::json::parse(in, nullptr, false);
  if (!j.is_array()) return false;
  for (const auto& r : j) {
    if (!r.is_object()) return false;
    const auto path = r.find("path"), status = r.find("status");
    if (path == r.end() || !path->is_string() || status == r.end() || !status->is_string()) return false;
    const auto weak = r.find("weak");
    const bool is_weak = weak != r.end() && weak->is_boolean() && weak->get<bool>();
    out[path->get<std::string>()] = status->get<std::string>() + (is_weak ? " weak" : "");
  }
  return true;
}

std::string status_word(const TestResult& r) {
  return std::string(name_of(r.verdict)) + (r.weak() ? " weak" : "");
}

}  // namespace colosseum::wpt

#include "test_result.h"

#include <nlohmann/json.hpp>

namespace colosseum::wpt {

namespace {

constexpr std::string_view kKindNames[] = {"none",   "reftest",     "print-reftest", "checklayout", "crash",
                                           "visual", "testharness", "manual",        "geometry"};
constexpr std::string_view kVerdictNames[] = {"PASS", "FAIL", "SKIP", "CRASH", "TIMEOUT", "ERROR"};

}  // namespace

std::string_view name_of(Kind kind) { return kKindNames[static_cast<size_t>(kind)]; }
std::string_view name_of(Verdict verdict) { return kVerdictNames[static_cast<size_t>(verdict)]; }

std::string encode(const TestResult& r) {
  nlohmann::json subtests = nlohmann::json::array();
  for (const Subtest& s : r.subtests) subtests.push_back({s.name, s.passed, s.message});
  const nlohmann::json j = {{"path", r.path},
                            {"kind", static_cast<int>(r.kind)},
                            {"verdict", static_cast<int>(r.verdict)},
                            {"weak", r.weak_reasons},
                            {"message", r.message},
                            {"subtests", subtests},
                            {"ms", r.ms},
                            {"pixels", r.diff_pixels},
                            {"max", r.max_diff},
                            {"help", r.help},
                            {"assert", r.assertion},
                            {"reference", r.reference},
                            {"unsupported", r.unsupported},
                            {"images", r.has_images}};
  return j.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

bool decode(std::string_view line, TestResult& r) {
  const nlohmann::json j = nlohmann::json::parse(line, nullptr, false);
  if (!j.is_object()) return false;
  r.path = j.at("path").get<std::string>();
  r.kind = static_cast<Kind>(j.at("kind").get<int>());
  r.verdict = static_cast<Verdict>(j.at("verdict").get<int>());
  r.weak_reasons = j.at("weak").get<std::vector<std::string>>();
  r.message = j.at("message").get<std::string>();
  r.subtests.clear();
  for (const auto& s : j.at("subtests"))
    r.subtests.push_back({s[0].get<std::string>(), s[1].get<bool>(), s[2].get<std::string>()});
  r.ms = j.at("ms").get<double>();
  r.diff_pixels = j.at("pixels").get<int64_t>();
  r.max_diff = j.at("max").get<int>();
  r.help = j.at("help").get<std::vector<std::string>>();
  r.assertion = j.at("assert").get<std::string>();
  r.reference = j.at("reference").get<std::string>();
  r.unsupported = j.at("unsupported").get<std::vector<std::string>>();
  r.has_images = j.at("images").get<bool>();
  return true;
}

std::string directory_of(std::string_view path) {
  const size_t first = path.find('/');
  if (first == std::string_view::npos) return ".";
  if (path.substr(0, first) != "css") return std::string(path.substr(0, first));
  const size_t second = path.find('/', first + 1);
  return std::string(path.substr(0, second == std::string_view::npos ? first : second));
}

}  // namespace colosseum::wpt

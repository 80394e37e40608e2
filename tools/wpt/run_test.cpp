#include "run_test.h"

#include <algorithm>
#include <chrono>
#include <filesystem>

#include "discovery.h"

namespace colosseum::wpt {

namespace {

void skip(TestResult& r, std::string reason) {
  r.verdict = Verdict::kSkip;
  r.message = std::move(reason);
}

void run_kind(const TestContext& c, TestResult& r) {
  switch (r.kind) {
    case Kind::kNone: return;
    case Kind::kManual: return skip(r, "needs a hand");
    case Kind::kVisual: return skip(r, "has no reference: somebody has to look, or the geometry mode");
    case Kind::kScripted: return skip(r, "needs a script: testharness.js");
    default: break;
  }
  if (!c.facts.script.empty()) return skip(r, "needs a script: " + c.facts.script);
  switch (r.kind) {
    case Kind::kReftest: return run_reftest(c, Medium::kScreen, r);
    case Kind::kPrintReftest: return run_reftest(c, Medium::kPages, r);
    case Kind::kCheckLayout: return run_check_layout(c, r);
    default: return run_crash_test(c, r);
  }
}

}  // namespace

TestResult run_test(Renderer& renderer, const std::string& path, const RunOptions& options) {
  const auto start = std::chrono::steady_clock::now();
  TestResult r;
  r.path = path;
  std::error_code error;
  if (!std::filesystem::is_regular_file(renderer.environment().root + "/" + path, error)) {
    r.message = "cannot be read";
    return r;
  }
  const DocumentFacts& facts = renderer.facts(path);
  r.kind = classify(read_path(path), facts);
  r.help = facts.help;
  r.assertion = facts.assertion;
  run_kind({renderer, path, facts, options}, r);
  r.ms = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
  return r;
}

// A crash test passes when laying it out and drawing it comes to an end.
void run_crash_test(const TestContext& c, TestResult& r) {
  const std::shared_ptr<const Rendering> drawn = c.renderer.render(c.path, Medium::kScreen);
  r.unsupported = drawn->unsupported;
  r.verdict = drawn->error.empty() ? Verdict::kPass : Verdict::kError;
  r.message = drawn->error;
  if (r.passed() && !r.unsupported.empty()) r.weak_reasons.push_back(summary_of(r.unsupported));
}

std::string summary_of(const std::vector<std::string>& list) {
  constexpr size_t kShown = 3;
  std::string out;
  for (size_t i = 0; i < std::min(list.size(), kShown); ++i) out += (i == 0 ? "" : ", ") + list[i];
  if (list.size() > kShown) out += " and " + std::to_string(list.size() - kShown) + " more";
  return out;
}

std::string image_name(const std::string& path, const std::string& what) {
  std::string out = path;
  std::replace(out.begin(), out.end(), '/', '_');
  return out + "." + what + ".png";
}

}  // namespace colosseum::wpt

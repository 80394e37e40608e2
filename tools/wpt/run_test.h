// Running one test.
#pragma once

#include <string>

#include "renderer.h"
#include "test_result.h"

namespace colosseum::wpt {

struct RunOptions {
  std::string image_dir;    ///< where pictures for the report go; empty: nowhere
  bool all_images = false;  ///< of passing tests too, not only of failures and weak passes
  bool wants_images(const TestResult& r) const { return !image_dir.empty() && (all_images || !r.strong()); }
};

/// Runs the test at `path` below the renderer's root. Never throws; what the test's own mistakes come to is
/// in the result. kind kNone: it is no test.
TestResult run_test(Renderer& renderer, const std::string& path, const RunOptions& options);

/// What the runners of the kinds get.
struct TestContext {
  Renderer& renderer;
  const std::string& path;
  const DocumentFacts& facts;
  const RunOptions& options;
};
void run_reftest(const TestContext& context, Medium medium, TestResult& result);
void run_check_layout(const TestContext& context, TestResult& result);
void run_crash_test(const TestContext& context, TestResult& result);

/// "a, b and 3 more", for messages.
std::string summary_of(const std::vector<std::string>& list);
/// The name of a test's picture in the report's folder; `what` is test, reference or difference.
std::string image_name(const std::string& path, const std::string& what);

}  // namespace colosseum::wpt

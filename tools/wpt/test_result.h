// What a test is and what came of it: the words all parts of the harness share.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace colosseum::wpt {

/// Kinds of tests as WPT's manifest tells them apart. kGeometry: a document compared with a browser's
/// rectangles.
enum class Kind : uint8_t {
  kNone,  ///< no test: a support file or a reference
  kReftest,
  kPrintReftest,
  kCheckLayout,
  kCrash,
  kVisual,    ///< has spec links and nothing to compare with
  kScripted,  ///< testharness.js
  kManual,
  kGeometry,
};
std::string_view name_of(Kind kind);

enum class Verdict : uint8_t { kPass, kFail, kSkip, kCrash, kTimeout, kError };
std::string_view name_of(Verdict verdict);

struct Subtest {
  std::string name;
  bool passed = false;
  std::string message;  ///< of a failure
};

struct TestResult {
  std::string path;  ///< below the root
  Kind kind = Kind::kNone;
  Verdict verdict = Verdict::kError;
  /// Why a pass proves less than it seems: blank pictures, CSS without effect yet, pages that do not matter.
  std::vector<std::string> weak_reasons;
  std::string message;            ///< of anything but a plain pass
  std::vector<Subtest> subtests;  ///< of check-layout tests
  double ms = 0;
  int64_t diff_pixels = -1;              ///< of reftests that differ from their last reference; else -1
  int max_diff = -1;                     ///< the greatest difference of a channel there
  std::vector<std::string> help;         ///< links to the specification
  std::string assertion;                 ///< <meta name="assert">
  std::string reference;                 ///< the reference it was last compared with
  std::vector<std::string> unsupported;  ///< what the document asks for and has no effect yet
  bool has_images = false;               ///< the report's folder has pictures of it

  bool passed() const { return verdict == Verdict::kPass; }
  bool weak() const { return passed() && !weak_reasons.empty(); }
  bool strong() const { return passed() && weak_reasons.empty(); }
};

/// All of a result as one line of JSON and back, for sending it between processes.
std::string encode(const TestResult& result);
bool decode(std::string_view line, TestResult& result);

/// The directory a test is counted under: "css/css-flexbox" of css/css-flexbox/abspos/x.html.
std::string directory_of(std::string_view path);

}  // namespace colosseum::wpt

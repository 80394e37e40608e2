// Expectation files: the tests of a directory that must pass (and, in suites that lead the code, those that
// cannot yet).
//
// One test a line, sorted: "pass PATH", "weak PATH" (it passes, and that proves little) or "fail PATH" (not
// yet). Lines that begin with # are comments.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "test_result.h"

namespace colosseum::wpt {

enum class Expected { kPass, kWeak, kFail };

/// Expectations by file, then by path.
class Expectations {
 public:
  /// `where` is one file, or a folder of files named after directories_of() of their tests: css-flexbox.txt.
  explicit Expectations(std::string where);
  /// Reads what is there; files that do not exist are empty. False with a message when a line is malformed.
  bool read(std::string& error);

  struct Change {
    std::string path, what;  ///< "expected pass, is FAIL: 12 pixels differ"
  };
  struct Comparison {
    std::vector<Change> regressions;   ///< worse than expected: these fail a run
    std::vector<Change> improvements;  ///< better than expected, or not listed yet
  };
  /// Only the tests that were run count.
  Comparison compare(const std::vector<TestResult>& results) const;

  /// Takes improvements in; regressions only with `force`. `list_failures`: also list tests that fail (in one
  /// file), so that a suite is complete. Writes the files that change; false when one cannot be written.
  bool update(const std::vector<TestResult>& results, bool force, bool list_failures, std::string& error);

 private:
  /// Of tests that are not listed: kFail.
  Expected expected_of(const std::string& path) const;
  std::string file_for(const std::string& path) const;
  bool read_file(const std::string& file, std::string& error);

  std::string where_;
  bool is_folder_;
  std::map<std::string, std::map<std::string, Expected>> files_;
};

}  // namespace colosseum::wpt

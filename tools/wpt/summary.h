// Results in numbers: per directory, beside another engine's, and by cause.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "test_result.h"
#include "verdict_table.h"

namespace colosseum::wpt {

struct Tally {
  size_t tests = 0, strong = 0, weak = 0, failed = 0, skipped = 0, crashed = 0, timed_out = 0, errors = 0;
  size_t other_passes = 0;                                ///< tests that the other engine passes
  size_t other_passes_strong = 0, other_passes_weak = 0;  ///< of those, ours
  void add(const TestResult& result, const VerdictTable& other);
};

/// By directory_of(), and "total".
std::map<std::string, Tally> tally(const std::vector<TestResult>& results, const VerdictTable& other);

/// What a failure comes from, as far as can be told: the first thing that the document asks for and that has
/// no effect yet, else what the message says with its numbers taken out.
std::string cause_of(const TestResult& result);
/// Causes of what did not pass (skips aside) with their counts, the most common first.
std::vector<std::pair<std::string, size_t>> causes(const std::vector<TestResult>& results);

/// Tables for a terminal; `markdown`: for a document.
std::string summary_text(const std::vector<TestResult>& results, const VerdictTable& other, bool markdown);

}  // namespace colosseum::wpt

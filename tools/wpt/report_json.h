// The result file: an array of
// {"path","kind","status","weak","message","subtests","ms","diff_pixels","max_diff"}.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "test_result.h"

namespace colosseum::wpt {

/// One test a line, in the order given.
std::string results_json(const std::vector<TestResult>& results);

/// An earlier run: path → status, with " weak" after the status of weak passes.
using EarlierRun = std::unordered_map<std::string, std::string>;
/// False when the file cannot be read as such an array.
bool read_results(const std::string& file, EarlierRun& out);
/// The same word for a result of today.
std::string status_word(const TestResult& result);

}  // namespace colosseum::wpt

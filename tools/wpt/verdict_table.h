// Another engine's verdicts, to stand beside ours: a table of path, kind, PASS or FAIL, as tab-separated
// text.
#pragma once

#include <string>
#include <unordered_map>

namespace colosseum::wpt {

/// Path → whether it passed there.
using VerdictTable = std::unordered_map<std::string, bool>;
/// False when the file cannot be read.
bool read_verdict_table(const std::string& path, VerdictTable& out);

}  // namespace colosseum::wpt

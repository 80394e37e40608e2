#include "verdict_table.h"

#include <fstream>

namespace colosseum::wpt {

bool read_verdict_table(const std::string& path, VerdictTable& out) {
  std::ifstream in(path);
  if (!in) return false;
  std::string line;
  while (std::getline(in, line)) {
    const size_t first = line.find('\t');
    const size_t second = first == std::string::npos ? first : line.find('\t', first + 1);
    if (second == std::string::npos) continue;
    const std::string verdict = line.substr(second + 1, line.find('\t', second + 1) - second - 1);
    if (verdict == "PASS" || verdict == "FAIL") out[line.substr(0, first)] = verdict == "PASS";
  }
  return true;
}

}  // namespace colosseum::wpt

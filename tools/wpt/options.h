// The command line of `colosseum-wpt` (docs/conformance.md).
#pragma once

#include <string>
#include <vector>

namespace colosseum::wpt {

/// Exit codes, fixed: scripts look at them.
enum ExitCode { kOk = 0, kRegression = 1, kWrongUsage = 2 };

struct Options {
  std::string root;
  std::vector<std::string> paths;  ///< files and folders below the root; empty: all
  std::string list;                ///< a file of paths
  std::string exclude;             ///< a file of paths to leave out
  std::string json, html, compare, baseline, markdown;
  std::string expectations;
  bool update = false, force = false, list_failures = false;
  std::string geometry;  ///< a browser's rectangles: geometry mode
  std::vector<std::string> font_dirs;
  int jobs = 0;  ///< 0: one per core
  double timeout_seconds = 20;
  double memory_gib = 4;
  bool all_images = false, quiet = false, verbose = false;
};

/// Parses the arguments. `exit_code` is set when the program should end at once; what there was to say has
/// been printed.
bool parse(int argc, char** argv, Options& options, int& exit_code);

}  // namespace colosseum::wpt

// The command line of `colosseum` (docs/guide-cli.md).
#pragma once

#include <string>
#include <vector>

#include "colosseum/engine.h"

namespace colosseum::cli {

/// Exit codes, fixed: scripts look at them.
enum ExitCode { kOk = 0, kCannotReadOrWrite = 1, kWrongUsage = 2, kMissingResource = 3, kLimitExceeded = 4 };

enum class OutputFormat { kPdf, kPng, kSvg };

struct Options {
  bool dump = false;
  std::vector<std::string> inputs;  ///< one for rendering
  std::string output;               ///< "-" is stdout
  OutputFormat format = OutputFormat::kPdf;
  DumpFormat dump_format = DumpFormat::kGeometry;
  std::vector<std::string> stylesheets;
  EngineOptions engine;
  bool quiet = false, verbose = false, strict = false;
};

/// Parses the arguments. `exit_code` is set when the program should end at once (help, version, wrong usage);
/// what there was to say has been printed.
bool parse(int argc, char** argv, Options& options, int& exit_code);

}  // namespace colosseum::cli

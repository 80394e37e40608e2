#include "options.h"

#include <CLI/CLI.hpp>
#include <thread>

namespace colosseum::wpt {

bool parse(int argc, char** argv, Options& o, int& exit_code) {
  CLI::App app{
      "Runs web-platform-tests natively: reftests, print reftests, check-layout tests and crash tests.\n"
      "Exit codes: 0 fine, 1 worse than the expectations, 2 wrong usage or an unreadable file.",
      "colosseum-wpt"};
  app.set_version_flag("--version", COLOSSEUM_VERSION);
  app.add_option("--root", o.root, "the checkout")->required()->check(CLI::ExistingDirectory);
  app.add_option("PATH", o.paths, "files or folders below the root (default: all)");
  app.add_option("--list", o.list, "file with one path a line: run these (a table's first column counts)")
      ->check(CLI::ExistingFile);
  app.add_option("--exclude", o.exclude, "file with paths to leave out")->check(CLI::ExistingFile);
  app.add_option("--jobs", o.jobs, "processes (default: one per core)")->check(CLI::Range(0, 256));
  app.add_option("--timeout", o.timeout_seconds, "seconds for one test (default 20)");
  app.add_option("--memory", o.memory_gib, "GiB for one process (default 4; 0: no bound)");
  app.add_option("--font-dir", o.font_dirs,
                 "fonts there count as installed (Ahem of the checkout always does)");
  app.add_option("--json", o.json, "write the results as JSON");
  app.add_option("--html", o.html, "write a report to look at into this folder");
  app.add_flag("--all-images", o.all_images, "pictures of passing tests in the report too");
  app.add_option("--markdown", o.markdown, "write the tables of the summary as Markdown");
  app.add_option("--compare", o.compare, "another engine's verdicts (chromium.tsv), to stand beside ours")
      ->check(CLI::ExistingFile);
  app.add_option("--baseline", o.baseline, "an earlier --json file: list new passes and new failures")
      ->check(CLI::ExistingFile);
  app.add_option("--expectations", o.expectations, "file, or folder of files, of tests that must pass");
  app.add_flag("--update", o.update, "take new passes into the expectations");
  app.add_flag("--force", o.force, "with --update: take new failures too");
  app.add_flag("--list-failures", o.list_failures, "with --update: list failing tests as well");
  app.add_option("--geometry", o.geometry,
                 "compare boxes with a browser's rectangles instead: a file or folder of .jsonl or .jsonl.gz")
      ->check(CLI::ExistingPath);
  app.add_flag("-q,--quiet", o.quiet, "no progress, no summary");
  app.add_flag("-v,--verbose", o.verbose, "each test that does not pass");
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& e) {
    const int code = app.exit(e);
    exit_code = code == 0 ? kOk : kWrongUsage;
    return false;
  }
  if (o.jobs == 0) o.jobs = static_cast<int>(std::max(1u, std::thread::hardware_concurrency()));
  if (o.update && o.expectations.empty()) {
    std::cerr << "colosseum-wpt: --update needs --expectations\n";
    exit_code = kWrongUsage;
    return false;
  }
  while (o.root.size() > 1 && o.root.back() == '/') o.root.pop_back();
  return true;
}

}  // namespace colosseum::wpt

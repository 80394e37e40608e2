// colosseum_tree_bench: see docs/benchmarks.md.
#include <benchmark/benchmark.h>

#include <cstdio>
#include <fstream>
#include <string>
#include <vector>

#include "tree_bench.h"
#include "tree_modes.h"
#include "tree_sums.h"
#include "workloads.h"

namespace colosseum::bench {

namespace {

constexpr const char* kUsage =
    "colosseum_tree_bench [--benchmark_…]           time the modes of all trees (--benchmark_filter=REGEX)\n"
    "colosseum_tree_bench sum [TREE…]               geometry as sums\n"
    "colosseum_tree_bench sum --compare FILE        … checked against a file of expected ones\n"
    "colosseum_tree_bench dump TREE                 a line a node: number x y width height, from the parent\n"
    "colosseum_tree_bench mem TREE                  bytes a node after build, after layout, peak; leaf "
    "calls\n"
    "colosseum_tree_bench count TREE MODE           a few steps of a mode, for an instruction counter\n"
    "colosseum_tree_bench list                      names\n"
    "colosseum_tree_bench write DIRECTORY           the trees as files\n";

int write_all(const std::string& directory) {
  for (const Workload& w : workloads()) {
    std::ofstream out(directory + "/" + w.name + ".ctree", std::ios::binary);
    if (!(out << write_tree(w.make()))) return 1;
  }
  return 0;
}

/// The exit code; -1 when it is no command of ours.
int run_command(const std::vector<std::string>& args) {
  if (args.empty()) return -1;
  const std::string& command = args[0];
  if (command == "sum" && args.size() == 3 && args[1] == "--compare") return print_sums({}, args[2]);
  if (command == "sum") return print_sums({args.begin() + 1, args.end()}, {});
  if (command == "dump" && args.size() == 2) return print_rectangles(args[1]);
  if (command == "mem" && args.size() == 2) return print_memory(args[1]);
  if (command == "count" && args.size() == 3) return run_counted(args[1], args[2]);
  if (command == "write" && args.size() == 2) return write_all(args[1]);
  if (command == "list") {
    for (const Workload& w : workloads()) std::puts(w.name.c_str());
    return 0;
  }
  if (command.starts_with("--benchmark")) return -1;
  std::fputs(kUsage, stderr);
  return 2;
}

}  // namespace

}  // namespace colosseum::bench

int main(int argc, char** argv) {
  const int code = colosseum::bench::run_command({argv + 1, argv + argc});
  if (code >= 0) return code;
  colosseum::bench::register_trees(argv[0]);
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 2;
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}

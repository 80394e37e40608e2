#include "tree_bench.h"

#include <benchmark/benchmark.h>

#include <cstdio>
#include <string>

#include "tree_modes.h"
#include "workloads.h"

namespace colosseum::bench {

namespace {

void run_mode(benchmark::State& state, const Workload& workload, Mode mode) {
  ReadyTree tree(workload.make(), mode == Mode::kResize);
  const bool fresh = mode == Mode::kBuild || mode == Mode::kCold;
  ModeRun run(tree, mode);
  for (auto _ : state) {
    if (fresh) state.PauseTiming();
    run.prepare();
    if (fresh) state.ResumeTiming();
    run.step();
    if (fresh) state.PauseTiming();
    run.clean_up();
    if (fresh) state.ResumeTiming();
  }
  const auto nodes = static_cast<double>(tree.size());
  state.counters["nodes"] = nodes;
  state.counters["per_node"] = benchmark::Counter(
      run.nodes_a_step(), benchmark::Counter::kIsIterationInvariantRate | benchmark::Counter::kInvert);
  state.counters["calls_per_node"] = static_cast<double>(run.counters().layout_calls) / nodes;
  state.counters["min_max_per_node"] = static_cast<double>(run.counters().min_max_calls) / nodes;
}

/// In a fresh process, so that memory freed before is not used again.
void run_memory(benchmark::State& state, const std::string& program, const Workload& workload) {
  double built = 0, laid_out = 0, peak = 0, min_max = 0, measure = 0;
  for (auto _ : state) {
    std::FILE* pipe = popen((program + " mem " + workload.name).c_str(), "r");
    const bool read = pipe != nullptr && std::fscanf(pipe, "%lf %lf %lf %lf %lf", &built, &laid_out, &peak,
                                                     &min_max, &measure) == 5;
    if (pipe != nullptr) pclose(pipe);
    if (!read) state.SkipWithError("no answer");
  }
  state.counters["built_bytes"] = built;
  state.counters["laid_out_bytes"] = laid_out;
  state.counters["peak_bytes"] = peak;
  state.counters["min_max_leaves"] = min_max;
  state.counters["measured_leaves"] = measure;
}

}  // namespace

void register_trees(const char* program) {
  for (const Workload& w : workloads()) {
    for (const auto& [name, mode] : kModes) {
      benchmark::RegisterBenchmark((w.name + "/" + std::string(name)).c_str(), [&w, mode = mode](
                                                                                   benchmark::State& s) {
        run_mode(s, w, mode);
      })->Unit(benchmark::kMicrosecond);
    }
    const std::string path = program;
    benchmark::RegisterBenchmark((w.name + "/mem").c_str(), [&w, path](benchmark::State& s) {
      run_memory(s, path, w);
    })->Iterations(1);
  }
}

}  // namespace colosseum::bench

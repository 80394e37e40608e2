#include "tree_modes.h"

#include <malloc.h>

#include <cstdio>
#include <fstream>
#include <string>

#include "colosseum/memory.h"
#include "workloads.h"

// Named in the C way, so that a tool can be told of it.
extern "C" [[gnu::noinline]] void colosseum_bench_measured(colosseum::bench::ModeRun& run) { run.step(); }

namespace colosseum::bench {

namespace {

size_t heap_bytes() {
  const struct mallinfo2 m = mallinfo2();
  return m.uordblks + m.hblkhd + large_block_bytes();
}

/// Largest resident size so far.
size_t peak_bytes() {
  std::ifstream in("/proc/self/status");
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("VmHWM:")) return std::stoul(line.substr(6)) * 1024;
  }
  return 0;
}

}  // namespace

ModeRun::ModeRun(ReadyTree& tree, Mode mode) : tree_(tree), mode_(mode), settings_(tree.settings()) {
  if (starts_fresh()) {
    if (tree.size() < 1000) batch_ = 1000 / tree.size();
    documents_.resize(batch_);
    layouts_.resize(batch_);
    return;
  }
  documents_.push_back(tree.build());
  layouts_.push_back(Layout::compute(*documents_[0], settings_));
}

void ModeRun::prepare() {
  if (mode_ != Mode::kCold) return;
  for (auto& document : documents_) document = tree_.build();
}

void ModeRun::step() {
  ++steps_;
  if (mode_ == Mode::kBuild) {
    for (auto& document : documents_) document = tree_.build();
    return;
  }
  if (mode_ == Mode::kCold) {
    for (size_t i = 0; i < batch_; ++i) layouts_[i] = Layout::compute(*documents_[i], settings_);
    return;
  }
  if (mode_ == Mode::kIncr) resize_leaf(*documents_[0], tree_.middle_leaf(), steps_);
  if (mode_ == Mode::kResize) settings_.width = tree_.settings().width - steps_ % 2;
  layouts_[0] = Layout::compute(*documents_[0], settings_, std::move(layouts_[0]));
}

void ModeRun::clean_up() {
  if (mode_ == Mode::kCold || steps_ == 1) counters_ = layouts_[0].counters();
  if (!starts_fresh()) return;
  for (auto& layout : layouts_) layout = Layout();
  for (auto& document : documents_) document.reset();
}

double ModeRun::nodes_a_step() const { return static_cast<double>(batch_ * tree_.size()); }

int run_counted(const std::string& name, std::string_view mode_name) {
  const Workload* workload = find_workload(name);
  for (const auto& [known, mode] : kModes) {
    if (workload == nullptr || known != mode_name) continue;
    ReadyTree tree(workload->make(), mode == Mode::kResize);
    ModeRun run(tree, mode);
    const int steps = mode == Mode::kBuild || mode == Mode::kCold ? 1 : 4;
    for (int i = 0; i < steps; ++i) {
      run.prepare();
      colosseum_bench_measured(run);
      run.clean_up();
    }
    std::printf("%s %s %d %.0f\n", name.c_str(), std::string(mode_name).c_str(), steps,
                steps * run.nodes_a_step());
    return 0;
  }
  return 2;
}

int print_memory(const std::string& name) {
  const Workload* workload = find_workload(name);
  if (workload == nullptr) return 2;
  ReadyTree tree(workload->make());
  const auto nodes = static_cast<double>(tree.size());
  const size_t before = heap_bytes(), peak_before = peak_bytes();
  const std::unique_ptr<Document> document = tree.build();
  release_spare_memory();
  const size_t built = heap_bytes();
  const Layout layout = Layout::compute(*document, tree.settings());
  release_spare_memory();
  const size_t laid_out = heap_bytes(), peak = peak_bytes();
  std::printf("%.1f %.1f %.1f %zu %zu\n", static_cast<double>(built - before) / nodes,
              static_cast<double>(laid_out - before) / nodes, static_cast<double>(peak - peak_before) / nodes,
              tree.leaf_calls().min_max, tree.leaf_calls().measure);
  return 0;
}

}  // namespace colosseum::bench

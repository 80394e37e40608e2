// What is measured of a workload tree, as steps that a timer or an instruction counter is put around.
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "built_tree.h"

namespace colosseum::bench {

enum class Mode { kBuild, kCold, kWarm, kIncr, kResize };
inline constexpr std::pair<std::string_view, Mode> kModes[] = {{"build", Mode::kBuild},
                                                               {"cold", Mode::kCold},
                                                               {"warm", Mode::kWarm},
                                                               {"incr", Mode::kIncr},
                                                               {"resize", Mode::kResize}};

/// One mode of one tree. Trees under 1,000 nodes are built and laid out first in batches of about 1,000
/// nodes; the other modes take one layout call a step.
class ModeRun {
 public:
  ModeRun(ReadyTree& tree, Mode mode);
  void prepare();  ///< what comes before each step and is not measured
  void step();     ///< what is measured
  void clean_up();
  /// Nodes that a step works on.
  double nodes_a_step() const;
  const LayoutCounters& counters() const { return counters_; }

 private:
  bool starts_fresh() const { return mode_ == Mode::kBuild || mode_ == Mode::kCold; }

  ReadyTree& tree_;
  Mode mode_;
  size_t batch_ = 1;
  int steps_ = 0;
  LayoutSettings settings_;
  std::vector<std::unique_ptr<Document>> documents_;
  std::vector<Layout> layouts_;
  LayoutCounters counters_;
};

/// Runs some steps of a mode, inside a function that instruction counters recognise by its name
/// (bench/count-instructions), and prints how many nodes and steps that were.
int run_counted(const std::string& name, std::string_view mode);
/// Memory of one build and first layout in a process that did nothing before.
int print_memory(const std::string& name);

}  // namespace colosseum::bench

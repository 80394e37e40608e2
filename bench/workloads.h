// The workload trees by name: shapes that other layout engines measure themselves by, and our own.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "ctree.h"

namespace colosseum::bench {

struct Workload {
  std::string name;
  std::function<Tree()> make;
};

/// All that are made here, then those of the *.ctree files in the folder of recorded trees (COLOSSEUM_TREES,
/// or
/// ../shared/bench/trees beside the sources).
const std::vector<Workload>& workloads();
/// The workload of a name, or null.
const Workload* find_workload(const std::string& name);

}  // namespace colosseum::bench

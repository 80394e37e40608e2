// The workload trees as cases of Google Benchmark, named TREE/MODE.
#pragma once

namespace colosseum::bench {

/// `program`: this program's path, which the `mem` cases start afresh.
void register_trees(const char* program);

}  // namespace colosseum::bench

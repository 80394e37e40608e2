// Work done in processes of its own, so that a crash or an endless loop costs one item and not the run.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

namespace colosseum::wpt {

struct PoolOptions {
  int jobs = 1;
  double timeout_seconds = 20;                              ///< for one item
  size_t memory_bytes = size_t{4} << 30;                    ///< address space of a worker; 0: no bound
  std::function<void(size_t done, size_t total)> progress;  ///< told now and then
};

/// What became of an item.
struct Outcome {
  enum class Kind { kAnswered, kCrashed, kTimedOut } kind = Kind::kAnswered;
  std::string answer;  ///< kAnswered: what the work returned
  std::string reason;  ///< else: the signal, or the bound
  double ms = 0;
};

/// Runs the work for items 0 … count-1 and gives their outcomes in order. `begin` is called in each worker
/// process and gives the function that does an item; workers see memory as it was at this call. Not
/// thread-safe.
std::vector<Outcome> run_isolated(size_t count,
                                  const std::function<std::function<std::string(size_t)>()>& begin,
                                  const PoolOptions& options);

}  // namespace colosseum::wpt

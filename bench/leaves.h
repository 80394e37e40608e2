// The measured leaves of the workload trees.
#pragma once

#include <cstddef>
#include <vector>

#include "colosseum/leaf.h"
#include "ctree.h"

namespace colosseum::bench {

/// How often leaves were asked.
struct LeafCalls {
  size_t min_max = 0, measure = 0;
};

class Leaf : public LeafContent {
 public:
  Leaf(const TreeNode& node, LeafCalls& calls);
  LeafMinMax min_max() override;
  LeafMeasurement measure(const LeafConstraints& constraints) override;

 private:
  /// Height of greedy lines in a width: walks all words each time.
  int text_height(int width) const;

  LeafKind kind_;
  LayoutUnit width_, height_;
  std::vector<uint8_t> words_;  ///< their lengths
  LeafCalls* calls_;
};

}  // namespace colosseum::bench

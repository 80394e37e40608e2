// Dividing a length in proportion to weights.
#pragma once

#include "colosseum/units.h"

namespace colosseum::layout {

/// Cuts an amount into parts that add up to it exactly: each ends at a whole 1/64 px of what was given so
/// far.
class Portions {
 public:
  /// `weights`: their sum; more than zero.
  Portions(LayoutUnit amount, double weights) : amount_(amount), weights_(weights) {}
  LayoutUnit next(double weight) {
    seen_ += weight;
    const LayoutUnit upto = amount_.scaled(seen_ / weights_);
    const LayoutUnit part = upto - given_;
    given_ = upto;
    return part;
  }

 private:
  LayoutUnit amount_, given_;
  double weights_, seen_ = 0;
};

}  // namespace colosseum::layout

// Styles of the workload trees as typed values, so that setting them is all that building a tree is timed
// for.
#pragma once

#include <string_view>
#include <vector>

#include "colosseum/grid_values.h"
#include "colosseum/style.h"

namespace colosseum::bench {

/// A "key=value key=value …" text, read once.
class TypedStyle {
 public:
  explicit TypedStyle(std::string_view text);
  void apply(StyleBuilder& builder) const;
  bool has_width() const { return has_width_; }
  bool is_block() const { return is_block_; }

 private:
  struct Value {
    Length length;
    float number = 0;
    Alignment alignment;
    GridTemplate tracks;
    uint8_t keyword = 0;
    uint8_t sides = 0;  ///< bits: top, right, bottom, left
  };
  using Setter = void (*)(StyleBuilder&, const Value&);
  struct Step {
    Setter set;
    Value value;
  };
  static Setter setter_of(std::string_view key, uint8_t& sides);

  std::vector<Step> steps_;
  bool has_width_ = false, is_block_ = false;
};

}  // namespace colosseum::bench

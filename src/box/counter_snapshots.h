// Values of a document's counters at places in it (css-page-3 §6.1).
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "colosseum/document.h"

namespace colosseum {

/// Values of counters by place and name; of each counter all instances in scope, outermost first.
class CounterSnapshots {
 public:
  CounterSnapshots() = default;
  /// Walks the document as box generation does and notes the named counters as they are before each node of
  /// `places`. Nodes that are not walked have no counters in scope.
  CounterSnapshots(Document& document, std::span<const NodeId> places, std::vector<std::string> names);
  /// Empty when there is none in scope.
  std::span<const int32_t> values(size_t place, std::string_view name) const;

 private:
  struct Range {
    uint32_t begin = 0, end = 0;
  };
  std::vector<std::string> names_;  ///< sorted
  std::vector<Range> ranges_;       ///< of values_, by place × name
  std::vector<int32_t> values_;
};

}  // namespace colosseum

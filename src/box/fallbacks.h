// What stands in for layouts that are not built yet. Everything that goes away with them is in this pair of
// files.
#pragma once

#include "colosseum/document.h"

namespace colosseum {

/// Maps unsupported display types to flow layout, and warns once per feature.
class Fallbacks {
 public:
  explicit Fallbacks(Document& document) : document_(document) {}
  /// A display value without ruby.
  Display display(const ComputedStyle& style, NodeId node);

 private:
  enum Feature : uint8_t { kRuby };
  void warn(Feature feature, NodeId node);

  Document& document_;
  uint8_t warned_ = 0;
};

}  // namespace colosseum

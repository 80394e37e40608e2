// Computed styles by what they were computed from, so that equal elements share one computation.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "colosseum/ids.h"

namespace colosseum::css {

class StyleCache {
 public:
  void clear() {
    slots_.clear();
    entries_.clear();
    words_.clear();
  }
  /// The style stored for the key; none when there is none yet.
  StyleId find(std::span<const uint32_t> key) const;
  /// Stores a style for a key that find() did not find.
  void insert(std::span<const uint32_t> key, StyleId style);
  size_t size() const { return entries_.size(); }

 private:
  struct Entry {
    uint64_t hash;
    uint32_t offset, length;
    StyleId style;
  };
  void grow();
  std::vector<uint32_t> slots_;  ///< open addressing: 1 + index of an entry, 0 when free
  std::vector<Entry> entries_;
  std::vector<uint32_t> words_;
};

}  // namespace colosseum::css

// What interning needs: values at stable addresses, found by their hash.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace colosseum {

/// A growing list whose elements keep their addresses.
template <typename T>
class StableList {
 public:
  const T& push_back(const T& value) {
    if (chunks_.empty() || chunks_.back().size() == chunks_.back().capacity()) {
      const size_t next = std::clamp<size_t>(size_ / 2, 2, 128);
      chunks_.emplace_back().reserve(next);
    }
    ++size_;
    return chunks_.back().emplace_back(value);
  }
  size_t size() const { return size_; }

 private:
  std::vector<std::vector<T>> chunks_;
  size_t size_ = 0;
};

/// From hashes to values; several may have one hash. Open addressing in one array.
template <typename Value>
class InternIndex {
 public:
  /// The value with this hash that `is_wanted`, or null.
  template <typename Wanted>
  const Value* find(uint64_t hash, Wanted&& is_wanted) const {
    for (size_t i = hash; !slots_.empty(); ++i) {
      const Slot& slot = slots_[i & (slots_.size() - 1)];
      if (!slot.is_used) return nullptr;
      if (slot.hash == static_cast<uint32_t>(hash) && is_wanted(slot.value)) return &slot.value;
    }
    return nullptr;
  }
  void add(uint64_t hash, Value value) {
    if (2 * (count_ + 1) > slots_.size()) grow();
    ++count_;
    insert({static_cast<uint32_t>(hash), true, value});
  }
  bool empty() const { return count_ == 0; }

 private:
  struct Slot {
    uint32_t hash = 0;  ///< its lower half: enough to place the slot, as tables have fewer
    bool is_used = false;
    Value value = {};
  };
  void insert(const Slot& slot) {
    size_t i = slot.hash;
    while (slots_[i & (slots_.size() - 1)].is_used) ++i;
    slots_[i & (slots_.size() - 1)] = slot;
  }
  void grow() {
    std::vector<Slot> old(std::max<size_t>(2 * slots_.size(), 8));
    old.swap(slots_);
    for (const Slot& slot : old) {
      if (slot.is_used) insert(slot);
    }
  }

  std::vector<Slot> slots_;  ///< a power of two, at most half of them in use
  size_t count_ = 0;
};

}  // namespace colosseum

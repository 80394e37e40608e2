#include "css/cascade/style_cache.h"

#include <algorithm>

#include "base/hash.h"

namespace colosseum::css {

namespace {

// Keys kept at most, in words; past that the cache starts again.
constexpr size_t kMaxWords = 16u << 20;

uint64_t hash_key(std::span<const uint32_t> key) {
  Hasher h;
  for (uint32_t v : key) h.mix(v);
  uint64_t v = h.value();
  return v ^ (v >> 32);
}

}  // namespace

StyleId StyleCache::find(std::span<const uint32_t> key) const {
  if (slots_.empty()) return {};
  uint64_t hash = hash_key(key);
  size_t mask = slots_.size() - 1;
  for (size_t i = hash & mask; slots_[i] != 0; i = (i + 1) & mask) {
    const Entry& e = entries_[slots_[i] - 1];
    if (e.hash == hash && e.length == key.size() &&
        std::equal(key.begin(), key.end(), words_.begin() + e.offset)) {
      return e.style;
    }
  }
  return {};
}

void StyleCache::grow() {
  slots_.assign(std::max<size_t>(256, slots_.size() * 2), 0);
  size_t mask = slots_.size() - 1;
  for (uint32_t n = 0; n < entries_.size(); ++n) {
    size_t i = entries_[n].hash & mask;
    while (slots_[i] != 0) i = (i + 1) & mask;
    slots_[i] = n + 1;
  }
}

void StyleCache::insert(std::span<const uint32_t> key, StyleId style) {
  if (words_.size() + key.size() > kMaxWords) clear();
  if ((entries_.size() + 1) * 2 > slots_.size()) grow();
  Entry e{hash_key(key), static_cast<uint32_t>(words_.size()), static_cast<uint32_t>(key.size()), style};
  words_.insert(words_.end(), key.begin(), key.end());
  entries_.push_back(e);
  size_t mask = slots_.size() - 1;
  size_t i = e.hash & mask;
  while (slots_[i] != 0) i = (i + 1) & mask;
  slots_[i] = static_cast<uint32_t>(entries_.size());
}

}  // namespace colosseum::css

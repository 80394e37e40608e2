// Content hashing for interning.
#pragma once

#include <bit>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace colosseum {

/// Feeds values into one 64-bit hash. Equal values give equal hashes on one machine; nothing depends on their
/// order.
class Hasher {
 public:
  void mix(uint64_t v) {
    h_ ^= v;
    h_ *= 0x9E3779B97F4A7C15ull;
    h_ ^= h_ >> 29;
  }
  uint64_t value() const { return h_; }

 private:
  uint64_t h_ = 0xCBF29CE484222325ull;
};

// hash_append(hasher, value): one overload per type; value types define theirs beside the type.
template <typename T>
requires(std::is_integral_v<T> || std::is_enum_v<T>) void hash_append(Hasher& h, T v) {
  h.mix(static_cast<uint64_t>(v));
}
inline void hash_append(Hasher& h, float v) { h.mix(std::bit_cast<uint32_t>(v == 0 ? 0.0f : v)); }
inline void hash_append(Hasher& h, double v) { h.mix(std::bit_cast<uint64_t>(v == 0 ? 0.0 : v)); }
inline void hash_append(Hasher& h, std::string_view s) {
  h.mix(s.size());
  for (char c : s) h.mix(static_cast<unsigned char>(c));
}
inline void hash_append(Hasher& h, const std::string& s) { hash_append(h, std::string_view(s)); }
template <typename T>
void hash_append(Hasher& h, const std::vector<T>& v) {
  h.mix(v.size());
  for (const T& x : v) hash_append(h, x);
}
template <typename T>
void hash_append(Hasher& h, const std::optional<T>& v) {
  h.mix(v.has_value());
  if (v) hash_append(h, *v);
}

}  // namespace colosseum

// The pseudo-random numbers that workloads are drawn from: the same on every machine.
#pragma once

#include <cstdint>
#include <string>

namespace colosseum::bench {

struct Lcg {
  uint64_t state;
  /// 31 bits.
  uint32_t next() {
    state = state * 6364136223846793005ull + 1442695040888963407ull;
    return static_cast<uint32_t>(state >> 33);
  }
  uint32_t below(uint32_t n) { return next() % n; }
  /// From 0 to below 1.
  double unit() { return next() / 2147483648.0; }
};

/// Words of 1 to 10 small letters with single spaces between.
inline std::string words(uint64_t seed, int count) {
  Lcg random{seed};
  std::string out;
  for (int i = 0; i < count; ++i) {
    if (i > 0) out += ' ';
    const uint32_t length = 1 + random.below(10);
    for (uint32_t k = 0; k < length; ++k) out += static_cast<char>('a' + random.below(26));
  }
  return out;
}

}  // namespace colosseum::bench

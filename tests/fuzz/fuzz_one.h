// A fuzz target is one function over bytes; each source beside this file defines it for one part of the
// engine.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace colosseum::fuzz {

/// Must come back in time, whatever the bytes are. Always 0.
int fuzz_one(const uint8_t* data, size_t size);

inline std::string_view as_text(const uint8_t* data, size_t size) {
  return size == 0 ? std::string_view() : std::string_view(reinterpret_cast<const char*>(data), size);
}

/// Takes numbers off the front of the bytes, zeros when they are used up.
class ByteReader {
 public:
  ByteReader(const uint8_t* data, size_t size) : data_(data), size_(size) {}
  bool at_end() const { return pos_ >= size_; }
  uint8_t next() { return at_end() ? uint8_t{0} : data_[pos_++]; }
  size_t pick(size_t n) { return n == 0 ? 0 : next() % n; }

 private:
  const uint8_t* data_;
  size_t size_;
  size_t pos_ = 0;
};

}  // namespace colosseum::fuzz

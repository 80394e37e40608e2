// Bump allocation: memory given out in order and freed all at once.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <new>
#include <span>
#include <type_traits>
#include <utility>
#include <vector>

#include "base/block_memory.h"

namespace colosseum {

/// Owns what it gives out; objects must not need a destructor. Blocks grow with what is in use. Not
/// thread-safe.
class Arena {
 public:
  Arena() = default;
  Arena(Arena&&) = default;
  Arena& operator=(Arena&&) = default;

  [[gnu::always_inline]] void* allocate(size_t bytes, size_t align) {
    uintptr_t p = (cursor_ + (align - 1)) & ~static_cast<uintptr_t>(align - 1);
    if (p + bytes > end_ || cursor_ == 0) return allocate_slow(bytes, align);
    cursor_ = p + bytes;
    return reinterpret_cast<void*>(p);
  }
  template <typename T, typename... Args>
  T* make(Args&&... args) {
    static_assert(std::is_trivially_destructible_v<T>, "arena objects are never destroyed");
    return new (allocate(sizeof(T), alignof(T))) T{std::forward<Args>(args)...};
  }
  /// Uninitialised storage for n objects of a trivial type.
  template <typename T>
  std::span<T> make_array(size_t n) {
    static_assert(std::is_trivially_destructible_v<T>);
    if (n == 0) return {};
    return {static_cast<T*>(allocate(sizeof(T) * n, alignof(T))), n};
  }
  template <typename T>
  std::span<const T> copy(std::span<const T> from) {
    static_assert(std::is_trivially_copyable_v<T>);
    std::span<T> to = make_array<T>(from.size());
    if (!from.empty()) std::memcpy(static_cast<void*>(to.data()), from.data(), from.size_bytes());
    return to;
  }
  template <typename T>
  std::span<const T> copy(const std::vector<T>& from) {
    return copy(std::span<const T>(from));
  }
  /// Bytes of blocks, in use or not.
  size_t bytes() const { return total_; }
  struct Mark {
    size_t blocks = 0;
    uintptr_t cursor = 0, end = 0;
    size_t total = 0;
  };
  Mark mark() const { return {blocks_.size(), cursor_, end_, total_}; }
  /// Takes back what was given out since the mark.
  void release(const Mark& m) {
    blocks_.resize(m.blocks);
    cursor_ = m.cursor;
    end_ = m.end;
    total_ = m.total;
  }
  /// Frees everything.
  void reset() {
    blocks_.clear();
    cursor_ = end_ = 0;
    total_ = 0;
  }

 private:
  static constexpr size_t kFirstBlock = 2 * 1024;
  /// From this much in use on, blocks are huge.
  static constexpr size_t kManyBytes = size_t{4} << 20;
  /// Otherwise a block is a quarter as large as all before it, so that a fifth is unused at most.
  size_t next_block() const {
    if (total_ >= kManyBytes) return kHugeBlock;
    const size_t quarter = total_ / 4;
    return quarter < kFirstBlock ? kFirstBlock : quarter < kHugeBlock / 2 ? quarter : kHugeBlock / 2;
  }

  [[gnu::noinline]] void* allocate_slow(size_t bytes, size_t align) {
    const size_t usual = next_block();
    const bool is_apart = bytes + align > usual / 2 && cursor_ != 0;
    const size_t size = block_size(is_apart || bytes + align > usual ? bytes + align : usual);
    blocks_.push_back(make_block(size));
    total_ += size;
    const uintptr_t start = reinterpret_cast<uintptr_t>(blocks_.back().get());
    const uintptr_t p = (start + (align - 1)) & ~static_cast<uintptr_t>(align - 1);
    // A large object gets a block of its own; the current block stays in use.
    if (is_apart) return reinterpret_cast<void*>(p);
    cursor_ = p + bytes;
    end_ = start + size;
    return reinterpret_cast<void*>(p);
  }

  std::vector<BlockMemory> blocks_;
  uintptr_t cursor_ = 0, end_ = 0;
  size_t total_ = 0;
};

}  // namespace colosseum

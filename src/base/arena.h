// Bump allocation: memory given out in order and freed all at once.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <new>
#include <span>
#include <type_traits>
#include <utility>
#include <vector>

namespace colosseum {

/// Owns what it gives out; objects must not need a destructor. Not thread-safe.
class Arena {
 public:
  explicit Arena(size_t block_bytes = 64 * 1024) : block_bytes_(block_bytes) {}
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
  [[gnu::noinline]] void* allocate_slow(size_t bytes, size_t align) {
    size_t size = bytes + align > block_bytes_ ? bytes + align : block_bytes_;
    blocks_.push_back(std::make_unique_for_overwrite<std::byte[]>(size));
    total_ += size;
    uintptr_t start = reinterpret_cast<uintptr_t>(blocks_.back().get());
    uintptr_t p = (start + (align - 1)) & ~static_cast<uintptr_t>(align - 1);
    // A large object gets a block of its own; the current block stays in use.
    if (size > block_bytes_ && cursor_ != 0) return reinterpret_cast<void*>(p);
    cursor_ = p + bytes;
    end_ = start + size;
    return reinterpret_cast<void*>(p);
  }

  size_t block_bytes_;
  std::vector<std::unique_ptr<std::byte[]>> blocks_;
  uintptr_t cursor_ = 0, end_ = 0;
  size_t total_ = 0;
};

}  // namespace colosseum

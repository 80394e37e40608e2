// Memory for intermediate values of nested calls: given back in the reverse order, kept for the next call.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <type_traits>
#include <utility>
#include <vector>

#include "base/block_memory.h"

namespace colosseum {

/// A stack of memory. What is allocated after a mark lives until it is released to that mark. Objects must
/// not need a destructor. Not thread-safe.
class Scratch {
 public:
  struct Mark {
    size_t block = 0;
    size_t used = 0;
  };
  Mark mark() const { return {current_, used_}; }
  void release(Mark m) {
    current_ = m.block;
    used_ = m.used;
  }
  [[gnu::always_inline]] void* allocate(size_t bytes, size_t align) {
    const size_t at = (used_ + align - 1) & ~(align - 1);
    if (current_ < blocks_.size() && at + bytes <= blocks_[current_].size) {
      used_ = at + bytes;
      return blocks_[current_].memory.get() + at;
    }
    return allocate_slow(bytes);
  }
  template <typename T>
  T* make_array(size_t n) {
    static_assert(std::is_trivially_destructible_v<T> && alignof(T) <= alignof(std::max_align_t));
    return static_cast<T*>(allocate(sizeof(T) * n, alignof(T)));
  }
  /// Makes the memory allocated last larger where it is; false when it is not the last or has no room.
  bool extend(const void* data, size_t bytes, size_t larger) {
    if (data == nullptr || current_ >= blocks_.size()) return false;
    const Block& block = blocks_[current_];
    const auto* end = static_cast<const std::byte*>(data) + bytes;
    if (end != block.memory.get() + used_ || used_ - bytes + larger > block.size) return false;
    used_ += larger - bytes;
    return true;
  }
  /// Bytes held, in use or not.
  size_t bytes() const { return total_; }

 private:
  struct Block {
    BlockMemory memory;
    size_t size;
  };
  static constexpr size_t kFirstBlock = 8 * 1024;

  [[gnu::noinline]] void* allocate_slow(size_t bytes) {
    // Blocks after the current one are free; one too small for this is replaced.
    const size_t next = blocks_.empty() ? 0 : current_ + 1;
    if (next == blocks_.size()) blocks_.push_back({nullptr, 0});
    Block& block = blocks_[next];
    if (block.size < bytes || block.size == 0) {
      const size_t usual = total_ < kFirstBlock ? kFirstBlock : total_ < kHugeBlock ? total_ : kHugeBlock;
      const size_t size = block_size(bytes > usual ? bytes : usual);
      total_ -= block.size;
      block = {nullptr, 0};
      block.memory = make_block(size);
      block.size = size;
      total_ += size;
    }
    current_ = next;
    used_ = bytes;
    return block.memory.get();
  }

  std::vector<Block> blocks_;
  size_t current_ = 0, used_ = 0;
  size_t total_ = 0;
};

/// Gives back at the end of a scope what was allocated since its beginning.
class ScratchScope {
 public:
  explicit ScratchScope(Scratch& scratch) : scratch_(scratch), mark_(scratch.mark()) {}
  ~ScratchScope() { scratch_.release(mark_); }
  ScratchScope(const ScratchScope&) = delete;
  ScratchScope& operator=(const ScratchScope&) = delete;

 private:
  Scratch& scratch_;
  Scratch::Mark mark_;
};

/// A growing array in a Scratch, of trivially copyable values. It must not grow inside a scope that ends
/// before it.
template <typename T>
class ScratchVector {
  static_assert(std::is_trivially_copyable_v<T> && std::is_trivially_destructible_v<T>);

 public:
  explicit ScratchVector(Scratch& scratch) : scratch_(&scratch) {}

  void reserve(size_t n) {
    if (n <= capacity_) return;
    if (scratch_->extend(data_, sizeof(T) * capacity_, sizeof(T) * n)) {
      capacity_ = n;
      return;
    }
    T* larger = scratch_->make_array<T>(n);
    if (size_ > 0) std::memcpy(static_cast<void*>(larger), data_, sizeof(T) * size_);
    data_ = larger;
    capacity_ = n;
  }
  void push_back(const T& value) {
    if (size_ == capacity_) {
      const T copy = value;  // it may be an element of this array
      reserve(capacity_ == 0 ? 4 : 2 * capacity_);
      new (data_ + size_++) T(copy);
      return;
    }
    new (data_ + size_++) T(value);
  }
  template <typename... Args>
  T& emplace_back(Args&&... args) {
    if (size_ == capacity_) reserve(capacity_ == 0 ? 4 : 2 * capacity_);
    return *new (data_ + size_++) T{std::forward<Args>(args)...};
  }
  /// Drops elements at the end.
  void truncate(size_t n) { size_ = n < size_ ? n : size_; }
  void clear() { size_ = 0; }

  size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  T* data() { return data_; }
  const T* data() const { return data_; }
  T* begin() { return data_; }
  T* end() { return data_ + size_; }
  const T* begin() const { return data_; }
  const T* end() const { return data_ + size_; }
  T& operator[](size_t i) { return data_[i]; }
  const T& operator[](size_t i) const { return data_[i]; }
  T& back() { return data_[size_ - 1]; }
  const T& back() const { return data_[size_ - 1]; }
  std::span<const T> span() const { return {data_, size_}; }

 private:
  Scratch* scratch_;
  T* data_ = nullptr;
  size_t size_ = 0, capacity_ = 0;
};

}  // namespace colosseum

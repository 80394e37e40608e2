// Memory by the block, for arenas and for tables that grow large.
#pragma once

#include <cstddef>
#include <limits>
#include <memory>
#include <new>
#include <vector>

namespace colosseum {

/// From this size on a block is made of huge pages where the system has them: each small page costs a page
/// fault when it is touched first, which takes longer than filling it.
inline constexpr size_t kHugeBlock = size_t{1} << 20;

/// The size of the block that is given for `bytes`.
size_t block_size(size_t bytes);
/// Uninitialised memory of block_size(bytes). Throws std::bad_alloc.
std::byte* allocate_block(size_t bytes);
/// `bytes`: as asked for. Each thread keeps a few freed blocks for the next ones: memory that goes back to
/// the system between two layouts costs its page faults again.
void free_block(std::byte* block, size_t bytes);

struct BlockDeleter {
  size_t bytes = 0;
  void operator()(std::byte* block) const { free_block(block, bytes); }
};
using BlockMemory = std::unique_ptr<std::byte[], BlockDeleter>;

inline BlockMemory make_block(size_t bytes) { return {allocate_block(bytes), BlockDeleter{bytes}}; }

/// For vectors that may grow to megabytes.
template <typename T>
struct BlockAllocator {
  using value_type = T;
  BlockAllocator() = default;
  template <typename U>
  BlockAllocator(const BlockAllocator<U>&) {}
  T* allocate(size_t n) {
    static_assert(alignof(T) <= alignof(std::max_align_t));
    if (n > std::numeric_limits<size_t>::max() / 2 / sizeof(T)) throw std::bad_array_new_length();
    return reinterpret_cast<T*>(allocate_block(n * sizeof(T)));
  }
  void deallocate(T* memory, size_t n) { free_block(reinterpret_cast<std::byte*>(memory), n * sizeof(T)); }
  template <typename U>
  bool operator==(const BlockAllocator<U>&) const {
    return true;
  }
};
template <typename T>
using BlockVector = std::vector<T, BlockAllocator<T>>;

}  // namespace colosseum

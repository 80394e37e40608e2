#include "base/block_memory.h"

#include <array>
#include <bit>
#include <cstdlib>

#ifdef __linux__
#include <sys/mman.h>
#endif

namespace colosseum {

namespace {

constexpr size_t kHugePage = size_t{2} << 20;
/// Smaller blocks are left to malloc.
constexpr size_t kSmallestKept = 16 * 1024;

#ifdef __SANITIZE_ADDRESS__
constexpr size_t kMostKept = 0;  // so that use after free is seen
#else
constexpr size_t kMostKept = size_t{4} << 20;
#endif

std::byte* allocate_huge(size_t bytes) {
#ifdef __linux__
  void* memory = std::aligned_alloc(kHugePage, bytes);
  // Advice only: without huge pages the block is as good.
  if (memory != nullptr) madvise(memory, bytes, MADV_HUGEPAGE);
  return static_cast<std::byte*>(memory);
#else
  return static_cast<std::byte*>(std::malloc(bytes));
#endif
}

/// Set when the thread's blocks have been freed at its end; it has no destructor, so it outlives them.
thread_local bool is_closed = false;

/// Freed blocks of a thread, the latest last.
class KeptBlocks {
 public:
  KeptBlocks() = default;
  KeptBlocks(const KeptBlocks&) = delete;
  KeptBlocks& operator=(const KeptBlocks&) = delete;
  ~KeptBlocks() {
    is_closed = true;
    while (count_ > 0) drop_oldest();
  }

  std::byte* take(size_t size) {
    for (size_t i = count_; i-- > 0;) {
      if (blocks_[i].size == size) return remove(i);
    }
    return nullptr;
  }
  bool keep(std::byte* memory, size_t size) {
    if (size > kMostKept) return false;
    while (count_ == blocks_.size() || total_ + size > kMostKept) drop_oldest();
    blocks_[count_++] = {memory, size};
    total_ += size;
    return true;
  }

 private:
  struct Block {
    std::byte* memory;
    size_t size;
  };
  std::byte* remove(size_t at) {
    std::byte* memory = blocks_[at].memory;
    total_ -= blocks_[at].size;
    --count_;
    for (size_t i = at; i < count_; ++i) blocks_[i] = blocks_[i + 1];
    return memory;
  }
  void drop_oldest() { std::free(remove(0)); }

  std::array<Block, 24> blocks_ = {};
  size_t count_ = 0, total_ = 0;
};

thread_local KeptBlocks kept_blocks;

}  // namespace

size_t block_size(size_t bytes) {
  if (bytes < kSmallestKept) return bytes == 0 ? 1 : bytes;
  // Four sizes between powers of two, so that kept blocks fit.
  const size_t step = bytes >= kHugeBlock ? kHugePage : std::bit_floor(bytes) / 4;
  return (bytes + step - 1) / step * step;
}

std::byte* allocate_block(size_t bytes) {
  const size_t size = block_size(bytes);
  std::byte* block = size >= kSmallestKept && !is_closed ? kept_blocks.take(size) : nullptr;
  if (block == nullptr)
    block = size < kHugeBlock ? static_cast<std::byte*>(std::malloc(size)) : allocate_huge(size);
  if (block == nullptr) throw std::bad_alloc();
  return block;
}

void free_block(std::byte* block, size_t bytes) {
  const size_t size = block_size(bytes);
  if (block == nullptr || size < kSmallestKept || is_closed || !kept_blocks.keep(block, size))
    std::free(block);
}

}  // namespace colosseum

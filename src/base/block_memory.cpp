#include "base/block_memory.h"

#include <array>
#include <atomic>
#include <bit>
#include <cstdint>
#include <cstdlib>

#include "colosseum/memory.h"

#ifdef __linux__
#include <sys/mman.h>
#endif

#if defined(__SANITIZE_ADDRESS__)
#define COLOSSEUM_SEES_USE_AFTER_FREE
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define COLOSSEUM_SEES_USE_AFTER_FREE
#endif
#endif

namespace colosseum {

namespace {

constexpr size_t kHugePage = size_t{2} << 20;
/// Smaller blocks are left to malloc.
constexpr size_t kSmallestKept = 16 * 1024;

#ifdef COLOSSEUM_SEES_USE_AFTER_FREE
constexpr size_t kMostKept = 0;  // so that use after free is seen
#else
constexpr size_t kMostKept = size_t{4} << 20;
#endif

std::atomic<size_t> huge_bytes = 0;

#ifdef __linux__
// From the system itself: malloc() would keep a huge page more around each block for the alignment.
std::byte* map_huge(size_t bytes) {
  const size_t room = bytes + kHugePage;
  void* mapped = mmap(nullptr, room, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (mapped == MAP_FAILED) return nullptr;
  auto* const start = static_cast<std::byte*>(mapped);
  const size_t before = (kHugePage - reinterpret_cast<uintptr_t>(start) % kHugePage) % kHugePage;
  if (before > 0) munmap(start, before);
  munmap(start + before + bytes, room - before - bytes);
  // Advice only: without huge pages the block is as good.
  madvise(start + before, bytes, MADV_HUGEPAGE);
  return start + before;
}
void unmap_huge(std::byte* block, size_t bytes) { munmap(block, bytes); }
#else
std::byte* map_huge(size_t bytes) { return static_cast<std::byte*>(std::malloc(bytes)); }
void unmap_huge(std::byte* block, size_t) { std::free(block); }
#endif

/// `size` is one that block_size() gives.
std::byte* get(size_t size) {
  if (size < kHugeBlock) return static_cast<std::byte*>(std::malloc(size));
  std::byte* block = map_huge(size);
  if (block != nullptr) huge_bytes.fetch_add(size, std::memory_order_relaxed);
  return block;
}

void give_back(std::byte* block, size_t size) {
  if (size < kHugeBlock) return std::free(block);
  unmap_huge(block, size);
  huge_bytes.fetch_sub(size, std::memory_order_relaxed);
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
    clear();
  }
  void clear() {
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
  void drop_oldest() {
    const size_t size = blocks_[0].size;
    give_back(remove(0), size);
  }

  std::array<Block, 24> blocks_ = {};
  size_t count_ = 0, total_ = 0;
};

thread_local KeptBlocks kept_blocks;

}  // namespace

size_t block_size(size_t bytes) {
  if (bytes < kSmallestKept) return bytes == 0 ? 1 : bytes;
  if (bytes >= kHugeBlock) return (bytes + kHugePage - 1) / kHugePage * kHugePage;
  // Eight sizes between powers of two, so that kept blocks fit; what would become a huge block stays as it
  // is.
  const size_t step = std::bit_floor(bytes) / 8;
  const size_t size = (bytes + step - 1) / step * step;
  return size < kHugeBlock ? size : bytes;
}

std::byte* allocate_block(size_t bytes) {
  const size_t size = block_size(bytes);
  std::byte* block = size >= kSmallestKept && !is_closed ? kept_blocks.take(size) : nullptr;
  if (block == nullptr) block = get(size);
  if (block == nullptr) throw std::bad_alloc();
  return block;
}

size_t large_block_bytes() { return huge_bytes.load(std::memory_order_relaxed); }

void release_spare_memory() {
  if (!is_closed) kept_blocks.clear();
}

void free_block(std::byte* block, size_t bytes) {
  const size_t size = block_size(bytes);
  if (block == nullptr) return;
  if (size < kSmallestKept || is_closed || !kept_blocks.keep(block, size)) give_back(block, size);
}

}  // namespace colosseum

#include "base/block_memory.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <cstring>
#include <thread>
#include <vector>

namespace colosseum {
namespace {

TEST(BlockMemory, BlocksAreAtLeastAsLargeAsAskedForAndWastePartOfThemAtMost) {
  for (size_t bytes :
       {size_t{0}, size_t{1}, size_t{16'000}, size_t{17'000}, size_t{100'001}, size_t{1'000'000}}) {
    EXPECT_GE(block_size(bytes), bytes);
    EXPECT_LE(block_size(bytes), bytes + bytes / 4 + 1);
  }
  EXPECT_EQ(block_size(kHugeBlock) % kHugeBlock, 0u);
}

TEST(BlockMemory, LargeBlocksCanBeWrittenToTheirEnds) {
  for (size_t bytes : {size_t{20'000}, size_t{3'000'000}}) {
    const BlockMemory block = make_block(bytes);
    std::memset(block.get(), 0x5a, bytes);
    EXPECT_EQ(block[bytes - 1], std::byte{0x5a});
  }
}

TEST(BlockMemory, FreedBlocksComeBackInTheSameThreadOnly) {
#ifdef __SANITIZE_ADDRESS__
  GTEST_SKIP() << "freed blocks are not kept, so that their use is seen";
#endif
  std::byte* const first = allocate_block(100'000);
  free_block(first, 100'000);
  std::byte* elsewhere = nullptr;
  std::thread([&] {
    elsewhere = allocate_block(100'000);
    EXPECT_NE(elsewhere, first);
    free_block(elsewhere, 100'000);
  }).join();
  std::byte* const again = allocate_block(100'000);
  EXPECT_EQ(again, first);
  free_block(again, 100'000);
}

TEST(BlockMemory, VectorsGrowInBlocks) {
  std::vector<uint32_t, BlockAllocator<uint32_t>> v;
  for (uint32_t i = 0; i < 500'000; ++i) v.push_back(i);
  for (uint32_t i = 0; i < 500'000; ++i) ASSERT_EQ(v[i], i);
}

}  // namespace
}  // namespace colosseum

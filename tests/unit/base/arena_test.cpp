#include "base/arena.h"

#include <gtest/gtest.h>

namespace colosseum {
namespace {

TEST(Arena, TakesBackWhatWasGivenOutSinceAMark) {
  Arena arena;
  int* first = arena.make<int>(1);
  const size_t bytes = arena.bytes();
  const Arena::Mark mark = arena.mark();
  int* second = arena.make<int>(2);
  EXPECT_NE(first, second);
  arena.make_array<char>(5000);  // blocks of their own
  arena.make_array<char>(1000);
  EXPECT_GT(arena.bytes(), 5000u);
  arena.release(mark);
  EXPECT_EQ(arena.bytes(), bytes);
  EXPECT_EQ(*first, 1);
  EXPECT_EQ(arena.make<int>(3), second);
}

TEST(Arena, AMarkOfAnEmptyOneGivesAllBack) {
  Arena arena;
  const Arena::Mark mark = arena.mark();
  arena.make_array<char>(50);
  arena.release(mark);
  EXPECT_EQ(arena.bytes(), 0u);
  EXPECT_EQ(*arena.make<int>(7), 7);
}

TEST(Arena, BlocksGrowWithWhatIsInUse) {
  Arena arena;
  for (int i = 0; i < 1000; ++i) arena.make<int>(i);
  EXPECT_LT(arena.bytes(), 10'000u);
  for (int i = 0; i < 300'000; ++i) arena.make<int>(i);
  EXPECT_GT(arena.bytes(), 1'200'000u);
  EXPECT_LT(arena.bytes(), 5'000'000u);
}

}  // namespace
}  // namespace colosseum

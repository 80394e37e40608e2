#include "base/arena.h"

#include <gtest/gtest.h>

namespace colosseum {
namespace {

TEST(Arena, TakesBackWhatWasGivenOutSinceAMark) {
  Arena arena(1024);
  int* first = arena.make<int>(1);
  const Arena::Mark mark = arena.mark();
  int* second = arena.make<int>(2);
  EXPECT_NE(first, second);
  arena.make_array<char>(5000);  // blocks of their own
  arena.make_array<char>(1000);
  EXPECT_GT(arena.bytes(), 5000u);
  arena.release(mark);
  EXPECT_EQ(arena.bytes(), 1024u);
  EXPECT_EQ(*first, 1);
  EXPECT_EQ(arena.make<int>(3), second);
}

TEST(Arena, AMarkOfAnEmptyOneGivesAllBack) {
  Arena arena(64);
  const Arena::Mark mark = arena.mark();
  arena.make_array<char>(50);
  arena.release(mark);
  EXPECT_EQ(arena.bytes(), 0u);
  EXPECT_EQ(*arena.make<int>(7), 7);
}

}  // namespace
}  // namespace colosseum

#include "base/intern_index.h"

#include <gtest/gtest.h>

namespace colosseum {
namespace {

TEST(StableList, ElementsKeepTheirAddresses) {
  StableList<int> list;
  std::vector<const int*> addresses;
  for (int i = 0; i < 1000; ++i) addresses.push_back(&list.push_back(i));
  EXPECT_EQ(list.size(), 1000u);
  for (int i = 0; i < 1000; ++i) ASSERT_EQ(*addresses[static_cast<size_t>(i)], i);
}

TEST(InternIndex, FindsByHashAndPredicate) {
  InternIndex<int> index;
  EXPECT_TRUE(index.empty());
  EXPECT_EQ(index.find(7, [](int) { return true; }), nullptr);
  for (int i = 0; i < 500; ++i) index.add(static_cast<uint64_t>(i % 50) << 3, i);
  for (int i = 0; i < 500; ++i) {
    const int* found = index.find(static_cast<uint64_t>(i % 50) << 3, [&](int v) { return v == i; });
    ASSERT_NE(found, nullptr);
    EXPECT_EQ(*found, i);
  }
  EXPECT_EQ(index.find(8, [](int v) { return v == 2; }), nullptr);
  EXPECT_EQ(index.find(1, [](int) { return true; }), nullptr);
}

}  // namespace
}  // namespace colosseum

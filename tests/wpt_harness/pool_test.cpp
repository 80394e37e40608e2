#include "pool.h"

#include <gtest/gtest.h>
#include <signal.h>
#include <unistd.h>

#include <vector>

namespace colosseum::wpt {
namespace {

TEST(Pool, AnswersComeInOrder) {
  PoolOptions options;
  options.jobs = 3;
  const auto outcomes = run_isolated(
      200, [] { return [](size_t i) { return std::to_string(i * i); }; }, options);
  ASSERT_EQ(outcomes.size(), 200u);
  for (size_t i = 0; i < outcomes.size(); ++i) EXPECT_EQ(outcomes[i].answer, std::to_string(i * i));
}

TEST(Pool, ACrashCostsOneItem) {
  PoolOptions options;
  options.jobs = 2;
  const auto item = [](size_t i) -> std::string {
    if (i == 3) raise(SIGSEGV);
    if (i == 5) _exit(9);
    return "fine";
  };
  const auto outcomes = run_isolated(
      8, [&] { return item; }, options);
  for (size_t i = 0; i < 8; ++i) {
    EXPECT_EQ(outcomes[i].kind == Outcome::Kind::kCrashed, i == 3 || i == 5) << i;
  }
  EXPECT_EQ(outcomes[5].reason, "exit code 9");
}

TEST(Pool, AnItemThatDoesNotEndIsEnded) {
  PoolOptions options;
  options.timeout_seconds = 0.3;
  const auto item = [](size_t i) -> std::string {
    while (i == 1) pause();
    return "fine";
  };
  const auto outcomes = run_isolated(
      3, [&] { return item; }, options);
  EXPECT_EQ(outcomes[1].kind, Outcome::Kind::kTimedOut);
  EXPECT_EQ(outcomes[2].answer, "fine");
}

#if !defined(__SANITIZE_ADDRESS__)
TEST(Pool, AnItemThatTakesTooMuchMemoryIsACrash) {
  PoolOptions options;
  options.memory_bytes = size_t{1} << 30;
  const auto item = [](size_t i) -> std::string {
    if (i == 0) return std::string(size_t{2} << 30, 'x').substr(0, 1);
    return "fine";
  };
  const auto outcomes = run_isolated(
      2, [&] { return item; }, options);
  EXPECT_EQ(outcomes[0].kind, Outcome::Kind::kCrashed);
  EXPECT_EQ(outcomes[0].reason, "out of memory");
  EXPECT_EQ(outcomes[1].answer, "fine");
}
#endif

}  // namespace
}  // namespace colosseum::wpt

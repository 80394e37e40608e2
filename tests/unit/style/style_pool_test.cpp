#include "colosseum/style.h"

#include <gtest/gtest.h>

namespace colosseum {
namespace {

TEST(StylePool, EqualContentsGiveOneId) {
  StylePool pool;
  StyleBuilder a(pool), b(pool);
  a.set_width(Length::fixed(3)).set_color(Color::rgb8(1, 2, 3));
  b.set_color(Color::rgb8(1, 2, 3)).set_width(Length::fixed(3));
  StyleId id = pool.intern(a);
  EXPECT_EQ(id, pool.intern(b));
  b.set_width(Length::fixed(4));
  EXPECT_NE(id, pool.intern(b));
  EXPECT_EQ(pool.size(), 3u);
}

TEST(StylePool, InitialStyleIsNumberZero) {
  StylePool pool;
  StyleBuilder b(pool);
  EXPECT_EQ(pool.intern(b), pool.initial_id());
  EXPECT_EQ(&pool.get(pool.initial_id()), &pool.initial());
  EXPECT_EQ(pool.initial().display(), Display::inline_());
  EXPECT_FLOAT_EQ(pool.initial().font_size(), 16);
  EXPECT_FLOAT_EQ(pool.initial().border_top_width(), 0);
}

TEST(StylePool, SettingTheSameValueBackFindsTheOldGroup) {
  StylePool pool;
  StyleBuilder b(pool);
  b.set_opacity(0.5f).set_opacity(1.0f);
  EXPECT_EQ(pool.intern(b), pool.initial_id());
}

TEST(StylePool, StartInheritsInheritedGroupsOnly) {
  StylePool pool;
  StyleBuilder b(pool);
  b.set_color(Color::rgb8(9, 9, 9)).set_width(Length::fixed(5));
  const ComputedStyle& parent = pool.get(pool.intern(b));
  StyleBuilder& child = pool.scratch_builder();
  child.start(&parent);
  EXPECT_EQ(child.color(), Color::rgb8(9, 9, 9));
  EXPECT_TRUE(child.width().is_auto());
  child.copy_from(PropertyId::kWidth, parent);
  EXPECT_EQ(child.width(), Length::fixed(5));
  child.set_initial(PropertyId::kColor);
  EXPECT_EQ(child.color(), Color::rgba(0, 0, 0));
}

TEST(StylePool, CalcNodesAreInterned) {
  StylePool pool;
  CalcNode n;
  n.percent = 50;
  EXPECT_EQ(pool.intern(n), pool.intern(n));
  n.percent = 51;
  CalcNode m = n;
  m.percent = 50;
  EXPECT_NE(pool.intern(n), pool.intern(m));
}

TEST(StyleDifference, NamesTheLeastWork) {
  StylePool pool;
  StyleBuilder b(pool);
  b.set_background_color(Color::rgb8(1, 1, 1));
  const auto& painted = pool.get(pool.intern(b));
  EXPECT_EQ(difference(pool.initial(), painted), StyleDifference::kRepaint);
  b.set_width(Length::fixed(1));
  EXPECT_EQ(difference(painted, pool.get(pool.intern(b))), StyleDifference::kReflow);
  b.set_display(Display::block());
  EXPECT_EQ(difference(painted, pool.get(pool.intern(b))), StyleDifference::kRebuild);
}

}  // namespace
}  // namespace colosseum

// css-page-3 §5.3: sizes of page-margin boxes against numbers worked out by hand.
#include "layout/page/margin_box_sizes.h"

#include <gtest/gtest.h>

namespace colosseum::layout {
namespace {

LayoutUnit px(int v) { return LayoutUnit(v); }

MarginBoxAxis flexible(int min_content, int max_content) {
  MarginBoxAxis a;
  a.margin_start = a.margin_end = LayoutUnit();
  a.min_content = px(min_content);
  a.max_content = px(max_content);
  return a;
}

MarginBoxAxis sized(int size) {
  MarginBoxAxis a = flexible(0, 0);
  a.size = px(size);
  return a;
}

MarginBoxAxis absent() {
  MarginBoxAxis a;
  a.is_generated = false;
  return a;
}

/// The sizes of A, B and C.
std::array<int, 3> sizes(const MarginBoxAxis& a, const MarginBoxAxis& b, const MarginBoxAxis& c, int room) {
  const auto extents = variable_extents({a, b, c}, px(room));
  return {extents[0].size.round(), extents[1].size.round(), extents[2].size.round()};
}
using Three = std::array<int, 3>;

TEST(MarginBoxSizes, OneAutoBoxTakesTheRest) {
  EXPECT_EQ(sizes(flexible(10, 20), absent(), absent(), 300), (Three{300, 0, 0}));
  EXPECT_EQ(sizes(absent(), flexible(10, 20), absent(), 300), (Three{0, 300, 0}));
  EXPECT_EQ(sizes(flexible(10, 20), absent(), sized(100), 300), (Three{200, 0, 100}));
  EXPECT_EQ(sizes(sized(40), absent(), flexible(1, 1), 300), (Three{40, 0, 260}));
}

TEST(MarginBoxSizes, TwoAutoBoxesShareByMaxContent) {
  // flex space 300 − 100 − 50 = 150, shared 2 : 1
  EXPECT_EQ(sizes(flexible(10, 100), absent(), flexible(10, 50), 300), (Three{200, 0, 100}));
}

TEST(MarginBoxSizes, TwoAutoBoxesShareWhatIsBetweenMinAndMax) {
  // flex space 300 − 100 − 50 = 150, factors 200 − 100 and 250 − 50
  EXPECT_EQ(sizes(flexible(100, 200), absent(), flexible(50, 250), 300), (Three{150, 0, 150}));
}

TEST(MarginBoxSizes, TwoAutoBoxesShrinkByMinContent) {
  // flex space 300 − 300 − 100 = −100, shared 3 : 1
  EXPECT_EQ(sizes(flexible(300, 400), absent(), flexible(100, 900), 300), (Three{225, 0, 75}));
}

TEST(MarginBoxSizes, EmptyBoxesAreAlike) {
  EXPECT_EQ(sizes(flexible(0, 0), absent(), flexible(0, 0), 300), (Three{150, 0, 150}));
  EXPECT_EQ(sizes(flexible(0, 0), flexible(0, 0), flexible(0, 0), 300), (Three{100, 100, 100}));
}

TEST(MarginBoxSizes, TheMiddleBoxStaysCentred) {
  // AC is 2 × 100; flex space 600 − 100 − 200 = 300, of which B gets a third
  EXPECT_EQ(sizes(flexible(10, 100), flexible(10, 100), flexible(10, 20), 600), (Three{200, 200, 200}));
  // B of its own size; the sides get the same
  EXPECT_EQ(sizes(flexible(10, 500), sized(200), flexible(10, 20), 600), (Three{200, 200, 200}));
  // No AC: B has everything
  EXPECT_EQ(sizes(absent(), flexible(10, 100), absent(), 600), (Three{0, 600, 0}));
  // A of its own size leaves 600 − 2 × 150
  EXPECT_EQ(sizes(sized(150), flexible(10, 100), absent(), 600), (Three{150, 300, 0}));
}

TEST(MarginBoxSizes, DoubleSidesAreTriedEach) {
  // In em, from web-platform-tests css-page/margin-boxes/dimensions-007: B is 5, the sides 7.5 each.
  const auto e = variable_extents({flexible(3, 51), flexible(4, 36), flexible(7, 23)}, px(20));
  EXPECT_EQ(e[1].size, px(5));
  EXPECT_EQ(e[0].size, px(15) / 2);
  EXPECT_EQ(e[2].size, px(15) / 2);
}

TEST(MarginBoxSizes, MarginsAndEdgesAreOuter) {
  MarginBoxAxis a = flexible(30, 30), c = flexible(10, 10);
  a.margin_start = px(20);
  a.margin_end.reset();  // §5.3.2.1: auto is 0
  a.edges = px(30);
  // outer 50 and 10; flex space 300 − 60 = 240, shared 5 : 1, so A's outer size is 250
  const auto e = variable_extents({a, absent(), c}, px(300));
  EXPECT_EQ(e[0], (MarginBoxExtent{px(20), px(230), px(0)}));
  EXPECT_EQ(e[2].size, px(50));
}

TEST(MarginBoxSizes, LimitsAreAppliedToTheThreeTogether) {
  MarginBoxAxis a = flexible(10, 100);
  a.max = px(80);
  EXPECT_EQ(sizes(a, absent(), flexible(10, 50), 300), (Three{80, 0, 220}));
  MarginBoxAxis c = flexible(10, 50);
  c.min = px(180);
  EXPECT_EQ(sizes(flexible(10, 100), absent(), c, 300), (Three{120, 0, 180}));
  a.max = px(20);
  c.max = px(30);
  c.min = px(0);
  EXPECT_EQ(sizes(a, absent(), c, 300), (Three{20, 0, 30}));
}

MarginBoxAxis across(std::optional<int> start, std::optional<int> size, std::optional<int> end) {
  auto unit = [](std::optional<int> v) -> std::optional<LayoutUnit> {
    if (!v) return std::nullopt;
    return px(*v);
  };
  MarginBoxAxis a;
  a.margin_start = unit(start);
  a.size = unit(size);
  a.margin_end = unit(end);
  return a;
}

std::array<int, 3> fixed(const MarginBoxAxis& a, bool start_is_outer = true) {
  const MarginBoxExtent e = fixed_extent(a, px(100), start_is_outer);
  return {e.margin_start.round(), e.size.round(), e.margin_end.round()};
}

TEST(MarginBoxSizes, FixedDimension) {
  EXPECT_EQ(fixed(across(0, std::nullopt, 0)), (Three{0, 100, 0}));
  EXPECT_EQ(fixed(across(10, std::nullopt, std::nullopt)), (Three{10, 90, 0}));     // step 5
  EXPECT_EQ(fixed(across(std::nullopt, 40, std::nullopt)), (Three{30, 40, 30}));    // step 6
  EXPECT_EQ(fixed(across(std::nullopt, 40, 10)), (Three{50, 40, 10}));              // step 4
  EXPECT_EQ(fixed(across(10, 40, 10)), (Three{50, 40, 10}));                        // step 3, top
  EXPECT_EQ(fixed(across(10, 40, 10), false), (Three{10, 40, 50}));                 // step 3, bottom
  EXPECT_EQ(fixed(across(std::nullopt, 140, std::nullopt)), (Three{-40, 140, 0}));  // steps 2 and 3
  EXPECT_EQ(fixed(across(std::nullopt, 140, 10), false), (Three{0, 140, -40}));
}

TEST(MarginBoxSizes, FixedDimensionWithLimits) {
  MarginBoxAxis a = across(std::nullopt, std::nullopt, std::nullopt);
  a.max = px(50);
  EXPECT_EQ(fixed(a), (Three{25, 50, 25}));
  a = across(80, std::nullopt, 80);  // no room: not below 0
  EXPECT_EQ(fixed(a), (Three{20, 0, 80}));
  a = across(0, 30, std::nullopt);
  a.min = px(60);
  EXPECT_EQ(fixed(a), (Three{0, 60, 40}));
}

}  // namespace
}  // namespace colosseum::layout

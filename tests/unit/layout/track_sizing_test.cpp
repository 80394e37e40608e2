// css-grid-2 §12.3 to §12.8, on tracks and contributions alone.
#include "layout/grid/track_sizing.h"

#include <gtest/gtest.h>

namespace colosseum::layout {
namespace {

struct Sizes {
  int minimum, min_content, max_content;
};

class Given : public ItemContributions {
 public:
  explicit Given(std::vector<Sizes> sizes) : sizes_(std::move(sizes)) {}
  LayoutUnit minimum(size_t i) override { return LayoutUnit(sizes_[i].minimum); }
  LayoutUnit min_content(size_t i) override { return LayoutUnit(sizes_[i].min_content); }
  LayoutUnit max_content(size_t i) override { return LayoutUnit(sizes_[i].max_content); }

 private:
  std::vector<Sizes> sizes_;
};

TrackBreadth px(float v) { return TrackBreadth::of(Length::fixed(v)); }
TrackBreadth word(Length::Type t) { return TrackBreadth::of(Length::keyword(t)); }
const TrackBreadth kAuto;
const TrackBreadth kMin = word(Length::Type::kMinContent), kMax = word(Length::Type::kMaxContent);
TrackSize one(TrackBreadth b) { return b.is_flexible() ? TrackSize{kAuto, b} : TrackSize{b, b}; }
TrackSize fr(float f) { return one(TrackBreadth::fr(f)); }
TrackSize fit(float v) {
  Length l = Length::keyword(Length::Type::kFitContentFunction);
  l.px = v;
  return {kAuto, TrackBreadth::of(l)};
}

struct Item {
  GridSpan span;
  Sizes sizes;
};

class TrackSizing : public testing::Test {
 protected:
  std::string sized(const std::vector<TrackSize>& list, const std::vector<Item>& items) {
    std::vector<Track> tracks;
    for (const TrackSize& t : list) tracks.push_back(make_track(t, input.available));
    std::vector<GridSpan> spans;
    std::vector<Sizes> sizes;
    for (const Item& i : items) {
      spans.push_back(i.span);
      sizes.push_back(i.sizes);
    }
    input.items = spans;
    Given given(sizes);
    Scratch scratch;
    size_tracks(tracks, input, given, scratch);
    std::string out;
    for (const Track& t : tracks) {
      char text[32];
      std::snprintf(text, sizeof text, "%s%g", out.empty() ? "" : " ", t.base.to_px());
      out += text;
    }
    return out;
  }
  TrackSizingInput input;
  void SetUp() override { input.available = LayoutUnit(300); }
};

TEST_F(TrackSizing, FixedTracksAreThatWide) { EXPECT_EQ(sized({one(px(10)), one(px(20))}, {}), "10 20"); }

TEST_F(TrackSizing, KeywordsTakeTheirContribution) {
  const std::vector<Item> items = {{{0, 1}, {10, 30, 50}}, {{1, 2}, {10, 30, 50}}};
  EXPECT_EQ(sized({one(kMin), one(kMax)}, items), "30 50");
}

TEST_F(TrackSizing, AutoTracksGrowFromMinimumToMaxContentTogether) {
  input.available = LayoutUnit(90);
  EXPECT_EQ(sized({one(kAuto), one(kAuto)}, {{{0, 1}, {20, 20, 100}}, {{1, 2}, {10, 10, 30}}}), "60 30");
}

TEST_F(TrackSizing, AutoTracksStretch) {
  input.stretch = true;
  EXPECT_EQ(sized({one(kAuto), one(px(100)), one(kAuto)}, {{{0, 1}, {20, 20, 20}}}), "110 100 90");
}

TEST_F(TrackSizing, FitContentStopsAtItsArgument) {
  EXPECT_EQ(sized({fit(40), one(px(10))}, {{{0, 1}, {20, 20, 100}}}), "40 10");
  EXPECT_EQ(sized({fit(40), one(px(10))}, {{{0, 1}, {60, 60, 100}}}), "60 10");
}

TEST_F(TrackSizing, FlexibleTracksShareWhatIsLeft) {
  input.gap = LayoutUnit(10);
  EXPECT_EQ(sized({fr(1), one(px(80)), fr(3)}, {}), "50 80 150");
}

TEST_F(TrackSizing, FactorsBelowOneLeaveRoom) { EXPECT_EQ(sized({fr(0.25f), fr(0.25f)}, {}), "75 75"); }

TEST_F(TrackSizing, AFlexibleTrackIsNotSmallerThanItsMinimum) {
  EXPECT_EQ(sized({fr(1), fr(1)}, {{{0, 1}, {200, 200, 200}}}), "200 100");
}

TEST_F(TrackSizing, ItemsAcrossFlexibleTracksAddTheirMinimumToMinContent) {
  input.available = kIndefiniteSize;
  input.constraint = SizingConstraint::kMinContent;
  EXPECT_EQ(sized({fr(1), one(px(30))}, {{{0, 2}, {0, 300, 300}}}), "0 30");
  EXPECT_EQ(sized({fr(1), one(px(30))}, {{{0, 1}, {0, 50, 80}}}), "0 30");
}

TEST_F(TrackSizing, TracksWithoutAFactorGiveWayFirst) {
  input.available = LayoutUnit(100);
  EXPECT_EQ(sized({fr(0), fr(1), fr(0), fr(1)}, {{{1, 2}, {30, 30, 30}}, {{2, 3}, {50, 50, 50}}}),
            "0 30 50 20");
}

TEST_F(TrackSizing, AutomaticBlockSizesAreSizedByMaxContent) {
  input.available = kIndefiniteSize;
  input.constraint = SizingConstraint::kAutomatic;
  input.max_inner = LayoutUnit(40);
  const std::vector<Item> items = {{{0, 1}, {0, 50, 70}}, {{1, 2}, {0, 50, 70}}};
  EXPECT_EQ(sized({one(kAuto), fr(0)}, items), "70 0");
}

TEST_F(TrackSizing, SpanningItemsShareTheirExcessEqually) {
  // What has no growth limit yet takes it all first.
  EXPECT_EQ(sized({one(kMin), one(kMin)}, {{{0, 1}, {20, 20, 20}}, {{0, 2}, {60, 60, 60}}}), "20 40");
  input.gap = LayoutUnit(10);
  EXPECT_EQ(sized({one(kMin), one(kMin)}, {{{0, 2}, {60, 60, 60}}}), "25 25");
}

// The example in §12.5 of why tracks are infinitely growable.
TEST_F(TrackSizing, OnlyTracksWithoutALimitGrowToMaxContent) {
  EXPECT_EQ(sized({{kMin, kMax}, {kMin, kMax}}, {{{0, 1}, {10, 10, 10}}, {{0, 2}, {30, 30, 100}}}), "10 90");
}

TEST_F(TrackSizing, PlannedIncreasesDoNotDependOnTheOrder) {
  const Item a{{0, 2}, {40, 40, 40}}, b{{1, 3}, {60, 60, 60}};
  EXPECT_EQ(sized({one(kMin), one(kMin), one(kMin)}, {a, b}), "20 30 30");
  EXPECT_EQ(sized({one(kMin), one(kMin), one(kMin)}, {b, a}), "20 30 30");
}

TEST_F(TrackSizing, ItemsAcrossFlexibleTracksGrowThemByFactor) {
  input.available = kIndefiniteSize;
  input.constraint = SizingConstraint::kMinContent;
  EXPECT_EQ(sized({fr(1), fr(3)}, {{{0, 2}, {80, 80, 80}}}), "20 60");
}

TEST_F(TrackSizing, IndefiniteSpaceFlexesToTheLargestDemand) {
  input.available = kIndefiniteSize;
  input.constraint = SizingConstraint::kMaxContent;
  EXPECT_EQ(sized({fr(1), fr(2)}, {{{0, 1}, {10, 10, 50}}, {{1, 2}, {10, 10, 40}}}), "50 100");
  input.min_inner = LayoutUnit(240);
  EXPECT_EQ(sized({fr(1), fr(2)}, {{{0, 1}, {10, 10, 50}}, {{1, 2}, {10, 10, 40}}}), "80 160");
}

TEST_F(TrackSizing, MaximaHoldUnderAMaxContentConstraint) {
  input.available = kIndefiniteSize;
  input.constraint = SizingConstraint::kMaxContent;
  input.max_inner = LayoutUnit(60);
  EXPECT_EQ(sized({{kMin, kMax}, {kMin, kMax}}, {{{0, 1}, {10, 10, 50}}, {{1, 2}, {10, 10, 50}}}), "30 30");
}

TEST_F(TrackSizing, LimitedContributionsStopAtFixedMaxima) {
  input.available = kIndefiniteSize;
  input.constraint = SizingConstraint::kMaxContent;
  EXPECT_EQ(sized({{kAuto, px(40)}}, {{{0, 1}, {10, 30, 100}}}), "40");
}

// As css-sizing/aspect-ratio/grid-aspect-ratio-027.html wants it.
TEST_F(TrackSizing, AConstraintDoesNotRaiseMinimumContributions) {
  input.available = kIndefiniteSize;
  input.constraint = SizingConstraint::kMinContent;
  EXPECT_EQ(sized({one(kAuto)}, {{{0, 1}, {10, 30, 70}}}), "10");
  input.constraint = SizingConstraint::kMaxContent;
  EXPECT_EQ(sized({{kAuto, kMin}}, {{{0, 1}, {10, 30, 70}}}), "30");
}

TEST_F(TrackSizing, PercentagesOfAnIndefiniteSizeAreAuto) {
  input.available = kIndefiniteSize;
  input.constraint = SizingConstraint::kMaxContent;
  EXPECT_EQ(sized({one(TrackBreadth::of(Length::percentage(50)))}, {{{0, 1}, {10, 30, 70}}}), "70");
}

}  // namespace
}  // namespace colosseum::layout

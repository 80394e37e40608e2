// The track sizing algorithm (css-grid-2 §12.3 to §12.8).
#pragma once

#include <span>

#include "base/scratch.h"
#include "colosseum/grid_values.h"
#include "layout/grid/grid_lines.h"

namespace colosseum::layout {

/// A track with its sizing functions resolved against the grid container.
struct Track {
  enum class Min : uint8_t { kFixed, kAuto, kMinContent, kMaxContent };
  /// fit-content() stays apart from max-content, and so does auto.
  enum class Max : uint8_t { kFixed, kAuto, kMinContent, kMaxContent, kFitContent, kFlex };
  Min min = Min::kAuto;
  Max max = Max::kAuto;
  bool collapsed = false;            ///< an empty auto-fit track (§7.2.3.2)
  bool infinitely_growable = false;  ///< §12.5 step 3.5
  LayoutUnit min_size;               ///< of kFixed
  LayoutUnit max_size;               ///< of kFixed and kFitContent
  float flex = 0;                    ///< of kFlex
  LayoutUnit base;                   ///< base size
  LayoutUnit limit;                  ///< growth limit; LayoutUnit::max(): infinite
  LayoutUnit planned;                ///< planned increase, during one phase

  bool is_flexible() const { return max == Max::kFlex; }
  bool has_intrinsic_min() const { return min != Min::kFixed; }
  bool has_intrinsic_max() const { return max != Max::kFixed && max != Max::kFlex; }
  /// auto and fit-content() count as max-content (§12.2).
  bool has_max_content_max() const {
    return max == Max::kAuto || max == Max::kMaxContent || max == Max::kFitContent;
  }
  bool has_infinite_limit() const { return limit == LayoutUnit::max(); }
};

/// Resolves a track's sizing functions; percentages of an indefinite `base` behave as auto (§7.2.1).
Track make_track(const TrackSize& size, LayoutUnit base);

/// Why the grid is sized (§12.2 "available grid space").
enum class SizingConstraint : uint8_t {
  kNone,
  kMinContent,
  kMaxContent,
  kAutomatic,  ///< an automatic block size, which is "equivalent to max-content"
};

/// The outer sizes that an item contributes to the tracks it spans, asked for only as far as needed.
class ItemContributions {
 public:
  virtual ~ItemContributions() = default;
  virtual LayoutUnit minimum(size_t item) = 0;
  virtual LayoutUnit min_content(size_t item) = 0;
  virtual LayoutUnit max_content(size_t item) = 0;
};

struct TrackSizingInput {
  LayoutUnit available = kIndefiniteSize;  ///< inner size of the container, when definite
  SizingConstraint constraint = SizingConstraint::kNone;
  LayoutUnit min_inner, max_inner = LayoutUnit::max();  ///< limits of the inner size
  LayoutUnit gap;
  bool stretch = false;             ///< content distribution is normal or stretch (§12.8)
  std::span<const GridSpan> items;  ///< by item: the tracks it spans
};

/// Sizes `tracks` in place: afterwards `base` is each track's used size.
void size_tracks(std::span<Track> tracks, const TrackSizingInput& input, ItemContributions& items,
                 Scratch& scratch);

/// The sum of the tracks in a span and of the gutters between them; collapsed tracks have none.
LayoutUnit tracks_size(std::span<const Track> tracks, GridSpan span, LayoutUnit gap);

}  // namespace colosseum::layout

// Computed values of the grid properties (css-grid-2 §7, §8).
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "colosseum/length.h"

namespace colosseum {

/// <track-breadth> (css-grid-2 §7.2): a length or percentage, a flexible length, or a keyword.
struct TrackBreadth {
  /// auto, min-content, max-content or a <length-percentage>; of a maximum also fit-content(). Means nothing
  /// when flexible.
  Length length = Length::auto_value();
  float flex = -1;  ///< the flex factor of `fr`; negative: not flexible

  static TrackBreadth of(Length l) { return {l, -1}; }
  static TrackBreadth fr(float factor) { return {Length::auto_value(), factor}; }
  bool is_flexible() const { return flex >= 0; }
  bool operator==(const TrackBreadth&) const = default;
};

/// <track-size>: what minmax() says; a lone breadth stands for both, a lone flexible one has an `auto`
/// minimum, fit-content(L) is `auto` to that function.
struct TrackSize {
  TrackBreadth min, max;
  bool operator==(const TrackSize&) const = default;
};
/// grid-auto-columns, grid-auto-rows: at least one.
using TrackSizeList = std::vector<TrackSize>;

using LineNames = std::vector<std::string>;

/// grid-template-columns, grid-template-rows. Repetitions with a number are written out.
struct GridTemplate {
  enum class Kind : uint8_t { kNone, kTracks, kSubgrid } kind = Kind::kNone;
  enum class AutoRepeat : uint8_t { kNone, kFill, kFit } auto_repeat = AutoRepeat::kNone;
  TrackSizeList tracks;  ///< without those of the automatic repetition
  /// Names of the lines around `tracks`: one set more than tracks. With an automatic repetition, which stands
  /// before tracks[auto_at], one more still: names[auto_at] comes before it, names[auto_at + 1] after it.
  /// Of a subgrid: the <line-name-list>, without the sets of the automatic repetition, which stand before
  /// names[auto_at].
  std::vector<LineNames> names;
  size_t auto_at = 0;
  TrackSizeList auto_tracks;          ///< one repetition
  std::vector<LineNames> auto_names;  ///< one set more than auto_tracks; of a subgrid: one repetition
  bool operator==(const GridTemplate&) const = default;
};

/// grid-template-areas.
struct GridAreas {
  /// A named area between lines, which are counted from 0.
  struct Area {
    std::string name;
    uint32_t row_start = 0, row_end = 0, column_start = 0, column_end = 0;
    bool operator==(const Area&) const = default;
  };
  uint32_t rows = 0, columns = 0;  ///< 0: none
  std::vector<Area> areas;
  bool operator==(const GridAreas&) const = default;
};

/// grid-auto-flow.
struct GridAutoFlow {
  bool column = false, dense = false;
  bool operator==(const GridAutoFlow&) const = default;
};

/// <grid-line>: grid-row-start and the others (css-grid-2 §8.3).
struct GridLine {
  enum class Kind : uint8_t { kAuto, kLine, kSpan } kind = Kind::kAuto;
  int32_t number = 0;  ///< of a line never 0 when written (0: a name alone); of a span at least 1
  std::string name;    ///< "": none
  bool operator==(const GridLine&) const = default;
};

class Hasher;
void hash_append(Hasher& h, const TrackBreadth& v);
void hash_append(Hasher& h, const TrackSize& v);
void hash_append(Hasher& h, const GridTemplate& v);
void hash_append(Hasher& h, const GridAreas& v);
void hash_append(Hasher& h, const GridAreas::Area& v);
void hash_append(Hasher& h, const GridAutoFlow& v);
void hash_append(Hasher& h, const GridLine& v);

}  // namespace colosseum

// What a subgrid is told about the tracks that it shares with the grid around it (css-grid-2 §9).
#pragma once

#include <span>

#include "colosseum/geometry.h"
#include "layout/grid/grid_lines.h"

namespace colosseum::layout {

/// A shared track as it lies in the area of the subgrid.
struct SharedTrack {
  LayoutUnit start;  ///< from the start edge of the area
  LayoutUnit size;
  /// Where the items that share a baseline at the track's start (end) edge have it, from that edge;
  /// indefinite: there are none.
  LayoutUnit first_baseline = kIndefiniteSize, last_baseline = kIndefiniteSize;
  bool operator==(const SharedTrack&) const = default;
};

/// One axis of a subgrid, in its own direction.
struct SubgridAxis {
  bool subgridded = false;
  InheritedLines lines;
  LayoutUnit gap;                       ///< of the grid around it
  std::span<const SharedTrack> tracks;  ///< none while they have no sizes yet
};

/// Plain data in the arena of the layout, names included.
struct SubgridSpace {
  SubgridAxis columns, rows;
  const SubgridAxis& axis(GridAxis a) const { return a == GridAxis::kColumns ? columns : rows; }
};

/// By content; either may be null.
bool same_subgrid(const SubgridSpace* a, const SubgridSpace* b);

}  // namespace colosseum::layout

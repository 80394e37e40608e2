// The lines of a grid in one axis, and what placement properties say in terms of them (css-grid-2 §7.1,
// §8.3).
#pragma once

#include <string_view>
#include <vector>

#include "colosseum/style.h"

namespace colosseum::layout {

/// Columns lie side by side in the inline axis, rows in the block axis.
enum class GridAxis : uint8_t { kColumns, kRows };
constexpr GridAxis other_axis(GridAxis a) {
  return a == GridAxis::kColumns ? GridAxis::kRows : GridAxis::kColumns;
}

/// Tracks from `start` up to, not including, `end`. Placement counts from the first explicit line, 0; layout
/// from the first line of the implicit grid.
struct GridSpan {
  int32_t start = 0, end = 1;
  int32_t count() const { return end - start; }
  bool operator==(const GridSpan&) const = default;
};

/// A name of a line.
struct NamedLine {
  std::string_view name;
  int32_t line = 0;
  bool operator==(const NamedLine&) const = default;
};

/// What a pair of placement properties comes to (§8.3, §8.3.1): two lines, or a span to be placed.
struct AxisPlacement {
  bool definite = false;
  GridSpan lines;    ///< when definite
  int32_t span = 1;  ///< when not
};

/// A line for an absolutely positioned box (§10.1); not valid: auto.
struct PossibleLine {
  bool valid = false;
  int32_t line = 0;
};

/// How many tracks one automatic repetition has, and how many there are without it.
struct TrackCounts {
  int32_t fixed = 0, repeated = 0;
};
TrackCounts track_counts(const GridTemplate& tracks);

/// A named area in one axis.
struct NamedSpan {
  std::string_view name;
  GridSpan lines;
  bool operator==(const NamedSpan&) const = default;
};

/// What a subgrid takes over from the grid around it in an axis that it shares (§9); lines are counted from
/// its own first one.
struct InheritedLines {
  int32_t tracks = 0;
  std::span<const NamedLine> names;  ///< explicitly assigned ones
  std::span<const NamedSpan> areas;
};

/// Owns such lists, not the names.
struct InheritedNames {
  std::vector<NamedLine> names;
  std::vector<NamedSpan> areas;
};

const GridTemplate& template_property(const ComputedStyle& style, GridAxis axis);
/// How many tracks a subgrid's own <line-name-list> is for (§9), at least one.
int32_t named_tracks(const GridTemplate& subgrid);

/// The explicit grid in one axis.
class GridLines {
 public:
  /// `repetitions`: of the automatic repetition, if there is one. `inherited`: of a subgrid, else null.
  /// `limit`: lines farther from the first one are not told apart.
  GridLines(const ComputedStyle& container, GridAxis axis, int32_t repetitions,
            const InheritedLines* inherited, int32_t limit);
  /// Tracks of the explicit grid.
  int32_t explicit_tracks() const { return tracks_; }
  int32_t repetitions() const { return repetitions_; }

  AxisPlacement place(const GridLine& start, const GridLine& end) const;
  /// The lines for an absolutely positioned box; a span without a line on the other side is no line.
  std::pair<PossibleLine, PossibleLine> place_absolute(const GridLine& start, const GridLine& end) const;

  /// The size a track of the template or, where that says nothing, of the implicit grid has (§7.2, §7.6).
  /// Line numbers as in placement: negative before the explicit grid.
  const TrackSize& track_size(int32_t track) const;
  /// Whether a track comes from an auto-fit repetition.
  bool is_auto_fit(int32_t track) const;
  /// Names by line, in order of names; the same name may be there twice.
  const std::vector<NamedLine>& names() const;
  /// Names of the lines of a subgrid between the lines given, counted in its direction (§9).
  InheritedNames names_within(GridSpan lines, bool reversed) const;

 private:
  void collect_names() const;
  std::vector<NamedLine> assigned_names() const;
  std::vector<NamedSpan> named_areas() const;
  int32_t clamped(int64_t line) const;
  std::vector<int32_t> lines_named(std::string_view name) const;
  int32_t nth_line(std::string_view name, int32_t number) const;
  int32_t spanned_line(std::string_view name, int32_t number, int32_t from, bool towards_end) const;
  int32_t line_of(const GridLine& line, bool is_end) const;

  const GridTemplate& template_;
  const GridAreas& areas_;
  const TrackSizeList& auto_tracks_;
  GridAxis axis_;
  int32_t repetitions_;
  int32_t tracks_;
  int32_t sized_;  ///< tracks that the template gives a size to
  int32_t limit_;
  const InheritedLines* inherited_;
  mutable bool has_names_ = false;
  mutable std::vector<NamedLine> names_;
  mutable std::vector<std::string> area_names_;  ///< storage of the implicitly assigned ones
};

}  // namespace colosseum::layout

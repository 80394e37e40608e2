// Specified values of the grid properties (css-grid-2 §7, §8) and the parts that longhands and shorthands
// share. Lengths are not computed yet and repetitions not written out.
#pragma once

#include <unordered_map>

#include "colosseum/grid_values.h"
#include "css/properties/parsing/value_parser.h"

namespace colosseum::css {

struct TrackBreadthInput {
  LengthInput length = LengthInput::of(Length::Type::kAuto);
  float flex = -1;  ///< as TrackBreadth::flex
  bool is_length_percentage() const { return flex < 0 && length.kind != LengthInput::Kind::kKeyword; }
};
struct TrackSizeInput {
  TrackBreadthInput min, max;
  /// <fixed-size>: what may stand beside an automatic repetition.
  bool is_fixed() const {
    return !max.length.fit_content && (min.is_length_percentage() || max.is_length_percentage());
  }
};
using TrackSizeInputs = std::vector<TrackSizeInput>;

/// A part of a track list: as many repetitions of `tracks` as a repeat() says, or those outside of any.
struct TrackSection {
  GridTemplate::AutoRepeat automatic = GridTemplate::AutoRepeat::kNone;
  size_t count = 1;
  TrackSizeInputs tracks;
  std::vector<LineNames> names{1};  ///< one set more than tracks; of a subgrid: any number
};
struct GridTemplateInput {
  GridTemplate::Kind kind = GridTemplate::Kind::kNone;
  std::vector<TrackSection> sections;
};

// Each reads its production from the cursor; on failure the cursor may be anywhere in it.
bool consume_track_size(TokenStream& s, TrackSizeInput& out);
bool consume_track_sizes(TokenStream& s, TrackSizeInputs& out);      ///< <track-size>+
bool consume_line_names(TokenStream& s, LineNames& out);             ///< appends
bool consume_track_run(TokenStream& s, TrackSection& out);           ///< <explicit-track-list>
bool consume_grid_template(TokenStream& s, GridTemplateInput& out);  ///< <'grid-template-rows'>
bool consume_grid_auto_flow(TokenStream& s, GridAutoFlow& out);
bool consume_grid_line(TokenStream& s, GridLine& out);

/// Collects the strings of a grid-template-areas value.
class GridAreasBuilder {
 public:
  /// False when the row is malformed or not as long as the others.
  bool add_row(std::string_view row);
  /// False when an area is no rectangle.
  bool finish(GridAreas& out) const;

 private:
  void add_cell(std::string_view name, uint32_t column);
  GridAreas grid_;
  std::vector<uint32_t> cells_;  ///< of each area
  std::unordered_map<std::string, size_t> index_;
};

}  // namespace colosseum::css

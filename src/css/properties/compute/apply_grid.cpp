// Computing track lists and the other grid values (css-grid-2 §7.2.5).
#include <algorithm>

#include "colosseum/limits.h"
#include "css/properties/compute/compute_state.h"
#include "css/properties/compute/families.h"
#include "css/properties/parsing/grid.h"

namespace colosseum::css {

namespace {

using AutoRepeat = GridTemplate::AutoRepeat;
using Kind = GridTemplate::Kind;

TrackBreadth breadth(const ComputeState& s, const TrackBreadthInput& in) {
  return in.flex >= 0 ? TrackBreadth::fr(in.flex) : TrackBreadth::of(s.length(in.length));
}

TrackSizeList track_sizes(const ComputeState& s, const TrackSizeInputs& in) {
  TrackSizeList out;
  out.reserve(in.size());
  for (const TrackSizeInput& t : in) out.push_back({breadth(s, t.min), breadth(s, t.max)});
  return out;
}

/// Writes out repetitions with a number, within bounds on what a short text may become.
class TemplateExpander {
 public:
  TemplateExpander(const ComputeState& s, const GridTemplateInput& in) : s_(s), in_(in) {}

  GridTemplate run() {
    out_.kind = in_.kind;
    if (in_.kind == Kind::kTracks) out_.names.emplace_back();
    for (const TrackSection& section : in_.sections) {
      if (section.automatic != AutoRepeat::kNone) {
        add_automatic(section);
      } else if (in_.kind == Kind::kSubgrid) {
        add_name_sets(section);
      } else {
        add_tracks(section);
      }
    }
    return std::move(out_);
  }

 private:
  static constexpr size_t kMaxNameBytes = size_t{1} << 20;

  void add_automatic(const TrackSection& section) {
    out_.auto_repeat = section.automatic;
    out_.auto_names = section.names;
    if (in_.kind == Kind::kSubgrid) {
      out_.auto_at = out_.names.size();
      return;
    }
    out_.auto_at = out_.tracks.size();
    out_.auto_tracks = track_sizes(s_, section.tracks);
    out_.names.emplace_back();
  }

  // §7.2.3.1: names that come to stand side by side are merged.
  void add_tracks(const TrackSection& section) {
    TrackSizeList tracks = track_sizes(s_, section.tracks);
    for (size_t i = 0; i < section.count && may_repeat(section, i); ++i) {
      append_names(section.names[0]);
      for (size_t t = 0; t < tracks.size() && out_.tracks.size() < max_tracks_; ++t) {
        out_.tracks.push_back(tracks[t]);
        out_.names.emplace_back();
        append_names(section.names[t + 1]);
      }
    }
  }

  void add_name_sets(const TrackSection& section) {
    for (size_t i = 0; i < section.count && may_repeat(section, i); ++i) {
      for (const LineNames& set : section.names) {
        if (out_.names.size() > max_tracks_) return;
        out_.names.emplace_back();
        append_names(set);
      }
    }
  }

  void append_names(const LineNames& names) {
    LineNames& to = out_.names.back();
    to.insert(to.end(), names.begin(), names.end());
  }

  /// What is written is always there once.
  bool may_repeat(const TrackSection& section, size_t index) {
    if (index == 0) return true;
    for (const LineNames& set : section.names) {
      for (const std::string& name : set) repeated_bytes_ += sizeof name + name.size();
    }
    return out_.tracks.size() < max_tracks_ && repeated_bytes_ <= kMaxNameBytes;
  }

  const ComputeState& s_;
  const GridTemplateInput& in_;
  GridTemplate out_;
  size_t max_tracks_ = Limits().max_grid_tracks;
  size_t repeated_bytes_ = 0;
};

}  // namespace

void apply_grid(ComputeState& s, PropertyId p, const SpecifiedValue& v) {
  StyleBuilder& b = s.builder;
  auto tracks = [&] { return TemplateExpander(s, typed<GridTemplateInput>(v)).run(); };
  switch (p) {
    case PropertyId::kGridTemplateColumns: b.set_grid_template_columns(tracks()); break;
    case PropertyId::kGridTemplateRows: b.set_grid_template_rows(tracks()); break;
    case PropertyId::kGridTemplateAreas: b.set_grid_template_areas(typed<GridAreas>(v)); break;
    case PropertyId::kGridAutoColumns:
      b.set_grid_auto_columns(track_sizes(s, typed<TrackSizeInputs>(v)));
      break;
    case PropertyId::kGridAutoRows: b.set_grid_auto_rows(track_sizes(s, typed<TrackSizeInputs>(v))); break;
    case PropertyId::kGridAutoFlow: b.set_grid_auto_flow(typed<GridAutoFlow>(v)); break;
    case PropertyId::kGridRowStart: b.set_grid_row_start(typed<GridLine>(v)); break;
    case PropertyId::kGridColumnStart: b.set_grid_column_start(typed<GridLine>(v)); break;
    case PropertyId::kGridRowEnd: b.set_grid_row_end(typed<GridLine>(v)); break;
    case PropertyId::kGridColumnEnd: b.set_grid_column_end(typed<GridLine>(v)); break;
    default: break;
  }
}

}  // namespace colosseum::css

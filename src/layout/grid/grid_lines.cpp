#include "layout/grid/grid_lines.h"

#include <algorithm>

namespace colosseum::layout {

namespace {

int32_t to_int(size_t n) { return static_cast<int32_t>(std::min<size_t>(n, INT32_MAX)); }

}  // namespace

const GridTemplate& template_property(const ComputedStyle& style, GridAxis axis) {
  return axis == GridAxis::kColumns ? style.grid_template_columns() : style.grid_template_rows();
}

int32_t named_tracks(const GridTemplate& subgrid) { return std::max(to_int(subgrid.names.size()) - 1, 1); }

TrackCounts track_counts(const GridTemplate& t) {
  if (t.kind != GridTemplate::Kind::kTracks) return {};
  return {to_int(t.tracks.size()), to_int(t.auto_tracks.size())};
}

GridLines::GridLines(const ComputedStyle& container, GridAxis axis, int32_t repetitions,
                     const InheritedLines* inherited, int32_t limit)
    : template_(template_property(container, axis)),
      areas_(container.grid_template_areas()),
      auto_tracks_(axis == GridAxis::kColumns ? container.grid_auto_columns() : container.grid_auto_rows()),
      axis_(axis),
      repetitions_(repetitions),
      limit_(limit),
      inherited_(inherited) {
  const TrackCounts counts = track_counts(template_);
  sized_ = std::min(limit_, counts.fixed + counts.repeated * repetitions_);
  // §7.1: the larger of the two; §9: a subgrid has as many as it spans.
  const uint32_t named = axis_ == GridAxis::kColumns ? areas_.columns : areas_.rows;
  tracks_ = inherited_ != nullptr ? inherited_->tracks : std::max(sized_, std::min(to_int(named), limit_));
  if (inherited_ != nullptr && !template_.auto_names.empty()) {
    // §7.2.3.2: as often as the names match the span.
    repetitions_ =
        std::max(tracks_ + 1 - to_int(template_.names.size()), 0) / to_int(template_.auto_names.size());
  }
}

int32_t GridLines::clamped(int64_t line) const {
  return static_cast<int32_t>(std::clamp<int64_t>(line, -limit_, limit_));
}

// §7.3.2, of a subgrid only within its lines (§9).
std::vector<NamedSpan> GridLines::named_areas() const {
  std::vector<NamedSpan> out;
  for (const GridAreas::Area& a : areas_.areas) {
    const auto start = static_cast<int32_t>(axis_ == GridAxis::kColumns ? a.column_start : a.row_start);
    const auto end = static_cast<int32_t>(axis_ == GridAxis::kColumns ? a.column_end : a.row_end);
    if (start >= tracks_ && inherited_ != nullptr) continue;
    out.push_back({a.name, {std::min(start, tracks_), std::min(end, tracks_)}});
  }
  if (inherited_ != nullptr) out.insert(out.end(), inherited_->areas.begin(), inherited_->areas.end());
  return out;
}

std::vector<NamedLine> GridLines::assigned_names() const {
  std::vector<NamedLine> out;
  auto add = [&](const LineNames& names, int32_t line) {
    if (line > tracks_) return;
    for (const std::string& name : names) out.push_back({name, line});
  };
  const GridTemplate& t = template_;
  const bool subgrid = t.kind == GridTemplate::Kind::kSubgrid;
  if (subgrid && inherited_ == nullptr) return out;  // §7.2: used as none
  const bool repeats = t.auto_repeat != GridTemplate::AutoRepeat::kNone;
  const int32_t at = to_int(t.auto_at);
  // Line of the sets after the repetition: tracks (of a subgrid: lines) repeated before them.
  const int32_t per = to_int(subgrid ? t.auto_names.size() : t.auto_tracks.size());
  const int32_t count = repeats ? repetitions_ : 0;
  for (int32_t i = 0; i < to_int(t.names.size()); ++i) {
    int32_t line = i;
    if (repeats && subgrid && i >= at) line = i + per * count;
    if (repeats && !subgrid && i > at) line = i - 1 + per * count;
    add(t.names[static_cast<size_t>(i)], line);
  }
  for (int32_t r = 0; r < count; ++r) {
    for (int32_t j = 0; j < to_int(t.auto_names.size()); ++j) {
      add(t.auto_names[static_cast<size_t>(j)], at + r * per + j);
    }
  }
  if (inherited_ != nullptr) out.insert(out.end(), inherited_->names.begin(), inherited_->names.end());
  return out;
}

void GridLines::collect_names() const {
  has_names_ = true;
  names_ = assigned_names();
  // §7.3.2: foo-start and foo-end around each named area.
  const std::vector<NamedSpan> areas = named_areas();
  area_names_.reserve(areas.size() * 2);
  for (const NamedSpan& a : areas) {
    const std::string name(a.name);
    names_.push_back({area_names_.emplace_back(name + "-start"), a.lines.start});
    names_.push_back({area_names_.emplace_back(name + "-end"), a.lines.end});
  }
  std::sort(names_.begin(), names_.end(), [](const NamedLine& a, const NamedLine& b) {
    return a.name != b.name ? a.name < b.name : a.line < b.line;
  });
}

InheritedNames GridLines::names_within(GridSpan lines, bool reversed) const {
  InheritedNames out;
  auto own = [&](int32_t line) { return reversed ? lines.end - line : line - lines.start; };
  for (const NamedLine& n : assigned_names()) {
    if (n.line >= lines.start && n.line <= lines.end) out.names.push_back({n.name, own(n.line)});
  }
  for (const NamedSpan& a : named_areas()) {
    if (a.lines.start >= lines.end || a.lines.end <= lines.start) continue;
    const int32_t start = own(std::max(a.lines.start, lines.start)),
                  end = own(std::min(a.lines.end, lines.end));
    out.areas.push_back({a.name, {std::min(start, end), std::max(start, end)}});
  }
  return out;
}

const std::vector<NamedLine>& GridLines::names() const {
  if (!has_names_) collect_names();
  return names_;
}

std::vector<int32_t> GridLines::lines_named(std::string_view name) const {
  const std::vector<NamedLine>& all = names();
  auto it = std::lower_bound(all.begin(), all.end(), name,
                             [](const NamedLine& n, std::string_view wanted) { return n.name < wanted; });
  std::vector<int32_t> lines;
  for (; it != all.end() && it->name == name; ++it) {
    if (lines.empty() || lines.back() != it->line) lines.push_back(it->line);
  }
  return lines;
}

// "If not enough lines with that name exist, all implicit grid lines are assumed to have that name".
int32_t GridLines::nth_line(std::string_view name, int32_t number) const {
  const std::vector<int32_t> lines = lines_named(name);
  const auto count = to_int(lines.size());
  if (number > 0) {
    return number <= count ? lines[static_cast<size_t>(number - 1)]
                           : clamped(int64_t{tracks_} + number - count);
  }
  return -number <= count ? lines[static_cast<size_t>(count + number)] : clamped(int64_t{number} + count);
}

// The line that a span reaches from the opposite one; only implicit lines on the side searched bear the name.
int32_t GridLines::spanned_line(std::string_view name, int32_t number, int32_t from, bool towards_end) const {
  if (name.empty()) return clamped(int64_t{from} + (towards_end ? number : -int64_t{number}));
  const std::vector<int32_t> lines = lines_named(name);
  if (towards_end) {
    auto it = std::upper_bound(lines.begin(), lines.end(), from);
    const auto there = to_int(static_cast<size_t>(lines.end() - it));
    if (number <= there) return it[number - 1];
    return clamped(int64_t{std::max(tracks_, from)} + number - there);
  }
  const auto there =
      to_int(static_cast<size_t>(std::lower_bound(lines.begin(), lines.end(), from) - lines.begin()));
  if (number <= there) return lines[static_cast<size_t>(there - number)];
  return clamped(int64_t{std::min(0, from)} - (number - there));
}

int32_t GridLines::line_of(const GridLine& line, bool is_end) const {
  if (line.name.empty()) {
    return clamped(line.number > 0 ? int64_t{line.number} - 1 : int64_t{tracks_} + 1 + line.number);
  }
  if (line.number != 0) return nth_line(line.name, line.number);
  // A name alone: first the edge of the named area.
  const std::vector<int32_t> edges = lines_named(line.name + (is_end ? "-end" : "-start"));
  return edges.empty() ? nth_line(line.name, 1) : edges.front();
}

AxisPlacement GridLines::place(const GridLine& start, const GridLine& end) const {
  using Kind = GridLine::Kind;
  AxisPlacement p;
  if (start.kind == Kind::kLine && end.kind == Kind::kLine) {
    p.lines = {line_of(start, false), line_of(end, true)};
    if (p.lines.start > p.lines.end) std::swap(p.lines.start, p.lines.end);
    if (p.lines.start == p.lines.end) p.lines.end = p.lines.start + 1;
    p.definite = true;
    return p;
  }
  if (start.kind == Kind::kLine) {
    p.lines.start = line_of(start, false);
    p.lines.end =
        end.kind == Kind::kSpan ? spanned_line(end.name, end.number, p.lines.start, true) : p.lines.start + 1;
    p.definite = true;
  } else if (end.kind == Kind::kLine) {
    p.lines.end = line_of(end, true);
    p.lines.start = start.kind == Kind::kSpan ? spanned_line(start.name, start.number, p.lines.end, false)
                                              : p.lines.end - 1;
    p.definite = true;
  } else {
    // §8.3.1: of two spans the end's is removed, and a span to a named line alone becomes 1.
    const GridLine& span = start.kind == Kind::kSpan ? start : end;
    if (span.kind == Kind::kSpan && span.name.empty()) p.span = std::clamp(span.number, 1, limit_);
  }
  if (p.definite && p.lines.start >= p.lines.end) {  // both at the limit
    if (p.lines.end >= limit_) p.lines.start = p.lines.end - 1;
    p.lines.end = p.lines.start + 1;
  }
  return p;
}

std::pair<PossibleLine, PossibleLine> GridLines::place_absolute(const GridLine& start,
                                                                const GridLine& end) const {
  using Kind = GridLine::Kind;
  std::pair<PossibleLine, PossibleLine> p;
  if (start.kind == Kind::kLine) p.first = {true, line_of(start, false)};
  if (end.kind == Kind::kLine) p.second = {true, line_of(end, true)};
  if (p.first.valid && end.kind == Kind::kSpan) {
    p.second = {true, spanned_line(end.name, end.number, p.first.line, true)};
  }
  if (p.second.valid && start.kind == Kind::kSpan) {
    p.first = {true, spanned_line(start.name, start.number, p.second.line, false)};
  }
  if (p.first.valid && p.second.valid) {
    if (p.first.line > p.second.line) std::swap(p.first.line, p.second.line);
    if (p.first.line == p.second.line) p.second = {};
  }
  return p;
}

const TrackSize& GridLines::track_size(int32_t track) const {
  if (track >= 0 && track < sized_) {
    const auto at = static_cast<int32_t>(template_.auto_at);
    const TrackCounts counts = track_counts(template_);
    const int32_t repeated = counts.repeated * repetitions_;
    if (counts.repeated == 0 || track < at) return template_.tracks[static_cast<size_t>(track)];
    if (track < at + repeated)
      return template_.auto_tracks[static_cast<size_t>((track - at) % counts.repeated)];
    return template_.tracks[static_cast<size_t>(track - repeated)];
  }
  // §7.6: the pattern goes on from the last explicit track, and backwards from the first.
  static const TrackSize kAuto;
  const auto count = static_cast<int32_t>(auto_tracks_.size());
  if (count == 0) return kAuto;
  int32_t i = track < 0 ? track % count : (track - sized_) % count;
  if (i < 0) i += count;
  return auto_tracks_[static_cast<size_t>(i)];
}

bool GridLines::is_auto_fit(int32_t track) const {
  if (template_.auto_repeat != GridTemplate::AutoRepeat::kFit) return false;
  const auto at = static_cast<int32_t>(template_.auto_at);
  return track >= at && track < at + track_counts(template_).repeated * repetitions_;
}

}  // namespace colosseum::layout

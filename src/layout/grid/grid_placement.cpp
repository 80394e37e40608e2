#include "layout/grid/grid_placement.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace colosseum::layout {

namespace {

/// The occupied cells, as runs in each track of the major axis.
class Occupancy {
 public:
  void occupy(GridSpan major, GridSpan minor) {
    if (major.end > static_cast<int32_t>(tracks_.size())) tracks_.resize(static_cast<size_t>(major.end));
    for (int32_t m = major.start; m < major.end; ++m) add(tracks_[static_cast<size_t>(m)], minor);
  }
  /// The first place from `from` on where `count` minor tracks are free in all of `major`.
  int32_t first_free(GridSpan major, int32_t from, int32_t count) const {
    const int32_t end = std::min(major.end, static_cast<int32_t>(tracks_.size()));
    bool moved = true;
    while (moved) {
      moved = false;
      for (int32_t m = major.start; m < end; ++m) {
        const auto& runs = tracks_[static_cast<size_t>(m)];
        const auto it = first_ending_after(runs, from);
        if (it == runs.end() || it->start >= from + count) continue;
        from = it->end;
        moved = true;
      }
    }
    return from;
  }
  bool is_free(GridSpan major, GridSpan minor) const {
    return first_free(major, minor.start, minor.count()) == minor.start;
  }

 private:
  using Runs = std::vector<GridSpan>;  ///< ordered, apart

  static Runs::const_iterator first_ending_after(const Runs& runs, int32_t line) {
    return std::upper_bound(runs.begin(), runs.end(), line,
                            [](int32_t l, const GridSpan& run) { return l < run.end; });
  }
  static void add(Runs& runs, GridSpan run) {
    auto first = std::lower_bound(runs.begin(), runs.end(), run.start,
                                  [](const GridSpan& r, int32_t line) { return r.end < line; });
    auto last = first;
    for (; last != runs.end() && last->start <= run.end; ++last) {
      run.start = std::min(run.start, last->start);
      run.end = std::max(run.end, last->end);
    }
    if (first == last) {
      runs.insert(first, run);
    } else {
      *first = run;
      runs.erase(first + 1, last);
    }
  }
  std::vector<Runs> tracks_;
};

/// §5.4: to within [first, last) tracks.
GridSpan clamp_area(GridSpan s, int32_t first, int32_t last) {
  if (s.start >= last) return {last - 1, last};
  if (s.end <= first) return {first, first + 1};
  return {std::max(s.start, first), std::min(s.end, last)};
}

/// The algorithm in terms of the axis that grows (major) and the one that items move along (minor).
class Placer {
 public:
  struct Item {
    AxisPlacement major, minor;
    GridSpan major_span, minor_span;
    bool placed = false;
  };

  /// `limit`: how many tracks the implicit grid may have.
  struct Limit {
    int32_t major, minor;
  };
  Placer(std::vector<Item>& items, int32_t minor_tracks, bool dense, Limit limit)
      : items_(items), minor_tracks_(minor_tracks), dense_(dense), limit_(limit) {}
  void run() {
    place_definite();
    place_locked_to_major();
    determine_minor_tracks();
    for (Item& item : items_) {
      if (!item.placed) place_remaining(item);
    }
  }
  int32_t minor_tracks() const { return minor_tracks_; }

 private:
  void settle(Item& item, GridSpan major, GridSpan minor) {
    item.major_span = clamp_area(major, 0, limit_.major);
    item.minor_span = clamp_area(minor, 0, limit_.minor);
    item.placed = true;
    cells_.occupy(item.major_span, item.minor_span);
  }
  // Step 1.
  void place_definite() {
    for (Item& item : items_) {
      if (item.major.definite && item.minor.definite) settle(item, item.major.lines, item.minor.lines);
    }
  }
  // Step 2.
  void place_locked_to_major() {
    std::map<int32_t, int32_t> past;  // by track: where the last item placed here ended
    for (Item& item : items_) {
      if (item.placed || !item.major.definite) continue;
      const GridSpan major = clamp_area(item.major.lines, 0, limit_.major);
      int32_t& cursor = past[major.start];
      const int32_t at = cells_.first_free(major, dense_ ? 0 : cursor, item.minor.span);
      settle(item, major, {at, at + item.minor.span});
      cursor = item.minor_span.end;
    }
  }
  // Step 3.
  void determine_minor_tracks() {
    for (const Item& item : items_) {
      const int32_t end = item.placed           ? item.minor_span.end
                          : item.minor.definite ? item.minor.lines.end
                                                : item.minor.span;
      minor_tracks_ = std::min(std::max(minor_tracks_, end), limit_.minor);
    }
  }
  // Step 4.
  void place_remaining(Item& item) {
    int32_t* searched = nullptr;
    if (dense_) {
      // From the start; cells only fill up, so not before where the last item of this shape went.
      searched =
          &searched_[{item.minor.definite ? item.minor.lines.start : -1,
                      item.minor.definite ? item.minor.lines.count() : item.minor.span, item.major.span}];
      major_ = *searched;
      minor_ = 0;
    }
    item.minor.definite ? place_in_minor(item) : place_anywhere(item);
    if (searched != nullptr) *searched = major_;
  }
  void place_in_minor(Item& item) {
    const GridSpan minor = clamp_area(item.minor.lines, 0, limit_.minor);
    if (!dense_ && minor.start < minor_) ++major_;
    minor_ = minor.start;
    while (major_ < limit_.major && !cells_.is_free({major_, major_ + item.major.span}, minor)) ++major_;
    settle(item, {major_, major_ + item.major.span}, minor);
  }
  void place_anywhere(Item& item) {
    const int32_t count = std::min(item.minor.span, minor_tracks_);
    for (; major_ < limit_.major; ++major_, minor_ = 0) {
      minor_ = cells_.first_free({major_, major_ + item.major.span}, minor_, count);
      if (minor_ + count <= minor_tracks_) break;
    }
    if (major_ >= limit_.major) minor_ = 0;
    settle(item, {major_, major_ + item.major.span}, {minor_, minor_ + count});
  }

  std::vector<Item>& items_;
  int32_t minor_tracks_;
  bool dense_;
  Limit limit_;
  Occupancy cells_;
  int32_t major_ = 0, minor_ = 0;  ///< the auto-placement cursor
  std::map<std::tuple<int32_t, int32_t, int32_t>, int32_t> searched_;
};

/// Nothing but single cells to fill one after the other.
bool only_single_cells(std::span<const ItemPlacement> items) {
  return std::all_of(items.begin(), items.end(), [](const ItemPlacement& i) {
    return !i.columns.definite && !i.rows.definite && i.columns.span == 1 && i.rows.span == 1;
  });
}

/// How far definite areas reach before the explicit grid; 0 or positive.
int32_t tracks_before(std::span<const ItemPlacement> items, AxisPlacement ItemPlacement::*axis) {
  int32_t before = 0;
  for (const ItemPlacement& item : items) {
    if ((item.*axis).definite) before = std::max(before, -(item.*axis).lines.start);
  }
  return before;
}

AxisPlacement moved(AxisPlacement p, int32_t by, int32_t tracks, bool fixed) {
  if (p.definite && fixed) p.lines = clamp_area(p.lines, 0, tracks);
  p.span = fixed ? std::min(p.span, tracks) : p.span;
  p.lines.start += by;
  p.lines.end += by;
  return p;
}

int32_t tracks_in_use(const std::vector<GridSpan>& spans, int32_t at_least) {
  for (const GridSpan& s : spans) at_least = std::max(at_least, s.end);
  return at_least;
}

}  // namespace

GridPlacement place_items(std::span<const ItemPlacement> items, const ExplicitGrid& grid, GridAutoFlow flow,
                          int32_t limit) {
  // A fixed minor axis never grows; a fixed major one holds what does not fit in its last track.
  const int32_t columns_before = grid.fixed_columns ? 0 : tracks_before(items, &ItemPlacement::columns);
  const int32_t rows_before = grid.fixed_rows ? 0 : tracks_before(items, &ItemPlacement::rows);
  const int32_t columns = grid.columns + columns_before, rows = grid.rows + rows_before;
  GridPlacement out;
  if (only_single_cells(items)) {
    SingleCells cells(grid, flow, limit);
    for (size_t i = 0; i < items.size(); ++i) {
      const SingleCells::Cell cell = cells.next();
      out.column_spans.push_back(cell.columns);
      out.row_spans.push_back(cell.rows);
    }
  } else {
    std::vector<Placer::Item> placing;
    placing.reserve(items.size());
    for (const ItemPlacement& item : items) {
      const AxisPlacement c = moved(item.columns, columns_before, grid.columns, grid.fixed_columns);
      const AxisPlacement r = moved(item.rows, rows_before, grid.rows, grid.fixed_rows);
      placing.push_back({flow.column ? c : r, flow.column ? r : c, {}, {}});
    }
    // Lines are within the limit on both sides of the explicit grid.
    const Placer::Limit most{limit + (flow.column ? columns_before : rows_before),
                             limit + (flow.column ? rows_before : columns_before)};
    Placer(placing, std::max(flow.column ? rows : columns, 1), flow.dense, most).run();
    for (const Placer::Item& item : placing) {
      GridSpan c = flow.column ? item.major_span : item.minor_span;
      GridSpan r = flow.column ? item.minor_span : item.major_span;
      if (grid.fixed_columns) c = clamp_area(c, 0, grid.columns);
      if (grid.fixed_rows) r = clamp_area(r, 0, grid.rows);
      out.column_spans.push_back(c);
      out.row_spans.push_back(r);
    }
  }
  out.columns = {tracks_in_use(out.column_spans, columns), columns_before};
  out.rows = {tracks_in_use(out.row_spans, rows), rows_before};
  return out;
}

}  // namespace colosseum::layout

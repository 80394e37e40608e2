#include "layout/grid/track_sizing.h"

#include <algorithm>
#include <cmath>

namespace colosseum::layout {

namespace {

constexpr LayoutUnit kInfinite = LayoutUnit::max();

/// What an item is accommodated with, in the order of §12.5 step 3.
enum class Phase : uint8_t {
  kIntrinsicMinimums,
  kContentMinimums,
  kAutoMaxContentMinimums,
  kMaxContentMinimums,
  kIntrinsicMaximums,
  kMaxContentMaximums,
};

/// Most are few, or in order already: std::stable_sort() would get memory for each.
template <typename T, typename Less>
void sort_stably(ScratchVector<T>& list, Less less) {
  if (!std::is_sorted(list.begin(), list.end(), less)) std::stable_sort(list.begin(), list.end(), less);
}

class Sizer {
 public:
  Sizer(std::span<Track> tracks, const TrackSizingInput& input, ItemContributions& items, Scratch& scratch)
      : tracks_(tracks), input_(input), items_(items), scratch_(scratch), shares_(scratch), flexed_(scratch) {
    shares_.reserve(tracks.size());
    flexed_.reserve(tracks.size());
  }
  void run() {
    initialize();
    resolve_intrinsic();
    maximize();
    expand_flexible();
    stretch_auto();
  }

 private:
  // ---- §12.4 ----
  void initialize();
  // ---- §12.5 ----
  void resolve_intrinsic();
  void size_to_single(size_t item);
  void size_flexible_to_single(size_t item);
  void accommodate(std::span<const size_t> group, bool flexible);
  void run_phase(Phase phase, std::span<const size_t> group, bool flexible);
  bool is_affected(const Track& t, Phase phase, bool flexible) const;
  LayoutUnit contribution(size_t item, Phase phase);
  LayoutUnit limited(size_t item, LayoutUnit contribution);
  void distribute(LayoutUnit space, Phase phase);
  LayoutUnit distribute_up_to_limits(LayoutUnit space, Phase phase);
  void distribute_beyond_limits(LayoutUnit space, Phase phase);
  void distribute_flexible(LayoutUnit space);
  // ---- §12.6 to §12.8 ----
  void maximize();
  void grow_to(LayoutUnit available);
  void expand_flexible();
  double used_flex_fraction();
  void apply_flex_fraction(double fraction);
  double find_fr_size(GridSpan span, LayoutUnit space);
  void stretch_auto();

  GridSpan all() const { return {0, static_cast<int32_t>(tracks_.size())}; }
  std::span<Track> in(GridSpan s) const {
    return tracks_.subspan(static_cast<size_t>(s.start), static_cast<size_t>(s.count()));
  }
  LayoutUnit total() const { return tracks_size(tracks_, all(), input_.gap); }
  LayoutUnit gaps(GridSpan s) const;
  /// Whether auto minimums are limited max-content contributions: where a content-based block size is found.
  /// DEVIATION: the text has such (min-content) contributions under a max-content (min-content) constraint
  /// too; browsers keep to the minimum contribution there, as aspect-ratio/grid-aspect-ratio-027.html wants,
  /// and of flexible tracks always (taffy-grid/grid_fr_content_proportion_zero_fr_collapse.html).
  bool is_sized_by_max_content(bool flexible) const {
    return input_.constraint == SizingConstraint::kAutomatic && !flexible;
  }

  std::span<Track> tracks_;
  const TrackSizingInput& input_;
  ItemContributions& items_;
  /// A track that one item's space goes to (§12.5.1).
  struct Share {
    Track* track;
    LayoutUnit room;  ///< up to its limit
    LayoutUnit increase;
  };
  Scratch& scratch_;
  ScratchVector<Share> shares_;
  ScratchVector<const Track*> flexed_;  ///< of find_fr_size()
};

bool is_base_phase(Phase p) { return p < Phase::kIntrinsicMaximums; }

LayoutUnit growth_limit(const Track& t) { return t.has_infinite_limit() ? t.base : t.limit; }

// §12.4.
void Sizer::initialize() {
  for (Track& t : tracks_) {
    t.base = t.min == Track::Min::kFixed ? t.min_size : LayoutUnit();
    t.limit = t.max == Track::Max::kFixed ? std::max(t.max_size, t.base) : kInfinite;
    t.planned = LayoutUnit();
    t.infinitely_growable = false;
  }
}

LayoutUnit Sizer::gaps(GridSpan s) const {
  int count = 0;
  for (const Track& t : in(s)) count += t.collapsed ? 0 : 1;
  return input_.gap * std::max(count - 1, 0);
}

// §12.5.
void Sizer::resolve_intrinsic() {
  auto is_intrinsic = [](const Track& t) { return t.has_intrinsic_min() || t.has_intrinsic_max(); };
  const bool any = std::any_of(tracks_.begin(), tracks_.end(), is_intrinsic);
  ScratchVector<size_t> spanning(scratch_), crossing_flexible(scratch_);
  bool crosses_one = true;  // each of crossing_flexible
  for (size_t i = 0; any && i < input_.items.size(); ++i) {
    const std::span<Track> spanned = in(input_.items[i]);
    if (spanned.size() == 1) {
      if (!is_intrinsic(spanned[0])) continue;
      if (spanned[0].is_flexible()) {
        crossing_flexible.push_back(i);
      } else {
        size_to_single(i);  // step 2
      }
      continue;
    }
    if (std::none_of(spanned.begin(), spanned.end(), is_intrinsic)) continue;
    if (std::any_of(spanned.begin(), spanned.end(), [](const Track& t) { return t.is_flexible(); })) {
      crossing_flexible.push_back(i);
      crosses_one = false;
    } else {
      spanning.push_back(i);
    }
  }
  for (Track& t : tracks_) t.limit = std::max(t.limit, t.base);
  // Step 3, by span count.
  sort_stably(spanning,
              [&](size_t a, size_t b) { return input_.items[a].count() < input_.items[b].count(); });
  for (size_t begin = 0; begin < spanning.size();) {
    size_t end = begin;
    const int32_t count = input_.items[spanning[begin]].count();
    while (end < spanning.size() && input_.items[spanning[end]].count() == count) ++end;
    accommodate(spanning.span().subspan(begin, end - begin), false);
    begin = end;
  }
  // Step 4.
  if (crosses_one) {
    for (size_t item : crossing_flexible) size_flexible_to_single(item);
  } else {
    accommodate(crossing_flexible.span(), true);
  }
  for (Track& t : tracks_) {  // step 5
    if (t.has_infinite_limit()) t.limit = t.base;
  }
}

// Step 2.
void Sizer::size_to_single(size_t item) {
  Track& t = in(input_.items[item]).front();
  switch (t.min) {
    case Track::Min::kFixed: break;
    case Track::Min::kMinContent: t.base = std::max(t.base, items_.min_content(item)); break;
    case Track::Min::kMaxContent: t.base = std::max(t.base, items_.max_content(item)); break;
    case Track::Min::kAuto:
      t.base = std::max(t.base, is_sized_by_max_content(false) ? limited(item, items_.max_content(item))
                                                               : items_.minimum(item));
      break;
  }
  if (!t.has_intrinsic_max()) return;
  LayoutUnit size = t.max == Track::Max::kMinContent ? items_.min_content(item) : items_.max_content(item);
  if (t.max == Track::Max::kFitContent) size = std::min(size, t.max_size);
  t.limit = t.has_infinite_limit() ? std::max(size, LayoutUnit()) : std::max(t.limit, size);
}

// Step 4, as it is where no item crosses more than one track.
void Sizer::size_flexible_to_single(size_t item) {
  Track& t = in(input_.items[item]).front();
  if (t.collapsed || !t.has_intrinsic_min()) return;
  t.base = std::max(t.base, items_.minimum(item));
  if (t.min != Track::Min::kAuto) t.base = std::max(t.base, items_.min_content(item));
  if (t.min == Track::Min::kMaxContent) t.base = std::max(t.base, items_.max_content(item));
  t.limit = std::max(t.limit, t.base);
}

// "limited by the max track sizing function (which could be the argument to a fit-content() track sizing
// function) if that is fixed and ultimately floored by its minimum contribution"
LayoutUnit Sizer::limited(size_t item, LayoutUnit contribution) {
  LayoutUnit upper;
  const GridSpan span = input_.items[item];
  for (const Track& t : in(span)) {
    if (t.max != Track::Max::kFixed && t.max != Track::Max::kFitContent) return contribution;
    upper += t.max == Track::Max::kFixed ? std::max(t.max_size, t.base) : t.max_size;
  }
  return std::max(std::min(contribution, upper + gaps(span)), items_.minimum(item));
}

void Sizer::accommodate(std::span<const size_t> group, bool flexible) {
  if (group.empty()) return;
  for (Phase phase : {Phase::kIntrinsicMinimums, Phase::kContentMinimums, Phase::kAutoMaxContentMinimums,
                      Phase::kMaxContentMinimums}) {
    if (phase == Phase::kAutoMaxContentMinimums && !is_sized_by_max_content(flexible)) continue;
    run_phase(phase, group, flexible);
  }
  for (size_t item : group) {
    for (Track& t : in(input_.items[item])) t.limit = std::max(t.limit, t.base);
  }
  if (flexible) return;  // flexible tracks have no intrinsic maximum
  run_phase(Phase::kIntrinsicMaximums, group, flexible);
  run_phase(Phase::kMaxContentMaximums, group, flexible);
  for (size_t item : group) {
    for (Track& t : in(input_.items[item])) t.infinitely_growable = false;
  }
}

bool Sizer::is_affected(const Track& t, Phase phase, bool flexible) const {
  if (t.collapsed || (flexible && !t.is_flexible())) return false;
  switch (phase) {
    case Phase::kIntrinsicMinimums: return t.has_intrinsic_min();
    case Phase::kContentMinimums: return t.min == Track::Min::kMinContent || t.min == Track::Min::kMaxContent;
    case Phase::kAutoMaxContentMinimums:
      return t.min == Track::Min::kAuto || t.min == Track::Min::kMaxContent;
    case Phase::kMaxContentMinimums: return t.min == Track::Min::kMaxContent;
    case Phase::kIntrinsicMaximums: return t.has_intrinsic_max();
    case Phase::kMaxContentMaximums: return t.has_max_content_max();
  }
  return false;
}

LayoutUnit Sizer::contribution(size_t item, Phase phase) {
  switch (phase) {
    case Phase::kIntrinsicMinimums: return items_.minimum(item);
    case Phase::kContentMinimums:
    case Phase::kIntrinsicMaximums: return items_.min_content(item);
    case Phase::kAutoMaxContentMinimums: return limited(item, items_.max_content(item));
    case Phase::kMaxContentMinimums:
    case Phase::kMaxContentMaximums: return items_.max_content(item);
  }
  return {};
}

// One item of the list in §12.5 step 3 over a group of items, with the increases planned first (§12.5.1).
void Sizer::run_phase(Phase phase, std::span<const size_t> group, bool flexible) {
  for (size_t item : group) {
    const GridSpan span = input_.items[item];
    shares_.clear();
    LayoutUnit sizes = gaps(span);
    for (Track& t : in(span)) {
      sizes += is_base_phase(phase) ? t.base : growth_limit(t);
      if (is_affected(t, phase, flexible)) shares_.push_back({&t, {}, {}});
    }
    if (shares_.empty()) continue;
    // Step 2.1.
    const LayoutUnit space = contribution(item, phase) - sizes;
    if (space <= LayoutUnit()) continue;
    flexible ? distribute_flexible(space) : distribute(space, phase);
    for (Share& s : shares_) s.track->planned = std::max(s.track->planned, s.increase);
  }
  for (size_t item : group) {  // step 3
    for (Track& t : in(input_.items[item])) {
      if (!is_affected(t, phase, flexible)) continue;
      if (is_base_phase(phase)) {
        t.base += t.planned;
      } else if (t.has_infinite_limit()) {
        t.limit = t.base + t.planned;
        if (phase == Phase::kIntrinsicMaximums) t.infinitely_growable = true;
      } else {
        t.limit += t.planned;
      }
      t.planned = LayoutUnit();
    }
  }
}

// Step 2.2: returns what is left. The smallest room first, so that what a track cannot take goes on to the
// others.
LayoutUnit Sizer::distribute_up_to_limits(LayoutUnit space, Phase phase) {
  for (Share& s : shares_) {
    const Track& t = *s.track;
    if (is_base_phase(phase)) {
      // A base size may be past its limit after an earlier phase.
      s.room = t.has_infinite_limit() ? kInfinite : std::max(t.limit - t.base, LayoutUnit());
      const bool max_content = phase >= Phase::kAutoMaxContentMinimums;
      if (max_content && t.max == Track::Max::kFitContent) {
        s.room = std::min(s.room, std::max(t.max_size - t.base, LayoutUnit()));
      }
      continue;
    }
    s.room = t.has_infinite_limit() || t.infinitely_growable ? kInfinite : LayoutUnit();
    // "limit the growth of any fit-content() tracks by their fit-content() argument"
    if (t.max == Track::Max::kFitContent) {
      s.room = std::min(s.room, std::max(t.max_size - growth_limit(t), LayoutUnit()));
    }
  }
  sort_stably(shares_, [](const Share& a, const Share& b) { return a.room < b.room; });
  auto left = static_cast<int>(shares_.size());
  for (Share& s : shares_) {
    s.increase = std::min(space / left--, s.room);
    space -= s.increase;
  }
  return space;
}

// Step 2.3. fit-content() counts as max-content until it reaches its argument, then as fixed.
void Sizer::distribute_beyond_limits(LayoutUnit space, Phase phase) {
  auto size_of = [&](const Share& s) {
    return (is_base_phase(phase) ? s.track->base : growth_limit(*s.track)) + s.increase;
  };
  auto grows = [&](const Share& s) {
    const Track& t = *s.track;
    if (t.max == Track::Max::kFitContent && size_of(s) >= t.max_size) return false;
    if (!is_base_phase(phase)) return true;
    return phase <= Phase::kContentMinimums ? t.has_intrinsic_max() : t.has_max_content_max();
  };
  auto count = static_cast<int>(std::count_if(shares_.begin(), shares_.end(), grows));
  const bool every = count == 0 && is_base_phase(phase);
  if (every) count = static_cast<int>(shares_.size());
  for (Share& s : shares_) {
    if (!every && !grows(s)) continue;
    LayoutUnit more = space / count--;
    const bool bounded = !is_base_phase(phase) && s.track->max == Track::Max::kFitContent;
    if (bounded) more = std::min(more, s.track->max_size - size_of(s));
    s.increase += more;
    space -= more;
  }
}

// Step 2.4.
void Sizer::distribute(LayoutUnit space, Phase phase) {
  space = distribute_up_to_limits(space, phase);
  if (space > LayoutUnit()) distribute_beyond_limits(space, phase);
}

// Step 4 of §12.5: by flex factors. DEVIATION: of a sum below one, the rest is not shared equally but by
// factors too, as browsers do (TrackSizing.ItemsAcrossFlexibleTracksGrowThemByFactor).
void Sizer::distribute_flexible(LayoutUnit space) {
  double sum = 0;
  for (const Share& s : shares_) sum += static_cast<double>(s.track->flex);
  const auto count = static_cast<double>(shares_.size());
  LayoutUnit given;
  double before = 0;
  for (Share& s : shares_) {
    before += sum > 0 ? static_cast<double>(s.track->flex) / sum : 1 / count;
    const LayoutUnit upto = &s == &shares_.back() ? space : space.scaled(std::min(before, 1.0));
    s.increase = upto - given;
    given = upto;
  }
}

// §12.6.
void Sizer::maximize() {
  if (input_.constraint == SizingConstraint::kMinContent) return;
  if (is_indefinite(input_.available)) {
    LayoutUnit unlimited = gaps(all());
    for (const Track& t : tracks_) unlimited += t.limit;
    grow_to(std::min(unlimited, std::max(input_.max_inner, input_.min_inner)));
  } else {
    grow_to(input_.available);
  }
}

void Sizer::grow_to(LayoutUnit available) {
  LayoutUnit space = available - total();
  if (space <= LayoutUnit()) return;
  shares_.clear();
  for (Track& t : tracks_) {
    if (t.limit > t.base) shares_.push_back({&t, t.limit - t.base, {}});
  }
  sort_stably(shares_, [](const Share& a, const Share& b) { return a.room < b.room; });
  auto left = static_cast<int>(shares_.size());
  for (Share& s : shares_) {
    const LayoutUnit more = std::min(space / left--, s.room);
    s.track->base += more;
    space -= more;
  }
}

// §12.7.
void Sizer::expand_flexible() {
  const bool any =
      std::any_of(tracks_.begin(), tracks_.end(), [](const Track& t) { return t.is_flexible(); });
  if (!any) return;
  if (!is_indefinite(input_.available)) {
    if (input_.available > total()) apply_flex_fraction(find_fr_size(all(), input_.available));
    return;
  }
  if (input_.constraint == SizingConstraint::kMinContent) return;
  const double fraction = used_flex_fraction();
  LayoutUnit grid = gaps(all());
  for (const Track& t : tracks_) {
    const LayoutUnit flexed =
        LayoutUnit::from_px(t.is_flexible() ? fraction * static_cast<double>(t.flex) : 0);
    grid += std::max(t.base, flexed);
  }
  if (grid < input_.min_inner) {
    apply_flex_fraction(find_fr_size(all(), input_.min_inner));
  } else if (grid > input_.max_inner) {
    if (input_.max_inner > total())
      apply_flex_fraction(find_fr_size(all(), std::max(input_.max_inner, input_.min_inner)));
  } else {
    apply_flex_fraction(fraction);
  }
}

// The free space is indefinite.
double Sizer::used_flex_fraction() {
  double fraction = 0;
  for (const Track& t : tracks_) {
    if (t.is_flexible())
      fraction = std::max(fraction, t.base.to_px() / std::max(1.0, static_cast<double>(t.flex)));
  }
  for (size_t i = 0; i < input_.items.size(); ++i) {
    const std::span<Track> spanned = in(input_.items[i]);
    if (std::none_of(spanned.begin(), spanned.end(), [](const Track& t) { return t.is_flexible(); }))
      continue;
    fraction = std::max(fraction, find_fr_size(input_.items[i], items_.max_content(i)));
  }
  return fraction;
}

void Sizer::apply_flex_fraction(double fraction) {
  // Fractions of a unit are carried on, so that equal tracks fill the whole space.
  double carried = 0;
  for (Track& t : tracks_) {
    if (!t.is_flexible()) continue;
    const double exact = fraction * static_cast<double>(t.flex) + carried;
    const LayoutUnit size = LayoutUnit::from_px(exact);
    if (size > t.base) {
      t.base = size;
      carried = std::max(exact - size.to_px(), 0.0);
    }
  }
}

// §12.7.1.
double Sizer::find_fr_size(GridSpan span, LayoutUnit space) {
  double leftover = (space - gaps(span)).to_px();
  double factors = 0;
  flexed_.clear();
  for (const Track& t : in(span)) {
    if (t.is_flexible()) {
      factors += static_cast<double>(t.flex);
      flexed_.push_back(&t);
    } else {
      leftover -= t.base.to_px();
    }
  }
  // Tracks whose base size is more than their share become inflexible, the largest demand first.
  auto demand = [](const Track* t) {
    if (t->base <= LayoutUnit()) return 0.0;
    return t->flex > 0 ? t->base.to_px() / static_cast<double>(t->flex) : HUGE_VAL;
  };
  sort_stably(flexed_, [&](const Track* a, const Track* b) { return demand(a) > demand(b); });
  double fr = leftover / std::max(factors, 1.0);
  for (const Track* t : flexed_) {
    if (fr * static_cast<double>(t->flex) >= t->base.to_px()) break;
    leftover -= t->base.to_px();
    factors -= static_cast<double>(t->flex);
    fr = leftover / std::max(factors, 1.0);
  }
  return std::max(fr, 0.0);
}

// §12.8.
void Sizer::stretch_auto() {
  if (!input_.stretch) return;
  LayoutUnit available = input_.available;
  if (is_indefinite(available)) {
    if (input_.constraint == SizingConstraint::kMinContent) return;
    available = input_.min_inner;
  }
  auto stretches = [](const Track& t) { return t.max == Track::Max::kAuto && !t.collapsed; };
  auto count = static_cast<int>(std::count_if(tracks_.begin(), tracks_.end(), stretches));
  LayoutUnit free = available - total();
  if (count == 0 || free <= LayoutUnit()) return;
  for (Track& t : tracks_) {
    if (!stretches(t)) continue;
    const LayoutUnit more = free / count--;
    t.base += more;
    free -= more;
  }
}

}  // namespace

Track make_track(const TrackSize& size, LayoutUnit base) {
  Track t;
  auto is_fixed = [&](const Length& l) {
    return l.is_length_percentage() && !(l.has_percent() && is_indefinite(base));
  };
  auto fixed = [&](const Length& l) { return std::max(resolve(l, base), LayoutUnit()); };
  const Length& min = size.min.length;
  if (!size.min.is_flexible() && is_fixed(min)) {
    t.min = Track::Min::kFixed;
    t.min_size = fixed(min);
  } else if (min.type == Length::Type::kMinContent) {
    t.min = Track::Min::kMinContent;
  } else if (min.type == Length::Type::kMaxContent) {
    t.min = Track::Min::kMaxContent;
  }
  const Length& max = size.max.length;
  if (size.max.is_flexible()) {
    t.max = Track::Max::kFlex;
    t.flex = size.max.flex;
  } else if (is_fixed(max)) {
    t.max = Track::Max::kFixed;
    t.max_size = fixed(max);
  } else if (max.type == Length::Type::kMinContent) {
    t.max = Track::Max::kMinContent;
  } else if (max.type == Length::Type::kMaxContent) {
    t.max = Track::Max::kMaxContent;
  } else if (max.type == Length::Type::kFitContentFunction && !(max.has_percent() && is_indefinite(base))) {
    t.max = Track::Max::kFitContent;
    t.max_size = fixed(max);
  } else if (max.type == Length::Type::kFitContentFunction) {
    t.max = Track::Max::kMaxContent;
  }
  return t;
}

LayoutUnit tracks_size(std::span<const Track> tracks, GridSpan span, LayoutUnit gap) {
  LayoutUnit sum;
  int count = 0;
  for (int32_t i = span.start; i < span.end; ++i) {
    const Track& t = tracks[static_cast<size_t>(i)];
    sum += t.base;
    count += t.collapsed ? 0 : 1;
  }
  return sum + gap * std::max(count - 1, 0);
}

void size_tracks(std::span<Track> tracks, const TrackSizingInput& input, ItemContributions& items,
                 Scratch& scratch) {
  Sizer(tracks, input, items, scratch).run();
}

}  // namespace colosseum::layout

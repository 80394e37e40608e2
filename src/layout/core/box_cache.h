// What layout keeps of one box between calls and passes, in few bytes.
#pragma once

#include <cstdint>

#include "base/arena.h"
#include "colosseum/leaf.h"
#include "layout/core/layout_result.h"

namespace colosseum::layout {

/// A question that was asked of a box: the fields of its space that the answer depends on.
class CacheKey {
 public:
  CacheKey(Arena& arena, const ConstraintSpace& space, const BreakToken* token, ReadMask reads);
  /// Whether this is the same question as far as it was looked at. Tokens are immutable and live as long as
  /// the entries: an address is a key.
  bool matches(const ConstraintSpace& space, const BreakToken* token) const {
    return matches(space, token, kReadNothing);
  }
  /// Whether it was only measured, or is the same when it is not.
  bool answers_measuring() const;
  /// Whether an answer that was (not) whole will do where it is not only measured; what measures does not
  /// look at fragmentainers.
  bool answers_for_good(const ConstraintSpace& space, bool is_whole) const;
  /// Whether the block size was left to the content, which does not look at it.
  bool is_open_in_block_axis() const;
  bool matches_but_for_block_size(const ConstraintSpace& space, const BreakToken* token) const;
  ReadMask reads() const { return reads_; }

 private:
  bool matches(const ConstraintSpace& space, const BreakToken* token, ReadMask ignored) const;
  /// The fields that few boxes look at.
  struct Rest {
    ConstraintSpace space;
    const BreakToken* token;
  };
  LogicalSize available_, percentage_;
  ReadMask reads_;
  SpaceModes modes_, looked_at_;
  const Rest* rest_ = nullptr;
};

struct LayoutEntry {
  LayoutEntry* next;
  CacheKey key;
  const LayoutResult* result;
};
struct MinMaxEntry {
  MinMaxEntry* next;
  CacheKey key;
  MinMax sizes;
};
/// An answer of LeafContent::measure().
struct LeafEntry {
  LeafEntry* next;
  LeafConstraints constraints;
  LeafMeasurement measurement;
};

/// Lists of answers, the last used first.
struct BoxCache {
  static constexpr int kMaxLayouts = 8;
  static constexpr int kMaxMinMax = 4;
  static constexpr int kMaxMeasurements = 4;
  union {
    LayoutEntry* layouts = nullptr;
    LeafEntry* measurements;  ///< of a leaf, whose layouts are not kept
  };
  union {
    MinMaxEntry* min_maxes = nullptr;
    const MinMax* leaf_sizes;  ///< of a leaf, which looks at no space for them
  };
};

/// Finds the first entry that `matches` and moves it to the front.
template <typename Entry, typename Matches>
Entry* find_entry(Entry*& first, Matches&& matches) {
  for (Entry** at = &first; *at != nullptr; at = &(*at)->next) {
    Entry* entry = *at;
    if (!matches(*entry)) continue;
    if (at != &first) {
      *at = entry->next;
      entry->next = first;
      first = entry;
    }
    return entry;
  }
  return nullptr;
}

/// Puts an entry in front; the one that was not used for longest goes when there are more than `most`.
template <typename Entry>
void add_entry(Entry*& first, Entry* entry, int most) {
  entry->next = first;
  first = entry;
  for (Entry* e = first; e != nullptr; e = e->next) {
    if (--most == 0) e->next = nullptr;
  }
}

}  // namespace colosseum::layout

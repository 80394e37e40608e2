// Where floats keep content away, as a value (css2 §9.5). All coordinates are from the block formatting
// context root's border-box corner: line-left edges and block offsets.
#pragma once

#include <span>

#include "base/arena.h"
#include "colosseum/style.h"

namespace colosseum::layout {

/// The margin box of a placed float.
struct Exclusion {
  LayoutUnit left, right, top, bottom;
  bool is_left = true;
  bool operator==(const Exclusion&) const = default;
};

/// A stretch between floats.
struct FloatRoom {
  LayoutUnit left, right;
  LayoutUnit next_edge = LayoutUnit::max();  ///< where the first of the floats asked about ends
  LayoutUnit width() const { return right - left; }
};

/// The floats placed so far. Immutable: adding gives a new space. Spaces that grew from one another share
/// memory.
class ExclusionSpace {
 public:
  /// `before` with one float more; null means no floats.
  static const ExclusionSpace* add(Arena& arena, const ExclusionSpace* before, const Exclusion& exclusion);

  /// What is free between `left` and `right` over the block range [top, bottom]; of an empty range the line
  /// at `top`.
  FloatRoom room(LayoutUnit left, LayoutUnit right, LayoutUnit top, LayoutUnit bottom) const;
  /// The block offset below all floats of the sides (css2 §9.5.2); LayoutUnit::min() when there are none.
  LayoutUnit clearance(bool left, bool right) const;
  /// The top of the last float: later ones are not above it (css2 §9.5.1 rule 5).
  LayoutUnit last_top() const { return last_top_; }
  /// Below all floats.
  LayoutUnit bottom() const { return clearance(true, true); }
  bool same_as(const ExclusionSpace& other) const;

 private:
  /// Grows at the end; spaces see the first `count_` entries.
  struct Store {
    Exclusion* entries;
    LayoutUnit* bottoms;  ///< largest bottom of the entries up to here
    size_t size, capacity;
  };
  Store* store_ = nullptr;
  size_t count_ = 0;
  LayoutUnit last_top_, left_bottom_ = LayoutUnit::min(), right_bottom_ = LayoutUnit::min();
};

/// Whether two spaces, either of which may be null, hold the same floats.
bool same_exclusions(const ExclusionSpace* a, const ExclusionSpace* b);

/// The block offset that `clear` asks for; LayoutUnit::min() for none (css2 §9.5.2).
LayoutUnit clearance_offset(const ExclusionSpace* floats, Clear clear, Direction direction);

/// Whether a float goes to the line-left side in a containing block of this direction.
bool floats_left(Float value, Direction containing_block);

}  // namespace colosseum::layout

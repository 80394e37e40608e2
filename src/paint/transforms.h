// The transforms of boxes as affine maps of the page (css-transforms-1, css-transforms-2).
#pragma once

#include <array>
#include <optional>
#include <unordered_map>
#include <vector>

#include "colosseum/display_list.h"
#include "layout/layout_tree.h"

namespace colosseum::paint {

/// The map that does `inner` first.
Transform compose(const Transform& outer, const Transform& inner);
Point map(const Transform& t, Point p);
/// The bounding box of the image of `r`.
Rect map(const Transform& t, const Rect& r);
/// Brings a point back; false when the map is degenerate.
bool unmap(const Transform& t, Point& p);
bool is_translation(const Transform& t);

/// What the transform properties do to a box, as a flat page shows it.
struct UsedTransform {
  Transform flat;           ///< in the coordinates that the box's offset is in, or those of its 3D context
  bool in_context = false;  ///< part of the 3D rendering context of the box around (css-transforms-2 §4.1.2)
  bool preserves = false;   ///< and what is in it is too
  bool hidden = false;      ///< shows its back, and hides it (§12)
};

/// The transforms of the boxes of one page, which are asked for parents first.
/// DEVIATION: maps that are not affine (perspective on turned boxes) count as the affine ones next to them,
/// and the boxes of a 3D rendering context are not sorted by depth.
class TransformSpaces {
 public:
  explicit TransformSpaces(const BoxTree& boxes) : boxes_(boxes) {}
  /// For a fragment whose border box lies at `offset`; nothing when it is not transformed.
  std::optional<UsedTransform> enter(const layout::Fragment& fragment, PhysicalOffset offset);

 private:
  /// A box with perspective, or one that its children share a 3D rendering context with.
  struct Space {
    std::array<double, 16> accumulated, perspective;  ///< column by column
    bool preserves;
  };
  const Space* around(BoxId box) const;
  const BoxTree& boxes_;
  std::unordered_map<BoxId, Space> spaces_;
};

/// The transforms around fragments that are visited parents first.
class TransformTrail {
 public:
  explicit TransformTrail(const BoxTree& boxes) : spaces_(boxes) {}
  /// The map from the coordinates of the fragment's offset to the page; null when that is the identity.
  const Transform* enter(const layout::Fragment& fragment, PhysicalOffset offset, size_t depth);

 private:
  struct Entry {
    size_t depth;
    Transform transform;
    Transform outside;  ///< of the 3D rendering context
  };
  TransformSpaces spaces_;
  std::vector<Entry> open_;
};

}  // namespace colosseum::paint

// Choosing faces of a family by stretch, style and weight (css-fonts-4 §5.2 step 4).
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "colosseum/values.h"

namespace colosseum::text {

/// What a face says of itself: ranges for variable fonts, else single values.
struct FaceTraits {
  float weight_min = 400, weight_max = 400;
  float stretch_min = 100, stretch_max = 100;
  FontStyle style;
  bool operator==(const FaceTraits&) const = default;
};

/// What is asked for.
struct FaceRequest {
  float weight = 400;
  float stretch = 100;
  FontStyle style;
  /// False for installed fonts, whose italic and oblique faces stand for each other; @font-face rules keep
  /// them apart.
  bool distinguish_italic = false;
  bool may_synthesize_style = true;
};

/// Indices of the faces left when stretch, style and weight have narrowed the set, in the order given; empty
/// only for an empty family.
std::vector<size_t> match_faces(std::span<const FaceTraits> family, const FaceRequest& request);

}  // namespace colosseum::text

#include "text/engine/font_match.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace colosseum::text {
namespace {

// Candidates are ranked by tier, then by distance; the least wins.
using Rank = std::pair<int, float>;

// css-fonts-4 §5.2 step 4.1
Rank stretch_rank(const FaceTraits& face, float want) {
  if (face.stretch_min <= want && want <= face.stretch_max) return {0, 0};
  const bool below = face.stretch_max < want;
  const float distance = below ? want - face.stretch_max : face.stretch_min - want;
  const bool first = below == (want <= 100);
  return {first ? 1 : 2, distance};
}

// Step 4.2 for `normal`.
Rank normal_style_rank(const FontStyle& style) {
  switch (style.kind) {
    case FontStyle::Kind::kNormal: return {0, 0};
    case FontStyle::Kind::kItalic: return {1, 0};
    case FontStyle::Kind::kOblique: break;
  }
  return style.angle_deg >= 0 ? Rank{0, style.angle_deg} : Rank{2, -style.angle_deg};
}

// Step 4.2 for `italic`.
Rank italic_rank(const FontStyle& style) {
  switch (style.kind) {
    case FontStyle::Kind::kItalic: return {0, 0};
    case FontStyle::Kind::kNormal: return {3, 0};
    case FontStyle::Kind::kOblique: break;
  }
  const float angle = style.angle_deg;
  if (angle <= 0) return {4, -angle};
  return angle >= 11 ? Rank{1, angle} : Rank{2, 11 - angle};
}

// Step 4.2 for `oblique`; negative angles mirror.
Rank oblique_rank(const FontStyle& style, const FaceRequest& request) {
  const float sign = request.style.angle_deg < 0 ? -1.0f : 1.0f;
  const float want = std::fabs(request.style.angle_deg);
  const bool shear = request.distinguish_italic && request.may_synthesize_style;
  switch (style.kind) {
    case FontStyle::Kind::kItalic: return {shear ? 4 : 3, 0};
    case FontStyle::Kind::kNormal: return {shear ? 3 : 5, 0};
    case FontStyle::Kind::kOblique: break;
  }
  const float angle = style.angle_deg * sign;
  if (angle <= 0) return {6, -angle};
  if (angle == want) return {0, 0};
  const bool first = (angle > want) == (want >= 11);
  return {first ? 1 : 2, std::fabs(angle - want)};
}

Rank style_rank(const FaceTraits& face, const FaceRequest& request) {
  switch (request.style.kind) {
    case FontStyle::Kind::kItalic: return italic_rank(face.style);
    case FontStyle::Kind::kOblique: return oblique_rank(face.style, request);
    case FontStyle::Kind::kNormal: break;
  }
  return normal_style_rank(face.style);
}

// css-fonts-4 §5.2 step 4.3
Rank weight_rank(const FaceTraits& face, float want) {
  if (face.weight_min <= want && want <= face.weight_max) return {0, 0};
  const bool below = face.weight_max < want;
  const float distance = below ? want - face.weight_max : face.weight_min - want;
  if (want >= 400 && want <= 500) {
    if (below) return {2, distance};
    return {face.weight_min <= 500 ? 1 : 3, distance};
  }
  const bool first = below == (want < 400);
  return {first ? 1 : 2, distance};
}

template <typename RankOf>
void keep_best(std::vector<size_t>& set, std::span<const FaceTraits> family, RankOf rank_of) {
  Rank best{std::numeric_limits<int>::max(), 0};
  for (size_t i : set) best = std::min(best, rank_of(family[i]));
  std::erase_if(set, [&](size_t i) { return rank_of(family[i]) != best; });
}

}  // namespace

std::vector<size_t> match_faces(std::span<const FaceTraits> family, const FaceRequest& request) {
  std::vector<size_t> set(family.size());
  for (size_t i = 0; i < set.size(); ++i) set[i] = i;
  keep_best(set, family, [&](const FaceTraits& f) { return stretch_rank(f, request.stretch); });
  keep_best(set, family, [&](const FaceTraits& f) { return style_rank(f, request); });
  keep_best(set, family, [&](const FaceTraits& f) { return weight_rank(f, request.weight); });
  return set;
}

}  // namespace colosseum::text

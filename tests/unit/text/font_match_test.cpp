#include "text/engine/font_match.h"

#include <gtest/gtest.h>

namespace colosseum::text {
namespace {

FaceTraits face(float weight, FontStyle::Kind kind = FontStyle::Kind::kNormal, float stretch = 100) {
  FaceTraits t;
  t.weight_min = t.weight_max = weight;
  t.stretch_min = t.stretch_max = stretch;
  t.style.kind = kind;
  return t;
}
size_t best(const std::vector<FaceTraits>& family, float weight,
            FontStyle::Kind kind = FontStyle::Kind::kNormal, float stretch = 100) {
  FaceRequest request;
  request.weight = weight;
  request.stretch = stretch;
  request.style.kind = kind;
  return match_faces(family, request).front();
}

TEST(FontMatch, WeightsBetween400And500LookUpTo500First) {
  const std::vector<FaceTraits> family = {face(300), face(500), face(600)};
  EXPECT_EQ(best(family, 400), 1u);
  EXPECT_EQ(best({face(300), face(600)}, 450), 0u);
  EXPECT_EQ(best({face(600), face(900)}, 500), 0u);
}

TEST(FontMatch, LightLooksDownBoldLooksUp) {
  EXPECT_EQ(best({face(200), face(400)}, 300), 0u);
  EXPECT_EQ(best({face(400), face(900)}, 300), 0u);
  EXPECT_EQ(best({face(400), face(900)}, 600), 1u);
  EXPECT_EQ(best({face(400), face(500)}, 900), 1u);
}

TEST(FontMatch, StretchGoesBeforeStyleAndWeight) {
  const auto kItalic = FontStyle::Kind::kItalic, kNormal = FontStyle::Kind::kNormal;
  const std::vector<FaceTraits> family = {face(700, kItalic, 75), face(400, kNormal, 100),
                                          face(400, kNormal, 125)};
  EXPECT_EQ(best(family, 700, kItalic, 100), 1u);
  EXPECT_EQ(best(family, 400, kNormal, 80), 0u);
  EXPECT_EQ(best(family, 400, kNormal, 110), 2u);
}

TEST(FontMatch, ItalicTakesObliqueBeforeNormal) {
  const std::vector<FaceTraits> family = {face(400), face(400, FontStyle::Kind::kOblique)};
  EXPECT_EQ(best(family, 400, FontStyle::Kind::kItalic), 1u);
  EXPECT_EQ(best(family, 400), 0u);
}

TEST(FontMatch, RangesContainTheirValues) {
  FaceTraits variable = face(100);
  variable.weight_max = 900;
  EXPECT_EQ(match_faces(std::vector<FaceTraits>{variable, face(400)}, {}).size(), 2u);
  EXPECT_TRUE(match_faces({}, {}).empty());
}

}  // namespace
}  // namespace colosseum::text

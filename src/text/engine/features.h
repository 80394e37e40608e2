// OpenType features from font-kerning, font-variant-* and font-feature-settings (css-fonts-4 §6, §7.2).
#pragma once

#include <hb.h>

#include <vector>

#include "colosseum/style.h"

namespace colosseum::text {

/// In order of rising precedence. With letter-spacing, optional ligatures are off unless asked for by
/// font-feature-settings (css-text-3 §7.2).
std::vector<hb_feature_t> make_features(const FontGroup& properties, const FontSettings& rule_features,
                                        bool letter_spaced);

/// The feature that font-variant-caps asks for first, 0 for normal; and a second one (all-small-caps).
struct CapsFeatures {
  uint32_t lower = 0;  ///< applied to lower-case letters
  uint32_t upper = 0;  ///< applied to capitals
};
CapsFeatures caps_features(FontVariantCaps caps);

}  // namespace colosseum::text

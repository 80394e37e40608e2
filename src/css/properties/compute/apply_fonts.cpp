// Computing font values (css-fonts-4 §2) and line-height.
#include <algorithm>

#include "css/properties/compute/compute_state.h"
#include "css/properties/compute/families.h"
#include "css/properties/compute/font_size.h"

namespace colosseum::css {

void apply_font(ComputeState& s, PropertyId p, const SpecifiedValue& v) {
  switch (p) {
    case PropertyId::kFontFamily: s.builder.set_font_family(typed<FontFamilyList>(v)); break;
    case PropertyId::kFontStyle: s.builder.set_font_style(typed<FontStyle>(v)); break;
    case PropertyId::kFontFeatureSettings: s.builder.set_font_feature_settings(typed<FontSettings>(v)); break;
    case PropertyId::kFontVariationSettings:
      s.builder.set_font_variation_settings(typed<FontSettings>(v));
      break;
    default: break;
  }
}

bool is_monospace(const FontFamilyList& families) {
  return families.size() == 1 && families[0].generic && families[0].name == "monospace";
}

float font_size_of_keyword(int keyword, bool monospace) {
  // css-fonts-4 §2.5.1 in the sizes browsers use for defaults of 16 and 13 px.
  constexpr float kProportional[] = {9, 10, 13, 16, 18, 24, 32, 48};
  constexpr float kMonospace[] = {9, 10, 12, 13, 16, 20, 26, 39};
  auto i = static_cast<size_t>(std::clamp(keyword, 1, 8) - 1);
  return monospace ? kMonospace[i] : kProportional[i];
}

void apply_font_size(ComputeState& s, PropertyId, const SpecifiedValue& v) {
  const ComputedStyle& parent = s.parent();
  float parent_size = parent.font_size();
  // Where the parent's size comes from no absolute length, one relative to it does not either.
  int relative_origin =
      parent.colosseum_font_size_origin() == kFontSizeAbsolute ? kFontSizeAbsolute : kFontSizeRelative;
  int origin = kFontSizeAbsolute;
  double size = parent_size;
  if (v.kind == ValueKind::kKeyword) {
    if (v.keyword < kFontSizeLarger) {
      origin = v.keyword;
      size = font_size_of_keyword(origin, is_monospace(s.builder.font_family()));
    } else {
      origin = relative_origin;
      size = v.keyword == kFontSizeLarger ? parent_size * 1.2 : parent_size / 1.2;
    }
  } else {
    s.units_of_parent = true;
    size = std::max(s.px(v, parent_size), 0.0);
    s.units_of_parent = false;
    bool font_relative = v.kind == ValueKind::kDimension &&
                         (v.unit == Unit::kPercent || (v.unit >= Unit::kEm && v.unit <= Unit::kLh));
    if (font_relative) origin = relative_origin;
  }
  s.builder.set_font_size(static_cast<float>(std::min(size, 100000.0)));
  s.builder.set_colosseum_font_size_origin(origin);
}

// The default size of monospace is smaller: sizes that no absolute length fixes follow a change of family.
void adjust_monospace_size(ComputeState& s) {
  bool mono = is_monospace(s.builder.font_family());
  bool parent_mono = is_monospace(s.parent().font_family());
  int origin = s.builder.colosseum_font_size_origin();
  if (mono == parent_mono || origin == kFontSizeAbsolute) return;
  if (origin > 0) {
    s.builder.set_font_size(font_size_of_keyword(origin, mono));
  } else {
    constexpr float kRatio = 13.0f / 16.0f;
    s.builder.set_font_size(mono ? s.builder.font_size() * kRatio : s.builder.font_size() / kRatio);
  }
}

// css-fonts-4 §2.2.1: bolder and lighter.
void apply_font_weight(ComputeState& s, PropertyId, const SpecifiedValue& v) {
  float w = v.number;
  if (v.kind == ValueKind::kKeyword) {
    w = s.parent().font_weight();
    if (v.keyword == kFontWeightBolder) {
      w = w < 350 ? 400 : w < 550 ? 700 : w < 900 ? 900 : w;
    } else {
      w = w < 100 ? w : w < 550 ? 100 : w < 750 ? 400 : 700;
    }
  }
  s.builder.set_font_weight(w);
}

void apply_line_height(ComputeState& s, PropertyId, const SpecifiedValue& v) {
  LineHeight l;
  if (v.kind == ValueKind::kNumber) {
    l = {LineHeight::Kind::kNumber, v.number};
  } else if (v.kind != ValueKind::kLengthKeyword) {
    s.line_height_of_parent = true;
    l = {LineHeight::Kind::kLength, static_cast<float>(std::max(s.px(v, s.builder.font_size()), 0.0))};
    s.line_height_of_parent = false;
  }
  s.builder.set_line_height(l);
}

}  // namespace colosseum::css

#include "text/engine/features.h"

#include <algorithm>
#include <cmath>
#include <initializer_list>

namespace colosseum::text {
namespace {

constexpr uint32_t tag(const char (&s)[5]) {
  return static_cast<uint32_t>(s[0]) << 24 | static_cast<uint32_t>(s[1]) << 16 |
         static_cast<uint32_t>(s[2]) << 8 | static_cast<uint32_t>(s[3]);
}

class FeatureList {
 public:
  void set(uint32_t feature, uint32_t value) {
    features_.push_back({feature, value, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END});
  }
  void set_all(std::initializer_list<uint32_t> list, uint32_t value) {
    for (uint32_t feature : list) set(feature, value);
  }
  void set_settings(const FontSettings& settings) {
    for (const FontSetting& s : settings) {
      set(s.tag, static_cast<uint32_t>(std::clamp(std::isfinite(s.value) ? s.value : 0.0f, 0.0f, 65535.0f)));
    }
  }
  std::vector<hb_feature_t> take() { return std::move(features_); }

 private:
  std::vector<hb_feature_t> features_;
};

template <typename E>
bool has(uint16_t set, E flag) {
  return (set & static_cast<uint16_t>(flag)) != 0;
}

// §6.4
void add_ligatures(FeatureList& list, uint16_t set, bool letter_spaced) {
  using L = FontVariantLigatures;
  if (has(set, L::kNone)) {
    list.set_all({tag("liga"), tag("clig"), tag("dlig"), tag("hlig"), tag("calt")}, 0);
    return;
  }
  const bool common = !letter_spaced || has(set, L::kCommonLigatures);
  if (has(set, L::kNoCommonLigatures) || !common) list.set_all({tag("liga"), tag("clig")}, 0);
  if (has(set, L::kCommonLigatures)) list.set_all({tag("liga"), tag("clig")}, 1);
  if (has(set, L::kDiscretionaryLigatures)) list.set(tag("dlig"), 1);
  if (has(set, L::kNoDiscretionaryLigatures)) list.set(tag("dlig"), 0);
  if (has(set, L::kHistoricalLigatures)) list.set(tag("hlig"), 1);
  if (has(set, L::kNoHistoricalLigatures)) list.set(tag("hlig"), 0);
  if (has(set, L::kContextual)) list.set(tag("calt"), 1);
  if (has(set, L::kNoContextual) || (letter_spaced && !has(set, L::kContextual))) list.set(tag("calt"), 0);
}

// §6.7
void add_numeric(FeatureList& list, uint16_t set) {
  using N = FontVariantNumeric;
  if (has(set, N::kLiningNums)) list.set(tag("lnum"), 1);
  if (has(set, N::kOldstyleNums)) list.set(tag("onum"), 1);
  if (has(set, N::kProportionalNums)) list.set(tag("pnum"), 1);
  if (has(set, N::kTabularNums)) list.set(tag("tnum"), 1);
  if (has(set, N::kDiagonalFractions)) list.set(tag("frac"), 1);
  if (has(set, N::kStackedFractions)) list.set(tag("afrc"), 1);
  if (has(set, N::kOrdinal)) list.set(tag("ordn"), 1);
  if (has(set, N::kSlashedZero)) list.set(tag("zero"), 1);
}

// §6.10
void add_east_asian(FeatureList& list, uint16_t set) {
  using A = FontVariantEastAsian;
  if (has(set, A::kJis78)) list.set(tag("jp78"), 1);
  if (has(set, A::kJis83)) list.set(tag("jp83"), 1);
  if (has(set, A::kJis90)) list.set(tag("jp90"), 1);
  if (has(set, A::kJis04)) list.set(tag("jp04"), 1);
  if (has(set, A::kSimplified)) list.set(tag("smpl"), 1);
  if (has(set, A::kTraditional)) list.set(tag("trad"), 1);
  if (has(set, A::kFullWidth)) list.set(tag("fwid"), 1);
  if (has(set, A::kProportionalWidth)) list.set(tag("pwid"), 1);
  if (has(set, A::kRuby)) list.set(tag("ruby"), 1);
}

}  // namespace

CapsFeatures caps_features(FontVariantCaps caps) {
  switch (caps) {
    case FontVariantCaps::kNormal: return {};
    case FontVariantCaps::kSmallCaps: return {tag("smcp"), 0};
    case FontVariantCaps::kAllSmallCaps: return {tag("smcp"), tag("c2sc")};
    case FontVariantCaps::kPetiteCaps: return {tag("pcap"), 0};
    case FontVariantCaps::kAllPetiteCaps: return {tag("pcap"), tag("c2pc")};
    case FontVariantCaps::kUnicase: return {tag("unic"), 0};
    case FontVariantCaps::kTitlingCaps: return {tag("titl"), 0};
  }
  return {};
}

std::vector<hb_feature_t> make_features(const FontGroup& p, const FontSettings& rule_features,
                                        bool letter_spaced) {
  FeatureList list;
  list.set_settings(rule_features);  // §7.2 step 3
  if (p.font_kerning == FontKerning::kNone) list.set_all({tag("kern"), tag("vkrn")}, 0);
  if (p.font_kerning == FontKerning::kNormal) list.set(tag("kern"), 1);
  add_ligatures(list, p.font_variant_ligatures, letter_spaced);
  const CapsFeatures caps = caps_features(p.font_variant_caps);
  if (caps.lower) list.set(caps.lower, 1);
  if (caps.upper) list.set(caps.upper, 1);
  add_numeric(list, p.font_variant_numeric);
  add_east_asian(list, p.font_variant_east_asian);
  if (p.font_variant_position == FontVariantPosition::kSub) list.set(tag("subs"), 1);
  if (p.font_variant_position == FontVariantPosition::kSuper) list.set(tag("sups"), 1);
  if (p.font_variant_alternates == FontVariantAlternates::kHistoricalForms) list.set(tag("hist"), 1);
  list.set_settings(p.font_feature_settings);  // §7.2 step 6
  return list.take();
}

}  // namespace colosseum::text

#include "text/engine/font_library.h"

#include <algorithm>
#include <cmath>

#include "base/hash.h"
#include "text/engine/sfnt.h"

namespace colosseum::text {
namespace {

constexpr uint32_t kWght = 0x77676874, kWdth = 0x77647468, kSlnt = 0x736C6E74, kItal = 0x6974616C,
                   kOpsz = 0x6F70737A;
constexpr float kSynthesizedSlant = 0.25f;  // of italic, as browsers shear
constexpr float kItalicAngle = 14;
constexpr float kPi = 3.14159265f;

bool wants_slant(const FontStyle& style) {
  return style.kind == FontStyle::Kind::kItalic ||
         (style.kind == FontStyle::Kind::kOblique && style.angle_deg != 0);
}

class VariationList {
 public:
  explicit VariationList(const Typeface& typeface) : typeface_(typeface) {}
  void set(uint32_t tag, float value) {
    const Axis* axis = typeface_.axis(tag);
    if (!axis || !std::isfinite(value)) return;
    value = std::clamp(value, std::min(axis->min, axis->max), std::max(axis->min, axis->max));
    for (FontSetting& s : list_) {
      if (s.tag == tag) {
        s.value = value;
        return;
      }
    }
    list_.push_back({tag, value});
  }
  FontSettings take() {
    std::sort(list_.begin(), list_.end(),
              [](const FontSetting& a, const FontSetting& b) { return a.tag < b.tag; });
    return std::move(list_);
  }

 private:
  const Typeface& typeface_;
  FontSettings list_;
};

// css-fonts-4 §7.2 steps 1, 2 and 5: the variations that font properties and font-variation-settings set.
FontSettings variations_for(const Typeface& typeface, const FaceTraits& traits, const FontGroup& p) {
  if (typeface.axes().empty()) return {};
  VariationList list(typeface);
  list.set(kWght,
           std::clamp(p.font_weight, traits.weight_min, std::max(traits.weight_min, traits.weight_max)));
  list.set(kWdth,
           std::clamp(p.font_stretch, traits.stretch_min, std::max(traits.stretch_min, traits.stretch_max)));
  if (p.font_style.kind == FontStyle::Kind::kItalic) {
    list.set(kItal, 1);
    if (!typeface.axis(kItal)) list.set(kSlnt, -kItalicAngle);
  }
  if (p.font_style.kind == FontStyle::Kind::kOblique) list.set(kSlnt, -p.font_style.angle_deg);
  if (p.font_optical_sizing == FontOpticalSizing::kAuto) list.set(kOpsz, p.font_size);
  for (const FontSetting& s : p.font_variation_settings) list.set(s.tag, s.value);
  return list.take();
}

// css-fonts-4 §2.8.1: installed faces as browsers do it, rules when their range ends below bold.
bool needs_bold(const FaceTraits& traits, bool from_rule, const FontGroup& p) {
  if (p.font_synthesis_weight != FontSynthesisWeight::kAuto) return false;
  if (from_rule) return p.font_weight >= 600 && traits.weight_max < 600;
  return p.font_weight > traits.weight_max + 200;
}

// css-fonts-4 §2.8.2
float slant_for(const Typeface& typeface, const FaceTraits& traits, const FontGroup& p) {
  if (p.font_synthesis_style != FontSynthesisStyle::kAuto || !wants_slant(p.font_style)) return 0;
  if (traits.style.kind != FontStyle::Kind::kNormal) return 0;
  if (typeface.axis(kSlnt) || typeface.axis(kItal)) return 0;
  if (p.font_style.kind == FontStyle::Kind::kItalic || p.font_style.angle_deg == kItalicAngle) {
    return kSynthesizedSlant;
  }
  return std::tan(std::clamp(p.font_style.angle_deg, -80.0f, 80.0f) * kPi / 180);
}

uint64_t spec_hash(const FaceSpec& spec) {
  Hasher h;
  h.mix(reinterpret_cast<uintptr_t>(spec.instance));
  hash_append(h, spec.size);
  h.mix(spec.synthetic_bold);
  hash_append(h, spec.synthetic_slant);
  hash_append(h, spec.rule_features);
  return h.value();
}

float clean(float v, float lo, float hi, float otherwise) {
  return std::isfinite(v) ? std::clamp(v, lo, hi) : otherwise;
}

}  // namespace

bool LoadedRule::covers(char32_t c) const {
  if (unicode_ranges.empty()) return true;
  return std::any_of(unicode_ranges.begin(), unicode_ranges.end(),
                     [c](const auto& r) { return r.first <= c && c <= r.second; });
}

FontLibrary::FontLibrary(const TextEngineOptions& options)
    : limits_(options.limits), catalog_(options.fonts), shares_catalog_(options.fonts != nullptr) {
  if (!shares_catalog_) catalog_ = read_installed_fonts(options.font_dirs, options.installed_fonts);
}

Status FontLibrary::add_dir(const std::string& path) {
  ++epoch_;
  if (shares_catalog_) catalog_ = catalog_->read_again();
  shares_catalog_ = false;
  return catalog_->add_dir(path);
}

Status FontLibrary::add_rule(const FontFaceRule& source) {
  ++epoch_;
  LoadedRule rule;
  rule.family = fold_family(source.family);
  // Even when its font turns out bad, an installed family of the name is not used (css-fonts-4 §5.2 step 3).
  rule_families_.insert(rule.family);
  if (source.bytes) {
    Result<SharedBytes> sfnt = unpack_font(source.bytes, limits_.max_resource_bytes);
    if (!sfnt.ok()) return sfnt.status();
    Result<std::unique_ptr<Typeface>> typeface = Typeface::from_bytes(*sfnt, 0);
    if (!typeface.ok()) return typeface.status();
    rule.typeface = typeface->get();
    typefaces_.push_back(std::move(*typeface));
  } else {
    const int local = catalog_->local(source.local_name);
    if (local >= 0) rule.typeface = installed_typeface(static_cast<uint32_t>(local));
    if (!rule.typeface) return {StatusCode::kNotFound, "no installed font named " + source.local_name};
  }
  rule.traits.weight_min = clean(source.weight_min, 1, 1000, 400);
  rule.traits.weight_max = clean(source.weight_max, rule.traits.weight_min, 1000, rule.traits.weight_min);
  rule.traits.stretch_min = clean(source.stretch_min, 0, 10000, 100);
  rule.traits.stretch_max =
      clean(source.stretch_max, rule.traits.stretch_min, 10000, rule.traits.stretch_min);
  rule.traits.style = source.style;
  rule.unicode_ranges = source.unicode_ranges;
  rule.features = source.features;
  rule.overrides = {source.ascent_override / 100, source.descent_override / 100,
                    source.line_gap_override / 100};
  rule.size_adjust = clean(source.size_adjust, 0, 100000, 100) / 100;
  rules_.push_back(std::move(rule));
  return {};
}

void FontLibrary::match_rules(const std::string& family, const FontGroup& p,
                              std::vector<FontSource>& out) const {
  std::vector<FaceTraits> traits;
  std::vector<uint32_t> index;
  for (uint32_t i = 0; i < rules_.size(); ++i) {
    if (rules_[i].family != family) continue;
    traits.push_back(rules_[i].traits);
    index.push_back(i);
  }
  FaceRequest request{p.font_weight, p.font_stretch, p.font_style, true,
                      p.font_synthesis_style == FontSynthesisStyle::kAuto};
  const std::vector<size_t> matches = match_faces(traits, request);
  if (matches.empty()) return;
  // The last rule wins; rules with the same descriptors make a composite face with it (§5.2 step 5).
  const FaceTraits& winner = traits[matches.back()];
  for (size_t k = matches.size(); k-- > 0;) {
    if (traits[matches[k]] == winner) out.push_back({true, index[matches[k]]});
  }
}

void FontLibrary::match_installed(const std::vector<uint32_t>& family, const FontGroup& p,
                                  std::vector<FontSource>& out) const {
  std::vector<FaceTraits> traits;
  for (uint32_t i : family) traits.push_back(catalog_->fonts()[i].traits);
  const std::vector<size_t> matches =
      match_faces(traits, {p.font_weight, p.font_stretch, p.font_style, false, true});
  if (!matches.empty()) out.push_back({false, family[matches.front()]});
}

std::vector<FontSource> FontLibrary::candidates(const FontGroup& p) {
  std::vector<FontSource> out;
  for (const FontFamily& family : p.font_family) {
    const std::string folded = fold_family(family.name);
    if (!family.generic && rule_families_.count(folded) != 0) {
      match_rules(folded, p, out);
    } else {
      match_installed(family.generic ? catalog_->generic(folded) : catalog_->family(folded), p, out);
    }
  }
  match_installed(catalog_->generic("serif"), p, out);
  std::vector<FontSource> unique;
  for (const FontSource& s : out) {
    if (std::find(unique.begin(), unique.end(), s) == unique.end()) unique.push_back(s);
  }
  return unique;
}

const Typeface* FontLibrary::installed_typeface(uint32_t index) {
  const InstalledFont& font = catalog_->fonts()[index];
  auto [it, added] = files_.try_emplace(font.path + '\0' + std::to_string(font.index), nullptr);
  if (!added) return it->second;
  Result<std::unique_ptr<Typeface>> typeface = Typeface::from_file(font.path, font.index);
  if (typeface.ok()) {
    it->second = typeface->get();
    typefaces_.push_back(std::move(*typeface));
  }
  return it->second;
}

FontInstance* FontLibrary::instance(const Typeface& typeface, FontSettings variations) {
  auto [from, to] = instances_of_.equal_range(&typeface);
  for (auto it = from; it != to; ++it) {
    if (it->second->variations() == variations) return it->second;
  }
  instances_.push_back(std::make_unique<FontInstance>(typeface, std::move(variations)));
  instances_of_.emplace(&typeface, instances_.back().get());
  return instances_.back().get();
}

FaceId FontLibrary::open(FontSource source, const FontGroup& p, float size_scale) {
  const LoadedRule* rule = source.from_rule ? &rules_[source.index] : nullptr;
  const Typeface* typeface = rule ? rule->typeface : installed_typeface(source.index);
  if (!typeface) return {};
  const FaceTraits& traits = rule ? rule->traits : catalog_->fonts()[source.index].traits;
  FaceSpec spec;
  spec.instance = instance(*typeface, variations_for(*typeface, traits, p));
  spec.size = clean(p.font_size, 0, 1e6f, 16) * size_scale;
  if (size_scale != 1) spec.size = std::round(spec.size);  // whole px, as browsers have small capitals
  if (p.font_size_adjust >= 0) {                           // css-fonts-4 §2.6
    const float aspect = spec.instance->metrics().x_height / static_cast<float>(typeface->units_per_em());
    if (aspect > 0) spec.size *= p.font_size_adjust / aspect;
  }
  spec.synthetic_bold = needs_bold(traits, source.from_rule, p);
  spec.synthetic_slant = slant_for(*typeface, traits, p);
  if (rule) {
    spec.size *= rule->size_adjust;
    spec.overrides = rule->overrides;
    spec.rule_features = rule->features;
  }
  return intern(spec);
}

FaceId FontLibrary::intern(const FaceSpec& spec) {
  const uint64_t hash = spec_hash(spec);
  auto [from, to] = face_index_.equal_range(hash);
  for (auto it = from; it != to; ++it) {
    if (faces_[it->second]->requested() == spec) return FaceId(it->second);
  }
  const uint32_t id = static_cast<uint32_t>(faces_.size());
  faces_.push_back(std::make_unique<Face>(spec));
  face_index_.emplace(hash, id);
  return FaceId(id);
}

int FontLibrary::installed_with(const std::u32string& characters, const std::string& lang) {
  for (uint32_t i : catalog_->fallback_order(lang)) {
    const InstalledFont& font = catalog_->fonts()[i];
    const bool all =
        std::all_of(characters.begin(), characters.end(), [&](char32_t c) { return font.has(c); });
    if (all && installed_typeface(i)) return static_cast<int>(i);
  }
  return -1;
}

}  // namespace colosseum::text

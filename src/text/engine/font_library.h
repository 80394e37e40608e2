// Everything that is known of fonts: @font-face rules, installed fonts, opened typefaces, faces at a size.
#pragma once

#include <deque>
#include <memory>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "colosseum/text.h"
#include "colosseum/text_engine.h"
#include "text/engine/face.h"
#include "text/engine/font_catalog.h"

namespace colosseum::text {

/// An @font-face rule whose font was opened.
struct LoadedRule {
  std::string family;  ///< folded
  FaceTraits traits;
  std::vector<std::pair<uint32_t, uint32_t>> unicode_ranges;
  FontSettings features;
  MetricOverrides overrides;
  float size_adjust = 1;
  const Typeface* typeface = nullptr;
  bool covers(char32_t c) const;
};

/// Where a face comes from: an @font-face rule or an installed font.
struct FontSource {
  bool from_rule = false;
  uint32_t index = 0;
  bool operator==(const FontSource&) const = default;
};

class FontLibrary {
 public:
  explicit FontLibrary(const TextEngineOptions& options);

  Status add_rule(const FontFaceRule& rule);
  Status add_dir(const std::string& path);
  /// Rises whenever answers about families may have changed.
  uint32_t epoch() const { return epoch_; }

  /// Faces a family list selects, in the order to be tried: css-fonts-4 §5.2, then the default font.
  std::vector<FontSource> candidates(const FontGroup& properties);
  /// Opens the source for the properties; an invalid id when the font cannot be used.
  FaceId open(FontSource source, const FontGroup& properties, float size_scale = 1);
  /// Installed fonts with all of the characters, best first for the language; -1 when there is none.
  int installed_with(const std::u32string& characters, const std::string& lang);
  const LoadedRule& rule(uint32_t index) const { return rules_[index]; }
  Face& face(FaceId id) { return *faces_[id.index()]; }
  bool has_face(FaceId id) const { return id.index() < faces_.size(); }

 private:
  const Typeface* installed_typeface(uint32_t index);
  FontInstance* instance(const Typeface& typeface, FontSettings variations);
  FaceId intern(const FaceSpec& spec);
  void match_rules(const std::string& family, const FontGroup& properties,
                   std::vector<FontSource>& out) const;
  void match_installed(const std::vector<uint32_t>& family, const FontGroup& properties,
                       std::vector<FontSource>& out) const;

  Limits limits_;
  std::shared_ptr<FontCatalog> catalog_;
  bool shares_catalog_;
  uint32_t epoch_ = 1;
  std::vector<LoadedRule> rules_;
  std::unordered_set<std::string> rule_families_;  ///< also of rules that could not be loaded
  std::vector<std::unique_ptr<Typeface>> typefaces_;
  std::unordered_map<std::string, const Typeface*> files_;  ///< by path and index; null: unusable
  std::vector<std::unique_ptr<FontInstance>> instances_;
  std::unordered_multimap<const Typeface*, FontInstance*> instances_of_;
  std::vector<std::unique_ptr<Face>> faces_;
  std::unordered_multimap<uint64_t, uint32_t> face_index_;
};

}  // namespace colosseum::text

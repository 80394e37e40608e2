// The installed fonts, through fontconfig: families, aliases, fallback order.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "colosseum/status.h"
#include "text/engine/font_match.h"
#include "text/engine/hb_ptr.h"

namespace colosseum::text {

/// One scalable face that is installed (or in a folder that counts as such).
struct InstalledFont {
  std::string path;
  int index = 0;  ///< face in a collection
  FaceTraits traits;
  std::vector<std::string> families;    ///< folded
  std::vector<std::string> full_names;  ///< folded; full and PostScript names, for local()
  const FcCharSet* charset = nullptr;   ///< lives as long as the catalog
  bool has(char32_t c) const { return charset && FcCharSetHasChar(charset, c); }
};

/// Reads fontconfig's configuration once. Answers are remembered; adding a folder forgets them.
class FontCatalog {
 public:
  FontCatalog(const std::vector<std::string>& dirs, bool installed_fonts);

  /// A folder or a font file; kNotFound when it cannot be read.
  Status add_dir(const std::string& path);
  /// Another one, to which a folder can be added.
  std::unique_ptr<FontCatalog> read_again() const;
  const std::vector<InstalledFont>& fonts() const { return fonts_; }

  /// Faces of a family named in CSS, after metric-compatible aliases (Arial → Liberation Sans); empty when
  /// there is no such family.
  const std::vector<uint32_t>& family(std::string_view name);
  /// Faces of a generic family; never empty while any font is installed, except for the generic families
  /// that ask for a kind of font which is not there (emoji, fangsong) or are those of
  /// other systems (ui-monospace …).
  const std::vector<uint32_t>& generic(std::string_view name);
  /// The face with this full or PostScript name, or -1.
  int local(std::string_view name) const;
  /// All faces in fontconfig's order of preference for text of a language (may be empty).
  const std::vector<uint32_t>& fallback_order(const std::string& lang);

 private:
  using Faces = std::vector<uint32_t>;
  void enumerate();
  void add_pattern(FcPattern* pattern);
  Faces installed_family(const std::string& folded) const;
  Faces resolve(const std::string& name);
  Faces best_match_family(const char* name);

  std::vector<std::string> dirs_;
  bool installed_fonts_;
  FontConfig config_;
  std::vector<InstalledFont> fonts_;
  std::unordered_map<std::string, Faces> by_family_;
  std::unordered_map<std::string, Faces> resolved_;
  std::unordered_map<std::string, Faces> generics_;
  std::unordered_map<std::string, Faces> orders_;
  Faces none_;
};

/// Folds case for the comparison of family names (css-fonts-4 §5.1).
std::string fold_family(std::string_view utf8);

}  // namespace colosseum::text

namespace colosseum {

/// The catalog as embedders share it.
class InstalledFonts final : public text::FontCatalog {
 public:
  using FontCatalog::FontCatalog;
};

}  // namespace colosseum

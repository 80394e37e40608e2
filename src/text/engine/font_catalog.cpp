#include "text/engine/font_catalog.h"

#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <tuple>
#include <utility>

namespace colosseum::text {
namespace {

const FcChar8* fc(const char* s) { return reinterpret_cast<const FcChar8*>(s); }
std::string text_of(const FcChar8* s) { return reinterpret_cast<const char*>(s); }

std::string get_string(FcPattern* pattern, const char* object, int n) {
  FcChar8* s = nullptr;
  return FcPatternGetString(pattern, object, n, &s) == FcResultMatch ? text_of(s) : std::string();
}
int get_int(FcPattern* pattern, const char* object, int otherwise) {
  int v = 0;
  return FcPatternGetInteger(pattern, object, 0, &v) == FcResultMatch ? v : otherwise;
}
bool get_bool(FcPattern* pattern, const char* object) {
  FcBool v = FcFalse;
  return FcPatternGetBool(pattern, object, 0, &v) == FcResultMatch && v == FcTrue;
}
// A number, or a range for variable fonts.
std::pair<double, double> get_range(FcPattern* pattern, const char* object, double otherwise) {
  double lo = 0, hi = 0;
  FcRange* range = nullptr;
  if (FcPatternGetDouble(pattern, object, 0, &lo) == FcResultMatch) return {lo, lo};
  if (FcPatternGetRange(pattern, object, 0, &range) == FcResultMatch && FcRangeGetDouble(range, &lo, &hi)) {
    return {lo, hi};
  }
  return {otherwise, otherwise};
}

FaceTraits traits_of(FcPattern* pattern) {
  FaceTraits t;
  auto [w0, w1] = get_range(pattern, FC_WEIGHT, FC_WEIGHT_REGULAR);
  t.weight_min = static_cast<float>(FcWeightToOpenTypeDouble(w0));
  t.weight_max = static_cast<float>(FcWeightToOpenTypeDouble(w1));
  auto [s0, s1] = get_range(pattern, FC_WIDTH, FC_WIDTH_NORMAL);
  t.stretch_min = static_cast<float>(s0);
  t.stretch_max = static_cast<float>(s1);
  const int slant = get_int(pattern, FC_SLANT, FC_SLANT_ROMAN);
  if (slant == FC_SLANT_ITALIC) t.style.kind = FontStyle::Kind::kItalic;
  if (slant == FC_SLANT_OBLIQUE) t.style.kind = FontStyle::Kind::kOblique;
  return t;
}

// The formats that can be shaped and embedded.
bool is_usable(FcPattern* pattern) {
  const std::string format = get_string(pattern, FC_FONTFORMAT, 0);
  return (format == "TrueType" || format == "CFF") && get_bool(pattern, FC_SCALABLE);
}

// Named instances of variable fonts are left to the axes of the font itself.
bool is_named_instance(FcPattern* pattern) {
  const int instance = get_int(pattern, FC_INDEX, 0) >> 16;
  return instance != 0 && !get_bool(pattern, FC_VARIABLE);
}

// Names browsers treat as one family although fontconfig binds them only weakly.
constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kAlternates{{
    {"arial", "helvetica"},
    {"helvetica", "arial"},
    {"times", "times new roman"},
    {"times new roman", "times"},
    {"courier", "courier new"},
}};

// css-fonts-4 §2.1.3: what stands for a generic family: fontconfig's answers for these families, as browsers
// are set up by default. The others are the default font.
constexpr std::array<std::pair<std::string_view, const char*>, 4> kGenerics{{
    {"serif", "Times New Roman"},
    {"sans-serif", "Arial"},
    {"monospace", "Courier New"},
    {"system-ui", "system-ui"},
}};
// Quoted names that are generic to fontconfig, whose answer browsers take for them.
constexpr std::array<std::string_view, 4> kNamedGenerics{"monospace", "sans", "serif", "system-ui"};
constexpr const char* kDefaultFamily = "Times New Roman";

std::string file_key(const std::string& path, int index) { return path + '\0' + std::to_string(index); }

}  // namespace

std::string fold_family(std::string_view utf8) {
  const bool ascii = std::all_of(utf8.begin(), utf8.end(), [](char c) { return (c & 0x80) == 0; });
  std::string out;
  if (ascii) {
    for (char c : utf8) out += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    return out;
  }
  icu::UnicodeString::fromUTF8(icu::StringPiece(utf8.data(), static_cast<int32_t>(utf8.size())))
      .foldCase()
      .toUTF8String(out);
  return out;
}

FontCatalog::FontCatalog(const std::vector<std::string>& dirs, bool installed_fonts)
    : installed_fonts_(installed_fonts),
      config_(installed_fonts ? FcInitLoadConfigAndFonts() : FcInitLoadConfig()) {
  if (!config_) config_.reset(FcConfigCreate());
  enumerate();
  for (const std::string& dir : dirs) (void)add_dir(dir);
}

std::unique_ptr<FontCatalog> FontCatalog::read_again() const {
  return std::make_unique<FontCatalog>(dirs_, installed_fonts_);
}

Status FontCatalog::add_dir(const std::string& path) {
  std::error_code error;
  const auto add =
      std::filesystem::is_directory(path, error) ? FcConfigAppFontAddDir : FcConfigAppFontAddFile;
  if (!std::filesystem::exists(path, error) || !add(config_.get(), fc(path.c_str()))) {
    return {StatusCode::kNotFound, "cannot read the font folder or file " + path};
  }
  dirs_.push_back(path);
  enumerate();
  return {};
}

void FontCatalog::enumerate() {
  fonts_.clear();
  by_family_.clear();
  resolved_.clear();
  generics_.clear();
  orders_.clear();
  for (FcSetName name : {FcSetApplication, FcSetSystem}) {
    const size_t start = fonts_.size();
    const FcFontSet* set = FcConfigGetFonts(config_.get(), name);
    for (int i = 0; set && i < set->nfont; ++i) add_pattern(set->fonts[i]);
    // The order in which folders are read must not show.
    std::sort(fonts_.begin() + static_cast<ptrdiff_t>(start), fonts_.end(),
              [](const InstalledFont& a, const InstalledFont& b) {
                return std::tie(a.path, a.index) < std::tie(b.path, b.index);
              });
  }
  for (uint32_t i = 0; i < fonts_.size(); ++i) {
    for (const std::string& family : fonts_[i].families) by_family_[family].push_back(i);
  }
}

void FontCatalog::add_pattern(FcPattern* pattern) {
  if (!is_usable(pattern) || is_named_instance(pattern)) return;
  InstalledFont font;
  font.path = get_string(pattern, FC_FILE, 0);
  font.index = get_int(pattern, FC_INDEX, 0) & 0xFFFF;
  font.traits = traits_of(pattern);
  FcCharSet* charset = nullptr;
  if (FcPatternGetCharSet(pattern, FC_CHARSET, 0, &charset) == FcResultMatch) font.charset = charset;
  for (int n = 0;; ++n) {
    std::string family = fold_family(get_string(pattern, FC_FAMILY, n));
    if (family.empty()) break;
    if (std::find(font.families.begin(), font.families.end(), family) == font.families.end()) {
      font.families.push_back(std::move(family));
    }
  }
  for (const char* object : {FC_FULLNAME, FC_POSTSCRIPT_NAME}) {
    for (int n = 0;; ++n) {
      std::string name = fold_family(get_string(pattern, object, n));
      if (name.empty()) break;
      font.full_names.push_back(std::move(name));
    }
  }
  if (!font.path.empty() && !font.families.empty()) fonts_.push_back(std::move(font));
}

FontCatalog::Faces FontCatalog::installed_family(const std::string& folded) const {
  auto it = by_family_.find(folded);
  return it == by_family_.end() ? Faces{} : it->second;
}

// The family itself, or one that the configuration binds to it as the same. Weakly bound names are
// fontconfig's guesses for fonts that are not there; CSS asks for the next family of the list then.
FontCatalog::Faces FontCatalog::resolve(const std::string& name) {
  Faces faces = installed_family(fold_family(name));
  if (!faces.empty()) return faces;
  FontPattern pattern(FcPatternCreate());
  FcPatternAddString(pattern.get(), FC_FAMILY, fc(name.c_str()));
  FcConfigSubstitute(config_.get(), pattern.get(), FcMatchPattern);
  FcValue value;
  FcValueBinding binding;
  for (int n = 0; FcPatternGetWithBinding(pattern.get(), FC_FAMILY, n, &value, &binding) == FcResultMatch;
       ++n) {
    if (value.type != FcTypeString || binding == FcValueBindingWeak) continue;
    faces = installed_family(fold_family(text_of(value.u.s)));
    if (!faces.empty()) return faces;
  }
  return {};
}

const FontCatalog::Faces& FontCatalog::family(std::string_view name) {
  const std::string folded = fold_family(name);
  auto [it, added] = resolved_.try_emplace(folded);
  if (!added) return it->second;
  Faces faces = resolve(folded);
  const bool is_generic =
      std::find(kNamedGenerics.begin(), kNamedGenerics.end(), folded) != kNamedGenerics.end();
  if (faces.empty() && is_generic) faces = best_match_family(folded.c_str());
  for (const auto& [from, to] : kAlternates) {
    if (faces.empty() && from == folded) faces = resolve(std::string(to));
  }
  return it->second = std::move(faces);
}

FontCatalog::Faces FontCatalog::best_match_family(const char* name) {
  FontPattern pattern(FcPatternCreate());
  FcPatternAddString(pattern.get(), FC_FAMILY, fc(name));
  FcPatternAddBool(pattern.get(), FC_SCALABLE, FcTrue);
  FcConfigSubstitute(config_.get(), pattern.get(), FcMatchPattern);
  FcDefaultSubstitute(pattern.get());
  FcResult result = FcResultNoMatch;
  FontPatternSet sorted(FcFontSort(config_.get(), pattern.get(), FcFalse, nullptr, &result));
  for (int i = 0; sorted && i < sorted->nfont; ++i) {
    Faces faces = installed_family(fold_family(get_string(sorted->fonts[i], FC_FAMILY, 0)));
    if (!faces.empty()) return faces;
  }
  if (fonts_.empty()) return {};
  return installed_family(fonts_.front().families.front());
}

const FontCatalog::Faces& FontCatalog::generic(std::string_view name) {
  auto [it, added] = generics_.try_emplace(std::string(name));
  if (!added) return it->second;
  if (name == "emoji" || name == "fangsong" || name.starts_with("ui-")) return it->second;
  const char* family = kDefaultFamily;
  for (const auto& [generic, stands_for] : kGenerics) {
    if (generic == name) family = stands_for;
  }
  Faces faces = resolve(family);
  if (faces.empty()) faces = best_match_family(family);
  return it->second = std::move(faces);
}

int FontCatalog::local(std::string_view name) const {
  const std::string folded = fold_family(name);
  for (size_t i = 0; i < fonts_.size(); ++i) {
    const auto& names = fonts_[i].full_names;
    if (std::find(names.begin(), names.end(), folded) != names.end()) return static_cast<int>(i);
  }
  return -1;
}

const FontCatalog::Faces& FontCatalog::fallback_order(const std::string& lang) {
  auto [it, added] = orders_.try_emplace(lang);
  if (!added) return it->second;
  FontPattern pattern(FcPatternCreate());
  FcPatternAddBool(pattern.get(), FC_SCALABLE, FcTrue);
  // Without a language fontconfig would take the process's own.
  FcPatternAddString(pattern.get(), FC_LANG, fc(lang.empty() ? "und" : lang.c_str()));
  FcConfigSubstitute(config_.get(), pattern.get(), FcMatchPattern);
  FcDefaultSubstitute(pattern.get());
  FcResult result = FcResultNoMatch;
  FontPatternSet sorted(FcFontSort(config_.get(), pattern.get(), FcFalse, nullptr, &result));
  std::unordered_map<std::string, uint32_t> by_file;
  for (uint32_t i = 0; i < fonts_.size(); ++i) by_file.emplace(file_key(fonts_[i].path, fonts_[i].index), i);
  Faces& order = it->second;
  for (int i = 0; sorted && i < sorted->nfont; ++i) {
    const int index = get_int(sorted->fonts[i], FC_INDEX, 0) & 0xFFFF;
    auto found = by_file.find(file_key(get_string(sorted->fonts[i], FC_FILE, 0), index));
    if (found == by_file.end()) continue;
    order.push_back(found->second);
    by_file.erase(found);
  }
  return order;
}

}  // namespace colosseum::text

namespace colosseum {

std::shared_ptr<InstalledFonts> read_installed_fonts(const std::vector<std::string>& font_dirs,
                                                     bool installed) {
  return std::make_shared<InstalledFonts>(font_dirs, installed);
}

}  // namespace colosseum

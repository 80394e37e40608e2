// The faces of one group of font properties, and which of them shows a character (css-fonts-4 §5.2, §5.3).
#pragma once

#include <array>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "text/engine/font_library.h"

namespace colosseum::text {

class FontSelection {
 public:
  FontSelection(FontLibrary& library, const FontGroup& properties);

  const FontGroup& properties() const { return properties_; }
  /// The first available font; an invalid id only when there is no font at all.
  FaceId primary();
  /// The face for a grapheme cluster. `lang` orders the installed fonts.
  FaceId face_for(std::u16string_view cluster, const std::string& lang);
  FaceId face_for_ascii(char16_t c) {
    refresh();
    return ascii_[c];
  }
  /// The same face, smaller: for synthesised small capitals.
  FaceId reduced(FaceId face, float scale);

 private:
  struct Candidate {
    FontSource source;
    FaceId face;
    bool tried = false;
  };
  void refresh();
  FaceId open(Candidate& candidate);
  bool in_range(const Candidate& candidate, char32_t c) const;
  bool supports(Candidate& candidate, char32_t c);
  FaceId face_for_char(char32_t c, const std::string& lang);
  FaceId choose_for_char(char32_t c, const std::string& lang);
  FaceId face_for_sequence(const std::u32string& characters, const std::string& lang);
  FaceId fallback(const std::u32string& characters, const std::string& lang);

  FontLibrary* library_;
  FontGroup properties_;
  uint32_t epoch_ = 0;
  std::vector<Candidate> candidates_;
  FaceId primary_;
  std::array<FaceId, 128> ascii_;
  std::unordered_map<char32_t, FaceId> known_;
  std::string known_lang_;
  std::unordered_map<uint32_t, FaceId> installed_;  ///< faces of fallback fonts, by installed font
};

}  // namespace colosseum::text

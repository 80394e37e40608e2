// One face of a font file, without a size.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "colosseum/image.h"
#include "colosseum/status.h"
#include "colosseum/values.h"
#include "text/engine/hb_ptr.h"

namespace colosseum::text {

/// A variation axis of a typeface.
struct Axis {
  uint32_t tag = 0;
  float min = 0, initial = 0, max = 0;
};

/// An opened font face. The bytes stay mapped or shared while it lives.
class Typeface {
 public:
  /// From memory (an sfnt). kUnreadable when FreeType or HarfBuzz cannot use it.
  static Result<std::unique_ptr<Typeface>> from_bytes(SharedBytes bytes, int index);
  /// From an installed file; mapped, so that only what is used is read.
  static Result<std::unique_ptr<Typeface>> from_file(const std::string& path, int index);

  hb_face_t* face() const { return face_.get(); }
  const std::string& path() const { return path_; }
  const SharedBytes& bytes() const { return bytes_; }
  int index() const { return index_; }
  uint32_t units_per_em() const { return upem_; }
  uint32_t glyph_count() const { return glyph_count_; }
  const std::vector<Axis>& axes() const { return axes_; }
  const Axis* axis(uint32_t tag) const;

  /// The default glyph of a character, 0 when there is none. Unaffected by variations.
  uint32_t glyph(char32_t c) const;
  bool has(char32_t c) const { return glyph(c) != 0; }
  /// True when the font knows the variation sequence, or the base when the sequence asks for its default.
  bool has_variant(char32_t c, char32_t selector) const;
  /// The GSUB or GPOS table has the feature for some script.
  bool has_feature(uint32_t tag) const;
  /// What the file calls the family; used in FaceInfo.
  std::string family_name() const;

 private:
  Typeface() = default;
  bool load(HbBlob blob);

  std::string path_;
  SharedBytes bytes_;
  int index_ = 0;
  uint32_t upem_ = 1000;
  uint32_t glyph_count_ = 0;
  std::vector<Axis> axes_;
  std::vector<uint32_t> features_;  ///< sorted tags of GSUB
  HbFace face_;
  HbFont units_;  ///< at one unit per font unit, default instance
};

}  // namespace colosseum::text

#include "text/engine/typeface.h"

#include <ft2build.h>
#include FT_FREETYPE_H
#include <hb-ot.h>

#include <algorithm>

namespace colosseum::text {
namespace {

constexpr uint32_t kMaxAxes = 64;
constexpr uint32_t kMaxFeatures = 1024;

// Painting opens faces through FreeType, so what FreeType refuses is no usable font.
bool freetype_opens(const SharedBytes& bytes, int index) {
  FT_Library library = nullptr;
  if (FT_Init_FreeType(&library) != 0) return false;
  FT_Face face = nullptr;
  const bool opened = FT_New_Memory_Face(library, reinterpret_cast<const FT_Byte*>(bytes->data()),
                                         static_cast<FT_Long>(bytes->size()), index & 0xFFFF, &face) == 0;
  const bool usable = opened && FT_IS_SFNT(face) && FT_IS_SCALABLE(face) && face->num_glyphs > 0;
  if (opened) FT_Done_Face(face);
  FT_Done_FreeType(library);
  return usable;
}

void release_bytes(void* data) { delete static_cast<SharedBytes*>(data); }

Status unusable() { return {StatusCode::kUnreadable, "not a usable font: damaged tables"}; }

}  // namespace

Result<std::unique_ptr<Typeface>> Typeface::from_bytes(SharedBytes bytes, int index) {
  if (!bytes || !freetype_opens(bytes, index)) return unusable();
  std::unique_ptr<Typeface> typeface(new Typeface);
  typeface->bytes_ = bytes;
  typeface->index_ = index;
  HbBlob blob(hb_blob_create(reinterpret_cast<const char*>(bytes->data()),
                             static_cast<unsigned>(bytes->size()), HB_MEMORY_MODE_READONLY,
                             new SharedBytes(bytes), release_bytes));
  if (!typeface->load(std::move(blob))) return unusable();
  return typeface;
}

Result<std::unique_ptr<Typeface>> Typeface::from_file(const std::string& path, int index) {
  HbBlob blob(hb_blob_create_from_file_or_fail(path.c_str()));
  if (!blob) return Status{StatusCode::kNotFound, "cannot open font " + path};
  std::unique_ptr<Typeface> typeface(new Typeface);
  typeface->path_ = path;
  typeface->index_ = index;
  if (!typeface->load(std::move(blob))) return unusable();
  return typeface;
}

bool Typeface::load(HbBlob blob) {
  face_.reset(hb_face_create(blob.get(), static_cast<unsigned>(index_ & 0xFFFF)));
  glyph_count_ = hb_face_get_glyph_count(face_.get());
  upem_ = hb_face_get_upem(face_.get());
  if (glyph_count_ == 0 || upem_ == 0) return false;
  units_.reset(hb_font_create(face_.get()));
  hb_font_set_scale(units_.get(), static_cast<int>(upem_), static_cast<int>(upem_));

  hb_ot_var_axis_info_t info[kMaxAxes];
  unsigned count = kMaxAxes;
  hb_ot_var_get_axis_infos(face_.get(), 0, &count, info);
  for (unsigned i = 0; i < count; ++i) {
    axes_.push_back({info[i].tag, info[i].min_value, info[i].default_value, info[i].max_value});
  }
  for (const hb_tag_t table : {HB_OT_TAG_GSUB, HB_OT_TAG_GPOS}) {
    hb_tag_t tags[kMaxFeatures];
    count = kMaxFeatures;
    hb_ot_layout_table_get_feature_tags(face_.get(), table, 0, &count, tags);
    features_.insert(features_.end(), tags, tags + count);
  }
  std::sort(features_.begin(), features_.end());
  return true;
}

const Axis* Typeface::axis(uint32_t tag) const {
  for (const Axis& a : axes_) {
    if (a.tag == tag) return &a;
  }
  return nullptr;
}

uint32_t Typeface::glyph(char32_t c) const {
  hb_codepoint_t id = 0;
  return hb_font_get_nominal_glyph(units_.get(), c, &id) ? id : 0;
}

bool Typeface::has_variant(char32_t c, char32_t selector) const {
  hb_codepoint_t id = 0;
  return hb_font_get_variation_glyph(units_.get(), c, selector, &id) && id != 0;
}

bool Typeface::has_feature(uint32_t tag) const {
  return std::binary_search(features_.begin(), features_.end(), tag);
}

std::string Typeface::family_name() const {
  char name[256];
  unsigned size = sizeof name;
  hb_ot_name_get_utf8(face_.get(), HB_OT_NAME_ID_FONT_FAMILY, HB_LANGUAGE_INVALID, &size, name);
  return std::string(name, std::min<size_t>(size, sizeof name - 1));
}

}  // namespace colosseum::text

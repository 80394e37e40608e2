#include "backend/cairo/font_cache.h"

#include <cairo-ft.h>
#include <hb-subset.h>

#include <algorithm>
#include <cmath>
#include <memory>

#include FT_MULTIPLE_MASTERS_H

namespace colosseum::cairo_backend {
namespace {

constexpr size_t kMaxFaces = 1 << 20;
const cairo_user_data_key_t kFaceKey{};

std::string file_key(const FaceInfo& info) {
  std::string key =
      info.bytes ? "#" + std::to_string(reinterpret_cast<uintptr_t>(info.bytes.get())) : info.path;
  key += '\n' + std::to_string(info.index) + (info.synthetic_bold ? "b" : "");
  for (const FontSetting& v : info.variations) {
    key += ' ' + std::to_string(v.tag) + '=' + std::to_string(v.value);
  }
  return key;
}

hb_blob_t* make_blob(const FaceInfo& info) {
  if (!info.bytes) return hb_blob_create_from_file(info.path.c_str());
  return hb_blob_create(reinterpret_cast<const char*>(info.bytes->data()),
                        static_cast<unsigned>(info.bytes->size()), HB_MEMORY_MODE_READONLY, nullptr, nullptr);
}

/// The axes' positions: named instance, then font-variation-settings.
std::vector<FontSetting> axis_positions(FT_Face ft, FT_Library library, const FaceInfo& info) {
  std::vector<FontSetting> positions;
  FT_MM_Var* mm = nullptr;
  if (FT_Get_MM_Var(ft, &mm) != 0) return positions;
  const unsigned instance = static_cast<unsigned>(info.index) >> 16;
  for (unsigned a = 0; a < mm->num_axis; ++a) {
    FT_Fixed value = mm->axis[a].def;
    if (instance > 0 && instance <= mm->num_namedstyles) value = mm->namedstyle[instance - 1].coords[a];
    FontSetting s{static_cast<uint32_t>(mm->axis[a].tag), static_cast<float>(value) / 65536.0f};
    for (const FontSetting& v : info.variations) {
      if (v.tag == s.tag) s.value = v.value;
    }
    s.value = std::clamp(s.value, static_cast<float>(mm->axis[a].minimum) / 65536.0f,
                         static_cast<float>(mm->axis[a].maximum) / 65536.0f);
    positions.push_back(s);
  }
  FT_Done_MM_Var(library, mm);
  return positions;
}

}  // namespace

FontCache::OpenFace::~OpenFace() {
  if (raster != nullptr) FT_Done_Face(raster);
  if (ft != nullptr) FT_Done_Face(ft);
}

FontCache::FontCache(TextEngine& text, double scale) : text_(text), scale_(scale) {
  FT_Library library = nullptr;
  if (FT_Init_FreeType(&library) == 0) library_.reset(library, FT_Done_FreeType);
}

FontCache::~FontCache() {
  for (FontEntry& e : entries_) {
    if (e.scaled != nullptr) cairo_scaled_font_destroy(e.scaled);
  }
}

// cairo 1.16 embeds a variable font's default outlines, and it trusts the offsets in a font that it embeds.
// It gets a static instance with tables that HarfBuzz has checked and written anew, and without those that it
// has no use for.
bool FontCache::repack(const FaceInfo& info, OpenFace& file, const std::vector<FontSetting>& positions) {
  std::unique_ptr<hb_blob_t, Destroyer<hb_blob_destroy>> blob(make_blob(info));
  std::unique_ptr<hb_face_t, Destroyer<hb_face_destroy>> face(
      hb_face_create(blob.get(), static_cast<unsigned>(info.index) & 0xFFFF));
  std::unique_ptr<hb_subset_input_t, Destroyer<hb_subset_input_destroy>> input(
      hb_subset_input_create_or_fail());
  if (!input) return false;
  hb_subset_input_set_flags(input.get(), HB_SUBSET_FLAGS_RETAIN_GIDS | HB_SUBSET_FLAGS_NOTDEF_OUTLINE);
  hb_set_t* glyphs = hb_subset_input_glyph_set(input.get());
  hb_set_add_range(glyphs, 0, hb_face_get_glyph_count(face.get()));
  hb_set_t* dropped = hb_subset_input_set(input.get(), HB_SUBSET_SETS_DROP_TABLE_TAG);
  for (const char* tag : {"GSUB", "GPOS", "GDEF", "cmap", "STAT", "MVAR", "HVAR", "VVAR", "avar"})
    hb_set_add(dropped, hb_tag_from_string(tag, 4));
  for (const FontSetting& p : positions) {
    if (!hb_subset_input_pin_axis_location(input.get(), face.get(), p.tag, p.value)) return false;
  }
  std::unique_ptr<hb_face_t, Destroyer<hb_face_destroy>> made(hb_subset_or_fail(face.get(), input.get()));
  if (!made) return false;
  std::unique_ptr<hb_blob_t, Destroyer<hb_blob_destroy>> bytes(hb_face_reference_blob(made.get()));
  unsigned length = 0;
  const char* data = hb_blob_get_data(bytes.get(), &length);
  file.instance.assign(data, length);
  FT_Face ft = nullptr;
  if (FT_New_Memory_Face(library_.get(), reinterpret_cast<const FT_Byte*>(file.instance.data()),
                         static_cast<FT_Long>(length), 0, &ft) != 0) {
    return false;
  }
  FT_Done_Face(file.ft);
  file.ft = ft;
  return true;
}

FT_Face FontCache::open_face(const FaceInfo& info, const OpenFace& face) const {
  FT_Face ft = nullptr;
  FT_Error error = 1;
  auto memory = [&](const void* data, size_t size, int index) {
    error = FT_New_Memory_Face(library_.get(), static_cast<const FT_Byte*>(data), static_cast<FT_Long>(size),
                               index, &ft);
  };
  if (library_ == nullptr) return nullptr;
  if (!face.instance.empty()) {
    memory(face.instance.data(), face.instance.size(), 0);
  } else if (info.bytes) {
    memory(info.bytes->data(), info.bytes->size(), info.index);
  } else if (!info.path.empty()) {
    error = FT_New_Face(library_.get(), info.path.c_str(), info.index, &ft);
  }
  if (error != 0) return nullptr;
  if (face.instance.empty() && FT_HAS_MULTIPLE_MASTERS(ft)) {
    std::vector<FT_Fixed> coords;
    for (const FontSetting& p : axis_positions(ft, library_.get(), info)) {
      coords.push_back(static_cast<FT_Fixed>(p.value * 65536.0f));
    }
    FT_Set_Var_Design_Coordinates(ft, static_cast<FT_UInt>(coords.size()), coords.data());
  }
  return ft;
}

void FontCache::load(const FaceInfo& info, File& file) {
  file.face = std::make_shared<OpenFace>();
  OpenFace& face = *file.face;
  face.library = library_;
  face.bytes = info.bytes;
  face.ft = open_face(info, face);
  if (face.ft == nullptr) return;
  const bool untrusted = info.bytes != nullptr;
  const std::vector<FontSetting> positions = axis_positions(face.ft, library_.get(), info);
  // If no instance can be made, the default outlines are better than none.
  const bool sound = (!untrusted && positions.empty()) || repack(info, face, positions) ||
                     (!positions.empty() && repack(info, face, {}));
  if (!sound && untrusted) {
    FT_Done_Face(face.ft);
    face.ft = nullptr;
    return;
  }
  face.raster = open_face(info, face);
  file.cairo.reset(cairo_ft_font_face_create_for_ft_face(face.ft, FT_LOAD_NO_HINTING));
  auto* owner = new std::shared_ptr<OpenFace>(file.face);
  if (cairo_font_face_set_user_data(file.cairo.get(), &kFaceKey, owner, [](void* p) {
        delete static_cast<std::shared_ptr<OpenFace>*>(p);
      }) != CAIRO_STATUS_SUCCESS) {
    delete owner;
  }
  if (info.synthetic_bold) cairo_ft_font_face_set_synthesize(file.cairo.get(), CAIRO_FT_SYNTHESIZE_BOLD);
}

FontCache::File& FontCache::open(const FaceInfo& info, uint32_t& index) {
  auto [it, added] = file_index_.try_emplace(file_key(info), static_cast<uint32_t>(files_.size()));
  if (added) load(info, files_.emplace_back());
  index = it->second;
  return files_[index];
}

const FontEntry& FontCache::get(FaceId face) {
  static const FontEntry kNone;
  if (!face.valid() || face.index() >= kMaxFaces) return kNone;
  if (face.index() >= by_face_.size()) by_face_.resize(face.index() + 1, nullptr);
  if (by_face_[face.index()] != nullptr) return *by_face_[face.index()];
  const FaceInfo info = text_.face_info(face);
  FontEntry& e = entries_.emplace_back();
  by_face_[face.index()] = &e;
  File& file = open(info, e.file);
  e.ft = file.face->raster;
  e.size = std::isfinite(info.size) ? std::clamp(info.size, 0.0f, 10000.0f) : 0;
  e.slant = std::isfinite(info.synthetic_slant) ? std::clamp(info.synthetic_slant, -2.0f, 2.0f) : 0;
  e.bold = info.synthetic_bold;
  e.has_color = file.face->ft != nullptr && FT_HAS_COLOR(file.face->ft);
  if (file.face->ft == nullptr || !(e.size > 0)) return e;
  cairo_matrix_t matrix, ctm;
  cairo_matrix_init(&matrix, e.size, 0, -e.slant * e.size, e.size, 0, 0);
  cairo_matrix_init_scale(&ctm, scale_, scale_);
  std::unique_ptr<cairo_font_options_t, Destroyer<cairo_font_options_destroy>> options(
      cairo_font_options_create());
  cairo_font_options_set_antialias(options.get(), CAIRO_ANTIALIAS_GRAY);
  cairo_font_options_set_hint_style(options.get(), CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics(options.get(), CAIRO_HINT_METRICS_OFF);
  e.scaled = cairo_scaled_font_create(file.cairo.get(), &matrix, &ctm, options.get());
  if (cairo_scaled_font_status(e.scaled) != CAIRO_STATUS_SUCCESS) {
    cairo_scaled_font_destroy(e.scaled);
    e.scaled = nullptr;
  }
  return e;
}

}  // namespace colosseum::cairo_backend

#include "backend/cairo/glyph_raster.h"

#include <algorithm>
#include <bit>
#include <cmath>

#include FT_OUTLINE_H
#include FT_BITMAP_H

namespace colosseum::cairo_backend {
namespace {

constexpr int kPhases = 4;
constexpr double kMaxSize = 512;        // device px; larger glyphs are drawn as paths
constexpr size_t kMaxPictures = 50000;  // then the cache begins anew

bool set_size(FT_Face ft, double size) {
  return FT_Set_Char_Size(ft, 0, static_cast<FT_F26Dot6>(std::lround(size * 64)), 72, 72) == 0;
}

}  // namespace

void GlyphRaster::render(const FontEntry& font, uint32_t glyph, int phase, double scale, Picture& out) const {
  if (FT_Load_Glyph(font.ft, glyph, FT_LOAD_NO_HINTING | FT_LOAD_NO_BITMAP) != 0) return;
  FT_GlyphSlot slot = font.ft->glyph;
  if (slot->format != FT_GLYPH_FORMAT_OUTLINE) return;
  FT_Outline* outline = &slot->outline;
  if (font.bold) FT_Outline_Embolden(outline, static_cast<FT_Pos>(std::lround(font.size * scale * 64 / 24)));
  if (font.slant != 0) {
    const FT_Matrix m{0x10000, static_cast<FT_Fixed>(std::lround(static_cast<double>(font.slant) * 65536)), 0,
                      0x10000};
    FT_Outline_Transform(outline, &m);
  }
  FT_Outline_Translate(outline, phase * 64 / kPhases, 0);
  FT_BBox box;
  FT_Outline_Get_CBox(outline, &box);
  const int left = static_cast<int>(box.xMin >> 6), right = static_cast<int>((box.xMax + 63) >> 6);
  const int bottom = static_cast<int>(box.yMin >> 6), top = static_cast<int>((box.yMax + 63) >> 6);
  const int width = right - left, height = top - bottom;
  if (width <= 0 || height <= 0 || width > 4 * kMaxSize || height > 4 * kMaxSize) return;
  FT_Outline_Translate(outline, -left * 64, -bottom * 64);
  out.left = left;
  out.top = top;
  out.width = width;
  out.height = height;
  out.coverage.assign(static_cast<size_t>(width) * static_cast<size_t>(height), 0);
  FT_Bitmap bitmap{};
  bitmap.rows = static_cast<unsigned>(height);
  bitmap.width = static_cast<unsigned>(width);
  bitmap.pitch = width;
  bitmap.buffer = out.coverage.data();
  bitmap.num_grays = 256;
  bitmap.pixel_mode = FT_PIXEL_MODE_GRAY;
  if (FT_Outline_Get_Bitmap(slot->library, outline, &bitmap) != 0) out.coverage.clear();
  if (!antialias_) {
    for (uint8_t& c : out.coverage) c = c >= 128 ? 255 : 0;
  }
}

const GlyphRaster::Picture* GlyphRaster::picture(const FontEntry& font, uint32_t glyph, int phase,
                                                 double scale) {
  const uint64_t font_key = uint64_t{font.file} << 40 ^ uint64_t { std::bit_cast<uint32_t>(font.size) } << 8 ^
                            (font.slant != 0 ? 1u : 0u);
  auto [number, fresh] = fonts_.try_emplace(font_key, static_cast<uint32_t>(fonts_.size()));
  const uint64_t key =
      uint64_t{number->second} << 32 | uint64_t{glyph & 0xFFFFFF} << 4 | static_cast<uint32_t>(phase);
  auto [it, added] = pictures_.try_emplace(key);
  if (added) render(font, glyph, phase, scale, it->second);
  return &it->second;
}

void GlyphRaster::paint(cairo_t* cr, const std::vector<Placed>& placed) const {
  // Only what the clip lets through.
  double cx0, cy0, cx1, cy1;
  cairo_clip_extents(cr, &cx0, &cy0, &cx1, &cy1);
  int x0 = 1 << 30, y0 = 1 << 30, x1 = -(1 << 30), y1 = -(1 << 30);
  for (const Placed& p : placed) {
    x0 = std::min(x0, p.x);
    y0 = std::min(y0, p.y);
    x1 = std::max(x1, p.x + p.picture->width);
    y1 = std::max(y1, p.y + p.picture->height);
  }
  x0 = std::max(x0, static_cast<int>(std::floor(std::max(cx0, -1e6))));
  y0 = std::max(y0, static_cast<int>(std::floor(std::max(cy0, -1e6))));
  x1 = std::min(x1, static_cast<int>(std::ceil(std::min(cx1, 1e6))));
  y1 = std::min(y1, static_cast<int>(std::ceil(std::min(cy1, 1e6))));
  if (x0 >= x1 || y0 >= y1) return;
  SurfacePtr mask(cairo_image_surface_create(CAIRO_FORMAT_A8, x1 - x0, y1 - y0));
  unsigned char* rows = cairo_image_surface_get_data(mask.get());
  if (rows == nullptr) return;
  const int stride = cairo_image_surface_get_stride(mask.get());
  for (const Placed& p : placed) {
    const int from_x = std::max(p.x, x0), to_x = std::min(p.x + p.picture->width, x1);
    const int from_y = std::max(p.y, y0), to_y = std::min(p.y + p.picture->height, y1);
    for (int y = from_y; y < to_y; ++y) {
      const uint8_t* src =
          p.picture->coverage.data() + static_cast<ptrdiff_t>(y - p.y) * p.picture->width - p.x;
      unsigned char* dst = rows + static_cast<ptrdiff_t>(y - y0) * stride - x0;
      for (int x = from_x; x < to_x; ++x) {
        // Touching glyphs share an edge pixel: add what they cover.
        dst[x] = static_cast<unsigned char>(std::min(255, dst[x] + src[x]));
      }
    }
  }
  cairo_surface_mark_dirty(mask.get());
  cairo_mask_surface(cr, mask.get(), x0, y0);
}

bool GlyphRaster::draw(cairo_t* cr, const FontEntry& font, const draw::Glyphs& run, double scale, double dx,
                       double dy) {
  const double size = font.size * scale;
  if (font.ft == nullptr || font.has_color || !FT_IS_SCALABLE(font.ft) || size > kMaxSize) return false;
  if (scale != scale_ || pictures_.size() > kMaxPictures) {
    pictures_.clear();
    fonts_.clear();
    scale_ = scale;
  }
  if (!set_size(font.ft, size)) return false;
  std::vector<Placed> placed;
  placed.reserve(run.glyphs.size());
  for (const PositionedGlyph& g : run.glyphs) {
    const double x = (run.origin.x + g.x) * scale + dx;
    // Baselines of horizontal text lie on whole pixels, as browsers draw them.
    const double y = std::round((run.origin.y + g.y) * scale + dy);
    if (!(std::abs(x) < 1e6 && std::abs(y) < 1e6)) continue;
    const auto quarters = static_cast<int>(std::floor(x * kPhases + 0.5));
    const int whole = quarters >= 0 ? quarters / kPhases : -((-quarters + kPhases - 1) / kPhases);
    const Picture* p = picture(font, g.id, quarters - whole * kPhases, scale);
    if (p->coverage.empty()) continue;
    placed.push_back({p, whole + p->left, static_cast<int>(y) - p->top});
  }
  if (!placed.empty()) paint(cr, placed);
  return true;
}

}  // namespace colosseum::cairo_backend

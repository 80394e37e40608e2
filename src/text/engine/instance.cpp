#include "text/engine/instance.h"

#include <hb-ot.h>

#include <cmath>
#include <cstdlib>
#include <limits>

namespace colosseum::text {
namespace {

constexpr int32_t kUnknown = std::numeric_limits<int32_t>::min();

bool get(hb_font_t* font, hb_ot_metrics_tag_t tag, float& out) {
  hb_position_t value = 0;
  if (!hb_ot_metrics_get_position(font, tag, &value)) return false;
  out = static_cast<float>(value);
  return true;
}

/// A signed 16-bit number of a table; 0 when the table is shorter.
float table_value(hb_face_t* face, hb_tag_t tag, unsigned offset) {
  hb_blob_t* blob = hb_face_reference_table(face, tag);
  unsigned length = 0;
  const char* bytes = hb_blob_get_data(blob, &length);
  float value = 0;
  if (length >= offset + 2) {
    const auto high = static_cast<unsigned char>(bytes[offset]),
               low = static_cast<unsigned char>(bytes[offset + 1]);
    value = static_cast<float>(static_cast<int16_t>(high << 8 | low));
  }
  hb_blob_destroy(blob);
  return value;
}

}  // namespace

FontInstance::FontInstance(const Typeface& typeface, FontSettings variations)
    : typeface_(&typeface), variations_(std::move(variations)), latin_(kLatin, -1) {
  font_.reset(hb_font_create(typeface.face()));
  const int upem = static_cast<int>(typeface.units_per_em());
  hb_font_set_scale(font_.get(), upem, upem);
  if (!variations_.empty()) {
    std::vector<hb_variation_t> settings;
    for (const FontSetting& s : variations_) settings.push_back({s.tag, s.value});
    hb_font_set_variations(font_.get(), settings.data(), static_cast<unsigned>(settings.size()));
  }
  hb_font_make_immutable(font_.get());
  load_metrics();
}

int32_t FontInstance::advance(uint32_t glyph) {
  if (glyph >= typeface_->glyph_count()) return 0;
  if (advances_.empty()) advances_.assign(typeface_->glyph_count(), kUnknown);
  int32_t& known = advances_[glyph];
  if (known == kUnknown) known = hb_font_get_glyph_h_advance(font_.get(), glyph);
  return known;
}

// hhea, or the OS/2 typographic values when the font says so or hhea is empty, or the Windows values.
void FontInstance::load_metrics() {
  hb_font_t* font = font_.get();
  UnitMetrics& m = metrics_;
  const bool ascent = get(font, HB_OT_METRICS_TAG_HORIZONTAL_ASCENDER, m.ascent);
  const bool descent = get(font, HB_OT_METRICS_TAG_HORIZONTAL_DESCENDER, m.descent);
  get(font, HB_OT_METRICS_TAG_HORIZONTAL_LINE_GAP, m.line_gap);
  m.descent = -m.descent;
  if (!ascent && !descent) {
    get(font, HB_OT_METRICS_TAG_HORIZONTAL_CLIPPING_ASCENT, m.ascent);
    get(font, HB_OT_METRICS_TAG_HORIZONTAL_CLIPPING_DESCENT, m.descent);
    m.descent = std::fabs(m.descent);
  }
  get(font, HB_OT_METRICS_TAG_X_HEIGHT, m.x_height);
  get(font, HB_OT_METRICS_TAG_CAP_HEIGHT, m.cap_height);
  if (m.x_height <= 0) m.x_height = glyph_top('x');
  if (m.cap_height <= 0) m.cap_height = glyph_top('H');
  const float upem = static_cast<float>(typeface_->units_per_em());
  m.underline_position = -upem / 10;
  m.underline_thickness = m.strikeout_thickness = upem / 20;
  m.strikeout_position = m.x_height > 0 ? m.x_height / 2 + upem / 40 : upem / 4;
  get(font, HB_OT_METRICS_TAG_UNDERLINE_OFFSET, m.underline_position);
  get(font, HB_OT_METRICS_TAG_UNDERLINE_SIZE, m.underline_thickness);
  get(font, HB_OT_METRICS_TAG_STRIKEOUT_OFFSET, m.strikeout_position);
  get(font, HB_OT_METRICS_TAG_STRIKEOUT_SIZE, m.strikeout_thickness);
  constexpr hb_tag_t kOs2 = HB_TAG('O', 'S', '/', '2'), kHead = HB_TAG('h', 'e', 'a', 'd');
  constexpr unsigned kAverage = 2, kXMin = 36, kXMax = 40;  // xAvgCharWidth; xMin, xMax
  hb_face_t* face = typeface_->face();
  m.average_advance = table_value(face, kOs2, kAverage);
  m.widest_extent = table_value(face, kHead, kXMax) - table_value(face, kHead, kXMin);
}

float FontInstance::glyph_top(char32_t c) const {
  const uint32_t id = typeface_->glyph(c);
  hb_glyph_extents_t extents;
  if (id == 0 || !hb_font_get_glyph_extents(font_.get(), id, &extents)) return 0;
  return static_cast<float>(extents.y_bearing);
}

}  // namespace colosseum::text

#include "text/engine/face.h"

#include <hb-ot.h>

#include <algorithm>
#include <cmath>

namespace colosseum::text {
namespace {

constexpr float kMaxSize = 10000;  // beyond this, sizes are clamped: positions stay inside 32 bits

Face* face_of(void* data) { return static_cast<Face*>(data); }

hb_bool_t nominal_glyph(hb_font_t*, void* data, hb_codepoint_t c, hb_codepoint_t* glyph, void*) {
  *glyph = face_of(data)->glyph(c);
  return *glyph != 0;
}

unsigned nominal_glyphs(hb_font_t*, void* data, unsigned count, const hb_codepoint_t* c, unsigned c_stride,
                        hb_codepoint_t* glyph, unsigned glyph_stride, void*) {
  const Face* face = face_of(data);
  for (unsigned i = 0; i < count; ++i) {
    const uint32_t id = face->glyph(*c);
    if (id == 0) return i;
    *glyph = id;
    c = reinterpret_cast<const hb_codepoint_t*>(reinterpret_cast<const char*>(c) + c_stride);
    glyph = reinterpret_cast<hb_codepoint_t*>(reinterpret_cast<char*>(glyph) + glyph_stride);
  }
  return count;
}

hb_position_t h_advance(hb_font_t*, void* data, hb_codepoint_t glyph, void*) {
  return face_of(data)->advance(glyph);
}

void h_advances(hb_font_t*, void* data, unsigned count, const hb_codepoint_t* glyph, unsigned glyph_stride,
                hb_position_t* advance, unsigned advance_stride, void*) {
  const Face* face = face_of(data);
  for (unsigned i = 0; i < count; ++i) {
    *advance = face->advance(*glyph);
    glyph = reinterpret_cast<const hb_codepoint_t*>(reinterpret_cast<const char*>(glyph) + glyph_stride);
    advance = reinterpret_cast<hb_position_t*>(reinterpret_cast<char*>(advance) + advance_stride);
  }
}

// Shared by all faces and never changed after it is made.
hb_font_funcs_t* advance_functions() {
  static hb_font_funcs_t* const functions = [] {
    hb_font_funcs_t* f = hb_font_funcs_create();
    hb_font_funcs_set_nominal_glyph_func(f, nominal_glyph, nullptr, nullptr);
    hb_font_funcs_set_nominal_glyphs_func(f, nominal_glyphs, nullptr, nullptr);
    hb_font_funcs_set_glyph_h_advance_func(f, h_advance, nullptr, nullptr);
    hb_font_funcs_set_glyph_h_advances_func(f, h_advances, nullptr, nullptr);
    hb_font_funcs_make_immutable(f);
    return f;
  }();
  return functions;
}

float round_half_up(float v) { return std::floor(v + 0.5f); }

}  // namespace

Face::Face(const FaceSpec& spec) : requested_(spec), spec_(spec) {
  if (!(spec_.size >= 0)) spec_.size = 0;
  spec_.size = std::min(spec_.size, kMaxSize);
  while (std::ldexp(512.0f, coarse_shift_) < spec_.size) ++coarse_shift_;
  px_per_position_ = std::ldexp(1.0f, coarse_shift_ - 16);
  // Browsers keep faces apart by hundredths of a px, and cut off what is between them.
  if (spec_.size >= 0.01f) spec_.size = std::floor(spec_.size * 100) / 100;
  // FreeType takes sizes in 26.6 and keeps the scale as 16.16; browsers on Linux show its rounding.
  const int64_t size_26_6 = static_cast<int64_t>(spec_.size * 64);
  const int64_t upem = typeface().units_per_em();
  scale_16_16_ = ((size_26_6 << 16) + upem / 2) / upem;

  font_.reset(hb_font_create_sub_font(spec_.instance->font()));
  const int scale = static_cast<int>(std::lround(spec_.size / px_per_position_));
  hb_font_set_scale(font_.get(), scale, scale);
  hb_font_set_ptem(font_.get(), spec_.size * 0.75f);
  hb_font_set_funcs(font_.get(), advance_functions(), this, nullptr);
  compute_metrics();
}

int32_t Face::advance(uint32_t glyph) const {
  // 26.6 × 16.16 / 64: pixels as 16.16, rounded away from zero at the half.
  const int64_t product = spec_.instance->advance(glyph) * scale_16_16_;
  const int64_t rounded = product >= 0 ? (product + 32) / 64 : -((-product + 32) / 64);
  return static_cast<int32_t>(std::clamp<int64_t>(rounded >> coarse_shift_, INT32_MIN / 4, INT32_MAX / 4));
}

// Whole pixels for ascent, descent and line gap, as browsers have it: css-inline-3 §4.1 leaves it open.
void Face::compute_metrics() {
  const UnitMetrics& units = spec_.instance->metrics();
  const float scale = spec_.size / static_cast<float>(typeface().units_per_em());
  const MetricOverrides& o = spec_.overrides;
  FontMetrics& m = metrics_;
  m.size = spec_.size;
  m.ascent = round_half_up(o.ascent >= 0 ? o.ascent * spec_.size : units.ascent * scale);
  m.descent = round_half_up(o.descent >= 0 ? o.descent * spec_.size : units.descent * scale);
  m.line_gap =
      std::max(0.0f, round_half_up(o.line_gap >= 0 ? o.line_gap * spec_.size : units.line_gap * scale));
  m.x_height = units.x_height > 0 ? units.x_height * scale : m.ascent * 0.56f;
  m.cap_height = units.cap_height > 0 ? units.cap_height * scale : m.ascent;
  m.underline_thickness = units.underline_thickness * scale;
  m.underline_offset = -units.underline_position * scale + m.underline_thickness / 2;
  m.strikeout_thickness = units.strikeout_thickness * scale;
  m.strikeout_offset = units.strikeout_position * scale - m.strikeout_thickness / 2;
  m.space_advance = advance_px(glyph(' '));
  const float exact = static_cast<float>(scale_16_16_) / (64 * 65536);
  const float average = std::max(units.average_advance * exact, 0.0f);
  m.average_advance = std::max(average, round_half_up(average));
  m.widest_extent = std::max(round_half_up(units.widest_extent * exact), 0.0f);
  // css-values-4 §6.1.1: half an em and one em where the glyph is missing.
  m.zero_advance = has('0') ? advance_px(glyph('0')) : spec_.size / 2;
  m.ideographic_advance = has(0x6C34) ? advance_px(glyph(0x6C34)) : spec_.size;
}

}  // namespace colosseum::text

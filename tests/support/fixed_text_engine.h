// A text engine without fonts, for tests of layout: every character is one square of the font size.
#pragma once

#include <algorithm>
#include <cmath>
#include <deque>
#include <string>
#include <utility>
#include <vector>

#include "colosseum/text.h"

namespace colosseum::test {

/// Metrics like the Ahem font's: ascent 0.8 em, descent 0.2 em, no line gap, every advance 1 em (the space
/// too). Controls, U+00AD, U+200B and U+FFFC have no width. Lines break after spaces, hyphens, U+00AD and
/// U+200B, around U+FFFC and CJK characters, and must break after U+000A and U+2028. Hebrew and Arabic
/// letters are right-to-left; other bidi rules are left out. A glyph's id is its code point.
class FixedTextEngine : public TextEngine {
 public:
  Status add_font_face(const FontFaceRule&) override { return {}; }
  Status add_font_dir(const std::string&) override { return {}; }

  FontId font(const FontGroup& properties) override {
    for (size_t i = 0; i < sizes_.size(); ++i) {
      if (sizes_[i].size == properties.font_size) return FontId(i);
    }
    sizes_.push_back(make_metrics(properties.font_size));
    return FontId(sizes_.size() - 1);
  }
  const FontMetrics& metrics(FontId font) override { return sizes_[font.index()]; }
  const FontMetrics& metrics(FaceId face) override { return sizes_[face.index()]; }
  FaceInfo face_info(FaceId face) override {
    FaceInfo info;
    info.size = sizes_[face.index()].size;
    info.family = "Fixed";
    return info;
  }

  void shape(const ParagraphText& p, ShapedParagraph& out) override {
    ++shape_calls;
    out.runs.clear();
    out.glyphs.clear();
    resolve_levels(p, out);
    find_breaks(p, out);
    for (uint32_t s = 0; s < p.spans.size(); ++s) {
      const TextSpan& span = p.spans[s];
      for (uint32_t i = span.start; i < span.end;) {
        uint32_t end = i + 1;
        while (end < span.end && out.levels[end] == out.levels[i]) ++end;
        ShapedRun run = make_run(s, out.levels[i], span.font);
        run.start = i;
        run.end = end;
        append_glyphs(p, span, run, out.glyphs);
        out.runs.push_back(run);
        i = end;
      }
    }
  }

  ShapedRun reshape(const ParagraphText& p, const ShapedRun& run, uint32_t start, uint32_t end,
                    std::vector<Glyph>& glyphs) override {
    ShapedRun piece = run;
    piece.start = start;
    piece.end = end;
    append_glyphs(p, p.spans[run.span], piece, glyphs);
    return piece;
  }

  void shape_simple(std::u16string_view text, FontId font, Direction direction,
                    ShapedParagraph& out) override {
    TextSpan span;
    span.end = static_cast<uint32_t>(text.size());
    span.font = font;
    ParagraphText p;
    p.text = text;
    p.spans = std::span<const TextSpan>(&span, 1);
    p.base_direction = direction;
    shape(p, out);
    if (direction == Direction::kRtl) std::reverse(out.runs.begin(), out.runs.end());
  }

  int shape_calls = 0;  ///< how often shape() ran

 private:
  static FontMetrics make_metrics(float size) {
    FontMetrics m;
    m.size = size;
    m.ascent = std::round(size * 0.8f);
    m.descent = std::round(size * 0.2f);
    m.x_height = m.cap_height = size * 0.8f;
    m.zero_advance = m.ideographic_advance = m.space_advance = size;
    m.underline_offset = size * 0.1f;
    m.underline_thickness = m.strikeout_thickness = size * 0.05f;
    m.strikeout_offset = size * 0.25f;
    return m;
  }
  static ShapedRun make_run(uint32_t span, uint8_t level, FontId font) {
    ShapedRun run;
    run.span = span;
    run.bidi_level = level;
    run.face = FaceId(font.value);
    return run;
  }

  static bool is_low_surrogate(char16_t c) { return c >= 0xDC00 && c < 0xE000; }
  static bool is_rtl_letter(char16_t c) {
    return (c >= 0x0590 && c <= 0x08FF) || (c >= 0xFB1D && c <= 0xFDFF);
  }
  static bool is_ltr_letter(char16_t c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
           (c >= 0xC0 && c < 0x590) || (c >= 0x3040 && c < 0xFB00);
  }
  static bool is_cjk(char16_t c) { return c >= 0x2E80 && c < 0xD800; }
  static bool is_mark(char16_t c) { return (c >= 0x300 && c < 0x370) || (c >= 0xFE00 && c <= 0xFE0F); }
  static bool is_space(char16_t c) { return c == ' ' || c == '\t'; }
  static bool is_invisible(char16_t c) {
    return c < 0x20 || c == 0xAD || c == 0x200B || (c >= 0x200C && c <= 0x200F) ||
           (c >= 0x2028 && c <= 0x202E) || c == 0x2060 || (c >= 0x2066 && c <= 0x2069) || c == 0xFFFC ||
           c == 0xFEFF || is_mark(c);
  }

  static void resolve_levels(const ParagraphText& p, ShapedParagraph& out) {
    bool rtl = p.base_direction == Direction::kRtl;
    if (p.plaintext) {
      for (char16_t c : p.text) {
        if (is_rtl_letter(c) || is_ltr_letter(c)) {
          rtl = is_rtl_letter(c);
          break;
        }
      }
    }
    out.base_level = rtl ? 1 : 0;
    const uint8_t ltr_level = rtl ? 2 : 0;
    out.levels.assign(p.text.size(), out.base_level);
    size_t neutral = 0;  // where the neutral characters before i begin
    uint8_t before = out.base_level;
    for (size_t i = 0; i < p.text.size(); ++i) {
      const bool r = is_rtl_letter(p.text[i]);
      if (!r && !is_ltr_letter(p.text[i])) continue;
      const uint8_t level = r ? 1 : ltr_level;
      if (before == level && neutral > 0) {
        std::fill(out.levels.begin() + static_cast<ptrdiff_t>(neutral),
                  out.levels.begin() + static_cast<ptrdiff_t>(i), level);
      }
      out.levels[i] = level;
      before = level;
      neutral = i + 1;
    }
  }

  static uint8_t break_between(char16_t a, char16_t b, const TextSpan& before, const TextSpan& after) {
    if (is_low_surrogate(b)) return kBreakNone;
    if (is_mark(b)) return kBreakNone;
    uint8_t flags = kGrapheme;
    if (a == '\n' || a == 0x2028) return flags | kBreakMandatory;
    const bool wrap = is_space(a) ? !before.no_wrap : !(before.no_wrap && after.no_wrap);
    if (!wrap || b == '\n') return flags;
    if (before.overflow_wrap != OverflowWrap::kNormal || before.word_break == WordBreak::kBreakWord) {
      flags |= kBreakWord;
    }
    if (before.line_break == LineBreak::kAnywhere) return flags | kBreakSoft;
    if (is_space(b)) return before.break_spaces && is_space(a) ? flags | kBreakSoft : flags;
    if (a == 0xAD) return before.hyphens == Hyphens::kNone ? flags : flags | kBreakSoft | kBreakHyphen;
    if (a == 0xA0 || b == 0xA0 || a == 0x2060 || b == 0x2060) return flags;
    const bool letters = before.word_break == WordBreak::kBreakAll && !is_space(a) && !is_invisible(b);
    const bool cjk = before.word_break != WordBreak::kKeepAll && (is_cjk(a) || is_cjk(b));
    if (is_space(a) || a == '-' || a == 0x200B || a == 0xFFFC || b == 0xFFFC || letters || cjk) {
      flags |= kBreakSoft;
    }
    return flags;
  }

  static void find_breaks(const ParagraphText& p, ShapedParagraph& out) {
    out.breaks.assign(p.text.size() + 1, kBreakNone);
    out.breaks.front() |= kGrapheme;
    out.breaks.back() |= kGrapheme;
    size_t span = 0;
    for (size_t i = 1; i < p.text.size(); ++i) {
      const TextSpan& before = p.spans[span];
      while (span + 1 < p.spans.size() && p.spans[span].end <= i) ++span;
      out.breaks[i] |= break_between(p.text[i - 1], p.text[i], before, p.spans[span]);
    }
    if (!p.text.empty() && (p.text.back() == '\n' || p.text.back() == 0x2028)) {
      out.breaks.back() |= kBreakMandatory;
    }
  }

  void append_glyphs(const ParagraphText& p, const TextSpan& span, ShapedRun& run,
                     std::vector<Glyph>& glyphs) const {
    run.first_glyph = static_cast<uint32_t>(glyphs.size());
    const float em = sizes_[span.font.index()].size;
    for (uint32_t i = run.start; i < run.end; ++i) {
      const char16_t c = p.text[i];
      if (is_low_surrogate(c)) continue;
      Glyph glyph;
      glyph.id = c;
      glyph.cluster = i;
      if (c >= 0xD800 && c < 0xDC00 && i + 1 < run.end) {
        glyph.id = 0x10000u + ((static_cast<uint32_t>(c) - 0xD800u) << 10) + (p.text[i + 1] - 0xDC00u);
      }
      if (!is_invisible(c)) {
        glyph.advance = em + span.letter_spacing;
        if (c == ' ' || c == 0xA0) glyph.advance += span.word_spacing;
      }
      glyphs.push_back(glyph);
    }
    run.glyph_count = static_cast<uint32_t>(glyphs.size()) - run.first_glyph;
    if (run.is_rtl()) std::reverse(glyphs.begin() + run.first_glyph, glyphs.end());
  }

  std::deque<FontMetrics> sizes_;  // references stay valid
};

}  // namespace colosseum::test

// Text: glyph runs and decoration lines (css-text-decor-3 §2).
#include <algorithm>
#include <cmath>

#include "paint/paint_context.h"

namespace colosseum::paint {

namespace {

/// No page is as wide: glyphs that lie further out are not drawn.
constexpr double kFarOutside = 100'000;

/// The first cluster among the glyphs that is greater than `cluster`, at most `end`.
uint32_t next_cluster(std::span<const Glyph> glyphs, uint32_t cluster, uint32_t end) {
  for (const Glyph& g : glyphs) {
    if (g.cluster > cluster) end = std::min(end, g.cluster);
  }
  return end;
}

/// The glyphs of one run with the characters they stand for, so that text can be copied out of a PDF.
void draw_run(PaintContext& c, const layout::TextData& t, const layout::GlyphRun& run, Point origin,
              const Color& color, uint32_t end_of_clusters) {
  draw::Glyphs g;
  g.face = run.face;
  g.color = color;
  g.origin = {origin.x + run.x.to_px(), origin.y};
  g.rtl = (t.bidi_level & 1) != 0;
  uint32_t first = UINT32_MAX, last = 0;
  float x = 0;
  bool all = true;
  for (const Glyph& glyph : run.glyphs) {
    const double at = g.origin.x + static_cast<double>(x);
    if (at > -kFarOutside && at < c.list.width + kFarOutside) {
      g.glyphs.push_back({glyph.id, x + glyph.x_offset, -glyph.y_offset});
      g.clusters.push_back(glyph.cluster);
      first = std::min(first, glyph.cluster);
      last = std::max(last, glyph.cluster);
    } else {
      all = false;
    }
    x += glyph.advance;
  }
  if (g.glyphs.empty()) return;
  for (uint32_t& cluster : g.clusters) cluster -= first;
  if (!all) end_of_clusters = next_cluster(run.glyphs, last, end_of_clusters);
  // Clusters count in the paragraph; the fragment's text begins at t.start.
  const uint32_t from = std::min(first - std::min(first, t.start), static_cast<uint32_t>(t.text.size()));
  const uint32_t to = std::clamp(end_of_clusters - t.start, from, static_cast<uint32_t>(t.text.size()));
  g.text = std::u16string(t.text.substr(from, to - from));
  c.draw(std::move(g));
}

struct Line {
  double top = 0;
  double thickness = 1;
};

double auto_thickness(const ComputedStyle& s) {
  const Length& l = s.text_decoration_thickness();
  if (l.is_length_percentage()) return std::max(std::round(resolve_px(l, s.font_size())), 1.0);
  return std::max(1.0, double{s.font_size()} / 10);
}

void draw_line(PaintContext& c, const Decoration& d, double x, double width, Line line, bool away_up) {
  using Style = draw::StrokeLine::Style;
  if (c.options.snap_to_pixels) {
    line.thickness = std::max(std::round(line.thickness), 1.0);
    line.top = std::floor(line.top + 0.5);
  }
  draw::StrokeLine stroke;
  const double y = line.top + line.thickness / 2;
  stroke.from = {x, y};
  stroke.to = {x + width, y};
  stroke.width = line.thickness;
  stroke.color = d.color;
  switch (d.style->text_decoration_style()) {
    case TextDecorationStyle::kDotted: stroke.style = Style::kDotted; break;
    case TextDecorationStyle::kDashed: stroke.style = Style::kDashed; break;
    case TextDecorationStyle::kWavy: stroke.style = Style::kWavy; break;
    default: stroke.style = Style::kSolid; break;
  }
  c.draw(stroke);
  if (d.style->text_decoration_style() == TextDecorationStyle::kDouble) {
    // The second line is on the far side of the text.
    stroke.from.y = stroke.to.y = y + (away_up ? -1 : 1) * (line.thickness + 1);
    c.draw(stroke);
  }
}

/// Lines under and over the text come before it, those through it after.
void draw_decorations(PaintContext& c, const Decoration* d, const Rect& box, double baseline, double ascent,
                      bool through) {
  if (d == nullptr) return;
  draw_decorations(c, d->outer, box, baseline, ascent, through);
  const TextDecorationLines& lines = d->style->text_decoration_line();
  const double t = auto_thickness(*d->style);
  if (through) {
    if (lines.line_through) draw_line(c, *d, box.x, box.width, {baseline - ascent / 3 - t / 2, t}, false);
    return;
  }
  if (lines.underline) {
    const Length& offset = d->style->text_underline_offset();
    const double gap = offset.is_length_percentage() ? resolve_px(offset, d->style->font_size())
                                                     : std::max(1.0, std::ceil(t / 2));
    draw_line(c, *d, box.x, box.width, {baseline + gap, t}, false);
  }
  if (lines.overline) draw_line(c, *d, box.x, box.width, {baseline - ascent, t}, true);
}

}  // namespace

void paint_text(PaintContext& c, PlacedFragment p, const Decoration* decorations) {
  const layout::Fragment& f = *p.fragment;
  if (f.text == nullptr) return;
  const ComputedStyle& style = c.style(f);
  if (style.visibility() != Visibility::kVisible) return;
  const layout::TextData& t = *f.text;
  const Rect box = to_rect(p.offset, f.size);
  if (box.bottom() < 0 || box.y > c.list.height) return;  // on another page
  const double baseline = box.y + t.baseline.to_px();
  const double ascent = t.baseline.to_px();
  if (f.size.width > LayoutUnit()) draw_decorations(c, decorations, box, baseline, ascent, false);
  // The characters of a run end where those of its logical successor begin.
  const size_t n = t.runs.size();
  auto first_cluster = [&](size_t i) {
    uint32_t first = UINT32_MAX;
    for (const Glyph& g : t.runs[i].glyphs) first = std::min(first, g.cluster);
    return first;
  };
  const bool rtl = (t.bidi_level & 1) != 0;
  for (size_t i = 0; i < n; ++i) {
    if (t.runs[i].glyphs.empty()) continue;
    uint32_t end = t.start + static_cast<uint32_t>(t.text.size());
    if (rtl ? i > 0 : i + 1 < n) end = std::min(end, first_cluster(rtl ? i - 1 : i + 1));
    draw_run(c, t, t.runs[i], {box.x, baseline}, style.color(), end);
  }
  if (f.size.width > LayoutUnit()) draw_decorations(c, decorations, box, baseline, ascent, true);
}

}  // namespace colosseum::paint

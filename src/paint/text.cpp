// Text: glyph runs and decoration lines (css-text-decor-3 §2).
#include <algorithm>
#include <cmath>

#include "layout/core/writing_modes.h"
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

/// Where the glyphs of a run go.
struct Pen {
  Point origin;          ///< the run's pen at its first glyph
  bool upright = false;  ///< glyphs stand upright below one another
};

/// The glyphs of one run with the characters they stand for, so that text can be copied out of a PDF.
void draw_run(PaintContext& c, const layout::TextData& t, const layout::GlyphRun& run, Pen pen,
              const Color& color, uint32_t end_of_clusters) {
  draw::Glyphs g;
  g.face = run.face;
  g.color = color;
  g.origin = pen.origin;
  g.rtl = (t.bidi_level & 1) != 0;
  uint32_t first = UINT32_MAX, last = 0;
  float along = 0;
  bool all = true;
  const double start = pen.upright ? g.origin.y : g.origin.x;
  for (const Glyph& glyph : run.glyphs) {
    const double at = start + static_cast<double>(along);
    if (at > -kFarOutside && at < std::max(c.list.width, c.list.height) + kFarOutside) {
      const float x = pen.upright ? 0 : along, y = pen.upright ? along : 0;
      g.glyphs.push_back({glyph.id, x + glyph.x_offset, y - glyph.y_offset});
      g.clusters.push_back(glyph.cluster);
      first = std::min(first, glyph.cluster);
      last = std::max(last, glyph.cluster);
    } else {
      all = false;
    }
    along += glyph.advance;
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

/// What lines are drawn beside: a text whose line runs to the right.
struct DecoratedText {
  Rect box;
  double baseline = 0;   ///< alphabetic
  double ascent = 0;     ///< above it
  bool central = false;  ///< the dominant baseline is the central one
  bool over =
      false;  ///< then underlines are on the over side (css-text-decor-3 §2.5: in Japanese and Korean)
};

double underline_top(const DecoratedText& text, const ComputedStyle& s, double thickness) {
  const Length& length = s.text_underline_offset();
  const bool automatic = !length.is_length_percentage();
  const double offset = automatic ? 0 : resolve_px(length, s.font_size());
  if (text.central) {
    // css-text-decor-3 §2.5: `auto` does not cross upright glyphs.
    return text.over ? text.box.y - offset - thickness : text.box.bottom() + offset;
  }
  return text.baseline + (automatic ? std::max(1.0, std::ceil(thickness / 2)) : offset);
}

/// Lines under and over the text come before it, those through it after.
void draw_decorations(PaintContext& c, const Decoration* d, const DecoratedText& text, bool through) {
  if (d == nullptr) return;
  draw_decorations(c, d->outer, text, through);
  const Rect& box = text.box;
  const TextDecorationLines& lines = d->style->text_decoration_line();
  const double t = auto_thickness(*d->style);
  if (through) {
    const double middle = text.central ? box.y + box.height / 2 : text.baseline - text.ascent / 3;
    if (lines.line_through) draw_line(c, *d, box.x, box.width, {middle - t / 2, t}, false);
    return;
  }
  if (lines.underline) {
    draw_line(c, *d, box.x, box.width, {underline_top(text, *d->style, t), t}, text.over);
  }
  if (lines.overline) {
    const double top = text.over ? box.bottom() : text.baseline - text.ascent;
    draw_line(c, *d, box.x, box.width, {top, t}, !text.over);
  }
}

/// From line-relative coordinates around the fragment's over and line-left corner to the page's
/// (css-writing-modes-4 §6.3).
Transform line_transform(WritingMode mode, const Rect& box) {
  if (mode == WritingMode::kSidewaysLr) return {0, -1, 1, 0, box.x, box.bottom()};
  return {0, 1, -1, 0, box.right(), box.y};
}

/// The runs of a text that are upright, or the others. `pen`: where the text's first glyph would be.
void draw_runs(PaintContext& c, const layout::Fragment& f, Pen pen) {
  const layout::TextData& t = *f.text;
  // The characters of a run end where those of its logical successor begin.
  const size_t n = t.runs.size();
  auto first_cluster = [&](size_t i) {
    uint32_t first = UINT32_MAX;
    for (const Glyph& g : t.runs[i].glyphs) first = std::min(first, g.cluster);
    return first;
  };
  const bool rtl = (t.bidi_level & 1) != 0;
  for (size_t i = 0; i < n; ++i) {
    if (t.runs[i].glyphs.empty() || t.runs[i].upright != pen.upright) continue;
    uint32_t end = t.start + static_cast<uint32_t>(t.text.size());
    if (rtl ? i > 0 : i + 1 < n) end = std::min(end, first_cluster(rtl ? i - 1 : i + 1));
    Pen at = pen;
    (pen.upright ? at.origin.y : at.origin.x) += t.runs[i].x.to_px();
    draw_run(c, t, t.runs[i], at, c.style(f).text_fill_color().resolved(c.style(f).color()), end);
  }
}

/// `box`: the fragment's, lines running to the right.
void paint_line_text(PaintContext& c, const layout::Fragment& f, const Rect& box,
                     const Decoration* decorations) {
  DecoratedText text{box, 0, f.text->baseline.to_px(), false, false};
  text.baseline = box.y + text.ascent;
  const ComputedStyle& style = c.style(f);
  text.central = layout::has_central_baseline(style);
  const std::string_view lang = style.colosseum_lang();
  text.over = text.central && (lang.starts_with("ja") || lang.starts_with("ko"));
  if (box.width > 0) draw_decorations(c, decorations, text, false);
  draw_runs(c, f, {{box.x, text.baseline}, false});
  if (box.width > 0) draw_decorations(c, decorations, text, true);
}

bool has_upright_runs(const layout::TextData& t) {
  return std::any_of(t.runs.begin(), t.runs.end(), [](const layout::GlyphRun& r) { return r.upright; });
}

}  // namespace

void paint_text(PaintContext& c, PlacedFragment p, const Decoration* decorations) {
  const layout::Fragment& f = *p.fragment;
  if (f.kind != layout::FragmentKind::kText) return;
  const ComputedStyle& style = c.style(f);
  if (style.visibility() != Visibility::kVisible) return;
  const Rect box = to_rect(p.offset, f.size);
  if (box.bottom() < 0 || box.y > c.list.height) return;  // on another page
  if (style.writing_mode() == WritingMode::kHorizontalTb) {
    paint_line_text(c, f, box, decorations);
    return;
  }
  c.draw(draw::Save{});
  c.draw(draw::ConcatTransform{line_transform(style.writing_mode(), box)});
  paint_line_text(c, f, {0, 0, box.height, box.width}, decorations);
  c.draw(draw::Restore{});
  // css-writing-modes-4 §4.4: upright glyphs stand around the central baseline.
  if (has_upright_runs(*f.text)) draw_runs(c, f, {{box.x + box.width / 2, box.y}, true});
}

}  // namespace colosseum::paint

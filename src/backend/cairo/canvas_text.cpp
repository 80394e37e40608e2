// Glyph runs on the canvas: as pixels, or with their characters for a PDF.
#include <algorithm>
#include <cmath>
#include <memory>

#include "backend/cairo/canvas.h"
#include "base/utf.h"

namespace colosseum::cairo_backend {
namespace {

double clamp_text(double v) { return std::isfinite(v) ? std::clamp(v, -4e6, 4e6) : 0; }

/// Number of UTF-8 bytes that characters [from, to) of `text` have appended to `out`.
int append_text(std::string& out, std::u16string_view text, size_t from, size_t to) {
  const size_t before = out.size();
  size_t pos = std::min(from, text.size());
  const size_t end = std::min(to, text.size());
  while (pos < end) {
    if (text[pos] >= 0x20 && text[pos] < 0x7F) {
      out += static_cast<char>(text[pos++]);
      continue;
    }
    const char32_t c = next_code_point(text, pos);
    // Characters that only steer shaping would come out of the PDF as junk.
    if (c == 0xAD || c == 0xFFFC || (c < 0x20 && c != '\t') || c == 0) continue;
    append_utf8(out, c);
  }
  return static_cast<int>(out.size() - before);
}

/// Clusters in logical order: each takes the glyphs of one offset and the characters up to the next.
void make_clusters(const draw::Glyphs& run, std::string& utf8, std::vector<cairo_text_cluster_t>& clusters) {
  const size_t n = run.clusters.size();
  auto at = [&](size_t i) { return run.clusters[run.rtl ? n - 1 - i : i]; };
  for (size_t i = 0; i < n;) {
    size_t end = i + 1;
    while (end < n && at(end) <= at(i)) ++end;  // same cluster; going back would be damaged data
    const size_t from = i == 0 ? 0 : at(i), to = end < n ? at(end) : run.text.size();
    const int bytes = append_text(utf8, run.text, from, to);
    clusters.push_back({bytes, static_cast<int>(end - i)});
    i = end;
  }
}

}  // namespace

// FreeType refuses sizes past 16 bits, and cairo draws nothing more once it has failed.
bool Canvas::is_drawable(const FontEntry& font) const {
  constexpr double kMaxSize = 16384;
  cairo_matrix_t m;
  cairo_get_matrix(cr_, &m);
  const double scale = std::max(std::hypot(m.xx, m.yx), std::hypot(m.xy, m.yy));
  return scale * static_cast<double>(font.size) <= kMaxSize;
}

void Canvas::text_glyphs(const FontEntry& font, const draw::Glyphs& c) {
  if (!is_drawable(font)) return;
  glyphs_.resize(c.glyphs.size());
  for (size_t i = 0; i < glyphs_.size(); ++i) {
    const PositionedGlyph& g = c.glyphs[i];
    glyphs_[i] = {g.id, clamp_text(c.origin.x + g.x), clamp_text(c.origin.y + g.y)};
  }
  cairo_set_scaled_font(cr_, font.scaled);
  if (resources_.target != Target::kPdf || c.clusters.size() != c.glyphs.size() || c.text.empty()) {
    cairo_show_glyphs(cr_, glyphs_.data(), static_cast<int>(glyphs_.size()));
    return;
  }
  utf8_.clear();
  clusters_.clear();
  make_clusters(c, utf8_, clusters_);
  cairo_show_text_glyphs(
      cr_, utf8_.data(), static_cast<int>(utf8_.size()), glyphs_.data(), static_cast<int>(glyphs_.size()),
      clusters_.data(), static_cast<int>(clusters_.size()),
      c.rtl ? CAIRO_TEXT_CLUSTER_FLAG_BACKWARD : static_cast<cairo_text_cluster_flags_t>(0));
}

void Canvas::operator()(const draw::Glyphs& c) {
  if (c.glyphs.empty() || c.color.a <= 0) return;
  const FontEntry& font = resources_.fonts.get(c.face);
  if (font.scaled == nullptr) return;
  set_color(c.color);
  if (resources_.target == Target::kRaster && !transformed_.back()) {
    cairo_save(cr_);
    cairo_identity_matrix(cr_);
    const bool drawn = resources_.glyphs.draw(cr_, font, c, scale_, 0, offset_y_);
    cairo_restore(cr_);
    if (drawn) return;
  }
  text_glyphs(font, c);
}

}  // namespace colosseum::cairo_backend

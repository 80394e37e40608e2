// The TextEngine of colosseum::text: puts fonts, analysis and shaping together.
#include <algorithm>
#include <deque>
#include <unordered_map>

#include "base/hash.h"
#include "colosseum/text_engine.h"
#include "text/engine/bidi.h"
#include "text/engine/break_finder.h"
#include "text/engine/case_mapping.h"
#include "text/engine/font_library.h"
#include "text/engine/font_selection.h"
#include "text/engine/itemizer.h"
#include "text/engine/shaper.h"

namespace colosseum::text {
namespace {

// What of the group matters to fonts and shaping; groups equal in it share a selection.
FontGroup normalized(const FontGroup& properties) {
  FontGroup g = properties;
  g.line_height = {};
  g.colosseum_lang.clear();
  g.font_synthesis_small_caps = FontSynthesisSmallCaps::kAuto;
  return g;
}

uint64_t hash_of(const FontGroup& group) {
  Hasher h;
  hash_append(h, group);
  return h.value();
}

class Engine final : public TextEngine {
 public:
  explicit Engine(const TextEngineOptions& options)
      : library_(options), break_finder_(options.hyphenation), shaper_(library_) {}

  Status add_font_face(const FontFaceRule& rule) override { return library_.add_rule(rule); }
  Status add_font_dir(const std::string& path) override { return library_.add_dir(path); }
  FontId font(const FontGroup& properties) override;
  const FontMetrics& metrics(FontId font) override;
  const FontMetrics& metrics(FaceId face) override {
    return library_.has_face(face) ? library_.face(face).metrics() : no_metrics_;
  }
  FaceInfo face_info(FaceId face) override;
  void shape(const ParagraphText& paragraph, ShapedParagraph& out) override;
  ShapedRun reshape(const ParagraphText& paragraph, const ShapedRun& run, uint32_t start, uint32_t end,
                    std::vector<Glyph>& glyphs) override;
  void shape_simple(std::u16string_view text, FontId font, Direction direction,
                    ShapedParagraph& out) override;
  std::u16string transform_case(std::u16string_view text, TextTransform::Case letter_case, bool in_word,
                                std::string_view lang) override {
    return map_case(text, letter_case, in_word, lang);
  }

 private:
  struct Font {
    FontGroup group;
    uint32_t selection = 0;
  };
  bool valid(const ShapedRun& run) const { return !run.face || library_.has_face(run.face); }
  SpanStyle style_of(const TextSpan& span);
  std::vector<SpanStyle> styles_of(const ParagraphText& paragraph);

  FontLibrary library_;
  BreakFinder break_finder_;
  Shaper shaper_;
  std::deque<Font> fonts_;
  std::unordered_multimap<uint64_t, uint32_t> font_index_;
  std::deque<FontSelection> selections_;
  std::unordered_multimap<uint64_t, uint32_t> selection_index_;
  FontMetrics no_metrics_;
};

FontId Engine::font(const FontGroup& properties) {
  const uint64_t hash = hash_of(properties);
  auto [from, to] = font_index_.equal_range(hash);
  for (auto it = from; it != to; ++it) {
    if (fonts_[it->second].group == properties) return FontId(it->second);
  }
  const FontGroup group = normalized(properties);
  const uint64_t group_hash = hash_of(group);
  uint32_t selection = static_cast<uint32_t>(selections_.size());
  auto [first, last] = selection_index_.equal_range(group_hash);
  for (auto it = first; it != last; ++it) {
    if (selections_[it->second].properties() == group) selection = it->second;
  }
  if (selection == selections_.size()) {
    selections_.emplace_back(library_, group);
    selection_index_.emplace(group_hash, selection);
  }
  const uint32_t id = static_cast<uint32_t>(fonts_.size());
  fonts_.push_back({properties, selection});
  font_index_.emplace(hash, id);
  return FontId(id);
}

const FontMetrics& Engine::metrics(FontId font) {
  if (font.index() >= fonts_.size()) return no_metrics_;
  return metrics(selections_[fonts_[font.index()].selection].primary());
}

FaceInfo Engine::face_info(FaceId id) {
  FaceInfo info;
  if (!library_.has_face(id)) return info;
  const Face& face = library_.face(id);
  info.path = face.typeface().path();
  info.bytes = face.typeface().bytes();
  info.index = face.typeface().index();
  info.size = face.spec().size;
  info.variations = face.spec().instance->variations();
  info.synthetic_bold = face.spec().synthetic_bold;
  info.synthetic_slant = face.spec().synthetic_slant;
  info.family = face.typeface().family_name();
  return info;
}

SpanStyle Engine::style_of(const TextSpan& span) {
  SpanStyle style;
  FontId id = span.font;
  if (id.index() >= fonts_.size()) id = font(FontGroup{});
  const Font& entry = fonts_[id.index()];
  style.selection = &selections_[entry.selection];
  style.selection_id = entry.selection;
  style.letter_spaced = span.letter_spacing != 0;
  style.synthesize_caps = !span.small_caps_synthesis_off &&
                          entry.group.font_synthesis_small_caps == FontSynthesisSmallCaps::kAuto;
  style.lang = std::string(span.lang);
  return style;
}

std::vector<SpanStyle> Engine::styles_of(const ParagraphText& p) {
  std::vector<SpanStyle> styles;
  styles.reserve(p.spans.size());
  for (const TextSpan& span : p.spans) styles.push_back(style_of(span));
  return styles;
}

void Engine::shape(const ParagraphText& p, ShapedParagraph& out) {
  out.runs.clear();
  out.glyphs.clear();
  out.base_level = resolve_bidi(p, out.levels);
  break_finder_.find(p, out.breaks);
  if (p.text.empty() || p.spans.empty()) return;
  out.glyphs.reserve(p.text.size());
  const std::vector<SpanStyle> styles = styles_of(p);
  for (const ShapeItem& item : itemize(p, styles, out.levels, out.breaks, library_)) {
    shaper_.shape(p, styles, item, out);
  }
}

ShapedRun Engine::reshape(const ParagraphText& p, const ShapedRun& run, uint32_t start, uint32_t end,
                          std::vector<Glyph>& glyphs) {
  ShapedRun piece = run;
  const uint32_t length = static_cast<uint32_t>(p.text.size());
  piece.start = std::min({std::max(start, run.start), run.end, length});
  piece.end = std::max(piece.start, std::min({end, run.end, length}));
  piece.first_glyph = static_cast<uint32_t>(glyphs.size());
  piece.glyph_count = 0;
  if (piece.start == piece.end || run.span >= p.spans.size() || !valid(run)) return piece;
  const SpanStyle style = style_of(p.spans[run.span]);
  shaper_.shape_part(p, style, item_of_run(run), piece.start, piece.end, glyphs);
  piece.glyph_count = static_cast<uint32_t>(glyphs.size()) - piece.first_glyph;
  return piece;
}

void Engine::shape_simple(std::u16string_view text, FontId font, Direction direction, ShapedParagraph& out) {
  TextSpan span;
  span.end = static_cast<uint32_t>(text.size());
  span.font = font;
  ParagraphText p;
  p.text = text;
  p.spans = std::span<const TextSpan>(&span, 1);
  p.base_direction = direction;
  shape(p, out);
  visual_order(out.runs);
}

}  // namespace
}  // namespace colosseum::text

namespace colosseum {

std::unique_ptr<TextEngine> make_text_engine(const TextEngineOptions& options) {
  return std::make_unique<text::Engine>(options);
}

}  // namespace colosseum

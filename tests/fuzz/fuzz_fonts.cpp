// A font file through shaping, pixels and embedding in a PDF.
#include "colosseum/cairo.h"
#include "colosseum/text_engine.h"
#include "fuzz_one.h"

namespace colosseum::fuzz {

namespace {

constexpr std::u16string_view kText = u"AB fi\u0301 \u05d0\u0627\u0644 \u4e00";

DisplayList drawing(TextEngine& text, const ShapedParagraph& shaped) {
  DisplayList list;
  list.width = list.height = 100;
  for (const ShapedRun& run : shaped.runs) {
    draw::Glyphs glyphs;
    glyphs.face = run.face;
    glyphs.origin = {5, 40};
    glyphs.color = Color::rgba(0, 0, 0, 1);
    float x = 0;
    for (uint32_t i = run.first_glyph; i < run.first_glyph + run.glyph_count; ++i) {
      const Glyph& g = shaped.glyphs[i];
      glyphs.glyphs.push_back({g.id, x + g.x_offset, -g.y_offset});
      x += g.advance;
    }
    text.metrics(run.face);
    list.commands.push_back(std::move(glyphs));
  }
  return list;
}

}  // namespace

int fuzz_one(const uint8_t* data, size_t size) {
  TextEngineOptions options;
  options.installed_fonts = false;
  options.hyphenation = false;
  const std::unique_ptr<TextEngine> text = make_text_engine(options);
  FontFaceRule rule;
  rule.family = "F";
  const auto* bytes = reinterpret_cast<const std::byte*>(data);
  rule.bytes = std::make_shared<const std::vector<std::byte>>(bytes, bytes + size);
  if (!text->add_font_face(rule).ok()) return 0;
  FontGroup group;
  group.font_family = {{"F", false}};
  group.font_size = 20;
  const FontId font = text->font(group);
  text->metrics(font);
  ShapedParagraph shaped;
  text->shape_simple(kText, font, Direction::kLtr, shaped);
  const DisplayList list = drawing(*text, shaped);
  Document document;
  cairo_backend::Bitmap bitmap;
  (void)cairo_backend::draw_bitmap(list, document, *text, {}, bitmap);
  cairo_backend::PdfWriter pdf(document, *text);
  std::string out;
  if (pdf.add_page(list).ok()) (void)pdf.finish(out);
  return 0;
}

}  // namespace colosseum::fuzz

// Loading what @font-face rules name (css-fonts-4 §4.3).
#include <array>

#include "colosseum/html.h"

namespace colosseum::html {

namespace {

/// Whether a format() hint names something the text engine may read; no hint does.
bool is_supported_format(const std::string& format) {
  static constexpr auto kKnown = std::to_array<std::string_view>(
      {"", "truetype", "opentype", "woff", "woff2", "collection", "truetype-variations",
       "opentype-variations", "woff-variations", "woff2-variations"});
  for (std::string_view known : kKnown) {
    if (format == known) return true;
  }
  return false;
}

}  // namespace

void load_fonts(Document& document, const css::StyleSheetSet& sheets, const css::MediaContext& media,
                ResourceLoader& loader, TextEngine& text) {
  for (const css::StyleSheetSet::FontFaceDescription& face : sheets.font_faces(media)) {
    SourceLocation where{face.file.empty() ? document.info().url : face.file, face.line, 0};
    bool loaded = false;
    bool tried = false;
    for (const css::StyleSheetSet::FontFaceSource& source : face.sources) {
      FontFaceRule rule = face.rule;
      if (!source.local_name.empty()) {
        rule.local_name = source.local_name;
        loaded = text.add_font_face(rule).ok();
        if (loaded) break;
        continue;
      }
      if (source.url.empty() || !is_supported_format(source.format)) continue;
      tried = true;
      const Result<Resource>& resource = loader.load(source.url, where);
      if (!resource.ok()) continue;
      rule.bytes = resource->bytes;
      Status status = text.add_font_face(rule);
      loaded = status.ok();
      if (loaded) break;
      document.diagnostics().warn(DiagnosticKind::kResource, where,
                                  "cannot use font " + source.url.substr(0, 120) + ": " + status.message());
    }
    if (!loaded && !tried) {
      document.diagnostics().warn_once(DiagnosticKind::kResource, where,
                                       "no usable source for font " + face.rule.family);
    }
  }
}

}  // namespace colosseum::html

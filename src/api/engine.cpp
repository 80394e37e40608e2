#include "colosseum/engine.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "api/core/layout_access.h"
#include "api/dump.h"
#include "colosseum/cairo.h"
#include "colosseum/text_engine.h"

namespace colosseum {

struct Engine::State {
  EngineOptions options;
  Diagnostics own_diagnostics;
  Diagnostics* diagnostics = nullptr;
  std::unique_ptr<TextEngine> text;
  std::unique_ptr<ImageProber> prober;
  html::LoadedDocument loaded;
  std::unique_ptr<Document> empty_document;  ///< stands in until a document is loaded
  Layout result;

  css::MediaContext media() const {
    css::MediaContext m;
    m.type =
        options.media == Media::kPrint ? css::MediaContext::Type::kPrint : css::MediaContext::Type::kScreen;
    const double margins = 2 * options.page_margin;
    m.width = static_cast<float>(options.paged ? options.page_width - margins : options.viewport_width);
    m.height = static_cast<float>(options.paged ? options.page_height - margins : options.viewport_height);
    m.device_width = m.width;
    m.device_height = m.height;
    return m;
  }
  html::LoadOptions load_options() const;
  Status take(html::LoadedDocument document);
  Document& document() { return loaded.document ? *loaded.document : *empty_document; }
};

html::LoadOptions Engine::State::load_options() const {
  html::LoadOptions o;
  o.format = options.format;
  o.base_url = options.base_url;
  o.media = media();
  o.loader = options.loader;
  o.scripting = options.scripting;
  if (options.paged) {
    // The page box where the document's own @page rules say nothing.
    char sheet[160];
    std::snprintf(sheet, sizeof sheet, "@page { size: %.4fpx %.4fpx; margin: %.4fpx }", options.page_width,
                  options.page_height, options.page_margin);
    o.user_sheets.push_back({sheet, "page-defaults"});
  }
  o.user_sheets.insert(o.user_sheets.end(), options.user_sheets.begin(), options.user_sheets.end());
  o.limits = options.limits;
  o.prober = prober.get();
  o.text = text.get();
  o.diagnostics = diagnostics;
  return o;
}

Engine::Engine(EngineOptions options, Diagnostics* diagnostics) : state_(std::make_unique<State>()) {
  state_->options = std::move(options);
  state_->diagnostics = diagnostics == nullptr ? &state_->own_diagnostics : diagnostics;
  TextEngineOptions text_options;
  text_options.fonts = state_->options.fonts;
  text_options.font_dirs = state_->options.font_dirs;
  text_options.limits = state_->options.limits;
  state_->text = make_text_engine(text_options);
  state_->prober = cairo_backend::make_image_prober(state_->options.limits);
  state_->empty_document = std::make_unique<Document>(state_->options.limits);
}

Engine::~Engine() {
  state_->result = Layout();  // refers to the document, so it goes first
}

Status Engine::State::take(html::LoadedDocument document) {
  result = Layout();
  loaded = std::move(document);
  return {};
}

Status Engine::load_file(const std::string& path_or_url) {
  Result<html::LoadedDocument> r = html::load_url(path_or_url, state_->load_options());
  if (!r.ok()) return r.status();
  return state_->take(std::move(*r));
}

Status Engine::load_bytes(std::string_view bytes, const std::string& url) {
  return state_->take(html::load_document(bytes, url, state_->load_options()));
}

Status Engine::layout() {
  LayoutSettings o;
  o.width = state_->options.viewport_width;
  o.height = state_->options.viewport_height;
  o.text = state_->text.get();
  o.progress = state_->options.progress;
  if (state_->options.paged && state_->loaded.sheets) {
    o.page_style = [this](const PageSelectorFacts& facts) {
      return state_->loaded.sheets->page_style(facts, state_->media(), state_->text.get());
    };
  }
  state_->result = Layout::compute(state_->document(), o, std::move(state_->result));
  return state_->result.status();
}

Document& Engine::document() { return state_->document(); }
Diagnostics& Engine::diagnostics() { return *state_->diagnostics; }
TextEngine& Engine::text_engine() { return *state_->text; }
const Layout& Engine::result() const { return state_->result; }

std::string Engine::dump(DumpFormat format, std::string_view name) {
  const layout::LayoutTree* tree = api::LayoutAccess::tree(state_->result);
  if (tree == nullptr) return {};
  switch (format) {
    case DumpFormat::kGeometry:
      return api::dump_geometry(*tree, name, state_->options.viewport_width, state_->options.viewport_height);
    case DumpFormat::kBoxes: return api::dump_boxes(*tree);
    case DumpFormat::kFragments: return api::dump_fragments(*tree);
    case DumpFormat::kStyle: return api::dump_styles(state_->document());
    case DumpFormat::kDisplayList: {
      std::string out;
      for (size_t i = 0; i < state_->result.page_count(); ++i)
        out += to_string(state_->result.display_list(i));
      return out;
    }
  }
  return {};
}

Status Engine::write_pdf(std::string& out, const std::function<void(size_t)>& page_done) {
  cairo_backend::PdfWriter writer(state_->document(), *state_->text);
  for (size_t i = 0; i < state_->result.page_count(); ++i) {
    Status s = writer.add_page(state_->result.display_list(i));
    if (!s.ok()) return s;
    if (page_done) page_done(i + 1);
  }
  return writer.finish(out);
}

Status Engine::write_png(std::string& out, double scale, size_t page) {
  cairo_backend::RasterOptions raster;
  raster.scale = scale;
  DisplayList list = state_->result.display_list(page);
  // A canvas with more columns or rows than a picture may have is cut, not refused.
  constexpr double kMaxColumns = 32767;
  if (scale > 0 && list.width * scale > kMaxColumns) {
    list.width = kMaxColumns / scale;
    state_->diagnostics->warn(DiagnosticKind::kLimit, {document().info().url, 0, 0},
                              "the picture would have too many pixels, its right part is left out");
  }
  const double row_pixels = std::max(std::ceil(list.width * scale), 1.0);
  const double rows = std::floor(state_->options.limits.max_image_pixels / row_pixels);
  if (scale > 0 && rows >= 1 && list.height * scale > rows) {
    list.height = rows / scale;
    state_->diagnostics->warn(DiagnosticKind::kLimit, {document().info().url, 0, 0},
                              "the picture would have too many pixels, its lower part is left out");
  }
  return cairo_backend::write_png(list, state_->document(), *state_->text, raster, out);
}

Status Engine::write_svg(std::string& out, size_t page) {
  return cairo_backend::write_svg(state_->result.display_list(page), state_->document(), *state_->text, out);
}

}  // namespace colosseum

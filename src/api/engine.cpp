#include "colosseum/engine.h"

#include <cstdio>

#include "api/dump.h"
#include "api/node_rects.h"
#include "colosseum/cairo.h"
#include "colosseum/text_engine.h"
#include "layout/layout_tree.h"
#include "paint/painter.h"

namespace colosseum {

struct Engine::State {
  EngineOptions options;
  Diagnostics own_diagnostics;
  Diagnostics* diagnostics = nullptr;
  std::unique_ptr<TextEngine> text;
  std::unique_ptr<ImageProber> prober;
  html::LoadedDocument loaded;
  std::unique_ptr<Document> empty_document;  ///< stands in until a document is loaded
  std::unique_ptr<layout::LayoutTree> tree;
  std::unique_ptr<paint::Painter> painter;

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
  text_options.font_dirs = state_->options.font_dirs;
  text_options.limits = state_->options.limits;
  state_->text = make_text_engine(text_options);
  state_->prober = cairo_backend::make_image_prober(state_->options.limits);
  state_->empty_document = std::make_unique<Document>(state_->options.limits);
}

Engine::~Engine() {
  // What refers to the document goes first.
  state_->painter.reset();
  state_->tree.reset();
}

Status Engine::State::take(html::LoadedDocument document) {
  painter.reset();
  tree.reset();
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
  layout::LayoutOptions o;
  o.viewport = {LayoutUnit::from_px(state_->options.viewport_width),
                LayoutUnit::from_px(state_->options.viewport_height)};
  o.text = state_->text.get();
  o.progress = state_->options.progress;
  if (state_->options.paged && state_->loaded.sheets) {
    o.page_style = [this](const PageSelectorFacts& facts) {
      return state_->loaded.sheets->page_style(facts, state_->media(), state_->text.get());
    };
  }
  state_->painter.reset();
  state_->tree = layout::layout_document(state_->document(), o, std::move(state_->tree));
  state_->painter = std::make_unique<paint::Painter>(*state_->tree, state_->text.get());
  if (state_->tree->limit_exceeded) return {StatusCode::kLimitExceeded, "layout stopped at a limit"};
  return {};
}

Document& Engine::document() { return state_->document(); }
Diagnostics& Engine::diagnostics() { return *state_->diagnostics; }
size_t Engine::page_count() const { return state_->tree ? state_->tree->pages.size() : 0; }

DisplayList Engine::display_list(size_t page) {
  return state_->painter ? state_->painter->paint_page(page) : DisplayList();
}

std::vector<Rect> Engine::rects(NodeId node) const {
  std::vector<Rect> out;
  if (!state_->tree || !state_->tree->boxes.document().contains(node)) return out;
  for (const PhysicalRect& r : api::node_rects(*state_->tree)[node.index()]) {
    out.push_back({r.offset.x.to_px(), r.offset.y.to_px(), r.size.width.to_px(), r.size.height.to_px()});
  }
  return out;
}

NodeId Engine::hit_test(size_t page, Point point) const {
  NodeId hit;
  if (!state_->tree || page >= state_->tree->pages.size()) return hit;
  const BoxTree& boxes = state_->tree->boxes;
  api::walk_page(state_->tree->pages[page], [&](const layout::Fragment& f, PhysicalOffset at) {
    if (!f.box.valid() || f.kind == layout::FragmentKind::kLine) return;
    const double x = point.x - at.x.to_px(), y = point.y - at.y.to_px();
    if (x < 0 || y < 0 || x >= f.size.width.to_px() || y >= f.size.height.to_px()) return;
    NodeId node = boxes.box(f.box).node;
    if (node.valid() && boxes.document().is_text(node)) node = boxes.document().node(node).parent;
    if (node.valid()) hit = node;
  });
  return hit;
}

std::string Engine::dump(DumpFormat format, std::string_view name) {
  if (!state_->tree) return {};
  switch (format) {
    case DumpFormat::kGeometry:
      return api::dump_geometry(*state_->tree, name, state_->options.viewport_width,
                                state_->options.viewport_height);
    case DumpFormat::kBoxes: return api::dump_boxes(state_->tree->boxes);
    case DumpFormat::kFragments: return api::dump_fragments(*state_->tree);
    case DumpFormat::kStyle: return api::dump_styles(state_->document());
    case DumpFormat::kDisplayList: {
      std::string out;
      for (size_t i = 0; i < page_count(); ++i) out += to_string(display_list(i));
      return out;
    }
  }
  return {};
}

Status Engine::write_pdf(std::string& out, const std::function<void(size_t)>& page_done) {
  cairo_backend::PdfWriter writer(state_->document(), *state_->text);
  for (size_t i = 0; i < page_count(); ++i) {
    Status s = writer.add_page(display_list(i));
    if (!s.ok()) return s;
    if (page_done) page_done(i + 1);
  }
  return writer.finish(out);
}

Status Engine::write_png(std::string& out, double scale, size_t page) {
  cairo_backend::RasterOptions raster;
  raster.scale = scale;
  return cairo_backend::write_png(display_list(page), state_->document(), *state_->text, raster, out);
}

Status Engine::write_svg(std::string& out, size_t page) {
  return cairo_backend::write_svg(display_list(page), state_->document(), *state_->text, out);
}

}  // namespace colosseum

#include "renderer.h"

#include <algorithm>
#include <fstream>
#include <iterator>

namespace colosseum::wpt {

namespace {

constexpr size_t kKept = 48;  // drawings; 2 MB each
constexpr double kInch = 96;
constexpr size_t kMaxPages = 64;  // drawn of a print test

}  // namespace

bool Rendering::is_single_colour() const {
  if (pages.empty() || pages[0].pixels.empty()) return true;
  return std::all_of(pages.begin(), pages.end(), [&](const Bitmap& b) {
    return wpt::is_single_colour(b) && (b.pixels.empty() || b.pixels[0] == pages[0].pixels[0]);
  });
}

EngineOptions engine_options(const Environment& e, Medium medium) {
  EngineOptions o;
  o.fonts = e.fonts;
  o.loader.root = e.root;
  o.scripting = true;  // test runners have it
  o.viewport_width = e.viewport_width;
  o.viewport_height = e.viewport_height;
  if (medium == Medium::kScreen) return o;
  o.media = Media::kPrint;
  o.paged = medium == Medium::kPages;
  o.page_width = 5 * kInch;
  o.page_height = 3 * kInch;
  o.page_margin = kInch / 2;
  if (medium == Medium::kPrintFlow) {
    o.viewport_width = 4 * kInch;
    o.viewport_height = 2 * kInch;
  }
  return o;
}

bool read_file(const std::string& path, std::string& out) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return false;
  out.assign(std::istreambuf_iterator<char>(in), {});
  return true;
}

std::vector<std::string> unsupported_features(const Diagnostics& diagnostics) {
  std::vector<std::string> out;
  for (const Diagnostic& d : diagnostics.all()) {
    if (d.kind == DiagnosticKind::kUnsupported && std::find(out.begin(), out.end(), d.message) == out.end())
      out.push_back(d.message);
  }
  return out;
}

std::shared_ptr<Rendering> Renderer::draw(const std::string& path, Medium medium) const {
  auto out = std::make_shared<Rendering>();
  Diagnostics diagnostics;
  Engine engine(engine_options(environment_, medium), &diagnostics);
  const Status loaded = engine.load_file(environment_.root + "/" + path);
  if (!loaded.ok()) {
    out->error = loaded.message();
    return out;
  }
  const Status laid = engine.layout();
  if (!laid.ok()) out->unsupported.push_back("a limit: " + laid.message());
  cairo_backend::RasterOptions raster;
  for (size_t i = 0; i < std::min(engine.result().page_count(), kMaxPages); ++i) {
    DisplayList list = engine.result().display_list(i);
    if (medium != Medium::kPages) {
      list.width = environment_.viewport_width;
      // The whole canvas of print flow counts: there is no screen to end it.
      if (medium == Medium::kScreen) list.height = environment_.viewport_height;
    }
    Bitmap bitmap;
    const Status drawn =
        cairo_backend::draw_bitmap(list, engine.document(), engine.text_engine(), raster, bitmap);
    if (!drawn.ok()) {
      out->error = drawn.message();
      return out;
    }
    out->pages.push_back(std::move(bitmap));
  }
  if (out->pages.empty()) out->error = laid.ok() ? "nothing was laid out" : laid.message();
  for (std::string& s : unsupported_features(diagnostics)) out->unsupported.push_back(std::move(s));
  return out;
}

std::shared_ptr<const Rendering> Renderer::render(const std::string& path, Medium medium) {
  const std::string key = std::to_string(static_cast<int>(medium)) + path;
  auto known = index_.find(key);
  if (known != index_.end()) {
    recent_.splice(recent_.begin(), recent_, known->second);
    return known->second->second;
  }
  recent_.emplace_front(key, draw(path, medium));
  index_[key] = recent_.begin();
  if (recent_.size() > kKept) {
    index_.erase(recent_.back().first);
    recent_.pop_back();
  }
  return recent_.front().second;
}

const DocumentFacts& Renderer::facts(const std::string& path) {
  auto [it, added] = facts_.try_emplace(path);
  const std::string file = environment_.root + "/" + path;
  std::string bytes;
  if (added && read_file(file, bytes)) it->second = read_facts(bytes, "file://" + file);
  return it->second;
}

}  // namespace colosseum::wpt

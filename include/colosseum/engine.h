// The whole engine in one object: a document file in; pages, pictures and dumps out. Library
// colosseum::engine.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "colosseum/diagnostics.h"
#include "colosseum/display_list.h"
#include "colosseum/geometry.h"
#include "colosseum/html.h"
#include "colosseum/layout.h"
#include "colosseum/limits.h"
#include "colosseum/status.h"
#include "colosseum/text.h"

namespace colosseum {

class InstalledFonts;

enum class Media : uint8_t { kScreen, kPrint };

/// What `dump` writes.
enum class DumpFormat : uint8_t { kGeometry, kBoxes, kFragments, kDisplayList, kStyle };

struct EngineOptions {
  Media media = Media::kScreen;
  bool paged = false;            ///< lay out in pages; else on one canvas
  double viewport_width = 1024;  ///< px; of continuous media
  double viewport_height = 768;
  double page_width = 793.7;  ///< px; the page box where @page says nothing (A4)
  double page_height = 1122.52;
  double page_margin = 38.4;  ///< px; 0.4 inch, as browsers print
  html::Format format = html::Format::kAuto;
  std::string base_url;    ///< empty: the document's own URL
  bool scripting = false;  ///< as where scripts run, although none does (see html::LoadOptions)
  html::LoaderOptions loader;
  std::vector<html::UserSheet> user_sheets;
  std::vector<std::string> font_dirs;  ///< fonts below count as installed
  /// From read_installed_fonts() (text_engine.h), to be shared; null: read for this engine, with `font_dirs`.
  std::shared_ptr<InstalledFonts> fonts;
  Limits limits;
  std::function<void(size_t pages)> progress;  ///< during layout, after each page
};

/// One document from file to output. Use: load, then layout, then any of the outputs. Not thread-safe;
/// engines are independent of each other. Mistakes in the document go to diagnostics(); a Status is about the
/// call itself.
class Engine {
 public:
  /// `diagnostics` must outlive the engine; null: the engine keeps its own.
  explicit Engine(EngineOptions options, Diagnostics* diagnostics = nullptr);
  ~Engine();
  Engine(const Engine&) = delete;
  Engine& operator=(const Engine&) = delete;

  /// Reads a document with its resources and styles it. kNotFound, kUnreadable or kRefused when it cannot be
  /// read.
  Status load_file(const std::string& path_or_url);
  /// The same from memory; `url` is what the bytes are said to come from.
  Status load_bytes(std::string_view bytes, const std::string& url);
  /// Lays the loaded document out. kLimitExceeded: the result is partial, and usable.
  Status layout();

  Document& document();
  Diagnostics& diagnostics();
  /// The fonts that the document is laid out with; needed to draw its display lists. Lives as long as the
  /// engine.
  TextEngine& text_engine();
  /// The last layout: pages, rectangles, hit test, display lists. Empty before layout().
  const Layout& result() const;

  /// The layout as text: for kGeometry one JSON line (DESIGN §4), with `name` as its "doc".
  std::string dump(DumpFormat format, std::string_view name);
  /// A PDF of all pages. `page_done` is told the pages written so far.
  Status write_pdf(std::string& out, const std::function<void(size_t)>& page_done = {});
  /// One page, or the whole canvas, as a PNG; `scale` device pixels per px.
  Status write_png(std::string& out, double scale = 1, size_t page = 0);
  Status write_svg(std::string& out, size_t page = 0);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace colosseum

// A document from its bytes to display lists, on a canvas and in pages.
#pragma once

#include <string_view>

#include "colosseum/engine.h"

namespace colosseum::fuzz {

/// Limits that keep one input short.
inline Limits small_limits() {
  Limits limits;
  limits.max_nodes = 20'000;
  limits.max_pages = 50;
  limits.max_fragments = 100'000;
  limits.max_layout_bytes = size_t{64} << 20;
  limits.max_layout_work = 200'000;
  limits.max_style_work = 2'000'000;
  limits.max_image_pixels = 1'000'000;
  return limits;
}

inline void run_engine(std::string_view bytes, html::Format format) {
  for (const bool paged : {false, true}) {
    EngineOptions options;
    options.limits = small_limits();
    options.format = format;
    options.paged = paged;
    options.media = paged ? Media::kPrint : Media::kScreen;
    options.viewport_width = 400;
    options.page_width = options.page_height = 300;
    options.loader.allow_document_dir = false;
    Engine engine(options);
    if (!engine.load_bytes(bytes, "file:///nowhere/in").ok()) continue;
    (void)engine.layout();  // a partial result is one too
    for (size_t i = 0; i < engine.result().page_count(); ++i) engine.result().display_list(i);
    engine.dump(DumpFormat::kGeometry, "in");
  }
}

}  // namespace colosseum::fuzz

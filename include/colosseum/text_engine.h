// Makes the text engine of colosseum::text: HarfBuzz, ICU, FreeType and fontconfig.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "colosseum/limits.h"
#include "colosseum/text.h"

namespace colosseum {

struct TextEngineOptions {
  std::vector<std::string> font_dirs;  ///< fonts below these folders count as installed, and come first
  bool installed_fonts = true;         ///< false: only `font_dirs` and @font-face rules
  bool hyphenation = true;             ///< `hyphens: auto` may use the dictionaries of libhyphen
  Limits limits;
};

/// A new engine, never null. Reads fontconfig's configuration (without fonts when `installed_fonts` is off);
/// font files are opened when they are first needed. One per thread.
std::unique_ptr<TextEngine> make_text_engine(const TextEngineOptions& options = {});

}  // namespace colosseum

// Makes the text engine of colosseum::text: HarfBuzz, ICU, FreeType and fontconfig.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "colosseum/limits.h"
#include "colosseum/text.h"

namespace colosseum {

/// What fontconfig's configuration says of the fonts that are installed and of those in some folders. Reading
/// it takes longer than laying out a short document: engines made one after another may share it. Not
/// thread-safe: what shares it belongs to one thread.
class InstalledFonts;

/// `font_dirs`: fonts below these folders (or in these files) count as installed, and come first; without
/// `installed` they are all.
std::shared_ptr<InstalledFonts> read_installed_fonts(const std::vector<std::string>& font_dirs = {},
                                                     bool installed = true);

struct TextEngineOptions {
  std::shared_ptr<InstalledFonts> fonts;  ///< null: read as the next two say
  std::vector<std::string> font_dirs;     ///< fonts below these folders count as installed, and come first
  bool installed_fonts = true;            ///< false: only `font_dirs` and @font-face rules
  bool hyphenation = true;                ///< `hyphens: auto` may use the dictionaries of libhyphen
  Limits limits;
};

/// A new engine, never null. Font files are opened when they are first needed. One per thread.
std::unique_ptr<TextEngine> make_text_engine(const TextEngineOptions& options = {});

}  // namespace colosseum

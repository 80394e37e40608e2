// Style sheets: parsing them and styling a Document with them.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "colosseum/document.h"
#include "colosseum/page.h"
#include "colosseum/status.h"
#include "colosseum/text.h"

namespace colosseum::css {

/// What @media and @import conditions are evaluated against (mediaqueries-4).
struct MediaContext {
  enum class Type : uint8_t { kScreen, kPrint } type = Type::kScreen;
  float width = 1024, height = 768;  ///< viewport or page area, px
  float device_width = 1024,
        device_height = 768;  ///< screen or, for print, the paper: what `size: auto` means
  float resolution_dppx = 1;
  int color_bits = 8;
};

enum class SheetOrigin : uint8_t { kUserAgent, kUser, kAuthor };

/// Fetches the text of an imported sheet by absolute URL; false when it may not or cannot be read (the loader
/// reports why).
using ImportLoader = std::function<bool(const std::string& url, std::string& text, std::string& final_url)>;

struct SheetOptions {
  SheetOrigin origin = SheetOrigin::kAuthor;
  std::string url;          ///< for relative URLs and diagnostics
  std::string media;        ///< the media attribute; empty: all
  uint32_t first_line = 1;  ///< line of the sheet's first line in its file
  bool quirks = false;
  ImportLoader import_loader;
};

/// An ordered set of style sheets with everything needed to style a document. Not thread-safe; many per
/// process are fine.
class StyleSheetSet {
 public:
  explicit StyleSheetSet(Document& document);
  ~StyleSheetSet();
  StyleSheetSet(const StyleSheetSet&) = delete;
  StyleSheetSet& operator=(const StyleSheetSet&) = delete;

  /// Parses a sheet (with its imports) and adds it after those of its origin. UTF-8. Mistakes go to the
  /// document's diagnostics.
  void add_sheet(std::string_view text, const SheetOptions& options);
  /// Declarations of an element's style attribute; replaces earlier ones.
  void set_inline_style(NodeId element, std::string_view text, uint32_t line);
  /// Presentational hints of an element: declarations that come before all author rules (css-cascade-5 §6.5).
  void set_presentational_hints(NodeId element, std::string_view declarations);

  /// Matches and computes the style of every element and pseudo-element and stores them in the document.
  /// Linear in elements for ordinary sheets; elements whose damage does not include kDamageRestyle (here or
  /// above) are skipped.
  void style_document(const MediaContext& media, TextEngine* text);

  /// @font-face rules that apply under the media, in order, not yet loaded: descriptors with sources.
  struct FontFaceSource {
    std::string url;  ///< absolute; empty for local()
    std::string local_name;
    std::string format;  ///< format() hint, lower case
  };
  struct FontFaceDescription {
    FontFaceRule rule;  ///< without bytes
    std::vector<FontFaceSource> sources;
    std::string file;
    uint32_t line = 0;
  };
  std::vector<FontFaceDescription> font_faces(const MediaContext& media) const;

  /// The page style for one page (css-page-3 §4): cascades @page rules by name and pseudo-classes.
  PageStyle page_style(const PageSelectorFacts& page, const MediaContext& media, TextEngine* text) const;

  /// URLs of images that the computed styles of the last style_document() name, each once, in order of first
  /// use.
  std::vector<std::string> used_image_urls() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// The elements below and including the root that match a selector list, in document order (what
/// querySelectorAll() gives). kInvalidArgument when the list is not valid.
Result<std::vector<NodeId>> select(Document& document, std::string_view selectors);

}  // namespace colosseum::css

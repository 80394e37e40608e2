// Styles of boxes that no element has, made once per style they derive from.
#pragma once

#include <vector>

#include "colosseum/document.h"

namespace colosseum {

/// Finds or makes them in the document's pool.
class DerivedStyles {
 public:
  explicit DerivedStyles(StylePool& pool) : pool_(pool) {}
  /// An anonymous block box: inherited values of `parent`, all others initial (css2 §9.2.1.1).
  StyleId anonymous_block(StyleId parent);
  /// An anonymous inline box, such as an image in `content`.
  StyleId anonymous_inline(StyleId parent);
  /// A block box whose contents are skipped (css-contain-2 §4).
  StyleId skipped_block(StyleId parent);
  /// The summary of a details element that has none.
  StyleId default_summary(StyleId details, bool open);
  /// An anonymous box of a table, or around one (css-tables-3 §2.2).
  StyleId anonymous_table_box(StyleId parent, Display display);
  /// An image in a line that is not to be had: as large as its text, unless it `keeps_size` that is given in
  /// full.
  StyleId broken_image(StyleId image, bool keeps_size);
  /// A ::marker that no rule of the author styles (css-lists-3 §5, css-pseudo-4 §4.4 default style sheet).
  StyleId default_marker(StyleId list_item);

 private:
  using Cache = std::vector<StyleId>;
  static StyleId& slot(Cache& cache, StyleId style) {
    if (style.index() >= cache.size()) cache.resize(style.index() + 1);
    return cache[style.index()];
  }
  StyleId make(StyleId parent, Display display);

  StylePool& pool_;
  Cache blocks_, inlines_, markers_, skipped_;
  Cache rows_, cells_, tables_, inline_tables_;
};

/// The body element whose background, overflow and writing mode go to the canvas: the first body child of an
/// html root (css-backgrounds-3 §2.11.2, css-overflow-3 §3.3, css-writing-modes-4 §8).
NodeId find_body(const Document& document);
/// The style that the root element's box uses: its own with the principal writing mode (css-writing-modes-4
/// §8).
StyleId principal_style(Document& document);

}  // namespace colosseum

// The boxes of page-margin boxes (css-page-3 §5.2).
#pragma once

#include <algorithm>
#include <string>
#include <unordered_map>

#include "box/box_tree.h"
#include "box/content_text.h"
#include "box/derived_styles.h"

namespace colosseum {

/// Appends block containers with the content of page-margin boxes to a box tree. Boxes of one style and text
/// are made once: pages share them.
class MarginContentBuilder {
 public:
  /// `max_bytes`: text to make over all pages; boxes past it are empty.
  MarginContentBuilder(BoxTree& tree, size_t max_bytes)
      : tree_(tree),
        styles_(tree.document().styles()),
        counter_styles_(tree.document()),
        bytes_left_(max_bytes) {}

  /// `style` is the box's own, with the items of `content`; counters() as append_content_text() wants them.
  template <typename Counters>
  BoxId add(StyleId style, Counters& counters) {
    const ComputedStyle& s = tree_.document().styles().get(style);
    pieces_.clear();
    QuoteDepth quotes;
    std::string text;
    for (const ContentItem& item : s.content().items) {
      if (limit_exceeded_) break;
      const size_t before = text.size();
      if (item.kind == ContentItem::Kind::kImage) {
        add_image(item.image, text);
      } else if (item.kind == ContentItem::Kind::kAttr) {
        text += item.separator;  // no element, so the fallback
      } else {
        append_content_text(item, s, counters, counter_styles_, quotes, s.colosseum_lang(), text);
      }
      charge(text.size() - std::min(before, text.size()));
    }
    pieces_.push_back({std::move(text), ImageId()});
    return find_or_make(style);
  }
  bool limit_exceeded() const { return limit_exceeded_; }

 private:
  /// A run of text, and the image after it unless it is the last.
  struct Piece {
    std::string text;
    ImageId image;
  };
  void charge(size_t bytes);
  void add_image(const Image& image, std::string& text);
  BoxId find_or_make(StyleId style);
  BoxId make(StyleId style);

  BoxTree& tree_;
  DerivedStyles styles_;
  CounterStyles counter_styles_;
  std::vector<Piece> pieces_;
  std::unordered_map<std::string, BoxId> made_;  ///< by style and pieces; only looked up
  size_t bytes_left_;
  bool limit_exceeded_ = false;
};

}  // namespace colosseum

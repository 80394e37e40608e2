// Quotation marks (css-content-3 §2.4).
#pragma once

#include <cstdint>
#include <string_view>

#include "colosseum/style.h"

namespace colosseum {

/// The strings of open-quote and close-quote while a document is walked in tree order.
class QuoteDepth {
 public:
  /// `language`: what `quotes: auto` chooses by.
  std::string_view open(const ComputedStyle& style, std::string_view language) {
    return mark(style, language, depth_++, true);
  }
  std::string_view close(const ComputedStyle& style, std::string_view language) {
    // §2.4.2: a close-quote that matches nothing shows nothing and leaves the depth at 0.
    return depth_ == 0 ? std::string_view() : mark(style, language, --depth_, false);
  }
  void open_silently() { ++depth_; }
  /// Style containment (css-contain-2 §3.4): what happens inside does not change the depth outside.
  uint32_t depth() const { return depth_; }
  void restore(uint32_t depth) { depth_ = depth; }
  void close_silently() { depth_ -= depth_ > 0 ? 1 : 0; }

 private:
  static std::string_view mark(const ComputedStyle& style, std::string_view language, uint32_t depth,
                               bool open);
  uint32_t depth_ = 0;
};

}  // namespace colosseum

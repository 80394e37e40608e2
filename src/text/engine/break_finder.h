// Grapheme boundaries and line break opportunities (UAX 29; UAX 14 tailored by css-text-3 §5).
#pragma once

#include <unicode/ubrk.h>

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "colosseum/text.h"
#include "text/engine/hyphenator.h"

namespace colosseum::text {

class BreakFinder {
 public:
  explicit BreakFinder(bool hyphenation) : hyphenation_(hyphenation) {}

  /// Fills text length + 1 sets of BreakFlag.
  void find(const ParagraphText& paragraph, std::vector<uint8_t>& breaks);

 private:
  using Iterator = std::unique_ptr<UBreakIterator, decltype(&ubrk_close)>;
  void find_graphemes(std::u16string_view text, std::vector<uint8_t>& breaks);
  void find_graphemes_in(std::u16string_view text, size_t start, size_t end, std::vector<uint8_t>& breaks);
  void find_lines(const ParagraphText& paragraph, std::vector<uint8_t>& breaks);
  size_t find_lines_in_word(const ParagraphText& paragraph, size_t span, size_t start, size_t end,
                            std::vector<uint8_t>& breaks);
  void hyphenate(const ParagraphText& paragraph, std::vector<uint8_t>& breaks);
  UBreakIterator* line_iterator(const TextSpan& span);

  Iterator characters_{nullptr, &ubrk_close};
  std::map<std::string, Iterator> lines_;
  bool hyphenation_;
  Hyphenator hyphenator_;
  std::u16string scratch_;
};

}  // namespace colosseum::text

// Which part of a text ::first-letter selects (css-pseudo-4 §2.2).
#pragma once

#include <cstddef>
#include <string_view>

namespace colosseum {

/// Byte offsets: the first letter with its punctuation is [begin, end). Equal: the text has none.
struct FirstLetterRange {
  size_t begin = 0, end = 0;
  bool found() const { return end > begin; }
};

/// Skips white space at the start of the text.
FirstLetterRange find_first_letter(std::string_view utf8);

}  // namespace colosseum

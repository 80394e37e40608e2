// White space processing, phase I (css-text-3 §4.1.1): characters of successive texts into one paragraph
// string.
#pragma once

#include <string>
#include <string_view>

#include "colosseum/style.h"

namespace colosseum::layout::inline_layout {

inline constexpr char16_t kZeroWidthSpace = 0x200B;

/// Told what the collapser does to the paragraph.
class WhiteSpaceSink {
 public:
  virtual ~WhiteSpaceSink() = default;
  virtual void text(uint32_t start, uint32_t end) = 0;  ///< characters were appended
  virtual void tab(uint32_t start) = 0;                 ///< one preserved tab was appended
  virtual void forced_break(uint32_t start) = 0;        ///< one preserved segment break was appended
  virtual void erased(uint32_t at) = 0;      ///< one character, appended earlier, was taken out again
  virtual void collapsed_after_other() = 0;  ///< a space collapsed into that of an earlier text
};

/// Appends processed text to a paragraph; keeps what must be known across element boundaries.
class WhiteSpaceCollapser {
 public:
  WhiteSpaceCollapser(std::u16string& paragraph, WhiteSpaceSink& sink) : text_(paragraph), sink_(sink) {}

  void append(std::u16string_view source, WhiteSpaceCollapse mode);
  /// Something that is no white space stands here (an atomic inline).
  void content() { settle(u'\uFFFC'), skip_spaces_ = false; }
  /// A forced line break stands here: white space after it is at the start of a line.
  void line_start() { run_ = false, skip_spaces_ = true; }

 private:
  void append_collapsed(std::u16string_view source, bool preserve_breaks);
  void append_preserved(std::u16string_view source, bool spaces_only);
  void collapsible_space(bool segment_break);
  void settle(char16_t next);
  void erase_run();

  std::u16string& text_;
  WhiteSpaceSink& sink_;
  bool skip_spaces_ = true;     ///< at the start of a line: collapsible white space goes away
  bool run_ = false;            ///< the last content is a collapsible space, at run_at_
  bool run_has_break_ = false;  ///< and a segment break was among what it stands for
  uint32_t run_at_ = 0;
  bool run_is_older_ = false;  ///< the collapsible space came from an earlier text
};

}  // namespace colosseum::layout::inline_layout

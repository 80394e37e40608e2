#include "layout/inline/white_space.h"

namespace colosseum::layout::inline_layout {

namespace {

// css-text-3 §4: carriage returns are treated as spaces.
bool is_collapsible(char16_t c) { return c == u' ' || c == u'\t' || c == u'\n' || c == u'\r'; }

}  // namespace

void WhiteSpaceCollapser::append(std::u16string_view source, WhiteSpaceCollapse mode) {
  switch (mode) {
    case WhiteSpaceCollapse::kCollapse: append_collapsed(source, false); break;
    case WhiteSpaceCollapse::kPreserveBreaks: append_collapsed(source, true); break;
    case WhiteSpaceCollapse::kPreserve: append_preserved(source, false); break;
    case WhiteSpaceCollapse::kBreakSpaces: append_preserved(source, false); break;
    case WhiteSpaceCollapse::kPreserveSpaces: append_preserved(source, true); break;
  }
}

// css-text-3 §4.1.1 steps 1 to 4 for collapsible white space.
void WhiteSpaceCollapser::append_collapsed(std::u16string_view source, bool preserve_breaks) {
  size_t i = 0;
  run_is_older_ = run_;
  while (i < source.size()) {
    if (!is_collapsible(source[i])) {
      size_t end = i + 1;
      while (end < source.size() && !is_collapsible(source[end])) ++end;
      settle(source[i]);
      skip_spaces_ = false;
      uint32_t start = static_cast<uint32_t>(text_.size());
      text_.append(source.substr(i, end - i));
      sink_.text(start, static_cast<uint32_t>(text_.size()));
      i = end;
      continue;
    }
    if (source[i] == u'\n' && preserve_breaks) {
      // Collapsible white space around a segment break is removed; the break itself stays.
      if (run_) erase_run();
      uint32_t start = static_cast<uint32_t>(text_.size());
      text_.push_back(u'\n');
      sink_.forced_break(start);
      line_start();
    } else {
      collapsible_space(source[i] == u'\n');
    }
    ++i;
  }
}

void WhiteSpaceCollapser::collapsible_space(bool segment_break) {
  if (skip_spaces_) return;
  if (run_) {
    run_has_break_ = run_has_break_ || segment_break;
    if (run_is_older_) sink_.collapsed_after_other();
    run_is_older_ = false;
    return;
  }
  run_ = true;
  run_has_break_ = segment_break;
  run_at_ = static_cast<uint32_t>(text_.size());
  text_.push_back(u' ');
  sink_.text(run_at_, run_at_ + 1);
}

/// Decides, now that the next character is known, whether a transformed segment break stays a space. What
/// does so is "UA-defined in this level" (css-text-3 §4.1.3): as in Chromium, all but those at a zero width
/// space, also between East Asian characters.
void WhiteSpaceCollapser::settle(char16_t next) {
  if (run_ && run_has_break_) {
    const bool before = run_at_ > 0 && text_[run_at_ - 1] == kZeroWidthSpace;
    if (before || next == kZeroWidthSpace) erase_run();
  }
  run_ = false;
}

void WhiteSpaceCollapser::erase_run() {
  text_.erase(run_at_, 1);
  sink_.erased(run_at_);
  run_ = false;
}

void WhiteSpaceCollapser::append_preserved(std::u16string_view source, bool spaces_only) {
  size_t i = 0;
  auto special = [&](char16_t c) { return c == u'\n' || c == u'\t' || c == u'\r'; };
  while (i < source.size()) {
    if (i == 0) settle(source[0]);
    char16_t c = source[i];
    uint32_t start = static_cast<uint32_t>(text_.size());
    skip_spaces_ = false;
    if (special(c)) {
      ++i;
      if (spaces_only || c == u'\r') {  // preserve-spaces: tabs and segment breaks become spaces
        text_.push_back(u' ');
        sink_.text(start, start + 1);
      } else if (c == u'\t') {
        text_.push_back(c);
        sink_.tab(start);
      } else {
        text_.push_back(c);
        sink_.forced_break(start);
        line_start();
      }
      continue;
    }
    size_t end = i + 1;
    while (end < source.size() && !special(source[end])) ++end;
    text_.append(source.substr(i, end - i));
    sink_.text(start, static_cast<uint32_t>(text_.size()));
    i = end;
  }
}

}  // namespace colosseum::layout::inline_layout

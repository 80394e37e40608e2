// Random inline content: every line makes progress, and no character that is not white space is lost or shown
// twice.
#include <gtest/gtest.h>

#include <random>

#include "support/inline_fixture.h"

namespace colosseum::test {
namespace {

using Random = std::minstd_rand;

int pick(Random& r, int n) { return static_cast<int>(r() % static_cast<unsigned>(n)); }

void random_style(Random& r, StyleBuilder& s) {
  if (pick(r, 3) == 0) s.set_white_space_collapse(static_cast<WhiteSpaceCollapse>(pick(r, 5)));
  if (pick(r, 4) == 0) s.set_text_wrap_mode(static_cast<TextWrapMode>(pick(r, 2)));
  if (pick(r, 3) == 0) s.set_overflow_wrap(static_cast<OverflowWrap>(pick(r, 3)));
  if (pick(r, 6) == 0) s.set_word_break(static_cast<WordBreak>(pick(r, 4)));
  if (pick(r, 4) == 0) s.set_direction(static_cast<Direction>(pick(r, 2)));
  if (pick(r, 3) == 0) s.set_unicode_bidi(static_cast<UnicodeBidi>(pick(r, 6)));
  if (pick(r, 3) == 0) s.set_padding_left(Length::fixed(static_cast<float>(pick(r, 30))));
  if (pick(r, 3) == 0) s.set_margin_right(Length::fixed(static_cast<float>(pick(r, 30))));
  if (pick(r, 3) == 0) s.set_font_size(static_cast<float>(pick(r, 20)));
  if (pick(r, 2) == 0) {
    s.set_vertical_align({static_cast<VerticalAlign::Kind>(pick(r, 9)), Length::percentage(30)});
  }
}

std::string random_text(Random& r) {
  static const char* const kPieces[] = {"a",      "bc",           " ",      "  ", "\n",
                                        "\t",     "\u05D0\u05D1", "\u00AD", "-",  "\u6C34",
                                        "\u200B", "e\u0301",      "\u00A0", "12"};
  std::string s;
  for (int n = pick(r, 12); n > 0; --n) s += kPieces[pick(r, static_cast<int>(std::size(kPieces)))];
  return s;
}

void random_children(Random& r, InlineFixture& f, BoxId parent, int depth) {
  for (int n = pick(r, 5); n > 0; --n) {
    switch (pick(r, 7)) {
      case 0: f.br(parent); break;
      case 1:
        f.add(parent, BoxKind::kWordBreak, f.doc.create_element("wbr"), nullptr, kBoxInlineLevel);
        break;
      case 2:
        f.atomic(parent, [&](StyleBuilder& s) {
          s.set_width(Length::fixed(static_cast<float>(pick(r, 50))));
          s.set_height(Length::fixed(static_cast<float>(pick(r, 50))));
        });
        break;
      case 3:
        if (depth < 5) {
          random_children(r, f, f.span(parent, [&](StyleBuilder& s) { random_style(r, s); }), depth + 1);
          break;
        }
        [[fallthrough]];
      default: f.text(parent, random_text(r)); break;
    }
  }
}

std::u16string letters(std::u16string_view text) {
  std::u16string out;
  for (char16_t c : text) {
    if (c > 0x20 && c != 0xA0 && c != 0xAD && c != 0x200B && c != 0xFFFC && !(c >= 0x2010 && c <= 0x206F))
      out += c;
  }
  std::sort(out.begin(), out.end());
  return out;
}

void collect(const layout::Fragment& f, std::u16string& out) {
  for (const layout::FragmentLink& l : f.children) {
    if (l.fragment->text != nullptr && !l.fragment->has(layout::kFragmentEllipsis))
      out += l.fragment->text->text;
    collect(*l.fragment, out);
  }
}

TEST(InlineRandom, NothingIsLost) {
  for (unsigned seed = 1; seed <= 1000; ++seed) {
    Random r(seed);
    InlineFixture f(
        [&](StyleBuilder& s) {
          random_style(r, s);
          s.set_padding_left(Length::fixed(0));
          s.set_text_align(static_cast<TextAlign>(pick(r, 10)));
          s.set_text_indent(
              {Length::fixed(static_cast<float>(pick(r, 40))), pick(r, 2) == 0, pick(r, 2) == 0});
          if (pick(r, 4) == 0) {
            s.set_text_overflow(TextOverflow::kEllipsis);
            s.set_overflow_x(OverflowX::kHidden);
          }
        },
        static_cast<CompatMode>(pick(r, 3)));
    random_children(r, f, f.block, 0);
    std::string source;
    for (size_t i = 0; i < f.tree.size(); ++i) {
      if (f.tree.box(BoxId(i)).kind == BoxKind::kText) source += f.tree.text(BoxId(i));
    }
    std::u16string shown;
    bool done = false;
    size_t count = 0;
    const int width = pick(r, 120);
    f.each_line(LayoutUnit(width), 2000, [&](const layout::inline_layout::Line& line) {
      collect(*line.fragment, shown);
      done = line.done;
      ++count;
      EXPECT_GE(line.block_size, LayoutUnit()) << seed;
    });
    EXPECT_TRUE(done) << seed;
    EXPECT_EQ(letters(shown), letters(to_utf16(source))) << seed;
    layout::MinMax sizes = f.min_max();
    EXPECT_LE(sizes.min, sizes.max) << seed;
    // A box as wide as its max-content size wraps nowhere.
    size_t wide = 0, widest = 0;
    f.each_line(sizes.max, 2000, [&](const layout::inline_layout::Line&) { ++wide; });
    f.each_line(LayoutUnit(1'000'000), 2000, [&](const layout::inline_layout::Line&) { ++widest; });
    EXPECT_EQ(wide, widest) << seed;
  }
}

}  // namespace
}  // namespace colosseum::test

#include "text/engine/shaper.h"

#include <unicode/locid.h>
#include <unicode/unistr.h>
#include <unicode/ustring.h>

#include <algorithm>

#include "text/engine/characters.h"
#include "text/engine/features.h"
#include "text/engine/punctuation.h"

namespace colosseum::text {
namespace {

constexpr uint32_t kMaxChunk = 1 << 15;  // HarfBuzz gets no more at once
constexpr uint32_t kChunkSearch = 1 << 10;

constexpr uint32_t kMaxMarks =
    64;  // longer heaps of marks on one base are cut: fonts' rules look back over them

bool is_mark_or_format(char32_t c) {
  if (c < 0x300) return c == 0xAD;
  return (U_GET_GC_MASK(static_cast<UChar32>(c)) & (U_GC_M_MASK | U_GC_CF_MASK)) != 0;
}

// The end of what HarfBuzz gets at once: all of a short item; else after a space near the limit, or at any
// whole character.
uint32_t chunk_end(std::u16string_view text, uint32_t start, uint32_t end) {
  const uint32_t limit = std::min(end, start + kMaxChunk);
  uint32_t marks = 0;
  for (uint32_t i = start; i < limit; ++i) {
    if (text[i] >= 0xDC00 && text[i] < 0xE000) continue;  // counted with its first half
    marks = is_mark_or_format(code_point_at(text, i)) ? marks + 1 : 0;
    if (marks > kMaxMarks) return i;
  }
  if (limit == end) return end;
  for (uint32_t i = limit; i > limit - kChunkSearch; --i) {
    if (text[i - 1] == ' ') return i;
  }
  const bool splits_pair = text[limit] >= 0xDC00 && text[limit] < 0xE000;
  return splits_pair ? limit - 1 : limit;
}

// css-text-3 §7.1, §7.2: what a cluster that begins with this character gets.
float spacing_of(const TextSpan& span, char32_t c) {
  float spacing = 0;
  if (span.letter_spacing != 0 && !is_invisible(c) && !is_cursive(c)) spacing += span.letter_spacing;
  if (span.word_spacing != 0 && is_word_separator(c)) spacing += span.word_spacing;
  return spacing;
}

// On the trailing side of each cluster: the right in left-to-right text, the left in right-to-left text.
// `glyphs` is one item's, in visual order.
void add_spacing(const ParagraphText& p, uint32_t first_span, bool rtl, std::span<Glyph> glyphs) {
  const size_t count = glyphs.size();
  uint32_t s = first_span;
  for (size_t k = 0; k < count;) {  // clusters in logical order
    const size_t head = rtl ? count - 1 - k : k;
    const uint32_t cluster = glyphs[head].cluster;
    size_t n = 1;
    while (k + n < count && glyphs[rtl ? head - n : head + n].cluster == cluster) ++n;
    while (s + 1 < p.spans.size() && p.spans[s].end <= cluster) ++s;
    const float spacing = spacing_of(p.spans[s], code_point_at(p.text, cluster));
    if (spacing != 0) {
      Glyph& edge = glyphs[rtl ? head - (n - 1) : head + (n - 1)];
      edge.advance += spacing;
      if (rtl) edge.x_offset += spacing;
    }
    k += n;
  }
}

bool any_spacing(const ParagraphText& p, uint32_t first_span, uint32_t end) {
  for (uint32_t s = first_span; s < p.spans.size() && p.spans[s].start < end; ++s) {
    if (p.spans[s].letter_spacing != 0 || p.spans[s].word_spacing != 0) return true;
  }
  return false;
}

// Script tags are four ASCII letters, which leaves the highest bits of two of them.
constexpr uint32_t kUpperCaseBit = 0x80000000;
constexpr uint32_t kBlankBit = 0x00800000;

}  // namespace

uint32_t pack_engine_data(const ShapeItem& item) {
  return static_cast<uint32_t>(item.script) | (item.upper_case ? kUpperCaseBit : 0) |
         (item.blank ? kBlankBit : 0);
}

ShapeItem item_of_run(const ShapedRun& run) {
  ShapeItem item;
  item.start = run.start;
  item.end = run.end;
  item.span = run.span;
  item.face = run.face;
  item.level = run.bidi_level;
  item.upright = run.upright;
  item.upper_case = (run.engine_data & kUpperCaseBit) != 0;
  item.blank = (run.engine_data & kBlankBit) != 0;
  item.script = static_cast<hb_script_t>(run.engine_data & ~(kUpperCaseBit | kBlankBit));
  return item;
}

Shaper::Shaper(FontLibrary& library) : library_(library), buffer_(hb_buffer_create()) {}

hb_language_t Shaper::language(const std::string& lang) {
  if (hb_lang_ == HB_LANGUAGE_INVALID || lang != lang_) {
    lang_ = lang;
    // An unknown language must not become the process's own.
    hb_lang_ = lang.empty() ? hb_language_from_string("und", 3)
                            : hb_language_from_string(lang.data(),
                                                      static_cast<int>(std::min<size_t>(lang.size(), 64)));
  }
  return hb_lang_;
}

const std::vector<hb_feature_t>& Shaper::features(const SpanStyle& style, const Face& face,
                                                  uint32_t face_id) {
  const uint64_t own = face.spec().rule_features.empty() ? 0 : face_id + 1;
  const uint64_t key = own << 32 | uint64_t{style.selection_id} << 1 | (style.letter_spaced ? 1 : 0);
  auto [it, added] = features_.try_emplace(key);
  if (added) {
    it->second = make_features(style.selection->properties(), face.spec().rule_features, style.letter_spaced);
  }
  return it->second;
}

void Shaper::shape_blank(const ShapeItem& item, uint32_t start, uint32_t end, std::vector<Glyph>& glyphs) {
  const uint32_t id = item.face ? library_.face(item.face).glyph(' ') : 0;
  const size_t first = glyphs.size();
  for (uint32_t i = start; i < end; ++i) {
    Glyph glyph;
    glyph.id = id;
    glyph.cluster = i;
    glyphs.push_back(glyph);
  }
  if (item.level & 1) std::reverse(glyphs.begin() + static_cast<ptrdiff_t>(first), glyphs.end());
}

void Shaper::fill_buffer(const ParagraphText& p, const ShapeItem& item, uint32_t start, uint32_t end) {
  hb_buffer_t* buffer = buffer_.get();
  hb_buffer_clear_contents(buffer);
  const int length = static_cast<int>(p.text.size());
  const auto* text = reinterpret_cast<const uint16_t*>(p.text.data());
  if (!item.upper_case) {
    // The text around gives the context for joining.
    hb_buffer_add_utf16(buffer, text, length, start, static_cast<int>(end - start));
    return;
  }
  for (uint32_t i = start; i < end;) {
    const char32_t c = code_point_at(p.text, i);
    const icu::UnicodeString upper =
        icu::UnicodeString(static_cast<UChar32>(c)).toUpper(icu::Locale::getRoot());
    for (int32_t k = 0; k < upper.length(); k = upper.moveIndex32(k, 1)) {
      hb_buffer_add(buffer, static_cast<hb_codepoint_t>(upper.char32At(k)), i);
    }
    i += c > 0xFFFF ? 2 : 1;
  }
  hb_buffer_set_content_type(buffer, HB_BUFFER_CONTENT_TYPE_UNICODE);
}

void Shaper::take_glyphs(const Face& face, bool upright, std::vector<Glyph>& glyphs) {
  unsigned count = 0;
  const hb_glyph_info_t* info = hb_buffer_get_glyph_infos(buffer_.get(), &count);
  const hb_glyph_position_t* position = hb_buffer_get_glyph_positions(buffer_.get(), &count);
  const float scale = face.px_per_position();
  const size_t first = glyphs.size();
  glyphs.resize(first + count);
  Glyph* out = glyphs.data() + first;
  for (unsigned i = 0; i < count; ++i, ++out) {
    out->id = info[i].codepoint;
    out->cluster = info[i].cluster;
    out->advance = static_cast<float>(upright ? -position[i].y_advance : position[i].x_advance) * scale;
    out->x_offset = static_cast<float>(position[i].x_offset) * scale;
    out->y_offset = static_cast<float>(position[i].y_offset) * scale;
    out->unsafe_to_break = (hb_glyph_info_get_glyph_flags(&info[i]) & HB_GLYPH_FLAG_UNSAFE_TO_BREAK) != 0;
  }
}

// Trimmed punctuation and what follows it have their widths from each other.
void Shaper::mark_trimmed(size_t untrimmed, std::span<Glyph> glyphs) {
  for (size_t f = untrimmed; f < trimming_.size(); ++f) {
    const hb_feature_t& feature = trimming_[f];
    for (Glyph& g : glyphs) {
      if (g.cluster >= feature.start && g.cluster <= feature.end) g.unsafe_to_break = true;
    }
  }
}

void Shaper::shape_part(const ParagraphText& p, const SpanStyle& style, const ShapeItem& item, uint32_t start,
                        uint32_t end, std::vector<Glyph>& glyphs) {
  if (item.blank || !item.face) {
    shape_blank(item, start, end, glyphs);
    return;
  }
  const Face& face = library_.face(item.face);
  const std::vector<hb_feature_t>& list = features(style, face, item.face.value);
  const bool rtl = (item.level & 1) != 0;
  const size_t first = glyphs.size();
  const bool many = chunk_end(p.text, start, end) < end;
  const bool trims = style.selection->properties().text_spacing_trim != TextSpacingTrim::kSpaceAll &&
                     may_collapse_punctuation(p.text, start, end);
  for (uint32_t i = start; i < end;) {
    const uint32_t stop = chunk_end(p.text, i, end);
    fill_buffer(p, item, i, stop);
    const hb_direction_t sideways = rtl ? HB_DIRECTION_RTL : HB_DIRECTION_LTR;
    hb_buffer_set_direction(buffer_.get(), item.upright ? HB_DIRECTION_TTB : sideways);
    hb_buffer_set_script(buffer_.get(), item.script);
    hb_buffer_set_language(buffer_.get(), language(style.lang));
    if (trims) {
      trimming_ = list;
      collapse_punctuation(p.text, i, stop, start == item.start, face, item.upright, trimming_);
    }
    const std::vector<hb_feature_t>& used = trims ? trimming_ : list;
    hb_shape(face.font(), buffer_.get(), used.data(), static_cast<unsigned>(used.size()));
    const size_t before = glyphs.size();
    take_glyphs(face, item.upright, glyphs);
    if (trims) mark_trimmed(list.size(), std::span<Glyph>(glyphs).subspan(before));
    if (rtl && item.upright) std::reverse(glyphs.begin() + static_cast<ptrdiff_t>(before), glyphs.end());
    // Chunks come in logical order; in right-to-left text they are joined so and turned round at the end.
    if (rtl && many) std::reverse(glyphs.begin() + static_cast<ptrdiff_t>(before), glyphs.end());
    i = stop;
  }
  if (rtl && many) std::reverse(glyphs.begin() + static_cast<ptrdiff_t>(first), glyphs.end());
  if (any_spacing(p, item.span, end)) {
    add_spacing(p, item.span, rtl, std::span<Glyph>(glyphs).subspan(first));
  }
}

void Shaper::shape(const ParagraphText& p, const std::vector<SpanStyle>& styles, const ShapeItem& item,
                   ShapedParagraph& out) {
  const bool rtl = (item.level & 1) != 0;
  const bool one_span = p.spans[item.span].end >= item.end;
  std::vector<Glyph>& glyphs = one_span ? out.glyphs : scratch_;
  if (!one_span) scratch_.clear();
  const size_t first = glyphs.size();
  shape_part(p, styles[item.span], item, item.start, item.end, glyphs);
  const size_t count = glyphs.size() - first;
  size_t taken = 0;  // glyphs given to runs so far, from the logical start
  for (uint32_t s = item.span; s < p.spans.size() && p.spans[s].start < item.end; ++s) {
    ShapedRun run;
    run.start = std::max(item.start, p.spans[s].start);
    run.end = std::min(item.end, p.spans[s].end);
    if (run.start >= run.end) continue;
    run.span = s;
    run.face = item.face;
    run.bidi_level = item.level;
    run.upright = item.upright;
    run.engine_data = pack_engine_data(item);
    size_t n = count - taken;
    if (!one_span) {
      n = 0;
      while (taken + n < count && scratch_[rtl ? count - 1 - taken - n : taken + n].cluster < run.end) ++n;
    }
    run.first_glyph = static_cast<uint32_t>(one_span ? first : out.glyphs.size());
    run.glyph_count = static_cast<uint32_t>(n);
    if (!one_span) {
      auto from = scratch_.begin() + static_cast<ptrdiff_t>(rtl ? count - taken - n : taken);
      out.glyphs.insert(out.glyphs.end(), from, from + static_cast<ptrdiff_t>(n));
    }
    taken += n;
    out.runs.push_back(run);
  }
}

}  // namespace colosseum::text

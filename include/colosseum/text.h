// The text-engine interface: fonts, shaping, bidi and line-break analysis. colosseum::text implements it with
// HarfBuzz, ICU, FreeType and fontconfig; a toolkit may bring its own.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "colosseum/ids.h"
#include "colosseum/image.h"
#include "colosseum/status.h"
#include "colosseum/style.h"

namespace colosseum {

using FontId =
    Id<struct FontTag>;  ///< a font selection: family list, size, weight … (one per distinct FontGroup)
using FaceId = Id<struct FaceTag>;  ///< one face at one size, as glyph runs use it

/// Metrics in CSS px at the font's size, positive away from the baseline. ascent and descent are rounded to
/// whole pixels, as browsers do; ascent + descent + line_gap is `line-height: normal` (whole pixels too).
struct FontMetrics {
  float ascent = 0;
  float descent = 0;
  float line_gap = 0;
  float x_height = 0;
  float cap_height = 0;
  float zero_advance = 0;         ///< of "0" (the ch unit)
  float ideographic_advance = 0;  ///< of U+6C34 (the ic unit); the font size when there is no such glyph
  float space_advance = 0;
  /// Of a character, as the font says; whole px where that is more. 0: it does not say.
  float average_advance = 0;
  float widest_extent = 0;     ///< of all glyphs together, in whole px. 0: the font does not say
  float underline_offset = 0;  ///< below the baseline, to the line's centre
  float underline_thickness = 0;
  float strikeout_offset = 0;  ///< above the baseline, to the line's centre
  float strikeout_thickness = 0;
  float size = 0;
};

/// A stretch of a paragraph with one set of text properties. Spans are in order, touch, and cover the
/// paragraph.
struct TextSpan {
  uint32_t start = 0, end = 0;  ///< UTF-16 offsets
  FontId font;
  float letter_spacing = 0;  ///< px, added after each typographic character
  float word_spacing = 0;    ///< px, added at each word separator
  WordBreak word_break = WordBreak::kNormal;
  LineBreak line_break = LineBreak::kAuto;
  OverflowWrap overflow_wrap = OverflowWrap::kNormal;
  Hyphens hyphens = Hyphens::kManual;
  bool no_wrap = false;       ///< text-wrap-mode: nowrap: no soft wrap opportunity inside
  bool break_spaces = false;  ///< white-space-collapse: break-spaces: opportunity after every space
  bool small_caps_synthesis_off = false;
  TextOrientation orientation = TextOrientation::kSideways;  ///< of vertical text (css-writing-modes-4 §5.1);
                                                             ///< sideways: as horizontal text
  bool separate = false;  ///< not shaped together with the span before, even if alike (css-text-3 §7.3)
  std::string_view lang;  ///< BCP 47; empty when unknown
};

struct ParagraphText {
  std::u16string_view text;  ///< white space already processed; U+FFFC stands for atomic inlines, bidi
                             ///< controls for unicode-bidi
  std::span<const TextSpan> spans;
  Direction base_direction = Direction::kLtr;
  bool plaintext = false;  ///< unicode-bidi: plaintext: base direction from the first strong character
};

struct Glyph {
  uint32_t id = 0;                   ///< glyph index in the run's face
  uint32_t cluster = 0;              ///< UTF-16 offset of the first character of the glyph's cluster
  float advance = 0;                 ///< px along the line, spacing included
  float x_offset = 0, y_offset = 0;  ///< px, y upwards
  bool unsafe_to_break = false;      ///< breaking the line before this cluster needs reshaping
};

/// Text of one face, direction and span. Glyphs are in visual order, left to right. In an upright run they
/// stand upright below one another: offsets are of the glyph's origin from the pen on the central baseline.
struct ShapedRun {
  uint32_t start = 0, end = 0;  ///< UTF-16 offsets
  uint32_t span = 0;            ///< index of the TextSpan
  FaceId face;
  uint32_t first_glyph = 0, glyph_count = 0;
  uint8_t bidi_level = 0;
  bool upright = false;
  uint32_t engine_data = 0;  ///< for the engine that made the run; keep it for reshape()
  bool is_rtl() const { return (bidi_level & 1) != 0; }
};

/// What is between the character before an offset and the one at it.
enum BreakFlag : uint8_t {
  kBreakNone = 0,
  kBreakSoft = 1,       ///< a soft wrap opportunity (UAX 14 with css-text-3 §5)
  kBreakMandatory = 2,  ///< a forced break (after U+000A, U+2028 …)
  kBreakHyphen = 4,     ///< soft, and a hyphen shows when taken (after U+00AD or by a dictionary)
  kGrapheme = 8,        ///< a grapheme cluster boundary
  kBreakWord = 16,      ///< an emergency opportunity of overflow-wrap: break-word or anywhere
};

/// The analysis of one paragraph, independent of any line width.
struct ShapedParagraph {
  std::vector<ShapedRun> runs;  ///< in logical order
  std::vector<Glyph> glyphs;
  std::vector<uint8_t> breaks;  ///< BreakFlag sets; text length + 1 entries
  std::vector<uint8_t> levels;  ///< bidi level per UTF-16 unit
  uint8_t base_level = 0;
};

/// What a painting backend needs to open a face. Valid while the engine lives.
struct FaceInfo {
  std::string path;   ///< file, when `bytes` is null
  SharedBytes bytes;  ///< an sfnt (WOFF already unpacked)
  int index = 0;      ///< in a collection, or named instance << 16
  float size = 0;     ///< px
  FontSettings variations;
  bool synthetic_bold = false;
  float synthetic_slant = 0;  ///< tangent of the angle of synthesised oblique, 0: none
  std::string family;
};

/// An @font-face rule with its data loaded (css-fonts-4 §4).
struct FontFaceRule {
  std::string family;
  SharedBytes bytes;  ///< TTF, OTF, WOFF or WOFF2; null for a local() source
  std::string local_name;
  float weight_min = 400, weight_max = 400;
  float stretch_min = 100, stretch_max = 100;
  FontStyle style;
  std::vector<std::pair<uint32_t, uint32_t>> unicode_ranges;  ///< empty: all
  FontSettings features;
  float ascent_override = -1, descent_override = -1, line_gap_override = -1;  ///< percent; negative: normal
  float size_adjust = 100;
};

/// Finds fonts and analyses paragraphs. Implementations need not be thread-safe; one per thread. Answers are
/// pure functions of the arguments and of the faces added so far.
class TextEngine {
 public:
  virtual ~TextEngine() = default;
  /// Makes a face available to font matching, before installed ones. kUnreadable when it is no usable font.
  virtual Status add_font_face(const FontFaceRule& rule) = 0;
  /// The fonts below a folder, or of one file, count as installed.
  virtual Status add_font_dir(const std::string& path) = 0;
  /// The font selection of a group of properties; equal groups give equal ids.
  virtual FontId font(const FontGroup& properties) = 0;
  /// Metrics of the first available font (css-fonts-4 §5.3).
  virtual const FontMetrics& metrics(FontId font) = 0;
  virtual const FontMetrics& metrics(FaceId face) = 0;
  virtual FaceInfo face_info(FaceId face) = 0;
  /// Bidi, itemisation, font fallback, shaping and break opportunities of a whole paragraph. Work linear in
  /// the text.
  virtual void shape(const ParagraphText& paragraph, ShapedParagraph& out) = 0;
  /// Shapes [start, end) of one run of an analysed paragraph again, as if a line began at `start` and ended
  /// at `end`. Appends to `glyphs`; returns the face-homogeneous run.
  virtual ShapedRun reshape(const ParagraphText& paragraph, const ShapedRun& run, uint32_t start,
                            uint32_t end, std::vector<Glyph>& glyphs) = 0;
  /// Shapes a short text by itself (list markers, hyphens, ellipses). Appends runs in visual order.
  virtual void shape_simple(std::u16string_view text, FontId font, Direction direction,
                            ShapedParagraph& out) = 0;
  /// Case mapping of text-transform (css-text-3 §2.1). `in_word`: the character before `text` is a letter, so
  /// that `capitalize` leaves the first one. The default knows Latin, Greek, Cyrillic and Armenian letters
  /// and no languages.
  virtual std::u16string transform_case(std::u16string_view text, TextTransform::Case letter_case,
                                        bool in_word, std::string_view lang);
};

}  // namespace colosseum

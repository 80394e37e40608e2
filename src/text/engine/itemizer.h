// Cuts a paragraph into pieces that are shaped at once: one face, script, level, language and set of
// features.
#pragma once

#include <hb.h>

#include <string>
#include <vector>

#include "colosseum/text.h"
#include "text/engine/font_selection.h"

namespace colosseum::text {

/// What of a span decides about shaping. Spans that agree in it are shaped together.
struct SpanStyle {
  FontSelection* selection = nullptr;
  uint32_t selection_id = 0;
  bool letter_spaced = false;
  bool synthesize_caps = true;
  std::string lang;
  bool operator==(const SpanStyle&) const = default;
};

struct ShapeItem {
  uint32_t start = 0, end = 0;
  uint32_t span = 0;  ///< the span of the first character
  FaceId face;
  hb_script_t script = HB_SCRIPT_COMMON;
  uint8_t level = 0;
  bool upright = false;     ///< upright in vertical text
  bool blank = false;       ///< controls and object replacement: glyphs without width, not shaped
  bool upper_case = false;  ///< synthesised small capitals: shaped as capitals, with a smaller face
};

/// `breaks` has the grapheme boundaries; clusters never change face inside.
std::vector<ShapeItem> itemize(const ParagraphText& paragraph, const std::vector<SpanStyle>& styles,
                               const std::vector<uint8_t>& levels, const std::vector<uint8_t>& breaks,
                               FontLibrary& library);

}  // namespace colosseum::text

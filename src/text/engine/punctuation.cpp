#include "text/engine/punctuation.h"

#include <hb-ot.h>
#include <unicode/uchar.h>

namespace colosseum::text {
namespace {

/// On which side of a character its blank half is, and narrow neighbours that count as punctuation.
enum class Kind : uint8_t { kOther, kOpen, kClose, kMiddle, kOpenNarrow, kCloseNarrow };

constexpr char16_t kIdeographicSpace = 0x3000, kMiddleDot = 0x30FB;

bool is_wide(char16_t c) {
  const int width = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_FULLWIDTH || width == U_EA_WIDE;
}

// Commas, full stops and colons are in the middle of their square or at its start, as the font has them.
Kind by_ink(char16_t c, const Face& face) {
  hb_glyph_extents_t ink;
  if (!hb_font_get_glyph_extents(face.font(), face.glyph(c), &ink)) return Kind::kOther;
  const int32_t em = face.advance(face.glyph(c));
  const int32_t left = ink.x_bearing, right = ink.x_bearing + ink.width;
  if (right <= em / 2) return Kind::kClose;
  return ink.width <= em / 2 && left >= em / 4 ? Kind::kMiddle : Kind::kOther;
}

bool is_full_width(char16_t c, const Face& face) {
  return face.has(c) && face.advance_px(face.glyph(c)) >= 0.99f * face.spec().size;
}

Kind kind_of(char16_t c, const Face& face, bool upright) {
  switch (c) {
    case kIdeographicSpace:
    case kMiddleDot: return Kind::kMiddle;
    case 0x2018:  // quotation marks
    case 0x201C: return is_full_width(c, face) ? Kind::kOpen : Kind::kOpenNarrow;
    case 0x2019:
    case 0x201D: return is_full_width(c, face) ? Kind::kClose : Kind::kCloseNarrow;
    case 0x3001:  // ideographic comma and full stop
    case 0x3002:
    case 0xFF0C:  // fullwidth comma and full stop
    case 0xFF0E: return upright ? Kind::kClose : by_ink(c, face);
    case 0xFF1A:  // fullwidth colon and semicolon
    case 0xFF1B: return upright ? Kind::kOther : by_ink(c, face);
    default: break;
  }
  switch (u_charType(c)) {
    case U_START_PUNCTUATION: return is_wide(c) ? Kind::kOpen : Kind::kOpenNarrow;
    case U_END_PUNCTUATION: return is_wide(c) ? Kind::kClose : Kind::kCloseNarrow;
    default: return Kind::kOther;
  }
}

bool sets_second_half(Kind first, Kind second) {
  return second == Kind::kOpen && first != Kind::kOther && first != Kind::kCloseNarrow;
}

bool sets_first_half(Kind first, Kind second) {
  return first == Kind::kClose &&
         (second == Kind::kClose || second == Kind::kMiddle || second == Kind::kCloseNarrow);
}

}  // namespace

bool may_collapse_punctuation(std::u16string_view text, uint32_t start, uint32_t end) {
  for (uint32_t i = start; i < end; ++i) {
    const char16_t c = text[i];
    if (c < 0x2018) continue;
    if (c <= 0x201D || (c >= 0x3000 && c <= 0x301F) || (c >= 0xFF00 && c <= 0xFF60)) return true;
  }
  return false;
}

void collapse_punctuation(std::u16string_view text, uint32_t start, uint32_t end, bool context,
                          const Face& face, bool upright, std::vector<hb_feature_t>& features) {
  const hb_tag_t half = upright ? HB_TAG('v', 'h', 'a', 'l') : HB_TAG('h', 'a', 'l', 't');
  const hb_tag_t contextual = upright ? HB_TAG('v', 'c', 'h', 'w') : HB_TAG('c', 'h', 'w', 's');
  if (face.typeface().has_feature(contextual)) {
    features.push_back({contextual, 1, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END});
    return;
  }
  if (!face.typeface().has_feature(half)) return;
  Kind before = context && start > 0 ? kind_of(text[start - 1], face, upright) : Kind::kOther;
  for (uint32_t i = start; i <= end && i < text.size(); ++i) {
    const Kind here = kind_of(text[i], face, upright);
    if (i > start && sets_first_half(before, here) && is_full_width(text[i - 1], face)) {
      features.push_back({half, 1, i - 1, i});
    }
    if (i < end && sets_second_half(before, here) && is_full_width(text[i], face)) {
      features.push_back({half, 1, i, i + 1});
    }
    before = here;
  }
}

}  // namespace colosseum::text

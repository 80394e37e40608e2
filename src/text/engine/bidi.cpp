#include "text/engine/bidi.h"

#include <unicode/ubidi.h>

#include <algorithm>
#include <limits>
#include <memory>

namespace colosseum::text {
namespace {

// Hebrew, Arabic and the scripts around them, presentation forms, bidi controls, supplementary planes.
bool may_be_bidi(char16_t c) {
  return c >= 0x590 &&
         ((c <= 0x8FF) || c == 0x200F || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) ||
          (c >= 0xD802 && c <= 0xD83B) || (c >= 0xFB1D && c <= 0xFDFF) || (c >= 0xFE70 && c <= 0xFEFC));
}

}  // namespace

uint8_t resolve_bidi(const ParagraphText& p, std::vector<uint8_t>& levels) {
  const bool rtl = !p.plaintext && p.base_direction == Direction::kRtl;
  levels.assign(p.text.size(), rtl ? 1 : 0);
  const bool plain = !rtl && std::none_of(p.text.begin(), p.text.end(), may_be_bidi);
  if (plain || p.text.empty() || p.text.size() > std::numeric_limits<int32_t>::max()) return rtl ? 1 : 0;
  std::unique_ptr<UBiDi, decltype(&ubidi_close)> bidi(ubidi_open(), &ubidi_close);
  UErrorCode status = U_ZERO_ERROR;
  const UBiDiLevel base = p.plaintext ? UBIDI_DEFAULT_LTR : rtl ? 1 : 0;
  const int32_t length = static_cast<int32_t>(p.text.size());
  ubidi_setPara(bidi.get(), p.text.data(), length, base, nullptr, &status);
  const UBiDiLevel* resolved = ubidi_getLevels(bidi.get(), &status);
  if (U_FAILURE(status)) return rtl ? 1 : 0;
  std::copy(resolved, resolved + length, levels.begin());
  return ubidi_getParaLevel(bidi.get());
}

void visual_order(std::vector<ShapedRun>& runs) {
  uint8_t highest = 0, lowest_odd = 255;
  for (const ShapedRun& run : runs) {
    highest = std::max(highest, run.bidi_level);
    if (run.is_rtl()) lowest_odd = std::min(lowest_odd, run.bidi_level);
  }
  for (int level = highest; level >= lowest_odd; --level) {
    for (auto from = runs.begin(); from != runs.end();) {
      auto inside = [level](const ShapedRun& run) { return run.bidi_level >= level; };
      from = std::find_if(from, runs.end(), inside);
      auto to = std::find_if_not(from, runs.end(), inside);
      std::reverse(from, to);
      from = to;
    }
  }
}

}  // namespace colosseum::text

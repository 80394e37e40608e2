#include "text/engine/itemizer.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include "text/engine/characters.h"
#include "text/engine/features.h"

namespace colosseum::text {
namespace {

constexpr float kSmallCapsScale = 0.7f;

hb_script_t to_hb(UScriptCode script) {
  const char* name = uscript_getShortName(script);
  return name ? hb_script_from_string(name, 4) : HB_SCRIPT_COMMON;
}

// UAX 24: common and inherited characters take the script of what is before them.
UScriptCode resolve_script(char32_t c, UScriptCode current) {
  if (c < 0x80) return (c | 0x20) >= 'a' && (c | 0x20) <= 'z' ? USCRIPT_LATIN : current;
  UErrorCode status = U_ZERO_ERROR;
  const UChar32 uc = static_cast<UChar32>(c);
  const UScriptCode script = uscript_getScript(uc, &status);
  if (U_FAILURE(status) || script == USCRIPT_COMMON || script == USCRIPT_INHERITED ||
      script == USCRIPT_UNKNOWN) {
    return current;
  }
  if (current > USCRIPT_INHERITED && uscript_hasScript(uc, current)) return current;
  // One script to OpenType fonts ("kana"): words and marks of both are kerned across.
  return script == USCRIPT_HIRAGANA ? USCRIPT_KATAKANA : script;
}

// css-writing-modes-4 §5.1.2 with UAX 50: of mixed text, what is upright or would be transformed to be.
bool stands_upright(TextOrientation orientation, char32_t c) {
  if (orientation != TextOrientation::kMixed) return orientation == TextOrientation::kUpright;
  const int32_t vo = u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_VERTICAL_ORIENTATION);
  return vo == U_VO_UPRIGHT || vo == U_VO_TRANSFORMED_UPRIGHT;
}

class Itemizer {
 public:
  Itemizer(const ParagraphText& p, const std::vector<SpanStyle>& styles, const std::vector<uint8_t>& levels,
           const std::vector<uint8_t>& breaks, FontLibrary& library)
      : p_(p), styles_(styles), levels_(levels), breaks_(breaks), library_(library) {}

  std::vector<ShapeItem> run() {
    const uint32_t length = static_cast<uint32_t>(p_.text.size());
    for (uint32_t i = 0; i < length;) {
      while (span_ + 1 < p_.spans.size() && p_.spans[span_].end <= i) ++span_;
      uint32_t end = i + 1;
      while (end < length && (breaks_[end] & kGrapheme) == 0) ++end;
      add_cluster(i, end);
      i = end;
    }
    return std::move(items_);
  }

 private:
  void add_cluster(uint32_t start, uint32_t end) {
    const SpanStyle& style = styles_[span_];
    const char16_t first = p_.text[start];
    ShapeItem item;
    item.start = start;
    item.end = end;
    item.span = span_;
    item.level = levels_[start];
    item.blank = is_blank_control(first);
    UScriptCode script = script_;
    if (item.blank) {
      item.face = style.selection->primary();
    } else {
      script = resolve_script(code_point_at(p_.text, start), script_);
      if (first < 0x80 && end == start + 1) {
        item.face = style.selection->face_for_ascii(first);
      } else if (invisible_alone(start, end) && !items_.empty() && !items_.back().blank) {
        item.face = items_.back().face;
        item.upper_case = items_.back().upper_case;
      } else {
        item.face = style.selection->face_for(p_.text.substr(start, end - start), style.lang);
      }
      small_caps(style, item);
      const TextOrientation orientation = p_.spans[span_].orientation;
      item.upright = orientation != TextOrientation::kSideways &&
                     stands_upright(orientation, code_point_at(p_.text, start));
    }
    append(item, script);
  }

  bool invisible_alone(uint32_t start, uint32_t end) const {
    if (p_.text[start] < 0x80) return false;
    return end == start + 1 && is_invisible(p_.text[start]) && (p_.text[start] >= 0xA0);
  }

  // css-fonts-4 §6.6: capitals from a smaller face where the font has no such glyphs.
  void small_caps(const SpanStyle& style, ShapeItem& item) {
    const FontVariantCaps caps = style.selection->properties().font_variant_caps;
    if (caps == FontVariantCaps::kNormal || caps == FontVariantCaps::kTitlingCaps || !style.synthesize_caps ||
        !item.face) {
      return;
    }
    const CapsFeatures features = caps_features(caps);
    const UChar32 c = static_cast<UChar32>(code_point_at(p_.text, item.start));
    const bool lower = u_hasBinaryProperty(c, UCHAR_CHANGES_WHEN_UPPERCASED);
    const bool upper = u_isupper(c) != 0;
    const bool all = features.upper != 0 || caps == FontVariantCaps::kUnicase;
    const bool wanted = caps == FontVariantCaps::kUnicase ? upper : lower || (all && upper);
    if (!wanted || library_.face(item.face).typeface().has_feature(lower ? features.lower : features.upper)) {
      return;
    }
    item.face = style.selection->reduced(item.face, kSmallCapsScale);
    item.upper_case = true;
  }

  bool continues(const ShapeItem& last, const ShapeItem& item, UScriptCode script) const {
    if (last.face != item.face || last.level != item.level || last.blank != item.blank ||
        last.upper_case != item.upper_case || last.upright != item.upright) {
      return false;
    }
    if (item.span != last.span && p_.spans[item.span].separate && item.start == p_.spans[item.span].start) {
      return false;
    }
    if (item.span != last.span && item.span != same_until_ && !(styles_[item.span] == styles_[last.span])) {
      return false;
    }
    return item.blank || script == script_ || script_ <= USCRIPT_INHERITED;
  }

  void append(const ShapeItem& item, UScriptCode script) {
    if (!items_.empty() && continues(items_.back(), item, script)) {
      items_.back().end = item.end;
      same_until_ = item.span;
    } else {
      items_.push_back(item);
      same_until_ = item.span;
    }
    script_ = script;
    // Leading common characters take the script of what follows them.
    if (!item.blank) items_.back().script = script == hb_script_of_ ? hb_script_ : remember(script);
  }

  hb_script_t remember(UScriptCode script) {
    hb_script_of_ = script;
    return hb_script_ = to_hb(script);
  }

  const ParagraphText& p_;
  const std::vector<SpanStyle>& styles_;
  const std::vector<uint8_t>& levels_;
  const std::vector<uint8_t>& breaks_;
  FontLibrary& library_;
  std::vector<ShapeItem> items_;
  uint32_t span_ = 0;
  uint32_t same_until_ = 0;  ///< the last span known to agree with the current item
  UScriptCode script_ = USCRIPT_COMMON;
  UScriptCode hb_script_of_ = USCRIPT_COMMON;
  hb_script_t hb_script_ = HB_SCRIPT_COMMON;
};

}  // namespace

std::vector<ShapeItem> itemize(const ParagraphText& paragraph, const std::vector<SpanStyle>& styles,
                               const std::vector<uint8_t>& levels, const std::vector<uint8_t>& breaks,
                               FontLibrary& library) {
  return Itemizer(paragraph, styles, levels, breaks, library).run();
}

}  // namespace colosseum::text

#include "css/properties/longhand_rules.h"

#include <array>

#include "css/properties/compute/families.h"
#include "css/properties/parsing/families.h"

namespace colosseum::css {

namespace {

using P = PropertyId;

struct Special {
  P property;
  LonghandRule rule;
};

constexpr uint16_t kLp = kPercentAllowed;
constexpr uint16_t kPositive = kPercentAllowed | kNonNegative;
constexpr uint16_t kQ = kQuirkyUnitless;
constexpr uint16_t kSize = kPositive | kQ | kSizeKeywords;
constexpr uint16_t kInset = kLp | kQ | kAutoKeyword;
constexpr uint16_t kMargin = kInset | kDefaultMargin;

// Properties whose grammar or computation the value type alone does not give.
constexpr Special kSpecial[] = {
    {P::kFontFamily, {parse_font_family, apply_font, 0}},
    {P::kFontSize, {parse_font_size, apply_font_size, kPositive | kQ}},
    {P::kFontStyle, {parse_font_style, apply_font, 0}},
    {P::kFontWeight, {parse_font_weight, apply_font_weight, 0}},
    {P::kFontStretch, {parse_font_stretch, apply_number, 0}},
    {P::kFontSizeAdjust, {parse_font_size_adjust, apply_number, 0}},
    {P::kFontFeatureSettings, {parse_font_features, apply_font, 0}},
    {P::kFontVariationSettings, {parse_font_variations, apply_font, 0}},
    {P::kLineHeight, {parse_line_height, apply_line_height, kPositive}},
    {P::kColosseumLang, {parse_any, apply_string, 0}},
    {P::kColosseumFontSizeOrigin, {nullptr, apply_integer, 0}},
    {P::kColor, {parse_color, apply_color, kQ}},
    {P::kWritingMode, {parse_writing_mode, apply_keyword, 0}},
    {P::kTextIndent, {parse_text_indent, apply_text, kLp | kQ}},
    {P::kTextTransform, {parse_text_transform, apply_text, 0}},
    {P::kLetterSpacing, {parse_length, apply_length, kLp | kQ | kNormalKeyword}},
    {P::kWordSpacing, {parse_length, apply_spacing, kLp | kQ | kNormalKeyword}},
    {P::kTabSize, {parse_tab_size, apply_text, kNonNegative}},
    {P::kHyphenateCharacter, {parse_string_or_auto, apply_string, 0}},
    {P::kTextUnderlineOffset, {parse_length, apply_length, kLp | kAutoKeyword}},
    {P::kListStyleType, {parse_list_style_type, apply_list, 0}},
    {P::kListStyleImage, {parse_image, apply_list, 0}},
    {P::kQuotes, {parse_quotes, apply_list, 0}},
    {P::kBorderSpacing, {parse_length_pair, apply_length_pair, kNonNegative | kQ}},
    {P::kOrphans, {parse_number, apply_integer, kNumberInteger | kNumberAtLeastOne}},
    {P::kWidows, {parse_number, apply_integer, kNumberInteger | kNumberAtLeastOne}},
    {P::kCursor, {parse_any, apply_string, 0}},
    {P::kColorScheme, {parse_any, apply_string, 0}},
    {P::kDisplay, {parse_display, apply_display, 0}},
    {P::kZIndex, {parse_z_index, apply_z_index, 0}},
    {P::kVerticalAlign, {parse_vertical_align, apply_vertical_align, 0}},
    {P::kClip, {parse_clip, apply_clip, 0}},
    {P::kOpacity, {parse_number, apply_opacity, kNumberPercent}},
    {P::kObjectPosition, {parse_position, apply_length_pair, 0}},
    {P::kWidth, {parse_length, apply_length, kSize | kAutoKeyword}},
    {P::kHeight, {parse_length, apply_length, kSize | kAutoKeyword}},
    {P::kMinWidth, {parse_length, apply_length, kSize | kAutoKeyword}},
    {P::kMinHeight, {parse_length, apply_length, kSize | kAutoKeyword}},
    {P::kMaxWidth, {parse_length, apply_length, kSize | kNoneKeyword}},
    {P::kMaxHeight, {parse_length, apply_length, kSize | kNoneKeyword}},
    {P::kAspectRatio, {parse_aspect_ratio, apply_aspect_ratio, 0}},
    {P::kContain, {parse_contain, apply_keyword, 0}},
    {P::kContainIntrinsicWidth, {parse_contain_intrinsic, apply_length, kNonNegative | kNoneKeyword}},
    {P::kContainIntrinsicHeight, {parse_contain_intrinsic, apply_length, kNonNegative | kNoneKeyword}},
    {P::kMarginTop, {parse_length, apply_length, kMargin}},
    {P::kMarginRight, {parse_length, apply_length, kMargin}},
    {P::kMarginBottom, {parse_length, apply_length, kMargin}},
    {P::kMarginLeft, {parse_length, apply_length, kMargin}},
    {P::kPaddingTop, {parse_length, apply_length, kPositive | kQ}},
    {P::kPaddingRight, {parse_length, apply_length, kPositive | kQ}},
    {P::kPaddingBottom, {parse_length, apply_length, kPositive | kQ}},
    {P::kPaddingLeft, {parse_length, apply_length, kPositive | kQ}},
    {P::kTop, {parse_length, apply_length, kInset}},
    {P::kRight, {parse_length, apply_length, kInset}},
    {P::kBottom, {parse_length, apply_length, kInset}},
    {P::kLeft, {parse_length, apply_length, kInset}},
    {P::kBorderTopWidth, {parse_line_width, apply_pixels, kNonNegative | kQ}},
    {P::kBorderRightWidth, {parse_line_width, apply_pixels, kNonNegative | kQ}},
    {P::kBorderBottomWidth, {parse_line_width, apply_pixels, kNonNegative | kQ}},
    {P::kBorderLeftWidth, {parse_line_width, apply_pixels, kNonNegative | kQ}},
    {P::kBorderTopColor, {parse_color, apply_color, kQ}},
    {P::kBorderRightColor, {parse_color, apply_color, kQ}},
    {P::kBorderBottomColor, {parse_color, apply_color, kQ}},
    {P::kBorderLeftColor, {parse_color, apply_color, kQ}},
    {P::kBorderTopLeftRadius, {parse_length_pair, apply_length_pair, kPositive}},
    {P::kBorderTopRightRadius, {parse_length_pair, apply_length_pair, kPositive}},
    {P::kBorderBottomRightRadius, {parse_length_pair, apply_length_pair, kPositive}},
    {P::kBorderBottomLeftRadius, {parse_length_pair, apply_length_pair, kPositive}},
    {P::kOutlineWidth, {parse_line_width, apply_pixels, kNonNegative}},
    {P::kOutlineStyle, {parse_outline_style, apply_keyword, 0}},
    {P::kOutlineColor, {parse_outline_color, apply_color, 0}},
    {P::kOutlineOffset, {parse_length, apply_pixels, 0}},
    {P::kBackgroundColor, {parse_color, apply_color, kQ}},
    {P::kBackgroundImage, {parse_background_image, apply_background, 0}},
    {P::kBackgroundPosition, {parse_background_position, apply_background, 0}},
    {P::kBackgroundSize, {parse_background_size, apply_background, 0}},
    {P::kBackgroundRepeat, {parse_background_repeat, apply_background, 0}},
    {P::kBackgroundClip, {parse_background_clip, apply_background, 0}},
    {P::kBackgroundOrigin, {parse_background_clip, apply_background, 0}},
    {P::kBackgroundAttachment, {parse_background_attachment, apply_background, 0}},
    {P::kBorderImageSource, {parse_image, apply_ornament, 0}},
    {P::kBorderImageSlice, {parse_border_image_slice, apply_ornament, 0}},
    {P::kBorderImageWidth, {parse_border_image_widths, apply_ornament, kBorderImageWidth}},
    {P::kBorderImageOutset, {parse_border_image_widths, apply_ornament, kNonNegative}},
    {P::kBorderImageRepeat, {parse_border_image_repeat, apply_ornament, 0}},
    {P::kBoxShadow, {parse_box_shadow, apply_ornament, 0}},
    {P::kWillChange, {parse_will_change, apply_keyword, 0}},
    {P::kTransform, {parse_transform, apply_transform, 0}},
    {P::kTranslate, {parse_translate, apply_transform, 0}},
    {P::kRotate, {parse_rotate, apply_transform, 0}},
    {P::kScale, {parse_scale, apply_transform, 0}},
    {P::kTransformOrigin, {parse_transform_origin, apply_transform, 0}},
    {P::kPerspective, {parse_length, apply_length, kNonNegative | kNoneKeyword}},
    {P::kPerspectiveOrigin, {parse_position, apply_length_pair, 0}},
    {P::kFlexWrap, {parse_flex_wrap, apply_keyword, 0}},
    {P::kFlexLineCount, {parse_number, apply_integer, kNumberInteger | kNumberAtLeastOne}},
    {P::kFlexGrow, {parse_number, apply_number, kNumberNonNegative}},
    {P::kFlexShrink, {parse_number, apply_number, kNumberNonNegative}},
    {P::kFlexBasis, {parse_length, apply_length, kPositive | kSizeKeywords | kAutoKeyword | kContentKeyword}},
    {P::kOrder, {parse_number, apply_integer, kNumberInteger}},
    {P::kRowGap, {parse_length, apply_length, kPositive | kNormalKeyword}},
    {P::kColumnGap, {parse_length, apply_length, kPositive | kNormalKeyword}},
    {P::kGridTemplateColumns, {parse_grid_template, apply_grid, 0}},
    {P::kGridTemplateRows, {parse_grid_template, apply_grid, 0}},
    {P::kGridTemplateAreas, {parse_grid_areas, apply_grid, 0}},
    {P::kGridAutoColumns, {parse_grid_auto_tracks, apply_grid, 0}},
    {P::kGridAutoRows, {parse_grid_auto_tracks, apply_grid, 0}},
    {P::kGridAutoFlow, {parse_grid_auto_flow, apply_grid, 0}},
    {P::kGridRowStart, {parse_grid_line, apply_grid, 0}},
    {P::kGridColumnStart, {parse_grid_line, apply_grid, 0}},
    {P::kGridRowEnd, {parse_grid_line, apply_grid, 0}},
    {P::kGridColumnEnd, {parse_grid_line, apply_grid, 0}},
    {P::kContent, {parse_content, apply_content, 0}},
    {P::kCounterReset, {parse_counters, apply_list, 0}},
    {P::kCounterIncrement, {parse_counters, apply_list, 0}},
    {P::kCounterSet, {parse_counters, apply_list, 0}},
    {P::kPage, {parse_page_name, apply_string, 0}},
    {P::kTextDecorationLine, {parse_text_decoration_line, apply_text, 0}},
    {P::kTextDecorationThickness, {parse_decoration_thickness, apply_length, kLp | kAutoKeyword}},
};

// For a property added to the list with no rule of its own: by its type, with the widest grammar.
LonghandRule rule_of_type(P p) {
  switch (property_type(p)) {
    case PropertyType::kKeyword:
      return {property_keywords_are_flags(p) ? parse_keyword_set : parse_keyword, apply_keyword, 0};
    case PropertyType::kLength: return {parse_length, apply_length, kLp | kAutoKeyword};
    case PropertyType::kNumber: return {parse_number, apply_number, 0};
    case PropertyType::kInteger: return {parse_number, apply_integer, kNumberInteger};
    case PropertyType::kColor: return {parse_color, apply_color, 0};
    case PropertyType::kLengthPair: return {parse_length_pair, apply_length_pair, kLp};
    case PropertyType::kAlignment: return {parse_alignment, apply_alignment, 0};
    case PropertyType::kString: return {parse_any, apply_string, 0};
    case PropertyType::kOther: return {};
  }
  return {};
}

std::array<LonghandRule, kLonghandCount> make_rules() {
  std::array<LonghandRule, kLonghandCount> rules;
  for (int i = 0; i < kLonghandCount; ++i) rules[static_cast<size_t>(i)] = rule_of_type(static_cast<P>(i));
  for (const Special& s : kSpecial) rules[static_cast<size_t>(s.property)] = s.rule;
  return rules;
}

}  // namespace

const LonghandRule& longhand_rule(PropertyId property) {
  static const std::array<LonghandRule, kLonghandCount> rules = make_rules();
  return rules[static_cast<size_t>(property)];
}

ValuePtr parse_longhand(PropertyId property, TokenStream& s, const ParseContext& context) {
  PropertyId physical = resolve_logical(property, WritingDirection());
  if (!is_longhand(physical)) return nullptr;
  const LonghandRule& rule = longhand_rule(physical);
  if (rule.parse == nullptr) return nullptr;
  // The quirks are for the old properties only, not for flow-relative ones.
  uint16_t flags = physical == property ? rule.flags : static_cast<uint16_t>(rule.flags & ~kQuirkyUnitless);
  if (!context.user_agent) flags &= static_cast<uint16_t>(~kDefaultMargin);
  return rule.parse(s, ParseArgs{physical, context, flags});
}

}  // namespace colosseum::css

// Parse functions by family of properties; longhand_rules.cpp says which property uses which.
#pragma once

#include "colosseum/values.h"
#include "css/properties/color/color_parser.h"
#include "css/properties/longhand_rules.h"

namespace colosseum::css {

// ---- shared_types.cpp: grammars that many properties share ----
ValuePtr parse_keyword(TokenStream& s, const ParseArgs& args);
ValuePtr parse_keyword_set(TokenStream& s, const ParseArgs& args);
ValuePtr parse_length(TokenStream& s, const ParseArgs& args);
ValuePtr parse_number(TokenStream& s, const ParseArgs& args);
ValuePtr parse_color(TokenStream& s, const ParseArgs& args);
ValuePtr parse_length_pair(TokenStream& s, const ParseArgs& args);  ///< <length-percentage>{1,2}
ValuePtr parse_string_or_auto(TokenStream& s, const ParseArgs& args);
ValuePtr parse_any(TokenStream& s, const ParseArgs& args);  ///< keeps the text of whatever is there

// ---- boxes.cpp ----
ValuePtr parse_display(TokenStream& s, const ParseArgs& args);
ValuePtr parse_clip(TokenStream& s, const ParseArgs& args);
ValuePtr parse_z_index(TokenStream& s, const ParseArgs& args);
ValuePtr parse_aspect_ratio(TokenStream& s, const ParseArgs& args);
ValuePtr parse_flex_wrap(TokenStream& s, const ParseArgs& args);
ValuePtr parse_contain(TokenStream& s, const ParseArgs& args);
ValuePtr parse_will_change(TokenStream& s, const ParseArgs& args);
ValuePtr parse_contain_intrinsic(TokenStream& s, const ParseArgs& args);
ValuePtr parse_vertical_align(TokenStream& s, const ParseArgs& args);
ValuePtr parse_page_name(TokenStream& s, const ParseArgs& args);
ValuePtr parse_writing_mode(TokenStream& s, const ParseArgs& args);

// ---- borders.cpp ----
ValuePtr parse_line_width(TokenStream& s, const ParseArgs& args);
ValuePtr parse_outline_style(TokenStream& s, const ParseArgs& args);
ValuePtr parse_outline_color(TokenStream& s, const ParseArgs& args);

// ---- fonts.cpp ----
enum FontSizeKeyword : uint16_t {
  kFontSizeXxSmall = 1,
  kFontSizeMedium = 4,
  kFontSizeLarger = 9,
  kFontSizeSmaller = 10
};
enum FontWeightKeyword : uint16_t { kFontWeightBolder, kFontWeightLighter };
ValuePtr parse_font_family(TokenStream& s, const ParseArgs& args);
ValuePtr parse_font_size(TokenStream& s, const ParseArgs& args);
ValuePtr parse_font_style(TokenStream& s, const ParseArgs& args);
ValuePtr parse_font_weight(TokenStream& s, const ParseArgs& args);
ValuePtr parse_font_stretch(TokenStream& s, const ParseArgs& args);
ValuePtr parse_font_size_adjust(TokenStream& s, const ParseArgs& args);
ValuePtr parse_font_features(TokenStream& s, const ParseArgs& args);
ValuePtr parse_font_variations(TokenStream& s, const ParseArgs& args);
ValuePtr parse_line_height(TokenStream& s, const ParseArgs& args);

// ---- text.cpp ----
struct TextIndentInput {
  LengthInput length;
  bool hanging = false, each_line = false;
};
ValuePtr parse_text_indent(TokenStream& s, const ParseArgs& args);
ValuePtr parse_text_transform(TokenStream& s, const ParseArgs& args);
ValuePtr parse_text_decoration_line(TokenStream& s, const ParseArgs& args);
ValuePtr parse_decoration_thickness(TokenStream& s, const ParseArgs& args);
ValuePtr parse_tab_size(TokenStream& s, const ParseArgs& args);

// ---- alignment.cpp: the keyword of the value packs an Alignment ----
uint16_t pack_alignment(const Alignment& a);
Alignment unpack_alignment(uint16_t packed);
ValuePtr parse_alignment(TokenStream& s, const ParseArgs& args);

// ---- positions.cpp ----
/// <position> with 1 to 4 values (css-backgrounds-3 §2.6); `three_values` of background-position only.
bool consume_position(TokenStream& s, bool three_values, bool quirks, LengthPairInput& out);
/// One or two values of a <position>; how many there were, 0 when none fit.
int consume_two_values(TokenStream& s, bool quirks, LengthPairInput& out);
ValuePtr parse_position(TokenStream& s, const ParseArgs& args);

// ---- images.cpp, gradients.cpp ----
struct ColorStopInput {
  ColorInput color;
  bool has_position = false, is_hint = false;
  LengthInput position;  ///< degrees as px for conic gradients
};
struct GradientInput {
  Gradient shape;  ///< its kind, angle, corner and extent; no stops, lengths unset
  LengthPairInput size, position;
  std::vector<ColorStopInput> stops;
};
struct ImageInput {
  Image image;  ///< none or url
  std::shared_ptr<const GradientInput> gradient;
  bool is_none() const { return image.is_none() && !gradient; }
};
bool consume_gradient(TokenStream& s, bool quirks, std::shared_ptr<const GradientInput>& out);
/// <image>, not `none`.
bool consume_image(TokenStream& s, const ParseContext& context, ImageInput& out);
ValuePtr parse_image(TokenStream& s, const ParseArgs& args);

// ---- backgrounds.cpp: each value holds the list of its layers ----
struct BackgroundSizeInput {
  BackgroundSize::Kind kind = BackgroundSize::Kind::kExplicit;
  LengthInput width = LengthInput::of(Length::Type::kAuto), height = LengthInput::of(Length::Type::kAuto);
};
using ImageInputs = std::vector<ImageInput>;
using PositionInputs = std::vector<LengthPairInput>;
using BackgroundSizeInputs = std::vector<BackgroundSizeInput>;
bool consume_background_image(TokenStream& s, const ParseContext& context, ImageInput& out);
bool consume_background_size(TokenStream& s, bool quirks, BackgroundSizeInput& out);
bool consume_background_repeat(TokenStream& s, BackgroundRepeat& out);
bool consume_background_box(TokenStream& s, bool text_allowed, BackgroundBox& out);
bool consume_background_attachment(TokenStream& s, BackgroundAttachment& out);
ValuePtr parse_background_image(TokenStream& s, const ParseArgs& args);
ValuePtr parse_background_position(TokenStream& s, const ParseArgs& args);
ValuePtr parse_background_size(TokenStream& s, const ParseArgs& args);
ValuePtr parse_background_repeat(TokenStream& s, const ParseArgs& args);
ValuePtr parse_background_clip(TokenStream& s, const ParseArgs& args);
ValuePtr parse_background_attachment(TokenStream& s, const ParseArgs& args);

// ---- border_images.cpp, shadows.cpp ----
struct BorderImageWidthsInput {
  struct Side {
    LengthInput length;
    float factor = 1;
    bool is_factor = true;
  };
  Side sides[4];
};
struct BoxShadowInput {
  LengthInput x, y, blur, spread;
  ColorInput color{Color::current(), nullptr};
  bool inset = false;
};
using BoxShadowInputs = std::vector<BoxShadowInput>;
bool consume_border_image_slice(TokenStream& s, BorderImageSlice& out);
bool consume_border_image_repeat(TokenStream& s, BorderImageRepeat& out);
bool consume_border_image_widths(TokenStream& s, uint16_t flags, BorderImageWidthsInput& out);
/// Flags of border-image-width; border-image-outset takes neither percentages nor `auto`.
inline constexpr uint16_t kBorderImageWidth = kPercentAllowed | kNonNegative | kAutoKeyword;
ValuePtr parse_border_image_slice(TokenStream& s, const ParseArgs& args);
ValuePtr parse_border_image_widths(TokenStream& s, const ParseArgs& args);
ValuePtr parse_border_image_repeat(TokenStream& s, const ParseArgs& args);
ValuePtr parse_box_shadow(TokenStream& s, const ParseArgs& args);

/// One transform function; what needs neither boxes nor fonts is a matrix already, column by column.
struct TransformInput {
  enum class Kind : uint8_t { kMatrix, kTranslate, kPerspective } kind = Kind::kMatrix;
  std::array<double, 16> matrix{};
  LengthInput x, y, z;  ///< of translations; the depth of a perspective
};
using TransformInputs = std::vector<TransformInput>;
struct TransformOriginInput {
  LengthPairInput at;
  LengthInput z = LengthInput::dimension(0, Unit::kPx);
};
ValuePtr parse_transform(TokenStream& s, const ParseArgs& args);
ValuePtr parse_translate(TokenStream& s, const ParseArgs& args);
ValuePtr parse_rotate(TokenStream& s, const ParseArgs& args);
ValuePtr parse_scale(TokenStream& s, const ParseArgs& args);
ValuePtr parse_transform_origin(TokenStream& s, const ParseArgs& args);

// ---- generated_content.cpp, lists.cpp ----
struct ContentInput {
  ContentValue value;
  /// Gradients of the items, by index in value.items.
  std::vector<std::pair<size_t, std::shared_ptr<const GradientInput>>> gradients;
};
/// <counter-style-name> (css-counter-styles-3 §3): predefined names become lower case.
bool consume_counter_style_name(TokenStream& s, std::string& out);
bool consume_counter_style(TokenStream& s, CounterStyleRef& out);
ValuePtr parse_content(TokenStream& s, const ParseArgs& args);
ValuePtr parse_counters(TokenStream& s, const ParseArgs& args);
ValuePtr parse_quotes(TokenStream& s, const ParseArgs& args);
ValuePtr parse_list_style_type(TokenStream& s, const ParseArgs& args);

// ---- grid_tracks.cpp, grid_placement.cpp ----
ValuePtr parse_grid_template(TokenStream& s, const ParseArgs& args);
ValuePtr parse_grid_auto_tracks(TokenStream& s, const ParseArgs& args);
ValuePtr parse_grid_areas(TokenStream& s, const ParseArgs& args);
ValuePtr parse_grid_auto_flow(TokenStream& s, const ParseArgs& args);
ValuePtr parse_grid_line(TokenStream& s, const ParseArgs& args);

}  // namespace colosseum::css

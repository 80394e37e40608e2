// Computed values that are neither keywords, numbers, lengths nor colours. Each names the property that uses
// it.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "colosseum/color.h"
#include "colosseum/geometry.h"
#include "colosseum/grid_values.h"
#include "colosseum/length.h"

namespace colosseum {

// ---- display (css-display-3 §2) ------------------------------------------------------------------

enum class DisplayOutside : uint8_t { kInline, kBlock, kRunIn };
enum class DisplayInside : uint8_t { kFlow, kFlowRoot, kTable, kFlex, kGrid, kRuby };
enum class DisplayInternal : uint8_t {
  kNotInternal,
  kTableRowGroup,
  kTableHeaderGroup,
  kTableFooterGroup,
  kTableRow,
  kTableCell,
  kTableColumnGroup,
  kTableColumn,
  kTableCaption,
  kRubyBase,
  kRubyText,
  kRubyBaseContainer,
  kRubyTextContainer,
};
enum class DisplayBox : uint8_t { kNormal, kNone, kContents };

struct Display {
  DisplayOutside outside = DisplayOutside::kInline;
  DisplayInside inside = DisplayInside::kFlow;
  DisplayInternal internal = DisplayInternal::kNotInternal;
  DisplayBox box = DisplayBox::kNormal;
  bool list_item = false;
  bool was_inline =
      false;  ///< an absolutely positioned box that blockification took out of a line (css2 §10.3.7)

  static constexpr Display of(DisplayOutside o, DisplayInside i, bool li = false) {
    return {o, i, DisplayInternal::kNotInternal, DisplayBox::kNormal, li, false};
  }
  static constexpr Display block() { return of(DisplayOutside::kBlock, DisplayInside::kFlow); }
  static constexpr Display inline_() { return {}; }
  static constexpr Display inline_block() { return of(DisplayOutside::kInline, DisplayInside::kFlowRoot); }
  static constexpr Display flow_root() { return of(DisplayOutside::kBlock, DisplayInside::kFlowRoot); }
  static constexpr Display flex() { return of(DisplayOutside::kBlock, DisplayInside::kFlex); }
  static constexpr Display inline_flex() { return of(DisplayOutside::kInline, DisplayInside::kFlex); }
  static constexpr Display none() {
    return {DisplayOutside::kInline, DisplayInside::kFlow, {}, DisplayBox::kNone, false, false};
  }
  static constexpr Display contents() {
    return {DisplayOutside::kInline, DisplayInside::kFlow, {}, DisplayBox::kContents, false, false};
  }
  static constexpr Display table_part(DisplayInternal i) {
    return {DisplayOutside::kBlock, DisplayInside::kFlow, i, DisplayBox::kNormal, false, false};
  }
  constexpr bool is_none() const { return box == DisplayBox::kNone; }
  constexpr bool is_contents() const { return box == DisplayBox::kContents; }
  constexpr bool is_internal() const { return internal != DisplayInternal::kNotInternal; }
  constexpr bool is_inline_level() const {
    return box == DisplayBox::kNormal && !is_internal() && outside == DisplayOutside::kInline;
  }
  constexpr bool is_block_level() const {
    return box == DisplayBox::kNormal && !is_internal() && outside == DisplayOutside::kBlock;
  }
  /// An inline box: inline-level and its content takes part in the same inline formatting context.
  constexpr bool is_inline_box() const { return is_inline_level() && inside == DisplayInside::kFlow; }
  constexpr bool operator==(const Display&) const = default;
};

// ---- fonts (css-fonts-4) ---------------------------------------------------------------------------

struct FontFamily {
  std::string name;
  bool generic = false;  ///< serif, sans-serif, monospace, cursive, fantasy, system-ui, math, ui-*
  bool operator==(const FontFamily&) const = default;
};
using FontFamilyList = std::vector<FontFamily>;

struct FontStyle {
  enum class Kind : uint8_t { kNormal, kItalic, kOblique } kind = Kind::kNormal;
  float angle_deg = 14;  ///< of oblique
  bool operator==(const FontStyle&) const = default;
};

/// An OpenType feature (font-feature-settings) or variation axis (font-variation-settings) with its tag's
/// four letters.
struct FontSetting {
  uint32_t tag = 0;
  float value = 0;
  bool operator==(const FontSetting&) const = default;
};
using FontSettings = std::vector<FontSetting>;

/// line-height: normal | <number> | <length>; percentages are computed to lengths.
struct LineHeight {
  enum class Kind : uint8_t { kNormal, kNumber, kLength } kind = Kind::kNormal;
  float value = 0;
  bool operator==(const LineHeight&) const = default;
};

/// vertical-align (css2 §10.8.1).
struct VerticalAlign {
  enum class Kind : uint8_t {
    kBaseline,
    kSub,
    kSuper,
    kTextTop,
    kTextBottom,
    kMiddle,
    kTop,
    kBottom,
    kLength
  } kind = Kind::kBaseline;
  Length length = Length::fixed(0);  ///< of kLength; percentages of the line-height
  bool operator==(const VerticalAlign&) const = default;
};

/// tab-size: a number of spaces or a length in px.
struct TabSize {
  float value = 8;
  bool is_length = false;
  bool operator==(const TabSize&) const = default;
};

/// text-decoration-line as a set.
struct TextDecorationLines {
  bool underline = false, overline = false, line_through = false, blink = false;
  bool any() const { return underline || overline || line_through; }
  bool operator==(const TextDecorationLines&) const = default;
};

/// text-indent.
struct TextIndent {
  Length length = Length::fixed(0);
  bool hanging = false, each_line = false;
  bool operator==(const TextIndent&) const = default;
};

/// text-transform as a set.
struct TextTransform {
  enum class Case : uint8_t { kNone, kCapitalize, kUppercase, kLowercase } letter_case = Case::kNone;
  bool full_width = false, full_size_kana = false;
  bool operator==(const TextTransform&) const = default;
};

// ---- sizes -------------------------------------------------------------------------------------------

/// aspect-ratio (css-sizing-4 §5): auto, a ratio, or both.
struct AspectRatio {
  bool is_auto = true;
  float width = 0, height = 0;  ///< 0/0 when there is no ratio
  bool has_ratio() const { return width > 0 && height > 0; }
  bool operator==(const AspectRatio&) const = default;
};

/// A pair of horizontal and vertical lengths: border-*-radius, background-position, object-position,
/// border-spacing.
struct LengthPair {
  Length x = Length::fixed(0), y = Length::fixed(0);
  bool operator==(const LengthPair&) const = default;
};

/// css2 §11.1.2: the clipping region of an absolutely positioned box, none or a rectangle.
struct ClipRect {
  bool is_auto = true;  ///< the box is not clipped
  /// Offsets from the top and left border edges, or auto: that edge of the border box.
  Length top = Length::auto_value(), right = Length::auto_value(), bottom = Length::auto_value(),
         left = Length::auto_value();
  bool operator==(const ClipRect&) const = default;
};

/// auto or an integer: z-index; -1 for `none` values of max-lines and similar.
struct AutoInteger {
  bool is_auto = true;
  int32_t value = 0;
  bool operator==(const AutoInteger&) const = default;
};

// ---- alignment (css-align-3) ----------------------------------------------------------------------

struct Alignment {
  enum class Keyword : uint8_t {
    kAuto,
    kNormal,
    kStretch,
    kBaseline,
    kLastBaseline,
    kCenter,
    kStart,
    kEnd,
    kSelfStart,
    kSelfEnd,
    kFlexStart,
    kFlexEnd,
    kLeft,
    kRight,
    kSpaceBetween,
    kSpaceAround,
    kSpaceEvenly,
    kAnchorCenter,
    kLegacy
  } keyword = Keyword::kNormal;
  enum class Overflow : uint8_t { kDefault, kSafe, kUnsafe } overflow = Overflow::kDefault;
  bool legacy = false;  ///< justify-items: legacy …
  bool operator==(const Alignment&) const = default;
};

// ---- images and backgrounds (css-images-3/4, css-backgrounds-3) -------------------------------------

struct ColorStop {
  Color color;
  bool has_position = false;
  bool is_hint = false;                ///< a transition hint: only the position counts
  Length position = Length::fixed(0);  ///< for conic gradients px holds degrees
  bool operator==(const ColorStop&) const = default;
};

struct Gradient {
  enum class Kind : uint8_t { kLinear, kRadial, kConic } kind = Kind::kLinear;
  bool repeating = false;
  // linear: an angle, or towards a side or corner
  float angle_deg = 180;  ///< linear; conic: the "from" angle
  bool to_corner = false;
  int8_t corner_x = 0, corner_y = 0;  ///< -1 left/top, 0 none, 1 right/bottom, when to_corner
  // radial
  enum class Extent : uint8_t {
    kClosestSide,
    kFarthestSide,
    kClosestCorner,
    kFarthestCorner,
    kExplicit
  } extent = Extent::kFarthestCorner;
  bool circle = false;
  LengthPair size;  ///< of kExplicit
  LengthPair position{Length::percentage(50), Length::percentage(50)};
  std::vector<ColorStop> stops;
  bool operator==(const Gradient&) const = default;
};

/// <image>: none, a URL (absolute), or a gradient.
struct Image {
  enum class Kind : uint8_t { kNone, kUrl, kGradient } kind = Kind::kNone;
  std::string url;
  std::shared_ptr<const Gradient> gradient;
  bool is_none() const { return kind == Kind::kNone; }
  bool operator==(const Image& o) const {
    return kind == o.kind && url == o.url &&
           (gradient == o.gradient || (gradient && o.gradient && *gradient == *o.gradient));
  }
};
using ImageList = std::vector<Image>;
using PositionList = std::vector<LengthPair>;

struct BackgroundSize {
  enum class Kind : uint8_t { kExplicit, kCover, kContain } kind = Kind::kExplicit;
  Length width = Length::auto_value(), height = Length::auto_value();
  bool operator==(const BackgroundSize&) const = default;
};
using BackgroundSizeList = std::vector<BackgroundSize>;

enum class RepeatStyle : uint8_t { kRepeat, kNoRepeat, kSpace, kRound };
struct BackgroundRepeat {
  RepeatStyle x = RepeatStyle::kRepeat, y = RepeatStyle::kRepeat;
  bool operator==(const BackgroundRepeat&) const = default;
};
using BackgroundRepeatList = std::vector<BackgroundRepeat>;
enum class BackgroundBox : uint8_t { kBorderBox, kPaddingBox, kContentBox, kText };
using BackgroundBoxList = std::vector<BackgroundBox>;
enum class BackgroundAttachment : uint8_t { kScroll, kFixed, kLocal };
using BackgroundAttachmentList = std::vector<BackgroundAttachment>;

// ---- border images and shadows (css-backgrounds-3 §5, §6) ---------------------------------------------
/// border-image-slice, from the top clockwise: numbers, px of the image, are lengths.
struct BorderImageSlice {
  Length sides[4] = {Length::percentage(100), Length::percentage(100), Length::percentage(100),
                     Length::percentage(100)};
  bool fill = false;
  bool operator==(const BorderImageSlice&) const = default;
};
/// border-image-width and -outset, from the top clockwise.
struct BorderImageWidths {
  struct Side {
    Length length;     ///< may be auto
    float factor = 1;  ///< a multiple of the border's width
    bool is_factor = true;
    bool operator==(const Side&) const = default;
  };
  Side sides[4];
  static BorderImageWidths of_factor(float factor) {
    BorderImageWidths w;
    for (Side& s : w.sides) s.factor = factor;
    return w;
  }
  bool operator==(const BorderImageWidths&) const = default;
};
struct BorderImageRepeat {
  enum class Style : uint8_t { kStretch, kRepeat, kRound, kSpace };
  Style x = Style::kStretch, y = Style::kStretch;
  bool operator==(const BorderImageRepeat&) const = default;
};
/// Lengths in px.
struct BoxShadow {
  float x = 0, y = 0, blur = 0, spread = 0;
  Color color = Color::current();
  bool inset = false;
  bool operator==(const BoxShadow&) const = default;
};
/// The first is on top.
using BoxShadowList = std::vector<BoxShadow>;

// ---- transforms (css-transforms-2) --------------------------------------------------------------------

/// One function of `transform`, or the value of `translate`, `rotate` or `scale`.
struct TransformFunction {
  bool is_matrix = false;
  Length x, y;  ///< of a translation; percentages are of the reference box
  float z = 0;
  std::array<float, 16> matrix{};  ///< of all others: column by column, as matrix3d() has it
  bool operator==(const TransformFunction&) const = default;
};
using TransformList = std::vector<TransformFunction>;

/// Bits of ComputedStyle::will_change(), in the order of the keywords: what its features would make of a box.
enum WillChangeBit : uint16_t {
  kWillChangeStackingContext = 1,
  kWillChangeAbsoluteContainer = 2,  ///< a containing block for absolutely positioned boxes
  kWillChangeFixedContainer = 4,     ///< and for fixed ones
};

/// transform-origin; z in px.
struct TransformOrigin {
  Length x = Length::percentage(50), y = Length::percentage(50);
  float z = 0;
  bool operator==(const TransformOrigin&) const = default;
};

// ---- generated content (css-content-3, css-lists-3) -------------------------------------------------

/// A counter style by name, or a string marker (css-counter-styles-3 §4).
struct CounterStyleRef {
  enum class Kind : uint8_t { kNone, kName, kString } kind = Kind::kNone;
  std::string text;
  static CounterStyleRef named(std::string n) { return {Kind::kName, std::move(n)}; }
  bool operator==(const CounterStyleRef&) const = default;
};

struct ContentItem {
  enum class Kind : uint8_t {
    kString,
    kAttr,
    kCounter,
    kCounters,
    kOpenQuote,
    kCloseQuote,
    kNoOpenQuote,
    kNoCloseQuote,
    kImage
  } kind = Kind::kString;
  std::string text;       ///< string, attribute name or counter name
  std::string separator;  ///< of counters(); fallback of attr()
  CounterStyleRef style;  ///< of counter() and counters()
  Image image;
  bool operator==(const ContentItem&) const = default;
};
struct ContentValue {
  enum class Kind : uint8_t { kNormal, kNone, kItems } kind = Kind::kNormal;
  std::vector<ContentItem> items;
  std::vector<ContentItem> alt;  ///< after "/": text for assistive use
  bool operator==(const ContentValue&) const = default;
};

struct CounterChange {
  std::string name;
  int32_t value = 0;
  bool reversed = false;
  bool has_value = true;  ///< reversed(name) without a value counts its elements
  bool operator==(const CounterChange&) const = default;
};
using CounterChanges = std::vector<CounterChange>;

struct Quotes {
  enum class Kind : uint8_t { kAuto, kNone, kPairs } kind = Kind::kAuto;
  std::vector<std::string> strings;  ///< open, close, open, close …
  bool operator==(const Quotes&) const = default;
};

/// A custom property's value after substitution, as its text (css-variables-1 §2).
struct CustomProperty {
  std::string name;  ///< with the leading "--"
  std::string value;
  bool operator==(const CustomProperty&) const = default;
};
/// Sorted by name.
using CustomProperties = std::vector<CustomProperty>;

void hash_append(Hasher& h, const Display& v);
void hash_append(Hasher& h, const FontFamily& v);
void hash_append(Hasher& h, const FontStyle& v);
void hash_append(Hasher& h, const FontSetting& v);
void hash_append(Hasher& h, const LineHeight& v);
void hash_append(Hasher& h, const VerticalAlign& v);
void hash_append(Hasher& h, const TabSize& v);
void hash_append(Hasher& h, const TextDecorationLines& v);
void hash_append(Hasher& h, const TextIndent& v);
void hash_append(Hasher& h, const TextTransform& v);
void hash_append(Hasher& h, const AspectRatio& v);
void hash_append(Hasher& h, const LengthPair& v);
void hash_append(Hasher& h, const ClipRect& v);
void hash_append(Hasher& h, const AutoInteger& v);
void hash_append(Hasher& h, const Alignment& v);
void hash_append(Hasher& h, const ColorStop& v);
void hash_append(Hasher& h, const Gradient& v);
void hash_append(Hasher& h, const Image& v);
void hash_append(Hasher& h, const BackgroundSize& v);
void hash_append(Hasher& h, const BackgroundRepeat& v);
void hash_append(Hasher& h, const BorderImageSlice& v);
void hash_append(Hasher& h, const BorderImageWidths& v);
void hash_append(Hasher& h, const BorderImageRepeat& v);
void hash_append(Hasher& h, const BoxShadow& v);
void hash_append(Hasher& h, const TransformFunction& v);
void hash_append(Hasher& h, const TransformOrigin& v);
void hash_append(Hasher& h, const CounterStyleRef& v);
void hash_append(Hasher& h, const ContentItem& v);
void hash_append(Hasher& h, const ContentValue& v);
void hash_append(Hasher& h, const CounterChange& v);
void hash_append(Hasher& h, const Quotes& v);
void hash_append(Hasher& h, const CustomProperty& v);

}  // namespace colosseum

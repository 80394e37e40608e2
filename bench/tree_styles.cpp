#include "tree_styles.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace colosseum::bench {

namespace {

float number_of(std::string_view s) {
  float v = 0;
  std::from_chars(s.data(), s.data() + s.size(), v);
  return v;
}

Length length_of(std::string_view s) {
  if (s == "auto") return Length::auto_value();
  return s.back() == '%' ? Length::percentage(number_of(s)) : Length::fixed(number_of(s));
}

Alignment alignment_of(std::string_view s) {
  using K = Alignment::Keyword;
  static constexpr std::pair<std::string_view, K> kWords[] = {
      {"auto", K::kAuto},       {"start", K::kStart},     {"end", K::kEnd},
      {"center", K::kCenter},   {"stretch", K::kStretch}, {"baseline", K::kBaseline},
      {"sb", K::kSpaceBetween}, {"sa", K::kSpaceAround},  {"se", K::kSpaceEvenly}};
  Alignment a;
  for (const auto& [word, keyword] : kWords) {
    if (word == s) a.keyword = keyword;
  }
  return a;
}

TrackSize track_of(std::string_view s) {
  using B = TrackBreadth;
  auto both = [](const Length& l) { return TrackSize{B::of(l), B::of(l)}; };
  if (s == "min") return both(Length::keyword(Length::Type::kMinContent));
  if (s == "max") return both(Length::keyword(Length::Type::kMaxContent));
  if (s == "1fr") return {B::of(Length::auto_value()), B::fr(1)};
  if (s == "mm") return {B::of(Length::fixed(0)), B::fr(1)};
  return both(length_of(s));
}

GridTemplate tracks_of(std::string_view s) {
  GridTemplate t;
  t.kind = GridTemplate::Kind::kTracks;
  while (!s.empty()) {
    const size_t end = std::min(s.find(','), s.size());
    t.tracks.push_back(track_of(s.substr(0, end)));
    s.remove_prefix(std::min(end + 1, s.size()));
  }
  t.names.resize(t.tracks.size() + 1);
  return t;
}

/// Index of a keyword among those of the properties with few of them.
uint8_t keyword_of(std::string_view s) {
  static constexpr std::array<std::string_view, 15> kWords = {"row",  "rowr", "col",  "colr",   "no",
                                                              "wrap", "rev",  "flex", "block",  "grid",
                                                              "none", "rel",  "abs",  "static", "visible"};
  return static_cast<uint8_t>(std::find(kWords.begin(), kWords.end(), s) - kWords.begin());
}
constexpr uint8_t kRow = 0, kNoWrap = 4, kFlex = 7, kBlock = 8, kGrid = 9, kNone = 10, kAbsolute = 12,
                  kStatic = 13;

// The longhands of a side each: top, right, bottom, left.
constexpr PropertyId kMargins[] = {PropertyId::kMarginTop, PropertyId::kMarginRight,
                                   PropertyId::kMarginBottom, PropertyId::kMarginLeft};
constexpr PropertyId kPaddings[] = {PropertyId::kPaddingTop, PropertyId::kPaddingRight,
                                    PropertyId::kPaddingBottom, PropertyId::kPaddingLeft};
constexpr PropertyId kInsets[] = {PropertyId::kTop, PropertyId::kRight, PropertyId::kBottom,
                                  PropertyId::kLeft};
constexpr PropertyId kBorderWidths[] = {PropertyId::kBorderTopWidth, PropertyId::kBorderRightWidth,
                                        PropertyId::kBorderBottomWidth, PropertyId::kBorderLeftWidth};

void set_sides(StyleBuilder& b, const PropertyId (&longhands)[4], uint8_t sides, const Length& length) {
  for (int i = 0; i < 4; ++i) {
    if ((sides >> i & 1) != 0) b.set_length(longhands[i], length);
  }
}

Length or_none(const Length& length) { return length.is_auto() ? Length::none() : length; }

}  // namespace

TypedStyle::Setter TypedStyle::setter_of(std::string_view key, uint8_t& sides) {
  using B = StyleBuilder;
  using V = Value;
  static constexpr std::pair<std::string_view, Setter> kSetters[] = {
      {"disp",
       [](B& b, const V& v) {
         b.set_display(v.keyword == kNone    ? Display::none()
                       : v.keyword == kBlock ? Display::block()
                       : v.keyword == kGrid  ? Display::of(DisplayOutside::kBlock, DisplayInside::kGrid)
                                             : Display::flex());
       }},
      {"pos",
       [](B& b, const V& v) {
         b.set_position(v.keyword == kAbsolute ? Position::kAbsolute
                        : v.keyword == kStatic ? Position::kStatic
                                               : Position::kRelative);
       }},
      {"dir", [](B& b, const V& v) { b.set_flex_direction(static_cast<FlexDirection>(v.keyword - kRow)); }},
      {"wrap", [](B& b, const V& v) { b.set_flex_wrap(static_cast<FlexWrap>(v.keyword - kNoWrap)); }},
      {"grow", [](B& b, const V& v) { b.set_flex_grow(v.number); }},
      {"shrink", [](B& b, const V& v) { b.set_flex_shrink(v.number); }},
      {"basis", [](B& b, const V& v) { b.set_flex_basis(v.length); }},
      {"w", [](B& b, const V& v) { b.set_width(v.length); }},
      {"h", [](B& b, const V& v) { b.set_height(v.length); }},
      {"minw", [](B& b, const V& v) { b.set_min_width(v.length); }},
      {"minh", [](B& b, const V& v) { b.set_min_height(v.length); }},
      {"maxw", [](B& b, const V& v) { b.set_max_width(or_none(v.length)); }},
      {"maxh", [](B& b, const V& v) { b.set_max_height(or_none(v.length)); }},
      {"gapr", [](B& b, const V& v) { b.set_row_gap(v.length); }},
      {"gapc", [](B& b, const V& v) { b.set_column_gap(v.length); }},
      {"cols", [](B& b, const V& v) { b.set_grid_template_columns(v.tracks); }},
      {"rows", [](B& b, const V& v) { b.set_grid_template_rows(v.tracks); }},
      {"ai", [](B& b, const V& v) { b.set_align_items(v.alignment); }},
      {"as", [](B& b, const V& v) { b.set_align_self(v.alignment); }},
      {"ac", [](B& b, const V& v) { b.set_align_content(v.alignment); }},
      {"jc", [](B& b, const V& v) { b.set_justify_content(v.alignment); }},
      {"ov",
       [](B& b, const V& v) {
         if (v.keyword == 14) return;
         b.set_overflow_x(OverflowX::kHidden).set_overflow_y(OverflowY::kHidden);
       }},
      {"m", [](B& b, const V& v) { set_sides(b, kMargins, v.sides, v.length); }},
      {"p", [](B& b, const V& v) { set_sides(b, kPaddings, v.sides, v.length); }},
      {"i", [](B& b, const V& v) { set_sides(b, kInsets, v.sides, v.length); }},
      {"b",
       [](B& b, const V& v) {
         for (int i = 0; i < 4; ++i) {
           if ((v.sides >> i & 1) != 0) b.set_number(kBorderWidths[i], v.number);
         }
         b.set_border_top_style(BorderStyle::kSolid).set_border_bottom_style(BorderStyle::kSolid);
         b.set_border_left_style(BorderStyle::kSolid).set_border_right_style(BorderStyle::kSolid);
       }},
  };
  sides = 15;
  if (key.size() == 2 && std::string_view("mpbi").find(key[0]) != std::string_view::npos) {
    const size_t side = std::string_view("trbl").find(key[1]);
    if (side != std::string_view::npos) {
      sides = static_cast<uint8_t>(1 << side);
      key = key.substr(0, 1);
    }
  }
  for (const auto& [name, set] : kSetters) {
    if (name == key) return set;
  }
  return nullptr;
}

TypedStyle::TypedStyle(std::string_view text) {
  while (!text.empty()) {
    const size_t end = std::min(text.find(' '), text.size());
    const std::string_view word = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    const size_t equals = word.find('=');
    if (equals == std::string_view::npos || equals + 1 == word.size()) continue;
    const std::string_view key = word.substr(0, equals), value = word.substr(equals + 1);
    Value v;
    Setter set = setter_of(key, v.sides);
    if (set == nullptr) continue;
    v.length = length_of(value);
    v.number = number_of(value);
    v.alignment = alignment_of(value);
    v.keyword = keyword_of(value);
    if (key == "cols" || key == "rows") v.tracks = tracks_of(value);
    steps_.push_back({set, v});
    has_width_ = has_width_ || (key == "w" && !v.length.is_auto());
    is_block_ = is_block_ || (key == "disp" && v.keyword == kBlock);
  }
}

void TypedStyle::apply(StyleBuilder& builder) const {
  // What the format's initial values are where CSS has others.
  Alignment stretch;
  stretch.keyword = Alignment::Keyword::kStretch;
  builder.start(nullptr);
  builder.set_display(Display::flex())
      .set_position(Position::kRelative)
      .set_box_sizing(BoxSizing::kBorderBox);
  builder.set_align_content(stretch).set_align_items(stretch);
  for (const Step& step : steps_) step.set(builder, step.value);
}

}  // namespace colosseum::bench

// Relative units (css-values-4 §6.1) and lengths made absolute.
#include "css/properties/compute/compute_state.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <string_view>

namespace colosseum::css {

namespace {

/// Families in whose name browsers do not trust the widths that a font itself tells, even where another font
/// stands in for them: text fields are as wide as that many zeros.
constexpr std::string_view kNamesWithoutWidths[] = {
    "#GungSeo",
    "#HeadLineA",
    "#PCMyungjo",
    "#PilGi",
    "American Typewriter",
    "Apple Braille",
    "Apple LiGothic",
    "Apple LiSung",
    "Apple Symbols",
    "AppleGothic",
    "AppleMyungjo",
    "Arial Hebrew",
    "Chalkboard",
    "Cochin",
    "Corsiva Hebrew",
    "Courier",
    "Euphemia UCAS",
    "Geneva",
    "Gill Sans",
    "Hei",
    "Helvetica",
    "Hoefler Text",
    "InaiMathi",
    "Kai",
    "Lucida Grande",
    "Marker Felt",
    "Monaco",
    "Mshtakan",
    "New Peninim MT",
    "Osaka",
    "Raanana",
    "STHeiti",
    "Symbol",
    "Times",
};

bool has_widths(const FontGroup& font) {
  return font.font_family.empty() || font.font_family.front().generic ||
         !std::binary_search(std::begin(kNamesWithoutWidths), std::end(kNamesWithoutWidths),
                             font.font_family.front().name);
}

}  // namespace

// §6.1.1: units relative to a font; without a text engine the fallbacks the specification gives.
double ComputeState::font_unit(Unit unit, const FontGroup& font) const {
  double size = font.font_size;
  if (unit == Unit::kEm) return size;
  if (unit == Unit::kLh) return line_height_px(font);
  if (context.text == nullptr) return unit == Unit::kCap || unit == Unit::kIc ? size : size / 2;
  const FontMetrics& m = context.text->metrics(context.text->font(font));
  auto or_else = [](double v, double fallback) { return v > 0 ? v : fallback; };
  switch (unit) {
    case Unit::kEx: return or_else(m.x_height, size / 2);
    case Unit::kCh: return or_else(m.zero_advance, size / 2);
    case Unit::kCap: return or_else(m.cap_height, m.ascent);
    case Unit::kIc: return or_else(m.ideographic_advance, size);
    case Unit::kAverage:
      return or_else(has_widths(font) ? m.average_advance : 0, or_else(m.zero_advance, size / 2));
    case Unit::kHeight: return m.ascent + m.descent;
    case Unit::kWidest:
      return m.widest_extent > 0 && has_widths(font) ? m.widest_extent : font_unit(Unit::kAverage, font);
    default: return size;
  }
}

double ComputeState::line_height_px(const FontGroup& font) const {
  const LineHeight& l = font.line_height;
  if (l.kind == LineHeight::Kind::kNumber) return l.value * font.font_size;
  if (l.kind == LineHeight::Kind::kLength) return l.value;
  if (context.text == nullptr) return 1.2 * font.font_size;
  const FontMetrics& m = context.text->metrics(context.text->font(font));
  return m.ascent + m.descent + m.line_gap;
}

double ComputeState::viewport_unit(Unit unit) const {
  double w = context.viewport_width, h = context.viewport_height;
  bool horizontal =
      (input.root != nullptr ? input.root->writing_direction() : builder.writing_direction()).is_horizontal();
  switch (unit) {
    case Unit::kVw: return w / 100;
    case Unit::kVh: return h / 100;
    case Unit::kVi: return (horizontal ? w : h) / 100;
    case Unit::kVb: return (horizontal ? h : w) / 100;
    case Unit::kVmin: return std::min(w, h) / 100;
    default: return std::max(w, h) / 100;
  }
}

double ComputeState::relative_px(double value, Unit unit) const {
  if (unit >= Unit::kVw && unit <= Unit::kVmax) return value * viewport_unit(unit);
  bool of_root = unit >= Unit::kRem && unit <= Unit::kRlh;
  if (of_root) {
    unit = static_cast<Unit>(static_cast<int>(unit) - static_cast<int>(Unit::kRem) +
                             static_cast<int>(Unit::kEm));
    if (input.root != nullptr) return value * font_unit(unit, input.root->font_group());
    // On the root element itself: its own font, the initial one while that is being computed.
    bool initial = units_of_parent || (unit == Unit::kLh && line_height_of_parent);
    return value * font_unit(unit, initial ? pool.initial().font_group() : builder.font_group());
  }
  bool parents = units_of_parent || (unit == Unit::kLh && line_height_of_parent);
  return value * font_unit(unit, parents ? parent().font_group() : builder.font_group());
}

namespace {

Length from_math(const MathResult& r, bool non_negative, StylePool& pool) {
  if (r.node == nullptr) {
    auto px = static_cast<float>(censor_math(r.value));
    auto percent = static_cast<float>(censor_math(r.percent));
    if (!r.has_percent) return Length::fixed(non_negative ? std::max(px, 0.0f) : px);
    if (px == 0) return Length::percentage(non_negative ? std::max(percent, 0.0f) : percent);
    if (!non_negative || (px >= 0 && percent >= 0)) return Length::linear(px, percent);
    CalcNode leaf;
    leaf.px = px;
    leaf.percent = percent;
    CalcNode clamp;
    clamp.op = CalcNode::Op::kMax;
    clamp.operands = {pool.intern(CalcNode()), pool.intern(std::move(leaf))};
    return Length::math(pool.intern(std::move(clamp)));
  }
  if (!non_negative) return Length::math(r.node);
  CalcNode clamp;  // css-values-4 §10.12: range checking when the base is known
  clamp.op = CalcNode::Op::kMax;
  clamp.operands = {pool.intern(CalcNode()), r.node};
  return Length::math(pool.intern(std::move(clamp)));
}

}  // namespace

Length ComputeState::length(const LengthInput& l) const {
  Length out;
  if (l.kind == LengthInput::Kind::kKeyword) {
    out = Length::keyword(l.keyword);
  } else if (l.kind == LengthInput::Kind::kMath) {
    out = from_math(evaluate_math(*l.math, this, &pool), l.non_negative, pool);
  } else if (l.unit == Unit::kPercent) {
    out = Length::percentage(l.number);
  } else if (is_relative_length(l.unit)) {
    out = Length::fixed(static_cast<float>(censor_math(relative_px(l.number, l.unit))));
    out.is_default_margin = l.default_margin;
  } else {
    out = Length::fixed(l.number);
  }
  if (l.fit_content) {
    // A function of the percentage that is not linear keeps what it is at 0.
    float px = out.type == Length::Type::kCalc ? static_cast<float>(resolve_px(out, 0)) : out.px;
    out = {Length::Type::kFitContentFunction, false, px, out.percent, nullptr};
  }
  return out;
}

Length ComputeState::length(const SpecifiedValue& v) const {
  switch (v.kind) {
    case ValueKind::kDimension:
      if (v.unit == Unit::kPx) return Length::fixed(v.number);
      return length(LengthInput::dimension(v.number, v.unit));
    case ValueKind::kLengthKeyword: return Length::keyword(static_cast<Length::Type>(v.keyword));
    case ValueKind::kTyped: return length(typed<LengthInput>(v));
    default: return Length::fixed(v.number);
  }
}

double ComputeState::px(const SpecifiedValue& v, double percent_base) const {
  return censor_math(resolve_px(length(v), percent_base));
}

double ComputeState::number(const SpecifiedValue& v) const {
  if (v.kind != ValueKind::kTyped) return v.number;
  const auto& n = typed<NumberInput>(v);
  double value = censor_math(evaluate_math(*n.math, this, nullptr).value);
  if (n.percent) value /= 100;
  if (n.integer) value = std::floor(value + 0.5);
  return n.has_min ? std::max(value, static_cast<double>(n.min)) : value;
}

Image ComputeState::image(const ImageInput& in) const {
  if (!in.gradient) return in.image;
  auto g = std::make_shared<Gradient>(in.gradient->shape);
  g->size = pair(in.gradient->size);
  g->position = pair(in.gradient->position);
  g->stops.reserve(in.gradient->stops.size());
  for (const ColorStopInput& s : in.gradient->stops) {
    g->stops.push_back({color(s.color), s.has_position, s.is_hint, length(s.position)});
  }
  Image out;
  out.kind = Image::Kind::kGradient;
  out.gradient = std::move(g);
  return out;
}

}  // namespace colosseum::css

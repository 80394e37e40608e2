// Computed <length-percentage> values with the keywords that sizes and offsets share.
#pragma once

#include <cstdint>
#include <vector>

#include "colosseum/units.h"

namespace colosseum {

/// A node of a math function that cannot be written as px + % (min(), max(), clamp(), round() … over
/// percentages; css-values-4 §10). Nodes are interned by a StylePool and live as long as it.
struct CalcNode {
  enum class Op : uint8_t {
    kLeaf,   ///< px + percent
    kAdd,    ///< sum of all operands
    kScale,  ///< operand 0 × factor
    kMin,
    kMax,
    kClamp,         ///< operands: min, value, max
    kRoundNearest,  ///< operand 0 rounded to multiples of operand 1
    kRoundUp,
    kRoundDown,
    kRoundToZero,
    kMod,
    kRem,
    kAbs,
    kSignScale,  ///< sign(operand 0) × factor px
    kHypot,
  };
  Op op = Op::kLeaf;
  float px = 0;
  float percent = 0;
  float factor = 1;
  std::vector<const CalcNode*> operands;
  bool operator==(const CalcNode&) const = default;
};

/// The value of a math function in px with percentages taken of `percent_base_px`.
double evaluate(const CalcNode& node, double percent_base_px);

/// A computed length, percentage, math function of both, or one of the keywords that lengths share.
struct Length {
  enum class Type : uint8_t {
    kAuto,
    kNone,
    kNormal,
    kContent,  ///< flex-basis: content
    kMinContent,
    kMaxContent,
    kFitContent,          ///< the keyword
    kFitContentFunction,  ///< fit-content(<length-percentage>): px and percent hold the argument
    kStretch,
    kFixed,    ///< px
    kPercent,  ///< percent
    kLinear,   ///< px + percent
    kCalc,     ///< calc
  };
  Type type = Type::kAuto;
  bool is_default_margin = false;  ///< the user-agent sheet's, which quirks mode may ignore (HTML §15.3.10)
  float px = 0;
  float percent = 0;  ///< 50 means 50 %
  const CalcNode* calc = nullptr;

  static constexpr Length keyword(Type t) { return {t, false, 0, 0, nullptr}; }
  static constexpr Length auto_value() { return keyword(Type::kAuto); }
  static constexpr Length none() { return keyword(Type::kNone); }
  static constexpr Length normal() { return keyword(Type::kNormal); }
  static constexpr Length fixed(float px) { return {Type::kFixed, false, px, 0, nullptr}; }
  static constexpr Length percentage(float p) { return {Type::kPercent, false, 0, p, nullptr}; }
  static constexpr Length linear(float px, float percent) {
    return {Type::kLinear, false, px, percent, nullptr};
  }
  static constexpr Length math(const CalcNode* node) { return {Type::kCalc, false, 0, 0, node}; }

  constexpr bool is_auto() const { return type == Type::kAuto; }
  constexpr bool is_none() const { return type == Type::kNone; }
  constexpr bool is_normal() const { return type == Type::kNormal; }
  constexpr bool is_fixed() const { return type == Type::kFixed; }
  constexpr bool is_length_percentage() const { return type >= Type::kFixed; }
  /// Needs a percentage base (fit-content(50%) does too).
  bool has_percent() const {
    if (type == Type::kFitContentFunction || type == Type::kCalc) return function_has_percent();
    return type == Type::kPercent || type == Type::kLinear;
  }
  /// min-content, max-content, fit-content, fit-content(), stretch (css-sizing-3 §3.1, -4).
  constexpr bool is_intrinsic_keyword() const {
    return type == Type::kMinContent || type == Type::kMaxContent || type == Type::kFitContent ||
           type == Type::kFitContentFunction;
  }
  constexpr bool operator==(const Length&) const = default;

  bool function_has_percent() const;  ///< has_percent() of fit-content() and math functions
};

/// resolve() of what is neither fixed nor auto.
LayoutUnit resolve_percentages(const Length& length, LayoutUnit base);
/// The used value of a <length-percentage> with percentages of `base`; keywords give 0.
inline LayoutUnit resolve(const Length& length, LayoutUnit base) {
  if (length.is_fixed()) return LayoutUnit::from_px(length.px);
  return length.is_auto() ? LayoutUnit() : resolve_percentages(length, base);
}
/// The same without rounding, in px; for paint.
double resolve_px(const Length& length, double base_px);

class Hasher;
void hash_append(Hasher& h, const Length& v);

}  // namespace colosseum

// Math functions as written (css-values-4 §10): a typed expression tree.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "colosseum/style.h"
#include "css/properties/calc/units.h"
#include "css/syntax/token.h"

namespace colosseum::css {

/// css-numeric type of an expression: the power of each base type (css-typed-om's "type").
struct MathType {
  std::array<int8_t, 8> power{};  ///< indexed by UnitCategory; kNumber stays 0
  static MathType of(UnitCategory c) {
    MathType t;
    if (c != UnitCategory::kNumber) t.power[static_cast<size_t>(c)] = 1;
    return t;
  }
  bool is(UnitCategory c) const { return *this == of(c); }
  bool is_number() const { return *this == MathType(); }
  bool operator==(const MathType&) const = default;
};

struct MathNode {
  enum class Op : uint8_t {
    kLeaf,
    kSum,
    kProduct,
    kNegate,
    kInvert,
    kMin,
    kMax,
    kClamp,
    kRoundNearest,
    kRoundUp,
    kRoundDown,
    kRoundToZero,
    kMod,
    kRem,
    kSin,
    kCos,
    kTan,
    kAsin,
    kAcos,
    kAtan,
    kAtan2,
    kPow,
    kSqrt,
    kHypot,
    kLog,
    kExp,
    kAbs,
    kSign,
  };
  Op op = Op::kLeaf;
  Unit unit = Unit::kNumber;
  bool has_percent = false;   ///< somewhere in it
  bool has_relative = false;  ///< a unit that depends on fonts or viewport is somewhere in it
  MathType type;
  double value = 0;
  std::vector<MathNode> operands;
};
using MathPtr = std::shared_ptr<const MathNode>;

/// Whether a function token's name is a math function's.
bool is_math_function(std::string_view name);
/// Parses the math function at the cursor and moves past it; null (cursor unmoved) when it is malformed or
/// its types do not fit. With `percent_is_length`, percentages count as lengths in type checks.
MathPtr parse_math(TokenStream& stream, bool percent_is_length);

/// Gives px for relative units.
class UnitResolver {
 public:
  virtual ~UnitResolver() = default;
  virtual double relative_px(double value, Unit unit) const = 0;
};

/// The value of a math function: constant + percent, or a node when it cannot be written so.
struct MathResult {
  double value = 0;  ///< in canonical units
  double percent = 0;
  bool has_percent = false;
  const CalcNode* node = nullptr;
};
/// Computes a math function. `units` may be null when nothing in it is relative, `pool` when nothing in it
/// mixes percentages.
MathResult evaluate_math(const MathNode& node, const UnitResolver* units, StylePool* pool);
/// css-values-4 §10.13: what a top-level calculation becomes: NaN is 0, infinities are large.
double censor_math(double v);

}  // namespace colosseum::css

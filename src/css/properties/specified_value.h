// Specified values: what a declaration holds until an element asks for its computed value.
#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "colosseum/generated/property_id.h"
#include "colosseum/length.h"
#include "css/properties/calc/math_node.h"
#include "css/properties/calc/units.h"
#include "css/properties/declaration.h"

namespace colosseum::css {

enum class ValueKind : uint8_t {
  kWide,       ///< a CSS-wide keyword: `keyword` is a WideKeyword
  kUnparsed,   ///< UnparsedValue: contains var() or env()
  kCustom,     ///< CustomValue: of a custom property
  kKeyword,    ///< `keyword`: index in property_keywords(), bits for flags, or what the property's rule says
  kNumber,     ///< `number`, in px when `unit` is an absolute length
  kDimension,  ///< `number` in `unit`: a length or percentage
  kLengthKeyword,  ///< `keyword` is a Length::Type
  kTyped,          ///< TypedValue<T> with the T that the property's rule knows
};

enum class WideKeyword : uint8_t { kInherit, kInitial, kUnset, kRevert, kRevertLayer };

/// Small values live in this base; the others derive from it and are found by `kind`.
struct SpecifiedValue {
  ValueKind kind = ValueKind::kKeyword;
  Unit unit = Unit::kNumber;
  uint16_t keyword = 0;
  float number = 0;
};
using ValuePtr = std::shared_ptr<const SpecifiedValue>;

template <typename T>
struct TypedValue : SpecifiedValue {
  explicit TypedValue(T v) : value(std::move(v)) { kind = ValueKind::kTyped; }
  T value;
};

/// A value of a property whose rule stores a T.
template <typename T>
ValuePtr make_typed(T value) {
  return std::make_shared<const TypedValue<T>>(std::move(value));
}
template <typename T>
const T& typed(const SpecifiedValue& v) {
  return static_cast<const TypedValue<T>&>(v).value;
}

ValuePtr make_keyword(uint16_t index);
ValuePtr make_number(double number);
ValuePtr make_dimension(double number, Unit unit);
ValuePtr make_length_keyword(Length::Type type);
/// Shared.
const ValuePtr& wide_keyword_value(WideKeyword keyword);

/// Tokens that outlive the style sheet's text: a value with var() or a custom property.
struct OwnedTokens {
  std::string text;                                 ///< complete: every block and string is closed
  std::vector<std::string> references;              ///< names of custom properties in var(), each once
  bool has_substitution = false;                    ///< var() or env() is in it
  mutable std::unique_ptr<class TokenList> tokens;  ///< of `text`, made when first asked for
  TokenSpan get() const;
  OwnedTokens();
  OwnedTokens(OwnedTokens&&) noexcept;
  ~OwnedTokens();
};

/// css-variables-1 §3: a declaration that contains var(), to be parsed when its variables are known.
struct UnparsedValue : SpecifiedValue {
  OwnedTokens value;
  std::string name;  ///< the property as declared; a shorthand stands for all its longhands
  std::string base_url;
  bool quirks = false;
  // The last text that was substituted and what it parsed to; elements of one kind share variables.
  mutable std::string cached_text;
  mutable DeclarationList cached;
  mutable bool has_cache = false;
};

/// The value of a custom property.
struct CustomValue : SpecifiedValue {
  OwnedTokens value;
};

/// A <length-percentage> or length keyword inside a larger value.
struct LengthInput {
  enum class Kind : uint8_t { kKeyword, kDimension, kMath } kind = Kind::kDimension;
  Unit unit = Unit::kPx;
  Length::Type keyword = Length::Type::kAuto;
  bool non_negative = false;    ///< a math function's result is clamped to be so
  bool fit_content = false;     ///< the argument of fit-content()
  bool default_margin = false;  ///< see Length
  float number = 0;
  MathPtr math;
  static LengthInput of(Length::Type type) {
    LengthInput l;
    l.kind = Kind::kKeyword;
    l.keyword = type;
    return l;
  }
  static LengthInput dimension(double number, Unit unit) {
    LengthInput l;
    l.unit = unit;
    l.number = static_cast<float>(number);
    return l;
  }
  static LengthInput percent(double p) { return dimension(p, Unit::kPercent); }
};
struct LengthPairInput {
  LengthInput x, y;
};
/// The arguments of rect().
struct ClipInput {
  bool is_auto = true;
  LengthInput top, right, bottom, left;
};
/// A number whose math function depends on fonts or the viewport.
struct NumberInput {
  MathPtr math;
  float min = 0;
  bool has_min = false, integer = false, percent = false;
};

}  // namespace colosseum::css

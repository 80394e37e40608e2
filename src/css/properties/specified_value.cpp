#include "css/properties/specified_value.h"

#include "css/syntax/tokenizer.h"

namespace colosseum::css {

OwnedTokens::OwnedTokens() = default;
OwnedTokens::OwnedTokens(OwnedTokens&&) noexcept = default;
OwnedTokens::~OwnedTokens() = default;

TokenSpan OwnedTokens::get() const {
  if (!tokens) tokens = std::make_unique<TokenList>(text);
  return tokens->tokens();
}

namespace {
ValuePtr make(ValueKind kind, Unit unit, uint16_t keyword, double number) {
  auto v = std::make_shared<SpecifiedValue>();
  v->kind = kind;
  v->unit = unit;
  v->keyword = keyword;
  v->number = static_cast<float>(number);
  return v;
}
}  // namespace

ValuePtr make_keyword(uint16_t index) { return make(ValueKind::kKeyword, Unit::kNumber, index, 0); }
ValuePtr make_number(double number) { return make(ValueKind::kNumber, Unit::kNumber, 0, number); }
ValuePtr make_dimension(double number, Unit unit) { return make(ValueKind::kDimension, unit, 0, number); }
ValuePtr make_length_keyword(Length::Type type) {
  return make(ValueKind::kLengthKeyword, Unit::kNumber, static_cast<uint16_t>(type), 0);
}

const ValuePtr& wide_keyword_value(WideKeyword keyword) {
  static const ValuePtr values[] = {
      make(ValueKind::kWide, Unit::kNumber, 0, 0), make(ValueKind::kWide, Unit::kNumber, 1, 0),
      make(ValueKind::kWide, Unit::kNumber, 2, 0), make(ValueKind::kWide, Unit::kNumber, 3, 0),
      make(ValueKind::kWide, Unit::kNumber, 4, 0)};
  return values[static_cast<size_t>(keyword)];
}

}  // namespace colosseum::css

#include "css/properties/parsing/value_parser.h"

#include <algorithm>
#include <cmath>

#include "base/url.h"
#include "base/utf.h"

namespace colosseum::css {

bool iequals(std::string_view text, std::string_view lower) {
  if (text.size() != lower.size()) return false;
  for (size_t i = 0; i < text.size(); ++i) {
    if (ascii_lower(text[i]) != lower[i]) return false;
  }
  return true;
}

namespace {

bool take(TokenStream& s) {
  s.next();
  s.skip_whitespace();
  return true;
}

// A math function of a wanted type that can be computed now.
bool consume_absolute_math(TokenStream& s, UnitCategory want, double& out) {
  size_t mark = s.position();
  MathPtr math = parse_math(s, false);
  if (!math) return false;
  if (!math->type.is(want) || math->has_relative) {
    s.rewind(mark);
    return false;
  }
  out = evaluate_math(*math, nullptr, nullptr).value;
  s.skip_whitespace();
  return true;
}

bool consume_length_keyword(TokenStream& s, uint16_t flags, LengthInput& out) {
  using Type = Length::Type;
  std::string_view w = s.peek().text;
  auto accept = [&](Type t) {
    out = LengthInput::of(t);
    return take(s);
  };
  if ((flags & kAutoKeyword) != 0 && iequals(w, "auto")) return accept(Type::kAuto);
  if ((flags & kNoneKeyword) != 0 && iequals(w, "none")) return accept(Type::kNone);
  if ((flags & kNormalKeyword) != 0 && iequals(w, "normal")) return accept(Type::kNormal);
  if ((flags & kContentKeyword) != 0 && iequals(w, "content")) return accept(Type::kContent);
  if ((flags & kSizeKeywords) == 0) return false;
  if (iequals(w, "min-content") || iequals(w, "-webkit-min-content") || iequals(w, "-moz-min-content")) {
    return accept(Type::kMinContent);
  }
  if (iequals(w, "max-content") || iequals(w, "-webkit-max-content") || iequals(w, "-moz-max-content")) {
    return accept(Type::kMaxContent);
  }
  if (iequals(w, "fit-content") || iequals(w, "-webkit-fit-content") || iequals(w, "-moz-fit-content")) {
    return accept(Type::kFitContent);
  }
  if (iequals(w, "stretch")) return accept(Type::kStretch);
  // Not of flex-basis, as in browsers.
  const bool prefixed = (flags & kContentKeyword) == 0;
  if (prefixed && (iequals(w, "-webkit-fill-available") || iequals(w, "-moz-available"))) {
    return accept(Type::kStretch);
  }
  // Legacy keywords of quirky sheets.
  if (iequals(w, "intrinsic")) return accept(Type::kMaxContent);
  if (iequals(w, "min-intrinsic")) return accept(Type::kMinContent);
  return false;
}

bool consume_length_function(TokenStream& s, uint16_t flags, bool quirks, LengthInput& out) {
  size_t mark = s.position();
  if ((flags & kSizeKeywords) != 0 && is_function(s.peek(), "fit-content")) {
    TokenStream inner = consume_function(s);
    if (consume_length(inner, kPercentAllowed | kNonNegative, quirks, out) && inner.at_end()) {
      out.fit_content = true;
      return true;
    }
    s.rewind(mark);
    return false;
  }
  MathPtr math = parse_math(s, (flags & kPercentAllowed) != 0);
  if (!math) return false;
  if (!math->type.is(UnitCategory::kLength)) {
    s.rewind(mark);
    return false;
  }
  s.skip_whitespace();
  out = LengthInput();
  out.non_negative = (flags & kNonNegative) != 0;
  if (!math->has_relative && !math->has_percent) {
    double px = censor_math(evaluate_math(*math, nullptr, nullptr).value);
    out.number = static_cast<float>(out.non_negative ? std::max(px, 0.0) : px);
    return true;
  }
  out.kind = LengthInput::Kind::kMath;
  out.math = std::move(math);
  return true;
}

}  // namespace

bool consume_ident(TokenStream& s, std::string_view lower) { return is_ident(s.peek(), lower) && take(s); }

bool consume_comma(TokenStream& s) { return s.peek().type == TokenType::kComma && take(s); }

bool consume_slash(TokenStream& s) { return s.peek().is_delim('/') && take(s); }

TokenStream consume_function(TokenStream& s) {
  TokenStream inner = s.consume_block();
  inner.skip_whitespace();
  s.skip_whitespace();
  return inner;
}

bool consume_length(TokenStream& s, uint16_t flags, bool quirks, LengthInput& out) {
  const Token& t = s.peek();
  Unit unit = Unit::kPx;
  bool default_margin = false;
  switch (t.type) {
    case TokenType::kDimension:
      default_margin = (flags & kDefaultMargin) != 0 && t.unit == "__qem";
      unit = default_margin ? Unit::kEm : unit_from_name(t.unit);
      if (unit_category(unit) != UnitCategory::kLength) return false;
      break;
    case TokenType::kPercentage:
      if ((flags & kPercentAllowed) == 0) return false;
      unit = Unit::kPercent;
      break;
    case TokenType::kNumber:
      if (t.number != 0 && !((flags & kQuirkyUnitless) != 0 && quirks)) return false;
      break;
    case TokenType::kIdent: return consume_length_keyword(s, flags, out);
    case TokenType::kFunction: return consume_length_function(s, flags, quirks, out);
    default: return false;
  }
  if ((flags & kNonNegative) != 0 && t.number < 0) return false;
  double number = censor_math(t.number);
  if (!is_relative_length(unit) && unit != Unit::kPercent) {
    number = censor_math(number * canonical_factor(unit));
    unit = Unit::kPx;
  }
  out = LengthInput::dimension(number, unit);
  out.default_margin = default_margin;
  return take(s);
}

bool consume_number(TokenStream& s, uint16_t flags, double& out) {
  const Token& t = s.peek();
  if (t.type == TokenType::kNumber) {
    if ((flags & kNumberInteger) != 0 && !t.is_integer) return false;
    if ((flags & kNumberNonNegative) != 0 && t.number < 0) return false;
    if ((flags & kNumberAtLeastOne) != 0 && t.number < 1) return false;
    out = t.number;
    return take(s);
  }
  if (t.type == TokenType::kPercentage && (flags & kNumberPercent) != 0) {
    if ((flags & kNumberNonNegative) != 0 && t.number < 0) return false;
    out = t.number / 100;
    return take(s);
  }
  if (t.type != TokenType::kFunction) return false;
  if (!consume_absolute_math(s, UnitCategory::kNumber, out)) {
    if ((flags & kNumberPercent) == 0 || !consume_absolute_math(s, UnitCategory::kPercent, out)) return false;
    out /= 100;
  }
  out = censor_math(out);
  // css-values-4 §10.12: a math function is rounded and clamped where a literal would be invalid.
  if ((flags & kNumberInteger) != 0) out = std::floor(out + 0.5);
  if ((flags & kNumberNonNegative) != 0) out = std::max(out, 0.0);
  if ((flags & kNumberAtLeastOne) != 0) out = std::max(out, 1.0);
  return true;
}

int32_t clamp_integer(double v) {
  return static_cast<int32_t>(std::clamp(std::isnan(v) ? 0.0 : v, -2147483648.0, 2147483647.0));
}

bool consume_integer(TokenStream& s, int32_t min, int32_t& out) {
  double v = 0;
  size_t mark = s.position();
  bool literal = s.peek().type == TokenType::kNumber;
  if (!consume_number(s, kNumberInteger, v)) return false;
  if (v < min) {
    if (literal) {
      s.rewind(mark);
      return false;
    }
    v = min;
  }
  out = clamp_integer(v);
  return true;
}

bool consume_percentage(TokenStream& s, bool non_negative, double& out) {
  const Token& t = s.peek();
  if (t.type == TokenType::kPercentage) {
    if (non_negative && t.number < 0) return false;
    out = t.number;
    return take(s);
  }
  if (!consume_absolute_math(s, UnitCategory::kPercent, out)) return false;
  out = censor_math(out);
  if (non_negative) out = std::max(out, 0.0);
  return true;
}

bool consume_angle(TokenStream& s, bool zero_allowed, double& out) {
  const Token& t = s.peek();
  if (t.type == TokenType::kDimension) {
    Unit unit = unit_from_name(t.unit);
    if (unit_category(unit) != UnitCategory::kAngle) return false;
    out = censor_math(t.number * canonical_factor(unit));
    return take(s);
  }
  if (t.type == TokenType::kNumber && zero_allowed && t.number == 0) {
    out = 0;
    return take(s);
  }
  if (!consume_absolute_math(s, UnitCategory::kAngle, out)) return false;
  out = censor_math(out);
  return true;
}

bool consume_string(TokenStream& s, std::string& out) {
  if (s.peek().type != TokenType::kString) return false;
  out = s.peek().text;
  return take(s);
}

bool wide_keyword_from(std::string_view ident, WideKeyword& out) {
  constexpr std::string_view kWords[] = {"inherit", "initial", "unset", "revert", "revert-layer"};
  for (size_t i = 0; i < std::size(kWords); ++i) {
    if (iequals(ident, kWords[i])) {
      out = static_cast<WideKeyword>(i);
      return true;
    }
  }
  return false;
}

bool consume_custom_ident(TokenStream& s, std::string& out) {
  const Token& t = s.peek();
  WideKeyword wide;
  if (t.type != TokenType::kIdent || wide_keyword_from(t.text, wide) || iequals(t.text, "default")) {
    return false;
  }
  out = t.text;
  return take(s);
}

bool consume_url(TokenStream& s, const ParseContext& context, bool string_allowed, std::string& out) {
  const Token& t = s.peek();
  if (t.type == TokenType::kUrl || (string_allowed && t.type == TokenType::kString)) {
    out = resolve_url(context.base_url, t.text);
    return take(s);
  }
  if (!is_function(t, "url") && !is_function(t, "src")) return false;
  size_t mark = s.position();
  TokenStream inner = consume_function(s);
  if (inner.peek().type != TokenType::kString) {
    s.rewind(mark);
    return false;
  }
  out = resolve_url(context.base_url, inner.peek().text);  // modifiers after the string change nothing here
  return true;
}

ValuePtr length_value(LengthInput input) {
  if (input.fit_content || input.default_margin || input.kind == LengthInput::Kind::kMath) {
    return make_typed(std::move(input));
  }
  if (input.kind == LengthInput::Kind::kKeyword) return make_length_keyword(input.keyword);
  return make_dimension(input.number, input.unit);
}

ValuePtr consume_number_value(TokenStream& s, uint16_t flags) {
  double v = 0;
  if (consume_number(s, flags, v)) return make_number(censor_math(v));
  size_t mark = s.position();
  MathPtr math = parse_math(s, false);
  bool fits = math && (math->type.is_number() ||
                       ((flags & kNumberPercent) != 0 && math->type.is(UnitCategory::kPercent)));
  if (!fits) {
    s.rewind(mark);
    return nullptr;
  }
  s.skip_whitespace();
  NumberInput n;
  n.integer = (flags & kNumberInteger) != 0;
  n.has_min = (flags & (kNumberNonNegative | kNumberAtLeastOne)) != 0;
  n.min = (flags & kNumberAtLeastOne) != 0 ? 1.0f : 0.0f;
  n.percent = math->type.is(UnitCategory::kPercent);
  n.math = std::move(math);
  return make_typed(std::move(n));
}

}  // namespace colosseum::css

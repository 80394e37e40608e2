// Reading the basic types of css-values-4 from tokens. Each function starts at a token that is no white
// space, and on success moves past its value and the white space after it; on failure the cursor stays.
#pragma once

#include <string>
#include <string_view>

#include "css/properties/specified_value.h"

namespace colosseum::css {

/// What <length-percentage>-like grammars differ in.
enum LengthFlag : uint16_t {
  kLengthOnly = 0,
  kPercentAllowed = 1,
  kNonNegative = 2,
  kQuirkyUnitless = 4,  ///< quirks mode: numbers are px
  kAutoKeyword = 8,
  kNoneKeyword = 16,
  kNormalKeyword = 32,
  kSizeKeywords = 64,  ///< min-content, max-content, fit-content, fit-content(), stretch
  kContentKeyword = 128,
  kDefaultMargin = 256,  ///< the user-agent sheet's `__qem`: an em that quirks mode may ignore
};

/// css-values-4 §5: what a <number> may be.
enum NumberFlag : uint16_t {
  kAnyNumber = 0,
  kNumberNonNegative = 2,
  kNumberInteger = 4,
  kNumberPercent = 8,  ///< a percentage too, divided by 100
  kNumberAtLeastOne = 16,
};

bool iequals(std::string_view text, std::string_view lower);
inline bool is_function(const Token& t, std::string_view lower) {
  return t.type == TokenType::kFunction && iequals(t.text, lower);
}
bool consume_ident(TokenStream& s, std::string_view lower);
bool consume_comma(TokenStream& s);
bool consume_slash(TokenStream& s);
/// A function's content with leading white space skipped; the cursor moves past the function.
TokenStream consume_function(TokenStream& s);

/// The index of the ident at the cursor in `words` (lower case), or -1.
template <typename Words>
int consume_keyword(TokenStream& s, const Words& words) {
  if (s.peek().type != TokenType::kIdent) return -1;
  int i = 0;
  for (std::string_view w : words) {
    if (iequals(s.peek().text, w)) {
      s.next();
      s.skip_whitespace();
      return i;
    }
    ++i;
  }
  return -1;
}

bool consume_length(TokenStream& s, uint16_t flags, bool quirks, LengthInput& out);
/// Numbers and math functions without relative units.
bool consume_number(TokenStream& s, uint16_t flags, double& out);
bool consume_integer(TokenStream& s, int32_t min, int32_t& out);
bool consume_percentage(TokenStream& s, bool non_negative, double& out);
/// Degrees. `zero_allowed`: a unitless 0 counts.
bool consume_angle(TokenStream& s, bool zero_allowed, double& out);
bool consume_string(TokenStream& s, std::string& out);
/// Not a CSS-wide keyword nor `default`; further exclusions are the caller's.
bool consume_custom_ident(TokenStream& s, std::string& out);
/// url() or, with `string_allowed`, a string; made absolute.
bool consume_url(TokenStream& s, const ParseContext& context, bool string_allowed, std::string& out);

/// A value of its own from a length.
ValuePtr length_value(LengthInput input);
/// A <number> or <integer> longhand's value, math functions with relative units included; null on failure.
ValuePtr consume_number_value(TokenStream& s, uint16_t flags);
/// Which CSS-wide keyword an ident is; false when none.
bool wide_keyword_from(std::string_view ident, WideKeyword& out);
int32_t clamp_integer(double v);

}  // namespace colosseum::css

#include "css/selectors/anb.h"

#include <algorithm>
#include <string>

#include "base/utf.h"

namespace colosseum::css {

namespace {

constexpr double kMaxInteger = 1'000'000'000;

int32_t to_int(double v) { return static_cast<int32_t>(std::clamp(v, -kMaxInteger, kMaxInteger)); }

/// Digits as an integer, saturating; false when `s` is empty or holds anything else.
bool read_digits(std::string_view s, int32_t& out) {
  if (s.empty()) return false;
  double v = 0;
  for (char c : s) {
    if (c < '0' || c > '9') return false;
    v = std::min(v * 10 + (c - '0'), kMaxInteger);
  }
  out = to_int(v);
  return true;
}

/// After "n": nothing, <signed-integer>, or a sign and a <signless-integer>.
bool parse_rest(TokenStream& in, int32_t& b) {
  size_t mark = in.position();
  in.skip_whitespace();
  const Token& t = in.peek();
  if (t.type == TokenType::kNumber && t.is_integer && t.has_sign) {
    b = to_int(t.number);
    in.next();
    return true;
  }
  if (t.is_delim('+') || t.is_delim('-')) {
    bool negative = t.is_delim('-');
    in.next();
    in.skip_whitespace();
    const Token& n = in.peek();
    if (n.type != TokenType::kNumber || !n.is_integer || n.has_sign) return false;
    b = negative ? -to_int(n.number) : to_int(n.number);
    in.next();
    return true;
  }
  in.rewind(mark);
  b = 0;
  return true;
}

/// What follows the coefficient inside the token: "n", "n-" or "n-<digits>".
bool parse_n(std::string_view rest, TokenStream& in, int32_t& b) {
  if (rest.empty() || ascii_lower(rest[0]) != 'n') return false;
  rest.remove_prefix(1);
  if (rest.empty()) return parse_rest(in, b);
  if (rest[0] != '-') return false;
  rest.remove_prefix(1);
  if (!rest.empty()) {
    if (!read_digits(rest, b)) return false;
    b = -b;
    return true;
  }
  in.skip_whitespace();
  const Token& n = in.peek();
  if (n.type != TokenType::kNumber || !n.is_integer || n.has_sign) return false;
  b = -to_int(n.number);
  in.next();
  return true;
}

}  // namespace

// css-syntax-3 §6.2
bool parse_anb(TokenStream& in, int32_t& a, int32_t& b) {
  in.skip_whitespace();
  const Token& t = in.peek();
  if (t.type == TokenType::kNumber) {
    if (!t.is_integer) return false;
    a = 0;
    b = to_int(t.number);
    in.next();
    return true;
  }
  if (t.type == TokenType::kDimension) {
    if (!t.is_integer) return false;
    a = to_int(t.number);
    in.next();
    return parse_n(t.unit, in, b);
  }
  bool plus = t.is_delim('+');
  if (plus) in.next();
  const Token& ident = in.peek();
  if (ident.type != TokenType::kIdent) return false;
  std::string_view text = ident.text;
  in.next();
  if (!plus && ascii_iequals(text, "even")) {
    a = 2;
    b = 0;
    return true;
  }
  if (!plus && ascii_iequals(text, "odd")) {
    a = 2;
    b = 1;
    return true;
  }
  a = 1;
  if (!plus && text.starts_with('-')) {
    a = -1;
    text.remove_prefix(1);
  }
  return parse_n(text, in, b);
}

}  // namespace colosseum::css

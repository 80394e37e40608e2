// Tokens of css-syntax-3 §4 and a cursor over them.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "base/utf.h"

namespace colosseum::css {

enum class TokenType : uint8_t {
  kIdent,
  kFunction,  ///< name(   — text is the name
  kAtKeyword,
  kHash,
  kString,
  kBadString,
  kUrl,
  kBadUrl,
  kDelim,
  kNumber,
  kPercentage,
  kDimension,
  kWhitespace,
  kCdo,
  kCdc,
  kColon,
  kSemicolon,
  kComma,
  kOpenSquare,
  kCloseSquare,
  kOpenParen,
  kCloseParen,
  kOpenCurly,
  kCloseCurly,
  kUnicodeRange,
  kEof,
};

/// One token. Views point into the TokenList that made it.
struct Token {
  TokenType type = TokenType::kEof;
  bool is_integer = false;  ///< of numbers and dimensions: the type flag
  bool has_sign = false;    ///< the number was written with + or -
  bool hash_is_id = false;
  char32_t delim = 0;
  double number = 0;        ///< number, percentage (50 for 50%), dimension; unicode-range: start
  double number2 = 0;       ///< unicode-range: end
  std::string_view text;    ///< value without escapes: ident, function name, at-keyword, hash, string, url
  std::string_view unit;    ///< of dimensions, as written
  std::string_view source;  ///< the token as written
  uint32_t line = 0, column = 0;
  uint32_t match =
      0;  ///< of opening tokens and functions: distance in tokens to the matching close (or to the end)

  bool is_delim(char c) const { return type == TokenType::kDelim && delim == static_cast<unsigned char>(c); }
  bool opens_block() const {
    return type == TokenType::kFunction || type == TokenType::kOpenParen || type == TokenType::kOpenSquare ||
           type == TokenType::kOpenCurly;
  }
};

/// An identifier, in any case of ASCII letters.
inline bool is_ident(const Token& t, std::string_view name) {
  return t.type == TokenType::kIdent && ascii_iequals(t.text, name);
}

using TokenSpan = std::span<const Token>;

/// A cursor over tokens of one block. Reading past the end gives kEof.
class TokenStream {
 public:
  TokenStream() = default;
  explicit TokenStream(TokenSpan tokens) : tokens_(tokens) {}
  const Token& peek(size_t ahead = 0) const {
    return pos_ + ahead < tokens_.size() ? tokens_[pos_ + ahead] : eof_token();
  }
  const Token& next() { return pos_ < tokens_.size() ? tokens_[pos_++] : eof_token(); }
  bool at_end() const { return pos_ >= tokens_.size(); }
  void skip_whitespace() {
    while (pos_ < tokens_.size() && tokens_[pos_].type == TokenType::kWhitespace) ++pos_;
  }
  /// Skips white space and tells whether nothing is left.
  bool at_end_after_whitespace() {
    skip_whitespace();
    return at_end();
  }
  /// The cursor is at an opening token or function: gives the block's content and moves past its close.
  TokenStream consume_block() {
    const Token& open = tokens_[pos_];
    size_t close = pos_ + open.match;
    if (close > tokens_.size()) close = tokens_.size();
    TokenStream inner(tokens_.subspan(pos_ + 1, close > pos_ ? close - pos_ - 1 : 0));
    pos_ = close < tokens_.size() ? close + 1 : close;
    return inner;
  }
  /// Moves past one component value: a token, or a whole block.
  void skip_component() {
    if (at_end()) return;
    if (tokens_[pos_].opens_block()) {
      consume_block();
    } else {
      ++pos_;
    }
  }
  size_t position() const { return pos_; }
  void rewind(size_t position) { pos_ = position; }
  TokenSpan rest() const { return tokens_.subspan(pos_); }
  TokenSpan all() const { return tokens_; }

 private:
  static const Token& eof_token() {
    static const Token eof{};
    return eof;
  }
  TokenSpan tokens_;
  size_t pos_ = 0;
};

}  // namespace colosseum::css

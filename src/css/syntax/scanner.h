// The tokenizing machine behind TokenList and RuleScanner (css-syntax-3 §4.3).
#pragma once

#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "css/syntax/token.h"

namespace colosseum::css {

/// css-syntax-3 §3.3: newlines become U+000A; NUL and what is no UTF-8 become U+FFFD; a leading byte order
/// mark goes.
std::string preprocess(std::string text);

/// Reads tokens out of preprocessed text. Text, `tokens` and `unescaped` are the caller's and outlive it.
class Tokenizer {
 public:
  Tokenizer(std::string_view text, uint32_t first_line, std::vector<Token>& tokens,
            std::deque<std::string>& unescaped, size_t max_tokens = SIZE_MAX)
      : text_(text), tokens_(tokens), unescaped_(unescaped), max_tokens_(max_tokens), line_(first_line) {}
  /// Appends all tokens that are left.
  void consume_all();
  /// Appends the tokens of the next rule of a style sheet's top level, with white space before it: up to the
  /// end of its block, or the semicolon of an at-rule. Appends nothing at the end of the text.
  void consume_rule();
  bool at_end() const { return pos_ >= text_.size(); }
  /// Whether a rule had too many tokens: the text ends there.
  bool is_cut() const { return cut_; }

 private:
  char at(size_t ahead) const { return pos_ + ahead < text_.size() ? text_[pos_ + ahead] : '\0'; }
  bool starts_escape(size_t ahead) const;
  bool starts_ident(size_t ahead) const;
  bool starts_number() const;
  bool skip_comments();
  /// Appends one token; false at the end.
  bool consume_token();
  void consume_numeric(Token& t);
  void consume_ident_like(Token& t);
  void consume_string(Token& t, char quote);
  void consume_url(Token& t);
  void consume_bad_url(Token& t);
  void consume_punctuation(Token& t);
  bool consume_hash_or_at(Token& t, char c);
  double read_number(bool& is_integer, bool& has_sign);
  std::string_view read_name();
  std::string_view read_escaped_name(size_t start);
  void append_escape(std::string& out);
  void track_position(std::string_view source);
  void link_blocks(const Token& t);
  void finish_blocks();

  std::string_view text_;
  std::vector<Token>& tokens_;
  std::deque<std::string>& unescaped_;
  std::vector<uint32_t> open_;  ///< indexes of the blocks not closed yet
  bool closed_curly_ = false;   ///< the last token ended a {} block
  bool cut_ = false;
  size_t max_tokens_;
  size_t pos_ = 0;
  uint32_t line_;
  size_t line_start_ = 0;
  uint32_t continuation_bytes_ = 0;  ///< on this line so far; columns count code points
};

/// Gives a style sheet rule by rule, so that a sheet's tokens are never all in memory at once.
class RuleScanner {
 public:
  explicit RuleScanner(std::string text, uint32_t first_line = 1, size_t max_tokens = SIZE_MAX)
      : text_(preprocess(std::move(text))), tokenizer_(text_, first_line, tokens_, unescaped_, max_tokens) {}
  RuleScanner(const RuleScanner&) = delete;
  RuleScanner& operator=(const RuleScanner&) = delete;
  /// The tokens of the next top-level rule, valid until the next call; empty at the end.
  TokenSpan next() {
    tokens_.clear();
    unescaped_.clear();
    tokenizer_.consume_rule();
    return tokens_;
  }
  bool is_cut() const { return tokenizer_.is_cut(); }

 private:
  std::string text_;
  std::vector<Token> tokens_;
  std::deque<std::string> unescaped_;
  Tokenizer tokenizer_;
};

}  // namespace colosseum::css

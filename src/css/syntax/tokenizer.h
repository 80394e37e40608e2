// css-syntax-3 §3.3 and §4: from text to tokens.
#pragma once

#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "css/syntax/token.h"

namespace colosseum::css {

/// Owns a text and its tokens; views in the tokens live as long as it. Comments leave no token.
class TokenList {
 public:
  /// Takes UTF-8. `first_line` is the line number of the text's first line in its file.
  /// The text ends after `max_tokens`.
  explicit TokenList(std::string text, uint32_t first_line = 1, size_t max_tokens = SIZE_MAX);
  TokenList(const TokenList&) = delete;
  TokenList& operator=(const TokenList&) = delete;
  TokenSpan tokens() const { return tokens_; }
  TokenStream stream() const { return TokenStream(tokens_); }
  std::string_view text() const { return text_; }
  bool is_cut() const { return cut_; }

 private:
  friend class Tokenizer;
  std::string text_;
  std::deque<std::string> unescaped_;  ///< values that differ from the text as written
  std::vector<Token> tokens_;
  bool cut_ = false;
};

/// Serialises tokens back to text that tokenizes to the same tokens (css-syntax-3 §9).
std::string serialize(TokenSpan tokens);

}  // namespace colosseum::css

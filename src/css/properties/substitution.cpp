#include "css/properties/substitution.h"

#include <algorithm>

#include "css/properties/parsing/value_parser.h"
#include "css/syntax/tokenizer.h"

namespace colosseum::css {

namespace {

constexpr int kMaxFallbackDepth = 64;

bool is_substitution(const Token& t) { return is_function(t, "var") || is_function(t, "env"); }

// var( <custom-property-name> [, <declaration-value>? ]? ); env() takes integers after its name.
bool read_head(TokenStream& inner, bool is_var, std::string_view& name, bool& has_fallback) {
  inner.skip_whitespace();
  if (inner.peek().type != TokenType::kIdent) return false;
  name = inner.next().text;
  if (is_var && (name.size() <= 2 || !name.starts_with("--"))) return false;
  inner.skip_whitespace();
  while (!is_var && inner.peek().type == TokenType::kNumber) {
    inner.next();
    inner.skip_whitespace();
  }
  has_fallback = inner.peek().type == TokenType::kComma;
  if (has_fallback) {
    inner.next();
    inner.skip_whitespace();
  }
  return has_fallback || inner.at_end();
}

bool check_references(TokenSpan tokens, OwnedTokens& out) {
  for (size_t i = 0; i < tokens.size(); ++i) {
    if (!is_substitution(tokens[i])) continue;
    TokenStream s(tokens.subspan(i));
    TokenStream inner = s.consume_block();
    std::string_view name;
    bool fallback = false;
    bool is_var = is_function(tokens[i], "var");
    if (!read_head(inner, is_var, name, fallback)) return false;
    out.has_substitution = true;
    if (is_var) out.references.emplace_back(name);
  }
  std::sort(out.references.begin(), out.references.end());
  out.references.erase(std::unique(out.references.begin(), out.references.end()), out.references.end());
  return true;
}

char closing_of(TokenType open) {
  return open == TokenType::kOpenSquare ? ']' : open == TokenType::kOpenCurly ? '}' : ')';
}
bool closes(TokenType t, char c) {
  return (t == TokenType::kCloseParen && c == ')') || (t == TokenType::kCloseSquare && c == ']') ||
         (t == TokenType::kCloseCurly && c == '}');
}

// The closing characters that the end of the sheet left out; false for stray closers and bad tokens.
bool find_unclosed(TokenSpan tokens, std::string& closers) {
  for (const Token& t : tokens) {
    if (t.opens_block()) {
      closers += closing_of(t.type);
    } else if (t.type == TokenType::kCloseParen || t.type == TokenType::kCloseSquare ||
               t.type == TokenType::kCloseCurly) {
      if (closers.empty() || !closes(t.type, closers.back())) return false;
      closers.pop_back();
    } else if (t.type == TokenType::kBadString || t.type == TokenType::kBadUrl) {
      return false;
    } else if (closers.empty() && (t.type == TokenType::kSemicolon || t.is_delim('!'))) {
      return false;
    }
  }
  std::reverse(closers.begin(), closers.end());
  return true;
}

class Substituter {
 public:
  Substituter(const VariableLookup& lookup, size_t max_bytes) : lookup_(lookup), max_bytes_(max_bytes) {}

  bool run(TokenSpan tokens, int depth) {
    TokenStream s(tokens);
    const char* end = nullptr;
    while (!s.at_end()) {
      if (!is_substitution(s.peek())) {
        std::string_view source = s.next().source;
        if (end != nullptr && end != source.data()) separate();  // a comment was there
        end = source.data() + source.size();
        append(source);
      } else {
        end = nullptr;
        if (!replace(s, depth)) return false;
      }
      if (out_.size() > max_bytes_) return false;
    }
    return true;
  }
  std::string take() { return std::move(out_); }

 private:
  bool replace(TokenStream& s, int depth) {
    bool is_var = is_function(s.peek(), "var");
    TokenStream inner = s.consume_block();
    std::string_view name;
    bool has_fallback = false;
    if (depth > kMaxFallbackDepth || !read_head(inner, is_var, name, has_fallback)) return false;
    separate();
    if (is_var) {
      const std::string* value = lookup_(name);
      if (value != nullptr) {
        append(*value);
      } else if (!has_fallback || !run(inner.rest(), depth + 1)) {
        return false;
      }
    } else if (name.starts_with("safe-area-inset-")) {
      append("0px");
    } else if (!has_fallback || !run(inner.rest(), depth + 1)) {
      return false;
    }
    separate();
    return true;
  }

  void append(std::string_view text) {
    if (text.empty()) return;
    if (separate_ && !out_.empty() && !is_boundary(out_.back()) &&
        !(is_boundary(text.front()) && text.front() != '('))
      out_ += "/**/";
    separate_ = false;
    out_ += text;
  }
  static bool is_boundary(char c) { return c == ' ' || c == '(' || c == ',' || c == ')'; }
  // An empty comment keeps neighbours from growing into one token.
  void separate() { separate_ = true; }

  bool separate_ = false;
  const VariableLookup& lookup_;
  size_t max_bytes_;
  std::string out_;
};

}  // namespace

bool contains_substitution(TokenSpan tokens) {
  return std::any_of(tokens.begin(), tokens.end(), is_substitution);
}

bool own_tokens(TokenSpan tokens, OwnedTokens& out) {
  std::string closers;
  if (!find_unclosed(tokens, closers) || !check_references(tokens, out)) return false;
  out.text = serialize(tokens);
  out.text += closers;
  return true;
}

std::optional<std::string> substitute(const OwnedTokens& value, const VariableLookup& lookup,
                                      size_t max_bytes) {
  if (!value.has_substitution) return value.text;
  Substituter s(lookup, max_bytes);
  if (!s.run(value.get(), 0)) return std::nullopt;
  return s.take();
}

}  // namespace colosseum::css

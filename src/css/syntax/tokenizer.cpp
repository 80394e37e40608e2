#include "css/syntax/tokenizer.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>

#include "base/utf.h"
#include "css/syntax/scanner.h"

namespace colosseum::css {

namespace {

// css-syntax-3 §4.2: classes of code points, by their first byte.
enum CharClass : uint8_t { kSpace = 1, kDigit = 2, kNameStart = 4, kName = 8, kHex = 16, kNonPrintable = 32 };

constexpr std::array<uint8_t, 256> make_classes() {
  std::array<uint8_t, 256> t{};
  for (size_t c = 0; c < 256; ++c) {
    bool digit = c >= '0' && c <= '9';
    bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    bool start = letter || c == '_' || c >= 0x80;
    bool hex = digit || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    int k = 0;
    if (c == ' ' || c == '\t' || c == '\n') k |= kSpace;
    if (digit) k |= kDigit;
    if (start) k |= kNameStart;
    if (start || digit || c == '-') k |= kName;
    if (hex) k |= kHex;
    if (c <= 8 || c == 0xB || (c >= 0xE && c <= 0x1F) || c == 0x7F) k |= kNonPrintable;
    t[c] = static_cast<uint8_t>(k);
  }
  return t;
}
constexpr std::array<uint8_t, 256> kByteClasses = make_classes();

bool is(char c, int cls) { return (kByteClasses[static_cast<unsigned char>(c)] & cls) != 0; }

bool is_url_name(std::string_view name) {
  return name.size() == 3 && (name[0] | 32) == 'u' && (name[1] | 32) == 'r' && (name[2] | 32) == 'l';
}

double clamp_number(double v) {
  constexpr double kMax = std::numeric_limits<float>::max();
  return std::clamp(v, -kMax, kMax);
}

}  // namespace

// §4.3.8
bool Tokenizer::starts_escape(size_t ahead) const {
  return at(ahead) == '\\' && at(ahead + 1) != '\n' && pos_ + ahead < text_.size();
}

// §4.3.9
bool Tokenizer::starts_ident(size_t ahead) const {
  char c = at(ahead);
  if (c == '-') {
    return is(at(ahead + 1), kNameStart) || at(ahead + 1) == '-' || starts_escape(ahead + 1);
  }
  return is(c, kNameStart) || starts_escape(ahead);
}

// §4.3.10
bool Tokenizer::starts_number() const {
  size_t i = at(0) == '+' || at(0) == '-' ? 1 : 0;
  return is(at(i), kDigit) || (at(i) == '.' && is(at(i + 1), kDigit));
}

// §4.3.2; true when a comment was skipped.
bool Tokenizer::skip_comments() {
  size_t start = pos_;
  while (at(0) == '/' && at(1) == '*') {
    size_t end = text_.find("*/", pos_ + 2);
    pos_ = end == std::string_view::npos ? text_.size() : end + 2;
  }
  if (pos_ == start) return false;
  track_position(text_.substr(start, pos_ - start));
  return true;
}

void Tokenizer::track_position(std::string_view source) {
  const char* base = text_.data();
  for (const char& c : source) {
    if (c == '\n') {
      ++line_;
      line_start_ = static_cast<size_t>(&c - base) + 1;
      continuation_bytes_ = 0;
    } else if ((static_cast<unsigned char>(c) & 0xC0) == 0x80) {
      ++continuation_bytes_;
    }
  }
}

// §4.3.7, after the backslash
void Tokenizer::append_escape(std::string& out) {
  if (at_end()) {
    append_utf8(out, 0xFFFD);
    return;
  }
  if (!is(text_[pos_], kHex)) {
    size_t start = pos_;
    next_code_point(text_, pos_);
    out += text_.substr(start, pos_ - start);
    return;
  }
  char32_t value = 0;
  for (int i = 0; i < 6 && is(at(0), kHex) && !at_end(); ++i, ++pos_) {
    char c = text_[pos_];
    int digit = is(c, kDigit) ? c - '0' : (c | 32) - 'a' + 10;
    value = value * 16 + static_cast<char32_t>(digit);
  }
  if (is(at(0), kSpace)) ++pos_;
  if (value == 0 || value > 0x10FFFF || (value >= 0xD800 && value < 0xE000)) value = 0xFFFD;
  append_utf8(out, value);
}

// §4.3.11
std::string_view Tokenizer::read_name() {
  size_t start = pos_;
  while (pos_ < text_.size() && is(text_[pos_], kName)) ++pos_;
  if (!starts_escape(0)) return text_.substr(start, pos_ - start);
  return read_escaped_name(start);
}

std::string_view Tokenizer::read_escaped_name(size_t start) {
  std::string& out = unescaped_.emplace_back(text_.substr(start, pos_ - start));
  for (;;) {
    if (pos_ < text_.size() && is(text_[pos_], kName)) {
      out += text_[pos_++];
    } else if (starts_escape(0)) {
      ++pos_;
      append_escape(out);
    } else {
      return out;
    }
  }
}

// §4.3.12 and §4.3.13
double Tokenizer::read_number(bool& is_integer, bool& has_sign) {
  is_integer = true;
  has_sign = at(0) == '+' || at(0) == '-';
  bool negative = at(0) == '-';
  if (has_sign) ++pos_;
  size_t digits = pos_;
  double value = 0;
  while (is(at(0), kDigit)) value = value * 10 + (text_[pos_++] - '0');
  bool exact = pos_ - digits <= 15;
  if (at(0) == '.' && is(at(1), kDigit)) {
    is_integer = exact = false;
    ++pos_;
    while (is(at(0), kDigit)) ++pos_;
  }
  if ((at(0) | 32) == 'e') {
    size_t i = at(1) == '+' || at(1) == '-' ? 2 : 1;
    if (is(at(i), kDigit)) {
      is_integer = exact = false;
      pos_ += i;
      while (is(at(0), kDigit)) ++pos_;
    }
  }
  if (exact) return negative ? -value : value;
  std::string_view source = text_.substr(digits, pos_ - digits);
  double parsed = 0;
  auto r = std::from_chars(source.data(), source.data() + source.size(), parsed);
  if (r.ec == std::errc::result_out_of_range) {
    bool small = source.find('-') != std::string_view::npos ||
                 (value == 0 && (source.find_first_of("eE") == std::string_view::npos));
    parsed = small ? 0 : std::numeric_limits<double>::max();
  }
  return clamp_number(negative ? -parsed : parsed);
}

// §4.3.3
void Tokenizer::consume_numeric(Token& t) {
  t.number = clamp_number(read_number(t.is_integer, t.has_sign));
  if (starts_ident(0)) {
    t.type = TokenType::kDimension;
    t.unit = read_name();
  } else if (at(0) == '%') {
    ++pos_;
    t.type = TokenType::kPercentage;
  } else {
    t.type = TokenType::kNumber;
  }
}

// §4.3.4
void Tokenizer::consume_ident_like(Token& t) {
  t.text = read_name();
  t.type = TokenType::kIdent;
  if (at(0) != '(') return;
  ++pos_;
  t.type = TokenType::kFunction;
  if (!is_url_name(t.text)) return;
  size_t after_space = pos_;
  while (after_space < text_.size() && is(text_[after_space], kSpace)) ++after_space;
  char c = after_space < text_.size() ? text_[after_space] : '\0';
  if (c == '"' || c == '\'') return;
  consume_url(t);
}

// §4.3.5
void Tokenizer::consume_string(Token& t, char quote) {
  ++pos_;
  t.type = TokenType::kString;
  size_t start = pos_;
  std::string* out = nullptr;
  for (; pos_ < text_.size(); ++pos_) {
    char c = text_[pos_];
    if (c == quote) {
      t.text = out != nullptr ? std::string_view(*out) : text_.substr(start, pos_ - start);
      ++pos_;
      return;
    }
    if (c == '\n') {
      t.type = TokenType::kBadString;
      return;
    }
    if (c != '\\') {
      if (out != nullptr) *out += c;
      continue;
    }
    if (out == nullptr) out = &unescaped_.emplace_back(text_.substr(start, pos_ - start));
    if (pos_ + 1 >= text_.size()) continue;  // a backslash at the end adds nothing
    if (text_[pos_ + 1] == '\n') {
      ++pos_;
      continue;
    }
    ++pos_;
    append_escape(*out);
    --pos_;
  }
  t.text = out != nullptr ? std::string_view(*out) : text_.substr(start);
}

// §4.3.6
void Tokenizer::consume_url(Token& t) {
  t.type = TokenType::kUrl;
  while (is(at(0), kSpace) && !at_end()) ++pos_;
  size_t start = pos_;
  std::string* out = nullptr;
  auto value = [&] { return out != nullptr ? std::string_view(*out) : text_.substr(start, pos_ - start); };
  while (!at_end()) {
    char c = text_[pos_];
    if (c == ')') {
      t.text = value();
      ++pos_;
      return;
    }
    if (is(c, kSpace)) {
      t.text = value();
      while (!at_end() && is(at(0), kSpace)) ++pos_;
      if (!at_end() && at(0) != ')') return consume_bad_url(t);
      if (!at_end()) ++pos_;
      return;
    }
    if (c == '"' || c == '\'' || c == '(' || is(c, kNonPrintable) || (c == '\\' && !starts_escape(0))) {
      return consume_bad_url(t);
    }
    if (c == '\\') {
      if (out == nullptr) out = &unescaped_.emplace_back(text_.substr(start, pos_ - start));
      ++pos_;
      append_escape(*out);
      continue;
    }
    if (out != nullptr) *out += c;
    ++pos_;
  }
  t.text = value();
}

// §4.3.14
void Tokenizer::consume_bad_url(Token& t) {
  t.type = TokenType::kBadUrl;
  t.text = {};
  while (!at_end()) {
    char c = text_[pos_++];
    if (c == ')') return;
    if (c == '\\' && !at_end() && text_[pos_] != '\n') ++pos_;
  }
}

bool Tokenizer::consume_hash_or_at(Token& t, char c) {
  if (c == '#' && (is(at(1), kName) || starts_escape(1)) && pos_ + 1 < text_.size()) {
    t.type = TokenType::kHash;
    t.hash_is_id = starts_ident(1);
  } else if (c == '@' && starts_ident(1)) {
    t.type = TokenType::kAtKeyword;
  } else {
    return false;
  }
  ++pos_;
  t.text = read_name();
  return true;
}

void Tokenizer::consume_punctuation(Token& t) {
  size_t start = pos_;
  char32_t c = next_code_point(text_, pos_);
  switch (c) {
    case '(': t.type = TokenType::kOpenParen; return;
    case ')': t.type = TokenType::kCloseParen; return;
    case '[': t.type = TokenType::kOpenSquare; return;
    case ']': t.type = TokenType::kCloseSquare; return;
    case '{': t.type = TokenType::kOpenCurly; return;
    case '}': t.type = TokenType::kCloseCurly; return;
    case ',': t.type = TokenType::kComma; return;
    case ':': t.type = TokenType::kColon; return;
    case ';': t.type = TokenType::kSemicolon; return;
    default: break;
  }
  if (c == '<' && text_.substr(start, 4) == "<!--") {
    pos_ = start + 4;
    t.type = TokenType::kCdo;
    return;
  }
  if (c == '-' && text_.substr(start, 3) == "-->") {
    pos_ = start + 3;
    t.type = TokenType::kCdc;
    return;
  }
  t.type = TokenType::kDelim;
  t.delim = c;
}

// §4.3.1
bool Tokenizer::consume_token() {
  skip_comments();
  if (at_end()) return false;
  if (tokens_.size() >= max_tokens_) {
    cut_ = true;
    pos_ = text_.size();
    return false;
  }
  size_t start = pos_;
  Token t;
  t.line = line_;
  t.column = static_cast<uint32_t>(start - line_start_) - continuation_bytes_ + 1;
  char c = text_[pos_];
  if (is(c, kSpace)) {
    t.type = TokenType::kWhitespace;
    while (pos_ < text_.size() && is(text_[pos_], kSpace)) ++pos_;
  } else if (is(c, kNameStart)) {
    consume_ident_like(t);
  } else if (c == '"' || c == '\'') {
    consume_string(t, c);
  } else if (is(c, kDigit) || ((c == '+' || c == '-' || c == '.') && starts_number())) {
    consume_numeric(t);
  } else if ((c == '#' || c == '@') && consume_hash_or_at(t, c)) {
  } else if ((c == '-' && text_.substr(pos_, 3) != "-->" && starts_ident(0)) ||
             (c == '\\' && starts_escape(0))) {
    consume_ident_like(t);
  } else {
    consume_punctuation(t);
  }
  t.source = text_.substr(start, pos_ - start);
  if (t.source.size() > 1 || c == '\n') track_position(t.source);
  tokens_.push_back(t);
  link_blocks(t);
  return true;
}

// css-syntax-3 §5.4.8: a block ends at the token that mirrors its start; other closing tokens inside are
// ordinary.
void Tokenizer::link_blocks(const Token& t) {
  closed_curly_ = false;
  uint32_t index = static_cast<uint32_t>(tokens_.size() - 1);
  if (t.opens_block()) {
    open_.push_back(index);
    return;
  }
  if (open_.empty()) return;
  TokenType opener = tokens_[open_.back()].type;
  bool closes = (t.type == TokenType::kCloseParen &&
                 (opener == TokenType::kFunction || opener == TokenType::kOpenParen)) ||
                (t.type == TokenType::kCloseSquare && opener == TokenType::kOpenSquare) ||
                (t.type == TokenType::kCloseCurly && opener == TokenType::kOpenCurly);
  if (!closes) return;
  closed_curly_ = opener == TokenType::kOpenCurly;
  tokens_[open_.back()].match = index - open_.back();
  open_.pop_back();
}

void Tokenizer::finish_blocks() {
  for (uint32_t i : open_) tokens_[i].match = static_cast<uint32_t>(tokens_.size()) - i;
  open_.clear();
}

void Tokenizer::consume_all() {
  while (consume_token()) {
  }
  finish_blocks();
}

void Tokenizer::consume_rule() {
  bool started = false, at_rule = false;
  while (consume_token()) {
    const Token& t = tokens_.back();
    if (!open_.empty()) {
      started = true;
      continue;
    }
    if (closed_curly_) break;
    if (t.type == TokenType::kSemicolon && at_rule) break;
    if (t.type == TokenType::kWhitespace || started) continue;
    if (t.type == TokenType::kCdo || t.type == TokenType::kCdc) continue;
    started = true;
    at_rule = t.type == TokenType::kAtKeyword;
  }
  finish_blocks();
}

TokenList::TokenList(std::string text, uint32_t first_line, size_t max_tokens)
    : text_(preprocess(std::move(text))) {
  Tokenizer tokenizer(text_, first_line, tokens_, unescaped_, max_tokens);
  tokenizer.consume_all();
  cut_ = tokenizer.is_cut();
}

}  // namespace colosseum::css

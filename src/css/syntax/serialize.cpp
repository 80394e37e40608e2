#include <array>

#include "css/syntax/tokenizer.h"

namespace colosseum::css {

namespace {

// Classes of css-syntax-3 §9's table of token pairs that need a comment between them.
enum Kind {
  kOther,
  kIdentKind,
  kAtKind,
  kHashKind,
  kDimensionKind,
  kHashSign,
  kMinus,
  kNumberKind,
  kAtSign,
  kDot,
  kPlus,
  kSlash,
  kFunctionKind,
  kUrlKind,
  kPercentageKind,
  kCdcKind,
  kParen,
  kStar,
  kPercentSign
};

Kind kind_of(const Token& t) {
  switch (t.type) {
    case TokenType::kIdent: return kIdentKind;
    case TokenType::kAtKeyword: return kAtKind;
    case TokenType::kHash: return kHashKind;
    case TokenType::kDimension: return kDimensionKind;
    case TokenType::kNumber: return kNumberKind;
    case TokenType::kPercentage: return kPercentageKind;
    case TokenType::kFunction: return kFunctionKind;
    case TokenType::kUrl:
    case TokenType::kBadUrl: return kUrlKind;
    case TokenType::kCdc: return kCdcKind;
    case TokenType::kOpenParen: return kParen;
    case TokenType::kDelim: break;
    default: return kOther;
  }
  switch (t.delim) {
    case '#': return kHashSign;
    case '-': return kMinus;
    case '@': return kAtSign;
    case '.': return kDot;
    case '+': return kPlus;
    case '/': return kSlash;
    case '*': return kStar;
    case '%': return kPercentSign;
    default: return kOther;
  }
}

bool is_numeric(Kind k) { return k == kNumberKind || k == kPercentageKind || k == kDimensionKind; }

bool needs_comment(Kind a, Kind b) {
  bool name = b == kIdentKind || b == kFunctionKind || b == kUrlKind;
  switch (a) {
    case kIdentKind: return name || b == kMinus || is_numeric(b) || b == kCdcKind || b == kParen;
    case kAtKind:
    case kHashKind:
    case kDimensionKind: return name || b == kMinus || is_numeric(b) || b == kCdcKind;
    case kHashSign:
    case kMinus: return name || b == kMinus || is_numeric(b) || (a == kMinus && b == kCdcKind);
    case kNumberKind: return name || is_numeric(b) || b == kPercentSign || b == kCdcKind;
    case kAtSign: return name || b == kMinus || b == kCdcKind;
    case kDot:
    case kPlus: return is_numeric(b);
    case kSlash: return b == kStar;
    default: return false;
  }
}

/// The token as written, with what the end of the input left open closed.
void append_token(const Token& t, std::string& out) {
  constexpr std::string_view kReplacement = "\xEF\xBF\xBD";
  out += t.source;
  bool lone_backslash =
      t.source.ends_with('\\') && (t.text.ends_with(kReplacement) || t.unit.ends_with(kReplacement));
  if (t.type == TokenType::kString) {
    size_t i = 1;
    while (i < t.source.size() && t.source[i] != t.source.front()) i += t.source[i] == '\\' ? 2 : 1;
    if (i > t.source.size()) out += '\n';  // a backslash at the end adds nothing, as does an escaped newline
    if (i >= t.source.size()) out += t.source.front();
    return;
  }
  if (lone_backslash) {
    out.pop_back();
    out += kReplacement;
  }
  if ((t.type == TokenType::kUrl || t.type == TokenType::kBadUrl) && !t.source.ends_with(')')) {
    out += t.type == TokenType::kBadUrl && t.source.ends_with('\\') ? "))" : ")";
  }
}

}  // namespace

std::string serialize(TokenSpan tokens) {
  std::string out;
  std::string open;
  Kind previous = kOther;
  for (size_t i = 0; i < tokens.size(); ++i) {
    const Token& t = tokens[i];
    Kind kind = kind_of(t);
    if (needs_comment(previous, kind)) out += "/**/";
    append_token(t, out);
    previous = kind;
  }
  // Blocks that the end of the input left open; each reaches past the span's end.
  for (size_t i = 0; i < tokens.size(); ++i) {
    if (!tokens[i].opens_block() || i + tokens[i].match < tokens.size()) continue;
    open += tokens[i].type == TokenType::kOpenCurly    ? '}'
            : tokens[i].type == TokenType::kOpenSquare ? ']'
                                                       : ')';
  }
  out.append(open.rbegin(), open.rend());
  return out;
}

}  // namespace colosseum::css

#include <optional>

#include "base/utf.h"
#include "css/media/media_query.h"
#include "css/syntax/tokenizer.h"

namespace colosseum::css {

namespace {

constexpr int kMaxQueryDepth = 64;

MediaOp mirrored(MediaOp op) {
  switch (op) {
    case MediaOp::kLess: return MediaOp::kGreater;
    case MediaOp::kLessEqual: return MediaOp::kGreaterEqual;
    case MediaOp::kGreater: return MediaOp::kLess;
    case MediaOp::kGreaterEqual: return MediaOp::kLessEqual;
    case MediaOp::kEqual: break;
  }
  return MediaOp::kEqual;
}

bool read_op(TokenStream& in, MediaOp& op) {
  in.skip_whitespace();
  const Token& t = in.peek();
  if (t.is_delim('=')) {
    op = MediaOp::kEqual;
    in.next();
    return true;
  }
  if (!t.is_delim('<') && !t.is_delim('>')) return false;
  bool less = t.is_delim('<');
  in.next();
  bool or_equal = in.peek().is_delim('=');
  if (or_equal) in.next();
  op = less ? (or_equal ? MediaOp::kLessEqual : MediaOp::kLess)
            : (or_equal ? MediaOp::kGreaterEqual : MediaOp::kGreater);
  return true;
}

std::optional<MediaValue> dimension_value(const Token& t) {
  MediaValue v;
  v.number = t.number;
  v.text = ascii_lower(t.unit);
  if (v.text == "dpi" || v.text == "dpcm" || v.text == "dppx" || v.text == "x") {
    v.kind = MediaValue::Kind::kResolution;
    if (v.text == "dpi") v.number /= 96;
    if (v.text == "dpcm") v.number *= 2.54 / 96;
    return v;
  }
  v.kind = MediaValue::Kind::kLength;
  return v;
}

/// <mf-value> = <number> | <dimension> | <ident> | <ratio>
std::optional<MediaValue> read_value(TokenStream& in) {
  in.skip_whitespace();
  const Token& t = in.next();
  MediaValue v;
  if (t.type == TokenType::kIdent) {
    v.kind = MediaValue::Kind::kIdent;
    v.text = ascii_lower(t.text);
    return v;
  }
  if (t.type == TokenType::kDimension) return dimension_value(t);
  if (t.type != TokenType::kNumber) return std::nullopt;
  v.number = t.number;
  v.is_integer = t.is_integer;
  size_t mark = in.position();
  in.skip_whitespace();
  if (!in.peek().is_delim('/')) {
    in.rewind(mark);
    return v;
  }
  in.next();
  in.skip_whitespace();
  const Token& second = in.next();
  if (second.type != TokenType::kNumber || v.number < 0 || second.number < 0) return std::nullopt;
  v.kind = MediaValue::Kind::kRatio;
  v.number2 = second.number;
  return v;
}

class QueryParser {
 public:
  explicit QueryParser(MediaQuery& query) : query_(query) {}
  bool parse(TokenStream& in);

 private:
  std::optional<uint32_t> parse_condition(TokenStream& in, bool or_allowed, int depth);
  std::optional<uint32_t> parse_in_parens(TokenStream& in, int depth);
  bool parse_feature(TokenStream in, MediaNode& out);
  bool parse_range(TokenStream in, MediaNode& out);
  uint32_t add(MediaNode node) {
    query_.nodes.push_back(std::move(node));
    return static_cast<uint32_t>(query_.nodes.size() - 1);
  }

  MediaQuery& query_;
};

// <media-query> = <media-condition> | [ not | only ]? <media-type> [ and <media-condition-without-or> ]?
bool QueryParser::parse(TokenStream& in) {
  in.skip_whitespace();
  size_t mark = in.position();
  bool modifier = is_ident(in.peek(), "not") || is_ident(in.peek(), "only");
  if (modifier) {
    query_.negated = is_ident(in.peek(), "not");
    in.next();
    in.skip_whitespace();
  }
  if (in.peek().type == TokenType::kIdent) {
    query_.type = ascii_lower(in.next().text);
    for (std::string_view reserved : {"not", "only", "and", "or", "layer"}) {
      if (query_.type == reserved) return false;
    }
    if (in.at_end_after_whitespace()) return true;
    if (!is_ident(in.next(), "and")) return false;
    if (in.peek().type != TokenType::kWhitespace) return false;
    auto root = parse_condition(in, false, 0);
    if (!root) return false;
    query_.condition = *root;
    return in.at_end_after_whitespace();
  }
  query_.negated = false;
  in.rewind(mark);
  auto root = parse_condition(in, true, 0);
  if (!root) return false;
  query_.condition = *root;
  return in.at_end_after_whitespace();
}

std::optional<uint32_t> QueryParser::parse_condition(TokenStream& in, bool or_allowed, int depth) {
  if (depth > kMaxQueryDepth) return std::nullopt;
  in.skip_whitespace();
  if (is_ident(in.peek(), "not")) {
    in.next();
    if (in.peek().type != TokenType::kWhitespace) return std::nullopt;
    auto child = parse_in_parens(in, depth);
    if (!child) return std::nullopt;
    MediaNode node;
    node.kind = MediaNode::Kind::kNot;
    node.children = {*child};
    return add(std::move(node));
  }
  auto first = parse_in_parens(in, depth);
  if (!first) return std::nullopt;
  MediaNode node;
  node.children = {*first};
  std::string_view word;
  for (;;) {
    if (in.at_end_after_whitespace()) break;
    const Token& t = in.peek();
    std::string_view next = is_ident(t, "and") ? "and" : is_ident(t, "or") ? "or" : "";
    if (next.empty()) break;
    if ((!word.empty() && next != word) || (next == "or" && !or_allowed)) return std::nullopt;
    word = next;
    in.next();
    if (in.peek().type != TokenType::kWhitespace) return std::nullopt;
    auto child = parse_in_parens(in, depth);
    if (!child) return std::nullopt;
    node.children.push_back(*child);
  }
  if (word.empty()) return *first;
  node.kind = word == "and" ? MediaNode::Kind::kAnd : MediaNode::Kind::kOr;
  return add(std::move(node));
}

// <media-in-parens> = ( <media-condition> ) | ( <media-feature> ) | <general-enclosed>
std::optional<uint32_t> QueryParser::parse_in_parens(TokenStream& in, int depth) {
  in.skip_whitespace();
  const Token& t = in.peek();
  if (t.type == TokenType::kFunction) {
    in.skip_component();
    return add(MediaNode());
  }
  if (t.type != TokenType::kOpenParen) return std::nullopt;
  TokenStream inner = in.consume_block();
  TokenStream condition = inner;
  size_t before = query_.nodes.size();
  auto child = parse_condition(condition, true, depth + 1);
  if (child && condition.at_end_after_whitespace()) return child;
  query_.nodes.resize(before);
  MediaNode feature;
  feature.kind = MediaNode::Kind::kFeature;
  if (parse_feature(inner, feature)) return add(std::move(feature));
  return add(MediaNode());
}

bool QueryParser::parse_feature(TokenStream in, MediaNode& out) {
  in.skip_whitespace();
  TokenStream range = in;
  const Token& name = in.next();
  if (name.type != TokenType::kIdent) return parse_range(range, out);
  out.feature = ascii_lower(name.text);
  if (in.at_end_after_whitespace()) return true;
  if (in.peek().type != TokenType::kColon) return parse_range(range, out);
  in.next();
  auto value = read_value(in);
  if (!value || !in.at_end_after_whitespace()) return false;
  MediaOp op = MediaOp::kEqual;
  bool min = out.feature.starts_with("min-"), max = out.feature.starts_with("max-");
  // The prefixed forms of WebKit put their prefix first: -webkit-min-device-pixel-ratio.
  bool webkit = out.feature.starts_with("-webkit-");
  if (webkit) {
    out.feature.erase(0, 8);
    min = out.feature.starts_with("min-");
    max = out.feature.starts_with("max-");
  }
  if (min || max) {
    op = min ? MediaOp::kGreaterEqual : MediaOp::kLessEqual;
    out.feature.erase(0, 4);
  }
  if (webkit) out.feature.insert(0, "-webkit-");
  out.tests.emplace_back(op, std::move(*value));
  return true;
}

// <mf-range>
bool QueryParser::parse_range(TokenStream in, MediaNode& out) {
  auto first = read_value(in);
  MediaOp op = MediaOp::kEqual;
  if (!first || !read_op(in, op)) return false;
  auto second = read_value(in);
  if (!second) return false;
  bool first_is_name = first->kind == MediaValue::Kind::kIdent;
  if (in.at_end_after_whitespace()) {
    if (first_is_name) {
      out.feature = first->text;
      out.tests.emplace_back(op, std::move(*second));
      return true;
    }
    if (second->kind != MediaValue::Kind::kIdent) return false;
    out.feature = second->text;
    out.tests.emplace_back(mirrored(op), std::move(*first));
    return true;
  }
  MediaOp op2 = MediaOp::kEqual;
  if (first_is_name || second->kind != MediaValue::Kind::kIdent || !read_op(in, op2)) return false;
  auto third = read_value(in);
  auto direction = [](MediaOp o) {
    return o == MediaOp::kEqual ? 0 : o == MediaOp::kLess || o == MediaOp::kLessEqual ? -1 : 1;
  };
  if (!third || !in.at_end_after_whitespace() || direction(op) == 0 || direction(op) != direction(op2))
    return false;
  out.feature = second->text;
  out.tests.emplace_back(mirrored(op), std::move(*first));
  out.tests.emplace_back(op2, std::move(*third));
  return true;
}

}  // namespace

MediaQueryList parse_media_query_list(TokenStream in) {
  MediaQueryList list;
  if (in.at_end_after_whitespace()) return list;
  for (;;) {
    size_t start = in.position();
    while (!in.at_end() && in.peek().type != TokenType::kComma) in.skip_component();
    TokenStream one(in.all().subspan(start, in.position() - start));
    MediaQuery query;
    if (!QueryParser(query).parse(one)) {
      query = MediaQuery();
      query.never = true;
    }
    list.queries.push_back(std::move(query));
    if (in.at_end()) break;
    in.next();
  }
  return list;
}

MediaQueryList parse_media_query_list(std::string_view text) {
  TokenList tokens{std::string(text)};
  return parse_media_query_list(tokens.stream());
}

}  // namespace colosseum::css

// @import and @layer (css-cascade-5 §2 and §6.4).
#include <algorithm>

#include "base/url.h"
#include "base/utf.h"
#include "css/cascade/sheet_parser.h"
#include "css/cascade/supports.h"

namespace colosseum::css {

namespace {

constexpr uint32_t kMaxImports = 2000;

/// <layer-name> = <ident> [ '.' <ident> ]*, as "a.b"; false when there is none.
bool read_layer_name(TokenStream& in, std::string& out) {
  in.skip_whitespace();
  if (in.peek().type != TokenType::kIdent) return false;
  out = in.next().text;
  while (in.peek().is_delim('.') && in.peek(1).type == TokenType::kIdent) {
    in.next();
    out += '.';
    out += in.next().text;
  }
  return true;
}

/// The URL of an import; false when there is none.
bool read_import_url(TokenStream& in, std::string& out) {
  in.skip_whitespace();
  const Token& t = in.peek();
  if (t.type == TokenType::kString || t.type == TokenType::kUrl) {
    out = in.next().text;
    return true;
  }
  if (t.type != TokenType::kFunction || !ascii_iequals(t.text, "url")) return false;
  TokenStream inner = in.consume_block();
  inner.skip_whitespace();
  if (inner.peek().type != TokenType::kString) return false;
  out = inner.peek().text;
  return true;
}

}  // namespace

uint32_t SheetParser::declare_layers(std::string_view dotted, const RuleScope& scope) {
  uint32_t layer = scope.layer;
  while (!dotted.empty()) {
    size_t dot = dotted.find('.');
    layer = rules_.layers.declare(layer, dotted.substr(0, dot), scope.condition);
    dotted = dot == std::string_view::npos ? std::string_view() : dotted.substr(dot + 1);
  }
  return layer;
}

void SheetParser::parse_layer_rule(const AtRule& rule, const RuleScope& scope) {
  TokenStream in = rule.prelude;
  std::string name;
  if (rule.has_block) {
    RuleScope inner = scope;
    ++inner.depth;
    if (in.at_end_after_whitespace()) {
      inner.layer = rules_.layers.declare(scope.layer, {}, scope.condition);
    } else if (read_layer_name(in, name) && in.at_end_after_whitespace()) {
      inner.layer = declare_layers(name, scope);
      inner.is_native = scope.is_native || (options_.origin == SheetOrigin::kUserAgent && name == "native");
    } else {
      return warn(*rule.at, DiagnosticKind::kSyntax, "broken @layer");
    }
    return parse_group(rule.block, inner);
  }
  std::vector<std::string> names;
  for (;;) {
    if (!read_layer_name(in, name)) return warn(*rule.at, DiagnosticKind::kSyntax, "broken @layer");
    names.push_back(name);
    if (in.at_end_after_whitespace()) break;
    if (in.next().type != TokenType::kComma) return warn(*rule.at, DiagnosticKind::kSyntax, "broken @layer");
  }
  for (const std::string& n : names) declare_layers(n, scope);
}

void SheetParser::parse_import(const AtRule& rule, const RuleScope& scope) {
  TokenStream in = rule.prelude;
  std::string url;
  if (rule.has_block || !read_import_url(in, url)) {
    return warn(*rule.at, DiagnosticKind::kSyntax, "broken @import");
  }
  RuleScope inner = scope;
  in.skip_whitespace();
  bool layered = false;
  std::string layer_name;
  if (in.peek().type == TokenType::kIdent && ascii_iequals(in.peek().text, "layer")) {
    in.next();
    layered = true;
  } else if (in.peek().type == TokenType::kFunction && ascii_iequals(in.peek().text, "layer")) {
    size_t mark = in.position();
    TokenStream name = in.consume_block();
    layered = read_layer_name(name, layer_name) && name.at_end_after_whitespace();
    if (!layered) in.rewind(mark);
  }
  in.skip_whitespace();
  if (in.peek().type == TokenType::kFunction && ascii_iequals(in.peek().text, "supports")) {
    if (!evaluate_import_supports(in.consume_block(), document_.atoms())) return;
  }
  inner.condition = add_condition(scope.condition, parse_media_query_list(TokenStream(in.rest())));
  if (layered) {
    inner.layer = layer_name.empty() ? rules_.layers.declare(scope.layer, {}, inner.condition)
                                     : declare_layers(layer_name, inner);
  }
  load_import(rule, resolve_url(options_.url, url), inner);
}

void SheetParser::load_import(const AtRule& rule, std::string url, const RuleScope& scope) {
  if (std::find(chain_.begin(), chain_.end(), url) != chain_.end()) {
    return warn(*rule.at, DiagnosticKind::kSyntax, "@import of a sheet by itself: " + url);
  }
  if (chain_.size() > document_.limits().max_import_depth || ++rules_.import_count > kMaxImports) {
    return warn(*rule.at, DiagnosticKind::kLimit, "too many imports");
  }
  SheetOptions options = options_;
  options.first_line = 1;
  options.url = url;
  std::string text;
  if (!options_.import_loader || !options_.import_loader(url, text, options.url)) return;
  if (options.url.empty()) options.url = url;
  std::vector<std::string> chain = chain_;
  chain.push_back(url);
  SheetParser(*this, options, std::move(chain)).parse_text(std::move(text), 1, scope);
}

}  // namespace colosseum::css

#include "css/cascade/sheet_parser.h"

#include "base/utf.h"
#include "css/cascade/supports.h"
#include "css/syntax/scanner.h"

namespace colosseum::css {

SheetParser::SheetParser(Document& document, RuleSet& rules, const SheetOptions& options)
    : document_(document), rules_(rules), options_(options) {
  declarations_ = declaration_context(document, rules, {options.url, options.url, options.quirks});
  declarations_.parse.user_agent = options.origin == SheetOrigin::kUserAgent;
  declarations_.hidden = declarations_.parse.user_agent;
  chain_.push_back(options.url);
}

SheetParser::SheetParser(const SheetParser& importer, const SheetOptions& options,
                         std::vector<std::string> chain)
    : SheetParser(importer.document_, importer.rules_, options) {
  chain_ = std::move(chain);
}

void SheetParser::warn(const Token& at, DiagnosticKind kind, std::string message) {
  document_.diagnostics().warn_once(kind, {options_.url, at.line, at.column}, std::move(message));
}

uint32_t SheetParser::add_condition(uint32_t parent, MediaQueryList media) {
  if (media.queries.empty()) return parent;
  rules_.conditions.push_back({parent, std::move(media)});
  return static_cast<uint32_t>(rules_.conditions.size() - 1);
}

void SheetParser::parse(std::string_view text) {
  RuleScope scope;
  scope.layer = LayerTree::root(static_cast<uint32_t>(options_.origin));
  if (!options_.media.empty()) scope.condition = add_condition(0, parse_media_query_list(options_.media));
  parse_text(std::string(text), options_.first_line, scope);
}

// css-syntax-3 §5.4.1, at the top level
void SheetParser::parse_text(std::string text, uint32_t first_line, const RuleScope& scope) {
  RuleScanner scanner(std::move(text), first_line, document_.limits().max_css_tokens);
  for (TokenSpan tokens = scanner.next(); !tokens.empty(); tokens = scanner.next()) {
    TokenStream in(tokens);
    for (;;) {
      TokenType t = in.peek().type;
      if (t != TokenType::kWhitespace && t != TokenType::kCdo && t != TokenType::kCdc) break;
      in.next();
    }
    if (!in.at_end()) parse_top_rule(in, scope);
  }
  if (scanner.is_cut()) {
    document_.diagnostics().warn_once(DiagnosticKind::kLimit, {options_.url, 0, 0},
                                      "a rule is too long, the rest of the sheet is left out");
  }
}

void SheetParser::parse_top_rule(TokenStream in, const RuleScope& scope) {
  if (in.peek().type != TokenType::kAtKeyword) {
    imports_allowed_ = namespaces_allowed_ = false;
    parse_rule_list(in, scope);
    return;
  }
  AtRule rule = read_at_rule(in);
  if (rule.name == "charset") return;
  if (rule.name == "import") {
    if (imports_allowed_) return parse_import(rule, scope);
    return warn(*rule.at, DiagnosticKind::kSyntax, "@import must come before other rules");
  }
  // css-cascade-5 §6.4.4.2: @layer statements may stand among imports.
  if (rule.name == "layer" && !rule.has_block) return parse_layer_rule(rule, scope);
  imports_allowed_ = false;
  if (rule.name == "namespace") {
    if (namespaces_allowed_) return parse_namespace(rule);
    return warn(*rule.at, DiagnosticKind::kSyntax, "@namespace must come before other rules");
  }
  namespaces_allowed_ = false;
  parse_at_rule(rule, scope);
}

// css-syntax-3 §5.4.2
AtRule SheetParser::read_at_rule(TokenStream& in) const {
  AtRule rule;
  rule.at = &in.next();
  rule.name = ascii_lower(rule.at->text);
  size_t start = in.position();
  while (!in.at_end() && in.peek().type != TokenType::kSemicolon && in.peek().type != TokenType::kOpenCurly) {
    in.skip_component();
  }
  rule.prelude = TokenStream(in.all().subspan(start, in.position() - start));
  rule.has_block = in.peek().type == TokenType::kOpenCurly;
  if (rule.has_block) {
    rule.block = in.consume_block();
  } else if (!in.at_end()) {
    in.next();
  }
  return rule;
}

// css-syntax-3 §5.4.3
bool SheetParser::read_qualified_rule(TokenStream& in, bool nested, TokenStream& prelude,
                                      TokenStream& block) const {
  size_t start = in.position();
  while (!in.at_end()) {
    TokenType t = in.peek().type;
    if (t == TokenType::kOpenCurly) {
      prelude = TokenStream(in.all().subspan(start, in.position() - start));
      block = in.consume_block();
      return true;
    }
    if (nested && t == TokenType::kSemicolon) return false;
    in.skip_component();
  }
  return false;
}

void SheetParser::parse_rule_list(TokenStream in, const RuleScope& scope) {
  while (!in.at_end_after_whitespace()) {
    const Token& t = in.peek();
    if (t.type == TokenType::kAtKeyword) {
      parse_at_rule(read_at_rule(in), scope);
      continue;
    }
    TokenStream prelude, block;
    if (!read_qualified_rule(in, false, prelude, block)) {
      warn(t, DiagnosticKind::kSyntax,
           "expected a rule, found '" + std::string(t.source.substr(0, 40)) + "'");
      return;
    }
    parse_style_rule(prelude, block, scope);
  }
}

void SheetParser::parse_group(TokenStream in, const RuleScope& scope) {
  if (scope.in_style_rule()) {
    parse_style_contents(in, scope);
  } else {
    parse_rule_list(in, scope);
  }
}

bool SheetParser::too_deep(const Token& at, const RuleScope& scope) {
  if (scope.depth < document_.limits().max_css_nesting) return false;
  warn(at, DiagnosticKind::kLimit, "rules are nested too deep");
  return true;
}

void SheetParser::parse_style_rule(TokenStream prelude, TokenStream block, const RuleScope& scope) {
  const Token& at = prelude.peek();
  if (too_deep(at, scope)) return;
  // css-syntax-3 §5.4.3: a custom property whose value is a block is no rule.
  TokenStream start = prelude;
  start.skip_whitespace();
  const Token& first = start.next();
  start.skip_whitespace();
  if (first.type == TokenType::kIdent && first.text.starts_with("--") &&
      start.peek().type == TokenType::kColon)
    return;
  SelectorContext context;
  context.store = &rules_.selectors;
  context.atoms = &document_.atoms();
  context.namespaces = &namespaces_;
  context.parent_list = scope.parent_list;
  context.nested = scope.in_style_rule();
  std::string error;
  const Token* where = nullptr;
  auto list = parse_selector_list(prelude, context, error, &where);
  if (!list) {
    // Selectors for other engines are no mistakes of the author.
    bool prefixed = error.find("':-") != std::string::npos || error.find("'::-") != std::string::npos;
    bool real = where != nullptr && where->line != 0;
    if (!prefixed) warn(real ? *where : at, DiagnosticKind::kSyntax, "invalid selector: " + error);
    return;
  }
  RuleScope inner = scope;
  inner.parent_list = *list;
  ++inner.depth;
  parse_style_contents(block, inner);
}

/// Declarations read so far become a rule, so that order of appearance is kept between them and nested rules
/// (css-nesting-1 as revised: nested declarations rules).
void SheetParser::flush(DeclarationBlock& block, const RuleScope& scope) {
  if (block.declarations.empty()) return;
  if (rules_.rules.size() >= document_.limits().max_css_rules) {
    document_.diagnostics().warn_once(DiagnosticKind::kLimit, {options_.url, 0, 0}, "too many style rules");
    return;
  }
  StyleRule rule;
  rule.selectors = scope.parent_list;
  block.is_native = scope.is_native;
  rule.block = rules_.add_block(std::move(block));
  rule.condition = scope.condition;
  rule.layer = scope.layer;
  rule.origin = options_.origin;
  rules_.rules.push_back(rule);
  block = DeclarationBlock();
}

// css-syntax-3 §5.4.4 with the relaxed syntax of css-nesting-1: what is no declaration may be a rule.
void SheetParser::parse_style_contents(TokenStream in, const RuleScope& scope) {
  DeclarationBlock block;
  while (!in.at_end()) {
    const Token& t = in.peek();
    if (t.type == TokenType::kWhitespace || t.type == TokenType::kSemicolon) {
      in.next();
      continue;
    }
    if (t.type == TokenType::kAtKeyword) {
      flush(block, scope);
      parse_at_rule(read_at_rule(in), scope);
      continue;
    }
    RawDeclaration raw;
    if (read_declaration(in, raw)) {
      if (!add_declaration(raw, declarations_, block)) report_declaration(raw, declarations_);
      continue;
    }
    size_t mark = in.position();
    TokenStream prelude, nested;
    if (read_qualified_rule(in, true, prelude, nested)) {
      flush(block, scope);
      parse_style_rule(prelude, nested, scope);
    } else {
      in.rewind(mark);
      skip_bad_declaration(in, declarations_);
    }
  }
  flush(block, scope);
}

void SheetParser::parse_at_rule(const AtRule& rule, const RuleScope& scope) {
  if (too_deep(*rule.at, scope)) return;
  if (rule.name == "layer") return parse_layer_rule(rule, scope);
  if (parse_conditional_rule(rule, scope)) return;
  if (rule.has_block && !scope.in_style_rule()) {
    if (rule.name == "font-face") {
      if (auto face = parse_font_face(rule.block, declarations_)) {
        face->file = options_.url;
        face->line = rule.at->line;
        rules_.font_faces.push_back({std::move(*face), scope.condition});
      } else {
        warn(*rule.at, DiagnosticKind::kSyntax, "@font-face without a usable family and source");
      }
      return;
    }
    if (rule.name == "page") return parse_page(rule, scope);
    if (rule.name == "counter-style") return parse_counter_style(rule, scope);
  }
  skip_unsupported(rule);
}

bool SheetParser::parse_conditional_rule(const AtRule& rule, const RuleScope& scope) {
  if (!rule.has_block) return false;
  RuleScope inner = scope;
  ++inner.depth;
  if (rule.name == "media") {
    inner.condition = add_condition(scope.condition, parse_media_query_list(rule.prelude));
  } else if (rule.name == "supports") {
    if (!evaluate_supports(rule.prelude, document_.atoms())) return true;
  } else {
    return false;
  }
  parse_group(rule.block, inner);
  return true;
}

void SheetParser::skip_unsupported(const AtRule& rule) {
  // Rules that change nothing in a static document, or that are written for other engines.
  constexpr std::string_view kSilent[] = {"keyframes", "starting-style", "view-transition", "charset",
                                          "font-feature-values"};
  for (std::string_view name : kSilent) {
    if (rule.name == name) return;
  }
  if (rule.name.starts_with('-')) return;
  warn(*rule.at, DiagnosticKind::kUnsupported, "@" + rule.name + " is not supported");
}

void SheetParser::parse_counter_style(const AtRule& rule, const RuleScope& scope) {
  if (std::optional<CounterStyle> style = parse_counter_style_rule(rule.prelude, rule.block, declarations_)) {
    rules_.counter_styles.push_back({*std::move(style), scope.condition, scope.layer, options_.origin});
  } else {
    warn(*rule.at, DiagnosticKind::kSyntax, "this @counter-style rule defines no counter style");
  }
}

void SheetParser::parse_page(const AtRule& rule, const RuleScope& scope) {
  PageRule page;
  if (!parse_page_selectors(rule.prelude, page.selectors)) {
    return warn(*rule.at, DiagnosticKind::kSyntax, "invalid page selector");
  }
  page.condition = scope.condition;
  page.layer = scope.layer;
  page.origin = options_.origin;
  parse_page_block(rule.block, declarations_, rules_, page);
  rules_.pages.push_back(std::move(page));
}

// css-namespaces-3 §2
void SheetParser::parse_namespace(const AtRule& rule) {
  TokenStream in = rule.prelude;
  in.skip_whitespace();
  const Token* t = &in.next();
  std::string_view prefix;
  if (t->type == TokenType::kIdent) {
    prefix = t->text;
    in.skip_whitespace();
    t = &in.next();
  }
  std::string_view uri = t->text;
  if (t->type == TokenType::kFunction && ascii_iequals(t->text, "url")) {
    in.rewind(in.position() - 1);
    TokenStream inner = in.consume_block();
    inner.skip_whitespace();
    uri = inner.peek().text;
  } else if (t->type != TokenType::kString && t->type != TokenType::kUrl) {
    return warn(*rule.at, DiagnosticKind::kSyntax, "broken @namespace");
  }
  Atom ns = document_.atoms().intern(uri);
  if (prefix.empty()) {
    namespaces_.default_ns = ns;
  } else {
    namespaces_.prefixes[std::string(prefix)] = ns;
  }
}

}  // namespace colosseum::css

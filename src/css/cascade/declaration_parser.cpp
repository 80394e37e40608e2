#include "css/cascade/declaration_parser.h"

#include <algorithm>
#include <vector>

#include "base/utf.h"
#include "css/cascade/without_effect.h"

namespace colosseum::css {

namespace {

bool is_space(const Token& t) { return t.type == TokenType::kWhitespace; }

TokenSpan trimmed(TokenSpan t) {
  while (!t.empty() && is_space(t.front())) t = t.subspan(1);
  while (!t.empty() && is_space(t.back())) t = t.first(t.size() - 1);
  return t;
}

bool take_important(TokenSpan& value) {
  size_t n = value.size();
  if (n < 2 || value[n - 1].type != TokenType::kIdent || !ascii_iequals(value[n - 1].text, "important"))
    return false;
  size_t bang = n - 1;
  while (bang > 0 && is_space(value[bang - 1])) --bang;
  if (bang == 0 || !value[bang - 1].is_delim('!')) return false;
  value = trimmed(value.first(bang - 1));
  return true;
}

/// Bad tokens, stray closing brackets and too deep nesting make any value invalid.
bool is_sound(TokenSpan value, uint32_t max_nesting) {
  size_t opens = 0;
  for (const Token& t : value) opens += t.opens_block() ? 1 : 0;
  std::vector<size_t> ends;
  for (size_t i = 0; i < value.size(); ++i) {
    const Token& t = value[i];
    if (t.type == TokenType::kBadString || t.type == TokenType::kBadUrl) return false;
    bool closes = t.type == TokenType::kCloseParen || t.type == TokenType::kCloseSquare ||
                  t.type == TokenType::kCloseCurly;
    if (closes) {
      if (ends.empty() || ends.back() != i) return false;
      ends.pop_back();
    }
    if (t.opens_block()) {
      ends.push_back(i + t.match);
      if (opens > max_nesting && ends.size() > max_nesting) return false;
    }
  }
  return true;
}

bool has_attr_function(TokenSpan value) {
  for (const Token& t : value) {
    if (t.type == TokenType::kFunction && ascii_iequals(t.text, "attr")) return true;
  }
  return false;
}

bool is_vendor_prefixed(std::string_view s) { return s.size() > 1 && s[0] == '-' && s[1] != '-'; }

bool mentions_vendor_prefix(TokenSpan value) {
  for (const Token& t : value) {
    if ((t.type == TokenType::kIdent || t.type == TokenType::kFunction) && is_vendor_prefixed(t.text))
      return true;
  }
  return false;
}

std::string excerpt(TokenSpan value) {
  std::string out;
  for (const Token& t : value) {
    if (out.size() + t.source.size() > 60) return out + " …";
    out += is_space(t) ? std::string_view(" ") : t.source;
  }
  return out;
}

SourceLocation location(const Token& at, const DeclarationContext& c) {
  return {std::string(c.parse.file), at.line, at.column};
}

}  // namespace

DeclarationContext declaration_context(Document& document, const RuleSet& rules, const ParseContext& parse) {
  DeclarationContext context;
  context.diagnostics = &document.diagnostics();
  context.parse = parse;
  context.max_nesting = document.limits().max_css_nesting;
  context.rules = &rules;
  context.max_declarations = document.limits().max_css_declarations;
  return context;
}

bool read_declaration(TokenStream& in, RawDeclaration& out) {
  size_t mark = in.position();
  const Token& name = in.next();
  in.skip_whitespace();
  if (name.type != TokenType::kIdent || in.next().type != TokenType::kColon) {
    in.rewind(mark);
    return false;
  }
  size_t start = in.position();
  bool custom = name.text.starts_with("--");
  while (!in.at_end() && in.peek().type != TokenType::kSemicolon) {
    // No property's value holds a {} block but those of custom properties: this is a rule.
    if (in.peek().type == TokenType::kOpenCurly && !custom) {
      in.rewind(mark);
      return false;
    }
    in.skip_component();
  }
  out.at = &name;
  out.name = name.text;
  out.value = trimmed(in.all().subspan(start, in.position() - start));
  out.important = take_important(out.value);
  return true;
}

bool add_declaration(const RawDeclaration& raw, const DeclarationContext& context, DeclarationBlock& out) {
  if (!is_sound(raw.value, context.max_nesting)) return false;
  const size_t kept = context.rules == nullptr ? 0 : context.rules->declaration_count;
  if (kept + out.declarations.size() >= context.max_declarations) {
    context.diagnostics->warn_once(DiagnosticKind::kLimit, location(*raw.at, context),
                                   "too many declarations, the rest is left out");
    return true;
  }
  bool custom = raw.name.starts_with("--");
  size_t before = out.declarations.size();
  std::string name = custom ? std::string(raw.name) : ascii_lower(raw.name);
  if (!parse_declaration(name, raw.value, raw.important, context.parse, out.declarations)) return false;
  for (size_t i = before; i < out.declarations.size(); ++i) {
    out.declarations[i].line = raw.at->line;
    if (out.declarations[i].property == PropertyId::kContent) out.sets_content = true;
  }
  (raw.important ? out.has_important : out.has_normal) = true;
  if (name == "all") out.sets_content = true;
  if (name != "content" && has_attr_function(raw.value)) out.depends_on_element = true;
  report_without_effect(raw, name, std::span(out.declarations).subspan(before), context);
  return true;
}

void report_declaration(const RawDeclaration& raw, const DeclarationContext& c) {
  std::string name = ascii_lower(raw.name);
  // Prefixed properties and the underscore hack are written for other engines.
  if (is_vendor_prefixed(name) || name.starts_with('_') || mentions_vendor_prefix(raw.value)) return;
  if (changes_no_static_picture(name)) return;
  const PropertyId property = property_from_name(name);
  if (property == PropertyId::kUnknown && !name.starts_with("--") &&
      !property_is_known_without_effect(name)) {
    c.diagnostics->warn_once(DiagnosticKind::kSyntax, location(*raw.at, c),
                             "unknown property '" + name + "'");
    return;
  }
  if (is_published_value(property, raw.value)) {
    c.diagnostics->warn_once(DiagnosticKind::kUnsupported, location(*raw.at, c),
                             "value of '" + name + "' is not supported: " + excerpt(raw.value));
    return;
  }
  c.diagnostics->warn_once(DiagnosticKind::kSyntax, location(*raw.at, c),
                           "invalid value for '" + name + "': " + excerpt(raw.value));
}

void skip_bad_declaration(TokenStream& in, const DeclarationContext& c) {
  const Token& at = in.peek();
  while (!in.at_end() && in.peek().type != TokenType::kSemicolon) in.skip_component();
  if (at.is_delim('*')) return;  // the star hack
  c.diagnostics->warn_once(DiagnosticKind::kSyntax, location(at, c),
                           "expected a declaration, found '" + std::string(at.source.substr(0, 40)) + "'");
}

DeclarationBlock parse_declaration_block(TokenStream in, const DeclarationContext& context) {
  DeclarationBlock block;
  while (!in.at_end()) {
    const Token& t = in.peek();
    if (is_space(t) || t.type == TokenType::kSemicolon) {
      in.next();
      continue;
    }
    RawDeclaration raw;
    if (!read_declaration(in, raw)) {
      skip_bad_declaration(in, context);
    } else if (!add_declaration(raw, context, block)) {
      report_declaration(raw, context);
    }
  }
  return block;
}

}  // namespace colosseum::css

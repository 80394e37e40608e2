// Declarations as they stand in blocks (css-syntax-3 §5.4.6), with diagnostics.
#pragma once

#include <string>
#include <string_view>

#include "colosseum/document.h"
#include "css/cascade/rules.h"
#include "css/syntax/token.h"

namespace colosseum::css {

struct DeclarationContext {
  Diagnostics* diagnostics = nullptr;
  ParseContext parse;
  uint32_t max_nesting = 128;
  const RuleSet* rules = nullptr;  ///< what was kept so far counts for Limits::max_css_declarations
  uint32_t max_declarations = UINT32_MAX;
  bool hidden = false;  ///< not written by an author: what has no effect yet is nobody's concern
};
/// A context with the limits of the document.
DeclarationContext declaration_context(Document& document, const RuleSet& rules, const ParseContext& parse);

/// A declaration taken apart; the views live as long as the tokens.
struct RawDeclaration {
  std::string_view name;
  TokenSpan value;  ///< without white space around it and without !important
  bool important = false;
  const Token* at = nullptr;
};

/// Consumes `name: value`, up to and without the semicolon. False, with the cursor back where it was, when
/// what is there has not the form of a declaration (then it may be a nested rule).
bool read_declaration(TokenStream& in, RawDeclaration& out);
/// Parses the value by the property's grammar and appends it; reports what it asks for and has no effect yet.
/// False when the value is invalid; that is not reported here.
bool add_declaration(const RawDeclaration& raw, const DeclarationContext& context, DeclarationBlock& out);
/// Warns about a declaration that add_declaration() refused.
void report_declaration(const RawDeclaration& raw, const DeclarationContext& context);
/// Moves past what is no declaration, to the next semicolon, and warns.
void skip_bad_declaration(TokenStream& in, const DeclarationContext& context);
/// All declarations of a style attribute or a rule without nesting.
DeclarationBlock parse_declaration_block(TokenStream in, const DeclarationContext& context);

}  // namespace colosseum::css

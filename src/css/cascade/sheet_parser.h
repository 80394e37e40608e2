// From a style sheet's text to rules (css-syntax-3 §5.4, css-nesting-1, css-cascade-5 §2, css-conditional-3).
#pragma once

#include <string>
#include <vector>

#include "colosseum/css.h"
#include "css/cascade/declaration_parser.h"
#include "css/cascade/rules.h"
#include "css/selectors/selector_parser.h"
#include "css/syntax/token.h"

namespace colosseum::css {

/// Where a rule stands.
struct RuleScope {
  uint32_t condition = 0;
  uint32_t layer = 0;
  bool is_native = false;          ///< in the layer `native` of the user-agent sheet
  uint32_t parent_list = kNoList;  ///< selectors of the style rule around it
  uint32_t depth = 0;
  bool in_style_rule() const { return parent_list != kNoList; }
};

/// An at-rule taken apart.
struct AtRule {
  const Token* at = nullptr;
  std::string name;  ///< lower case
  TokenStream prelude;
  bool has_block = false;
  TokenStream block;
};

/// Parses one sheet and its imports into a RuleSet.
class SheetParser {
 public:
  SheetParser(Document& document, RuleSet& rules, const SheetOptions& options);
  void parse(std::string_view text);

 private:
  SheetParser(const SheetParser& importer, const SheetOptions& options, std::vector<std::string> chain);
  void parse_text(std::string text, uint32_t first_line, const RuleScope& scope);
  void parse_top_rule(TokenStream in, const RuleScope& scope);
  AtRule read_at_rule(TokenStream& in) const;
  /// Rules of a block of a conditional or layer rule; declarations too when inside a style rule.
  void parse_group(TokenStream in, const RuleScope& scope);
  void parse_rule_list(TokenStream in, const RuleScope& scope);
  void parse_style_contents(TokenStream in, const RuleScope& scope);
  /// Reads a prelude and its block. False when a semicolon or the end came first.
  bool read_qualified_rule(TokenStream& in, bool nested, TokenStream& prelude, TokenStream& block) const;
  void parse_style_rule(TokenStream prelude, TokenStream block, const RuleScope& scope);
  void flush(DeclarationBlock& block, const RuleScope& scope);

  void parse_at_rule(const AtRule& rule, const RuleScope& scope);
  bool parse_conditional_rule(const AtRule& rule, const RuleScope& scope);
  void parse_layer_rule(const AtRule& rule, const RuleScope& scope);
  void parse_import(const AtRule& rule, const RuleScope& scope);
  void load_import(const AtRule& rule, std::string url, const RuleScope& scope);
  void parse_namespace(const AtRule& rule);
  void parse_page(const AtRule& rule, const RuleScope& scope);
  void parse_counter_style(const AtRule& rule, const RuleScope& scope);
  void skip_unsupported(const AtRule& rule);
  uint32_t declare_layers(std::string_view dotted, const RuleScope& scope);
  uint32_t add_condition(uint32_t parent, MediaQueryList media);
  bool too_deep(const Token& at, const RuleScope& scope);
  void warn(const Token& at, DiagnosticKind kind, std::string message);

  Document& document_;
  RuleSet& rules_;
  const SheetOptions& options_;
  DeclarationContext declarations_;
  Namespaces namespaces_;
  std::vector<std::string> chain_;  ///< URLs of the sheets that import this one, and its own
  bool imports_allowed_ = true, namespaces_allowed_ = true;
};

/// css-fonts-4 §4: nothing when the rule has no usable family and source.
/// A @counter-style rule (css-counter-styles-3 §3); none when it defines no style.
std::optional<CounterStyle> parse_counter_style_rule(TokenStream prelude, TokenStream block,
                                                     const DeclarationContext& context);
std::optional<StyleSheetSet::FontFaceDescription> parse_font_face(TokenStream block,
                                                                  const DeclarationContext& context);
/// The prelude of @page; false when it is invalid.
bool parse_page_selectors(TokenStream prelude, std::vector<PageSelector>& out);
/// The block of @page: properties, `size`, margin boxes.
void parse_page_block(TokenStream block, const DeclarationContext& context, RuleSet& rules, PageRule& out);

}  // namespace colosseum::css

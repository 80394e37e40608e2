#include "css/cascade/supports.h"

#include <optional>
#include <string>

#include "base/utf.h"
#include "css/cascade/declaration_parser.h"
#include "css/selectors/selector_parser.h"

namespace colosseum::css {

namespace {

constexpr int kMaxConditionDepth = 64;

bool supports_selector(TokenStream in, AtomTable& atoms) {
  SelectorStore store;
  SelectorContext context;
  context.store = &store;
  context.atoms = &atoms;
  std::string error;
  auto list = parse_selector_list(in, context, error);
  return list && store.lists[*list].count == 1;
}

bool supports_font(TokenStream in, bool format) {
  in.skip_whitespace();
  const Token& t = in.next();
  if (!in.at_end_after_whitespace()) return false;
  std::string name = ascii_lower(t.text);
  if (!format) return name == "features-opentype" || name == "variations" || name == "color-colrv0";
  return name == "opentype" || name == "truetype" || name == "woff" || name == "woff2" ||
         name == "collection";
}

bool supports_property(TokenStream in) {
  in.skip_whitespace();
  RawDeclaration raw;
  if (!read_declaration(in, raw) || !in.at_end_after_whitespace()) return false;
  bool custom = raw.name.starts_with("--");
  return supports_declaration(custom ? std::string(raw.name) : ascii_lower(raw.name), raw.value);
}

/// Nothing: the text is no condition at all.
class Evaluator {
 public:
  explicit Evaluator(AtomTable& atoms) : atoms_(atoms) {}
  std::optional<bool> condition(TokenStream& in, int depth);

 private:
  std::optional<bool> in_parens(TokenStream& in, int depth);
  AtomTable& atoms_;
};

// <supports-condition> = not <in-parens> | <in-parens> [ and <in-parens> ]* | <in-parens> [ or <in-parens> ]*
std::optional<bool> Evaluator::condition(TokenStream& in, int depth) {
  if (depth > kMaxConditionDepth) return std::nullopt;
  in.skip_whitespace();
  if (is_ident(in.peek(), "not")) {
    in.next();
    auto value = in_parens(in, depth);
    return value ? std::optional<bool>(!*value) : std::nullopt;
  }
  auto value = in_parens(in, depth);
  std::string_view word;
  while (value && !in.at_end_after_whitespace()) {
    const Token& t = in.next();
    std::string_view next = is_ident(t, "and") ? "and" : is_ident(t, "or") ? "or" : "";
    if (next.empty() || (!word.empty() && next != word)) return std::nullopt;
    word = next;
    auto right = in_parens(in, depth);
    if (!right) return std::nullopt;
    value = word == "and" ? *value && *right : *value || *right;
  }
  return value;
}

std::optional<bool> Evaluator::in_parens(TokenStream& in, int depth) {
  in.skip_whitespace();
  const Token& t = in.peek();
  if (t.type == TokenType::kFunction) {
    TokenStream inner = in.consume_block();
    if (ascii_iequals(t.text, "selector")) return supports_selector(inner, atoms_);
    if (ascii_iequals(t.text, "font-tech")) return supports_font(inner, false);
    if (ascii_iequals(t.text, "font-format")) return supports_font(inner, true);
    return false;  // <general-enclosed>
  }
  if (t.type != TokenType::kOpenParen) return std::nullopt;
  TokenStream inner = in.consume_block();
  TokenStream nested = inner;
  auto value = condition(nested, depth + 1);
  if (value && nested.at_end_after_whitespace()) return value;
  return supports_property(inner);
}

}  // namespace

bool evaluate_supports(TokenStream in, AtomTable& atoms) {
  auto value = Evaluator(atoms).condition(in, 0);
  return value && *value && in.at_end_after_whitespace();
}

bool evaluate_import_supports(TokenStream in, AtomTable& atoms) {
  return evaluate_supports(in, atoms) || supports_property(in);
}

}  // namespace colosseum::css

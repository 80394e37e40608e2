// Computes styles of declaration texts for tests.
#pragma once

#include <deque>
#include <string>
#include <string_view>

#include "colosseum/style.h"
#include "css/properties/compute.h"
#include "css/syntax/tokenizer.h"

namespace colosseum::css::testing {

/// Parses "name: value" (no !important); false when refused.
inline bool parse_one(std::string_view text, DeclarationList& out, bool quirks = false) {
  size_t colon = text.find(':');
  TokenList tokens{std::string(text.substr(colon + 1))};
  ParseContext context;
  context.base_url = "http://x.test/dir/";
  context.quirks = quirks;
  return parse_declaration(text.substr(0, colon), tokens.tokens(), false, context, out);
}
inline bool accepts(std::string_view text, bool quirks = false) {
  DeclarationList list;
  return parse_one(text, list, quirks);
}

/// Styles in one pool.
class StyleLab {
 public:
  /// Declarations separated by ';' (no ';' inside values). Those refused are left out.
  const ComputedStyle& compute(std::string_view text, const ComputedStyle* parent = nullptr,
                               const ComputedStyle* root = nullptr) {
    std::vector<MatchedDeclaration> matched;
    add(text, Origin::kAuthor, 0, matched);
    return compute(matched, parent, root);
  }
  const ComputedStyle& compute(std::span<const MatchedDeclaration> matched,
                               const ComputedStyle* parent = nullptr, const ComputedStyle* root = nullptr) {
    ComputeInput input;
    input.declarations = matched;
    input.parent = parent;
    input.root = root;
    input.is_root_element = is_root;
    return pool.get(compute_style(input, context, pool));
  }
  void add(std::string_view text, Origin origin, uint32_t layer, std::vector<MatchedDeclaration>& out) {
    lists.emplace_back();
    while (!text.empty()) {
      size_t end = text.find(';');
      std::string_view one = text.substr(0, end);
      text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
      while (!one.empty() && one.front() == ' ') one.remove_prefix(1);
      if (!one.empty()) parse_one(one, lists.back(), quirks);
    }
    for (const Declaration& d : lists.back()) out.push_back({&d, origin, layer});
  }
  StylePool pool;
  ComputeContext context;
  std::deque<DeclarationList> lists;
  bool quirks = false, is_root = false;
};

}  // namespace colosseum::css::testing

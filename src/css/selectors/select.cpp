#include "base/utf.h"
#include "colosseum/css.h"
#include "css/selectors/matcher.h"
#include "css/selectors/selector_parser.h"
#include "css/syntax/tokenizer.h"

namespace colosseum::css {

// selectors-4 §19.1: the tree's elements in shadow-including tree order, matched by a list parsed without a
// sheet.
Result<std::vector<NodeId>> select(Document& document, std::string_view selectors) {
  SelectorStore store;
  SelectorContext context;
  context.store = &store;
  context.atoms = &document.atoms();
  TokenList tokens{std::string(selectors)};
  std::string error;
  const std::optional<uint32_t> list = parse_selector_list(tokens.stream(), context, error);
  if (!list) return Status(StatusCode::kInvalidArgument, std::string(selectors) + ": " + error);
  Matcher matcher(document, store);
  std::vector<NodeId> out;
  NodeId n = document.root();
  while (document.contains(n)) {
    if (document.is_element(n) && matcher.matches_list(*list, n)) out.push_back(n);
    NodeId next = document.node(n).first_child;
    while (!document.contains(next) && n != document.root() && document.contains(n)) {
      next = document.node(n).next_sibling;
      if (!document.contains(next)) n = document.node(n).parent;
    }
    if (!document.contains(next)) break;
    n = next;
  }
  return out;
}

}  // namespace colosseum::css

// One selector list against every element of a small tree.
#include "colosseum/document.h"
#include "colosseum/html.h"
#include "css/selectors/matcher.h"
#include "css/selectors/selector_parser.h"
#include "css/syntax/tokenizer.h"
#include "fuzz_one.h"

namespace colosseum::fuzz {

int fuzz_one(const uint8_t* data, size_t size) {
  Document document;
  html::ParsedSource source;
  (void)html::parse_document(
      "<!doctype html><body class=a lang=en-GB><div id=x class='a b'><p>t<p class=b "
      "dir=rtl>u<b>v</b><i></i></div>"
      "<ul><li>v<li class=a>w<li>x</ul><a href=#x title='a b-c'>y</a><input type=checkbox checked disabled>",
      html::Format::kHtml, "", document, source);
  css::SelectorStore store;
  css::Namespaces namespaces;
  css::SelectorContext context;
  context.store = &store;
  context.atoms = &document.atoms();
  context.namespaces = &namespaces;
  const css::TokenList tokens{std::string(as_text(data, size))};
  std::string error;
  const auto list = css::parse_selector_list(tokens.stream(), context, error);
  if (!list) return 0;
  css::Matcher matcher(document, store);
  for (uint32_t i = 0; i < document.node_capacity(); ++i) {
    const NodeId n(i);
    if (document.contains(n) && document.is_element(n)) matcher.matches_list(*list, n);
  }
  return 0;
}

}  // namespace colosseum::fuzz

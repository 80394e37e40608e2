// Parsing selectors (selectors-4 §18) into a SelectorStore.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "css/selectors/selector.h"
#include "css/syntax/token.h"

namespace colosseum::css {

/// Prefixes that @namespace rules declare.
struct Namespaces {
  std::map<std::string, Atom, std::less<>> prefixes;
  std::optional<Atom> default_ns;
};

inline constexpr uint32_t kNoList = UINT32_MAX;

struct SelectorContext {
  SelectorStore* store = nullptr;
  AtomTable* atoms = nullptr;
  const Namespaces* namespaces = nullptr;
  uint32_t parent_list = kNoList;  ///< what & stands for; none: :scope
  bool nested = false;             ///< a nested rule: selectors may be relative to &
};

/// Parses a whole prelude as a selector list and adds it to the store. Nothing when it is invalid; `error`
/// then says why and `where`, if not null, gets the token at fault.
std::optional<uint32_t> parse_selector_list(TokenStream in, const SelectorContext& context,
                                            std::string& error, const Token** where = nullptr);

}  // namespace colosseum::css

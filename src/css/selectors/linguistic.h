// Content language and directionality of elements, for :lang() and :dir() (selectors-4 §7).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "colosseum/document.h"

namespace colosseum::css {

/// RFC 4647 §3.3.2 extended filtering. `range` and `tag` in lower case; an empty range matches an unknown
/// language.
bool language_matches(std::string_view range, std::string_view tag);

/// Answers for one document, remembered per element until reset(). Work is linear over all elements asked.
class LinguisticCache {
 public:
  explicit LinguisticCache(const Document& document) : document_(document) {}
  void reset() {
    language_.clear();
    names_.clear();
    direction_.clear();
  }
  /// The content language in lower case; "" when unknown.
  std::string_view language(NodeId element);
  bool is_rtl(NodeId element);

 private:
  const std::string* own_language(NodeId element) const;
  uint8_t own_direction(NodeId element) const;
  bool auto_is_rtl(NodeId element) const;

  const Document& document_;
  std::vector<uint32_t> language_;  ///< by node: 0 unknown yet, else 1 + index of names_
  std::vector<std::string> names_;
  std::vector<uint8_t> direction_;  ///< by node: 0 unknown yet, 1 ltr, 2 rtl
  std::vector<NodeId> path_;
};

}  // namespace colosseum::css

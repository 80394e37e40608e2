// Selectors as matching reads them: flat tables, compounds from right to left (selectors-4 §3.1).
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "colosseum/atom.h"
#include "colosseum/document.h"

namespace colosseum::css {

enum class SimpleKind : uint8_t {
  kUniversal,
  kType,
  kId,
  kClass,
  kAttribute,
  kPseudoClass,  ///< `op` is a PseudoClass
  kNth,          ///< `op` is an NthKind, `data` indexes nths
  kIs,           ///< :is(), :where(), & ; `data` is a list
  kNot,          ///< `data` is a list
  kHas,          ///< `data` is a list of relative selectors
  kLang,         ///< `data` indexes languages
  kNever,        ///< valid, but nothing matches without interaction
};

/// Pseudo-classes without arguments that depend on the tree and its attributes alone.
enum class PseudoClass : uint8_t {
  kRoot,
  kScope,
  kEmpty,
  kFirstChild,
  kLastChild,
  kOnlyChild,
  kFirstOfType,
  kLastOfType,
  kOnlyOfType,
  kAnyLink,
  kDefined,
  kDirLtr,
  kDirRtl,
  kEnabled,
  kDisabled,
  kReadOnly,
  kReadWrite,
  kPlaceholderShown,
  kDefault,
  kChecked,
  kIndeterminate,
  kValid,
  kInvalid,
  kInRange,
  kOutOfRange,
  kRequired,
  kOptional,
  kOpen,
};

enum class NthKind : uint8_t { kChild, kLastChild, kOfType, kLastOfType };

enum class AttributeOp : uint8_t {
  kPresent,
  kEquals,     // =
  kIncludes,   // ~=
  kDashMatch,  // |=
  kPrefix,     // ^=
  kSuffix,     // $=
  kSubstring,  // *=
};

/// Which namespaces a type or attribute selector admits (selectors-4 §5.3, §6.4).
enum class NamespaceTest : uint8_t { kAny, kNone, kExact };

/// kInsensitiveInHtml: values of this attribute compare without case on HTML elements of HTML documents.
enum class AttributeCase : uint8_t { kSensitive, kInsensitive, kInsensitiveInHtml };

struct SimpleSelector {
  SimpleKind kind = SimpleKind::kUniversal;
  uint8_t op = 0;
  NamespaceTest ns_test = NamespaceTest::kAny;
  AttributeCase letter_case = AttributeCase::kSensitive;
  Atom name;        ///< type, id, class or attribute name as written
  Atom lower_name;  ///< of types and attributes, in ASCII lower case
  uint32_t data = 0;
  Atom ns;  ///< of NamespaceTest::kExact
};

enum class Combinator : uint8_t { kNone, kDescendant, kChild, kNextSibling, kSubsequentSibling };

struct CompoundSelector {
  uint32_t first_simple = 0;
  uint16_t simple_count = 0;
  Combinator combinator = Combinator::kNone;  ///< between this compound and the next one, which is left of it
};

/// Pseudo-element a selector ends in; the others are valid and match nothing. From kPlaceholder on they are
/// parts of form controls (tree/control_parts.h), in the order of their tags.
enum class SelectorPseudo : uint8_t {
  kNone,
  kBefore,
  kAfter,
  kMarker,
  kFirstLine,
  kFirstLetter,
  kPlaceholder,
  kFileSelectorButton,
  kSliderContainer,
  kSliderTrack,
  kSliderThumb,
  kUnmatchable
};

using Specificity = uint32_t;  ///< A, B, C in ten bits each, saturating
constexpr Specificity make_specificity(uint32_t a, uint32_t b, uint32_t c) {
  auto cap = [](uint32_t v) { return v > 1023 ? 1023u : v; };
  return cap(a) << 20 | cap(b) << 10 | cap(c);
}
constexpr Specificity add_specificity(Specificity x, Specificity y) {
  return make_specificity((x >> 20) + (y >> 20), (x >> 10 & 1023) + (y >> 10 & 1023),
                          (x & 1023) + (y & 1023));
}

struct ComplexSelector {
  uint32_t first_compound = 0;  ///< the rightmost
  uint16_t compound_count = 0;
  SelectorPseudo pseudo = SelectorPseudo::kNone;
  bool never_matches = false;
  /// Of relative selectors: how the leftmost compound relates to the anchor.
  Combinator anchor = Combinator::kNone;
  Specificity specificity = 0;
};

struct SelectorList {
  uint32_t first = 0, count = 0;
  uint16_t depth = 0;       ///< lists nested in it
  uint16_t stack_cost = 0;  ///< frames that matching needs at most
  Specificity max_specificity = 0;
};

struct NthPattern {
  int32_t a = 0, b = 0;
  uint32_t list = UINT32_MAX;  ///< of S
};

/// Owns every selector of a set of sheets. Indexes stay valid; grows only.
struct SelectorStore {
  std::vector<SimpleSelector> simples;
  std::vector<CompoundSelector> compounds;
  std::vector<ComplexSelector> complexes;
  std::vector<SelectorList> lists;
  std::vector<NthPattern> nths;
  std::vector<std::vector<std::string>> languages;
  std::vector<std::string> values;  ///< of attribute selectors

  // What restyling after a mutation must look at.
  bool has_sibling_dependence = false;  ///< + ~ nth-* first-* last-* only-*
  bool has_relational = false;          ///< :has()

  std::span<const SimpleSelector> simples_of(const CompoundSelector& c) const {
    return {simples.data() + c.first_simple, c.simple_count};
  }
  std::span<const CompoundSelector> compounds_of(const ComplexSelector& c) const {
    return {compounds.data() + c.first_compound, c.compound_count};
  }
  std::span<const ComplexSelector> selectors_of(uint32_t list) const {
    return {complexes.data() + lists[list].first, lists[list].count};
  }
};

/// Whether some n >= 0 gives a·n + b = index (css-syntax-3 §6).
constexpr bool nth_matches(int64_t a, int64_t b, int64_t index) {
  int64_t d = index - b;
  return a == 0 ? d == 0 : d % a == 0 && d / a >= 0;
}

}  // namespace colosseum::css

// Style rules by what their rightmost compound asks for, so that an element meets only rules that may match
// it.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "css/cascade/rules.h"
#include "css/selectors/matcher.h"

namespace colosseum::css {

/// Names of an element's ancestors as a Bloom filter.
class AncestorFilter {
 public:
  void add(uint32_t hash) {
    words_[hash >> 6 & 7] |= uint64_t{1} << (hash & 63);
    words_[hash >> 15 & 7] |= uint64_t{1} << (hash >> 9 & 63);
  }
  bool may_contain(uint32_t hash) const {
    return (words_[hash >> 6 & 7] >> (hash & 63) & 1) != 0 &&
           (words_[hash >> 15 & 7] >> (hash >> 9 & 63) & 1) != 0;
  }

 private:
  std::array<uint64_t, 8> words_{};
};

enum class NameKind : uint8_t { kTag, kId, kClass };
inline uint32_t name_hash(NameKind kind, Atom name) {
  uint64_t h = (uint64_t{name.value} << 2 | static_cast<uint64_t>(kind)) * 0x9E3779B97F4A7C15ull;
  return static_cast<uint32_t>(h >> 32);
}

/// One selector of a rule that applies under the current media.
struct IndexedSelector {
  uint32_t complex = 0;
  uint32_t block = 0;
  uint32_t layer = 0;  ///< order number
  std::array<uint32_t, 4> ancestors{};
  uint8_t ancestor_count = 0;
  SheetOrigin origin = SheetOrigin::kAuthor;
  SelectorPseudo pseudo = SelectorPseudo::kNone;
};

/// Which names the elements of a document have.
struct UsedNames {
  std::vector<bool> tags, ids, classes;  ///< by atom; ids and classes folded as the matcher does
  void collect(const Document& document, Matcher& matcher);
  /// Whether every name of `other` is here too.
  bool covers(const UsedNames& other) const;
};

/// Numbers of `selectors` are their place in the cascade: a greater one wins among normal declarations.
class RuleIndex {
 public:
  /// `conditions`: which of the rule set's conditions hold. With `used`, selectors that ask for other names
  /// are left out.
  void build(const RuleSet& rules, const std::vector<bool>& conditions, Matcher& matcher,
             const UsedNames* used);
  const std::vector<IndexedSelector>& selectors() const { return selectors_; }
  /// Appends the numbers of the selectors that match, in ascending order, without repetition; those of
  /// pseudo-elements too. `author_rules`: false leaves the author's out.
  void match(const Document& document, NodeId element, const AncestorFilter& ancestors, Matcher& matcher,
             bool author_rules, std::vector<uint32_t>& out) const;

 private:
  /// Lists of numbers by atom, in one array.
  struct Buckets {
    std::vector<std::pair<uint32_t, uint32_t>> entries;  ///< (atom, number) while building
    std::vector<uint32_t> starts, numbers;
    void add(Atom a, uint32_t number) { entries.emplace_back(a.value, number); }
    void finish(size_t atom_count);
    std::span<const uint32_t> of(Atom a) const {
      if (a.value + 1 >= starts.size()) return {};
      return {numbers.data() + starts[a.value], starts[a.value + 1] - starts[a.value]};
    }
  };

  void collect(const RuleSet& rules, const std::vector<bool>& conditions, Matcher& matcher,
               const UsedNames* used);
  void add_ancestors(const SelectorStore& store, IndexedSelector& s, Matcher& matcher) const;
  void file(const SelectorStore& store, const CompoundSelector& compound, uint32_t number, Matcher& matcher,
            int depth);

  std::vector<IndexedSelector> selectors_;
  Buckets ids_, classes_, attributes_, tags_;
  std::vector<uint32_t> universal_;
  const SelectorStore* store_ = nullptr;
};

}  // namespace colosseum::css

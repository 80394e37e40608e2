// Matching selectors against elements of a Document (selectors-4 §19.3).
#pragma once

#include <cstdint>
#include <memory>
#include <unordered_map>
#include <vector>

#include "colosseum/document.h"
#include "css/selectors/linguistic.h"
#include "css/selectors/selector.h"

namespace colosseum::css {

/// Positions of elements among their siblings, one way of counting (all, by type, or those matching a list).
struct SiblingTable {
  std::vector<uint32_t> forward, backward;  ///< by node; 1 is the first, 0 when the element does not count
  std::vector<bool> done;                   ///< by parent
};

// Keys of sibling tables: all children, by type, and from kSiblingsOfList on, those of a selector list.
inline constexpr uint32_t kSiblingsAll = 0, kSiblingsByType = 1, kSiblingsOfList = 2;

/// Matches while the tree does not change; call reset() after it did. Holds no state a result depends on,
/// only what makes repeated questions cheap.
class Matcher {
 public:
  Matcher(const Document& document, const SelectorStore& store);
  void reset();
  /// Whether the element (of a pseudo-element: its originating element) matches.
  bool matches(const ComplexSelector& selector, NodeId element);
  bool matches_list(uint32_t list, NodeId element);
  /// Quirks mode compares ids and classes by this: the name in lower case.
  Atom fold(Atom name);
  bool quirks() const { return quirks_; }
  /// Compound selectors tried since reset().
  uint64_t work() const { return work_; }

 private:
  /// How a match failed: tells which other candidates could still succeed.
  enum class Outcome : uint8_t { kMatched, kTrySibling, kTryAncestor, kNever };

  Outcome match_from(const CompoundSelector* compound, const CompoundSelector* end, NodeId element);
  Outcome match_ancestors(const CompoundSelector* next, const CompoundSelector* end, NodeId element);
  Outcome match_earlier_siblings(const CompoundSelector* next, const CompoundSelector* end, NodeId element);
  bool match_compound(const CompoundSelector& compound, NodeId element);
  bool match_simple(const SimpleSelector& s, const Element& e, NodeId element);
  bool match_type(const SimpleSelector& s, const Element& e) const;
  bool match_class(const SimpleSelector& s, const Element& e);
  bool match_attribute(const SimpleSelector& s, const Element& e, NodeId element) const;
  bool attribute_name_matches(const SimpleSelector& s, Atom wanted, Atom name, NodeId element) const;
  bool match_pseudo_class(PseudoClass p, NodeId element);
  bool match_nth(const SimpleSelector& s, NodeId element);
  bool match_has(uint32_t list, NodeId element);
  bool match_language(const SimpleSelector& s, NodeId element);
  const SiblingTable& sibling_table(NodeId element, uint32_t key);
  void count_siblings(SiblingTable& table, NodeId first_child, uint32_t key);
  void mark_related(const std::vector<NodeId>& from, Combinator combinator, std::vector<bool>& marked,
                    std::vector<NodeId>& out) const;
  void add_anchors(const ComplexSelector& relative, std::vector<bool>& anchors);
  const std::vector<NodeId>& all_elements();

  const Document& document_;
  const SelectorStore& store_;
  bool quirks_ = false, html_ = true;
  LinguisticCache linguistic_;
  std::vector<Atom> folded_;
  std::unordered_map<uint32_t, std::unique_ptr<SiblingTable>> siblings_;
  std::unordered_map<uint32_t, std::vector<bool>> has_anchors_;
  std::unordered_map<uint64_t, bool> list_memo_;
  std::unordered_map<uint64_t, NodeId> first_sibling_;  ///< (compound, parent) → its first child that matches
  std::vector<NodeId> elements_;
  uint64_t work_ = 0;
  int counting_ = 0;  ///< sibling tables being filled
};

NodeId previous_element(const Document& document, NodeId n);
NodeId next_element(const Document& document, NodeId n);

}  // namespace colosseum::css

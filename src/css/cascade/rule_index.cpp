#include "css/cascade/rule_index.h"

#include <algorithm>

namespace colosseum::css {

namespace {

/// A selector before its place in the cascade is known.
struct Candidate {
  IndexedSelector selector;
  Specificity specificity;
};

/// The compound of a list with one selector whose subject stands for the element itself: & and :is(x).
const CompoundSelector* sole_subject(const SelectorStore& store, const SimpleSelector& s) {
  if (s.kind != SimpleKind::kIs || store.lists[s.data].count != 1) return nullptr;
  const ComplexSelector& inner = store.selectors_of(s.data)[0];
  return inner.pseudo == SelectorPseudo::kNone ? &store.compounds[inner.first_compound] : nullptr;
}

constexpr int kMaxUnwrap = 4;
constexpr uint32_t kMaxAlternatives = 64;

/// The most selective name that every element a compound matches must have; false when there is none.
bool required_name(const SelectorStore& store, const CompoundSelector& compound, NameKind& kind, Atom& name,
                   int depth = 0) {
  bool found = false;
  for (const SimpleSelector& s : store.simples_of(compound)) {
    if (s.kind == SimpleKind::kId) {
      kind = NameKind::kId;
      name = s.name;
      return true;
    }
    if (s.kind == SimpleKind::kClass && (!found || kind == NameKind::kTag)) {
      kind = NameKind::kClass;
      name = s.name;
      found = true;
    } else if (s.kind == SimpleKind::kType && !found && s.name == s.lower_name) {
      kind = NameKind::kTag;
      name = s.name;
      found = true;
    } else if (!found && depth < kMaxUnwrap) {
      const CompoundSelector* inner = sole_subject(store, s);
      if (inner != nullptr) found = required_name(store, *inner, kind, name, depth + 1);
    }
  }
  return found;
}

bool has(const std::vector<bool>& names, Atom a) { return a.value < names.size() && names[a.value]; }

/// False when some compound asks for a name that no element has.
bool may_match(const SelectorStore& store, const ComplexSelector& selector, const UsedNames& used,
               Matcher& matcher) {
  for (const CompoundSelector& compound : store.compounds_of(selector)) {
    for (const SimpleSelector& s : store.simples_of(compound)) {
      bool there = true;
      if (s.kind == SimpleKind::kId) there = has(used.ids, matcher.fold(s.name));
      if (s.kind == SimpleKind::kClass) there = has(used.classes, matcher.fold(s.name));
      if (s.kind == SimpleKind::kType) there = has(used.tags, s.name) || has(used.tags, s.lower_name);
      if (!there) return false;
    }
  }
  return true;
}

bool contains_all(const std::vector<bool>& have, const std::vector<bool>& wanted) {
  for (size_t i = 0; i < wanted.size(); ++i) {
    if (wanted[i] && (i >= have.size() || !have[i])) return false;
  }
  return true;
}

}  // namespace

void UsedNames::collect(const Document& document, Matcher& matcher) {
  for (std::vector<bool>* names : {&tags, &ids, &classes}) names->assign(document.atoms().size(), false);
  for (uint32_t i = 0; i < document.node_capacity(); ++i) {
    NodeId n(i);
    if (!document.contains(n) || !document.is_element(n)) continue;
    const Element& e = document.element(n);
    tags[e.tag.value] = true;
    if (!e.id.empty()) ids[matcher.fold(e.id).value] = true;
    for (Atom c : e.classes()) classes[matcher.fold(c).value] = true;
  }
}

bool UsedNames::covers(const UsedNames& other) const {
  return contains_all(tags, other.tags) && contains_all(ids, other.ids) &&
         contains_all(classes, other.classes);
}

void RuleIndex::Buckets::finish(size_t atom_count) {
  starts.assign(entries.empty() ? 0 : atom_count + 1, 0);
  numbers.resize(entries.size());
  for (const auto& [atom, number] : entries) ++starts[atom + 1];
  for (size_t i = 1; i < starts.size(); ++i) starts[i] += starts[i - 1];
  std::vector<uint32_t> next(starts);
  for (const auto& [atom, number] : entries) numbers[next[atom]++] = number;
  entries = {};
}

// css-cascade-5 §6.1: origin, layer, specificity, order of appearance. Importance is applied when
// declarations are laid out, as one block may hold both kinds.
void RuleIndex::collect(const RuleSet& rules, const std::vector<bool>& conditions, Matcher& matcher,
                        const UsedNames* used) {
  std::vector<uint32_t> layers = rules.layers.order(conditions);
  std::vector<Candidate> found;
  found.reserve(rules.rules.size());
  for (const StyleRule& rule : rules.rules) {
    if (!conditions[rule.condition]) continue;
    const SelectorList& list = rules.selectors.lists[rule.selectors];
    for (uint32_t i = 0; i < list.count; ++i) {
      const ComplexSelector& c = rules.selectors.complexes[list.first + i];
      if (c.never_matches || (used != nullptr && !may_match(rules.selectors, c, *used, matcher))) continue;
      IndexedSelector s;
      s.complex = list.first + i;
      s.block = rule.block;
      s.layer = layers[rule.layer];
      s.origin = rule.origin;
      s.pseudo = c.pseudo;
      found.push_back({s, c.specificity});
    }
  }
  std::stable_sort(found.begin(), found.end(), [](const Candidate& a, const Candidate& b) {
    if (a.selector.origin != b.selector.origin) return a.selector.origin < b.selector.origin;
    if (a.selector.layer != b.selector.layer) return a.selector.layer < b.selector.layer;
    return a.specificity < b.specificity;
  });
  selectors_.clear();
  selectors_.reserve(found.size());
  for (const Candidate& c : found) selectors_.push_back(c.selector);
}

void RuleIndex::add_ancestors(const SelectorStore& store, IndexedSelector& s, Matcher& matcher) const {
  auto compounds = store.compounds_of(store.complexes[s.complex]);
  bool sibling = false;
  for (size_t i = 1; i < compounds.size() && s.ancestor_count < s.ancestors.size(); ++i) {
    Combinator c = compounds[i - 1].combinator;
    sibling = c == Combinator::kNextSibling || c == Combinator::kSubsequentSibling;
    if (sibling) continue;  // a sibling of the subject, or of one of its ancestors
    NameKind kind = NameKind::kTag;
    Atom name;
    if (!required_name(store, compounds[i], kind, name)) continue;
    if (kind != NameKind::kTag) name = matcher.fold(name);
    s.ancestors[s.ancestor_count++] = name_hash(kind, name);
  }
}

void RuleIndex::file(const SelectorStore& store, const CompoundSelector& compound, uint32_t number,
                     Matcher& matcher, int depth) {
  const SimpleSelector *id = nullptr, *cls = nullptr, *attribute = nullptr, *type = nullptr, *list = nullptr;
  for (const SimpleSelector& s : store.simples_of(compound)) {
    if (s.kind == SimpleKind::kId) id = &s;
    if (s.kind == SimpleKind::kClass) cls = &s;
    if (s.kind == SimpleKind::kAttribute && s.ns_test == NamespaceTest::kNone) attribute = &s;
    if (s.kind == SimpleKind::kType) type = &s;
    if (s.kind == SimpleKind::kIs && store.lists[s.data].count <= kMaxAlternatives) list = &s;
  }
  if (id != nullptr) return ids_.add(matcher.fold(id->name), number);
  if (cls != nullptr) return classes_.add(matcher.fold(cls->name), number);
  if (type != nullptr) {
    tags_.add(type->name, number);
    if (type->lower_name != type->name) tags_.add(type->lower_name, number);
    return;
  }
  if (attribute != nullptr) {
    attributes_.add(attribute->name, number);
    if (attribute->lower_name != attribute->name) attributes_.add(attribute->lower_name, number);
    return;
  }
  if (list != nullptr && depth < kMaxUnwrap) {
    for (const ComplexSelector& inner : store.selectors_of(list->data)) {
      if (inner.pseudo != SelectorPseudo::kNone || inner.never_matches) continue;
      file(store, store.compounds[inner.first_compound], number, matcher, depth + 1);
    }
    return;
  }
  universal_.push_back(number);
}

void RuleIndex::build(const RuleSet& rules, const std::vector<bool>& conditions, Matcher& matcher,
                      const UsedNames* used) {
  const SelectorStore& store = rules.selectors;
  store_ = &store;
  collect(rules, conditions, matcher, used);
  for (Buckets* b : {&ids_, &classes_, &attributes_, &tags_}) *b = Buckets();
  universal_.clear();
  for (uint32_t i = 0; i < selectors_.size(); ++i) {
    IndexedSelector& s = selectors_[i];
    add_ancestors(store, s, matcher);
    file(store, store.compounds[store.complexes[s.complex].first_compound], i, matcher, 0);
  }
  auto largest = [](const Buckets& b) {
    uint32_t m = 0;
    for (const auto& [atom, number] : b.entries) m = std::max(m, atom);
    return static_cast<size_t>(m) + 1;
  };
  for (Buckets* b : {&ids_, &classes_, &attributes_, &tags_}) b->finish(largest(*b));
}

void RuleIndex::match(const Document& document, NodeId element, const AncestorFilter& ancestors,
                      Matcher& matcher, bool author_rules, std::vector<uint32_t>& out) const {
  size_t before = out.size();
  auto try_all = [&](std::span<const uint32_t> numbers) {
    for (uint32_t n : numbers) {
      const IndexedSelector& s = selectors_[n];
      bool possible = author_rules || s.origin != SheetOrigin::kAuthor;
      for (uint8_t i = 0; i < s.ancestor_count && possible; ++i)
        possible = ancestors.may_contain(s.ancestors[i]);
      if (possible && matcher.matches(store_->complexes[s.complex], element)) out.push_back(n);
    }
  };
  const Element& e = document.element(element);
  try_all(universal_);
  try_all(tags_.of(e.tag));
  for (Atom c : e.classes()) try_all(classes_.of(matcher.fold(c)));
  if (!e.id.empty()) try_all(ids_.of(matcher.fold(e.id)));
  if (!attributes_.numbers.empty()) {
    for (const Attribute& a : e.attributes()) try_all(attributes_.of(a.name));
  }
  std::sort(out.begin() + static_cast<ptrdiff_t>(before), out.end());
  out.erase(std::unique(out.begin() + static_cast<ptrdiff_t>(before), out.end()), out.end());
}

}  // namespace colosseum::css

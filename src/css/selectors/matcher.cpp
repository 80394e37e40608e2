#include "css/selectors/matcher.h"

#include <algorithm>

#include "base/utf.h"
#include "css/selectors/element_state.h"
#include "tree/atom_list.h"

namespace colosseum::css {

namespace {

// Lists nested deeper than this remember their answers, so that nesting does not multiply the work.
constexpr uint16_t kMemoDepth = 2;
constexpr size_t kMaxMemo = 1 << 20;
// So many earlier siblings are looked at one by one before an answer for the whole parent is worked out.
constexpr int kDirectSiblings = 24;

}  // namespace

NodeId previous_element(const Document& document, NodeId n) {
  do n = document.node(n).previous_sibling;
  while (n.valid() && !document.is_element(n));
  return n;
}

NodeId next_element(const Document& document, NodeId n) {
  do n = document.node(n).next_sibling;
  while (n.valid() && !document.is_element(n));
  return n;
}

Matcher::Matcher(const Document& document, const SelectorStore& store)
    : document_(document), store_(store), linguistic_(document) {
  reset();
}

void Matcher::reset() {
  quirks_ = document_.info().compat_mode == CompatMode::kQuirks;
  html_ = document_.info().is_html;
  linguistic_.reset();
  folded_.clear();
  siblings_.clear();
  has_anchors_.clear();
  list_memo_.clear();
  first_sibling_.clear();
  elements_.clear();
  work_ = 0;
}

Atom Matcher::fold(Atom name) {
  if (!quirks_) return name;
  if (name.value >= folded_.size()) {
    // Equal names without case share the first atom among them.
    size_t from = folded_.size(), count = document_.atoms().size();
    std::unordered_map<std::string, Atom> first;
    folded_.resize(count);
    for (size_t i = 0; i < count; ++i) {
      Atom a{static_cast<uint32_t>(i)};
      Atom kept = first.emplace(ascii_lower(document_.str(a)), a).first->second;
      if (i >= from) folded_[i] = kept;
    }
  }
  return folded_[name.value];
}

bool Matcher::matches(const ComplexSelector& selector, NodeId element) {
  if (selector.never_matches) return false;
  const CompoundSelector* first = store_.compounds.data() + selector.first_compound;
  return match_from(first, first + selector.compound_count, element) == Outcome::kMatched;
}

bool Matcher::matches_list(uint32_t list, NodeId element) {
  const SelectorList& l = store_.lists[list];
  uint64_t key = static_cast<uint64_t>(list) << 32 | element.value;
  bool remember = l.depth >= kMemoDepth;
  if (remember) {
    auto it = list_memo_.find(key);
    if (it != list_memo_.end()) return it->second;
  }
  bool found = false;
  for (const ComplexSelector& s : store_.selectors_of(list)) {
    // Pseudo-elements are not represented by :is() or & (selectors-4 §4.2).
    if (s.pseudo == SelectorPseudo::kNone && matches(s, element)) {
      found = true;
      break;
    }
  }
  if (remember) {
    if (list_memo_.size() >= kMaxMemo) list_memo_.clear();
    list_memo_.emplace(key, found);
  }
  return found;
}

Matcher::Outcome Matcher::match_from(const CompoundSelector* compound, const CompoundSelector* end,
                                     NodeId element) {
  for (;;) {
    if (!match_compound(*compound, element)) return Outcome::kTrySibling;
    const CompoundSelector* next = compound + 1;
    if (next == end) return Outcome::kMatched;
    switch (compound->combinator) {
      case Combinator::kDescendant: return match_ancestors(next, end, element);
      case Combinator::kSubsequentSibling: return match_earlier_siblings(next, end, element);
      case Combinator::kChild: {
        element = document_.node(element).parent;
        if (!element.valid()) return Outcome::kNever;
        Outcome o = match_from(next, end, element);
        // All siblings have this parent: only an element of another level can do better.
        return o == Outcome::kTrySibling ? Outcome::kTryAncestor : o;
      }
      default:
        element = previous_element(document_, element);
        if (!element.valid()) return Outcome::kTryAncestor;
        compound = next;
    }
  }
}

Matcher::Outcome Matcher::match_ancestors(const CompoundSelector* next, const CompoundSelector* end,
                                          NodeId element) {
  for (NodeId a = document_.node(element).parent; a.valid(); a = document_.node(a).parent) {
    Outcome o = match_from(next, end, a);
    if (o == Outcome::kMatched || o == Outcome::kNever) return o;
  }
  // Every other candidate has the same ancestors or fewer.
  return Outcome::kNever;
}

Matcher::Outcome Matcher::match_earlier_siblings(const CompoundSelector* next, const CompoundSelector* end,
                                                 NodeId element) {
  NodeId s = element;
  for (int i = 0; i < kDirectSiblings; ++i) {
    s = previous_element(document_, s);
    if (!s.valid()) return Outcome::kTryAncestor;
    Outcome o = match_from(next, end, s);
    if (o != Outcome::kTrySibling) return o;
  }
  // Many siblings: which one matches first does not depend on `element`, so it is found once per parent.
  NodeId parent = document_.node(element).parent;
  uint64_t key = static_cast<uint64_t>(next - store_.compounds.data()) << 32 | parent.value;
  auto it = first_sibling_.find(key);
  NodeId first;
  if (it != first_sibling_.end()) {
    first = it->second;
  } else {
    if (first_sibling_.size() >= kMaxMemo) first_sibling_.clear();
    NodeId c = document_.node(parent).first_child;
    if (c.valid() && !document_.is_element(c)) c = next_element(document_, c);
    while (c.valid() && match_from(next, end, c) != Outcome::kMatched) c = next_element(document_, c);
    first = c;
    first_sibling_.emplace(key, first);
  }
  if (!first.valid()) return Outcome::kTryAncestor;
  const SiblingTable& table = sibling_table(element, kSiblingsAll);
  return table.forward[first.index()] < table.forward[element.index()] ? Outcome::kMatched
                                                                       : Outcome::kTryAncestor;
}

bool Matcher::match_compound(const CompoundSelector& compound, NodeId element) {
  ++work_;
  const Element& e = document_.element(element);
  for (const SimpleSelector& s : store_.simples_of(compound)) {
    if (!match_simple(s, e, element)) return false;
  }
  return true;
}

bool Matcher::match_simple(const SimpleSelector& s, const Element& e, NodeId element) {
  switch (s.kind) {
    case SimpleKind::kUniversal:
    case SimpleKind::kType: return match_type(s, e);
    case SimpleKind::kId:
      return quirks_ ? !e.id.empty() && fold(e.id) == fold(s.name) : e.id == s.name && !e.id.empty();
    case SimpleKind::kClass: return match_class(s, e);
    case SimpleKind::kAttribute: return match_attribute(s, e, element);
    case SimpleKind::kPseudoClass: return match_pseudo_class(static_cast<PseudoClass>(s.op), element);
    case SimpleKind::kNth: return match_nth(s, element);
    case SimpleKind::kIs: return matches_list(s.data, element);
    case SimpleKind::kNot: return !matches_list(s.data, element);
    case SimpleKind::kHas: return match_has(s.data, element);
    case SimpleKind::kLang: return match_language(s, element);
    case SimpleKind::kNever: return false;
  }
  return false;
}

bool Matcher::match_type(const SimpleSelector& s, const Element& e) const {
  if (s.kind == SimpleKind::kType) {
    // HTML §4.16.2: names of HTML elements in HTML documents compare in lower case.
    bool html = html_ && e.ns == atoms::kNsHtml;
    if (e.tag != (html ? s.lower_name : s.name)) return false;
  }
  switch (s.ns_test) {
    case NamespaceTest::kAny: return true;
    case NamespaceTest::kNone: return e.ns.empty();
    case NamespaceTest::kExact: return e.ns == s.ns;
  }
  return true;
}

bool Matcher::match_class(const SimpleSelector& s, const Element& e) {
  const std::span<const Atom> classes = e.classes();
  if (!quirks_) return std::find(classes.begin(), classes.end(), s.name) != classes.end();
  Atom wanted = fold(s.name);
  return std::any_of(classes.begin(), classes.end(), [&](Atom c) { return fold(c) == wanted; });
}

bool Matcher::match_pseudo_class(PseudoClass p, NodeId n) {
  const Document& d = document_;
  switch (p) {
    case PseudoClass::kRoot:
    case PseudoClass::kScope: return n == d.root();
    case PseudoClass::kEmpty:
      // DEVIATION: text of white space alone makes an element not empty, as browsers have it (selectors-4
      // §14.2 allows it); test SelectorMatch.Empty.
      for (NodeId c = d.node(n).first_child; c.valid(); c = d.node(c).next_sibling) {
        if (d.is_element(c) || !d.text(c).empty()) return false;
      }
      return true;
    case PseudoClass::kFirstChild: return !previous_element(d, n).valid();
    case PseudoClass::kLastChild: return !next_element(d, n).valid();
    case PseudoClass::kOnlyChild: return !previous_element(d, n).valid() && !next_element(d, n).valid();
    case PseudoClass::kFirstOfType: return sibling_table(n, kSiblingsByType).forward[n.index()] == 1;
    case PseudoClass::kLastOfType: return sibling_table(n, kSiblingsByType).backward[n.index()] == 1;
    case PseudoClass::kOnlyOfType: {
      const SiblingTable& t = sibling_table(n, kSiblingsByType);
      return t.forward[n.index()] == 1 && t.backward[n.index()] == 1;
    }
    case PseudoClass::kDirLtr: return !linguistic_.is_rtl(n);
    case PseudoClass::kDirRtl: return linguistic_.is_rtl(n);
    default: return matches_state(d, n, p);
  }
}

bool Matcher::match_language(const SimpleSelector& s, NodeId element) {
  std::string_view tag = linguistic_.language(element);
  const std::vector<std::string>& ranges = store_.languages[s.data];
  return std::any_of(ranges.begin(), ranges.end(),
                     [&](const std::string& range) { return language_matches(range, tag); });
}

}  // namespace colosseum::css

// :has() (selectors-4 §4.5), evaluated from the inside out: one pass over the document per compound gives
// every element that some relative selector can be anchored to.
#include <algorithm>

#include "css/selectors/matcher.h"

namespace colosseum::css {

const std::vector<NodeId>& Matcher::all_elements() {
  if (!elements_.empty()) return elements_;
  NodeId n = document_.root();
  while (n.valid()) {
    if (document_.is_element(n)) elements_.push_back(n);
    if (document_.node(n).first_child.valid()) {
      n = document_.node(n).first_child;
      continue;
    }
    while (n.valid() && n != document_.root() && !document_.node(n).next_sibling.valid())
      n = document_.node(n).parent;
    if (!n.valid() || n == document_.root()) break;
    n = document_.node(n).next_sibling;
  }
  return elements_;
}

/// Marks and collects every element that stands left of one of `from` under a combinator. Chains end where
/// they meet marked elements, so the work is linear in the document.
void Matcher::mark_related(const std::vector<NodeId>& from, Combinator combinator, std::vector<bool>& marked,
                           std::vector<NodeId>& out) const {
  bool vertical = combinator == Combinator::kChild || combinator == Combinator::kDescendant;
  bool chain = combinator == Combinator::kDescendant || combinator == Combinator::kSubsequentSibling;
  for (NodeId n : from) {
    do {
      n = vertical ? document_.node(n).parent : previous_element(document_, n);
      if (!n.valid() || marked[n.index()]) break;
      marked[n.index()] = true;
      out.push_back(n);
    } while (chain);
  }
}

void Matcher::add_anchors(const ComplexSelector& relative, std::vector<bool>& anchors) {
  auto compounds = store_.compounds_of(relative);
  std::vector<NodeId> current, related;
  for (NodeId n : all_elements()) {
    if (match_compound(compounds[0], n)) current.push_back(n);
  }
  for (size_t i = 1; i < compounds.size() && !current.empty(); ++i) {
    std::vector<bool> marked(document_.node_capacity(), false);
    related.clear();
    mark_related(current, compounds[i - 1].combinator, marked, related);
    std::erase_if(related, [&](NodeId n) { return !match_compound(compounds[i], n); });
    current.swap(related);
  }
  std::vector<bool> marked(document_.node_capacity(), false);
  related.clear();
  mark_related(current, relative.anchor, marked, related);
  for (NodeId n : related) anchors[n.index()] = true;
}

bool Matcher::match_has(uint32_t list, NodeId element) {
  auto it = has_anchors_.find(list);
  if (it == has_anchors_.end()) {
    std::vector<bool> anchors(document_.node_capacity(), false);
    for (const ComplexSelector& s : store_.selectors_of(list)) {
      if (!s.never_matches) add_anchors(s, anchors);
    }
    it = has_anchors_.emplace(list, std::move(anchors)).first;
  }
  return it->second[element.index()];
}

}  // namespace colosseum::css

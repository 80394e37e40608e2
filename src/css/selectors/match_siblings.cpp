// Child-indexed pseudo-classes (selectors-4 §14.3, §14.4): positions are counted once per parent.
#include <unordered_map>

#include "css/selectors/matcher.h"

namespace colosseum::css {

namespace {

// Tables cost two numbers per node; more than this many of them are made again when asked.
constexpr size_t kMaxTables = 64;

}  // namespace

const SiblingTable& Matcher::sibling_table(NodeId element, uint32_t key) {
  std::unique_ptr<SiblingTable>& slot = siblings_[key];
  if (slot == nullptr) {
    slot = std::make_unique<SiblingTable>();
    slot->forward.assign(document_.node_capacity(), 0);
    slot->backward.assign(document_.node_capacity(), 0);
    slot->done.assign(document_.node_capacity(), false);
  }
  // Matching S may ask for other tables and so move `slot`.
  SiblingTable& table = *slot;
  NodeId parent = document_.node(element).parent;
  // An element without parent is counted alone, under its own id: nothing is its own parent.
  NodeId owner = parent.valid() ? parent : element;
  if (parent.valid() ? table.done[owner.index()] : table.forward[element.index()] != 0) return table;
  if (parent.valid()) table.done[owner.index()] = true;
  ++counting_;
  count_siblings(table, parent.valid() ? document_.node(parent).first_child : element, key);
  --counting_;
  return table;
}

void Matcher::count_siblings(SiblingTable& table, NodeId first, uint32_t key) {
  std::vector<NodeId> counted;
  for (NodeId c = first; c.valid(); c = document_.node(c).next_sibling) {
    if (!document_.is_element(c)) continue;
    if (key >= kSiblingsOfList && !matches_list(key - kSiblingsOfList, c)) continue;
    counted.push_back(c);
  }
  std::unordered_map<uint64_t, uint32_t> by_type;
  auto count = [&](std::vector<uint32_t>& out, NodeId c, uint32_t position) {
    if (key != kSiblingsByType) {
      out[c.index()] = position;
      return;
    }
    const Element& e = document_.element(c);
    out[c.index()] = ++by_type[static_cast<uint64_t>(e.ns.value) << 32 | e.tag.value];
  };
  for (size_t i = 0; i < counted.size(); ++i) count(table.forward, counted[i], static_cast<uint32_t>(i + 1));
  by_type.clear();
  for (size_t i = counted.size(); i-- > 0;) {
    count(table.backward, counted[i], static_cast<uint32_t>(counted.size() - i));
  }
}

bool Matcher::match_nth(const SimpleSelector& s, NodeId element) {
  const NthPattern& pattern = store_.nths[s.data];
  NthKind kind = static_cast<NthKind>(s.op);
  uint32_t key = kind == NthKind::kOfType || kind == NthKind::kLastOfType ? kSiblingsByType : kSiblingsAll;
  if (pattern.list != UINT32_MAX) {
    if (!matches_list(pattern.list, element)) return false;
    key = kSiblingsOfList + pattern.list;
    if (siblings_.size() > kMaxTables && counting_ == 0) {
      std::erase_if(siblings_, [](const auto& entry) { return entry.first >= kSiblingsOfList; });
    }
  }
  const SiblingTable& table = sibling_table(element, key);
  bool last = kind == NthKind::kLastChild || kind == NthKind::kLastOfType;
  uint32_t index = last ? table.backward[element.index()] : table.forward[element.index()];
  return index != 0 && nth_matches(pattern.a, pattern.b, index);
}

}  // namespace colosseum::css

#include "box/counter_snapshots.h"

#include <algorithm>

#include "box/item_collector.h"

namespace colosseum {

namespace {

/// Bounds what a hostile document can make one keep: names, and values over all places.
constexpr size_t kMaxNames = 64;
constexpr size_t kMaxValues = 16'000'000;

}  // namespace

CounterSnapshots::CounterSnapshots(Document& document, std::span<const NodeId> places,
                                   std::vector<std::string> names)
    : names_(std::move(names)) {
  std::sort(names_.begin(), names_.end());
  names_.erase(std::unique(names_.begin(), names_.end()), names_.end());
  if (names_.size() > kMaxNames) names_.resize(kMaxNames);
  ranges_.resize(places.size() * names_.size());
  std::vector<std::pair<NodeId, uint32_t>> by_node;
  for (uint32_t i = 0; i < places.size(); ++i) {
    if (places[i].valid()) by_node.emplace_back(places[i], i);
  }
  std::sort(by_node.begin(), by_node.end());

  auto note = [&](NodeId node, const CounterScopes& counters) {
    auto it = std::lower_bound(by_node.begin(), by_node.end(), std::pair(node, 0u));
    if (it == by_node.end() || it->first != node) return;
    const size_t first = it->second * names_.size();
    for (size_t n = 0; n < names_.size(); ++n) {
      const std::vector<int32_t> found = counters.values_in_scope(names_[n]);
      if (values_.size() + found.size() > kMaxValues) return;
      const auto begin = static_cast<uint32_t>(values_.size());
      values_.insert(values_.end(), found.begin(), found.end());
      ranges_[first + n] = {begin, static_cast<uint32_t>(values_.size())};
    }
    for (++it; it != by_node.end() && it->first == node; ++it) {  // several pages begin in one node
      std::copy_n(ranges_.begin() + static_cast<std::ptrdiff_t>(first), names_.size(),
                  ranges_.begin() + static_cast<std::ptrdiff_t>(it->second * names_.size()));
    }
  };
  Fallbacks fallbacks(document);
  DerivedStyles styles(document.styles());
  ItemCollector first(document, fallbacks, styles, {});
  first.set_visitor(note);
  first.run();
  if (!first.counters().has_reversed_without_value()) return;
  values_.clear();
  ItemCollector second(document, fallbacks, styles, first.counters().initial_values());
  second.set_visitor(note);
  second.run();
}

std::span<const int32_t> CounterSnapshots::values(size_t place, std::string_view name) const {
  const auto it = std::lower_bound(names_.begin(), names_.end(), name);
  if (it == names_.end() || *it != name) return {};
  const Range r = ranges_[place * names_.size() + static_cast<size_t>(it - names_.begin())];
  return std::span(values_).subspan(r.begin, r.end - r.begin);
}

}  // namespace colosseum

#include "box/counters.h"

#include <algorithm>
#include <limits>

namespace colosseum {

namespace {

int32_t saturate(int64_t v) {
  return static_cast<int32_t>(
      std::clamp<int64_t>(v, std::numeric_limits<int32_t>::min(), std::numeric_limits<int32_t>::max()));
}

}  // namespace

CounterScopes::CounterScopes(std::vector<int32_t> reversed_starts)
    : reversed_starts_(std::move(reversed_starts)) {}

uint32_t CounterScopes::index_of(std::string_view name) {
  auto [it, added] = names_.try_emplace(std::string(name), static_cast<uint32_t>(stacks_.size()));
  if (added) stacks_.emplace_back();
  return it->second;
}

// css-lists-3 §4.4.2 steps 2 and 3.
void CounterScopes::instantiate(uint32_t name, Instance instance) {
  std::vector<Instance>& stack = stacks_[name];
  instance.depth = depth();
  if (!stack.empty() && stack.back().depth == depth()) {
    stack.back() = instance;  // of this element or a previous sibling
    return;
  }
  stack.push_back(instance);
  created_.push_back({name, depth()});
}

CounterScopes::Instance& CounterScopes::innermost(uint32_t name) {
  if (stacks_[name].empty()) instantiate(name, {});
  return stacks_[name].back();
}

CounterScopes::Instance& CounterScopes::innermost_in_scope(uint32_t name) {
  const std::vector<Instance>& stack = stacks_[name];
  if (!scopes_.empty() && !stack.empty() && stack.back().depth <= scopes_.back()) instantiate(name, {});
  return innermost(name);
}

void CounterScopes::reset(const CounterChange& change) {
  Instance instance;
  instance.reversed = change.reversed;
  instance.value = change.value;
  if (change.reversed && !change.has_value) {
    instance.tally = static_cast<uint32_t>(tallies_.size());
    instance.value = tallies_.size() < reversed_starts_.size() ? reversed_starts_[tallies_.size()] : 0;
    tallies_.emplace_back();
  }
  instantiate(index_of(change.name), instance);
}

void CounterScopes::increment(uint32_t name, int32_t by) {
  Instance& counter = innermost_in_scope(name);
  // §4.2: what would lead out of the range has no effect.
  const int64_t sum = counter.value + int64_t{by};
  if (sum == saturate(sum)) counter.value = sum;
  if (counter.tally == kNoTally) return;
  // §4.4.2, "instantiated without an initial value", step 3.
  Tally& tally = tallies_[counter.tally];
  if (tally.done) return;
  tally.last = -int64_t{by};
  tally.last_serial = serial_;
  tally.sum = saturate(tally.sum + tally.last * (tally.first ? 2 : 1));
  tally.first = false;
}

void CounterScopes::set(uint32_t name, int32_t value) {
  Instance& counter = innermost_in_scope(name);
  counter.value = value;
  if (counter.tally == kNoTally) return;
  Tally& tally = tallies_[counter.tally];
  if (tally.done) return;
  if (tally.last_serial == serial_) tally.sum -= tally.last;  // its step 4 is not reached
  tally.sum = saturate(tally.sum + value);
  tally.done = true;
}

void CounterScopes::apply(const ComputedStyle& style) {
  for (const CounterChange& change : style.counter_reset()) reset(change);
  bool list_item_named = false;
  for (const CounterChange& change : style.counter_increment()) {
    list_item_named = list_item_named || change.name == kListItem;
    increment(index_of(change.name), change.value);
  }
  // §4.6: list items increment list-item unless told otherwise.
  if (style.display().list_item && !list_item_named) {
    const uint32_t name = index_of(kListItem);
    increment(name, innermost_in_scope(name).reversed ? -1 : 1);
  }
  for (const CounterChange& change : style.counter_set()) set(index_of(change.name), change.value);
}

// Counters made by children of the element end with it. Its own live on for the following siblings, unless
// the parent's set has one of that name (§4.4.1 step 3).
void CounterScopes::end_scopes() {
  size_t kept = marks_.back();
  for (size_t i = created_.size(); i > marks_.back() && created_[i - 1].depth > depth(); --i) {
    stacks_[created_[i - 1].name].pop_back();
    created_.pop_back();
  }
  for (size_t i = kept; i < created_.size(); ++i) {
    std::vector<Instance>& stack = stacks_[created_[i].name];
    const bool outer_in_scope =
        stack.size() > 1 && (scopes_.empty() || stack[stack.size() - 2].depth > scopes_.back());
    if (outer_in_scope) {
      stack.pop_back();
    } else {
      created_[kept++] = created_[i];
    }
  }
  created_.resize(kept);
}

int32_t CounterScopes::value(std::string_view name) { return saturate(innermost(index_of(name)).value); }

std::vector<int32_t> CounterScopes::values(std::string_view name) {
  const uint32_t index = index_of(name);
  innermost(index);
  std::vector<int32_t> out;
  for (const Instance& counter : stacks_[index]) out.push_back(saturate(counter.value));
  return out;
}

std::vector<int32_t> CounterScopes::values_in_scope(std::string_view name) const {
  std::vector<int32_t> out;
  const auto it = names_.find(std::string(name));
  if (it == names_.end()) return out;
  for (const Instance& counter : stacks_[it->second]) out.push_back(saturate(counter.value));
  return out;
}

std::vector<int32_t> CounterScopes::initial_values() const {
  std::vector<int32_t> out;
  for (const Tally& tally : tallies_) out.push_back(saturate(tally.sum));
  return out;
}

}  // namespace colosseum

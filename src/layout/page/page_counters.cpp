#include "layout/page/page_counters.h"

#include <algorithm>
#include <limits>

namespace colosseum::layout {

namespace {

constexpr std::string_view kPage = "page", kPages = "pages";

int32_t saturate(int64_t v) {
  return static_cast<int32_t>(
      std::clamp<int64_t>(v, std::numeric_limits<int32_t>::min(), std::numeric_limits<int32_t>::max()));
}

}  // namespace

const PageCounters::Counter* PageCounters::find(const Counters& in, std::string_view name) {
  const auto it = std::find_if(in.begin(), in.end(), [&](const Counter& c) { return c.name == name; });
  return it == in.end() ? nullptr : &*it;
}

const PageCounters::Counter* PageCounters::find(std::string_view name) const {
  for (const Counters* scope : {&box_scope_, &page_scope_, &persistent_}) {
    if (const Counter* c = find(*scope, name)) return c;
  }
  return nullptr;
}

// "counter-reset and counter-increment statements that set [pages] are valid, they have no effect"
void PageCounters::put(Counters& in, std::string_view name, int64_t value) {
  if (name == kPages) return;
  auto it = std::find_if(in.begin(), in.end(), [&](const Counter& c) { return c.name == name; });
  if (it == in.end()) it = in.insert(in.end(), {std::string(name), 0});
  it->value = saturate(value);
}

// A counter that the page context resets is new and ends with the page; one that it increments goes on. The
// counter `page` itself always goes on, so that one page can renumber those after it.
void PageCounters::begin_page(size_t index, const ComputedStyle& style) {
  page_ = index;
  page_scope_.clear();
  box_scope_.clear();
  bool names_page = false;
  auto scope_of = [&](std::string_view name) -> Counters& {
    return find(page_scope_, name) != nullptr ? page_scope_ : persistent_;
  };
  for (const CounterChange& c : style.counter_reset()) {
    names_page = names_page || c.name == kPage;
    put(c.name == kPage ? persistent_ : page_scope_, c.name, c.value);
  }
  for (const CounterChange& c : style.counter_increment()) {
    names_page = names_page || c.name == kPage;
    put(scope_of(c.name), c.name, int64_t{value(c.name)} + c.value);
  }
  // Not when a reset says what this page's number is, as browsers have it.
  if (!names_page) put(persistent_, kPage, int64_t{value(kPage)} + 1);
  for (const CounterChange& c : style.counter_set()) put(scope_of(c.name), c.name, c.value);
}

void PageCounters::begin_box(const ComputedStyle& style) {
  box_scope_.clear();
  for (const CounterChange& c : style.counter_reset()) put(box_scope_, c.name, c.value);
  for (const CounterChange& c : style.counter_increment()) {
    put(box_scope_, c.name, int64_t{value(c.name)} + c.value);
  }
  for (const CounterChange& c : style.counter_set()) put(box_scope_, c.name, c.value);
}

int32_t PageCounters::value(std::string_view name) const {
  if (name == kPages) return saturate(static_cast<int64_t>(page_count_));
  if (const Counter* c = find(name)) return saturate(c->value);
  if (name == kPage) return 0;
  const std::span<const int32_t> own = document_.values(page_, name);
  return own.empty() ? 0 : own.back();
}

std::vector<int32_t> PageCounters::values(std::string_view name) const {
  if (name != kPages && find(name) == nullptr) {
    const std::span<const int32_t> own = document_.values(page_, name);
    if (!own.empty()) return {own.begin(), own.end()};
  }
  return {value(name)};
}

}  // namespace colosseum::layout

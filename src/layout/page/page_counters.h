// Counters of pages and page-margin boxes (css-page-3 §6.1).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "box/counter_snapshots.h"

namespace colosseum::layout {

/// Walks the pages in order: begin_page() for each, then begin_box() before the content of each of its
/// page-margin boxes asks for values.
class PageCounters {
 public:
  /// `document`: values at the start of each page, by page.
  PageCounters(size_t page_count, const CounterSnapshots& document)
      : page_count_(page_count), document_(document) {}
  void begin_page(size_t index, const ComputedStyle& page_context);
  void begin_box(const ComputedStyle& margin_context);

  int32_t value(std::string_view name) const;
  /// One value for counters of page and margin contexts: they obscure those of the document.
  std::vector<int32_t> values(std::string_view name) const;

 private:
  struct Counter {
    std::string name;
    int64_t value = 0;
  };
  using Counters = std::vector<Counter>;
  static const Counter* find(const Counters& in, std::string_view name);
  static void put(Counters& in, std::string_view name, int64_t value);
  /// Of a page or margin context.
  const Counter* find(std::string_view name) const;

  size_t page_count_;
  const CounterSnapshots& document_;
  size_t page_ = 0;
  Counters persistent_;  ///< of the page sequence: `page`, and what pages increment
  Counters page_scope_;  ///< reset by the page context: for this page only
  Counters box_scope_;   ///< reset or incremented by the margin context
};

}  // namespace colosseum::layout

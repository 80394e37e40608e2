// Counters and their scopes (css-lists-3 §4).
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "colosseum/style.h"

namespace colosseum {

/// The counters in scope while a document is walked in tree order. enter() and leave() bracket every element
/// and pseudo-element that counts; between them the counters are those of that element and, later, of its
/// descendants. Work is proportional to what the elements say about counters.
class CounterScopes {
 public:
  /// Initial values of the counters that are reversed and have none of their own, in tree order of their
  /// creation: what initial_values() gave after an earlier walk (css-lists-3 §4.4.2). Empty on the first
  /// walk.
  explicit CounterScopes(std::vector<int32_t> reversed_starts = {});

  /// Goes one level down, to the next element; applies counter-reset, counter-increment (with the implicit
  /// list-item increment, §4.6) and counter-set.
  void enter(const ComputedStyle& style) {
    enter_without_effect();
    const GeneratedGroup& group = style.generated_group();
    if (!group.counter_reset.empty() || !group.counter_increment.empty() || !group.counter_set.empty() ||
        style.display().list_item) {
      apply(style);
    }
  }
  /// Goes one level down to an element whose counter properties have no effect (§4.5).
  void enter_without_effect() {
    ++serial_;
    marks_.push_back(static_cast<uint32_t>(created_.size()));
  }
  /// What follows, up to leave_scope(), has style containment at the open element: its increments and
  /// settings do not reach counters outside (css-contain-2 §3.4).
  void enter_scope() { scopes_.push_back(depth()); }
  void leave_scope() { scopes_.pop_back(); }
  void leave() {
    if (created_.size() > marks_.back()) end_scopes();
    marks_.pop_back();
  }

  /// Value of the innermost counter of that name, made with 0 when there is none (§4.4.2).
  int32_t value(std::string_view name);
  /// Values of all counters of that name in scope, outermost first; made when there is none.
  std::vector<int32_t> values(std::string_view name);
  /// The same, but none are made: empty when there is none.
  std::vector<int32_t> values_in_scope(std::string_view name) const;

  bool has_reversed_without_value() const { return !tallies_.empty(); }
  std::vector<int32_t> initial_values() const;

  static constexpr std::string_view kListItem = "list-item";

 private:
  static constexpr uint32_t kNoTally = UINT32_MAX;
  struct Instance {
    int64_t value = 0;
    uint32_t depth = 0;  ///< of the element that made it
    uint32_t tally = kNoTally;
    bool reversed = false;
  };
  /// Works out the initial value of a reversed counter.
  struct Tally {
    int64_t sum = 0;
    int64_t last = 0;          ///< what the latest increment added in step 4
    uint64_t last_serial = 0;  ///< the element of that increment
    bool first = true, done = false;
  };
  struct Created {
    uint32_t name, depth;
  };

  uint32_t depth() const { return static_cast<uint32_t>(marks_.size()); }
  uint32_t index_of(std::string_view name);
  Instance& innermost(uint32_t name);
  Instance& innermost_in_scope(uint32_t name);
  void instantiate(uint32_t name, Instance instance);
  void apply(const ComputedStyle& style);
  void reset(const CounterChange& change);
  void increment(uint32_t name, int32_t by);
  void set(uint32_t name, int32_t value);
  void end_scopes();

  std::unordered_map<std::string, uint32_t> names_;
  std::vector<std::vector<Instance>> stacks_;  ///< by name; the innermost last
  std::vector<Created> created_;               ///< live instances in order of creation
  std::vector<Tally> tallies_;
  std::vector<int32_t> reversed_starts_;
  std::vector<uint32_t> marks_;   ///< by open element: created_.size() when it was entered
  std::vector<uint32_t> scopes_;  ///< depths of open elements with style containment
  uint64_t serial_ = 0;           ///< number of the element entered last
};

}  // namespace colosseum

#include "css/properties/compute/custom_properties.h"

#include <algorithm>
#include <optional>

#include "css/properties/compute/winners.h"
#include "css/properties/substitution.h"

namespace colosseum::css {

namespace {

/// A custom property that this element declares.
struct Variable {
  std::string_view name;
  const MatchedDeclaration* winner = nullptr;
  std::optional<std::string> value;  ///< once computed; nothing when invalid
  enum class State : uint8_t { kWaiting, kOnStack, kDone } state = State::kWaiting;
  uint32_t index = 0, low = 0;  ///< of Tarjan's algorithm
};

const CustomValue* custom_value(const Variable& v) {
  const SpecifiedValue& value = *v.winner->declaration->value;
  return value.kind == ValueKind::kCustom ? static_cast<const CustomValue*>(&value) : nullptr;
}

class VariableComputer {
 public:
  explicit VariableComputer(ComputeState& s)
      : state_(s), inherited_(s.builder.custom_properties()), max_bytes_(max_variable_bytes(s.context)) {
    collect();
  }

  void run() {
    for (uint32_t i = 0; i < variables_.size(); ++i) {
      if (variables_[i].state == Variable::State::kWaiting) strong_components(i);
    }
    store();
  }

 private:
  static size_t max_variable_bytes(const ComputeContext& c) {
    return c.document != nullptr ? c.document->limits().max_variable_bytes : Limits().max_variable_bytes;
  }

  void collect() {
    for (const MatchedDeclaration& d : state_.input.declarations) {
      if (d.declaration->property != PropertyId::kCustomProperties) continue;
      Variable v;
      v.name = d.declaration->custom_name;
      v.winner = &d;
      variables_.push_back(v);
    }
    std::stable_sort(variables_.begin(), variables_.end(),
                     [](const Variable& a, const Variable& b) { return a.name < b.name; });
    // Of equal names the last declaration wins.
    size_t kept = 0;
    for (size_t i = 0; i < variables_.size(); ++i) {
      if (i + 1 < variables_.size() && variables_[i + 1].name == variables_[i].name) continue;
      if (kept != i) variables_[kept] = std::move(variables_[i]);
      ++kept;
    }
    variables_.resize(kept);
  }

  Variable* find(std::string_view name) {
    auto it = std::lower_bound(variables_.begin(), variables_.end(), name,
                               [](const Variable& v, std::string_view n) { return v.name < n; });
    return it != variables_.end() && it->name == name ? &*it : nullptr;
  }

  const std::vector<std::string>& references(const Variable& v) const {
    static const std::vector<std::string> none;
    const CustomValue* c = custom_value(v);
    return c == nullptr ? none : c->value.references;
  }

  // §2.3: dependency cycles. Tarjan's algorithm with its own stack, so that long chains need no recursion;
  // components come out with what they depend on first.
  void strong_components(uint32_t root) {
    struct Frame {
      uint32_t variable;
      size_t next_reference;
    };
    std::vector<Frame> frames{{root, 0}};
    enter(root);
    while (!frames.empty()) {
      Frame& f = frames.back();
      Variable& v = variables_[f.variable];
      const auto& refs = references(v);
      if (f.next_reference < refs.size()) {
        Variable* to = find(refs[f.next_reference++]);
        if (to == nullptr || to->state == Variable::State::kDone) continue;
        if (to->state == Variable::State::kOnStack) {
          v.low = std::min(v.low, to->index);
          if (to == &v) in_self_cycle_.push_back(f.variable);
        } else {
          auto i = static_cast<uint32_t>(to - variables_.data());
          enter(i);
          frames.push_back({i, 0});
        }
        continue;
      }
      uint32_t done = f.variable;
      frames.pop_back();
      if (!frames.empty()) {
        Variable& parent = variables_[frames.back().variable];
        parent.low = std::min(parent.low, v.low);
      }
      if (v.low == v.index) finish_component(done);
    }
  }

  void enter(uint32_t i) {
    Variable& v = variables_[i];
    v.state = Variable::State::kOnStack;
    v.index = v.low = next_index_++;
    stack_.push_back(i);
  }

  void finish_component(uint32_t root) {
    bool cyclic = stack_.back() != root ||
                  std::find(in_self_cycle_.begin(), in_self_cycle_.end(), root) != in_self_cycle_.end();
    while (true) {
      uint32_t i = stack_.back();
      stack_.pop_back();
      variables_[i].state = Variable::State::kDone;
      if (!cyclic) compute(variables_[i]);
      if (i == root) break;
    }
    in_self_cycle_.clear();
  }

  void compute(Variable& v) {
    const CustomValue* c = custom_value(v);
    if (c == nullptr) {
      compute_wide(v);
      return;
    }
    VariableLookup lookup = [this](std::string_view name) -> const std::string* {
      const Variable* own = find(name);
      if (own == nullptr) return find_custom_property(inherited_, name);
      return own->value ? &*own->value : nullptr;
    };
    std::optional<std::string> text = substitute(c->value, lookup, max_bytes_);
    if (!text) return;
    // All variables of an element together stay within a few times what one may have.
    total_bytes_ += text->size();
    if (total_bytes_ > 4 * max_bytes_) return;
    v.value = std::move(text);
  }

  void compute_wide(Variable& v) {
    const MatchedDeclaration* winner =
        roll_back(state_.input.declarations, v.winner, [&](const Declaration& d) {
          return d.property == PropertyId::kCustomProperties && d.custom_name == v.name;
        });
    bool initial = false;
    if (winner != nullptr) {
      if (winner->declaration->value->kind == ValueKind::kCustom) {
        v.winner = winner;
        compute(v);
        return;
      }
      initial = static_cast<WideKeyword>(winner->declaration->value->keyword) == WideKeyword::kInitial;
    }
    const std::string* inherited = initial ? nullptr : find_custom_property(inherited_, v.name);
    if (inherited != nullptr) v.value = *inherited;
  }

  void store() {
    CustomProperties merged;
    merged.reserve(inherited_.size() + variables_.size());
    auto old = inherited_.begin();
    for (Variable& v : variables_) {
      for (; old != inherited_.end() && old->name < v.name; ++old) merged.push_back(*old);
      if (old != inherited_.end() && old->name == v.name) ++old;
      if (v.value) merged.push_back({std::string(v.name), std::move(*v.value)});
    }
    merged.insert(merged.end(), old, inherited_.end());
    if (!(merged == inherited_)) state_.builder.set_custom_properties(std::move(merged));
  }

  ComputeState& state_;
  const CustomProperties& inherited_;
  size_t max_bytes_;
  size_t total_bytes_ = 0;
  std::vector<Variable> variables_;
  std::vector<uint32_t> stack_;
  std::vector<uint32_t> in_self_cycle_;
  uint32_t next_index_ = 0;
};

}  // namespace

const std::string* find_custom_property(const CustomProperties& list, std::string_view name) {
  auto it = std::lower_bound(list.begin(), list.end(), name,
                             [](const CustomProperty& p, std::string_view n) { return p.name < n; });
  return it != list.end() && it->name == name ? &it->value : nullptr;
}

void compute_custom_properties(ComputeState& s) {
  bool any = std::any_of(s.input.declarations.begin(), s.input.declarations.end(), [](const auto& d) {
    return d.declaration->property == PropertyId::kCustomProperties;
  });
  if (any) VariableComputer(s).run();
}

}  // namespace colosseum::css

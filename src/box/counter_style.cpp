#include "box/counter_style.h"

#include <optional>
#include <unordered_set>
#include <vector>

#include "box/counter_algorithms.h"
#include "box/counter_style_data.h"

namespace colosseum {

namespace {

constexpr size_t kMaxChain = 100;  // styles that extend one another; deeper ones extend decimal

// §3: what is left out has its initial value.
void set_initial_values(CounterStyle& style) {
  if (!style.negative) style.negative = {"-", ""};
  if (!style.prefix) style.prefix = "";
  if (!style.suffix) style.suffix = ". ";
  if (!style.fallback) style.fallback = "decimal";
  if (!style.ranges) style.ranges.emplace();
  if (!style.pad) style.pad = {0, ""};
}

// §3.1.7: what is left out is the other style's.
void extend(CounterStyle& style, const CounterStyle& other) {
  style.system = other.system;
  style.first_value = other.first_value;
  style.symbols = other.symbols;
  style.tuples = other.tuples;
  if (!style.negative) style.negative = other.negative;
  if (!style.prefix) style.prefix = other.prefix;
  if (!style.suffix) style.suffix = other.suffix;
  if (!style.fallback) style.fallback = other.fallback;
  if (!style.ranges) style.ranges = other.ranges;
  if (!style.pad) style.pad = other.pad;
}

}  // namespace

const CounterStyle* CounterStyles::own_style(std::string_view name) {
  if (own_.empty()) {
    for (const CounterStyle& style : document_.counter_styles()) own_[style.name] = &style;
  }
  const auto it = own_.find(name);
  return it == own_.end() ? nullptr : it->second;
}

bool CounterStyles::extends_itself(const CounterStyle& style) {
  const CounterStyle* at = &style;
  for (size_t i = 0; i < kMaxChain && at != nullptr && at->system == CounterStyle::System::kExtends; ++i) {
    at = own_style(at->extended);
    if (at == &style) return true;
  }
  return false;
}

const CounterStyle& CounterStyles::complete(const std::string& name, size_t depth) {
  if (const auto it = complete_.find(name); it != complete_.end()) return it->second;
  CounterStyle style;
  if (const CounterStyle* own = own_style(name)) {
    style = *own;
    if (style.system == CounterStyle::System::kExtends) {
      const bool known = depth < kMaxChain && !extends_itself(*own);
      extend(style, complete(known ? style.extended : "decimal", depth + 1));
    } else {
      set_initial_values(style);
    }
  } else if (std::optional<CounterStyle> predefined = predefined_counter_style(name)) {
    style = *std::move(predefined);
  } else {
    style = *predefined_counter_style("decimal");
  }
  return complete_.emplace(name, std::move(style)).first->second;
}

std::string CounterStyles::representation(std::string_view name, int32_t value, Direction direction) {
  // §6.3: directional symbols follow the direction of the text.
  if (name == "disclosure-closed" && direction == Direction::kRtl) return "\u25C2";
  std::string at(name), out;
  std::unordered_set<std::string> tried;
  while (tried.insert(at).second) {  // §3.7: a loop ends with decimal
    const CounterStyle& style = complete(at);
    if (represent(style, value, out)) return out;
    at = *style.fallback;
  }
  return std::to_string(value);
}

std::string CounterStyles::counter_text(const CounterStyleRef& style, int32_t value, Direction direction) {
  switch (style.kind) {
    case CounterStyleRef::Kind::kNone: return {};
    case CounterStyleRef::Kind::kString: return style.text;
    case CounterStyleRef::Kind::kName: return representation(style.text, value, direction);
  }
  return {};
}

bool is_predefined_symbol(const CounterStyleRef& style) {
  if (style.kind != CounterStyleRef::Kind::kName) return false;
  for (std::string_view name : {"disc", "circle", "square", "disclosure-open", "disclosure-closed"}) {
    if (style.text == name) return true;
  }
  return false;
}

std::string CounterStyles::marker_text(const CounterStyleRef& style, int32_t value, Direction direction) {
  std::string text = counter_text(style, value, direction);
  if (style.kind != CounterStyleRef::Kind::kName) return text;
  const CounterStyle& named = complete(style.text);
  return *named.prefix + text + *named.suffix;
}

}  // namespace colosseum

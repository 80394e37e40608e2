#include "box/counter_style.h"

#include <charconv>
#include <vector>

#include "box/counter_style_data.h"

namespace colosseum {

namespace {

/// Representations longer than this use the fallback (css-counter-styles-3 §2: at least 60 are supported).
constexpr size_t kMaxSymbols = 120;

constexpr std::string_view kDisclosureOpen = "disclosure-open";
constexpr std::string_view kDisclosureClosed = "disclosure-closed";

std::string_view next_word(std::string_view& list) {
  size_t end = list.find(' ');
  std::string_view word = list.substr(0, end);
  list = end == std::string_view::npos ? std::string_view() : list.substr(end + 1);
  return word;
}

std::vector<std::string_view> words(std::string_view list) {
  std::vector<std::string_view> out;
  while (!list.empty()) out.push_back(next_word(list));
  return out;
}

// §3.1.4: digits of a positional system.
std::string numeric(std::string_view symbols, uint64_t value) {
  const std::vector<std::string_view> digits = words(symbols);
  std::string out;
  do {
    out.insert(0, digits[value % digits.size()]);
    value /= digits.size();
  } while (value != 0);
  return out;
}

// §3.1.3: positional without a zero.
std::string alphabetic(std::string_view symbols, uint64_t value) {
  const std::vector<std::string_view> letters = words(symbols);
  std::string out;
  while (value != 0) {
    --value;
    out.insert(0, letters[value % letters.size()]);
    value /= letters.size();
  }
  return out;
}

// §3.1.6: sum of weights; false when the value has no representation.
bool additive(std::string_view tuples, uint64_t value, std::string& out) {
  const bool zero = value == 0;
  size_t used = 0;
  while (!tuples.empty()) {
    uint64_t weight = 0;
    std::string_view number = next_word(tuples);
    std::from_chars(number.data(), number.data() + number.size(), weight);
    std::string_view symbol = next_word(tuples);
    if (weight == 0) {
      if (!zero) break;
      out = symbol;
      return true;
    }
    for (; value >= weight; value -= weight) {
      if (++used > kMaxSymbols) return false;
      out += symbol;
    }
    if (value == 0 && !zero) return true;
  }
  return false;
}

bool represent(const CounterStyle& style, int32_t value, std::string& out) {
  if (value < style.first || value > style.last) return false;
  const uint64_t magnitude = static_cast<uint64_t>(value < 0 ? -static_cast<int64_t>(value) : value);
  switch (style.system) {
    case CounterSystem::kCyclic: {
      const std::vector<std::string_view> list = words(style.symbols);
      const int64_t n = static_cast<int64_t>(list.size());
      out = list[static_cast<size_t>(((value - int64_t{1}) % n + n) % n)];
      return true;
    }
    case CounterSystem::kFixed: out = words(style.symbols)[static_cast<size_t>(value - 1)]; return true;
    case CounterSystem::kNumeric: out = numeric(style.symbols, magnitude); break;
    case CounterSystem::kAlphabetic: out = alphabetic(style.symbols, magnitude); break;
    case CounterSystem::kAdditive:
      if (!additive(style.symbols, magnitude, out)) return false;
      break;
  }
  if (value < 0) out.insert(0, style.negative);
  return true;
}

std::string decimal(int32_t value) { return std::to_string(value); }

}  // namespace

bool is_symbolic_counter_style(std::string_view name) {
  return name == "disc" || name == "circle" || name == "square" || name == kDisclosureOpen ||
         name == kDisclosureClosed;
}

std::string counter_representation(std::string_view name, int32_t value, Direction direction) {
  if (name == "decimal") return decimal(value);
  if (name == "decimal-leading-zero") {
    // §6.1: pad: 2 "0"; the sign counts for the width (§3.6).
    return value >= 0 && value < 10 ? "0" + decimal(value) : decimal(value);
  }
  // §6.3: directional symbols follow the direction of the text.
  if (name == kDisclosureOpen) return "\u25BE";
  if (name == kDisclosureClosed) return direction == Direction::kLtr ? "\u25B8" : "\u25C2";
  const CounterStyle* style = find_counter_style(name);
  if (style == nullptr) return decimal(value);
  std::string out;
  if (represent(*style, value, out)) return out;
  const CounterStyle* fallback = style->fallback.empty() ? nullptr : find_counter_style(style->fallback);
  out.clear();
  if (fallback != nullptr && represent(*fallback, value, out)) return out;
  return decimal(value);
}

std::string_view counter_suffix(std::string_view name) {
  if (is_symbolic_counter_style(name)) return " ";
  const CounterStyle* style = find_counter_style(name);
  return style == nullptr ? std::string_view(". ") : style->suffix;
}

std::string counter_text(const CounterStyleRef& style, int32_t value, Direction direction) {
  switch (style.kind) {
    case CounterStyleRef::Kind::kNone: return {};
    case CounterStyleRef::Kind::kString: return style.text;
    case CounterStyleRef::Kind::kName: return counter_representation(style.text, value, direction);
  }
  return {};
}

std::string marker_text(const CounterStyleRef& style, int32_t value, Direction direction) {
  std::string text = counter_text(style, value, direction);
  if (style.kind == CounterStyleRef::Kind::kName) text += counter_suffix(style.text);
  return text;
}

}  // namespace colosseum

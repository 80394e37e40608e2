#include "box/counter_algorithms.h"

#include <algorithm>

#include "base/letters.h"
#include "base/utf.h"

namespace colosseum {

namespace {

using System = CounterStyle::System;

/// Longer representations use the fallback (§2: at least 60 are supported).
constexpr size_t kMaxSymbols = 120;

bool uses_negative_sign(System system) { return system != System::kCyclic && system != System::kFixed; }

// §3.5 `auto`.
bool is_in_automatic_range(System system, int32_t value) {
  switch (system) {
    case System::kAlphabetic:
    case System::kSymbolic: return value >= 1;
    case System::kAdditive: return value >= 0;
    default: return true;
  }
}

bool is_in_range(const CounterStyle& style, int32_t value) {
  if (style.ranges->empty()) return is_in_automatic_range(style.system, value);
  return std::any_of(style.ranges->begin(), style.ranges->end(),
                     [&](const CounterStyle::Range& r) { return value >= r.first && value <= r.last; });
}

// §3.1.1
std::string cyclic(const std::vector<std::string>& symbols, int32_t value) {
  const auto n = static_cast<int64_t>(symbols.size());
  return symbols[static_cast<size_t>(((value - int64_t{1}) % n + n) % n)];
}

// §3.1.3
bool symbolic(const std::vector<std::string>& symbols, uint64_t value, std::string& out) {
  if (value == 0) return false;
  const uint64_t times = (value + symbols.size() - 1) / symbols.size();
  if (times > kMaxSymbols) return false;
  for (uint64_t i = 0; i < times; ++i) out += symbols[(value - 1) % symbols.size()];
  return true;
}

// §3.1.4
bool alphabetic(const std::vector<std::string>& letters, uint64_t value, std::string& out) {
  if (value == 0) return false;
  while (value != 0) {
    --value;
    out.insert(0, letters[value % letters.size()]);
    value /= letters.size();
  }
  return true;
}

// §3.1.5
std::string numeric(const std::vector<std::string>& digits, uint64_t value) {
  std::string out;
  do {
    out.insert(0, digits[value % digits.size()]);
    value /= digits.size();
  } while (value != 0);
  return out;
}

// §3.1.6
bool additive(const std::vector<CounterStyle::Tuple>& tuples, uint64_t value, std::string& out) {
  if (value == 0) {
    if (tuples.back().weight != 0) return false;
    out = tuples.back().symbol;
    return true;
  }
  for (const CounterStyle::Tuple& tuple : tuples) {
    if (tuple.weight == 0) break;
    const auto weight = static_cast<uint64_t>(tuple.weight);
    if (value / weight > kMaxSymbols) return false;
    for (; value >= weight; value -= weight) out += tuple.symbol;
  }
  return value == 0;
}

// §7.1.3, for values below 10,000. `symbols`: ten digits, then the markers of tens, hundreds and thousands.
std::string chinese(const std::vector<std::string>& symbols, bool informal, uint64_t value) {
  if (value == 0) return symbols[0];
  std::string out;
  bool zero = false;  // zeros stand before the next digit
  uint64_t unit = 1000;
  for (size_t position = 3;; --position, unit /= 10) {
    const uint64_t digit = value / unit % 10;
    if (digit == 0) {
      zero = !out.empty();
    } else {
      if (zero) out += symbols[0];
      zero = false;
      const bool bare_ten = informal && position == 1 && value >= 10 && value <= 19;
      if (!bare_ten) out += symbols[digit];
      if (position > 0) out += symbols[9 + position];
    }
    if (position == 0) break;
  }
  return out;
}

// §7.2. `symbols`: 1 to 9, 10 to 90, and the separators of odd and of even groups.
std::string ethiopic(const std::vector<std::string>& symbols, uint64_t value) {
  if (value == 1) return symbols[0];
  std::vector<uint64_t> groups;
  for (; value != 0; value /= 100) groups.push_back(value % 100);
  std::string out;
  for (size_t i = groups.size(); i-- > 0;) {
    const uint64_t group = groups[i];
    const bool odd = i % 2 == 1;
    const bool bare = group == 0 || (group == 1 && (i + 1 == groups.size() || odd));
    if (!bare && group >= 10) out += symbols[9 + group / 10 - 1];
    if (!bare && group % 10 != 0) out += symbols[group % 10 - 1];
    if (odd && group != 0) out += symbols[18];
    if (!odd && i != 0) out += symbols[19];
  }
  return out;
}

bool initial_representation(const CounterStyle& style, int32_t value, std::string& out) {
  const auto magnitude = static_cast<uint64_t>(value < 0 ? -static_cast<int64_t>(value) : value);
  switch (style.system) {
    case System::kCyclic: out = cyclic(style.symbols, value); return true;
    case System::kFixed: {
      const int64_t index = static_cast<int64_t>(value) - style.first_value;
      if (index < 0 || index >= static_cast<int64_t>(style.symbols.size())) return false;
      out = style.symbols[static_cast<size_t>(index)];
      return true;
    }
    case System::kSymbolic: return symbolic(style.symbols, magnitude, out);
    case System::kAlphabetic: return alphabetic(style.symbols, magnitude, out);
    case System::kNumeric: out = numeric(style.symbols, magnitude); return true;
    case System::kAdditive: return additive(style.tuples, magnitude, out);
    case System::kChineseInformal:
    case System::kChineseFormal:
      if (magnitude > 9999) return false;
      out = chinese(style.symbols, style.system == System::kChineseInformal, magnitude);
      return true;
    case System::kEthiopic:
      if (magnitude == 0) return false;
      out = ethiopic(style.symbols, magnitude);
      return true;
    case System::kExtends: break;
  }
  return false;
}

// Characters with the marks that combine with them.
size_t clusters(std::string_view text) {
  size_t count = 0;
  for (size_t pos = 0; pos < text.size();) count += is_combining_mark(next_code_point(text, pos)) ? 0 : 1;
  return count;
}

}  // namespace

bool represent(const CounterStyle& style, int32_t value, std::string& out) {
  out.clear();
  if (!is_in_range(style, value) || !initial_representation(style, value, out)) return false;
  const bool negative = value < 0 && uses_negative_sign(style.system);
  // §3.6
  size_t length = clusters(out);
  if (negative) length += clusters(style.negative->first) + clusters(style.negative->second);
  const auto least = static_cast<size_t>(std::max(style.pad->weight, 0));
  if (length < least) {
    if (least - length > kMaxSymbols) return false;
    for (size_t i = length; i < least; ++i) out.insert(0, style.pad->symbol);
  }
  if (negative) out = style.negative->first + out + style.negative->second;
  return true;
}

}  // namespace colosseum

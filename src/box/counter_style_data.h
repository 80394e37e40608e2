// The table behind counter_style.h.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace colosseum {

/// css-counter-styles-3 §3.1.
enum class CounterSystem : uint8_t { kCyclic, kFixed, kNumeric, kAlphabetic, kAdditive };

/// One predefined @counter-style rule (css-counter-styles-3 §6, §7).
struct CounterStyle {
  std::string_view name;
  CounterSystem system;
  int32_t first, last;  ///< range; values outside use the fallback
  std::string_view suffix;
  std::string_view negative;  ///< sign put before the representation of a negative value
  std::string_view fallback;  ///< name of another style; empty: decimal
  std::string_view symbols;   ///< separated by spaces; additive: weight and symbol in turn, heaviest first
};

/// The style of that name (aliases resolved), or null.
const CounterStyle* find_counter_style(std::string_view name);

}  // namespace colosseum

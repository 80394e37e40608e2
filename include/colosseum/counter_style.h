// Counter styles as documents define them (css-counter-styles-3 §3).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace colosseum {

/// A @counter-style rule, or a predefined style. What a rule leaves out has its initial value, or, when the
/// rule extends another style, that style's.
struct CounterStyle {
  enum class System : uint8_t {
    kCyclic,
    kFixed,
    kSymbolic,
    kAlphabetic,
    kNumeric,
    kAdditive,
    kExtends,
    // Of complex predefined styles (§7). Chinese: `symbols` are ten digits and the markers of tens, hundreds
    // and thousands.
    kChineseInformal,
    kChineseFormal,
    kEthiopic,
  };
  /// Bounds belong to it.
  struct Range {
    int32_t first = INT32_MIN, last = INT32_MAX;
    bool operator==(const Range&) const = default;
  };
  struct Tuple {
    int32_t weight = 0;
    std::string symbol;
    bool operator==(const Tuple&) const = default;
  };
  std::string name;
  System system = System::kSymbolic;
  std::string extended;     ///< of kExtends: the other style's name
  int32_t first_value = 1;  ///< of kFixed
  std::vector<std::string> symbols;
  std::vector<Tuple> tuples;                                    ///< of kAdditive: by descending weight
  std::optional<std::pair<std::string, std::string>> negative;  ///< before and after
  std::optional<std::string> prefix, suffix, fallback;
  std::optional<std::vector<Range>> ranges;  ///< empty: auto
  std::optional<Tuple> pad;                  ///< weight: the least length
  bool operator==(const CounterStyle&) const = default;
};

}  // namespace colosseum

// Counter values as text (css-counter-styles-3).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

#include "colosseum/document.h"
#include "colosseum/geometry.h"
#include "colosseum/values.h"

namespace colosseum {

/// Whether a marker is a predefined symbol (§6.3), which browsers draw; nothing can redefine these.
bool is_predefined_symbol(const CounterStyleRef& style);

/// The counter styles of a document: its own and the predefined ones. Styles are completed when first asked
/// for.
class CounterStyles {
 public:
  /// `document` must outlive it, its counter styles unchanged.
  explicit CounterStyles(const Document& document) : document_(document) {}

  /// The representation of a value, without prefix and suffix; unknown names count as `decimal` (§2).
  /// `direction` turns the symbol of disclosure-closed.
  std::string representation(std::string_view style_name, int32_t value, Direction direction);
  /// What counter() and counters() show for a value: nothing for `none`, the string of a string style.
  std::string counter_text(const CounterStyleRef& style, int32_t value, Direction direction);
  /// The text of a list marker, prefix and suffix included; empty for `none` (css-lists-3 §3.4).
  std::string marker_text(const CounterStyleRef& style, int32_t value, Direction direction);

 private:
  const CounterStyle& complete(const std::string& name, size_t depth = 0);
  const CounterStyle* own_style(std::string_view name);
  bool extends_itself(const CounterStyle& style);

  const Document& document_;
  std::unordered_map<std::string_view, const CounterStyle*> own_;  ///< of the document
  std::unordered_map<std::string, CounterStyle> complete_;
};

}  // namespace colosseum

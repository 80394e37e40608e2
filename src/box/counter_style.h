// Counter values as text: the predefined counter styles (css-counter-styles-3 §6, and the additive ones of
// §7).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "colosseum/geometry.h"
#include "colosseum/values.h"

namespace colosseum {

/// The representation of a value, without prefix and suffix; unknown names count as `decimal` (§2).
/// `direction` turns the symbol of disclosure-closed.
std::string counter_representation(std::string_view style_name, int32_t value, Direction direction);

/// What follows the representation in a marker (§3.4): ". " for most, " " for symbols, empty for none.
std::string_view counter_suffix(std::string_view style_name);

/// disc, circle, square, disclosure-open and disclosure-closed: one symbol whatever the value.
bool is_symbolic_counter_style(std::string_view style_name);

/// The text that counter() and counters() show for a value: nothing for `none`, the string of a string style.
std::string counter_text(const CounterStyleRef& style, int32_t value, Direction direction);

/// The text of a list marker, suffix included; empty for `none` (css-lists-3 §3.4).
std::string marker_text(const CounterStyleRef& style, int32_t value, Direction direction);

}  // namespace colosseum

// The predefined counter styles (css-counter-styles-3 §6, §7).
#pragma once

#include <optional>
#include <string_view>

#include "colosseum/counter_style.h"

namespace colosseum {

/// The predefined style of that name (aliases resolved), complete; none when there is none.
std::optional<CounterStyle> predefined_counter_style(std::string_view name);

}  // namespace colosseum

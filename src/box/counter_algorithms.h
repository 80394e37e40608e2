// From a value to its representation in one counter style (css-counter-styles-3 §2 steps 2 to 5, §3.1, §7).
#pragma once

#include <string>

#include "colosseum/counter_style.h"

namespace colosseum {

/// The representation, padded and with its sign; false when the value is out of range, has none or would have
/// a very long one. `style` is complete and extends no other.
bool represent(const CounterStyle& style, int32_t value, std::string& out);

}  // namespace colosseum

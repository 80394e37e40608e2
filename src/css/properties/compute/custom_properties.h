// Computing custom properties (css-variables-1 §2, §3).
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "css/properties/compute/compute_state.h"

namespace colosseum::css {

/// Computes the custom properties that the declarations set and stores them, with the inherited ones, in the
/// state's builder. Cycles are invalid at computed-value time. Work linear in the values' sizes.
void compute_custom_properties(ComputeState& s);

/// The value of a custom property in a sorted list, or null.
const std::string* find_custom_property(const CustomProperties& list, std::string_view name);

}  // namespace colosseum::css

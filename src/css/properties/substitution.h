// var() and env(): finding them and putting values in their place (css-variables-1 §3, css-env-1).
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "css/properties/specified_value.h"

namespace colosseum::css {

/// Whether var() or env() is anywhere in the tokens.
bool contains_substitution(TokenSpan tokens);
/// Copies tokens so that they outlive their sheet. False when they break the grammar of <declaration-value>
/// or of var().
bool own_tokens(TokenSpan tokens, OwnedTokens& out);

/// The value of a custom property, or null when it is the guaranteed-invalid value.
using VariableLookup = std::function<const std::string*(std::string_view name)>;
/// The text with every var() and env() replaced; nothing when the declaration is invalid at computed-value
/// time or longer than `max_bytes`.
std::optional<std::string> substitute(const OwnedTokens& value, const VariableLookup& lookup,
                                      size_t max_bytes);

}  // namespace colosseum::css

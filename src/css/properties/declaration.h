// What the cascade passes to value computation: parsed declarations and their place in the cascade.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "colosseum/generated/property_id.h"
#include "css/syntax/token.h"

namespace colosseum::css {

struct SpecifiedValue;  ///< a parsed value; defined in specified_value.h

/// One longhand (physical or flow-relative), or a custom property, with its specified value. Shorthands are
/// expanded when parsed; those with var() give one declaration per longhand that share the unparsed text.
struct Declaration {
  PropertyId property = PropertyId::kUnknown;
  bool important = false;
  uint32_t line = 0;
  std::string custom_name;  ///< of custom properties
  std::shared_ptr<const SpecifiedValue> value;
};
using DeclarationList = std::vector<Declaration>;

enum class Origin : uint8_t { kUserAgent, kUser, kAuthorHint /* presentational hints */, kAuthor };

/// A declaration that applies to an element, with what `revert` and `revert-layer` must know.
struct MatchedDeclaration {
  const Declaration* declaration = nullptr;
  Origin origin = Origin::kAuthor;
  uint32_t layer = 0;  ///< cascade layer order within the origin; unlayered and style attributes are greatest
};

struct ParseContext {
  std::string_view base_url;  ///< for url()
  std::string_view file;      ///< for diagnostics
  bool quirks = false;        ///< unitless lengths and hashless colours where css-values / quirks allow
  bool user_agent = false;    ///< of the user-agent sheet
};

/// Parses one declaration's value (tokens after the colon, `!important` already taken off) and appends the
/// longhands. False when the value does not match the property's grammar or the property is unknown; then
/// nothing is appended.
bool parse_declaration(std::string_view name, TokenSpan value, bool important, const ParseContext& context,
                       DeclarationList& out);

/// Whether `name: value` would be accepted (@supports).
bool supports_declaration(std::string_view name, TokenSpan value);

}  // namespace colosseum::css

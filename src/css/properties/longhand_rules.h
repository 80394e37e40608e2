// The table that says for each longhand how it is parsed and how it is computed.
#pragma once

#include "css/properties/parsing/value_parser.h"
#include "css/properties/specified_value.h"

namespace colosseum::css {

class ComputeState;

struct ParseArgs {
  PropertyId property;
  const ParseContext& context;
  uint16_t flags;  ///< of the property's rule
  bool quirks() const { return context.quirks; }
};

/// Reads a value from the start of `s`; null when it does not match. The caller checks that nothing is left.
using ParseFunction = ValuePtr (*)(TokenStream& s, const ParseArgs& args);
/// Computes a value (no CSS-wide keyword, no var()) and sets it in the state's builder.
using ApplyFunction = void (*)(ComputeState& state, PropertyId property, const SpecifiedValue& value);

struct LonghandRule {
  ParseFunction parse = nullptr;
  ApplyFunction apply = nullptr;
  uint16_t flags = 0;
};

/// Of a physical longhand.
const LonghandRule& longhand_rule(PropertyId property);

/// Parses one longhand's value from the cursor (flow-relative ones by the grammar of their physical kin);
/// null when it does not match.
ValuePtr parse_longhand(PropertyId property, TokenStream& s, const ParseContext& context);

}  // namespace colosseum::css

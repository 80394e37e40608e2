// Entity references that an XML parser without DTD support leaves alone.
#pragma once

#include <string>
#include <string_view>

namespace colosseum::html {

/// Replaces references to entities declared in the internal subset and to the named characters of HTML
/// (HTML §14.2 gives them to XHTML). Bounded in output, so nested declarations cannot explode. False when
/// there is nothing to replace; then `out` is untouched.
bool expand_entities(std::string_view source, std::string& out);

/// The characters of an HTML named character reference, "" when the name is unknown.
std::string named_character(std::string_view name);

}  // namespace colosseum::html

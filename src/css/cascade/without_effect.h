// CSS that is valid and has no effect yet: told to the author, and what an honest test run asks about.
#pragma once

#include <span>

#include "css/cascade/declaration_parser.h"

namespace colosseum::css {

/// Reports (kUnsupported) a declaration that was accepted into `added` though it changes nothing yet: its
/// property is only parsed, or a keyword of its value is. What could never show on a still picture is not
/// reported.
/// `name`: the property's, in lower case.
void report_without_effect(const RawDeclaration& raw, const std::string& name,
                           std::span<const Declaration> added, const DeclarationContext& context);

/// Whether a refused value holds a word that is published for the property: then it is valid CSS, and the
/// parser lags behind.
bool is_published_value(PropertyId property, TokenSpan value);

/// Properties about motion, interaction and hints to the browser: nothing on a still picture depends on them.
bool changes_no_static_picture(std::string_view lower_name);

}  // namespace colosseum::css

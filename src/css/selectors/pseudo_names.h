// Names of pseudo-classes and pseudo-elements, and of HTML attributes whose values compare without case.
#pragma once

#include <optional>
#include <string_view>

#include "css/selectors/selector.h"

namespace colosseum::css {

/// A pseudo-class without arguments by its lower-case name; nothing when it is unknown or takes arguments.
std::optional<PseudoClass> find_pseudo_class(std::string_view lower_name);
/// Pseudo-classes about interaction or state that a static document never has: valid, matching nothing.
bool is_never_matching_pseudo_class(std::string_view lower_name);
/// User action pseudo-classes (selectors-4 §9), which may follow a pseudo-element.
bool is_user_action_pseudo_class(std::string_view lower_name);
/// A pseudo-element by its lower-case name; `functional` when written with arguments.
std::optional<SelectorPseudo> find_pseudo_element(std::string_view lower_name, bool functional);
/// The four that CSS 2 wrote with one colon.
bool is_legacy_pseudo_element(std::string_view lower_name);
/// HTML §4.16.2: attributes whose values selectors match ASCII case-insensitively.
bool is_case_insensitive_html_attribute(std::string_view lower_name);

}  // namespace colosseum::css

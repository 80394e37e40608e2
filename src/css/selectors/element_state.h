// Pseudo-classes that depend on an element's attributes alone (HTML §4.16.3, selectors-4 §8 and §13).
#pragma once

#include "colosseum/document.h"
#include "css/selectors/selector.h"

namespace colosseum::css {

/// For kAnyLink, kDefined and everything from kEnabled on.
bool matches_state(const Document& document, NodeId element, PseudoClass state);

}  // namespace colosseum::css

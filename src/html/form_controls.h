// Form controls as plain boxes with texts; their looks are in the user-agent sheet.
#pragma once

#include "colosseum/document.h"

namespace colosseum::html {

/// Gives a control the text it shows as a child. True when the element's content must not be looked into.
/// False also for elements that are no controls.
bool prepare_form_control(Document& document, NodeId element);

}  // namespace colosseum::html

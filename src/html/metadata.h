// What a document says about itself.
#pragma once

#include "colosseum/document.h"

namespace colosseum::html {

/// Fills title, author, description, keywords, generator, creation date and language of the document's info
/// (HTML §4.2), and the base URL from <base href>, which resolves against the base URL set before.
void read_metadata(Document& document);

}  // namespace colosseum::html

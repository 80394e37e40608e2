// An svg element inside a document as an SVG file of its own.
#pragma once

#include <string>

#include "colosseum/document.h"

namespace colosseum::html {

/// The subtree as XML text.
std::string serialize_svg(const Document& document, NodeId svg);
/// Natural size from width, height and viewBox (SVG 2 §7.2, §8.12).
NaturalSize natural_size_of_svg(const Document& document, NodeId svg);

}  // namespace colosseum::html

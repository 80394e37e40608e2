// URLs of images that computed styles name.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "colosseum/document.h"

namespace colosseum::css {

/// Of every element and pseudo-element in the tree, then of `more`, each URL once, in order of first use.
std::vector<std::string> collect_image_urls(const Document& document, std::span<const StyleId> more);

}  // namespace colosseum::css

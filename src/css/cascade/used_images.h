// URLs of images that computed styles name.
#pragma once

#include <string>
#include <vector>

#include "colosseum/document.h"

namespace colosseum::css {

/// Of every element and pseudo-element in the tree, each URL once, in order of first use.
std::vector<std::string> collect_image_urls(const Document& document);

}  // namespace colosseum::css

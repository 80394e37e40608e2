// Which image an img element shows (HTML §4.8.4.3).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "colosseum/css.h"

namespace colosseum::html {

struct ImageCandidate {
  std::string url;
  double density = 1;  ///< image pixels per CSS px
};

/// Candidates of a srcset attribute with their densities; width descriptors are taken against `sizes`.
std::vector<ImageCandidate> parse_srcset(std::string_view srcset, std::string_view sizes,
                                         const css::MediaContext& media);

/// The candidate to load: the least density that is enough, else the greatest. Null for none.
const ImageCandidate* choose_candidate(const std::vector<ImageCandidate>& candidates, double wanted_density);

/// The source size in px that a sizes attribute gives (HTML §4.8.4.2.2).
double source_size(std::string_view sizes, const css::MediaContext& media);

/// The candidate an img element shows, with the sources of a picture around it. `url` is as written, "" for
/// none.
ImageCandidate image_of(const Document& document, NodeId img, const css::MediaContext& media);

}  // namespace colosseum::html

// Every bound on the work a hostile document can cause, in one place.
#pragma once

#include <cstddef>
#include <cstdint>

namespace colosseum {

/// Reaching a limit ends the step with a partial result and StatusCode::kLimitExceeded; it never crashes or
/// hangs.
struct Limits {
  uint32_t max_nodes = 4'000'000;               ///< nodes of one document
  uint32_t max_tree_depth = 512;                ///< elements nested deeper are attached at this depth
  uint32_t max_box_depth = 512;                 ///< boxes nested deeper are flattened into their ancestor
  uint32_t max_fragments = 10'000'000;          ///< fragments of one layout
  size_t max_layout_bytes = size_t{3} << 29;    ///< fragments, results and shaped text of one layout
  uint32_t max_pages = 100'000;                 ///< pages of one layout
  size_t max_text_bytes = size_t{1} << 28;      ///< text of one document
  size_t max_resource_bytes = size_t{1} << 28;  ///< one file, image, font or sheet
  uint32_t max_css_rules = 2'000'000;           ///< style rules over all sheets
  uint32_t max_css_declarations = 8'000'000;    ///< longhands of all sheets and style attributes
  uint32_t max_css_tokens = 8'000'000;          ///< of one style attribute or rule with all it nests
  uint32_t max_css_nesting = 128;               ///< blocks, functions and rules nested in a sheet
  uint64_t max_style_work = 500'000'000;        ///< compound selectors tried, declarations applied
  uint32_t max_import_depth = 32;               ///< @import chains
  uint32_t max_variable_bytes = 1 << 20;        ///< a custom property after substitution
  uint32_t max_image_pixels = 200'000'000;      ///< a decoded image
  uint32_t max_table_span = 1'000;              ///< colspan; rowspan is clamped to 65,534
  uint32_t max_grid_tracks = 10'000;            ///< explicit and implicit tracks per axis
  uint64_t max_layout_work = 0;  ///< layout calls that miss the cache; 0: 400 per box + 1,000,000
};

}  // namespace colosseum

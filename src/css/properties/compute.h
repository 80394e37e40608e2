// From cascaded declarations to a computed style (css-cascade-5 §4.4).
#pragma once

#include <span>

#include "colosseum/document.h"
#include "colosseum/text.h"
#include "css/properties/declaration.h"

namespace colosseum::css {

/// What relative units and media-dependent values refer to.
struct ComputeContext {
  float viewport_width = 1024, viewport_height = 768;  ///< px; the page area when paged
  TextEngine* text = nullptr;                          ///< for ex, ch, cap, ic, lh; null: 0.5em and so on
  Document* document = nullptr;
};

struct ComputeInput {
  std::span<const MatchedDeclaration>
      declarations;                       ///< in ascending precedence: the last one of a property wins
  const ComputedStyle* parent = nullptr;  ///< inherits from; null for the root
  const ComputedStyle* root = nullptr;    ///< of the root element, for rem; null while computing the root
  NodeId element;                         ///< for attr(), none for pages
  bool is_root_element = false;
  bool is_pseudo_element = false;
};

/// Substitutes var(), applies CSS-wide keywords, computes values, then the adjustments that depend on several
/// properties (blockification by float/position/flex parent/root, border widths of none, overflow pairs …)
/// and interns the result.
StyleId compute_style(const ComputeInput& input, const ComputeContext& context, StylePool& pool);

}  // namespace colosseum::css

// Page contexts (css-page-3 §4.4, §7).
#pragma once

#include "colosseum/css.h"
#include "css/cascade/rules.h"

namespace colosseum::css {

PageStyle compute_page_style(const RuleSet& rules, const PageSelectorFacts& page, const MediaContext& media,
                             TextEngine* text, Document& document);
/// The style that each page and margin context would have from its own declarations alone: every image that a
/// page may need is in one of them.
std::vector<StyleId> styles_of_page_rules(const RuleSet& rules, Document& document);

}  // namespace colosseum::css

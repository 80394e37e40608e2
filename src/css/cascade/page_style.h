// Page contexts (css-page-3 §4.4, §7).
#pragma once

#include "colosseum/css.h"
#include "css/cascade/rules.h"

namespace colosseum::css {

PageStyle compute_page_style(const RuleSet& rules, const PageSelectorFacts& page, const MediaContext& media,
                             TextEngine* text, Document& document);

}  // namespace colosseum::css

// What style sheets become when parsed.
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <vector>

#include "colosseum/counter_style.h"
#include "colosseum/css.h"
#include "css/cascade/layers.h"
#include "css/media/media_query.h"
#include "css/properties/declaration.h"
#include "css/selectors/selector.h"

namespace colosseum::css {

/// css-cascade-5 §6.2: where the declarations of a sheet stand.
inline Origin origin_of(SheetOrigin o) {
  switch (o) {
    case SheetOrigin::kUserAgent: return Origin::kUserAgent;
    case SheetOrigin::kUser: return Origin::kUser;
    case SheetOrigin::kAuthor: break;
  }
  return Origin::kAuthor;
}

/// The declarations of one rule, style attribute or set of presentational hints.
struct DeclarationBlock {
  DeclarationList declarations;
  bool has_normal = false, has_important = false;
  bool is_native = false;           ///< makes the native look of a control (css-ui-4 §7.2)
  bool sets_content = false;        ///< a declaration of `content`
  bool depends_on_element = false;  ///< attr() somewhere but in `content`: results are not shared
};

struct StyleRule {
  uint32_t selectors = 0;  ///< a list of the SelectorStore
  uint32_t block = 0;
  uint32_t condition = 0;
  uint32_t layer = 0;
  SheetOrigin origin = SheetOrigin::kAuthor;
};

/// A @media rule or media attribute: holds when its list and its parent hold. Number 0 always holds.
struct Condition {
  uint32_t parent = 0;
  MediaQueryList media;
};

/// css-page-3 §4.2: a page type and pseudo-classes.
struct PageSelector {
  std::string name;
  int first = 0, blank = 0, left = 0,
      right = 0;  ///< how often written; more than one of left and right never matches
  uint32_t specificity() const {
    return (name.empty() ? 0u : 1u << 20) | static_cast<uint32_t>(first + blank) << 10 |
           static_cast<uint32_t>(left + right);
  }
};

/// css-page-3 §7.1
struct PageSize {
  enum class Orientation : uint8_t { kNone, kPortrait, kLandscape } orientation = Orientation::kNone;
  bool is_auto = true;           ///< no size given; an orientation may be
  double width = 0, height = 0;  ///< px
  bool important = false;
};

struct PageMarginRule {
  MarginBox box = MarginBox::kTopLeftCorner;
  uint32_t block = 0;
};

struct PageRule {
  std::vector<PageSelector> selectors;  ///< empty: every page
  uint32_t block = 0;
  std::optional<PageSize> size;
  std::vector<PageMarginRule> margin_boxes;
  uint32_t condition = 0, layer = 0;
  SheetOrigin origin = SheetOrigin::kAuthor;
};

struct FontFaceEntry {
  StyleSheetSet::FontFaceDescription description;
  uint32_t condition = 0;
};

struct CounterStyleRule {
  CounterStyle style;
  uint32_t condition = 0;
  uint32_t layer = 0;
  SheetOrigin origin = SheetOrigin::kAuthor;
};

/// Everything parsed, in order of appearance over all sheets.
struct RuleSet {
  SelectorStore selectors;
  std::vector<StyleRule> rules;
  std::deque<DeclarationBlock> blocks;
  std::vector<Condition> conditions = std::vector<Condition>(1);
  LayerTree layers;
  std::vector<PageRule> pages;
  std::vector<FontFaceEntry> font_faces;
  std::vector<CounterStyleRule> counter_styles;
  uint32_t import_count = 0;

  size_t declaration_count = 0;

  uint32_t add_block(DeclarationBlock block) {
    declaration_count += block.declarations.size();
    blocks.push_back(std::move(block));
    return static_cast<uint32_t>(blocks.size() - 1);
  }
};

/// The counter styles whose rules apply, in cascade order: the last of a name holds (css-counter-styles-3
/// §3).
std::vector<CounterStyle> counter_styles(const RuleSet& rules, const MediaContext& media);

/// Which conditions hold, by number.
std::vector<bool> evaluate_conditions(const RuleSet& rules, const MediaContext& media);

}  // namespace colosseum::css

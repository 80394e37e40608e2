#include "css/cascade/page_style.h"

#include <algorithm>

#include "css/cascade/styler.h"

namespace colosseum::css {

namespace {

bool matches(const PageSelector& s, const PageSelectorFacts& page) {
  return (s.name.empty() || s.name == page.name) && (s.first == 0 || page.index == 0) &&
         (s.blank == 0 || page.is_blank) && (s.left == 0 || !page.is_right) &&
         (s.right == 0 || page.is_right);
}

struct MatchedPageRule {
  const PageRule* rule;
  uint32_t layer, specificity;
};

std::vector<MatchedPageRule> matching_rules(const RuleSet& rules, const PageSelectorFacts& page,
                                            const MediaContext& media) {
  std::vector<MatchedPageRule> found;
  if (rules.pages.empty()) return found;
  std::vector<bool> conditions = evaluate_conditions(rules, media);
  std::vector<uint32_t> layers = rules.layers.order(conditions);
  for (const PageRule& rule : rules.pages) {
    if (!conditions[rule.condition]) continue;
    bool any = rule.selectors.empty();
    uint32_t specificity = 0;
    for (const PageSelector& s : rule.selectors) {
      if (!matches(s, page)) continue;
      any = true;
      specificity = std::max(specificity, s.specificity());
    }
    if (any) found.push_back({&rule, layers[rule.layer], specificity});
  }
  // css-page-3 §4.4
  std::stable_sort(found.begin(), found.end(), [](const MatchedPageRule& a, const MatchedPageRule& b) {
    if (a.rule->origin != b.rule->origin) return a.rule->origin < b.rule->origin;
    if (a.layer != b.layer) return a.layer < b.layer;
    return a.specificity < b.specificity;
  });
  return found;
}

/// css-page-3 §7.1; `auto` is the size of the paper the media context tells of.
PhysicalSize page_size(const std::vector<MatchedPageRule>& found, const MediaContext& media) {
  PageSize size;
  bool important = false;
  for (const MatchedPageRule& m : found) {
    if (!m.rule->size || (important && !m.rule->size->important)) continue;
    size = *m.rule->size;
    important = size.important;
  }
  PageStyle fallback;
  bool print = media.type == MediaContext::Type::kPrint && media.device_width > 0 && media.device_height > 0;
  double width = size.is_auto ? (print ? media.device_width : fallback.size.width.to_px()) : size.width;
  double height = size.is_auto ? (print ? media.device_height : fallback.size.height.to_px()) : size.height;
  bool landscape = size.orientation == PageSize::Orientation::kLandscape;
  bool portrait = size.orientation == PageSize::Orientation::kPortrait;
  if ((landscape && height > width) || (portrait && width > height)) std::swap(width, height);
  return {LayoutUnit::from_px_round(width), LayoutUnit::from_px_round(height)};
}

PhysicalEdges resolve_edges(const Length& top, const Length& right, const Length& bottom, const Length& left,
                            PhysicalSize size) {
  // css-page-3 §6: percentages refer to the page box, vertical ones to its height.
  return {resolve(top, size.height), resolve(right, size.width), resolve(bottom, size.height),
          resolve(left, size.width)};
}

Origin origin_of(SheetOrigin o) {
  return o == SheetOrigin::kUserAgent ? Origin::kUserAgent
         : o == SheetOrigin::kUser    ? Origin::kUser
                                      : Origin::kAuthor;
}

}  // namespace

PageStyle compute_page_style(const RuleSet& rules, const PageSelectorFacts& page, const MediaContext& media,
                             TextEngine* text, Document& document) {
  std::vector<MatchedPageRule> found = matching_rules(rules, page, media);
  PageStyle result;
  result.size = page_size(found, media);
  std::vector<CascadedBlock> blocks;
  for (const MatchedPageRule& m : found)
    blocks.push_back({m.rule->block, origin_of(m.rule->origin), m.layer});
  std::vector<MatchedDeclaration> declarations;
  order_declarations(rules, blocks, declarations);
  ComputeInput input;
  input.declarations = declarations;
  ComputeContext context;
  context.viewport_width = result.size.width.to_float();
  context.viewport_height = result.size.height.to_float();
  context.text = text;
  context.document = &document;
  result.style = compute_style(input, context, document.styles());
  const ComputedStyle& s = document.styles().get(result.style);
  result.margin =
      resolve_edges(s.margin_top(), s.margin_right(), s.margin_bottom(), s.margin_left(), result.size);
  result.padding =
      resolve_edges(s.padding_top(), s.padding_right(), s.padding_bottom(), s.padding_left(), result.size);
  auto width = [](auto v) { return LayoutUnit::from_px(static_cast<double>(v)); };
  result.border = {width(s.border_top_width()), width(s.border_right_width()), width(s.border_bottom_width()),
                   width(s.border_left_width())};
  return result;
}

}  // namespace colosseum::css

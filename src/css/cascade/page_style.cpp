#include "css/cascade/page_style.h"

#include <algorithm>
#include <array>

#include "css/cascade/styler.h"
#include "css/properties/specified_value.h"

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

/// One axis of a page box, as style gives it.
struct PageAxis {
  const Length &margin_start, &box_size, &margin_end, &padding_start, &padding_end;
  float border_start, border_end;
  BoxSizing box_sizing;
  const Length &min, &max;
};

struct PageAxisExtents {
  LayoutUnit margin_start, margin_end, padding_start, padding_end, border_start, border_end, size;
};

/// css-page-3 §3: margins and size as for a block in normal flow, but over-constrained values change the size
/// of the page. §6: percentages refer to the page box, vertical ones to its height.
PageAxisExtents resolve_page_axis(const PageAxis& axis, LayoutUnit size) {
  PageAxisExtents out;
  auto used = [&](const Length& l) { return l.is_length_percentage() ? resolve(l, size) : LayoutUnit(); };
  out.size = size;
  out.margin_start = used(axis.margin_start);
  out.margin_end = used(axis.margin_end);
  out.padding_start = used(axis.padding_start);
  out.padding_end = used(axis.padding_end);
  out.border_start = LayoutUnit::from_px(double{axis.border_start});
  out.border_end = LayoutUnit::from_px(double{axis.border_end});
  const LayoutUnit edges = out.padding_start + out.padding_end + out.border_start + out.border_end;
  auto border_box = [&](const Length& l) {
    return axis.box_sizing == BoxSizing::kBorderBox ? std::max(used(l), edges) : used(l) + edges;
  };
  LayoutUnit box = size - out.margin_start - out.margin_end;
  const bool stretched = !axis.box_size.is_length_percentage();
  if (!stretched) box = border_box(axis.box_size);
  const LayoutUnit before = box;
  if (axis.max.is_length_percentage()) box = std::min(box, border_box(axis.max));
  if (axis.min.is_length_percentage()) box = std::max(box, border_box(axis.min));
  if (stretched && box == before) return out;
  const LayoutUnit room = size - box - out.margin_start - out.margin_end;
  const bool start_auto = axis.margin_start.is_auto(), end_auto = axis.margin_end.is_auto();
  if (room < LayoutUnit() || (!start_auto && !end_auto)) {
    out.size = size - room;
  } else if (start_auto && end_auto) {
    out.margin_start = room / 2;
    out.margin_end = room - room / 2;
  } else {
    (start_auto ? out.margin_start : out.margin_end) = room;
  }
  return out;
}

/// Sets the size and the edges of a page whose containing block is `size` large.
void resolve_page_box(const ComputedStyle& s, PhysicalSize size, PageStyle& out) {
  const PageAxisExtents x = resolve_page_axis(
      {s.margin_left(), s.width(), s.margin_right(), s.padding_left(), s.padding_right(),
       s.border_left_width(), s.border_right_width(), s.box_sizing(), s.min_width(), s.max_width()},
      size.width);
  const PageAxisExtents y = resolve_page_axis(
      {s.margin_top(), s.height(), s.margin_bottom(), s.padding_top(), s.padding_bottom(),
       s.border_top_width(), s.border_bottom_width(), s.box_sizing(), s.min_height(), s.max_height()},
      size.height);
  out.size = {x.size, y.size};
  out.margin = {y.margin_start, x.margin_end, y.margin_end, x.margin_start};
  out.padding = {y.padding_start, x.padding_end, y.padding_end, x.padding_start};
  out.border = {y.border_start, x.border_end, y.border_end, x.border_start};
}

/// css-page-3 §6: the page context inherits from the root element, margin contexts from the page context.
class PageContexts {
 public:
  PageContexts(const RuleSet& rules, Document& document, TextEngine* text, PhysicalSize viewport)
      : rules_(rules), document_(document) {
    context_.viewport_width = viewport.width.to_float();
    context_.viewport_height = viewport.height.to_float();
    context_.text = text;
    context_.document = &document;
    if (document.root().valid()) root_ = &document.style(document.root());
  }

  StyleId page(std::span<const CascadedBlock> blocks) { return compute(blocks, {}, root_); }
  StyleId margin_box(MarginBox box, std::span<const CascadedBlock> blocks, StyleId page);

 private:
  StyleId compute(std::span<const CascadedBlock> blocks, std::span<const Declaration> defaults,
                  const ComputedStyle* parent) {
    declarations_.clear();
    order_declarations(rules_, blocks, declarations_);
    std::vector<MatchedDeclaration> all;
    for (const Declaration& d : defaults) all.push_back({&d, Origin::kUserAgent, 0});
    all.insert(all.end(), declarations_.begin(), declarations_.end());
    ComputeInput input;
    input.declarations = all;
    input.parent = parent;
    input.root = root_;
    return compute_style(input, context_, document_.styles());
  }

  const RuleSet& rules_;
  Document& document_;
  ComputeContext context_;
  const ComputedStyle* root_ = nullptr;
  std::vector<MatchedDeclaration> declarations_;
};

/// css-page-3 §6.2: as if rules of the user agent's style sheet.
std::array<Declaration, 2> default_alignment(MarginBox box) {
  using Kind = VerticalAlign::Kind;
  TextAlign text = TextAlign::kCenter;
  Kind vertical = Kind::kMiddle;
  switch (box) {
    case MarginBox::kTopLeft:
    case MarginBox::kBottomLeft:
    case MarginBox::kTopRightCorner:
    case MarginBox::kBottomRightCorner: text = TextAlign::kLeft; break;
    case MarginBox::kTopRight:
    case MarginBox::kBottomRight:
    case MarginBox::kTopLeftCorner:
    case MarginBox::kBottomLeftCorner: text = TextAlign::kRight; break;
    case MarginBox::kLeftTop:
    case MarginBox::kRightTop: vertical = Kind::kTop; break;
    case MarginBox::kLeftBottom:
    case MarginBox::kRightBottom: vertical = Kind::kBottom; break;
    default: break;
  }
  std::array<Declaration, 2> out;
  out[0].property = PropertyId::kTextAlign;
  out[0].value = make_keyword(static_cast<uint16_t>(text));
  out[1].property = PropertyId::kVerticalAlign;
  out[1].value = make_keyword(static_cast<uint16_t>(vertical));
  return out;
}

StyleId PageContexts::margin_box(MarginBox box, std::span<const CascadedBlock> blocks, StyleId page) {
  const std::array<Declaration, 2> defaults = default_alignment(box);
  return compute(blocks, defaults, &document_.styles().get(page));
}

/// css-page-3 §5.2: `normal` computes to `none`, and boxes with `none` are not generated.
std::vector<PageMarginBox> generated_margin_boxes(const RuleSet& rules,
                                                  const std::vector<MatchedPageRule>& found,
                                                  PageContexts& contexts, const Document& document,
                                                  StyleId page) {
  std::array<std::vector<CascadedBlock>, std::size(kMarginBoxNames)> blocks;
  std::array<bool, std::size(kMarginBoxNames)> sets_content{};
  for (const MatchedPageRule& m : found) {
    for (const PageMarginRule& r : m.rule->margin_boxes) {
      const auto i = static_cast<size_t>(r.box);
      blocks[i].push_back({r.block, origin_of(m.rule->origin), m.layer});
      sets_content[i] = sets_content[i] || rules.blocks[r.block].sets_content;
    }
  }
  std::vector<PageMarginBox> out;
  for (size_t i = 0; i < blocks.size(); ++i) {
    if (!sets_content[i]) continue;
    const auto box = static_cast<MarginBox>(i);
    const StyleId style = contexts.margin_box(box, blocks[i], page);
    if (document.styles().get(style).content().kind == ContentValue::Kind::kItems)
      out.push_back({box, style});
  }
  return out;
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
  PageContexts contexts(rules, document, text, result.size);
  result.style = contexts.page(blocks);
  resolve_page_box(document.styles().get(result.style), result.size, result);
  result.margin_boxes = generated_margin_boxes(rules, found, contexts, document, result.style);
  return result;
}

std::vector<StyleId> styles_of_page_rules(const RuleSet& rules, Document& document) {
  std::vector<StyleId> out;
  PageContexts contexts(rules, document, nullptr, PageStyle().size);
  for (const PageRule& rule : rules.pages) {
    const CascadedBlock own{rule.block, origin_of(rule.origin), 0};
    const StyleId page = contexts.page({&own, 1});
    out.push_back(page);
    for (const PageMarginRule& r : rule.margin_boxes) {
      const CascadedBlock block{r.block, origin_of(rule.origin), 0};
      out.push_back(contexts.margin_box(r.box, {&block, 1}, page));
    }
  }
  return out;
}

}  // namespace colosseum::css

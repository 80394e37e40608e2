#include "css/cascade/styler.h"

namespace colosseum::css {

namespace {

void append(const RuleSet& rules, const CascadedBlock& b, bool important,
            std::vector<MatchedDeclaration>& out) {
  const DeclarationBlock& block = rules.blocks[b.block];
  if (!(important ? block.has_important : block.has_normal)) return;
  for (const Declaration& d : block.declarations) {
    if (d.important == important) out.push_back({&d, b.origin, b.layer});
  }
}

}  // namespace

void order_declarations(const RuleSet& rules, std::span<const CascadedBlock> blocks,
                        std::vector<MatchedDeclaration>& out) {
  bool any_important = false;
  for (const CascadedBlock& b : blocks) {
    append(rules, b, false, out);
    any_important = any_important || rules.blocks[b.block].has_important;
  }
  if (!any_important) return;
  // Runs of one origin and layer, from the last to the first. The style attribute wins over its origin's
  // layers in both orders, so its run comes after those of the author's rules.
  size_t end = blocks.size();
  std::span<const CascadedBlock> style_attribute;
  while (end > 0) {
    size_t begin = end - 1;
    while (begin > 0 && blocks[begin - 1].origin == blocks[end - 1].origin &&
           blocks[begin - 1].layer == blocks[end - 1].layer) {
      --begin;
    }
    std::span<const CascadedBlock> run = blocks.subspan(begin, end - begin);
    if (!style_attribute.empty() && run.front().origin != Origin::kAuthor) {
      for (const CascadedBlock& b : style_attribute) append(rules, b, true, out);
      style_attribute = {};
    }
    if (run.front().layer == kStyleAttributeOrder && run.front().origin == Origin::kAuthor) {
      style_attribute = run;
    } else {
      for (const CascadedBlock& b : run) append(rules, b, true, out);
    }
    end = begin;
  }
  for (const CascadedBlock& b : style_attribute) append(rules, b, true, out);
}

}  // namespace colosseum::css

#include <unordered_map>

#include "colosseum/css.h"
#include "css/cascade/page_style.h"
#include "css/cascade/sheet_parser.h"
#include "css/cascade/styler.h"
#include "css/cascade/used_images.h"
#include "css/syntax/tokenizer.h"

namespace colosseum::css {

struct StyleSheetSet::Impl {
  explicit Impl(Document& d) : document(d), styler(d, rules, blocks) {}

  Document& document;
  RuleSet rules;
  ElementBlocks blocks;
  Styler styler;
  std::unordered_map<std::string, uint32_t> inline_index, hint_index;  ///< text → 1 + number of the block

  uint32_t attached_block(std::unordered_map<std::string, uint32_t>& index, std::string_view text,
                          uint32_t line, bool is_hint);
  void attach(std::vector<uint32_t>& by_node, NodeId element, uint32_t block);
};

/// The block of a style attribute's text; equal texts share one.
uint32_t StyleSheetSet::Impl::attached_block(std::unordered_map<std::string, uint32_t>& index,
                                             std::string_view text, uint32_t line, bool is_hint) {
  if (text.empty()) return 0;
  auto [it, added] = index.try_emplace(std::string(text), 0);
  if (!added) return it->second;
  const DocumentInfo& info = document.info();
  DeclarationContext context = declaration_context(
      document, rules,
      {info.base_url.empty() ? info.url : info.base_url, info.url, info.compat_mode == CompatMode::kQuirks});
  context.hidden = is_hint;
  TokenList tokens(std::string(text), line == 0 ? 1 : line, document.limits().max_css_tokens);
  if (tokens.is_cut()) {
    document.diagnostics().warn_once(DiagnosticKind::kLimit, {info.url, line, 0},
                                     "style attribute too long, the rest is left out");
  }
  DeclarationBlock block = parse_declaration_block(tokens.stream(), context);
  if (!block.declarations.empty()) it->second = rules.add_block(std::move(block)) + 1;
  return it->second;
}

void StyleSheetSet::Impl::attach(std::vector<uint32_t>& by_node, NodeId element, uint32_t block) {
  if (ElementBlocks::at(by_node, element) == block) return;
  if (by_node.size() <= element.index())
    by_node.resize(std::max<size_t>(document.node_capacity(), element.index() + 1));
  by_node[element.index()] = block;
  document.add_damage(element, kDamageRestyle);
}

StyleSheetSet::StyleSheetSet(Document& document) : impl_(std::make_unique<Impl>(document)) {}
StyleSheetSet::~StyleSheetSet() = default;

void StyleSheetSet::add_sheet(std::string_view text, const SheetOptions& options) {
  SheetParser(impl_->document, impl_->rules, options).parse(text);
  impl_->styler.invalidate();
}

void StyleSheetSet::set_inline_style(NodeId element, std::string_view text, uint32_t line) {
  if (!impl_->document.contains(element)) return;
  impl_->attach(impl_->blocks.inline_style, element,
                impl_->attached_block(impl_->inline_index, text, line, false));
}

void StyleSheetSet::set_presentational_hints(NodeId element, std::string_view declarations) {
  if (!impl_->document.contains(element)) return;
  impl_->attach(impl_->blocks.hints, element,
                impl_->attached_block(impl_->hint_index, declarations, 0, true));
}

void StyleSheetSet::style_document(const MediaContext& media, TextEngine* text) {
  impl_->styler.style_document(media, text);
  impl_->document.set_counter_styles(counter_styles(impl_->rules, media));
}

std::vector<StyleSheetSet::FontFaceDescription> StyleSheetSet::font_faces(const MediaContext& media) const {
  std::vector<bool> conditions = evaluate_conditions(impl_->rules, media);
  std::vector<FontFaceDescription> out;
  for (const FontFaceEntry& face : impl_->rules.font_faces) {
    if (conditions[face.condition]) out.push_back(face.description);
  }
  return out;
}

PageStyle StyleSheetSet::page_style(const PageSelectorFacts& page, const MediaContext& media,
                                    TextEngine* text) const {
  return compute_page_style(impl_->rules, page, media, text, impl_->document);
}

std::vector<std::string> StyleSheetSet::used_image_urls() const {
  return collect_image_urls(impl_->document, styles_of_page_rules(impl_->rules, impl_->document));
}

}  // namespace colosseum::css

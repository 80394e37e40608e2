#include "box/first_line.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace colosseum {

namespace {

/// Calls f(property, getter) for the inherited properties that apply to ::first-line (css-pseudo-4 §2.1.2).
template <typename F>
void for_each_inherited(F&& f) {
#define COLOSSEUM_INHERITED(id, name) \
  f(                                  \
      PropertyId::id, [](const ComputedStyle& s) -> const auto& { return s.name(); })
  COLOSSEUM_INHERITED(kColor, color);
  COLOSSEUM_INHERITED(kFontFamily, font_family);
  COLOSSEUM_INHERITED(kFontSize, font_size);
  COLOSSEUM_INHERITED(kFontStyle, font_style);
  COLOSSEUM_INHERITED(kFontWeight, font_weight);
  COLOSSEUM_INHERITED(kFontStretch, font_stretch);
  COLOSSEUM_INHERITED(kFontSizeAdjust, font_size_adjust);
  COLOSSEUM_INHERITED(kFontKerning, font_kerning);
  COLOSSEUM_INHERITED(kFontVariantLigatures, font_variant_ligatures);
  COLOSSEUM_INHERITED(kFontVariantCaps, font_variant_caps);
  COLOSSEUM_INHERITED(kFontVariantNumeric, font_variant_numeric);
  COLOSSEUM_INHERITED(kFontVariantEastAsian, font_variant_east_asian);
  COLOSSEUM_INHERITED(kFontVariantPosition, font_variant_position);
  COLOSSEUM_INHERITED(kFontVariantAlternates, font_variant_alternates);
  COLOSSEUM_INHERITED(kFontFeatureSettings, font_feature_settings);
  COLOSSEUM_INHERITED(kFontVariationSettings, font_variation_settings);
  COLOSSEUM_INHERITED(kFontOpticalSizing, font_optical_sizing);
  COLOSSEUM_INHERITED(kFontSynthesisWeight, font_synthesis_weight);
  COLOSSEUM_INHERITED(kFontSynthesisStyle, font_synthesis_style);
  COLOSSEUM_INHERITED(kFontSynthesisSmallCaps, font_synthesis_small_caps);
  COLOSSEUM_INHERITED(kLineHeight, line_height);
  COLOSSEUM_INHERITED(kTextTransform, text_transform);
  COLOSSEUM_INHERITED(kLetterSpacing, letter_spacing);
  COLOSSEUM_INHERITED(kWordSpacing, word_spacing);
  COLOSSEUM_INHERITED(kTextUnderlineOffset, text_underline_offset);
#undef COLOSSEUM_INHERITED
}

constexpr PropertyId kBackground[] = {PropertyId::kBackgroundColor,    PropertyId::kBackgroundImage,
                                      PropertyId::kBackgroundPosition, PropertyId::kBackgroundSize,
                                      PropertyId::kBackgroundRepeat,   PropertyId::kBackgroundClip,
                                      PropertyId::kBackgroundOrigin,   PropertyId::kBackgroundAttachment};
constexpr PropertyId kDecoration[] = {PropertyId::kTextDecorationLine, PropertyId::kTextDecorationStyle,
                                      PropertyId::kTextDecorationColor, PropertyId::kTextDecorationThickness};

/// Styles on first lines, made once for equal questions.
class FirstLineStyles {
 public:
  explicit FirstLineStyles(StylePool& pool) : pool_(pool) {}

  /// §2.1.3: `own` as a child's of `first` in the place of `parent`. What equals the parent's value counts as
  /// inherited.
  // DEVIATION: a declared value that happens to equal the inherited one counts as inherited too, and lengths
  // in em keep the size they have off the first line: the cascade is over when boxes are known.
  StyleId child(StyleId own, StyleId parent, StyleId first) {
    if (own == parent) return first;
    StyleId& made = children_[{own.value, parent.value, first.value}];
    if (made.valid()) return made;
    const ComputedStyle &s = pool_.get(own), &p = pool_.get(parent), &f = pool_.get(first);
    StyleBuilder& b = pool_.scratch_builder();
    b.start_from(s);
    for_each_inherited([&](PropertyId id, auto&& value) {
      if (value(s) == value(p)) b.copy_from(id, f);
    });
    return made = pool_.intern(b);
  }

  /// The ::first-line of a block container: `outer` is the block container it is in, or a ::first-line around
  /// it, `pseudo` the style that the pseudo-element has as a child of `originating`.
  StyleId pseudo(StyleId outer, StyleId originating, StyleId pseudo) {
    const ComputedStyle &o = pool_.get(outer), &e = pool_.get(originating), &s = pool_.get(pseudo);
    StyleBuilder& b = pool_.scratch_builder();
    b.start(&o);
    for_each_inherited([&](PropertyId id, auto&& value) {
      if (!(value(s) == value(e))) b.copy_from(id, s);
    });
    for (PropertyId id : kBackground) b.copy_from(id, s);
    for (PropertyId id : kDecoration) b.copy_from(id, s);
    return pool_.intern(b);
  }

 private:
  StylePool& pool_;
  std::map<std::tuple<uint32_t, uint32_t, uint32_t>, StyleId> children_;
};

class Finder {
 public:
  explicit Finder(BoxTree& tree) : tree_(tree), styles_(tree.document().styles()) {}

  std::vector<std::pair<BoxId, StyleId>> run() {
    find_first_children();
    for (uint32_t i = 0; i < tree_.size(); ++i) {
      const BoxId id(i);
      if (holds_lines(tree_.box(id)) && has_content_[i]) style_container(id);
    }
    std::sort(out_.begin(), out_.end());
    return std::move(out_);
  }

 private:
  static bool holds_lines(const Box& b) { return b.kind == BoxKind::kBlockFlow && b.has(kBoxChildrenInline); }
  static bool is_in_flow(const Box& b) {
    return !b.has(kBoxOutOfFlow) && !b.has(kBoxFloating) && !b.has(kBoxOutsideMarker);
  }

  /// Whether boxes have in-flow content that may hold a line, and of block containers their first such child.
  void find_first_children() {
    has_content_.assign(tree_.size(), false);
    first_child_.assign(tree_.size(), BoxId());
    for (size_t i = tree_.size(); i-- > 0;) {  // children come after their parents
      const Box& b = tree_.box(BoxId(i));
      if (b.kind != BoxKind::kBlockFlow) has_content_[i] = true;
      if (!has_content_[i] || !b.parent.valid() || !is_in_flow(b)) continue;
      const size_t parent = b.parent.index();
      if (tree_.box(b.parent).kind != BoxKind::kBlockFlow) continue;
      has_content_[parent] = true;
      first_child_[parent] = BoxId(i);
    }
  }

  /// The originating elements' boxes of the ::first-lines that the first line in a box is part of, innermost
  /// first.
  void collect_origins(BoxId container) {
    origins_.clear();
    for (BoxId at = container;;) {
      const Box& b = tree_.box(at);
      if (!b.is_anonymous() && !b.has(kBoxPseudo) &&
          tree_.document().pseudo_style(b.node, PseudoElement::kFirstLine).valid()) {
        origins_.push_back(at);
      }
      // §2.1.1: in the same flow.
      const BoxId parent = b.parent;
      if (!parent.valid() || !is_in_flow(b) || b.is_inline_level() || b.has(kBoxTableCell)) return;
      if (tree_.box(parent).kind != BoxKind::kBlockFlow || first_child_[parent.index()] != at) return;
      at = parent;
    }
  }

  void style_container(BoxId container) {
    collect_origins(container);
    if (origins_.empty()) return;
    StyleId style = tree_.box(container).style;
    for (size_t i = origins_.size(); i-- > 0;) {
      const Box& b = tree_.box(origins_[i]);
      style =
          styles_.pseudo(style, b.style, tree_.document().pseudo_style(b.node, PseudoElement::kFirstLine));
    }
    out_.push_back({container, style});
    style_children(container, style);
  }

  /// Inline boxes and texts below a container or an inline box whose style on the first line is `first`.
  void style_children(BoxId container, StyleId first) {
    struct Level {
      BoxId next;
      StyleId parent, first;
    };
    std::vector<Level> levels{{tree_.box(container).first_child, tree_.box(container).style, first}};
    while (!levels.empty()) {
      Level& level = levels.back();
      const BoxId id = level.next;
      if (!id.valid()) {
        levels.pop_back();
        continue;
      }
      const Box& b = tree_.box(id);
      level.next = b.next_sibling;
      if (b.kind < BoxKind::kInlineBox || !is_in_flow(b)) continue;
      const StyleId style = styles_.child(b.style, level.parent, level.first);
      out_.push_back({id, style});
      if (b.first_child.valid()) levels.push_back({b.first_child, b.style, style});
    }
  }

  BoxTree& tree_;
  FirstLineStyles styles_;
  std::vector<bool> has_content_;
  std::vector<BoxId> first_child_, origins_;
  std::vector<std::pair<BoxId, StyleId>> out_;
};

}  // namespace

StyleId inherit_anew(StylePool& pool, StyleId pseudo, StyleId originating, StyleId parent) {
  if (parent == originating) return pseudo;
  return FirstLineStyles(pool).child(pseudo, originating, parent);
}

void find_first_lines(BoxTree& tree) { tree.set_first_line_styles(Finder(tree).run()); }

}  // namespace colosseum

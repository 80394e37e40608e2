// Styling the elements of a document (css-cascade-5 §6 and §7).
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "colosseum/css.h"
#include "css/cascade/rule_index.h"
#include "css/cascade/rules.h"
#include "css/cascade/style_cache.h"
#include "css/properties/compute.h"
#include "css/selectors/matcher.h"

namespace colosseum::css {

/// Blocks attached to elements, by node: 1 + number of a block, 0 for none.
struct ElementBlocks {
  std::vector<uint32_t> inline_style, hints;
  static uint32_t at(const std::vector<uint32_t>& blocks, NodeId n) {
    return n.index() < blocks.size() ? blocks[n.index()] : 0;
  }
};

/// A block with its place in the cascade.
struct CascadedBlock {
  uint32_t block = 0;
  Origin origin = Origin::kAuthor;
  uint32_t layer = 0;
};

/// Lays out the declarations of blocks, given in ascending order of normal precedence, in ascending order of
/// precedence: important ones after normal ones, with origins and layers the other way round (css-cascade-5
/// §6.1).
void order_declarations(const RuleSet& rules, std::span<const CascadedBlock> blocks,
                        std::vector<MatchedDeclaration>& out);

class Styler {
 public:
  Styler(Document& document, const RuleSet& rules, const ElementBlocks& blocks);
  /// Styles what is damaged, or everything when rules, media or the text engine changed since the last call.
  void style_document(const MediaContext& media, TextEngine* text);
  /// Rules were added.
  void invalidate() { rules_changed_ = true; }

 private:
  struct Level {
    NodeId next;  ///< the next child to visit
    AncestorFilter ancestors;
    bool force = false;  ///< restyle all children
  };

  bool prepare(const MediaContext& media, TextEngine* text);
  void walk(bool all);
  /// True when children must be restyled too.
  bool visit(NodeId element, bool force, const AncestorFilter& ancestors);
  bool children_forced(NodeId element) const;
  void style_element(NodeId element, const AncestorFilter& ancestors);
  NodeId control_of(NodeId element) const;
  void style_part(NodeId part, NodeId host, const AncestorFilter& ancestors);
  StyleId parent_style(NodeId element) const;
  void style_pseudo_elements(NodeId element);
  void style_pseudo(NodeId element, PseudoElement pseudo, std::span<const uint32_t> matched);
  void gather(std::span<const uint32_t> matched, uint32_t hints, uint32_t inline_style);
  bool remove_native();
  bool has_native_look(NodeId element, StyleId style, bool is_pseudo) const;
  StyleId compute(NodeId element, StyleId parent, bool is_pseudo);
  void add_names(NodeId element, AncestorFilter& filter);
  bool has_work_left();

  Document& document_;
  const RuleSet& rules_;
  const ElementBlocks& element_blocks_;
  Matcher matcher_;
  RuleIndex index_;
  UsedNames used_names_;
  StyleCache cache_;
  MediaContext media_;
  TextEngine* text_ = nullptr;
  bool rules_changed_ = true;
  uint64_t declarations_applied_ = 0;  ///< since the last prepare()
  StyleId root_style_;

  // Scratch of one element, kept so that matching allocates nothing.
  std::vector<uint32_t> matched_;
  std::array<std::vector<uint32_t>, kPseudoElementCount> pseudo_matched_;
  std::vector<CascadedBlock> blocks_;
  std::vector<uint32_t> key_;
  std::vector<MatchedDeclaration> declarations_;
  std::vector<Level> levels_;
};

}  // namespace colosseum::css

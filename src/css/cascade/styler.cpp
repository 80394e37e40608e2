#include "css/cascade/styler.h"

#include <algorithm>

#include "tree/control_parts.h"

namespace colosseum::css {

namespace {

constexpr size_t kPruneRules = 5000;

bool same_media(const MediaContext& a, const MediaContext& b) {
  return a.type == b.type && a.width == b.width && a.height == b.height && a.device_width == b.device_width &&
         a.device_height == b.device_height && a.resolution_dppx == b.resolution_dppx &&
         a.color_bits == b.color_bits;
}

}  // namespace

std::vector<bool> evaluate_conditions(const RuleSet& rules, const MediaContext& media) {
  std::vector<bool> holds(rules.conditions.size());
  // A condition's parent has a smaller number.
  for (size_t i = 0; i < holds.size(); ++i) {
    const Condition& c = rules.conditions[i];
    holds[i] = (i == 0 || holds[c.parent]) && evaluate(c.media, media);
  }
  return holds;
}

Styler::Styler(Document& document, const RuleSet& rules, const ElementBlocks& blocks)
    : document_(document), rules_(rules), element_blocks_(blocks), matcher_(document, rules.selectors) {}

/// Brings the index up to date; true when every element must be styled again.
bool Styler::prepare(const MediaContext& media, TextEngine* text) {
  matcher_.reset();
  declarations_applied_ = 0;
  bool stale = rules_changed_ || !same_media(media, media_) || text != text_;
  // Of very many rules only those whose names occur are indexed.
  UsedNames names;
  bool pruned = rules_.rules.size() > kPruneRules;
  if (pruned) {
    names.collect(document_, matcher_);
    stale = stale || !used_names_.covers(names);
  }
  if (stale) {
    used_names_ = std::move(names);
    media_ = media;
    text_ = text;
    rules_changed_ = false;
    index_.build(rules_, evaluate_conditions(rules_, media), matcher_, pruned ? &used_names_ : nullptr);
    cache_.clear();
  }
  return stale;
}

void Styler::style_document(const MediaContext& media, TextEngine* text) {
  NodeId root = document_.root();
  if (!root.valid() || !document_.is_element(root)) return;
  bool all = prepare(media, text);
  // What :has() looks at may be anywhere.
  constexpr uint8_t kDamaged = kDamageRestyle | kDamageDescendant;
  if (rules_.selectors.has_relational && (document_.node(root).damage & kDamaged) != 0) all = true;
  walk(all);
  document_.clear_damage(kDamageRestyle);
}

void Styler::add_names(NodeId element, AncestorFilter& filter) {
  const Element& e = document_.element(element);
  filter.add(name_hash(NameKind::kTag, e.tag));
  if (!e.id.empty()) filter.add(name_hash(NameKind::kId, matcher_.fold(e.id)));
  for (Atom c : e.classes()) filter.add(name_hash(NameKind::kClass, matcher_.fold(c)));
}

/// Whether a change in one child may change how its siblings match.
bool Styler::children_forced(NodeId element) const {
  if (!rules_.selectors.has_sibling_dependence) return false;
  for (NodeId c = document_.node(element).first_child; c.valid(); c = document_.node(c).next_sibling) {
    if ((document_.node(c).damage & kDamageRestyle) != 0) return true;
  }
  return false;
}

void Styler::walk(bool all) {
  NodeId root = document_.root();
  StyleId before = document_.node(root).style;
  AncestorFilter none;
  bool force = visit(root, all, none);
  root_style_ = document_.node(root).style;
  // Lengths in rem depend on the root alone.
  if (root_style_ != before) {
    cache_.clear();
    force = true;
  }
  bool everything = all || root_style_ != before;
  levels_.clear();
  levels_.push_back({document_.node(root).first_child, none, everything || force || children_forced(root)});
  add_names(root, levels_.back().ancestors);
  while (!levels_.empty()) {
    Level& level = levels_.back();
    NodeId n = level.next;
    if (!n.valid()) {
      levels_.pop_back();
      continue;
    }
    level.next = document_.node(n).next_sibling;
    if (!document_.is_element(n)) continue;
    bool below = visit(n, level.force, level.ancestors);
    const Node& row = document_.node(n);
    if (!row.first_child.valid()) continue;
    if (!below && !everything && (row.damage & kDamageDescendant) == 0) continue;
    // `level` moves when the vector grows.
    AncestorFilter ancestors = level.ancestors;
    add_names(n, ancestors);
    levels_.push_back({row.first_child, ancestors, everything || below || children_forced(n)});
  }
}

bool Styler::visit(NodeId element, bool force, const AncestorFilter& ancestors) {
  const Node& row = document_.node(element);
  bool damaged = (row.damage & kDamageRestyle) != 0;
  if (!force && !damaged && row.style.valid()) return false;
  StyleId before = row.style;
  style_element(element, ancestors);
  return damaged || document_.node(element).style != before;
}

/// Limits::max_style_work: later elements have the user agent's and their own style only.
bool Styler::has_work_left() {
  if (matcher_.work() + declarations_applied_ < document_.limits().max_style_work) return true;
  document_.diagnostics().warn_once(DiagnosticKind::kLimit, {document_.info().url, 0, 0},
                                    "too many rules for so many elements, some do not apply");
  return false;
}

/// The style that an element inherits from. The options of a select are in a slot inside it, which inherits
/// no more than an anonymous box does.
StyleId Styler::parent_style(NodeId element) const {
  const NodeId parent = document_.node(element).parent;
  if (!parent.valid()) return {};
  const StyleId style = document_.node(parent).style;
  if (!document_.has_tag(parent, atoms::kSelect)) return style;
  StylePool& pool = document_.styles();
  StyleBuilder& slot = pool.scratch_builder();
  slot.start(&pool.get(style));
  slot.set_display(pool.get(style).display());
  return pool.intern(slot);
}

/// The form control that an element is a part of; none when it is no part.
NodeId Styler::control_of(NodeId element) const {
  NodeId host = element;
  while (host.valid() && is_control_part(document_.element(host).tag)) host = document_.node(host).parent;
  return host == element ? NodeId() : host;
}

/// A part of a form control has its rules from selectors of the control.
void Styler::style_part(NodeId part, NodeId host, const AncestorFilter& ancestors) {
  matched_.clear();
  index_.match(document_, host, ancestors, matcher_, has_work_left(), matched_);
  const uint32_t kind = document_.element(part).tag.value - atoms::kPartPlaceholder.value;
  const auto pseudo = static_cast<SelectorPseudo>(static_cast<uint32_t>(SelectorPseudo::kPlaceholder) + kind);
  std::erase_if(matched_, [&](uint32_t n) { return index_.selectors()[n].pseudo != pseudo; });
  gather(matched_, ElementBlocks::at(element_blocks_.hints, part), 0);
  document_.set_style(part, compute(part, parent_style(part), false));
}

void Styler::style_element(NodeId element, const AncestorFilter& ancestors) {
  if (const NodeId host = control_of(element); host.valid()) {
    style_part(element, host, ancestors);
    return;
  }
  matched_.clear();
  for (auto& list : pseudo_matched_) list.clear();
  index_.match(document_, element, ancestors, matcher_, has_work_left(), matched_);
  // Selectors of pseudo-elements go to lists of their own.
  size_t kept = 0;
  for (uint32_t n : matched_) {
    SelectorPseudo pseudo = index_.selectors()[n].pseudo;
    if (pseudo == SelectorPseudo::kNone) {
      matched_[kept++] = n;
    } else if (pseudo < SelectorPseudo::kPlaceholder) {
      pseudo_matched_[static_cast<size_t>(pseudo) - 1].push_back(n);
    }
  }
  matched_.resize(kept);
  gather(matched_, ElementBlocks::at(element_blocks_.hints, element),
         ElementBlocks::at(element_blocks_.inline_style, element));
  document_.set_style(element, compute(element, parent_style(element), false));
  style_pseudo_elements(element);
}

/// Fills blocks_ in ascending order of normal precedence.
void Styler::gather(std::span<const uint32_t> matched, uint32_t hints, uint32_t inline_style) {
  blocks_.clear();
  auto add_hints = [&] {
    // css-cascade-5 §6.5: an origin of its own before the author's.
    if (hints != 0) blocks_.push_back({hints - 1, Origin::kAuthorHint, kUnlayeredOrder});
    hints = 0;
  };
  for (uint32_t n : matched) {
    const IndexedSelector& s = index_.selectors()[n];
    if (s.origin == SheetOrigin::kAuthor) add_hints();
    // Several selectors of one list: the last, most specific one counts.
    if (!blocks_.empty() && blocks_.back().block == s.block) continue;
    blocks_.push_back({s.block, origin_of(s.origin), s.layer});
  }
  add_hints();
  if (inline_style != 0) blocks_.push_back({inline_style - 1, Origin::kAuthor, kStyleAttributeOrder});
}

/// Takes the declarations of native looks out of declarations_; false when there are none.
bool Styler::remove_native() {
  const auto is_native = [&](const CascadedBlock& b) { return rules_.blocks[b.block].is_native; };
  if (std::erase_if(blocks_, is_native) == 0) return false;
  declarations_.clear();
  order_declarations(rules_, blocks_, declarations_);
  return true;
}

/// css-ui-4 §7.2: without its native look a control is what the other declarations make it.
bool Styler::has_native_look(NodeId element, StyleId style, bool is_pseudo) const {
  const StylePool& pool = document_.styles();
  // The button of a file control has its look only as nobody touches it.
  if (document_.has_tag(element, atoms::kPartFileButton))
    return pool.get(style).appearance() == Appearance::kAuto;
  const StyleId owner = is_pseudo ? document_.node(element).style : style;
  return pool.get(owner).appearance() != Appearance::kNone;
}

StyleId Styler::compute(NodeId element, StyleId parent, bool is_pseudo) {
  bool is_root = element == document_.root() && !is_pseudo;
  key_.clear();
  key_.push_back(parent.value);
  key_.push_back((is_root ? 1u : 0u) | (is_pseudo ? 2u : 0u));
  // Below display: contents, what is around decides on the display too (css-display-3 §2.7).
  bool shareable = !parent.valid() || !document_.styles().get(parent).display().is_contents();
  for (const CascadedBlock& b : blocks_) {
    key_.push_back(b.block);
    shareable = shareable && !rules_.blocks[b.block].depends_on_element;
  }
  if (shareable) {
    StyleId known = cache_.find(key_);
    if (known.valid()) return known;
  }
  declarations_.clear();
  order_declarations(rules_, blocks_, declarations_);
  declarations_applied_ += declarations_.size();
  StylePool& pool = document_.styles();
  ComputeInput input;
  input.declarations = declarations_;
  input.parent = parent.valid() ? &pool.get(parent) : nullptr;
  NodeId root = document_.root();
  input.root =
      is_root || !document_.node(root).style.valid() ? nullptr : &pool.get(document_.node(root).style);
  input.element = element;
  input.is_root_element = is_root;
  input.is_pseudo_element = is_pseudo;
  ComputeContext context;
  context.viewport_width = media_.width;
  context.viewport_height = media_.height;
  context.text = text_;
  context.document = &document_;
  StyleId style = compute_style(input, context, pool);
  if (!has_native_look(element, style, is_pseudo) && remove_native()) {
    input.declarations = declarations_;
    style = compute_style(input, context, pool);
  }
  // Whether contents means none is the element's own matter (css-display-3 appendix B).
  const Display display = pool.get(style).display();
  if (shareable && !display.is_none() && !display.is_contents()) cache_.insert(key_, style);
  return style;
}

void Styler::style_pseudo_elements(NodeId element) {
  bool any = document_.element(element).pseudo_styles != Id<void>::kNone;
  for (const auto& list : pseudo_matched_) any = any || !list.empty();
  if (!any) return;
  for (int i = 0; i < kPseudoElementCount; ++i) {
    style_pseudo(element, static_cast<PseudoElement>(i), pseudo_matched_[static_cast<size_t>(i)]);
  }
}

void Styler::style_pseudo(NodeId element, PseudoElement pseudo, std::span<const uint32_t> matched) {
  bool generated = pseudo == PseudoElement::kBefore || pseudo == PseudoElement::kAfter;
  const ComputedStyle& originating = document_.style(element);
  bool wanted = !matched.empty() && !originating.display().is_none();
  if (generated) {
    // css-pseudo-4 §4: without `content` there is no box.
    wanted = wanted && std::any_of(matched.begin(), matched.end(), [&](uint32_t n) {
               return rules_.blocks[index_.selectors()[n].block].sets_content;
             });
  } else if (pseudo == PseudoElement::kMarker) {
    wanted = wanted && originating.display().list_item;
  } else {
    wanted = wanted && !originating.display().is_inline_box();
  }
  StyleId style;
  if (wanted) {
    gather(matched, 0, 0);
    style = compute(element, document_.node(element).style, true);
    if (generated && document_.styles().get(style).content().kind != ContentValue::Kind::kItems)
      style = StyleId();
  }
  document_.set_pseudo_style(element, pseudo, style);
}

}  // namespace colosseum::css

#include "css/selectors/element_state.h"

#include <cstdlib>
#include <string_view>

#include "base/utf.h"
#include "tree/atom_list.h"

namespace colosseum::css {

namespace {

/// One element with what the tests below ask about it.
struct State {
  const Document& doc;
  NodeId node;

  bool is(Atom tag) const { return doc.has_tag(node, tag); }
  const std::string* attr(std::string_view name) const { return doc.attribute(node, name); }
  bool has(std::string_view name) const { return attr(name) != nullptr; }
  std::string type() const {
    const std::string* t = doc.attribute(node, atoms::kType);
    return t == nullptr ? std::string("text") : ascii_lower(*t);
  }
};

bool is_form_control(const State& s) {
  return s.is(atoms::kInput) || s.is(atoms::kButton) || s.is(atoms::kSelect) || s.is(atoms::kTextarea);
}

bool can_be_disabled(const State& s) {
  return is_form_control(s) || s.is(atoms::kOption) || s.is(atoms::kOptgroup) || s.is(atoms::kFieldset);
}

/// HTML §4.10.19.5: inside a disabled fieldset, though not in its first legend.
bool in_disabled_fieldset(const State& s) {
  NodeId below = s.node;
  for (NodeId a = s.doc.node(s.node).parent; a.valid(); below = a, a = s.doc.node(a).parent) {
    if (!s.doc.has_tag(a, atoms::kFieldset) || s.doc.attribute(a, atoms::kDisabled) == nullptr) continue;
    NodeId first_legend;
    for (NodeId c = s.doc.node(a).first_child; c.valid(); c = s.doc.node(c).next_sibling) {
      if (s.doc.has_tag(c, atoms::kLegend)) {
        first_legend = c;
        break;
      }
    }
    if (below != first_legend) return true;
  }
  return false;
}

bool is_disabled(const State& s) {
  if (!can_be_disabled(s)) return false;
  if (s.has("disabled")) return true;
  if (s.is(atoms::kOption)) {
    NodeId parent = s.doc.node(s.node).parent;
    return s.doc.has_tag(parent, atoms::kOptgroup) && s.doc.attribute(parent, atoms::kDisabled) != nullptr;
  }
  return (is_form_control(s) || s.is(atoms::kFieldset)) && in_disabled_fieldset(s);
}

bool takes_text(std::string_view type) {
  constexpr std::string_view kOthers[] = {"hidden", "range", "color",  "checkbox", "radio",
                                          "file",   "image", "submit", "reset",    "button"};
  for (std::string_view t : kOthers) {
    if (type == t) return false;
  }
  return true;
}

bool is_read_write(const State& s) {
  if ((s.is(atoms::kInput) && takes_text(s.type())) || s.is(atoms::kTextarea)) {
    return !s.has("readonly") && !is_disabled(s);
  }
  for (NodeId a = s.node; a.valid(); a = s.doc.node(a).parent) {
    const std::string* editable = s.doc.attribute(a, "contenteditable");
    if (editable != nullptr) return !ascii_iequals(*editable, "false");
  }
  return false;
}

bool is_checked(const State& s) {
  if (s.is(atoms::kInput)) {
    std::string type = s.type();
    return (type == "checkbox" || type == "radio") && s.has("checked");
  }
  return s.is(atoms::kOption) && s.has("selected");
}

bool has_empty_value(const State& s) {
  if (s.is(atoms::kTextarea)) {
    for (NodeId c = s.doc.node(s.node).first_child; c.valid(); c = s.doc.node(c).next_sibling) {
      if (s.doc.is_text(c) && !s.doc.text(c).empty()) return false;
    }
    return true;
  }
  const std::string* value = s.attr("value");
  return value == nullptr || value->empty();
}

bool is_placeholder_shown(const State& s) {
  bool field = (s.is(atoms::kInput) && takes_text(s.type())) || s.is(atoms::kTextarea);
  return field && s.has("placeholder") && has_empty_value(s);
}

bool can_be_required(const State& s) {
  return s.is(atoms::kInput) || s.is(atoms::kSelect) || s.is(atoms::kTextarea);
}

bool number_attribute(const State& s, std::string_view name, double& out) {
  const std::string* v = s.attr(name);
  if (v == nullptr || v->empty()) return false;
  char* end = nullptr;
  out = std::strtod(v->c_str(), &end);
  return end != v->c_str();
}

enum class Range { kNone, kInside, kOutside };
Range range_of(const State& s) {
  if (!s.is(atoms::kInput)) return Range::kNone;
  std::string type = s.type();
  if (type != "number" && type != "range") return Range::kNone;
  double min = 0, max = 0, value = 0;
  bool has_min = number_attribute(s, "min", min), has_max = number_attribute(s, "max", max);
  if (!has_min && !has_max && type != "range") return Range::kNone;
  if (type == "range" || !number_attribute(s, "value", value)) return Range::kInside;
  return (has_min && value < min) || (has_max && value > max) ? Range::kOutside : Range::kInside;
}

bool is_candidate_for_validation(const State& s) {
  return is_form_control(s) && !is_disabled(s) && !s.has("readonly");
}

bool is_valid(const State& s) {
  if (can_be_required(s) && s.has("required")) {
    std::string type = s.is(atoms::kInput) ? s.type() : std::string();
    bool unset = type == "checkbox" || type == "radio" ? !s.has("checked") : has_empty_value(s);
    if (unset && !s.is(atoms::kSelect)) return false;
  }
  return range_of(s) != Range::kOutside;
}

bool is_default(const State& s) {
  if (is_checked(s)) return true;
  if (s.is(atoms::kButton)) return !s.has("type") || s.type() == "submit";
  return s.is(atoms::kInput) && (s.type() == "submit" || s.type() == "image");
}

bool is_link(const State& s) {
  const Element& e = s.doc.element(s.node);
  if (e.ns == atoms::kNsSvg) return e.tag == atoms::kA && (s.has("href") || s.has("xlink:href"));
  return (s.is(atoms::kA) || s.is(atoms::kArea)) && s.doc.attribute(s.node, atoms::kHref) != nullptr;
}

bool is_defined(const State& s) {
  const Element& e = s.doc.element(s.node);
  return e.ns != atoms::kNsHtml || s.doc.str(e.tag).find('-') == std::string_view::npos;
}

}  // namespace

bool matches_state(const Document& document, NodeId element, PseudoClass state) {
  State s{document, element};
  switch (state) {
    case PseudoClass::kAnyLink: return is_link(s);
    case PseudoClass::kDefined: return is_defined(s);
    case PseudoClass::kEnabled: return can_be_disabled(s) && !is_disabled(s);
    case PseudoClass::kDisabled: return is_disabled(s);
    case PseudoClass::kReadOnly: return !is_read_write(s);
    case PseudoClass::kReadWrite: return is_read_write(s);
    case PseudoClass::kPlaceholderShown: return is_placeholder_shown(s);
    case PseudoClass::kDefault: return is_default(s);
    case PseudoClass::kChecked: return is_checked(s);
    case PseudoClass::kIndeterminate: return s.is(atoms::kProgress) && !s.has("value");
    case PseudoClass::kValid: return is_candidate_for_validation(s) && is_valid(s);
    case PseudoClass::kInvalid: return is_candidate_for_validation(s) && !is_valid(s);
    case PseudoClass::kInRange: return range_of(s) == Range::kInside;
    case PseudoClass::kOutOfRange: return range_of(s) == Range::kOutside;
    case PseudoClass::kRequired: return can_be_required(s) && s.has("required");
    case PseudoClass::kOptional: return can_be_required(s) && !s.has("required");
    case PseudoClass::kOpen: return (s.is(atoms::kDetails) || s.is(atoms::kDialog)) && s.has("open");
    default: return false;
  }
}

}  // namespace colosseum::css
